"""A ledger's entry is dated in the future.

A report says what was done, not what is planned. Correct the date. A day's difference is let be: in China
it is tomorrow eight hours before it is on a machine that counts in UTC. Today is the day of ``--as-of`` or of
the variable ``SOURCE_DATE_EPOCH``, where one is given; queries read such an entry without a word.

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
