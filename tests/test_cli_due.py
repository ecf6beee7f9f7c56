"""`msss due`: items by deadline, with days left or gone by, on the real list of 2022."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from lists import ITEM, write_list
from running import LIST_2022, ask

IN_NOVEMBER = ["1.2", "2.1", "2.2", "3.1", "6.1", "7.1", "9.1", "9.3"]


@pytest.mark.parametrize(
    "asked",
    [["11月"], ["nov"], ["--month", "11"], ["11"], ["11月底"], ["November"], ["2022-11"], ["--due", "11月"]],
)
def test_what_is_due_in_november(asked: list[str]) -> None:
    assert ask("due", *asked).ids == IN_NOVEMBER


@pytest.mark.parametrize("asked", ["11月底前", "11月底之前", "11月30日以前", "2022-11-30前", "12月前"])
def test_before_a_day_is_up_to_it(asked: str) -> None:
    assert ask("due", asked).ids == ["10.1", *IN_NOVEMBER]


@pytest.mark.parametrize("asked", ["11月前", "11月之前", "11月以前", "nov前", "10月底前", "10月31日前"])
def test_before_a_month_is_up_to_the_end_of_the_one_before(asked: str) -> None:
    assert ask("due", asked).ids == ["10.1"]


@pytest.mark.parametrize("asked", ["本月", "11-30", "11/30", "11月30日", "2022-11-30", "本月底", "2022年11月30日"])
def test_what_is_due_this_month_or_on_a_day(asked: str) -> None:
    assert ask("due", asked, "--as-of", "2022-11-15").ids == IN_NOVEMBER
    assert ask("due", "--due", asked, "--as-of", "2022-11-15").ids == IN_NOVEMBER


def test_it_is_said_which_days_relative_words_are() -> None:
    answer = ask("due", "本月", "--as-of", "2022-11-15")
    assert "msss: 本月 is read as 2022-11-01 to 2022-11-30\n" in answer.err
    answer = ask("due", "昨天", "--as-of", "2022-11-15")
    assert "msss: 昨天 is read as 2022-11-14\n" in answer.err


@pytest.mark.parametrize("asked", ["10-11月", "10月至11月", "10月..11月"])
def test_a_range_of_months(asked: str) -> None:
    assert ask("due", asked).ids == ["10.1", *IN_NOVEMBER]


@pytest.mark.parametrize("day", ["2022-9-30", "2022年9月30日", "9月30日", "9-30", "9/30", "9月底", "三季度末"])
def test_the_day_to_count_from_is_of_the_lists_year(day: str) -> None:
    assert {record["as_of"] for record in ask("due", "--as-of", day, "--format", "json").data} == {"2022-09-30"}


def test_a_day_without_a_year_needs_one_where_lists_are_of_several(tmp_path) -> None:
    write_list(tmp_path / "b.yaml", ITEM, year=2024)
    write_list(tmp_path / "a.yaml", ITEM, year=2025)
    answer = ask("due", "-f", ".", "--as-of", "9-30", cwd=tmp_path)
    assert answer.code == 2
    assert "9-30 could be of 2024 or 2025: write its year too, as in 2022-09-30" in answer.err
    assert ask("due", "-f", ".", "--as-of", "9-30", "--year", 2025, cwd=tmp_path).code == 0


def test_a_day_that_the_lists_year_lacks() -> None:
    answer = ask("due", "--as-of", "2月29日")
    assert answer.code == 2
    assert "2月29日 is not in the list's year" in answer.err


def test_a_heading_for_each_deadline_soonest_first() -> None:
    out = ask("due", "--as-of", "2022-11-30", "--format", "markdown").out
    headings = [line.removeprefix("### ") for line in out.splitlines() if line.startswith("###")]
    assert headings == [
        "2022-10-31  30 days ago  1 item due",
        "2022-11-30  today  8 items due",
        "2022-12-31  31 days left  10 items due",
    ]
    out = ask("due", "--as-of", "2022-11-30", "--format", "markdown", MSSS_LANG="zh-Hant").out
    headings = [line.removeprefix("### ") for line in out.splitlines() if line.startswith("###")]
    assert headings == ["2022-10-31  已過30天  1項", "2022-11-30  今天到期  8項", "2022-12-31  還有31天  10項"]
    answer = ask("due", "--as-of", "2022-11-30")
    assert len(answer.ids) == 19
    assert answer.ids[:2] == ["10.1", "1.2"]


def test_a_pipe_gets_rows_only_with_the_days_left_as_a_column() -> None:
    answer = ask("due", "--as-of", "2022-11-30")
    assert answer.out.splitlines()[0].split("\t") == ["No.", "Item", "Lead", "Due", "Days left"]
    assert {len(row) for row in answer.rows} == {5}
    assert {(row[3], row[4]) for row in answer.rows} == {("10月底", "-30"), ("11月底", "0"), ("12月底", "31")}


def test_days_are_counted_from_the_day_that_was_named() -> None:
    records = ask("due", "--as-of", "2022-09-30", "--format", "json").data
    assert {record["as_of"] for record in records} == {"2022-09-30"}
    assert {record["due_date"]: record["days_left"] for record in records} == {
        "2022-10-31": 31,
        "2022-11-30": 61,
        "2022-12-31": 92,
    }


def test_thousands_of_days_are_readable() -> None:
    assert "1,096 days ago" in ask("due", "10月", "--as-of", "2025-10-31", "--format", "markdown").out


def test_without_a_day_they_are_counted_from_today() -> None:
    assert len(ask("due").ids) == 19


def test_csv_has_the_days_left_as_a_column() -> None:
    lines = ask("due", "10月", "--as-of", "2022-11-01", "--format", "csv").out.splitlines()
    assert lines[0].endswith("預計完成時間,預計完成日期,剩餘天數")
    assert lines[1].endswith("10月底,2022-10-31,-1")


def test_several_periods_are_any_of_them() -> None:
    assert ask("due", "10月", "--month", "11").ids == ["10.1", *IN_NOVEMBER]


def test_filters_apply() -> None:
    answer = ask("due", "nov", "--unit", "市建委", "--role", "lead", "--target", ">=1萬", "--as-of", "2022-11-01")
    assert answer.ids == ["2.1"]
    assert answer.rows[0][3] == "lead"


def test_nothing_due() -> None:
    answer = ask("due", "3月")
    assert (answer.code, answer.out) == (0, "")
    assert "msss: no item matches --due 3月" in answer.err


@pytest.mark.parametrize("wrong", [["foo"], ["--month", "13"], ["--month", "x"], ["--as-of", "tomorrow"], ["11", "12"]])
def test_wrong_usage(wrong: list[str]) -> None:
    answer = ask("due", *wrong)
    assert answer.code == 2
    assert answer.out == ""


def test_a_day_the_year_lacks_is_wrong_usage() -> None:
    assert ask("due", "2月29日").code == 2


def test_lists_of_several_years_are_in_order_of_days(tmp_path) -> None:
    write_list(tmp_path / "b.yaml", ITEM, year=2024)
    write_list(tmp_path / "a.yaml", ITEM, year=2025)
    answer = ask("due", "6月", "-f", ".", "--as-of", "2024-01-01", cwd=tmp_path)
    assert [(row[0], row[-1]) for row in answer.rows] == [("2024", "181"), ("2025", "546")]


def test_a_word_file_says_in_words_that_no_days_are_left(tmp_path: Path) -> None:
    assert ask("due", "-f", LIST_2022, "--as-of", "2022-11-30", "-o", tmp_path / "a.docx").code == 0
    rows = [[cell.text for cell in row.cells] for row in Document(str(tmp_path / "a.docx")).tables[0].rows]
    assert [rows[place][-1] for place in (1, 2, -1)] == ["已過30天", "今天到期", "31"]
    assert ",-30" in ask("due", "-f", LIST_2022, "--as-of", "2022-11-30", "--format", "csv").out
