"""Days, quarters and years as people type them, in the commands that follow progress. Every figure is made up."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from ledgers import write
from running import ROOT, ask

LEDGER = ["--ledger", ROOT / "tests" / "fixtures" / "progress_2022_invented.yaml"]
REPORT = '{item: "1.2", date: %d-05-31, value: 3}'
DAYS = ["2022-9-30", "2022/09/30", "2022年9月30日", "9月30日", "9-30", "9/30", "9月底", "三季度末"]


@pytest.mark.parametrize("quarter", ["3", "Q3", "三", "三季度", "第三季度", "2022-Q3"])
def test_a_quarter_of_the_bulletin(quarter: str) -> None:
    answer = ask("bulletin", "--quarter", quarter, *LEDGER, "--format", "json")
    assert answer.code == 0, answer.err
    assert (answer.data["as_of"], answer.data["quarter"]) == ("2022-09-30", 3)


@pytest.mark.parametrize("day", DAYS)
def test_the_day_of_the_bulletin(day: str) -> None:
    assert ask("bulletin", "--as-of", day, *LEDGER, "--format", "json").data["as_of"] == "2022-09-30"


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("command", ["progress", "evaluate"])
def test_the_day_to_count_from(command: str, day: str) -> None:
    records = ask(command, "--as-of", day, *LEDGER, "--format", "json").data
    assert {record["as_of"] for record in records} == {"2022-09-30"}


def test_the_day_of_a_report(tmp_path: Path) -> None:
    write(tmp_path / "data", REPORT % 2023)
    for day in ("2023-9-30", "9月30日", "9-30"):
        answer = ask("record", "1.2", "5", "--date", day, "--dry-run", cwd=tmp_path)
        assert "date: 2023-09-30" in answer.out
    yesterday = date.today() - timedelta(days=1)
    assert f"date: {yesterday}" in ask("record", "1.2", "5", "--date", "昨天", "--dry-run", cwd=tmp_path).out


@pytest.mark.parametrize("wrong", ["11月", "foo", "2022-9-31"])
def test_what_is_no_day_says_what_to_write(wrong: str) -> None:
    answer = ask("progress", "--as-of", wrong)
    assert answer.code == 2
    assert f"{wrong} is not a day. Write one of: 2022-09-30, 9-30, 9月30日, 9月底, 今天, 昨天, 上月底" in answer.err


@pytest.mark.parametrize(
    "command",
    [["progress"], ["history", "1.2"], ["bulletin"], ["evaluate"], ["record", "1.2", "5", "--dry-run"]],
    ids=" ".join,
)
def test_of_several_years_the_newest_valid_one_is_asked(tmp_path: Path, command: list[str]) -> None:
    for year in (2023, 2024):
        write(tmp_path / "data", REPORT % year, year=year)
    (tmp_path / "data" / "responsibility_list_2025.yaml").write_text("year: 2025\n", encoding="utf-8")
    answer = ask(*command, cwd=tmp_path)
    assert answer.code == 0, answer.err
    assert "msss: data/responsibility_list_2025.yaml is invalid and was left out." in answer.err
    assert "progress_2024.yaml" in answer.out + answer.err
    answer = ask(*command, "--year", 2023, cwd=tmp_path)
    assert answer.code == 0, answer.err
    assert "left out" not in answer.err
    assert "progress_2023.yaml" in answer.out + answer.err
