"""A ledger's entry is by a unit that has no part in its item.

The lead unit answers for an item, and the supporting units help (clause 二 of the notice). A report
comes from one of them, from a member of a collective that is one of them, or from a unit that has a
part of a target (分解任務). A check (``kind: check``) comes from somebody else. Correct the unit.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000, by: 市教育局}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000, by: 市建委}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import Series, t, tn
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...responsibilities.query import answering
from ...responsibilities.registry import canonical, units_of
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry whose reporter neither leads nor supports its item."""
    units = units_of(responsibilities)
    aliases = canonical(units)
    by_name = {unit.name: unit for unit in units}
    items = {item.id: item for _, item in responsibilities.items()}
    answer_for: dict[str, set[str]] = {}
    for index, entry in enumerate(ledger.entries):
        item = items.get(entry.item)
        if entry.by is None or item is None or entry.is_check:
            continue
        if item.id not in answer_for:
            answer_for[item.id] = answering(item, by_name, aliases)
        if entry.by not in item.owner and aliases.get(entry.by, entry.by) not in answer_for[item.id]:
            hint = tn("its lead unit is {units}", "its lead units are {units}", len(item.lead), units=Series(item.lead))
            message = t("{unit} neither leads nor supports item {item}", unit=entry.by, item=entry.item)
            yield Finding(("entries", index, "by"), message, hint)
