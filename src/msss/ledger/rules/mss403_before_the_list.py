"""A ledger's entry is dated before the list.

What was done before the promise was published isn't progress on it, unless a ``start:`` of the list
or the item says that work on it began earlier. Correct the date.

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

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry that is older than the list, or than its own or the item's start if that is earlier."""
    starts = {item.id: item.start for _, item in responsibilities.items() if item.start}
    published = responsibilities.source.date
    for index, entry in enumerate(ledger.entries):
        if entry.date < min(published, starts.get(entry.item, responsibilities.tracked_from)):
            message = t("{day} is before the date of the list, {published}", day=entry.date, published=published)
            yield Finding(("entries", index, "date"), message, t("correct the date"))
