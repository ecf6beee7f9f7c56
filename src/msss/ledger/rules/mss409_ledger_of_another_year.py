"""A ledger is of another year than its list.

``progress_2022.yaml`` stands beside ``responsibility_list_2022.yaml``. Correct the year, or name the
list that is meant.

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

    year: 2022
    entries: []

Fails:

    year: 2021
    entries: []
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield the ledger's year, if it isn't the list's."""
    if ledger.year != responsibilities.year:
        message = f"the ledger is of {ledger.year}, the list of {responsibilities.year}"
        yield Finding(("year",), message, "correct the year, or name the list that is meant")
