"""Deadlines as notices write them, and periods as people ask for them."""

from __future__ import annotations

from datetime import date

import pytest

from msss.values.deadline import (
    DAY_FORMS,
    DEADLINE_FORMS,
    QUARTER_FORMS,
    WHEN_FORMS,
    Period,
    parse_day,
    parse_deadline,
    parse_quarter,
    parse_when,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the three of the annex
        ("10月底", date(2022, 10, 31)),
        ("11月底", date(2022, 11, 30)),
        ("12月底", date(2022, 12, 31)),
        # a month, or a part of it
        ("11月", date(2022, 11, 30)),
        ("11月份", date(2022, 11, 30)),
        ("11月末", date(2022, 11, 30)),
        ("9月份底", date(2022, 9, 30)),
        ("2月底", date(2022, 2, 28)),
        ("11月上旬", date(2022, 11, 10)),
        ("11月中旬", date(2022, 11, 20)),
        ("11月下旬", date(2022, 11, 30)),
        ("十月底", date(2022, 10, 31)),
        ("十一月底", date(2022, 11, 30)),
        ("六月", date(2022, 6, 30)),
        # a day
        ("11月30日", date(2022, 11, 30)),
        ("11月5号", date(2022, 11, 5)),
        ("11月05號", date(2022, 11, 5)),
        ("11月30日前", date(2022, 11, 30)),
        ("11月30日之前", date(2022, 11, 30)),
        ("11月底以前", date(2022, 11, 30)),
        ("11月15號前", date(2022, 11, 15)),
        # before something longer than a day: the last day before it begins
        ("11月前", date(2022, 10, 31)),
        ("11月份之前", date(2022, 10, 31)),
        ("四季度前", date(2022, 9, 30)),
        ("三季度末前", date(2022, 9, 30)),
        ("11月中旬前", date(2022, 11, 10)),
        ("下半年前", date(2022, 6, 30)),
        # but no list promises something for the year before
        ("1月前", date(2022, 1, 31)),
        ("一季度前", date(2022, 3, 31)),
        ("上半年前", date(2022, 6, 30)),
        # a quarter, a half, the year
        ("四季度", date(2022, 12, 31)),
        ("第三季度末", date(2022, 9, 30)),
        ("一季度", date(2022, 3, 31)),
        ("2季度", date(2022, 6, 30)),
        ("上半年", date(2022, 6, 30)),
        ("下半年", date(2022, 12, 31)),
        ("年底", date(2022, 12, 31)),
        ("年末前", date(2022, 12, 31)),
        ("年內", date(2022, 12, 31)),
        # another year than the list's
        ("2023年11月底", date(2023, 11, 30)),
        ("2023年底", date(2023, 12, 31)),
        ("2023年年底", date(2023, 12, 31)),
        ("2024年2月底", date(2024, 2, 29)),
        ("2023年一季度", date(2023, 3, 31)),
        ("2023-03-31", date(2023, 3, 31)),
        ("2023-3-1", date(2023, 3, 1)),
        ("2023/03/31", date(2023, 3, 31)),
        # widths and spaces
        ("１１月底", date(2022, 11, 30)),
        ("11 月 底", date(2022, 11, 30)),
    ],
)
def test_a_deadline_means_its_last_day(text, day):
    assert parse_deadline(text, 2022).date == day


@pytest.mark.parametrize("text", DEADLINE_FORMS.split(", "))
def test_every_form_that_messages_name_is_read(text):
    deadline = parse_deadline(text, 2022)
    assert deadline.date.year == (2024 if deadline.is_span else 2022)


def test_a_deadline_keeps_its_words():
    assert str(parse_deadline("１１月 底前", 2022)) == "１１月 底前"


def test_a_deadline_without_a_year_is_of_the_lists_year():
    assert parse_deadline("2月底", 2024).date == date(2024, 2, 29)
    assert parse_deadline("2月29日", 2024).date == date(2024, 2, 29)
    with pytest.raises(ValueError, match="month 2 of 2022 has no day 29"):
        parse_deadline("2月29日", 2022)


@pytest.mark.parametrize(("year", "days"), [(1900, 28), (2000, 29), (2022, 28), (2024, 29)])
def test_february_ends_as_the_calendar_says(year, days):
    assert parse_deadline("2月底", year).date == date(year, 2, days)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "11",  # not November by accident
        "１１",
        "2022",
        "前",
        "底",
        "盡快",
        "13月底",
        "0月底",
        "11月31日",
        "11月0日",
        "11月00日",
        "2022-11-00",
        "2022-00-11",
        "2022-11-31",
        "0000-11-30",
        "0000年11月底",
        "五季度",
        "11月底左右",
        "November",
        "Q4",
        "10月..11月",
        "2022-11",
    ],
)
def test_what_is_no_deadline_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is all it says
        parse_deadline(text, 2022)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("11", date(2022, 11, 1), date(2022, 11, 30)),
        ("11月", date(2022, 11, 1), date(2022, 11, 30)),
        ("十一月", date(2022, 11, 1), date(2022, 11, 30)),
        ("11月底", date(2022, 11, 30), date(2022, 11, 30)),
        ("11月上旬", date(2022, 11, 1), date(2022, 11, 10)),
        ("11月中旬", date(2022, 11, 11), date(2022, 11, 20)),
        ("11月下旬", date(2022, 11, 21), date(2022, 11, 30)),
        ("11月15日", date(2022, 11, 15), date(2022, 11, 15)),
        ("2022-11", date(2022, 11, 1), date(2022, 11, 30)),
        ("2022/11", date(2022, 11, 1), date(2022, 11, 30)),
        ("2022-11-30", date(2022, 11, 30), date(2022, 11, 30)),
        ("November", date(2022, 11, 1), date(2022, 11, 30)),
        ("nov", date(2022, 11, 1), date(2022, 11, 30)),
        ("NOV.", date(2022, 11, 1), date(2022, 11, 30)),
        ("sept", date(2022, 9, 1), date(2022, 9, 30)),
        ("may", date(2022, 5, 1), date(2022, 5, 31)),
        ("Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("q1", date(2022, 1, 1), date(2022, 3, 31)),
        ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30)),
        ("2023q2", date(2023, 4, 1), date(2023, 6, 30)),
        ("四季度", date(2022, 10, 1), date(2022, 12, 31)),
        ("上半年", date(2022, 1, 1), date(2022, 6, 30)),
        ("下半年", date(2022, 7, 1), date(2022, 12, 31)),
        ("年底", date(2022, 12, 31), date(2022, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023年", date(2023, 1, 1), date(2023, 12, 31)),
        ("2月底", date(2022, 2, 28), date(2022, 2, 28)),
        ("10月..11月", date(2022, 10, 1), date(2022, 11, 30)),
        ("oct..nov", date(2022, 10, 1), date(2022, 11, 30)),
        ("11..11", date(2022, 11, 1), date(2022, 11, 30)),
        ("..2022-11-30", None, date(2022, 11, 30)),
        ("2022-12-01..", date(2022, 12, 1), None),
        ("11月底前", None, date(2022, 11, 30)),
        ("11月前", None, date(2022, 10, 31)),
        ("1月前", None, date(2021, 12, 31)),
        ("11月之前", None, date(2022, 10, 31)),
        ("四季度以前", None, date(2022, 9, 30)),
        ("三季度末前", None, date(2022, 9, 30)),
        ("2023年前", None, date(2022, 12, 31)),
        ("11-30", date(2022, 11, 30), date(2022, 11, 30)),
        ("11/30", date(2022, 11, 30), date(2022, 11, 30)),
        ("10-11", date(2022, 10, 11), date(2022, 10, 11)),
        ("10-11月", date(2022, 10, 1), date(2022, 11, 30)),
        ("10月-11月", date(2022, 10, 1), date(2022, 11, 30)),
        ("10月至11月底", date(2022, 10, 1), date(2022, 11, 30)),
        ("十到十一月", date(2022, 10, 1), date(2022, 11, 30)),
        ("2023年10—11月", date(2023, 10, 1), date(2023, 11, 30)),
        ("9月15日至10月15日", date(2022, 9, 15), date(2022, 10, 15)),
        ("二至三季度", date(2022, 4, 1), date(2022, 9, 30)),
        ("2022-9-30", date(2022, 9, 30), date(2022, 9, 30)),
        ("2022年9月30日", date(2022, 9, 30), date(2022, 9, 30)),
        ("2022.9.30", date(2022, 9, 30), date(2022, 9, 30)),
        ("20220930", date(2022, 9, 30), date(2022, 9, 30)),
        ("9月30日", date(2022, 9, 30), date(2022, 9, 30)),
        ("9月30", date(2022, 9, 30), date(2022, 9, 30)),
        ("Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("三季度", date(2022, 7, 1), date(2022, 9, 30)),
        ("三季度末", date(2022, 9, 30), date(2022, 9, 30)),
        ("三", date(2022, 3, 1), date(2022, 3, 31)),
        ("年內", date(2022, 1, 1), date(2022, 12, 31)),
        ("2021年底以前", None, date(2021, 12, 31)),
        ("2022-11-15前", None, date(2022, 11, 15)),
        ("2021-12..3月", date(2021, 12, 1), date(2022, 3, 31)),
        ("１１月", date(2022, 11, 1), date(2022, 11, 30)),
    ],
)
def test_a_when_is_a_stretch_of_days(text, start, end):
    assert parse_when(text).of(2022) == Period(start, end)


@pytest.mark.parametrize("text", WHEN_FORMS.split(", "))
def test_every_form_of_a_when_that_messages_name_is_read(text):
    assert parse_when(text).text == text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("今天", date(2022, 11, 16), date(2022, 11, 16)),
        ("昨天", date(2022, 11, 15), date(2022, 11, 15)),
        ("明天", date(2022, 11, 17), date(2022, 11, 17)),
        ("本月", date(2022, 11, 1), date(2022, 11, 30)),
        ("这个月", date(2022, 11, 1), date(2022, 11, 30)),
        ("上月", date(2022, 10, 1), date(2022, 10, 31)),
        ("下個月", date(2022, 12, 1), date(2022, 12, 31)),
        ("本月底", date(2022, 11, 30), date(2022, 11, 30)),
        ("下月15日", date(2022, 12, 15), date(2022, 12, 15)),
        ("本月底前", None, date(2022, 11, 30)),
        ("本月前", None, date(2022, 10, 31)),
        ("本季度", date(2022, 10, 1), date(2022, 12, 31)),
        ("上季度", date(2022, 7, 1), date(2022, 9, 30)),
        ("下一季度", date(2023, 1, 1), date(2023, 3, 31)),
        ("本周", date(2022, 11, 14), date(2022, 11, 20)),
        ("今年", date(2022, 1, 1), date(2022, 12, 31)),
        ("去年底", date(2021, 12, 31), date(2021, 12, 31)),
        ("今天..年底", date(2022, 11, 16), date(2022, 12, 31)),
        ("上月至本月", date(2022, 10, 1), date(2022, 11, 30)),
    ],
)
def test_relative_words_count_from_the_day_that_is_given(text, start, end):
    when = parse_when(text)
    assert when.of(2022, date(2022, 11, 16)) == Period(start, end)
    assert when.is_relative
    with pytest.raises(ValueError, match="counts from today"):
        when.of(2022)


def test_relative_words_name_their_own_year():
    assert parse_when("下月").of(2022, date(2025, 12, 31)) == Period(date(2026, 1, 1), date(2026, 1, 31))


@pytest.mark.parametrize(("text", "today"), [("昨天", date.min), ("明天", date.max), ("下月", date.max)])
def test_relative_words_beyond_the_calendar(text, today):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is all it says
        parse_when(text).of(2022, today)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-09-30", date(2022, 9, 30)),
        ("2022-9-30", date(2022, 9, 30)),
        ("2022/9/30", date(2022, 9, 30)),
        ("2022年9月30日", date(2022, 9, 30)),
        ("9月30日", date(2023, 9, 30)),
        ("9-30", date(2023, 9, 30)),
        ("9/30", date(2023, 9, 30)),
        ("9月底", date(2023, 9, 30)),
        ("2月底", date(2023, 2, 28)),
        ("三季度末", date(2023, 9, 30)),
        ("年底", date(2023, 12, 31)),
        ("今天", date(2022, 11, 16)),
        ("昨天", date(2022, 11, 15)),
        ("上月底", date(2022, 10, 31)),
    ],
)
def test_a_day_without_a_year_is_of_the_lists_year(text, day):
    assert parse_day(text).of(2023, date(2022, 11, 16)) == day


def test_a_day_says_whether_it_needs_a_year():
    assert parse_day("9月30日").needs_year
    assert not parse_day("2022-09-30").needs_year
    assert not parse_day("昨天").needs_year


@pytest.mark.parametrize("text", DAY_FORMS.split(", "))
def test_every_form_of_a_day_that_messages_name_is_read(text):
    assert parse_day(text).text == text


@pytest.mark.parametrize(
    "text", ["", "11月", "本月", "Q3", "9月前", "9月30日前", "9月1日..9月30日", "2022-9-31", "tomorrow"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is all it says
        parse_day(text)


@pytest.mark.parametrize(
    "text", ["3", "三", "Q3", "q3", "三季度", "第三季度", "3季度", "２０２２Ｑ３", "2022年三季度", "上季度"]
)
def test_a_quarter(text):
    assert parse_quarter(text).of(2022, date(2022, 12, 1)) == Period(date(2022, 7, 1), date(2022, 9, 30))


@pytest.mark.parametrize("text", QUARTER_FORMS.split(", "))
def test_every_form_of_a_quarter_that_messages_name_is_read(text):
    assert parse_quarter(text).text == text


@pytest.mark.parametrize("text", ["", "5", "0", "五", "9", "11月", "上半年", "三季度末", "Q1..Q2", "三季度前"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is all it says
        parse_quarter(text)


def test_a_when_without_a_year_is_of_the_year_it_is_asked_of():
    assert parse_when("2月").of(2024) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert parse_when("2月29日").of(2024) == Period(date(2024, 2, 29), date(2024, 2, 29))
    with pytest.raises(ValueError, match="month 2 of 2022 has no day 29"):
        parse_when("2月29日").of(2022)


@pytest.mark.parametrize(
    "text",
    ["", "..", "0", "13", "2022-13", "0000", "0000-q4", "Q5", "五季度", "tomorrow", "no", "novem", "11月31日",
     "12月..1月", "2022-12..2022-11", "2023-01..2022-12", "10月...11月", "10月..11月..12月", "12-1月", "11-31",
     "13-1", "2022-2-29", "2022-2023", "本周前", "11月前..", "2022-11-31.."],
)  # fmt: skip
def test_what_is_no_when_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is all it says
        parse_when(text)


def test_a_period_holds_its_first_and_its_last_day():
    november = Period(date(2022, 11, 1), date(2022, 11, 30))
    assert date(2022, 11, 1) in november
    assert date(2022, 11, 30) in november
    assert date(2022, 10, 31) not in november
    assert date(2022, 12, 1) not in november
    assert "2022-11-15" not in november


def test_an_open_period_has_no_end():
    assert date.min in Period(None, date(2022, 11, 30))
    assert date.max in Period(date(2022, 11, 30), None)
    assert date.max not in Period(None, date(2022, 11, 30))
    assert date.min not in Period(date(2022, 11, 30), None)
