"""A deadline is outside the list's year, or before the item's start.

A list is for one year and is evaluated at the end of that year (年末測評評議, clause 三 of the notice);
what is due later can't be evaluated then. Progress is compared with the share of the time from
``start:`` to the deadline that has passed (序時進度); if the start is after the deadline, there is no
such time. Correct the deadline, the start, or the list's year.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 2023年1月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item that is due in another year than the list's, and every start after its own deadline."""
    for path, item in responsibilities.places():
        if item.due_date.year != responsibilities.year:
            message = t(
                "{due} is in {year}, but the list is for {list_year}",
                due=item.due,
                year=item.due_date.year,
                list_year=responsibilities.year,
            )
            yield Finding((*path, "due"), message, t("correct the deadline, or the list's year"))
        if item.start is not None and item.start > item.due_date:
            message = t(
                "{start} is after the deadline, {due} ({date})", start=item.start, due=item.due, date=item.due_date
            )
            yield Finding((*path, "start"), message, t("correct the start, or remove it"))
