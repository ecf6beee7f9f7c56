"""A report as it is typed on a command line: a value with its measure, 4.5萬個, and a part of a target's content."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ..common.errors import MsssError
from ..common.language import Series, t
from ..responsibilities.model import ResponsibilityList
from ..values.chinese import fold
from ..values.quantity import NUMBER, Value, comparable, parse_number, parse_value
from .model import Entry
from .reports import target_of

_DONE = frozenset({"done", "完成", "已完成"})
_SIGNED = re.compile(r"[-+－＋−–‐]\s*[0-9０-９]")


class ChangeError(ValueError):
    """A number with a sign: a change. A value is all that was done so far."""


class AmbiguousTargetError(MsssError):
    """A text that could be several of an item's targets. The message names them."""


class MeasureError(MsssError):
    """A value in another measure than its target's. The message says which, and what to write."""


class TypedValue(NamedTuple):
    """A value as it is typed, 1.5萬個: what it says, None for done, and the measure behind it, if there is one."""

    value: Value | None
    measure: str = ""


def typed_value(text: str) -> TypedValue:
    """What was done so far: 45000, 4.5萬, 4.5萬個, 60%, done.

    Raises ChangeError for a number with a sign, and ValueError for anything else.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if text.casefold() in _DONE:
        return TypedValue(None)
    if is_change(text):
        raise ChangeError(text)
    found = re.fullmatch(rf"((?>{NUMBER}))\s*([^\d\s%.,].*)", text, re.ASCII)
    return TypedValue(Value(parse_number(found[1])), found[2]) if found else TypedValue(parse_value(text))


def is_change(text: str) -> bool:
    """Whether a text begins as a number with a sign does."""
    return bool(_SIGNED.match(text))


def content_meant(responsibilities: ResponsibilityList, item: str, text: str) -> str:
    """The content of the item's target that ``text`` is a part of; ``text`` itself if it is of none.

    Raises AmbiguousTargetError if it is of several, and none has it for its whole content.
    """
    contents = [target.content for _, one in responsibilities.items() if one.id == item for target in one.targets]
    wanted = fold(text)
    found = [content for content in contents if fold(content) == wanted] or [
        content for content in contents if wanted in fold(content)
    ]
    if len(found) > 1:
        raise AmbiguousTargetError(
            t("{text} could be {contents}: write more of it", text=text, contents=Series(found, "or"))
        )
    return found[0] if found else text


def counted(entry: Entry, typed: TypedValue | None, responsibilities: ResponsibilityList) -> Decimal | None:
    """A number that was typed beside the entry's value, in its target's measure. Raises what `in_measure` does."""
    if typed is None or typed.value is None:
        return None
    found = in_measure(replace(entry, value=typed.value), typed.measure, responsibilities).value
    return found.amount if found else None


def in_wan(typed: TypedValue | None) -> Decimal | None:
    """Money that was typed, in 萬元: 541, 541萬元, 5410000元. Raises MeasureError for what is no money."""
    if typed is None or typed.value is None:
        return None
    if not typed.measure:
        return typed.value.amount
    if fold(typed.measure) not in ("元", "人民币元"):
        raise MeasureError(t("{measure} is no money: write {value}萬元", measure=typed.measure, value=typed.value))
    return typed.value.amount / 10_000


def in_measure(entry: Entry, measure: str, responsibilities: ResponsibilityList) -> Entry:
    """The entry, whose value is typed in ``measure``, with it in its target's measure: 500萬元 is 500 of 萬元.

    Where there is no measure, or it isn't clear which target is meant, the entry stays as it is. Raises
    MeasureError if the two measures have nothing to do with each other: 32個 is nothing of 處.
    """
    target, value = target_of(entry, responsibilities), entry.value
    written = measure or ("%" if value and value.is_percent else "")
    if target is None or value is None or not written:
        return entry
    amount, base = comparable(value.amount, written)
    scale, wanted = comparable(Decimal(1), target.measure)
    if base == wanted:
        return replace(entry, value=Value(amount if scale == 1 else amount / scale))
    if not measure:
        return entry
    raise MeasureError(
        t(
            "{item} {target} is counted in {measure}, not in {typed}: write {value}{measure}, if that is the total done"
            " so far",
            item=entry.item,
            target=target.content,
            measure=target.measure,
            typed=measure,
            value=value,
        )
    )
