"""The shape of a file: which keys a mapping has, what each takes, and how that becomes a class of ours.

A format (the list, the ledger, the evaluation) declares its shape with the functions here. The checks
run in pydantic's validator, over a schema assembled directly: declared as classes of
`pydantic.BaseModel`, the same schema costs more time to import and build than everything else that
`msss list` does together. What the validator finds is said in terms of the file by `msss.wording`,
which is loaded only when there is something to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from . import quantity
from .diagnostic import Diagnostic, first_of
from .yamlsource import Document, Plain

Schema = core_schema.CoreSchema

# Every character that needs a closer look, in the form of Rust's regular expressions: what `msss.characters` refuses
# or takes for another is in it (a test compares them), and hardly anything that a list is written with.
_UNUSUAL = (
    r"\x00-\x1f\x7f-\x9f\u{ad}\u{34f}-\u{1dff}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{3164}"
    r"\u{a4d0}-\u{abff}\u{fdd0}-\u{fe0f}\u{feff}\u{ffa0}\u{fff0}-\u{ffff}"
    r"\u{10000}-\u{1ffff}\u{2fffe}-\u{2ffff}\u{3fffe}-\u{10ffff}"
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
    validator: SchemaValidator,
    vocabulary: Vocabulary,
    document: Document,
    file: str,
    units: Callable[[Plain], Collection[str]] = lambda _: (),
) -> tuple[Any | None, tuple[Diagnostic, ...]]:
    """What ``document`` holds, or every reason why it holds none. Its year is the readers' context.

    ``units`` names the units that are known by name, from the document's data; it is asked at most once.
    """
    known = cache(lambda: units(document.data))
    try:
        return validator.validate_python(document.data, context={"year": _year(document.data), "units": known}), ()
    except ValidationError as error:
        from .wording import diagnostics

        problems = error.errors(include_url=False)
        return None, tuple(first_of(diagnostics(problems, vocabulary, document, file, known)))


def _year(data: Plain) -> int:
    """The file's year, which its deadlines lean on, read ahead; any leap year if it can't be read."""
    year = data.get("year") if isinstance(data, dict) else None
    try:
        return _YEAR(year) if isinstance(year, str) else 2024
    except ValueError:
        return 2024


# --- values


def text() -> Schema:
    """A text: not empty, and without characters that hide or reorder what is read, or are taken for others."""
    return core_schema.definition_reference_schema(_TEXT)


def unit_name() -> Schema:
    """A text that names one unit, not several with a sign between them."""
    return core_schema.definition_reference_schema(_UNIT_NAME)


_TEXT, _UNIT_NAME = "text", "unit_name"
"""The names by which every text refers to one definition, so that its pattern is compiled once and not for each key."""


def validator(whole: Schema) -> SchemaValidator:
    """The validator of a file of this shape."""
    strict = core_schema.str_schema(strict=True, min_length=1)
    text = _one_of_the_usual(_TEXT, "", _looked_at(_is_text, strict))
    unit_name = _one_of_the_usual(
        _UNIT_NAME, ",，、；;", _looked_at(_is_unit_name, core_schema.definition_reference_schema(_TEXT))
    )
    return SchemaValidator(core_schema.definitions_schema(whole, [text, unit_name]))


def _one_of_the_usual(name: str, signs: str, closer: Schema) -> Schema:
    """A text without ``signs`` and anything unusual, as nearly all are; otherwise what ``closer`` accepts."""
    usual = core_schema.str_schema(
        strict=True, min_length=1, pattern=f"^[^{_UNUSUAL}{signs}]*$", regex_engine="rust-regex"
    )
    return core_schema.union_schema(
        [usual, closer], mode="left_to_right", custom_error_type=name, custom_error_message=name, ref=name
    )


def _looked_at(is_one: Callable[[str, Any], bool], of: Schema) -> Schema:
    """What ``of`` accepts and ``is_one`` too."""

    def look(value: str, info: core_schema.ValidationInfo[Any]) -> str:
        if not is_one(value, info.context):
            raise ValueError(value)
        return value

    return core_schema.with_info_after_validator_function(look, of)


def _is_text(value: str, _: Any) -> bool:
    from .characters import hidden, looks_like

    return hidden(value) is None and looks_like(value) is None


def _is_unit_name(value: str, context: Any) -> bool:
    from .names import parts

    return parts(value, context["units"]()) == [value.strip()]


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
    return read_as(_matching(NUMBER, int), "number")


def year() -> Schema:
    """A year of four digits."""
    return read_as(_YEAR, "year")


def day() -> Schema:
    """A date, 2022-04-07."""
    return read_as(_matching(DAY, date.fromisoformat), "date")


def item_id() -> Schema:
    """An item's id, 7.2."""
    return read_as(_matching(ITEM_ID, str), "item_id")


def amount() -> Schema:
    """A number of zero or more."""
    return read_as(quantity.parse_number, "quantity")


def points() -> Schema:
    """Points or a weight: a number of zero or more, counted in nothing."""
    return read_as(_matching(POINTS, quantity.parse_number), "points")


def count() -> Schema:
    """A whole number of zero or more: how many voted."""
    return read_as(_matching(COUNT, int), "count")


def truth() -> Schema:
    """True or false."""
    return read_as({"true": True, "false": False}.__getitem__, "truth")


NUMBER = "[1-9][0-9]{0,3}"
YEAR = "[1-9][0-9]{3}"
DAY = "[0-9]{4}[-](?:[0][1-9]|[1][0-2])[-](?:[0][1-9]|[12][0-9]|[3][01])"
ITEM_ID = f"{NUMBER}[.]{NUMBER}"
COUNT = "[0]|[1-9][0-9]{0,5}"
POINTS = "(?=.{1,40}$)[0-9]+(?:[.][0-9]+)?"
"""What these texts match, as a whole; `msss.jsonschema` says the same. Full-width characters count as half-width."""


def _matching(pattern: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    """``read``, for texts of one pattern only: what Python takes for a number is more than that."""
    compiled = re.compile(pattern)

    def strictly(value: str) -> Any:
        plain = value if value.isascii() else value.translate(quantity.NARROW)
        if not compiled.fullmatch(plain):
            raise ValueError(value)
        return read(plain)

    return strictly


_YEAR = _matching(YEAR, int)


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
