"""pydantic's validator for a document: annotations with metadata in, schema out.

`pydantic.BaseModel` and `TypeAdapter` turn annotated classes into a schema, which the engine
(`pydantic_core`) runs. This module does the same for the classes that `msss.formats.keys` declares, and
hands the schema to the same engine, without importing pydantic's own generator: `from pydantic import
BaseModel` costs 23 ms over a bare `import pydantic`, and declaring the list's seven classes with it 35 ms
more, beside 80 ms for the whole of `msss list` (`benchmarks/startup.py` keeps count). So

    a dataclass under `part`    is a `dataclass_schema` of its keys, with nothing else allowed in it,
    ``tuple[X, ...]``           is a `list_schema`, kept as a tuple,
    a `ValueType`               is a text (`str_schema`) and a function that reads it.

What it leans on, all of it documented in pydantic's API: `SchemaValidator` with `validate_python` and its
``context``, `ValidationError.errors`, `PydanticCustomError`, and of `core_schema`: `dataclass_schema`,
`dataclass_args_schema`, `dataclass_field`, `list_schema`, `str_schema` (its ``pattern`` in the syntax of
Rust's regular expressions), `union_schema`, `nullable_schema`, `with_default_schema`,
`definitions_schema`, `definition_reference_schema`, and the functions before and after a validator. The
versions of pydantic that this was tested with are bounded in pyproject.toml; `.ci/run` tests the oldest
and the newest of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from .keys import BETWEEN, Declared, Many, Mapping, Takes, keys_of, part_of
from .types import TEXT, UNIT_NAME, TextType, ValueType

Schema = core_schema.CoreSchema

# Every character that needs a closer look, in the form of Rust's regular expressions: what `msss.values.characters`
# refuses or takes for another is in it (a test compares them), and hardly anything that a list is written with.
_UNUSUAL = (
    r"\x00-\x1f\x7f-\x9f\u{ad}\u{34f}-\u{1dff}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{3164}"
    r"\u{a4d0}-\u{abff}\u{fdd0}-\u{fe0f}\u{feff}\u{ffa0}\u{fff0}-\u{ffff}"
    r"\u{10000}-\u{1ffff}\u{2fffe}-\u{2ffff}\u{3fffe}-\u{10ffff}"
)
_SPACES = r" \u{a0}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}"
"""White space that isn't among the unusual characters."""


def validator(root: type[Any]) -> SchemaValidator:
    """The validator of a document whose whole is a ``root``.

    It takes a `context` of the file's ``year``, and ``units``, a function that returns the names of known units. The
    context has ``spaces`` afterwards if a text may have white space.
    """
    if root not in _VALIDATORS:
        # Every text refers to one definition, so that its pattern is compiled once and not for each key.
        text = _text(TEXT, core_schema.str_schema(strict=True, min_length=1))
        unit_name = _text(UNIT_NAME, core_schema.definition_reference_schema(TEXT.name))
        _VALIDATORS[root] = SchemaValidator(core_schema.definitions_schema(_mapping(root), [text, unit_name]))
    return _VALIDATORS[root]


_VALIDATORS: dict[type[Any], SchemaValidator] = {}
"""The validator of each document that was read."""


def _mapping(cls: type[Any]) -> Schema:
    """A mapping that becomes a ``cls``."""
    choice, several = part_of(cls).one_of, part_of(cls).any_of
    first = (choice or several or (None,))[0]
    keys = [_key(declared, is_first=declared.name == first) for declared in keys_of(cls)]
    arguments = core_schema.dataclass_args_schema(cls.__name__, keys, extra_behavior="forbid")
    names = [declared.name for declared in keys_of(cls)]
    has_slots = "__slots__" in vars(cls)
    schema = core_schema.dataclass_schema(cls, arguments, names, slots=has_slots, frozen=True, strict=False)
    if several:
        return _any_of(*several, of=schema)
    return _one_of(*choice, schema) if choice else schema


def _key(declared: Declared, *, is_first: bool) -> core_schema.DataclassField:
    takes = _takes(declared.takes, declared.is_required)
    if is_first:  # another key may stand in its place: see `_one_of` and `_any_of`
        takes = core_schema.nullable_schema(takes)
        if isinstance(declared.takes, Many):
            takes = core_schema.no_info_after_validator_function(_as_a_tuple, takes)
    if not declared.is_required:
        takes = core_schema.with_default_schema(takes, default=declared.default)
    return core_schema.dataclass_field(declared.name, takes, kw_only=True)


def _takes(takes: Takes, is_required: bool) -> Schema:
    """What a key takes; a list that is required may not be empty."""
    match takes:
        case Mapping():
            return _when_written(takes) if takes.is_rare else _mapping(takes.cls)
        case Many():
            items = core_schema.list_schema(_takes(takes.of, False), strict=True, min_length=1 if is_required else None)
            kept = core_schema.no_info_after_validator_function(BETWEEN.join if takes.joined else tuple, items)
            return core_schema.no_info_before_validator_function(_as_a_list, kept) if takes.or_one else kept
        case TextType():
            return core_schema.definition_reference_schema(takes.name)
        case _:
            return _read(takes)


def _when_written(takes: Mapping) -> Schema:
    """A mapping that few files have: its schema is made for the first that has it. Errors keep their places."""

    def read(value: Any, info: core_schema.ValidationInfo[Any]) -> Any:
        return validator(takes.cls).validate_python(value, context=info.context)

    return core_schema.with_info_plain_validator_function(read)


def _as_a_tuple(read: tuple[Any, ...] | None) -> tuple[Any, ...]:
    return read or ()


def _as_a_list(data: Any) -> Any:
    return [data] if isinstance(data, str) else data


def _read(of: ValueType) -> Schema:
    """A text that the type reads; what it raises is an error of the type's name."""
    text = core_schema.definition_reference_schema(TEXT.name)

    def refused() -> PydanticCustomError:
        return PydanticCustomError(of.name, "{name}", {"name": of.name})  # type: ignore[arg-type, unused-ignore]

    def read(value: str) -> Any:
        try:
            return of.read(value)
        except (ValueError, LookupError):
            raise refused() from None

    def read_with_year(value: str, info: core_schema.ValidationInfo[Any]) -> Any:
        try:
            return of.read(value, info.context["year"])
        except (ValueError, LookupError):
            raise refused() from None

    if of.leans_on_year:
        return core_schema.with_info_after_validator_function(read_with_year, text)
    return core_schema.no_info_after_validator_function(read, text)


def _text(of: TextType, closer: Schema) -> Schema:
    """A text without the type's signs and anything unusual, as nearly all are; otherwise what the type accepts."""

    def without(characters: str) -> Schema:
        pattern = f"^[^{characters}]*$"
        return core_schema.str_schema(strict=True, min_length=1, pattern=pattern, regex_engine="rust-regex")

    def note(value: str, info: core_schema.ValidationInfo[Any]) -> str:
        info.context["spaces"] = True
        return value

    def look(value: str, info: core_schema.ValidationInfo[Any]) -> str:
        accepted = info.context.setdefault(of.name, set())  # a name stands in a file many times
        if value not in accepted:
            if not of.accepts(value, info.context["units"]):
                raise ValueError(value)
            accepted.add(value)
            if value.split() != [value]:
                note(value, info)
        return value

    usual = without(f"{_UNUSUAL}{of.signs}{_SPACES}")
    spaced = core_schema.with_info_after_validator_function(note, without(f"{_UNUSUAL}{of.signs}"))
    looked_at = core_schema.with_info_after_validator_function(look, closer)
    return core_schema.union_schema(
        [usual, spaced, looked_at],
        mode="left_to_right",
        custom_error_type=of.name,
        custom_error_message=of.name,
        ref=of.name,
    )


def _one_of(first: str, second: str, of: Schema) -> Schema:
    """A mapping with one of two keys. ``of`` requires the first, which is None where the second stands in its place."""

    def convert(data: Any) -> Any:
        if not isinstance(data, dict) or second not in data:
            return data
        if first in data:
            raise PydanticCustomError("one_of", "{keys}", {"keys": (first, second)})
        return data | {first: None}

    return core_schema.no_info_before_validator_function(convert, of)


def _any_of(first: str, *others: str, of: Schema) -> Schema:
    """A mapping with one or more of some keys. ``of`` requires the first, which is None where only others are there."""

    def convert(data: Any) -> Any:
        if isinstance(data, dict) and first not in data and any(key in data for key in others):
            return data | {first: None}
        return data

    return core_schema.no_info_before_validator_function(convert, of)


Known = Callable[[], Collection[str]]
"""A function that returns the names of known units; it may take a while, and is asked only when it matters."""
