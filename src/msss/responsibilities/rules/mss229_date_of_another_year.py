"""A list's date is far from its year.

A list is drawn up, voted on and published around the beginning of its year. So ``source.date``
should be between 1 July of the year before and 31 December of the list's year. The list's own
``start:`` may be up to nine years earlier, if a promise runs for several years, but not after the
list's year. Correct the date, the start, or the year.

Passes:

    year: 2022
    source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2021〕90號, date: 2021-12-30}
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    year: 2022
    source: {issuer: 杭州市人民政府辦公廳, document: 杭政辦函〔2012〕20號, date: 2012-04-07}
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield the list's date, if it isn't one that a list of the year has."""
    day, year = responsibilities.source.date, responsibilities.year
    if not is_of_the_year(day, year):
        message = t("the list is for {year}, but its date is {date}", year=year, date=day)
        yield Finding(("source", "date"), message, t("correct the date, or the list's year"))
    start = responsibilities.start
    if start is not None and not year - _LONGEST < start.year <= year:
        message = t("the list is for {year}, but its start is {date}", year=year, date=start)
        yield Finding(("start",), message, t("correct the start, or remove it"))


_LONGEST = 10
"""For how many years a promise runs at most."""


def is_of_the_year(day: date, year: int) -> bool:
    """Whether a list of ``year`` can be published on ``day``: from 1 July of the year before to the year's end."""
    return day.year == year or (day.year == year - 1 and day.month >= 7)
