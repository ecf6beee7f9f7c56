"""Deadlines as notices write them (11月底, 四季度, 12月31日前), and the times that people type.

A deadline is kept as written and means one day, the last on which the item is on time: 11月底 is
30 November. A `When` is what somebody asks ("due in November?"): a stretch of days, of any year
unless it names one. A `Day` is a single day. Both may be relative (本月, 昨天): they are told what
today is when they are given a year, and read no clock.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from ..common.language import t
from .chinese import narrow

DEADLINE_FORMS = (
    "11月底, 11月, 11月中旬, 11月30日前, 年底, 上半年, 四季度, 2022年11月底, 2022-11-30, 5月底前動工, 全年, 2022—2024年"
)
"""The forms of a deadline, for messages."""
WHEN_FORMS = (
    "11, 11月, 11月底, 11月底前, 11-30, 2022-11, 2022-11-30, 2022年11月30日, 本月, 下月, 今天, 本季度, November, nov,"
    " Q4, 四季度, 10-11月, 10月..11月, ..2022-11-30, 2022-12-01.."
)
"""The forms of a `When`, for messages."""
DAY_FORMS = "2022-09-30, 9-30, 9月30日, 9月底, 今天, 昨天, 上月底"
"""The forms of a `Day`, for messages."""
QUARTER_FORMS = "3, Q3, 三季度, 本季度, 上季度"
"""The forms of a quarter, for messages."""


class Deadline(NamedTuple):
    """A deadline: the words of the list, and the day they mean.

    ``stage`` are the words of the stage that is due then, where it isn't the whole (5月底前動工). One that ``is_open``
    sets no day at all (全年, 常態化開展): the year's end counts, and nothing is ever late. One that ``is_span`` goes on
    beyond the list's year (2013—2017年, 分兩年實施). Without ``text`` the list writes none: the year's end counts.
    """

    text: str
    date: date
    stage: str = ""
    is_open: bool = False
    is_span: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def shown(self) -> str:
        """Its words for people; a dash, where the list writes none."""
        return self.text or "—"


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
    """A period that may leave the year open. A day of 0 is the month's last."""

    year: int | None
    from_month: int
    first: int
    to_month: int
    last: int

    @property
    def is_day(self) -> bool:
        return (self.from_month, self.first) == (self.to_month, self.last)

    def start(self, year: int) -> date:
        return _day(self.year or year, self.from_month, self.first)

    def end(self, year: int) -> date:
        return _day(self.year or year, self.to_month, self.last)

    def before(self, year: int) -> date:
        """The last day that is meant where 前 follows: the day itself, or the last one before a longer stretch."""
        return self.end(year) if self.is_day else self.start(year) - timedelta(days=1)


class When(NamedTuple):
    """A stretch of time as somebody asks for it; `of` gives it a year.

    ``is_before`` says that 前 follows ``last``; ``is_relative`` that it counts from today (本月).
    """

    text: str
    first: _Stretch | None
    last: _Stretch | None
    is_before: bool = False
    is_relative: bool = False

    def of(self, year: int, today: date | None = None) -> Period:
        """The days it covers, in ``year`` where it names none; a relative one counts from ``today``.

        Raises ValueError for a day that ``year`` doesn't have (``2月29日``), and for relative words
        if it isn't said what today is.
        """
        if self.is_relative:
            if today is None:
                raise ValueError(t("{text} counts from today, and today's date is not known", text=self.text))
            first, last, is_before = _read_when(_absolute(_plain(self.text), today))
        else:
            first, last, is_before = self.first, self.last, self.is_before
        try:
            end = last and (last.before(year) if is_before else last.end(year))
            return Period(first and first.start(year), end)
        except OverflowError:  # before the year 1
            raise ValueError(_BEYOND) from None


class Day(NamedTuple):
    """A day as somebody types it; `of` gives it a year."""

    text: str
    when: When

    @property
    def needs_year(self) -> bool:
        """Whether it means another day in another year: 9月30日 does, 2022-09-30 and 昨天 don't."""
        day = self.when.last
        return day is not None and day.year is None and not self.when.is_relative

    def of(self, year: int, today: date) -> date:
        """The day, in ``year`` where it names none. Raises ValueError if ``year`` doesn't have it."""
        day = self.when.of(year, today).end
        if day is None:
            raise ValueError(self.text)
        return day


@lru_cache(maxsize=1024)
def parse_deadline(text: str, year: int) -> Deadline:
    """Read a deadline as a responsibility list writes it; ``year`` is the list's.

    A month, quarter or half year means its last day; 上旬, 中旬 and 下旬 the 10th, the 20th and
    the month's last day. 前, 之前 and 以前 after a day (11月30日前, 11月底前) change nothing; after
    anything longer (11月前) they mean the last day before it begins. Of what begins the year
    (上半年前) they mean its end: no list promises something for the year before.

    What is due may stand behind (5月底前動工, 9月投入使用, 11月底前完成). 全年, 常態化開展 and 持續推進 set no day;
    2013—2017年 and 分兩年實施 end with a later year.

    Raises ValueError if the text is none of `DEADLINE_FORMS`. A bare number is none of them:
    ``11`` is not November by accident.
    """
    plain = _plain(text)
    stretch = None if plain.isdigit() else _written(named := re.sub(_BEFORE, "", plain))
    if stretch is None:
        return _without_a_day(text, plain, year) or _with_a_stage(text, plain, year)
    return _meant(text, plain, named, stretch, year)


def _meant(text: str, plain: str, named: str, stretch: _Stretch, year: int) -> Deadline:
    """The deadline that a stretch means; 前 followed it in ``plain``, if it doesn't in ``named``."""
    begins_the_year = (stretch.from_month, stretch.first) == (1, 1)
    return Deadline(text, stretch.end(year) if named == plain or begins_the_year else stretch.before(year))


_OPEN = "(?:全年|常年|长年|長年|常态化|常態化|持续|持續|长期|長期)+(?:性|地)?"
_GOING_ON = "(?:开展|開展|推进|推進|实施|實施|进行|進行|坚持|堅持|落实|落實|管理|运行|運行)*"
_YEARS = {"两": 2, "兩": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def _without_a_day(text: str, plain: str, year: int) -> Deadline | None:
    """A deadline that sets no day of the year: an open one, or a span of years; None if it is neither."""
    if re.fullmatch(_OPEN + _GOING_ON, plain):
        return Deadline(text, _day(year, 12, 31), is_open=True)
    found = re.fullmatch(rf"(\d{{4}})年?(?:{_RANGE})(\d{{4}})年?{_GOING_ON}", plain)
    if found and int(found[1]) < int(found[2]):
        return Deadline(text, _day(int(found[2]), 12, 31), is_span=True)
    found = re.fullmatch(rf"分([2-5{''.join(_YEARS)}])年(?:{_GOING_ON}|完成)", plain)
    if found:
        years = _YEARS.get(found[1]) or int(found[1])
        return Deadline(text, _day(year + years - 1, 12, 31), is_span=True)
    return None


def _with_a_stage(text: str, plain: str, year: int) -> Deadline:
    """A deadline behind which stands what is due: 5月底前動工. Raises ValueError."""
    from .stage import Stage, read_stage, stage_at_end

    stage = stage_at_end(plain)
    day = plain.removesuffix(stage) if stage else ""
    stretch = None if not day or day.isdigit() else _written(named := re.sub(_BEFORE, "", day))
    if stretch is None:
        raise ValueError(text)
    # 11月底前完成 is what every deadline says: the whole is due.
    is_whole = read_stage(stage) is Stage.FINISHED and stage.endswith("完成")
    return _meant(text, day, named, stretch, year)._replace(stage="" if is_whole else stage)


def parse_when(text: str) -> When:
    """Read a period as somebody types it: a month, a quarter, a day, or a range (``10月..11月``, ``10-11月``).

    前, 之前 and 以前 mean what they do in deadlines: ``11月底前`` is up to 30 November, ``11月前`` up
    to 31 October.

    Raises ValueError if the text is none of `WHEN_FORMS`.
    """
    plain = _plain(text)
    absolute = _absolute(plain, _SOME_DAY)
    return When(text, *_read_when(absolute), is_relative=absolute != plain)


def parse_day(text: str) -> Day:
    """Read a day as somebody types it. Raises ValueError if the text is none of `DAY_FORMS`."""
    when = parse_when(text)
    if when.first is None or when.first != when.last or not when.first.is_day:
        raise ValueError(text)
    return Day(text, when)


def parse_quarter(text: str) -> When:
    """Read a quarter as somebody types it. Raises ValueError if the text is none of `QUARTER_FORMS`."""
    plain = _plain(text)
    when = parse_when(f"{plain}季度" if re.fullmatch("[1-4一二三四]", plain) else plain)._replace(text=text)
    quarter = when.first
    if not quarter or quarter != when.last or quarter.to_month - quarter.from_month != 2 or quarter.to_month % 3:
        raise ValueError(text)
    return when


_SOME_DAY = date(2024, 5, 15)
"""The day for which relative words are tried when they are read. What they mean is known later."""
_BEYOND = t("the calendar has no such day")
_BEFORE = "(?:之|以)?前$"
_RANGE = "——?|[-–~至到]"
_COUNTED = "月份?|季度?"


def _read_when(plain: str) -> tuple[_Stretch | None, _Stretch | None, bool]:
    """The ends of a period, and whether it is what comes before the second. Raises ValueError."""
    start, dots, end = plain.partition("..")
    if dots:
        if not (start or end):
            raise ValueError(plain)
        return _in_order(_asked(start) if start else None, _asked(end) if end else None)
    named = re.sub(_BEFORE, "", plain)
    try:
        stretch = _asked(named)
    except ValueError:
        if named != plain:
            raise
        return _range(plain)
    return (stretch, stretch, False) if named == plain else (None, stretch, True)


def _range(plain: str) -> tuple[_Stretch | None, _Stretch | None, bool]:
    """A range that is written with a dash, 至 or 到. The first end may leave out what the second has: 10-11月."""
    if re.fullmatch(r"[\d./-]+", plain):  # a day that isn't one: 2022-11-31
        raise ValueError(plain)
    for found in re.finditer(_RANGE, plain):
        start, end = plain[: found.start()], plain[found.end() :]
        counted = re.search(_COUNTED, end)
        starts = [start + counted[0], start] if counted else [start]
        for whole in starts:
            try:
                first, last = _asked(whole), _asked(end)
            except ValueError:
                continue
            if first.year and last.year is None:  # 2022年10-11月
                last = last._replace(year=first.year)
            return _in_order(first, last)
    raise ValueError(plain)


def _in_order(first: _Stretch | None, last: _Stretch | None) -> tuple[_Stretch | None, _Stretch | None, bool]:
    """The two ends of a range, as `_read_when` gives them. Raises ValueError if the first is after the second."""
    if first and last and (first.year is None) == (last.year is None) and first.start(2024) > last.end(2024):
        raise ValueError(t("it ends before it begins"))
    return first, last, False


def _absolute(plain: str, today: date) -> str:
    """``plain`` with the words that count from ``today`` put into words that don't: 本月底 is 2022年11月底.

    Raises ValueError beyond the calendar.
    """
    try:
        return re.sub(_RELATIVE, lambda found: _counted(found, today), plain)
    except OverflowError:
        raise ValueError(_BEYOND) from None


_STEPS = {"前": -2, "昨": -1, "上": -1, "去": -1, "今": 0, "本": 0, "这": 0, "這": 0, "当": 0, "當": 0}
_STEPS |= {"明": 1, "下": 1, "后": 2, "後": 2}
_RELATIVE = (
    "(?P<day>[前昨今明后後])[天日]|(?P<month>[上本这這当當下])[个個]?月|(?P<quarter>[上本这這当當下])[个個一]?季度?"
    "|(?P<week>[上本这這下])[个個]?(?:周|週|星期|礼拜|禮拜)|(?P<year>[去今本明])年度?"
)


def _counted(found: re.Match[str], today: date) -> str:
    step = _STEPS[found[found.lastgroup or 0]]
    if found["day"]:
        return (today + timedelta(days=step)).isoformat()
    if found["week"]:
        monday = today + timedelta(days=7 * step - today.weekday())
        return f"{monday.isoformat()}..{(monday + timedelta(days=6)).isoformat()}"
    if found["month"]:
        years, month = divmod(today.month - 1 + step, 12)
        return f"{today.year + years:04}年{month + 1}月"
    if found["quarter"]:
        years, quarter = divmod((today.month - 1) // 3 + step, 4)
        return f"{today.year + years:04}年{quarter + 1}季度"
    return f"{today.year + step:04}年"


def _day(year: int, month: int, day: int) -> date:
    """A day of the calendar; the 0th is the month's last. Raises ValueError if there is none."""
    try:
        return date(year, month, day or _last_day(year, month))
    except ValueError:
        raise ValueError(t("month {month} of {year} has no day {day}", month=month, year=year, day=day)) from None


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
    if rest in ("年底", "年末") or (year and rest in ("底", "末")):
        return _checked(year, 12, 31, 12, 31)
    if rest in ("年内", "年內") or (year and rest in ("内", "內")):
        return _checked(year, 1, 1, 12, 31)
    found = re.fullmatch(
        r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(底|末|上旬|中旬|下旬|(0?[1-9]|[1-3]\d)[日号號])?", rest
    )
    if found:
        month = _number(found[1])
        first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), None: (1, 0)}.get(found[2], (0, 0))
        if found[3]:
            first = last = int(found[3])
        return _checked(year, month, first, month, last)
    found = re.fullmatch(r"(?:第?([一二三四1-4])季度?|(上|下)半年)(?:(底|末)|内|內)?", rest)
    if not found:
        return None
    to_month = _number(found[1]) * 3 if found[1] else 6 if found[2] == "上" else 12
    if found[3]:
        return _checked(year, to_month, 0, to_month, 0)
    return _checked(year, to_month - (2 if found[1] else 5), 1, to_month, 0)


def _asked(plain: str) -> _Stretch:
    """A stretch as somebody types it: the words of a notice, and the shorter forms of a command line."""
    found = re.fullmatch(r"(?:(\d{4})-?)?q([1-4])", plain)
    if found:
        quarter = int(found[2])
        return _checked(int(found[1]) if found[1] else None, quarter * 3 - 2, 1, quarter * 3, 0)
    found = re.fullmatch(r"(?:(\d{4})[-/])?(\d{1,2})|(十[一二]?|[一二三四五六七八九])", plain)
    if found:
        month = _number(found[2] or found[3])
        return _checked(int(found[1]) if found[1] else None, month, 1, month, 0)
    found = re.fullmatch(r"(\d{1,2})[-/](0?[1-9]|[1-3]\d)", plain)
    if found:
        month, day = int(found[1]), int(found[2])
        return _checked(None, month, day, month, day)
    found = re.fullmatch(r"(\d{4})(?:\.(\d{1,2})\.(\d{1,2})|(\d{2})(\d{2}))", plain)
    if found:
        plain = "-".join(part for part in found.groups() if part)
    if re.search(r"月\d{1,2}$", plain):
        plain += "日"
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
    """The stretch, if the calendar has it. Raises ValueError."""
    some_year = year or 2024  # a leap year: 2月29日 may be meant for one
    if year == 0:
        raise ValueError(t("there is no year 0"))
    if not 1 <= from_month <= 12:
        raise ValueError(t("there is no month {month}", month=from_month))
    stretch = _Stretch(year, from_month, first, to_month, last)
    stretch.start(some_year), stretch.end(some_year)
    return stretch
