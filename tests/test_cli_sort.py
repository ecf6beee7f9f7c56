"""Items in another order (`--sort`), and what `msss due` shows where a ledger is followed. Every figure is made up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from ledgers import write
from running import LIST_2022, ROOT, ask

REPORTS = """\
{item: "1.1", target: 新增學位, date: 2023-09-30, value: 60000}
{item: "1.1", target: 新建學校, date: 2023-09-30, value: 7}
{item: "1.2", date: 2023-09-30, value: 10}
{item: "1.4", date: 2023-09-30, value: 50%}"""
DAY = ["--as-of", "2023-11-15"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list and its ledger in data/."""
    write(tmp_path / "data", REPORTS)
    return tmp_path


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """The real list of 2022 with the invented ledger of the examples."""
    (tmp_path / "data").mkdir()
    shutil.copy(LIST_2022, tmp_path / "data")
    shutil.copy(ROOT / "examples" / "progress_2022.yaml", tmp_path / "data")
    return tmp_path


# --- sorting


@pytest.mark.parametrize("command", ["list", "due"])
@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("due", ["1.4", "1.2", "1.1", "1.3"]),
        ("unit", ["1.1", "1.2", "1.3", "1.4"]),
        ("status", ["1.4", "1.1", "1.3", "1.2"]),  # overdue, behind, not reported, done early
        ("rate", ["1.3", "1.1", "1.4", "1.2"]),  # 0, 10, 50, 100 %: of an item its lowest target's
    ],
)
def test_the_order(folder: Path, command: str, sort: str, ids: list[str]) -> None:
    answer = ask(command, "--sort", sort, *DAY, cwd=folder)
    assert answer.ids == ids
    records = ask(command, "--sort", sort, *DAY, "--format", "json", cwd=folder).data
    assert [record["id"] for record in records] == ids


def test_sorted_by_rate_it_is_shown(folder: Path) -> None:
    answer = ask("list", "--sort", "rate", *DAY, cwd=folder)
    assert answer.out.splitlines()[0].split("\t")[-2:] == ["Rate", "Status"]
    assert [row[-2:] for row in answer.rows] == [
        ["0%", "not reported"],
        ["10%", "behind"],
        ["50%", "overdue"],
        ["100%", "done early"],
    ]
    assert "Rate" not in ask("list", *DAY, cwd=folder).out


def test_units_come_as_the_list_registers_them() -> None:
    leads = [row[2] for row in ask("list", "--sort", "unit").rows]
    assert leads[:4] == ["市教育局", "市教育局", "市規劃和自然資源局", "市建委"]


@pytest.mark.parametrize("command", ["list", "due"])
def test_before_the_first_report_nothing_was_reported(command: str) -> None:
    answer = ask(command, "--sort", "status", "--as-of", "2022-09-30")
    assert answer.code == 0
    assert {row[-1] for row in answer.rows} == {"not reported"}
    assert "creates data/progress_2022.yaml" in answer.err


def test_several_lists_are_sorted_together(folder: Path) -> None:
    write(folder / "data", '{item: "1.2", date: 2024-09-30, value: 1}', year=2024)
    asked = ["-f", "data", "--as-of", "2024-11-15"]
    assert [row[:2] for row in ask("list", "--sort", "rate", *asked, cwd=folder).rows[:3]] == [
        ["2023", "1.3"],
        ["2024", "1.1"],
        ["2024", "1.3"],
    ]
    assert [row[0] for row in ask("due", "--sort", "due", *asked, cwd=folder).rows] == ["2023"] * 4 + ["2024"] * 4


def test_of_a_list_without_a_ledger_nothing_was_reported(folder: Path) -> None:
    write(folder / "data", year=2024)
    (folder / "data" / "progress_2024.yaml").unlink(missing_ok=True)
    rows = ask("list", "--sort", "rate", "-f", "data", *DAY, cwd=folder).rows
    assert {row[-1] for row in rows if row[0] == "2024"} == {"not reported"}
    assert [row[-2] for row in rows] == sorted((row[-2] for row in rows), key=lambda rate: int(rate.rstrip("%")))


@pytest.mark.parametrize("sort", ["unit", "status"])
def test_in_another_order_the_days_left_are_a_column(folder: Path, sort: str) -> None:
    out = ask("due", "--sort", sort, *DAY, "--format", "markdown", cwd=folder).out
    assert "###" not in out
    assert "Days left" in out


# --- due: what is urgent comes first, and once


@pytest.mark.parametrize("format", ["markdown", "table"])
def test_nothing_is_shown_twice(year: Path, format: str) -> None:
    out = ask("due", "11月", "--as-of", "2022-11-15", "--format", format, cwd=year, FORCE_COLOR="1", NO_COLOR="1").out
    for id in ("1.2", "2.1", "2.2", "3.1", "6.1", "7.1", "9.1", "9.3"):
        assert sum(line.lstrip("| ").startswith(id) for line in out.splitlines()) == 1, id


def test_what_is_urgent_comes_first_by_deadline(year: Path) -> None:
    out = ask("due", "--as-of", "2022-11-15", "--format", "markdown", cwd=year).out
    assert [line.removeprefix("### ") for line in out.splitlines() if line.startswith("###")] == [
        "2022-10-31  15 days ago  1 overdue or behind",
        "2022-11-30  15 days left  7 overdue or behind",
        "2022-11-30  15 days left  1 other item due",
        "2022-12-31  46 days left  10 items due",
    ]


@pytest.mark.parametrize(
    ("day", "headings"),
    [
        ("2023-12-01", ["30 days left  1 overdue or behind", "30 days left  1 other item due"]),
        ("2023-11-30", ["31 days left  2 items due"]),
    ],
)
def test_what_is_behind_is_urgent_from_thirty_days_before_its_deadline(
    folder: Path, day: str, headings: list[str]
) -> None:
    out = ask("due", "12月", "--as-of", day, "--format", "markdown", cwd=folder).out
    assert [line.removeprefix("### ") for line in out.splitlines() if line.startswith("###")] == [
        f"2023-12-31  {heading}" for heading in headings
    ]


# --- units: the next deadline, and the last


def test_the_deadline_of_a_unit_is_called_what_it_is() -> None:
    def heading(day: str) -> str:
        return ask("units", "--as-of", day).out.splitlines()[0].split("\t")[-1]

    assert heading("2022-05-01") == "Next due"
    assert heading("2022-12-31") == "Next due"
    assert heading("2023-01-01") == "Last due"


def test_among_others_a_deadline_that_has_passed_says_so(folder: Path) -> None:
    rows = ask("units", "--as-of", "2023-11-15", cwd=folder).rows
    assert {row[0]: row[-1] for row in rows} == {
        "市教育局": "12月底 (1.1)",
        "各區政府": "12月底 (1.1)",
        "市園文局": "11月底 (1.2)",
        "市衛健委": "12月底 (1.3)",
        "市建委": "10月底 (1.4), passed",
    }
