"""The tables of docs/file-format.md: a row for each key, as its class declares it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from .keys import Declared, Many, Mapping, Takes, keys_of, part_of

_HEAD = "| key | type | required | in Chinese | meaning | why so |\n| --- | --- | --- | --- | --- | --- |\n"
_PLACE = re.compile(r"(?<=^<!-- keys: )(\w+)( -->\n\n)(.*?)(?=^<!-- end -->$)", re.DOTALL | re.MULTILINE)


def table(cls: type[Any]) -> str:
    """A class's keys as a table in Markdown."""
    return _HEAD + "".join(_row(declared) for declared in keys_of(cls))


def filled(page: str, class_named: Callable[[str], type[Any]]) -> str:
    """A page in which each place ``<!-- keys: Item -->`` … ``<!-- end -->`` holds the table of that class."""
    return _PLACE.sub(lambda found: f"{found[1]}{found[2]}{table(class_named(found[1]))}\n", page)


def _row(declared: Declared) -> str:
    key = declared.key
    meaning = f"{key.meaning} {key.more}".rstrip()
    cells = (f"`{declared.name}`", _type(declared), _required(declared), key.term, meaning, key.why)
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells) + "\n"


def _type(declared: Declared) -> str:
    takes = declared.takes
    if not isinstance(takes, Many):
        return _one(takes)
    several = f"list of {_several(declared.name, takes.of)}"
    if takes.or_one:
        several = f"{_one(takes.of)}, or a list of them"
    return f"{several}, not empty" if declared.is_required else several


def _one(takes: Takes) -> str:
    match takes:
        case Mapping():
            return f"[{part_of(takes.cls).noun}]({_anchor(takes.cls)})"
        case Many():
            return f"list of {_one(takes.of)}"
        case _:
            return takes.words


def _several(name: str, of: Takes) -> str:
    if isinstance(of, Mapping):
        several = name if name.endswith("s") else f"{part_of(of.cls).noun}s"
        return f"[{several}]({_anchor(of.cls)})"
    return of.words.replace("a unit's name", "units' names") if not isinstance(of, Many) else _one(of)


def _anchor(cls: type[Any]) -> str:
    """The heading under which a class stands in the documentation: ScoringRules is Scoring rules."""
    return "#" + re.sub("(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower()


def _required(declared: Declared) -> str:
    if declared.is_required:
        return "yes"
    if isinstance(declared.default, StrEnum | bool):
        return f"no, `{str(declared.default).lower()}`"
    return "no"
