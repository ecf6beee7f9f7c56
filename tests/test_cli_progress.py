"""`msss progress`: where every target stands, on the invented example and on made-up lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledgers import ledger, write
from rich.cells import cell_len
from running import ROOT, ask, run_on_terminal, without_colour

EXAMPLE = ["--ledger", ROOT / "examples" / "progress_2022.yaml", "--as-of", "2022-09-30"]
ENTRIES = """\
{item: "1.1", target: 新增學位, date: 2023-05-31, value: 15000, by: 市教育局, source: 示例〔2023〕1號}
{item: "1.1", target: 新建學校, date: 2023-05-31, value: 70}
{item: "1.3", date: 2023-05-31, value: 40, note: 示例}
{item: "1.4", date: 2023-08-16, value: 52.5%}"""
DAY = ["--as-of", "2023-08-16"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list and its ledger in data/."""
    write(tmp_path / "data", ENTRIES)
    return tmp_path


def test_a_row_a_target(folder: Path) -> None:
    answer = ask("progress", *DAY, cwd=folder)
    assert answer.code == 0
    assert answer.err == (
        "msss: from data/responsibility_list_2023.yaml; data/progress_2023.yaml\n"
        "msss: 4 targets and 1 item without targets: done early 1, on schedule 1, not met 1, behind 1, not reported 1\n"
    )
    assert answer.out.splitlines()[0].split("\t") == (
        ["No.", "Target", "Done", "Goal", "Measure", "Rate", "", "Time passed", "Status"]
    )
    assert answer.rows == [
        ["1.1", "新增學位", "15,000", "60,000", "個", "25%", "███░░░░░░░", "59%", "behind"],
        ["1.1", "新建學校", "70", "70", "所", "100%", "██████████", "59%", "done early"],
        ["1.2", "新增公園", "", "10", "個", "", "░░░░░░░░░░", "65%", "not reported"],
        ["1.3", "平均等候時間", "40", "≤30", "分鐘", "75%", "████████░░", "", "not met"],
        ["1.4", "建成市民中心", "52.5%", "", "", "53%", "█████░░░░░", "50%", "on schedule"],
    ]


def test_as_of_an_earlier_day_later_reports_do_not_count(folder: Path) -> None:
    assert {row[-1] for row in ask("progress", "--as-of", "2023-05-30", cwd=folder).rows} == {"not reported"}
    assert [row[-1] for row in ask("progress", "--as-of", "2024-01-01", cwd=folder).rows] == [
        "overdue",
        "done early",
        "overdue",
        "overdue",
        "overdue",
    ]


def test_without_a_day_it_is_today(folder: Path) -> None:
    assert ask("progress", cwd=folder).rows[0][-1] == "overdue"


@pytest.mark.parametrize(
    ("asked", "items"),
    [
        (["--status", "behind"], ["1.1"]),
        (["--status", "滯後"], ["1.1"]),
        (["--status", "滞后,未报"], ["1.1", "1.2"]),
        (["--status", "not-reported、done-early"], ["1.1", "1.2"]),
        (["--status", "not reported,done early"], ["1.1", "1.2"]),
        (["--status", "behind, not_reported"], ["1.1", "1.2"]),
        (["--status", "滯後\uff0c未報"], ["1.1", "1.2"]),
        (["--status", "逾期"], []),
        (["--unit", "教委"], ["1.1", "1.1"]),
        (["--unit", "西區政府", "--role", "support"], ["1.1", "1.1"]),
        (["--target", "學位"], ["1.1"]),
        (["--target", ">=60", "--status", "done_early"], ["1.1"]),
        (["--due", "10月"], ["1.4"]),
        (["--search", "公園"], ["1.2"]),
        (["--project", "2"], []),
        (["--tolerance", "35", "--status", "behind"], []),
        (["--tolerance", "0", "--status", "ahead"], ["1.4"]),
        (["--status", "未达标"], ["1.3"]),
    ],
)
def test_what_is_asked(folder: Path, asked: list[str], items: list[str]) -> None:
    answer = ask("progress", *DAY, *asked, cwd=folder)
    assert answer.code == 0
    assert [row[0] for row in answer.rows] == items
    assert items or "msss: no target matches" in answer.err


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ([], 1),
        (["--status", "overdue"], 0),
        (["--unit", "市園文局"], 0),
        (["--unit", "市教育局"], 1),
        (["--tolerance", "50"], 0),
        (["--format", "json"], 1),
    ],
)
def test_the_exit_code_for_a_nightly_job(folder: Path, asked: list[str], code: int) -> None:
    assert ask("progress", *DAY, *asked, "--exit-code", cwd=folder).code == code
    assert ask("progress", *DAY, *asked, cwd=folder).code == 0


@pytest.mark.parametrize(
    ("counted", "code"), [("未報", 1), ("not_reported", 1), ("overdue", 0), ("overdue,未达标", 1), ("behind", 1)]
)
def test_the_exit_code_can_be_of_other_statuses(folder: Path, counted: str, code: int) -> None:
    assert ask("progress", *DAY, "--exit-code", counted, cwd=folder).code == code
    assert ask("progress", *DAY, f"--exit-code={counted}", "--format", "csv", cwd=folder).code == code


def test_json(folder: Path) -> None:
    records = ask("progress", *DAY, "--format", "json", cwd=folder).data
    assert len(records) == 5
    assert records[0] == {
        "list": "data/responsibility_list_2023.yaml",
        "year": 2023,
        "project": 1,
        "id": "1.1",
        "name": "新增學位6萬個,新建學校70所",
        "lead": ["市教育局"],
        "due": "12月底",
        "due_date": "2023-12-31",
        "as_of": "2023-08-16",
        "content": "新增學位",
        "quantity": 60000,
        "measure": "個",
        "bound": "at_least",
        "value": 15000,
        "rate": 0.25,
        "expected_share": 0.58982,
        "status": "behind",
        "reported": "2023-05-31",
        "reached": None,
        "by": "市教育局",
        "source": "示例〔2023〕1號",
        "note": None,
    }
    assert (records[1]["reached"], records[1]["status"]) == ("2023-05-31", "done_early")
    assert (records[2]["rate"], records[2]["reported"], records[2]["value"]) == (0.0, None, None)
    assert (records[4]["content"], records[4]["value"], records[4]["rate"]) == (None, None, 0.525)


def test_csv_has_no_bar_and_says_who_by_when_and_what_was_remarked(folder: Path) -> None:
    lines = ask("progress", *DAY, "--format", "csv", cwd=folder).out.splitlines()
    assert lines[0] == (
        "\ufeff序號,目標任務,完成,目標,計量單位,完成率,序時進度,狀態,"
        "牽頭單位,預計完成時間,預計完成日期,填報日期,填報單位,來源,備註"
    )
    assert lines[1] == (
        '1.1\t,新增學位,"15,000","60,000",個,25%,59%,滯後,市教育局,12月底,2023-12-31,2023-05-31,市教育局,示例〔2023〕1號,'
    )
    assert lines[3].endswith(",65%,未報,市園文局,11月底,2023-11-30,,,,")
    assert lines[4].endswith(",未達標,市衛健委,12月底,2023-12-31,2023-05-31,,,示例")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--status", "slow"], "slow is not a status. Write one or more of: overdue, behind, not_reported, not_met, "),
        (["--status", ""], "is not a status"),
        (["--tolerance", "101"], "101 is not a percentage. Write a number from 0 to 100"),
        (["--tolerance", "some"], "some is not a percentage"),
        (["--as-of", "soon"], "soon is not a day"),
        (
            ["--ledger", "nope.yaml"],
            "nope.yaml: no such file or folder. msss record creates it, --ledger names another",
        ),
    ],
)
def test_wrong_usage(folder: Path, wrong: list[str], said: str) -> None:
    answer = ask("progress", *wrong, cwd=folder)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_before_the_first_report_every_target_is_not_reported(folder: Path) -> None:
    (folder / "data" / "progress_2023.yaml").unlink()
    answer = ask("progress", *DAY, cwd=folder)
    assert answer.code == 0
    assert [(row[0], row[2], row[-2], row[-1]) for row in answer.rows] == [
        ("1.1", "", "59%", "not reported"),
        ("1.1", "", "59%", "not reported"),
        ("1.2", "", "65%", "not reported"),
        ("1.3", "", "", "not reported"),
        ("1.4", "", "50%", "not reported"),
    ]
    assert answer.err == (
        "msss: nothing was reported yet: msss record 1.1 VALUE creates data/progress_2023.yaml\n"
        "msss: from data/responsibility_list_2023.yaml\n"
        "msss: 4 targets and 1 item without targets: not reported 5\n"
    )
    assert ask("progress", *DAY, "--exit-code", cwd=folder).code == 0
    assert ask("progress", *DAY, "--exit-code", "behind,overdue,not_reported", cwd=folder).code == 1


def test_a_status_can_be_asked_before_the_first_report(folder: Path) -> None:
    (folder / "data" / "progress_2023.yaml").unlink()
    answer = ask("list", "--status", "未報", *DAY, cwd=folder)
    assert (answer.code, answer.ids) == (0, ["1.1", "1.2", "1.3", "1.4"])
    assert answer.err.startswith("msss: nothing was reported yet: ")
    assert ask("list", "--status", "behind", *DAY, cwd=folder).ids == []
    assert "Status" not in ask("list", cwd=folder).out


def test_the_list_that_ships_has_no_reports(tmp_path: Path) -> None:
    answer = ask("progress", "--as-of", "2022-05-01", cwd=tmp_path)
    assert answer.code == 0
    assert {row[-1] for row in answer.rows} == {"not reported"}
    assert answer.err.startswith(
        "msss: nothing was reported on the list that ships with msss: to follow a list of your own, put it into data/\n"
    )


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("due", ["1.4", "1.2", "1.1", "1.1", "1.3"]),
        ("unit", ["1.1", "1.1", "1.2", "1.3", "1.4"]),
        ("status", ["1.1", "1.2", "1.3", "1.4", "1.1"]),  # behind, not reported, not met, on schedule, done early
        ("rate", ["1.2", "1.1", "1.4", "1.3", "1.1"]),
    ],
)
def test_sorted(folder: Path, by: str, order: list[str]) -> None:
    assert [row[0] for row in ask("progress", *DAY, "--sort", by, cwd=folder).rows] == order
    assert [one["id"] for one in ask("progress", *DAY, "--sort", by, "--format", "json", cwd=folder).data] == order


def test_sorted_by_unit_the_real_list_has_each_units_targets_together() -> None:
    records = ask("progress", *EXAMPLE, "--sort", "unit", "--format", "json").data
    leads = [record["lead"][0] for record in records]
    assert len([one for place, one in enumerate(leads) if place == 0 or leads[place - 1] != one]) == len(set(leads))


@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown"])
def test_the_counts_close_it_on_standard_error(format: str) -> None:
    answer = ask("progress", *EXAMPLE, "--format", format)
    assert answer.err.splitlines()[-1] == (
        "msss: 34 targets: done early 1, ahead 7, on schedule 17, behind 8, not reported 1"
    )
    assert "34 targets" not in answer.out
    chinese = ask("progress", *EXAMPLE, "--format", format, MSSS_LANG="zh-Hant")
    assert chinese.err.splitlines()[-1] == "msss: 34個目標任務：提前完成 1、超序時 7、按序時 17、滯後 8、未報 1"
    simplified = ask("progress", *EXAMPLE, "--format", format, "--script", "hans", MSSS_LANG="zh-Hant")
    assert simplified.err.endswith("按序时 17、滞后 8、未报 1\n")
    assert "target" not in ask("progress", *EXAMPLE, "--status", "overdue").err.splitlines()[-1]


def test_the_counts_close_it_on_a_terminal() -> None:
    lines = without_colour(run_on_terminal(100, "progress", *EXAMPLE).out).splitlines()
    assert lines[-2].startswith("34 targets: done early 1, ")


def test_a_ledger_that_is_not_valid(folder: Path) -> None:
    text = ledger('{item: "1.2", date: 2023-05-31, value: 3}\n{item: "1.2", date: 2023-06-30, value: 2}')
    (folder / "data" / "progress_2023.yaml").write_text(text, encoding="utf-8")
    answer = ask("progress", cwd=folder)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(
        "data/progress_2023.yaml:5:44: error[MSS405]: 2 is less than the 3 reported on 2023-05-31"
    )


def test_several_lists(folder: Path) -> None:
    write(folder / "data", '{item: "1.2", date: 2024-05-31, value: 1}', year=2024)
    write(folder / "data", year=2025)
    answer = ask("progress", *DAY, "--target", "公園", "-f", "data", cwd=folder)
    assert [row[:4] for row in answer.rows] == [
        ["2023", "1.2", "新增公園", ""],
        ["2024", "1.2", "新增公園", ""],
        ["2025", "1.2", "新增公園", ""],
    ]
    assert (
        "msss record 1.1 VALUE creates data/progress_2025.yaml\
"
        in answer.err
    )
    answer = ask("progress", "-f", "data", "--ledger", "data/progress_2023.yaml", cwd=folder)
    assert answer.code == 2
    assert "is of one list, and there are 3: name one with -f" in answer.err


def test_the_example_is_marked_and_valid() -> None:
    text = EXAMPLE[1].read_text(encoding="utf-8")
    assert text.startswith("# AN INVENTED EXAMPLE (虛構示例)")
    answer = ask("progress", *EXAMPLE)
    assert answer.code == 0
    assert len(answer.rows) == 34  # every target of the list
    assert ask("validate", EXAMPLE[1], "--list", "data/responsibility_list_2022.yaml").code == 0


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_it_fits_the_terminal(columns: int) -> None:
    answer = run_on_terminal(columns, "progress", *EXAMPLE, "--unit", "市建委")
    assert answer.code == 0
    assert all(cell_len(line) <= columns for line in without_colour(answer.out).splitlines())
