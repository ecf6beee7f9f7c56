"""A ledger's value is less than an earlier one.

``value:`` is the total that was done since the start, so it can't become less. The same goes for
``begun:``, ``finished:`` and ``invested:``. If a target is reported as a number and then as a
percentage, msss compares the shares of the target that the two stand for, as exactly as the
percentage is written. If an earlier report was wrong, ``correction: true`` says so. A target that
is at_most so much is a level, and may fall.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}
      - {item: "1.2", date: 2022-07-31, value: 3900, correction: true, note: counted twice in June}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}
      - {item: "1.2", date: 2022-07-31, value: 3900}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import Bound, ResponsibilityList, Target
from ...responsibilities.registry import canonical
from ...values.quantity import Value, format_number
from ..model import Entry, Ledger
from ..progress import completion
from ..reports import is_share


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry with a value below the one before it, unless it is a correction."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    aliases = canonical(responsibilities.units)
    last: dict[tuple[str, str, str | None], Entry] = {}
    yield from _of_counts(responsibilities, ledger)
    for index, entry in enumerate(ledger.entries):
        if entry.is_check:
            continue
        meant = [target for target in targets.get(entry.item, ()) if entry.target in (None, target.content)]
        if (entry.value is None and (meant or not entry.done)) or (meant and meant[0].bound is Bound.AT_MOST):
            continue
        unit = aliases.get(entry.unit or "", entry.unit)
        key = entry.item, entry.target or (meant[0].content if meant else ""), unit
        before = last.get(key)
        if before and _is_less(entry, before, meant[0] if meant else None) and not entry.correction:
            message = t(
                "{value} is less than the {earlier} reported on {day}",
                value=_shown(entry),
                earlier=_shown(before),
                day=before.date,
            )
            hint = t("report the total done so far, or add correction: true")
            yield Finding(("entries", index, "value"), message, hint)
        last[key] = entry


def _of_counts(responsibilities: ResponsibilityList, ledger: Ledger) -> Iterator[Finding]:
    """Yield every entry of which less has begun, is finished or was invested than before, unless it is a correction."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    aliases = canonical(responsibilities.units)
    last: dict[tuple[str, str, str, str | None], tuple[Decimal, Entry]] = {}
    for index, entry in enumerate(ledger.entries):
        for name, counted in (("begun", entry.begun), ("finished", entry.finished), ("invested", entry.invested)):
            if counted is None or entry.is_check:
                continue
            target = entry.meant(targets.get(entry.item, ()))
            unit = aliases.get(entry.unit or "", entry.unit)
            key = name, entry.item, target.content if target else "", unit
            before = last.get(key)
            if before and counted < before[0] and not entry.correction:
                message = t(
                    "{value} is less than the {earlier} reported on {day}",
                    value=format_number(counted),
                    earlier=format_number(before[0]),
                    day=before[1].date,
                )
                hint = t("report the total done so far, or add correction: true")
                yield Finding(("entries", index, name), message, hint)
            last[key] = counted, entry


def _is_less(entry: Entry, before: Entry, target: Target | None) -> bool:
    """Whether an entry says that less was done than the one before it; done is all of it."""
    value, was = entry.value, before.value
    if value is not None and was is not None and is_share(value, target) == is_share(was, target):
        return value.amount < was.amount
    difference = completion(target, before) - completion(target, entry)
    # 5 of 9 are 55.6 %, and a report of 55% of them says the same.
    return difference > 0 and (target is None or difference >= max(_last_digit(value), _last_digit(was)))


def _last_digit(value: Value | None) -> Fraction:
    """What one in the last digit of a percentage is, as a fraction of one; 0 of a number."""
    if value is None or not value.is_percent:
        return Fraction(0)
    exponent = value.amount.as_tuple().exponent
    return Fraction(10) ** (exponent if isinstance(exponent, int) else 0) / 100


def _shown(entry: Entry) -> str:
    """What an entry says was done, as it is shown; done is 100%."""
    return str(entry.value) if entry.value else "100%"
