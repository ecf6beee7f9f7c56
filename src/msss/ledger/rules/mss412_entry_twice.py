"""A ledger has the same entry twice.

Two entries have the same item, target, day and value. Most often two people recorded the same
report, or two versions of the file were put together. Nothing is counted twice, because a value is
the total done so far. Remove one of the two.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}
      - {item: "1.2", date: 2022-07-31, value: 4000}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}
      - {item: "1.2", date: 2022-06-30, value: 4000}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger) -> Iterator[Finding]:
    """Yield every entry that an earlier one says already: item, target, day and value."""
    first: dict[object, int] = {}
    for index, entry in enumerate(ledger.entries):
        works = entry.stage, entry.begun, entry.finished
        check = (entry.by, entry.sample, entry.passed) if entry.is_check else None
        said = entry.item, entry.target, entry.unit, entry.date, entry.value, entry.done, works, check
        earlier = first.setdefault(said, index)
        if earlier != index:
            message = t("entry {number} already says the same for {day}", number=earlier + 1, day=entry.date)
            yield Finding(("entries", index), message, t("remove one of the two"))
