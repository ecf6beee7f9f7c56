"""The shape of a file: which keys a mapping has, what each takes, and how that becomes a class of ours.

A format (the list, the ledger, the evaluation) declares its shape with the functions here. The checks
run in pydantic's validator, over a schema assembled directly: declared as classes of
`pydantic.BaseModel`, the same schema costs more time to import and build than everything else that
`msss list` does together. What the validator finds is said in terms of the file by `msss.wording`,
which is loaded only when there is something to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from . import quantity
from .diagnostic import Diagnostic, first_of
from .yamlsource import Document, Plain

Schema = core_schema.CoreSchema

# C0 and C1 controls, and what reorders or hides text: U+061C, 180E, 200B–200F, 2028–202E, 2060–206F, FEFF, FFF9–FFFB.
_UNSAFE = (
    r"\x00-\x1f\x7f-\x9f\u{200b}-\u{200f}\u{061c}\u{180e}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}"
)


class Vocabulary(NamedTuple):
    """What messages call the parts of a format.

    ``nouns`` name the classes, the whole file's first; ``holders`` the class of the mappings under a
    key; ``examples`` show how a key is written; ``words`` are the keys that Chinese words stand for.
    """

    nouns: Mapping[type[Any], str]
    holders: Mapping[str, type[Any]]
    examples: Mapping[str, str]
    words: Mapping[str, str]


def check(
    validator: SchemaValidator, vocabulary: Vocabulary, document: Document, file: str
) -> tuple[Any | None, tuple[Diagnostic, ...]]:
    """What ``document`` holds, or every reason why it holds none. Its year is the readers' context."""
    try:
        return validator.validate_python(document.data, context={"year": _year(document.data)}), ()
    except ValidationError as error:
        from .wording import diagnostics

        return None, tuple(first_of(diagnostics(error.errors(include_url=False), vocabulary, document, file)))


def _year(data: Plain) -> int:
    """The file's year, which its deadlines lean on, read ahead; any leap year if it can't be read."""
    year = data.get("year") if isinstance(data, dict) else None
    return int(year) if isinstance(year, str) and re.fullmatch("[1-9][0-9]{3}", year, re.ASCII) else 2024


# --- values


def text() -> Schema:
    """A text: not empty, and without characters that hide or reorder what is read."""
    return core_schema.definition_reference_schema(_TEXT)


_TEXT = "text"
"""The name by which every text refers to one definition, so that its pattern is compiled once and not for each key."""


def validator(whole: Schema) -> SchemaValidator:
    """The validator of a file of this shape."""
    pattern = f"^[^{_UNSAFE}]*$"
    one = core_schema.str_schema(strict=True, min_length=1, pattern=pattern, regex_engine="rust-regex", ref=_TEXT)
    return SchemaValidator(core_schema.definitions_schema(whole, [one]))


def read_as(read: Callable[[str], Any], kind: str) -> Schema:
    """A text that ``read`` turns into a value; what it raises is a finding of ``kind`` (see `msss.wording`)."""

    def convert(value: str) -> Any:
        try:
            return read(value)
        except (ValueError, LookupError):
            raise PydanticCustomError(kind, "{kind}", {"kind": kind}) from None

    return core_schema.no_info_after_validator_function(convert, text())


def read_with_year(read: Callable[[str, int], Any], kind: str) -> Schema:
    """As `read_as`, for a value that leans on the file's year."""

    def convert(value: str, info: core_schema.ValidationInfo[Any]) -> Any:
        try:
            return read(value, info.context["year"])
        except ValueError:
            raise PydanticCustomError(kind, "{kind}", {"kind": kind}) from None

    return core_schema.with_info_after_validator_function(convert, text())


def choice(words: type[StrEnum]) -> Schema:
    """One of an enum's words."""

    def convert(value: str) -> StrEnum:
        try:
            return words(value)
        except ValueError:
            raise PydanticCustomError("choice", "{words}", {"words": " or ".join(words)}) from None

    return core_schema.no_info_after_validator_function(convert, text())


def number() -> Schema:
    """A whole number from 1 to 9999."""
    return read_as(_matching("[1-9][0-9]{0,3}", int), "number")


def year() -> Schema:
    """A year of four digits."""
    return read_as(_matching("[1-9][0-9]{3}", int), "year")


def day() -> Schema:
    """A date, 2022-04-07."""
    return read_as(_matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat), "date")


def item_id() -> Schema:
    """An item's id, 7.2."""
    return read_as(_matching(r"[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}", str), "item_id")


def amount() -> Schema:
    """A number of zero or more."""
    return read_as(quantity.parse_number, "quantity")


def points() -> Schema:
    """Points or a weight: a number of zero or more, counted in nothing."""
    return read_as(quantity.parse_number, "points")


def count() -> Schema:
    """A whole number of zero or more: how many voted."""
    return read_as(_matching("0|[1-9][0-9]{0,5}", int), "count")


def truth() -> Schema:
    """True or false."""
    return read_as({"true": True, "false": False}.__getitem__, "truth")


def _matching(pattern: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    """``read``, for texts of one pattern only: what Python takes for a number is more than that."""

    def strictly(value: str) -> Any:
        if not re.fullmatch(pattern, value, re.ASCII):
            raise ValueError(value)
        return read(value)

    return strictly


# --- lists and mappings


def many(of: Schema, *, some: bool = False) -> Schema:
    """A list, kept as a tuple; with ``some`` it may not be empty."""
    return core_schema.no_info_after_validator_function(
        tuple, core_schema.list_schema(of, strict=True, min_length=1 if some else None)
    )


def one_or_many(of: Schema) -> Schema:
    """One text, or a list of some; kept as a tuple."""
    return core_schema.no_info_before_validator_function(
        lambda data: [data] if isinstance(data, str) else data, many(of, some=True)
    )


def one_of(first: str, second: str, of: Schema) -> Schema:
    """A mapping with one of two keys. ``of`` requires the first, which is None where the second stands in its place."""

    def convert(data: Any) -> Any:
        if not isinstance(data, dict) or second not in data:
            return data
        if first in data:
            raise PydanticCustomError("one_of", "{keys}", {"keys": (first, second)})
        return data | {first: None}

    return core_schema.no_info_before_validator_function(convert, of)


def or_none(of: Schema) -> Schema:
    """A value, or None in its place: a file holds no None, so only `one_of` puts it there."""
    return core_schema.nullable_schema(of)


def mapping(cls: type[Any], keys: Mapping[str, Schema]) -> Schema:
    """A mapping that becomes a ``cls``; a key is required where the class gives its field no default."""
    defaults = {spec.name: spec.default for spec in fields(cls)}
    arguments = [
        core_schema.dataclass_field(
            name,
            schema if defaults[name] is MISSING else core_schema.with_default_schema(schema, default=defaults[name]),
            kw_only=True,
        )
        for name, schema in keys.items()
    ]
    arguments_schema = core_schema.dataclass_args_schema(cls.__name__, arguments, extra_behavior="forbid")
    return core_schema.dataclass_schema(cls, arguments_schema, list(keys), slots=True, frozen=True, strict=False)
