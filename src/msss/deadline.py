"""Deadlines as notices write them (11月底, 四季度, 12月31日前), and the periods that queries ask for.

A deadline is kept as written and means one day, the last on which the item is on time: 11月底 is
30 November. A `When` is what somebody asks ("due in November?"): a stretch of days, of any year
unless it names one.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from .chinese import narrow

DEADLINE_FORMS = "11月底, 11月, 11月中旬, 11月30日前, 年底, 上半年, 四季度, 2022年11月底, 2022-11-30"
"""The forms of a deadline, for messages."""
WHEN_FORMS = (
    "11, 11月, 11月底, 11月底前, 2022-11, 2022-11-30, November, nov, Q4, 四季度, 10月..11月, ..2022-11-30, 2022-12-01.."
)
"""The forms of a `When`, for messages."""


class Deadline(NamedTuple):
    """A deadline: the words of the list, and the day they mean."""

    text: str
    date: date

    def __str__(self) -> str:
        return self.text


class Period(NamedTuple):
    """Days from ``start`` to ``end``, both included; ``None`` is open."""

    start: date | None
    end: date | None

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date)
            and (self.start is None or self.start <= day)
            and (self.end is None or day <= self.end)
        )


class _Stretch(NamedTuple):
    """A period that may leave the year open. ``last`` of 0 is the month's last day."""

    year: int | None
    from_month: int
    first: int
    to_month: int
    last: int

    def start(self, year: int) -> date:
        return date(self.year or year, self.from_month, self.first)

    def end(self, year: int) -> date:
        year = self.year or year
        return date(year, self.to_month, self.last or _last_day(year, self.to_month))


class When(NamedTuple):
    """A stretch of time as somebody asks for it; `of` gives it a year."""

    text: str
    first: _Stretch | None
    last: _Stretch | None

    def of(self, year: int) -> Period:
        """The days it covers, in ``year`` where it names none.

        Raises ValueError for a day that ``year`` doesn't have (``2月29日``).
        """
        return Period(self.first and self.first.start(year), self.last and self.last.end(year))


@lru_cache(maxsize=1024)
def parse_deadline(text: str, year: int) -> Deadline:
    """Read a deadline as a responsibility list writes it; ``year`` is the list's.

    A month, quarter or half year means its last day; 上旬, 中旬 and 下旬 the 10th, the 20th and
    the month's last day; 前, 之前 and 以前 after any of them change nothing.

    Raises ValueError if the text is none of `DEADLINE_FORMS`. A bare number is none of them:
    ``11`` is not November by accident.
    """
    plain = _plain(text)
    stretch = None if plain.isdigit() else _written(re.sub(_BEFORE, "", plain))
    if stretch is None:
        raise ValueError(text)
    return Deadline(text, stretch.end(year))


def parse_when(text: str) -> When:
    """Read a period as somebody types it: a month, a quarter, a day, or a range with ``..``.

    前, 之前 and 以前 after one mean up to its last day, as in deadlines: ``11月底前`` is ``..11月底``.

    Raises ValueError if the text is none of `WHEN_FORMS`.
    """
    plain = _plain(text)
    start, dots, end = plain.partition("..")
    if not dots:
        day = re.sub(_BEFORE, "", plain)
        stretch = _asked(day)
        if day != plain:
            return When(text, None, stretch)
        return When(text, stretch, stretch)
    if not (start or end):
        raise ValueError(text)
    when = When(text, _asked(start) if start else None, _asked(end) if end else None)
    if when.first and when.last and (when.first.year is None) == (when.last.year is None):
        period = when.of(2024)
        if period.start and period.end and period.start > period.end:
            raise ValueError(text)
    return when


_BEFORE = "(?:之|以)?前$"


def _plain(text: str) -> str:
    return "".join(narrow(text).casefold().split())


_NUMERALS = {
    numeral: number
    for number, numeral in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)
}
_MONTHS = ("january", "february", "march", "april", "may", "june",
           "july", "august", "september", "october", "november", "december")  # fmt: skip


def _written(plain: str) -> _Stretch | None:
    """A stretch in the words of a notice, or None."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})", plain)
    if found:
        day = date(*(int(part) for part in found.groups() if part))
        return _checked(day.year, day.month, day.day, day.month, day.day)
    found = re.fullmatch(r"(?:(\d{4})年)?(.+)", plain)
    if not found:
        return None
    named, rest = found.groups()
    year = int(named) if named else None
    if rest in ("年底", "年末", "年内", "年內") or (year and rest in ("底", "末", "内", "內")):
        return _checked(year, 12, 31, 12, 31)
    found = re.fullmatch(
        r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(底|末|上旬|中旬|下旬|(0?[1-9]|[1-3]\d)[日号號])?", rest
    )
    if found:
        month = _number(found[1])
        first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), None: (1, 0)}.get(found[2], (0, 0))
        if found[3]:
            first = last = int(found[3])
        return _checked(year, month, first, month, last)
    found = re.fullmatch(r"第?([一二三四1-4])季度?(?:底|末|内|內)?", rest)
    if found:
        quarter = _number(found[1])
        return _checked(year, quarter * 3 - 2, 1, quarter * 3, 0)
    found = re.fullmatch(r"(上|下)半年(?:底|末|内|內)?", rest)
    if found:
        return _checked(year, 1, 1, 6, 30) if found[1] == "上" else _checked(year, 7, 1, 12, 31)
    return None


def _asked(plain: str) -> _Stretch:
    """A stretch as somebody types it: the words of a notice, and the shorter forms of a command line."""
    found = re.fullmatch(r"(?:(\d{4})-?)?q([1-4])", plain)
    if found:
        quarter = int(found[2])
        return _checked(int(found[1]) if found[1] else None, quarter * 3 - 2, 1, quarter * 3, 0)
    found = re.fullmatch(r"(\d{4})[-/](\d{1,2})|(\d{1,2})", plain)
    if found:
        month = int(found[2] or found[3])
        return _checked(int(found[1]) if found[1] else None, month, 1, month, 0)
    found = re.fullmatch(r"(\d{4})年?", plain)
    if found:
        return _checked(int(found[1]), 1, 1, 12, 31)
    for month, name in enumerate(_MONTHS, 1):
        if plain.rstrip(".") in (name, name[:3]) or (month == 9 and plain.rstrip(".") == "sept"):
            return _checked(None, month, 1, month, 0)
    stretch = _written(plain)
    if stretch is None:
        raise ValueError(plain)
    return stretch


def _last_day(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS[text]


def _checked(year: int | None, from_month: int, first: int, to_month: int, last: int) -> _Stretch:
    """The stretch, if the calendar has it. ``first`` of 0 is the month's last day, as ``last``."""
    some_year = year or 2024  # a leap year: 2月29日 may be meant for one
    if year == 0:
        raise ValueError("there is no year 0")
    if not 1 <= from_month <= 12:
        raise ValueError(f"there is no month {from_month}")
    if not first:
        if year is None and from_month == 2:
            return _Stretch(year, 2, 28, 2, 0)
        first = _last_day(some_year, from_month)
    stretch = _Stretch(year, from_month, first, to_month, last)
    stretch.start(some_year), stretch.end(some_year)
    return stretch
