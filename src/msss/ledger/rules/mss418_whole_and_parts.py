"""The report on a whole target doesn't agree with those on its parts.

If the list breaks a target down by units, an entry with ``unit:`` reports one unit's part, and an
entry without it reports the whole. If the whole is less than its parts together, or is reported by
a unit that has a part and doesn't lead the item, most often ``unit:`` is missing: the number of one
part would then count as the whole. If all parts are reported after the whole, and together they are
less, the whole still counts, but most often one of the numbers is wrong. Add ``unit:``, or correct
the value.

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
      - {item: "1.1", date: 2022-06-30, value: 9000, by: 上城區政府, unit: 上城區政府}
      - {item: "1.1", date: 2022-06-30, value: 12000, by: 拱墅區政府, unit: 拱墅區政府}
      - {item: "1.1", date: 2022-07-31, value: 30000, by: 市教育局}

Fails:

    # figures made up
    entries:
      - {item: "1.1", date: 2022-06-30, value: 9000, by: 上城區政府}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import Bound, Item, ResponsibilityList, Target
from ...responsibilities.registry import canonical
from ...values.quantity import format_number
from ..model import Entry, Ledger
from ..parts import Portions, Tally


def check(responsibilities: ResponsibilityList, ledger: Ledger) -> Iterator[Finding]:
    """Yield every report of a whole, or of the last of its parts, with which the two don't agree."""
    items = {item.id: item for _, item in responsibilities.items()}
    portions = Portions(canonical(responsibilities.units))
    tallies: dict[tuple[str, str], Tally] = {}
    for index, entry in enumerate(ledger.entries):
        item = items.get(entry.item)
        target = entry.meant(item.targets) if item else None
        if item is None or target is None or not target.breakdown or entry.is_check:
            continue
        if (item.id, target.content) not in tallies:
            tallies[item.id, target.content] = Tally(target, portions)
        tally = tallies[item.id, target.content]
        tally.add(entry)
        if entry.unit is None and is_by_part(entry, item, target, portions):
            message = t(
                "{unit} has a part of its own, and the entry is of the whole {target}",
                unit=entry.by,
                target=target.content,
            )
            hint = t("add unit: {unit}, unless {value} is what all units have done", unit=entry.by, value=entry.value)
            yield Finding(("entries", index, "by"), message, hint)
            continue
        if target.bound is Bound.AT_MOST or entry.correction or entry.value is None or tally.whole is None:
            continue
        if entry.unit is None and tally.amount < tally.of_parts:
            message = t(
                "{value} is less than the {sum} that its parts come to",
                value=entry.value,
                sum=format_number(tally.of_parts),
            )
            hint = t("report what all units have done; if it is one unit's part, add unit:")
            yield Finding(("entries", index, "value"), message, hint)
        elif len(tally.since) == len(target.breakdown) and tally.of_parts < tally.amount:
            message = t(
                "its parts come to {sum}, less than the {value} reported for the whole on {day}",
                sum=format_number(tally.of_parts),
                value=tally.whole.value,
                day=tally.whole.date,
            )
            hint = t("correct a part, or the report of the whole")
            yield Finding(("entries", index, "value"), message, hint)


def is_by_part(entry: Entry, item: Item, target: Target, portions: Portions) -> bool:
    """Whether a report is by a unit that has a part of the target, and doesn't lead its item."""
    if entry.by is None or portions.of(target, entry.by) is None:
        return False
    aliases = portions.aliases
    return aliases.get(entry.by, entry.by) not in {aliases.get(name, name) for name in item.lead}
