"""`msss history`: what was reported of an item, over time."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledgers import ledger, write
from rich.cells import cell_len
from running import ask, run_on_terminal, without_colour

ENTRIES = """\
{item: "1.1", target: 新增學位, date: 2023-05-31, value: 15000, by: 市教育局}
{item: "1.1", target: 新建學校, date: 2023-05-31, value: 7}
{item: "1.2", date: 2023-05-31, value: 3}
{item: "1.1", target: 新增學位, date: 2023-07-17, value: 3萬, source: 示例〔2023〕1號}
{item: "1.4", date: 2023-08-16, value: 30%}
{item: "1.1", target: 新增學位, date: 2023-08-31, value: 29000, correction: true, note: 重複計算}
{item: "1.4", date: 2023-09-30, done: true}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list and its ledger in data/."""
    write(tmp_path / "data", ENTRIES)
    return tmp_path


def test_every_entry_of_the_item_oldest_first(folder: Path) -> None:
    answer = ask("history", "1.1", cwd=folder)
    assert answer.code == 0
    assert answer.err == "msss: from data/responsibility_list_2023.yaml; data/progress_2023.yaml\n"
    assert answer.out.splitlines()[0].split("\t") == (
        ["Date", "Target", "Done", "Change", "Measure", "Rate", "Time passed", "Corrects", "By", "Source", "Note"]
    )
    assert answer.rows == [
        ["2023-05-31", "新增學位", "15,000", "", "個", "25%", "36%", "", "市教育局", "", ""],
        ["2023-05-31", "新建學校", "7", "", "所", "10%", "36%", "", "", "", ""],
        ["2023-07-17", "新增學位", "30,000", "15,000", "個", "50%", "50%", "", "", "示例〔2023〕1號", ""],
        ["2023-08-31", "新增學位", "29,000", "-1,000", "個", "48%", "63%", "yes", "", "", "重複計算"],
    ]


def test_a_column_that_would_be_empty_is_left_out_but_not_of_csv(folder: Path) -> None:
    assert ask("history", "1.2", cwd=folder).out.splitlines()[0] == "Date\tTarget\tDone\tMeasure\tRate\tTime passed"
    csv = ask("history", "1.2", "--format", "csv", cwd=folder).out
    assert (
        csv.splitlines()[0].removeprefix("\ufeff")
        == "日期,目標任務,完成,較上次,計量單位,完成率,序時進度,更正,填報單位,來源,備註"
    )
    falls = ask("history", "1.1", "--format", "csv", cwd=folder).out
    assert '"29,000","-1,000",個' in falls


@pytest.mark.parametrize("typed", ["學校", "学校", "新建學校"])
def test_one_target(folder: Path, typed: str) -> None:
    assert [row[1] for row in ask("history", "1.1", "--target", typed, cwd=folder).rows] == ["新建學校"]


def test_an_item_without_targets(folder: Path) -> None:
    answer = ask("history", "1.4", cwd=folder)
    assert answer.rows == [["2023-08-16", "30%", "", "30%", "50%"], ["2023-09-30", "yes", "70%", "100%", "80%"]]


def test_json(folder: Path) -> None:
    records = ask("history", "1.1", "--format", "json", cwd=folder).data
    assert len(records) == 4
    assert records[3] == {
        "list": "data/responsibility_list_2023.yaml",
        "year": 2023,
        "project": 1,
        "id": "1.1",
        "name": "新增學位6萬個,新建學校70所",
        "due": "12月底",
        "due_date": "2023-12-31",
        "content": "新增學位",
        "quantity": 60000,
        "measure": "個",
        "bound": "at_least",
        "date": "2023-08-31",
        "value": 29000,
        "change": -1000,
        "rate": 0.483333,
        "expected_share": 0.634731,
        "correction": True,
        "by": None,
        "source": None,
        "note": "重複計算",
    }
    share, done = ask("history", "1.4", "--format", "json", cwd=folder).data
    assert [(one["content"], one["value"], one["change"], one["rate"]) for one in (share, done)] == [
        (None, None, None, 0.3),
        (None, None, None, 1.0),
    ]


def test_markdown(folder: Path) -> None:
    assert ask("history", "1.2", "--format", "markdown", cwd=folder).out.splitlines()[2] == (
        "| 2023-05-31 | 新增公園 | 3 | 個 | 30% | 40% |"
    )


def test_nothing_was_reported(folder: Path) -> None:
    answer = ask("history", "1.3", cwd=folder)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith("msss: nothing was reported on 1.3\n")
    assert ask("history", "1.3", "--format", "json", cwd=folder).data == []


def test_a_level_has_no_share_of_the_time(folder: Path) -> None:
    path = folder / "data" / "progress_2023.yaml"
    path.write_text(ledger('{item: "1.3", date: 2023-05-31, value: 40}'), encoding="utf-8")
    assert ask("history", "1.3", cwd=folder).rows == [["2023-05-31", "平均等候時間", "40", "分鐘", "75%"]]


def test_before_the_first_report(folder: Path) -> None:
    (folder / "data" / "progress_2023.yaml").unlink()
    answer = ask("history", "1.1", "--format", "json", cwd=folder)
    assert (answer.code, answer.data) == (0, [])
    assert answer.err == (
        "msss: nothing was reported yet: msss record 1.1 VALUE creates data/progress_2023.yaml\n"
        "msss: nothing was reported on 1.1\n"
        "msss: 1.1 新增學位: not reported, 100% of the time has passed, overdue\n"
        "msss: 1.1 新建學校: not reported, 100% of the time has passed, overdue\n"
        "msss: from data/responsibility_list_2023.yaml\n"
    )


@pytest.mark.parametrize("typed", ["1", "１"])
def test_a_project_item_by_item(folder: Path, typed: str) -> None:
    answer = ask("history", typed, cwd=folder)
    assert answer.code == 0
    assert answer.out.splitlines()[0].split("\t")[:3] == ["No.", "Date", "Target"]
    assert [row[0] for row in answer.rows] == ["1.1", "1.1", "1.1", "1.1", "1.2", "1.4", "1.4"]
    assert [row[1] for row in answer.rows[:5]] == [
        *["2023-05-31", "2023-05-31", "2023-07-17", "2023-08-31", "2023-05-31"],
    ]
    assert "msss: 1.3 平均等候時間: not reported, overdue\n" in answer.err
    assert [row[0] for row in ask("history", typed, "--target", "公園", cwd=folder).rows] == ["1.2"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ([], "Missing argument 'ITEM'"),
        (["1.9"], "No item 1.9. Did you mean 1.4, 1.3 or 1.2?"),
        (["2"], "No item 2. msss list shows them all."),
        (["1", "--target", "地鐵"], "Project 1 has no target 地鐵. Its targets are 新增學位, 新建學校, 新增公園, "),
        (["xyzzy"], "No item xyzzy. msss list shows them all."),
        (["1.1", "--target", "公園"], "Item 1.1 has no target 公園. Its targets are 新增學位, 新建學校."),
        (["1.4", "--target", "公園"], "Item 1.4 has no target 公園. It has none."),
        (["1.1", "--ledger", "nope.yaml"], "nope.yaml: no such file or folder. msss record creates it"),
    ],
)
def test_wrong_usage(folder: Path, wrong: list[str], said: str) -> None:
    answer = ask("history", *wrong, cwd=folder)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_ledger_that_is_not_valid(folder: Path) -> None:
    (folder / "data" / "progress_2023.yaml").write_text(ledger('{item: "1.9", date: 2023-05-31, value: 3}'), encoding="utf-8")  # fmt: skip
    answer = ask("history", "1.1", cwd=folder)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("data/progress_2023.yaml:4:12: error[MSS401]")


def test_several_lists(folder: Path) -> None:
    write(folder / "data", '{item: "1.2", date: 2024-05-31, value: 1}', year=2024)
    write(folder / "data", year=2025)
    answer = ask("history", "1.2", "-f", "data", cwd=folder)
    assert [row[:3] for row in answer.rows] == [
        ["2023", "2023-05-31", "新增公園"],
        ["2024", "2024-05-31", "新增公園"],
    ]
    assert "msss: 2025: 1.2 新增公園: not reported, 100% of the time has passed, overdue" in answer.err.splitlines()
    assert answer.err.startswith(
        "msss: nothing was reported yet: msss record 1.1 VALUE creates data/progress_2025.yaml\
"
    )
    assert ask("history", "1.2", "-f", "data", "--ledger", "data/progress_2023.yaml", cwd=folder).code == 2


# --- the chart


def test_the_chart_of_a_project_says_which_item(folder: Path) -> None:
    out = without_colour(run_on_terminal(100, "history", "1", cwd=folder).out)
    assert "\n1.2 新增公園 10 個\n" in out


def test_a_chart_on_a_terminal_only(folder: Path) -> None:
    assert "█" not in ask("history", "1.1", cwd=folder).out
    answer = ask("history", "1.1", cwd=folder, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="40")
    chart = answer.out.split("data/progress_2023.yaml\n")[1].splitlines()
    assert chart == [
        "",
        "新增學位 60,000 個",
        "2023-05-31 ██████▎·│················ 25%",
        "2023-07-17 ████████████│············ 50%",
        "2023-08-31 ████████████···│········· 48%",
        "",
        "新建學校 70 所",
        "2023-05-31 ██▌·····│················ 10%",
        "█ rate  │ time passed",
    ]
    assert "\n█ 完成率  │ 序時進度\n" in ask("history", "1.1", cwd=folder, FORCE_COLOR="1", MSSS_LANG="zh-Hant").out
    assert "█" not in ask("history", "1.1", "--format", "markdown", cwd=folder, FORCE_COLOR="1").out


def test_the_chart_in_the_other_script(folder: Path) -> None:
    answer = ask("history", "1.2", "--script", "hans", cwd=folder, FORCE_COLOR="1", NO_COLOR="1", MSSS_LANG="zh-Hant")
    assert "新增公园 10 个\n" in answer.out
    assert "│ 序时进度\n" in answer.out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_it_fits_the_terminal(folder: Path, columns: int) -> None:
    answer = run_on_terminal(columns, "history", "1.1", cwd=folder)
    assert answer.code == 0
    assert all(cell_len(line) <= columns for line in without_colour(answer.out).splitlines())
