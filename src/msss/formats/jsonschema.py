"""A document's format as JSON Schema (2020-12), for editors and for validators that aren't msss.

It follows from what the document's classes declare (`msss.formats.keys`).

A JSON Schema sees what a YAML loader made of the file, not the file: there ``id: 1.10`` is the number
1.1 and is refused, where msss reads the text ``1.10``. It knows no units, sums or sentences either:
what it accepts can still be wrong, and `msss validate` says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from .keys import Declared, Many, Mapping, Takes, keys_of, part_of, parts_of
from .types import DEFINITIONS, TEXT, Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build(root: type[Any]) -> Json:
    """The JSON Schema of a document whose whole is a ``root``."""
    whole, *inside = parts_of(root)
    schema = _mapping(whole)
    definitions = {_name(cls): _mapping(cls) for cls in inside}
    written = json.dumps([schema, definitions])
    used = {one.name: one.json_schema() for one in DEFINITIONS if json.dumps(f"#/$defs/{one.name}") in written}
    return {"$schema": DIALECT} | schema | {"$defs": definitions | used}


def text(root: type[Any]) -> str:
    """The JSON Schema of a document as the text of a file: what `msss schema` prints."""
    written = json.dumps(build(root), ensure_ascii=False, indent=2) + "\n"
    # In a pattern stand the ends of ranges, which no font has: they are written as escapes.
    return re.sub("[\U00010000-\U0010ffff]", lambda found: json.dumps(found[0])[1:-1], written)


def _mapping(cls: type[Any]) -> Json:
    part = part_of(cls)
    choices = part.one_of or part.any_of or ()
    required = [key.name for key in keys_of(cls) if key.is_required and key.name not in choices]
    schema = _said(part.term, part.meaning, part.chinese)
    schema |= {"type": "object", "additionalProperties": False, "required": required}
    if choices:
        schema["oneOf" if part.one_of else "anyOf"] = [{"required": [key]} for key in choices]
    return schema | {"properties": dict(_properties(cls))}


def _properties(cls: type[Any]) -> Iterator[tuple[str, Json]]:
    for declared in keys_of(cls):
        key = declared.key
        value = _said(key.term, key.meaning, key.chinese) | _value(declared)
        if isinstance(declared.default, StrEnum):
            value["default"] = declared.default.value
        yield declared.name, value | ({"examples": list(key.examples)} if key.examples else {})


def _value(declared: Declared) -> Json:
    """What a key takes; a list that is required may not be empty."""
    takes = declared.takes
    if not isinstance(takes, Many):
        return _one(takes)
    array: Json = {"type": "array", "items": _one(takes.of)}
    if declared.is_required:
        array["minItems"] = 1
    return {"anyOf": [TEXT.reference(), array]} if takes.or_one else array


def _one(takes: Takes) -> Json:
    match takes:
        case Mapping():
            return {"$ref": f"#/$defs/{_name(takes.cls)}"}
        case Many():
            return {"type": "array", "items": _one(takes.of)}
        case _:
            return takes.reference()


def _said(title: str, english: str, chinese: str) -> Json:
    return {"title": title, "description": f"{english} {chinese}"}


def _name(cls: type[Any]) -> str:
    return cls.__name__.lower()
