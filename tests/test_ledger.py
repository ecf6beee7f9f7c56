"""Reading a ledger: the same strict reading as a list's, with places; it grows all year and stays quick to read."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import LIST, TODAY, ledger, read, said, write
from timing import takes_ten_times_as_long

from msss import InvalidListError, SourceError
from msss.files.naming import beside
from msss.ledger.kind import LEDGER as LEDGER_KIND
from msss.ledger.model import Entry, Ledger
from msss.lists.loading import load_file
from msss.values.quantity import Value, parse_value


def test_everything_an_entry_can_say() -> None:
    entries = """\
{item: "1.1", target: 新增學位, date: 2023-09-30, value: 4.5萬, by: 市教育局, source: 示例, note: "a, b"}
{item: 1.1, target: 新建學校, date: "2023-09-30", value: "45,000.50", correction: true}
{item: "1.4", date: 2023-09-30, value: 60％}
{item: "1.4", date: 2023-09-30, done: true, correction: false}"""
    day = date(2023, 9, 30)
    assert read(ledger(entries)) == Ledger(
        2023,
        (
            Entry("1.1", day, "新增學位", Value(Decimal(45000)), by="市教育局", source="示例", note="a, b"),
            Entry("1.1", day, "新建學校", Value(Decimal("45000.5")), correction=True),
            Entry("1.4", day, value=Value(Decimal(60), is_percent=True)),
            Entry("1.4", day, done=True),
        ),
    )


def test_a_ledger_without_entries() -> None:
    assert read("year: 2023\n") == read("year: 2023\nentries: []\n") == Ledger(2023)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ['1:1: error[MSS007]: the file is empty (a ledger starts with year: and entries:)']),
        ("entries: []\n", ["1:1: error[MSS102]: the ledger lacks year (add it, for example: year: 2022)"]),
        ("- 1\n", ["1:1: error[MSS103]: the ledger must be a mapping (key: value), not a list"]),
        ("year: 2023\nentries:\n", ['2:9: error[MSS103]: entries must be a list, not nothing (write a list, for example: entries: with a - {item: "1.1", date: 2022-09-30, value: 45000} for each)']),
        ("year: 2023\n記錄: []\n", ["2:1: error[MSS101]: the ledger has no key 記錄 (did you mean entries?)"]),
        ("year: 2023\nentries:\n  - 1\n", ['3:5: error[MSS103]: each of entries must be a mapping (key: value), not the text 1 (write keys and values, for example: entries: with a - {item: "1.1", date: 2022-09-30, value: 45000} for each)']),
    ],
)  # fmt: skip
def test_what_is_no_ledger(text: str, expected: list[str]) -> None:
    assert said(text) == expected


GOOD = '{item: "1.2", date: 2023-09-30, value: 5}'


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('{date: 2023-09-30, value: 5}', '4:5: error[MSS102]: the entry lacks item (add it, for example: item: "1.1")'),
        ('{item: "1.2", value: 5}', "4:5: error[MSS102]: the entry lacks date (add it, for example: date: 2022-09-30)"),
        ('{item: "1.2", date: 2023-09-30, vale: 5}', "4:37: error[MSS101]: the entry has no key vale (did you mean value?)"),
        ('{item: "1.2", date: 2023-09-30, 累计: 5}', "4:37: error[MSS101]: the entry has no key 累计 (did you mean value?)"),
        ('{item: "1", date: 2023-09-30, value: 5}', "4:12: error[MSS111]: item: 1 is not an item id (write the project's number, a point and the item's, for example 7.2)"),
        ('{item: "1.2", date: 30.9.2023, value: 5}', "4:25: error[MSS109]: date: 30.9.2023 is not a date (write year, month and day, for example 2022-04-07)"),
        ('{item: "1.2", date: 2023-09-31, value: 5}', "4:25: error[MSS109]: date: 2023-09-31 is not a date (write year, month and day, for example 2022-04-07)"),
        ('{item: "1.2", date: 2023-09-30, value: -5}', "4:44: error[MSS107]: value: -5 is not a number or a percentage (write a number, for example 45000 or 4.5萬, or a percentage, 60%)"),
        ('{item: "1.2", date: 2023-09-30, value: 5個}', "4:44: error[MSS107]: value: 5個 is not a number or a percentage (write a number, for example 45000 or 4.5萬, or a percentage, 60%)"),
        ('{item: "1.4", date: 2023-09-30, value: 1000%}', "4:44: error[MSS107]: value: 1000% is not a number or a percentage (write a number, for example 45000 or 4.5萬, or a percentage, 60%)"),
        ('{item: "1.4", date: 2023-09-30, done: yes}', "4:43: error[MSS110]: done: yes is not true or false (write true, or remove the key)"),
        ('{item: "1.2", date: 2023-09-30, value: 5, note: ""}', "4:53: error[MSS104]: note is empty (fill it in, or remove the key)"),
        ('{item: "1.2", date: 2023-09-30, value: 5, by: [市教育局]}', "4:51: error[MSS103]: by must be text, not a list (write a text, for example: by: 市教育局)"),
        (r'{item: "1.2", date: 2023-09-30, value: 5, note: "\e[31m"}', "4:53: error[MSS105]: note holds the invisible character U+001B (retype the text: such a character hides or reorders what is read)"),
    ],
)  # fmt: skip
def test_what_a_key_does_not_take(entry: str, expected: str) -> None:
    assert said(ledger(entry)) == [expected]


def test_every_problem_is_reported_in_the_order_of_the_file() -> None:
    found = said(
        ledger('{item: "1.9", date: 2023-09-30, value: 5}\n{item: "1.2", date: 2023-08-31, value: 3, by: 示例}')
    )
    assert [line.partition(":")[0] for line in found] == ["4", "5", "5"]
    assert [line[line.index("[") + 1 : line.index("]")] for line in found] == ["MSS401", "MSS407", "MSS406"]


def test_of_what_an_alias_says_nothing_more_is_said() -> None:
    found = said('year: 2023\nentries:\n  - &a {item: "1.9", date: 2023-09-30, value: 5}\n  - *a\n')
    assert [line[line.index("[") + 1 : line.index("]")] for line in found] == ["MSS004", "MSS004"]


def test_of_what_a_text_that_is_too_long_says_nothing_more_is_said() -> None:
    found = said(ledger(f'{{item: "1.1", target: {"長" * 2001}, date: 2023-09-30, value: 5}}'))
    assert [line[line.index("[") + 1 : line.index("]")] for line in found] == ["MSS008"]


def test_a_thousand_problems_are_enough() -> None:
    found = said(ledger("\n".join(['{item: "1.9", date: 2023-09-30, value: 5}'] * 1500)))
    assert len(found) == 1001
    assert "more than 1,000 problems" in found[-1]


def test_hints_of_the_reader_are_about_ledgers() -> None:
    assert said("year: 2023\n---\nyear: 2024\n") == [
        "2:1: error[MSS006]: a second YAML document starts here (remove the ---: a file holds one ledger)"
    ]
    rows = ledger("\n".join([GOOD.replace("}", f", note: {'示' * 1900}}}")] * 1100))
    assert [line[line.index(" (") :] for line in said(rows)] == [
        " (a year's reports need less than this: look for entries that were pasted more than once)"
    ]


def test_loading(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    loaded = load_file(path, LEDGER_KIND, LIST, TODAY)
    assert len(loaded.model.entries) == 1
    assert loaded.document.span(("entries", 0, "value")).line == 4
    path.write_text(ledger('{item: "1.9", date: 2023-09-30, value: 5}'), encoding="utf-8")
    with pytest.raises(InvalidListError, match="MSS401"):
        load_file(path, LEDGER_KIND, LIST, TODAY)
    with pytest.raises(SourceError, match="no such file"):
        load_file(tmp_path / "nope.yaml", LEDGER_KIND, LIST, TODAY)


def test_it_stands_beside_its_list() -> None:
    assert beside(Path("data/responsibility_list_2022.yaml"), "progress") == Path("data/progress_2022.yaml")
    assert beside(Path("杭州.yml"), "progress") == Path("progress_杭州.yaml")


# --- values


@pytest.mark.parametrize(
    ("written", "amount", "is_percent"),
    [
        ("45000", "45000", False),
        ("45,000", "45000", False),
        ("4.5萬", "45000", False),
        ("4.5万", "45000", False),
        ("４５０００", "45000", False),
        ("0", "0", False),
        ("60%", "60", True),
        ("60％", "60", True),
        ("99.5%", "99.5", True),
        ("100%", "100", True),
        ("0%", "0", True),
        ("完成60%", "60", True),
        ("已完成年度目標任務的55%", "55", True),
        ("整体进度已完成年度目标任务的55%", "55", True),
        ("完成率為87.2%", "87.2", True),
        ("已完成总工程量的90%", "90", True),
    ],
)
def test_a_value(written: str, amount: str, is_percent: bool) -> None:
    assert parse_value(written) == Value(Decimal(amount), is_percent)


@pytest.mark.parametrize(
    "written",
    [
        "-1",
        "1e3",
        "1000.1%",
        "6%%",
        "三萬五",
        "60 %",
        "0% ",
        "50 ",
        "6²",
        "①",
        "百分之九十五",
        "的60%",
        "超额完成60%",
        "NaN",
        "1個",
        "+1",
    ],
)
def test_no_value(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(written.rstrip("%"))):
        parse_value(written)


@pytest.mark.parametrize("written", ["", "%"])
def test_nothing_is_no_value(written: str) -> None:
    with pytest.raises(ValueError, match=r"^%?$"):
        parse_value(written)


def test_a_value_is_shown_with_separators() -> None:
    assert [str(parse_value(text)) for text in ("4.5萬", "60%", "0.5")] == ["45,000", "60%", "0.5"]


@given(st.text(max_size=20) | st.text("0123456789.,萬億%％ ", max_size=8))
def test_any_text_is_a_value_or_refused(text: str) -> None:
    try:
        value = parse_value(text)
    except ValueError:
        return
    assert value.amount >= 0
    assert parse_value(f"{value.amount:f}{'%' if value.is_percent else ''}") == value


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_whatever_the_bytes_a_ledger_or_diagnostics(content: bytes) -> None:
    found, _, diagnostics = LEDGER_KIND.parse(content, "ledger.yaml", LIST, TODAY)
    assert diagnostics or found is not None


# --- a ledger that grows


def many(count: int) -> str:
    """A ledger of so many entries, with all that an entry usually says."""
    rows = (
        f'{{item: "1.1", target: {("新增學位", "新建學校")[number % 2]}, date: {date(2023, 2, 1 + number * 28 // count)},'
        f" value: {number}, by: 市教育局, source: 示例〔2023〕{number}號, note: 示例}}"
        for number in range(count)
    )
    return ledger("\n".join(rows))


def test_ten_thousand_entries_are_read_in_proportion() -> None:
    few, more = many(1_000), many(10_000)
    assert takes_ten_times_as_long(lambda: read(few), lambda: read(more))
    assert len(read(more).entries) == 10_000
