"""A ledger's entry is by a unit that has no part in its item.

The lead unit answers for an item, the supporting ones help (clause 二 of the notice): a report comes
from one of them, or from a member of a collective that is one.

Before:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建成中小學、幼兒園70所,新增學位6萬個", lead: 市教育局,
             due: 12月底, targets: [
             {content: 新建成中小學、幼兒園, quantity: 70, measure: 所},
             {content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.2", name: 組織課後服務專項體育課進校園1萬堂, lead: 市體育局, support: [市教育局],
             due: 11月底, targets: [
             {content: 組織課後服務專項體育課進校園, quantity: 10000, measure: 堂}]}

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

from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...responsibilities.query import parts_in
from ...responsibilities.registry import canonical, units_of
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry whose reporter neither leads nor supports its item."""
    units = units_of(responsibilities)
    aliases = canonical(units)
    items = {item.id: item for _, item in responsibilities.items()}
    for index, entry in enumerate(ledger.entries):
        item = items.get(entry.item)
        if entry.by is None or item is None:
            continue
        name = aliases.get(entry.by, entry.by)
        if not parts_in(item, frozenset((name,)), units):
            hint = f"its lead is {'、'.join(item.lead)}"
            yield Finding(("entries", index, "by"), f"{entry.by} has no part in item {entry.item}", hint)
