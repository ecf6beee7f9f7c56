"""A ledger's entries are out of order.

Entries stand oldest first, so that what was reported last is what stands last, and a diff shows what
was added. Move the entry.

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

from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry that is older than the one before it."""
    for index, (before, entry) in enumerate(pairwise(ledger.entries), 1):
        if entry.date < before.date:
            message = f"{entry.date} stands after {before.date}"
            yield Finding(("entries", index, "date"), message, "move the entry: oldest first")
