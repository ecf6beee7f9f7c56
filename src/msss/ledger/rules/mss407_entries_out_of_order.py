"""A ledger's entries are out of order.

The oldest entry comes first: then the latest report is at the end, and a comparison of versions
shows what was added. Move the entry.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}
      - {item: "1.2", date: 2022-07-31, value: 4500}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-07-31, value: 4500}
      - {item: "1.1", target: 新增學位, date: 2022-06-30, value: 20000}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry that is older than the one before it."""
    for index, (before, entry) in enumerate(pairwise(ledger.entries), 1):
        if entry.date < before.date:
            message = t("an entry of {day} comes after one of {earlier}", day=entry.date, earlier=before.date)
            yield Finding(("entries", index, "date"), message, t("move the entry: the oldest comes first"))
