"""A deadline is before the list's own date.

A list says what will be done, so its deadlines are after its date. If one is before it, most often
one of the two dates is wrong: the item's ``due:`` or the list's ``source.date``. A list that was
published late may rightly hold items that were done by then; if the list has a ``start:`` that says
from which day on it was worked on, no warning is given for deadlines after that day.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 4月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 1月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList
from .mss229_date_of_another_year import is_of_the_year


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item that was due before the list was published, in a list whose date can be right."""
    published = min(responsibilities.source.date, responsibilities.tracked_from)
    for path, item in responsibilities.places():
        due = item.due.date
        # A deadline of another year is MSS209's to find, a date of another year MSS229's.
        if due < published and due.year == responsibilities.year and is_of_the_year(published, due.year):
            message = t(
                "{due} ({date}) is before the list's own date, {list_date}", due=item.due, date=due, list_date=published
            )
            yield Finding((*path, "due"), message, t("correct the deadline, or the date under source:"))
