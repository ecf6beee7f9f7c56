"""A value is reported by another unit than the one before it.

A value is the total of the whole target, all units together. If one district reports 20 and then
another reports 35, the ledger says that 35 were done in all, and the first 20 are lost. Let the
lead unit report the total, or make sure that the value is the total of the whole target. If the
list breaks the target down by units, ``unit:`` says whose part is reported.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000, by: 市體育局}
      - {item: "1.2", date: 2022-07-31, value: 4500, by: 市體育局}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000, by: 市體育局}
      - {item: "1.2", date: 2022-07-31, value: 4500, by: 市教育局}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...responsibilities.registry import canonical
from ..model import Ledger
from ..parts import Portions


def check(responsibilities: ResponsibilityList, ledger: Ledger) -> Iterator[Finding]:
    """Yield every entry by another unit than the last one on the same target that says by whom it is."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    aliases = canonical(responsibilities.units)
    portions = Portions(aliases)
    last: dict[tuple[str, str, str | None], str] = {}
    for index, entry in enumerate(ledger.entries):
        target = entry.meant(targets.get(entry.item, ()))
        if entry.by is None or entry.value is None or entry.is_check:
            continue
        if target and entry.unit is None and portions.of(target, entry.by):
            continue  # MSS418's business
        key = entry.item, target.content if target else "", aliases.get(entry.unit or "", entry.unit)
        unit = aliases.get(entry.by, entry.by)
        before = last.get(key, unit)
        last[key] = unit
        if unit != before:
            message = t(
                "{unit} reports after {earlier}, and a value is the total of all units for the whole target",
                unit=entry.by,
                earlier=before,
            )
            hint = t("make sure that {value} is the total of all units", value=entry.value)
            yield Finding(("entries", index, "by"), message, hint)
