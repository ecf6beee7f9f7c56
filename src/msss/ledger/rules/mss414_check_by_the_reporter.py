"""A check is by the unit whose report it checks, or doesn't say by whom it is.

An entry with ``kind: check`` says what somebody else found who went to see (專項跟蹤督查, clause 三 of the
notice): the office, an inspector, deputies. If a unit looks at its own number again, that is
another report. Those who check need not be in the list's registry. Write under ``by:`` who checked.
If the entry is a report, remove ``kind:``.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000, by: 市體育局}
      - {item: "1.2", date: 2022-07-15, kind: check, value: 3900, by: 市政府督查室}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000, by: 市體育局}
      - {item: "1.2", date: 2022-07-15, kind: check, value: 3900, by: 市體育局}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...responsibilities.registry import canonical
from ..model import Entry, Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every check by whoever reported last before it, and every one by nobody."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    names = canonical(responsibilities.units)
    last: dict[tuple[str, str, str | None], Entry] = {}
    for index, entry in enumerate(ledger.entries):
        target = entry.meant(targets.get(entry.item, ()))
        key = entry.item, target.content if target else "", names.get(entry.unit or "", entry.unit)
        if not entry.is_check:
            last[key] = entry
            continue
        report = last.get(key)
        if entry.by is None:
            message = t("the check doesn't say who checked")
            yield Finding(("entries", index), message, t("write by: with who looked at it"))
        elif report and report.by and names.get(entry.by, entry.by) == names.get(report.by, report.by):
            message = t("{unit} checks what it reported itself on {day}", unit=entry.by, day=report.date)
            hint = t("a check is by somebody else; if it is a report, remove kind:")
            yield Finding(("entries", index, "by"), message, hint)
