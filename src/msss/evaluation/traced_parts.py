"""How a target with a breakdown (分解任務) came to its value, in words: by its parts, or by a report of the whole."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ..common.language import Phrase, Series, t
from ..ledger.model import Entry
from ..ledger.parts import amount_of
from ..ledger.progress import Standing
from ..ledger.reports import is_share
from ..responsibilities.model import Bound, Target
from ..values.quantity import format_number


class FromParts(NamedTuple):
    """The reports that a value is made of, and what they come to; None if that says nothing."""

    entries: tuple[Entry, ...]
    how: Phrase | None


def from_parts(standing: Standing, reports: Iterable[Entry]) -> FromParts | None:
    """What the value of a target is made of; None where one report says it. ``reports`` are those on it by the day."""
    target, entry = standing.target, standing.entry
    own = list(reports)
    if target is None or entry is None or entry.value is None or any(entry is one for one in own):
        return None
    of_parts = [(part.target, part.entry) for part in standing.parts if part.target and part.entry]
    if not of_parts:
        return None
    goal, is_worst = standing.schedule.goal, target.bound is Bound.AT_MOST
    amounts = [amount_of(one, part, part.quantity, goal) for part, one in of_parts]
    together = max(amounts) if is_worst else sum(amounts, Decimal())
    entries = tuple(one for _, one in of_parts)
    words = [
        _in_words(part, one) or format_number(amount) for (part, one), amount in zip(of_parts, amounts, strict=True)
    ]
    shown = format_number(together)
    if is_worst:
        how = t("{amount} is the highest of the parts: {parts}", amount=shown, parts=Series(words))
        return FromParts(entries, how if len(words) > 1 else None)
    how = t("the parts: {sum}", sum=shown if words == [shown] else f"{' + '.join(words)} = {shown}")
    if together == entry.value.amount:
        return FromParts(entries, None if words == [shown] else how)
    whole = next((one for one in reversed(own) if one.unit is None), None)
    how = t("reported of the whole; {parts}", parts=how)
    return FromParts((whole, *entries) if whole else entries, how)


def _in_words(part: Target, entry: Entry) -> str:
    """A report of a share of a part; empty for one that says an amount."""
    if entry.value is None or not is_share(entry.value, part):
        return ""
    return f"{entry.value} × {format_number(part.quantity)}"
