"""A deadline is outside the list's year, or before the item's start.

A list is for one year and is evaluated at the end of that year (年末測評評議, clause 三 of the notice);
what is due later can't be evaluated then, unless the deadline names the years itself (2022—2024年,
分兩年實施). A target's own deadline is not after its item's. Progress is compared with the share of the
time from ``start:`` to the deadline that has passed (序時進度); if the start is after the deadline,
there is no such time. Correct the deadline, the start, or the list's year.

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
from ...reading.diagnostic import Path
from ..model import Item, ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item that is due in another year than the list's, and every start after its own deadline."""
    for path, item in responsibilities.places():
        if item.due_date.year != responsibilities.year and not item.due.is_span:
            message = t(
                "{due} is in {year}, but the list is for {list_year}",
                due=item.due,
                year=item.due_date.year,
                list_year=responsibilities.year,
            )
            yield Finding((*path, "due"), message, t("correct the deadline, or the list's year"))
        if item.start is not None and item.start > item.due_date:
            message = t(
                "{start} is after the deadline, {due} ({date})",
                start=item.start,
                due=item.due.text or "—",
                date=item.due_date,
            )
            yield Finding((*path, "start"), message, t("correct the start, or remove it"))
        yield from _of_targets(path, item, responsibilities.year)


def _of_targets(path: Path, item: Item, year: int) -> Iterator[Finding]:
    """Yield every deadline of a target that is in another year than the list's, or after its item's."""
    for index, target in enumerate(item.targets):
        due = target.due
        if due is None:
            continue
        place = (*path, "targets", index, "due")
        if due.date.year != year and not due.is_span:
            message = t(
                "{due} is in {year}, but the list is for {list_year}", due=due, year=due.date.year, list_year=year
            )
            yield Finding(place, message, t("correct the deadline, or the list's year"))
        elif item.due.text and due.date > item.due_date:
            message = t(
                "{due} ({date}) is after the item's own deadline, {item_due} ({item_date})",
                due=due,
                date=due.date,
                item_due=item.due,
                item_date=item.due_date,
            )
            yield Finding(place, message, t("correct one of the two"))
