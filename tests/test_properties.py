"""What holds for any input: a value or a clear refusal, never anything else."""

from __future__ import annotations

import contextlib
import json
import re
import sys
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from conftest import DATA
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from msss.common.harmless import visible
from msss.lists.loading import parse_list as parse
from msss.reading.diagnostic import Diagnostic
from msss.reading.reader import read
from msss.responsibilities.query import Query, select
from msss.responsibilities.reading import LIST as LIST_FORMAT
from msss.responsibilities.reading import registered
from msss.responsibilities.registry import find_units, nearest
from msss.values.chinese import Script, convert, fold, fold_all
from msss.values.condition import Comparison, parse_condition
from msss.values.deadline import Period, parse_day, parse_deadline, parse_quarter, parse_when
from msss.values.quantity import format_number, parse_number

REAL = DATA.read_text(encoding="utf-8")
PART = (  # the first project with the units it names: a list too, and short enough to read where a test fails
    REAL[: REAL.index("  - number: 2")]
    + REAL[REAL.index("units:") : REAL.index("  - name: 市住保房管局")]
    + REAL[REAL.index("  - name: 各區、縣(市)政府") : REAL.index("  - name: 各相關區、縣(市)政府")]
)
YEARS = st.integers(1000, 9999)
MONTHS = st.integers(1, 12)
DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))

# Text as it might be typed for one of our values: mostly their own characters, sometimes any.
TYPED = st.text(
    "0123456789０５.,,-+eE萬万億千百十 年月日號底末前上下中旬季度半內QqNnOoVv/〔…\u3000>=<≥≠!個戶", max_size=16
) | st.text(max_size=16)


# --- quantities


@given(TYPED)
@example("1e999999999")
@example("9" * 28)
def test_a_number_is_read_or_refused(text):
    try:
        number = parse_number(text)
    except ValueError:
        return
    assert isinstance(number, Decimal)
    assert number.is_finite()
    assert number >= 0
    assert "E" not in str(number)


@given(st.integers(0, 10**18))
def test_a_whole_number_reads_back_from_every_way_of_writing_it(number):
    assert parse_number(str(number)) == number
    assert parse_number(format_number(Decimal(number))) == number
    assert parse_number(f"{number}萬") == number * 10_000
    assert parse_number(f"{number}億") == number * 100_000_000


@given(st.decimals(0, 10**9, places=3))
def test_a_fraction_reads_back(number):
    assert parse_number(format_number(number)) == number


@given(TYPED)
def test_a_condition_is_read_or_refused(text):
    try:
        condition = parse_condition(text)
    except ValueError:
        return
    assert condition.text == text
    assert condition.content or condition.comparison


@given(
    st.text("學位公園托", max_size=4),
    st.sampled_from(Comparison),
    st.integers(0, 10**9),
    st.sampled_from(["", "個", "平方米"]),
)
def test_a_condition_reads_back(content, comparison, amount, measure):
    condition = parse_condition(f"{content} {comparison} {amount:,} {measure}")
    assert (condition.content, condition.comparison, condition.amount, condition.measure) == (
        content,
        comparison,
        amount,
        measure,
    )


@given(st.decimals(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, allow_infinity=False))
def test_two_comparisons_that_are_opposites_never_agree(left, right):
    for one, other in ((">=", "<"), ("<=", ">"), ("=", "!=")):
        assert Comparison(one).holds(left, right) is not Comparison(other).holds(left, right)


# --- deadlines


@given(TYPED, YEARS)
def test_a_deadline_is_read_or_refused(text, year):
    try:
        deadline = parse_deadline(text, year)
    except ValueError:
        return
    assert deadline.text == text
    assert isinstance(deadline.date, date)


@given(TYPED, YEARS)
@example("2月29日", 2023)
@example("2月29日..3月", 2023)
def test_a_when_is_read_or_refused(text, year):
    try:
        period = parse_when(text).of(year)
    except ValueError:
        return
    assert period.start or period.end


TIMES = st.lists(
    st.sampled_from([*"本上下今昨明去前後这個月天年季度底末日至到前半周三十Q4..-/", "11", "30", "2022", "9999"]),
    max_size=8,
).map("".join)


@given(TIMES | TYPED, YEARS, st.dates())
@example("下月", 2022, date.max)
@example("0001年前", 1, date.min)
def test_a_time_is_read_or_refused_on_any_day(text, year, today):
    for parse_text in (parse_when, parse_quarter):
        try:
            period = parse_text(text).of(year, today)
        except ValueError:
            continue
        assert period.start or period.end
    try:
        day = parse_day(text).of(year, today)
    except ValueError:
        return
    assert parse_when(text).of(year, today) == Period(day, day)


NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()


@given(
    YEARS,
    MONTHS,
    st.sampled_from(["", "份"]),
    st.sampled_from(["", "底", "末", "下旬"]),
    st.sampled_from(["", "前", "之前", "以前"]),
)
def test_every_way_to_write_a_month_means_its_last_day(year, month, part, end, before):
    if before and end not in ("底", "末"):
        before = ""  # 11月前 is before it: see below
    last = (date(year + month // 12, month % 12 + 1, 1) if year + month // 12 <= 9999 else date.max).toordinal()
    day = date.fromordinal(last - 1) if (year, month) != (9999, 12) else date.max
    for written in (str(month), f"{month:02}", NUMERALS[month - 1], chr(0xFF10 + month) if month < 10 else str(month)):
        text = f"{written}月{part}{end}{before}"
        assert parse_deadline(text, year).date == day
        assert parse_deadline(f"{year}年{text}", 2022).date == day


@given(YEARS, st.integers(2, 12), st.sampled_from(["", "份"]), st.sampled_from(["前", "之前", "以前"]))
def test_before_a_month_means_the_last_day_of_the_one_before(year, month, part, before):
    day = date.fromordinal(date(year, month, 1).toordinal() - 1)
    assert parse_deadline(f"{month}月{part}{before}", year).date == day
    assert parse_when(f"{month}月{part}{before}").of(year) == Period(None, day)


@given(DAYS)
def test_a_day_reads_back_from_every_way_of_writing_it(day):
    written = (day.isoformat(), f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日", f"{day.year}-{day.month}-{day.day}")  # fmt: skip
    for text in written:
        assert parse_deadline(text, 2022).date == day
        assert parse_when(text).of(2022) == Period(day, day)
    assert parse_deadline(f"{day.month}月{day.day}日前", day.year).date == day


@given(st.sampled_from(["{m}", "{m}月", "{y}-{m}", "{y}-{m:02}", "{y}年{m}月", "{name}", "{name:.3}"]), YEARS, MONTHS)
def test_every_way_to_ask_for_a_month_is_all_of_it(form, year, month):
    name = date(2022, month, 1).strftime("%B")
    period = parse_when(form.format(m=month, y=year, name=name)).of(year)
    assert period.start == date(year, month, 1)
    assert period.end == parse_deadline(f"{month}月底", year).date


@given(DAYS, DAYS, DAYS)
def test_a_range_holds_the_days_between_its_ends(one, other, day):
    first, last = sorted((one, other))
    assert (day in parse_when(f"{first}..{last}").of(2022)) is (first <= day <= last)
    assert (day in parse_when(f"{first}..").of(2022)) is (first <= day)
    assert (day in parse_when(f"..{last}").of(2022)) is (day <= last)


@given(st.lists(DAYS, min_size=2, max_size=2, unique=True).map(sorted))
def test_a_range_that_runs_backwards_is_refused(days):
    first, last = days
    with pytest.raises(ValueError):  # noqa: PT011 - the text is all it says
        parse_when(f"{last}..{first}")


# --- any file: a list or diagnostics

# Pieces that mean something to a YAML parser, to the schema or to a terminal.
PIECES = st.sampled_from(
    ["\t", "\n", "\r\n", "\r", "  ", "- ", ": ", ":", "?", "? ", "{", "}", "[", "]", ", ", '"', "'", "&a ", "*a", "!!str ", "! ", "<<: ",
     "|", ">", "|2-\n", "%", "%YAML 1.1\n", "---\n", "...\n", "#", "@", "`", "：", "，", "［", "｛", "\ufeff", "\x00", "\x1b", "\x85", "\u2028",
     "\u202e", "\ufffe", "𠀀", "\\", '"\\u0000"', "null", "~", "true", ".nan", "-1", "0", "1e999", "13月底", "2月30日",
     "title: x\n", "units:\n", "projects:\n", "  - number: 1\n", "      - id: 1.1\n", "lead: [", "due: 11\n", "targets: {", "市建委"]
)  # fmt: skip


@st.composite
def edited(draw):
    """A part of the real list, or a piece of it, after a few slips of the hand."""
    text = PART if draw(st.booleans()) else PART[: draw(st.integers(0, len(PART)))]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(PIECES | st.text(max_size=3)) + text[start + draw(st.integers(0, 12)) :]
    return text.encode("utf-8", "surrogatepass")


FILLED = [found.span(1) for found in re.finditer(r"(?:: |\[|, |- )([^][{},:#\n]+)", PART)]
FILLINGS = st.sampled_from(
    ["", "x", "11", "13月底", "2月30日", "-1", "0", "1,000", "1e9", ".nan", "5.1", "1.10", "99999", "2022-02-30", "all", "relevant", "at_most", "市建委",
     "&a x", "*a", "!!int 1", "[]", "{}", "[x]", "{x: y}", "[[x]]", "<<: x", "'1'", "null"]
) | st.text(max_size=4).map(json.dumps)  # fmt: skip


@st.composite
def misfilled(draw):
    """A part of the real list with other words in the place of some keys and values: mostly YAML still."""
    text = PART
    for start, end in sorted(
        draw(st.lists(st.sampled_from(FILLED), min_size=1, max_size=4, unique=True)), reverse=True
    ):
        text = text[:start] + draw(FILLINGS) + text[end:]
    return text.encode()


ANY_FILE = (
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join).map(str.encode)
    | edited()
    | misfilled()
)


def places(value, path=()):
    """The path of every key and value."""
    yield path
    if not isinstance(value, str):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, step))


def is_a_place(span, text):
    return (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column) and span.line <= len(text) + 2


def check(content):
    parsed, document, diagnostics = parse(content, "any.yaml")
    assert parsed is not None or diagnostics
    text = content.decode("utf-8", "replace")
    for diagnostic in diagnostics:
        assert isinstance(diagnostic, Diagnostic)
        assert is_a_place(diagnostic.span, text)
        line = str(diagnostic)
        assert line.startswith(f"any.yaml:{diagnostic.span.line}:{diagnostic.span.column}: error[MSS")
        assert all(unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for one in line)
        for word in ("pydantic", "value_error", "Input should", "dataclass"):
            assert word not in line or word in text
    assert list(diagnostics) == sorted(diagnostics, key=lambda diagnostic: diagnostic.span)
    if document is not None:
        for path in places(document.data):
            assert is_a_place(document.span(path), text)
    if parsed is not None:
        assert parsed.projects
        list(select(parsed, Query(units=("市",), search=("學",))))


@settings(max_examples=600)
@given(ANY_FILE)
@example(b"")
@example(b"\xff\xfe")
@example(REAL.encode())
@example(REAL.encode("utf-16"))
@example(REAL.encode("gb18030"))
@example(rb'title: "\ud800"')
@example(rb'title: "\U00110000"')
@example(b"[&0")
def test_any_file_is_a_list_or_diagnostics(content):
    check(content)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(content=ANY_FILE)
def test_any_file_is_a_list_or_diagnostics_without_libyaml(content, monkeypatch):
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    check(content)


VALUES = st.recursive(
    st.sampled_from(["", "x", "1", "2022", "-1", "5.1", "11月底", "2022-04-07", "all", "nan", "\u202e", "\x00"]) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from("title year source issuer document date index projects number name items id lead support due targets content"
                        " quantity measure bound indicator part_of leader note units aliases members scope titel 牽頭單位".split()) | st.text(max_size=4),
        inner, max_size=6),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=200)
@given(value=VALUES)
def test_any_data_in_the_place_of_any_value_is_a_list_or_diagnostics(value):
    document = read(REAL.encode(), "any.yaml").document
    assert document is not None
    item = document.data["projects"][0]["items"][0]
    for holder, key in ((document.data, "projects"), (document.data, "year"), (document.data, "units"), (document.data, "source"),
                        (item, "lead"), (item, "support"), (item, "due"), (item, "targets"), (item, "name")):  # fmt: skip
        kept = holder[key]
        holder[key] = value
        parsed, diagnostics = LIST_FORMAT.check(document, "any.yaml", registered)
        holder[key] = kept
        assert (parsed is None) == bool(diagnostics)
        for diagnostic in diagnostics:
            assert diagnostic.code.startswith("MSS1")
            assert "can't be read" not in diagnostic.message


def test_the_part_of_the_real_list_is_a_list():
    parsed, _, diagnostics = parse(PART.encode(), "part.yaml")
    assert diagnostics == ()
    assert [item.id for _, item in parsed.items()] == ["1.1", "1.2"]


# --- text


@given(st.text() | st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"])))
def test_what_is_shown_can_not_act_on_a_terminal(text):
    shown = visible(text)
    acting = [character for character in shown if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert acting == []
    if text.isprintable():
        assert shown == text


@given(st.text())
def test_folding_is_the_same_alone_and_among_others(text):
    assert fold_all([text, "規劃", text]) == [fold(text), "规划", fold(text)]


@given(st.text())
def test_text_is_converted_whatever_it_is(text):
    assert convert(text, Script.AS_IS) == text
    for script in (Script.HANT, Script.HANS):
        assert isinstance(convert(text, script), str)


@given(st.text(max_size=20))
@settings(max_examples=50)
def test_any_name_finds_units_or_none(text):
    units = parse(REAL.encode(), "any.yaml")[0].units
    with contextlib.suppress(StopIteration):
        assert isinstance(next(nearest(units, text)), str)
    found = find_units(units, text)
    assert len(set(found.names)) == len(found.names)
    assert not found.exact or found.names
