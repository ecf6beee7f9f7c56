"""A ledger's entry is for a unit that has no part of the target.

If the list breaks a target down by units, ``unit:`` says whose part is reported. If it names
another unit, or the target isn't broken down, the report counts nowhere. Correct the name. A unit
that only reports is named under ``by:``.

Before:

    # made up
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [上城區政府, 拱墅區政府],
             due: 12月底, targets: [
             {content: 新增學位, quantity: 60000, measure: 個, breakdown: [
              {unit: 上城區政府, quantity: 25000},
              {unit: 拱墅區政府, quantity: 35000}]}]}

Passes:

    # figures made up
    entries:
      - {item: "1.1", date: 2022-06-30, value: 9000, unit: 上城區政府}

Fails:

    # figures made up
    entries:
      - {item: "1.1", date: 2022-06-30, value: 9000, unit: 市教育局}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import Series, t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...responsibilities.registry import canonical
from ..model import Ledger
from ..parts import Portions


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry whose unit isn't one of those that its target is broken down by."""
    items = {item.id: item for _, item in responsibilities.items()}
    portions = Portions(canonical(responsibilities.units))
    for index, entry in enumerate(ledger.entries):
        item = items.get(entry.item)
        if entry.unit is None or item is None:
            continue
        target = entry.meant(item.targets)
        if target is None and item.targets:
            continue  # MSS402's business
        if target is None or not target.breakdown:
            what = f"{item.id} {target.content}" if target else item.id
            message = t("{what} isn't broken down by units", what=what)
            hint = t("remove unit:; who reports stands under by:")
        elif portions.of(target, entry.unit) is None:
            message = t("{unit} has no part of {item} {target}", unit=entry.unit, item=item.id, target=target.content)
            hint = t("its parts are those of {units}", units=Series(portion.unit for portion in target.breakdown))
        else:
            continue
        yield Finding(("entries", index, "unit"), message, hint)
