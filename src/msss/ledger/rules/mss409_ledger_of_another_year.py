"""A ledger is for another year than its list.

``progress_2022.yaml`` belongs to the list beside it, ``responsibility_list_2022.yaml``. Correct the
year, or name the list that is meant.

Passes:

    year: 2022
    entries: []

Fails:

    year: 2021
    entries: []
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield the ledger's year, if it isn't the list's."""
    if ledger.year != responsibilities.year:
        message = t(
            "the ledger is for {year}, but the list is for {list_year}",
            year=ledger.year,
            list_year=responsibilities.year,
        )
        yield Finding(("year",), message, t("correct the year, or name the list that it belongs to"))
