"""A ledger's entry is dated in the future.

A report says what was done, not what is planned. Correct the date. A difference of one day is
allowed, because a day begins in China eight hours before it begins on a machine that counts in UTC.
If ``--as-of`` or the variable ``SOURCE_DATE_EPOCH`` is given, it says which day is today. Queries
read such an entry without a warning.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2999-06-30, value: 4000}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger

TOLERANCE = timedelta(days=1)
"""How far the clocks of who reports and of who checks can be apart."""


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry that is dated after today, by more than `TOLERANCE`."""
    if today == date.max:  # any day will do
        return
    for index, entry in enumerate(ledger.entries):
        if entry.date > today + TOLERANCE:
            message = t("{day} is in the future, today is {today}", day=entry.date, today=today)
            yield Finding(("entries", index, "date"), message, t("correct the date"))
