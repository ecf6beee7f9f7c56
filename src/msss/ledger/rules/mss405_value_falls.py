"""A ledger's value is less than an earlier one.

``value:`` is the total that was done since the start, so it can't become less. If an earlier report
was wrong, ``correction: true`` says so. A target that is at_most so much is a level, and may fall.

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

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import Bound, ResponsibilityList
from ...responsibilities.registry import canonical
from ..model import Entry, Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry with a value below the one before it, unless it is a correction."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    aliases = canonical(responsibilities.units)
    last: dict[tuple[str, str, str | None], Entry] = {}
    for index, entry in enumerate(ledger.entries):
        meant = [target for target in targets.get(entry.item, ()) if entry.target in (None, target.content)]
        if (entry.value is None and (meant or not entry.done)) or (meant and meant[0].bound is Bound.AT_MOST):
            continue
        unit = aliases.get(entry.unit or "", entry.unit)
        key = entry.item, entry.target or (meant[0].content if meant else ""), unit
        before = last.get(key)
        if before and _amount(entry) < _amount(before) and not entry.correction:
            message = t(
                "{value} is less than the {earlier} reported on {day}",
                value=_shown(entry),
                earlier=_shown(before),
                day=before.date,
            )
            hint = t("report the total done so far, or add correction: true")
            yield Finding(("entries", index, "value"), message, hint)
        last[key] = entry


def _amount(entry: Entry) -> Decimal:
    """What an entry says was done; done is all of it."""
    return entry.value.amount if entry.value else Decimal(100)


def _shown(entry: Entry) -> str:
    """What an entry says was done, as it is shown; done is 100%."""
    return str(entry.value) if entry.value else "100%"
