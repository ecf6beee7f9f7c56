"""A ledger's entry is dated before the list.

What was done before the promise was published isn't progress on it. Correct the date.

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
      - {item: "1.2", date: 2022-04-07, value: 100}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-04-06, value: 100}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry that is older than the list, or than its item's own start if that is earlier."""
    starts = {item.id: item.start for _, item in responsibilities.items() if item.start}
    published = responsibilities.source.date
    for index, entry in enumerate(ledger.entries):
        if entry.date < min(published, starts.get(entry.item, published)):
            message = f"{entry.date} is before the list, which is of {published}"
            yield Finding(("entries", index, "date"), message, "correct the date")
