"""What a key can take: each type knows how its text is read, what it is in JSON Schema and how a wrong one is reported.

A model annotates its fields with the names at the end (`Text`, `Day`, `Amount`…), which are Python's types
with a `ValueType` as metadata. A new type is a class here, and a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from ..common.language import Series, t
from ..values.deadline import Deadline, parse_deadline
from ..values.item_id import ITEM_ID, citable
from ..values.quantity import MOST, NARROW, SHARE, UP_TO_100, WRITTEN_NUMBER, Value, parse_number, parse_value, wide

if TYPE_CHECKING:  # it is made only when something is wrong
    from .phrases import Wrong

Json = dict[str, Any]


Report = tuple[str, str, str]
"""What is said of a wrong value: the code, the message, and the hint, which may be empty."""


def whole(pattern: str) -> str:
    """A pattern of the whole of a text. To Python, $ matches before a line break at the end as well."""
    return f"^(?:{pattern})$(?!\\n)"


def matching(pattern: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    """``read``, for texts of one pattern only: what Python takes for a number is more than that.

    Full-width digits and signs count as half-width.
    """
    compiled: list[re.Pattern[str]] = []  # when it is first needed: no file has values of all types

    @lru_cache(maxsize=1024)  # the ids and numbers of one list are those of another
    def strictly(value: str) -> Any:
        plain = value if value.isascii() else value.translate(NARROW)
        if not compiled:
            compiled.append(re.compile(pattern))
        if not compiled[0].fullmatch(plain):
            raise ValueError(value)
        return read(plain)

    return strictly


class ValueType:
    """A type of value. ``name`` is its name in the JSON Schema, ``words`` what the documentation calls it."""

    name: ClassVar[str]
    words: str
    leans_on_year: ClassVar[bool] = False
    """Whether ``read`` takes the file's year too."""
    read: Callable[..., Any]
    """The value that a text stands for. Raises ValueError or LookupError if it stands for none."""

    def json_schema(self) -> Json:
        """The type in JSON Schema, under ``name`` in its definitions."""
        raise NotImplementedError

    def reference(self) -> Json:
        """What a key of this type has in the JSON Schema."""
        return {"$ref": f"#/$defs/{self.name}"}

    def report(self, wrong: Wrong) -> Report:
        """What is said of a text that isn't of this type."""
        raise NotImplementedError


class TextType(ValueType):
    """A text: not empty, and without characters that hide or reorder what is read, or are taken for others."""

    name = "text"
    words = "text"
    signs: ClassVar[str] = ""
    """The signs that need a closer look, beside the characters that are unusual everywhere."""

    def accepts(self, value: str, units: Callable[[], Collection[str]]) -> bool:
        """Whether a text that isn't plainly one of the usual characters is taken."""
        from ..values.characters import hidden, looks_like

        return hidden(value) is None and looks_like(value) is None

    def json_schema(self) -> Json:
        from ..values.characters import text_pattern

        return {"type": "string", "minLength": 1, "pattern": whole(text_pattern())}

    def report(self, wrong: Wrong) -> Report:
        from .phrases import what

        key, example = wrong.key, wrong.example
        if not isinstance(wrong.value, str):
            hint = t("write a text, for example: {example}", example=example) if example else ""
            return "MSS103", t("{key} must be text, not {kind}", key=key, kind=what(wrong.value)), hint
        if not wrong.value:
            hint = (
                t("fill it in, for example: {example}", example=example)
                if example
                else t("fill it in, or remove the key")
            )
            return "MSS104", t("{key} is empty", key=key), hint
        return self._characters(wrong)

    def _characters(self, wrong: Wrong) -> Report:
        from ..values.characters import hidden, looks_like, named

        if character := hidden(wrong.value):
            message = t("{key} holds the invisible character {name}", key=wrong.key, name=named(character))
            return "MSS105", message, t("retype the text: such a character hides or reorders what is read")
        found = looks_like(wrong.value)
        assert found is not None, wrong.value
        character, meant = found
        message = t(
            "{key}: in {shown}, {character} is {name}, and only looks like {meant}",
            key=wrong.key,
            shown=wrong.shown,
            character=character,
            name=named(character),
            meant=meant,
        )
        return "MSS113", message, t("write {text} in its place", text=meant)


class AddressType(TextType):
    """A text that is the address of a page; that it is one, a rule says."""

    words = "an address, `https://…`"

    def reference(self) -> Json:
        return TEXT.reference() | {"pattern": "^[hH][tT][tT][pP][sS]?://"}


class UnitNameType(TextType):
    """A text that names one unit, not several with a sign between them."""

    name = "unit_name"
    words = "a unit's name"
    signs = ",，、；;"

    def accepts(self, value: str, units: Callable[[], Collection[str]]) -> bool:
        from ..values.unit_names import parts

        return parts(value, units()) == [value.strip()]

    def reference(self) -> Json:
        return TEXT.reference()

    def _characters(self, wrong: Wrong) -> Report:
        from ..values.characters import hidden
        from ..values.unit_names import MOST, parts, respelled

        key, value, known = wrong.key, wrong.value, wrong.units()
        names = parts(value, known)
        sign = next((sign for sign in value if sign in "\n\r\x85\u2028\u2029，、；;,"), None)
        if sign is None or names == [value.strip()] or hidden("".join(names)) is not None:
            return super()._characters(wrong)
        between = sign if sign.isprintable() else t("a line break")
        if len(names) < 2 or len(names) > MOST:
            message = t("{key}: {shown} holds {sign}", key=key, shown=wrong.shown, sign=between)
            return "MSS112", message, t("write each unit's name by itself")
        if meant := respelled(value, known):
            message = t(
                "{key}: {shown} holds {sign} where one unit's name has 、", key=key, shown=wrong.shown, sign=between
            )
            return "MSS112", message, t("write {text}", text=meant)
        written = ", ".join(f'"{name}"' if set(",[]{}#:") & set(name) else name for name in names)
        hint = t("separate the units with , (half-width) and a space: {units}", units=f"[{written}]")
        message = t(
            "{key}: {shown} is several units in one name, with {sign} between them",
            key=key,
            shown=wrong.shown,
            sign=between,
        )
        return "MSS112", message, hint


class PatternType(ValueType):
    """A text of one pattern. ``code`` is reported where it isn't, with ``wanted``, what it should have been."""

    code: ClassVar[str]
    wanted: ClassVar[str]

    def report(self, wrong: Wrong) -> Report:
        from .phrases import wrong_digit

        hint = wrong_digit(wrong.value) or self.hint(wrong)
        message = t("{key}: {shown} is not {wanted}", key=wrong.key, shown=wrong.shown, wanted=self.wanted)
        return self.code, message, hint

    def hint(self, wrong: Wrong) -> str:
        """What to write in its place."""
        raise NotImplementedError


_NUMBER = "[1-9][0-9]{0,3}"


class NumberType(PatternType):
    """A whole number from 1 to 9999."""

    name = "number"
    words = "whole number, 1 to 9999"
    code, wanted = "MSS108", t("a whole number from 1 to 9999")
    read = staticmethod(matching(_NUMBER, int))

    def json_schema(self) -> Json:
        written = {"type": "string", "pattern": whole(wide(_NUMBER))}
        return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 9999}, written]}

    def hint(self, wrong: Wrong) -> str:
        if not wrong.example:
            return t("write a number")
        return t("write a number, for example: {example}", example=wrong.example)


_YEAR = "[1-9][0-9]{3}"


class YearType(PatternType):
    """A year of four digits."""

    name = "year"
    words = "year, four digits"
    code, wanted = "MSS108", t("a year of four digits")
    read = staticmethod(matching(_YEAR, int))

    def json_schema(self) -> Json:
        written = {"type": "string", "pattern": whole(wide(_YEAR))}
        return {"anyOf": [{"type": "integer", "minimum": 1000, "maximum": 9999}, written]}

    def hint(self, wrong: Wrong) -> str:
        if not wrong.example:
            return t("write four digits")
        return t("write four digits, for example: {example}", example=wrong.example)


_DAY = "[0-9]{4}[-](?:[0][1-9]|[1][0-2])[-](?:[0][1-9]|[12][0-9]|[3][01])"


class DayType(PatternType):
    """A date, 2022-04-07."""

    name = "date"
    words = "date, `2022-04-07`"
    code, wanted = "MSS109", t("a date")
    read = staticmethod(matching(_DAY, date.fromisoformat))

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": whole(wide(_DAY))}

    def hint(self, wrong: Wrong) -> str:
        return t("write year, month and day, for example 2022-04-07")


class ItemIdType(PatternType):
    """An item's id: 7.2, or one of the list's own, 省1."""

    name = "item_id"
    words = "an item's id, such as `7.2`"
    code, wanted = "MSS111", t("an item id")
    read = staticmethod(matching(ITEM_ID, str))

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": whole(wide(ITEM_ID))}

    def hint(self, wrong: Wrong) -> str:
        if id := citable(wrong.value.translate(NARROW)):
            return t("an id is cited on command lines: write {id}", id=id)
        if not wrong.value.isascii():
            return t("write letters, digits and Chinese characters, no more than 20, with - between, for example 省1")
        return t("write the project's number, a point and the item's, for example 7.2")


_PLACE_CODE = "[1-9][0-9]{5}(?:[0-9]{3}){0,2}"


class PlaceCodeType(PatternType):
    """The administrative division code of a place: six digits, nine for a township, twelve for a village."""

    name = "place_code"
    words = "code of a place, six, nine or twelve digits"
    code, wanted = "MSS114", t("a code of six, nine or twelve digits")
    read = staticmethod(matching(_PLACE_CODE, str))

    def json_schema(self) -> Json:
        numbers = [
            {"type": "integer", "minimum": 10 ** (digits - 1), "maximum": 10**digits - 1} for digits in (6, 9, 12)
        ]
        return {"anyOf": [*numbers, {"type": "string", "pattern": whole(wide(_PLACE_CODE))}]}

    def hint(self, wrong: Wrong) -> str:
        if str(wrong.value).startswith("0"):
            return t("no code begins with 0, for example: {example}", example=wrong.example or "330100")
        return t("write digits alone, for example: {example}", example=wrong.example or "330100")


class AmountType(PatternType):
    """A number of zero or more, as notices write it."""

    name = "quantity"
    words = "a [number](#numbers), zero or more"
    code, wanted = "MSS107", t("a number of zero or more")
    read = staticmethod(parse_number)

    def json_schema(self) -> Json:
        written = {"type": "string", "maxLength": MOST, "pattern": whole(WRITTEN_NUMBER)}
        return {"anyOf": [{"type": "number", "minimum": 0}, written]}

    def hint(self, wrong: Wrong) -> str:
        return t("write digits, for example 60000 or 4.5; the measure goes under measure:")


class MoneyType(AmountType):
    """An amount of money in 萬元."""

    words = "a [number](#numbers) of 萬元"

    def hint(self, wrong: Wrong) -> str:
        written = wrong.value.strip()
        if written.endswith(("元", "圓", "圆")):
            try:
                return t("it is in 萬元: write {number}", number=f"{parse_number(written[:-1]) / 10_000:f}")
            except ValueError:
                pass
        return t("write digits, for example: {example}", example=wrong.example)


_POINTS = "(?=.{1,40}$)[0-9]+(?:[.][0-9]+)?"


class PointsType(PatternType):
    """Points or a weight: a number of zero or more, counted in nothing."""

    name = "points"
    words = "a number, 0 to 100"
    code, wanted = "MSS107", t("a number of zero or more")
    read = staticmethod(matching(_POINTS, parse_number))

    def json_schema(self) -> Json:
        written = {"type": "string", "maxLength": MOST, "pattern": whole(wide(UP_TO_100))}
        return {"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, written]}

    def hint(self, wrong: Wrong) -> str:
        return t("write digits, for example 85 or 12.5")


_PERCENT = "[-]?[0-9]{1,3}(?:[.][0-9]+)?[%]?"


class PercentType(PatternType):
    """Percent or percentage points, which may be below zero and above a hundred."""

    name = "percent"
    words = "a number, -999 to 999"
    code, wanted = "MSS107", t("a number of percent or percentage points")

    @staticmethod
    def _read(plain: str) -> Decimal:
        number = parse_number(plain.removeprefix("-").removesuffix("%"))
        return -number if plain.startswith("-") and number else number

    read = staticmethod(matching(f"(?=.{{1,{MOST}}}$){_PERCENT}", _read))

    def json_schema(self) -> Json:
        written = {"type": "string", "maxLength": MOST, "pattern": whole(wide(_PERCENT))}
        return {"anyOf": [{"type": "number", "exclusiveMinimum": -1000, "exclusiveMaximum": 1000}, written]}

    def hint(self, wrong: Wrong) -> str:
        return t("write digits, for example 60 or -5")


_SIGNED = "(?=.{1,40}$)(?:[+]|[-])?[0-9]+(?:[.][0-9]+)?"


class SignedType(PatternType):
    """Points that are added, or with a sign before them deducted."""

    name = "signed"
    words = "a number, negative where points are deducted"
    code, wanted = "MSS107", t("a number")
    read = staticmethod(matching(_SIGNED, lambda text: parse_number(text.lstrip("+-")) * (-1 if text[0] == "-" else 1)))

    def json_schema(self) -> Json:
        written = {"type": "string", "maxLength": MOST, "pattern": whole(wide("(?:[+]|[-])?[0-9]+(?:[.][0-9]+)?"))}
        return {"anyOf": [{"type": "number"}, written]}

    def hint(self, wrong: Wrong) -> str:
        return t("write digits, for example 0.25 or -0.2")


_COUNT = "[0]|[1-9][0-9]{0,5}"


class CountType(PatternType):
    """A whole number of zero or more: how many voted."""

    name = "count"
    words = "whole number"
    code, wanted = "MSS108", t("a whole number of zero or more")
    read = staticmethod(matching(_COUNT, int))

    def json_schema(self) -> Json:
        written = {"type": "string", "pattern": whole(wide(_COUNT))}
        return {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 999999}, written]}

    def hint(self, wrong: Wrong) -> str:
        if not wrong.example:
            return t("write digits, for example 12")
        return t("write digits, for example: {example}", example=wrong.example)


class ReportedType(PatternType):
    """What was done so far: a number, or a percentage of no more than 100."""

    name = "value"
    words = "a [number](#numbers), or a percentage such as `60%`"
    code, wanted = "MSS107", t("a number or a percentage")
    read = staticmethod(parse_value)

    def json_schema(self) -> Json:
        written = {"type": "string", "maxLength": MOST, "pattern": whole(f"{WRITTEN_NUMBER}|{SHARE}")}
        return {"anyOf": [{"type": "number", "minimum": 0}, written]}

    def hint(self, wrong: Wrong) -> str:
        return t("write a number, for example 45000 or 4.5萬, or a percentage, 60%")


class DeadlineType(ValueType):
    """A deadline as notices write it, 11月底: it leans on the file's year."""

    name = "deadline"
    words = "a [deadline](#deadlines)"
    leans_on_year = True
    read = staticmethod(parse_deadline)

    def json_schema(self) -> Json:
        # One of these characters is in every deadline; a bare number is none.
        return TEXT.reference() | {"pattern": "[月季年/／－-]"}

    def report(self, wrong: Wrong) -> Report:
        from ..values.deadline import DEADLINE_FORMS

        message = t("{key}: {shown} is not {wanted}", key=wrong.key, shown=wrong.shown, wanted=t("a deadline"))
        return "MSS106", message, t("write one of {forms}", forms=Series(DEADLINE_FORMS.split(", ")))


class TruthType(ValueType):
    """True or false."""

    name = "truth"
    words = "`true` or `false`"
    read = staticmethod({"true": True, "false": False}.__getitem__)

    def json_schema(self) -> Json:
        return {"type": "boolean"}

    def report(self, wrong: Wrong) -> Report:
        message = t("{key}: {shown} is not true or false", key=wrong.key, shown=wrong.shown)
        return "MSS110", message, t("write true, or remove the key")


class Choice(ValueType):
    """One of an enum's words, with what each means: the notice's term, a sentence in English and one in Chinese."""

    name = "choice"

    def __init__(self, meanings: Mapping[Any, tuple[str, str, str]]) -> None:
        self.meanings = meanings
        self.read = type(next(iter(meanings)))
        *others, last = (f"`{word.value}`" for word in meanings)
        self.words = f"{', '.join(others)} or {last}"

    def reference(self) -> Json:
        return {
            "oneOf": [
                {"const": word.value, "title": term, "description": f"{meaning} {chinese}"}
                for word, (term, meaning, chinese) in self.meanings.items()
            ]
        }

    def report(self, wrong: Wrong) -> Report:
        words = Series((word.value for word in self.meanings), "or")
        hint = t("write {text}", text=words) if wrong.example else t("write {text}, or remove the key", text=words)
        return "MSS110", t("{key}: {shown} is not {words}", key=wrong.key, shown=wrong.shown, words=words), hint


TEXT = TextType()
UNIT_NAME = UnitNameType()
DEFINITIONS: tuple[ValueType, ...] = (
    TEXT,
    ItemIdType(),
    DayType(),
    DeadlineType(),
    AmountType(),
    NumberType(),
    YearType(),
    ReportedType(),
    TruthType(),
    CountType(),
    PointsType(),
    PercentType(),
    SignedType(),
    PlaceCodeType(),
)
"""The types that the JSON Schema defines by name, in its order."""


def type_named(name: str) -> ValueType:
    """The type that the JSON Schema defines by that name."""
    return next(one for one in DEFINITIONS if one.name == name)


Text = Annotated[str, TEXT]
UnitName = Annotated[str, UNIT_NAME]
Address = Annotated[str, AddressType()]
ItemId = Annotated[str, type_named("item_id")]
Day = Annotated[date, type_named("date")]
Due = Annotated[Deadline, type_named("deadline")]
Amount = Annotated[Decimal, type_named("quantity")]
Money = Annotated[Decimal, MoneyType()]
Number = Annotated[int, type_named("number")]
Year = Annotated[int, type_named("year")]
Reported = Annotated[Value, type_named("value")]
Truth = Annotated[bool, type_named("truth")]
Count = Annotated[int, type_named("count")]
Points = Annotated[Decimal, type_named("points")]
Percent = Annotated[Decimal, type_named("percent")]
PlaceCode = Annotated[str, type_named("place_code")]
Signed = Annotated[Decimal, type_named("signed")]


def choice(*words: tuple[StrEnum, str, str, str]) -> Choice:
    """The words of a key that takes one of an enum's: each with its term and its meaning in English and Chinese."""
    return Choice({word: (term, meaning, chinese) for word, term, meaning, chinese in words})
