"""`msss evaluate`: a row a project or a unit, every number traced. Every figure is made up."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from docx import Document
from evaluations import EVALUATION, LEDGER, RULES, VOTES, write_year
from running import ROOT, ask, run_on_terminal

END = ("--as-of", "2023-12-31")
EXAMPLE = (
    *("--as-of", "2022-12-31", "--ledger", "examples/progress_2022.yaml"),
    *("--evaluation", "examples/evaluation_2022.yaml"),
)
CRITERIA = ["完成情況(40)", "按時完成(20)", "代表測評(30)", "日常督查(10)"]


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A list with its ledger and its evaluation beside it."""
    return write_year(tmp_path / "data")


# --- by project


def test_a_row_a_project(year: Path) -> None:
    answer = ask("evaluate", *END, "-f", year)
    assert answer.code == 0
    assert answer.out.splitlines()[0].split("\t") == [
        *["項目", "完成率", "按時率", "滿意率", "基本滿意以上率", *CRITERIA, "總分", "等次", "名次"],
    ]
    assert answer.rows == [
        ["1 新增公園等3項", *"100.00% 50.00% 60.00% 85.00% 40.00 16.00 24.00 8.50 88.50 合格 1".split()],
        ["2 便民", *"66.67% 0.00% 77.78% 100.00% 26.67 0.00 28.67 9.05 64.38 合格 2".split()],
        ["3 種樹", *"0.00% 0.00% 0.00% 0.00% 0.00 0.00 0.00 0.00 0.00 不合格 3".split()],
    ]


def test_it_says_which_files_answered(year: Path) -> None:
    answer = ask("evaluate", *END, cwd=year.parent.parent)
    assert answer.err == (
        "msss: from list data/responsibility_list_2023.yaml, ledger data/progress_2023.yaml, evaluation"
        " data/evaluation_2023.yaml\n"
    )


def test_the_day_is_today_unless_it_is_said(year: Path) -> None:
    assert ask("evaluate", "-f", year).rows == ask("evaluate", *END, "-f", year).rows  # 2023 is over
    september = ask("evaluate", "--as-of", "2023-09-30", "-f", year)
    assert september.rows[0][1:3] == ["95.00%", "50.00%"]
    assert (
        "msss: 3 items are due after 2023-09-30, and not done by then: 2023-09-30 counts as their end" in september.err
    )


def test_files_are_named_by_options(year: Path, tmp_path: Path) -> None:
    ledger, evaluation = tmp_path / "ledger.yaml", tmp_path / "votes.yaml"
    ledger.write_text(LEDGER.replace("value: 90", "value: 100"), encoding="utf-8")
    evaluation.write_text(VOTES, encoding="utf-8")
    answer = ask("evaluate", *END, "-f", year, "--ledger", ledger, "--evaluation", evaluation)
    assert answer.rows[0] == ["1 新增公園等3項", "100.00%", "100.00%", "60.00%", "85.00%"]


def test_the_example_of_2022() -> None:
    answer = ask("evaluate", *EXAMPLE)
    assert answer.code == 0
    assert [row[0].split()[0] for row in answer.rows] == [str(number) for number in range(1, 11)]
    # that list gives its projects no names: a row says what is promised first, not the number alone
    assert answer.rows[3][0] == "4 惠及農業主體"
    assert answer.rows[6][0] == "7 完成改造城鎮老舊小區等4項"
    assert sorted(int(row[-1]) for row in answer.rows) == list(range(1, 11))


# --- what isn't there yet


def test_without_an_evaluation_it_says_how_to_begin_one(tmp_path: Path) -> None:
    path = write_year(tmp_path / "data", evaluation=None)
    answer = ask("evaluate", *END, cwd=tmp_path)
    assert answer.code == 0
    assert answer.out.splitlines()[0].split("\t") == ["項目", "完成率", "按時率"]
    assert answer.err.splitlines()[0] == (
        "msss: no votes and no score: there is no data/evaluation_2023.yaml. Begin it with year: and votes:"
        " (docs/file-format.md says how, examples/evaluation_2022.yaml is an invented example)"
    )
    record = ask("evaluate", *END, "-f", path, "--format", "json").data[0]
    assert [record[key] for key in ("satisfied_rate", "votes", "scores", "total", "grade", "rank")] == [
        *[None, None, [], None, None, None],
    ]


def test_without_rules_it_says_how_to_write_them(tmp_path: Path) -> None:
    write_year(tmp_path / "data", VOTES)
    answer = ask("evaluate", *END, cwd=tmp_path)
    assert answer.rows[0] == ["1 新增公園等3項", "100.00%", "50.00%", "60.00%", "85.00%"]
    assert answer.err.splitlines()[0] == (
        "msss: no score: data/evaluation_2023.yaml has no rules. Add rules: with criteria: and grades:"
        " (docs/file-format.md says how, examples/evaluation_2022.yaml is an invented example)"
    )


def test_before_the_vote_there_is_no_total(tmp_path: Path) -> None:
    write_year(tmp_path / "data", RULES)
    answer = ask("evaluate", *END, cwd=tmp_path)
    assert answer.rows[0] == ["1 新增公園等3項", "100.00%", "50.00%", "", "", "40.00", "16.00", "", "8.50", "", "", ""]
    assert answer.err.startswith("msss: data/evaluation_2023.yaml has no votes yet.")
    traced = ask("evaluate", *END, "--explain", 1, cwd=tmp_path)
    assert [row[1:4] for row in traced.rows if row[1] == "代表測評"] == [["代表測評", "尚無投票", ""]]


def test_the_files_that_the_messages_name_are_there() -> None:
    assert (ROOT / "examples" / "evaluation_2022.yaml").exists()
    assert "## The evaluation\n" in (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")


def test_without_a_ledger_there_is_nothing_to_evaluate(tmp_path: Path) -> None:
    write_year(tmp_path / "data", ledger=None)
    answer = ask("evaluate", *END, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "data/progress_2023.yaml: no such file" in answer.err


def test_with_neither_a_ledger_nor_an_evaluation_it_says_so(tmp_path: Path) -> None:
    write_year(tmp_path / "data", evaluation=None, ledger=None)
    answer = ask("evaluate", *END, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "msss: data/progress_2023.yaml: no such file, nor is there data/evaluation_2023.yaml: nothing to evaluate. msss"
        " record creates the first, --ledger and --evaluation name others\n"
    )


def test_of_the_list_that_ships_it_says_what_progress_says(tmp_path: Path) -> None:
    said = (
        "msss: nothing was reported on the list that ships with msss: to follow a list of your own, put it into data/\n"
    )
    assert said in ask("progress", cwd=tmp_path).err
    answer = ask("evaluate", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        f"{said.rstrip()}. There is neither a ledger nor an evaluation: --ledger and --evaluation name them\n"
    )
    # With files that are named it is evaluated, and nothing is to be put beside it.
    ledger, evaluation = (ROOT / "examples" / f"{kind}_2022.yaml" for kind in ("progress", "evaluation"))
    assert ask("evaluate", "--evaluation", evaluation, cwd=tmp_path).err == said  # its rules ask for what was done
    followed = ask("evaluate", "--as-of", "2022-12-31", "--ledger", ledger, cwd=tmp_path)
    assert (followed.code, followed.err.splitlines()[0]) == (
        0,
        "msss: no votes and no score: --evaluation names the file that holds them (docs/file-format.md says how,"
        " examples/evaluation_2022.yaml is an invented example)",
    )
    votes = tmp_path / "votes.yaml"
    text = evaluation.read_text(encoding="utf-8")
    votes.write_text(text[: text.index("rules:")], encoding="utf-8")
    voted = ask("evaluate", "--evaluation", votes, cwd=tmp_path)
    assert (voted.code, len(voted.rows), voted.err.startswith(said)) == (0, 10, True)


def test_an_evaluation_that_is_named_has_to_be_there(year: Path) -> None:
    answer = ask("evaluate", *END, "-f", year, "--evaluation", "missing.yaml")
    assert (answer.code, answer.out) == (2, "")
    assert "missing.yaml: no such file" in answer.err


def test_an_evaluation_with_errors_is_not_taken(tmp_path: Path) -> None:
    write_year(tmp_path / "data", EVALUATION.replace("satisfied: 60", "satisfied: 66"))
    answer = ask("evaluate", *END, cwd=tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("data/evaluation_2023.yaml:4:5: error[MSS504]: project 1 has 106 votes")


# --- by unit


def test_a_row_a_unit(year: Path) -> None:
    answer = ask("evaluate", *END, "-f", year, "--by", "unit")
    assert answer.out.startswith("單位\t完成率\t")
    assert [row[0] for row in answer.rows] == ["市甲局", "市乙局", "市丙局"]
    assert answer.rows[1] == "市乙局 91.67% 0.00% 68.89% 92.50% 36.67 6.00 26.33 8.78 77.78 合格 2".split()


def test_units_are_sorted_by_rank_the_best_first() -> None:
    ranks = [int(row[-1]) for row in ask("evaluate", *EXAMPLE, "--by", "unit").rows]
    assert ranks == sorted(ranks)
    records = ask("evaluate", *EXAMPLE, "--by", "unit", "--format", "json").data
    assert [record["rank"] for record in records] == ranks
    first_led = [record["items"][0] for record in records]
    assert first_led != sorted(first_led, key=lambda one: [int(part) for part in one.split(".")])  # the list's order


def test_the_items_of_a_unit_in_json(year: Path) -> None:
    records = ask("evaluate", *END, "-f", year, "--by", "unit", "--format", "json").data
    assert [(record["unit"], record["items"]) for record in records] == [
        ("市甲局", ["1.1", "1.2"]),
        ("市乙局", ["1.2", "2.1"]),
        ("市丙局", ["2.2", "3.1"]),
    ]


# --- --explain


def test_every_number_is_traced(year: Path) -> None:
    answer = ask("evaluate", *END, "--explain", 1, cwd=year.parent.parent)
    lists, ledger, votes = (f"data/{kind}_2023.yaml" for kind in ("responsibility_list", "progress", "evaluation"))
    assert answer.code == 0
    assert answer.rows == [
        ["1.1", "新增公園", "2 ÷ 2 個", "100.00%", f"{lists}:8, {ledger}:3"],
        ["1.1", "步道", "45 ÷ 30 公里,至多計 100%", "100.00%", f"{lists}:8, {ledger}:4"],
        ["1.1", "完成率", "(100.00% + 100.00%) ÷ 2", "100.00%", ""],
        ["1.1", "按時", "2023-06-30 完成,期限 2023-06-30", "按時", f"{lists}:7, {ledger}:4"],
        ["1.2", "新增車位", "100 ÷ 100 個", "100.00%", f"{lists}:10, {ledger}:6"],
        ["1.2", "按時", "2023-10-08 完成,期限 2023-09-30", "逾期完成", f"{lists}:9, {ledger}:6"],
        ["1", "完成率", "(100.00% + 100.00%) ÷ 2", "100.00%", ""],
        ["1", "按時率", "按時 1 ÷ 2 項", "50.00%", ""],
        ["1", "滿意率", "60 ÷ (60 + 25 + 10 + 棄權 5)", "60.00%", f"{votes}:4"],
        ["1", "基本滿意以上率", "(60 + 25) ÷ 100 票", "85.00%", f"{votes}:4"],
        ["1", "完成情況", "完成率 100.00 分,權重 40%", "40.00", f"{votes}:9"],
        ["1", "按時完成", "按時 100、逾期 60、未完成 0:(100 + 60) ÷ 2 = 80.00 分,權重 20%", "16.00", f"{votes}:10"],
        ["1", "代表測評", "(60 × 100 + 25 × 80) ÷ 100 票 = 80.00 分,權重 30%", "24.00", f"{votes}:11"],
        ["1", "日常督查", "評分 85.00 分,權重 10%", "8.50", f"{votes}:12, {votes}:13"],
        ["1", "總分", "40.00 + 16.00 + 24.00 + 8.50", "88.50", ""],
        ["1", "等次", "總分 ≥ 60", "合格", f"{votes}:16"],
        ["1", "名次", "3 個項目中,0 個總分更高", "1", ""],
    ]


def test_other_ways_of_being_done(year: Path) -> None:
    second = ask("evaluate", *END, "-f", year, "--explain", 2).rows
    assert [row[1:4] for row in second[:4]] == [
        ["辦理時間", "10 ÷ 12 分鐘", "83.33%"],
        ["按時", "未完成,期限 2023-12-31", "未完成"],
        ["建立協調機制", "2023-12-20 報 50%", "50.00%"],
        ["按時", "未完成,期限 2023-12-31", "未完成"],
    ]
    # what two decimals don't say, a fraction does
    assert next(row[2] for row in second if row[1] == "總分") == "26.67 + 0.00 + 28.67 + 9.05,精確為 3863/60"
    third = ask("evaluate", *END, "-f", year, "--explain", 3).rows
    assert third[0][1:4] == ["種樹", "未報", "0.00%"]


def test_a_check_that_found_less_is_told_and_changes_no_rate(tmp_path: Path) -> None:
    checks = """\
  - {item: "1.1", target: 步道, date: 2023-12-21, kind: check, value: 24, by: 督查室}
  - {item: "1.2", date: 2023-12-21, kind: check, value: 100, by: 督查室}
  - {item: "2.2", date: 2023-12-21, kind: check, stage: 未開工, value: 20%, by: 代表小組}
"""
    write_year(tmp_path / "checked", ledger=LEDGER + checks)
    write_year(tmp_path / "reported")
    found = ask("evaluate", *END, "-f", "responsibility_list_2023.yaml", cwd=tmp_path / "checked")
    assert found.err.splitlines()[0] == (
        "msss: 2 checks found less than was reported: the rates are those of the reports. msss progress shows them"
    )
    reported = ask("evaluate", *END, "-f", "responsibility_list_2023.yaml", cwd=tmp_path / "reported")
    assert (found.rows, "checks" in reported.err) == (reported.rows, False)
    rows = ask("evaluate", *END, "-f", "responsibility_list_2023.yaml", "--explain", 1, cwd=tmp_path / "checked").rows
    assert [row[1:] for row in rows if row[1].startswith("核實")] == [
        [
            *["核實:步道", "2023-12-21 督查室核實為 24 公里;仍按 2023-06-30 所報 45 公里 計", "不符"],
            "progress_2023.yaml:9",
        ],
    ]
    # A later correction settles it.
    settled = checks.splitlines(keepends=True)[0]
    settled += '  - {item: "1.1", target: 步道, date: 2023-12-22, value: 24, correction: true}\n'
    path = write_year(tmp_path / "settled", ledger=LEDGER + settled)
    assert "found less" not in ask("evaluate", *END, "-f", path).err


def test_the_trace_as_json(year: Path) -> None:
    records = ask("evaluate", *END, "--explain", 1, "--format", "json", cwd=year.parent.parent).data
    assert records[1] == {
        "list": "data/responsibility_list_2023.yaml",
        "year": 2023,
        "as_of": "2023-12-31",
        "project": 1,
        "of": "1.1",
        "what": "步道",
        "how": "45 ÷ 30 公里,至多計 100%",
        "result": "100.00%",
        "value": 1.0,
        "places": [
            {"file": "data/responsibility_list_2023.yaml", "line": 8},
            {"file": "data/progress_2023.yaml", "line": 4},
        ],
    }
    assert [record["value"] for record in records if record["what"] in ("按時", "等次")] == [None, None, None]


def test_what_is_traced_is_what_the_row_says() -> None:
    rows = {row[0].split()[0]: row[1:] for row in ask("evaluate", *EXAMPLE).rows}
    for number, row in rows.items():
        traced = ask("evaluate", *EXAMPLE, "--explain", number).rows
        assert [step[3] for step in traced if step[0] == number] == row


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--explain", "4"], "No project 4. The projects are 1, 2, 3."),
        (["--explain", "1.1"], "No project 1.1. The projects are 1, 2, 3."),
        (["--explain", "1", "--by", "unit"], "--explain explains a project: leave out --by unit"),
        (["--by", "person"], "'person' is not one of 'project', 'unit'"),
    ],
)
def test_wrong_usage(year: Path, arguments: list[str], said: str) -> None:
    answer = ask("evaluate", "-f", year, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


# --- several lists


def test_several_lists_are_evaluated_each_by_its_own_rules(tmp_path: Path) -> None:
    first = write_year(tmp_path / "a")
    second = write_year(
        tmp_path / "b", EVALUATION.replace("完成情況", "完成").replace("satisfied: 60", "satisfied: 59")
    )
    answer = ask("evaluate", *END, "-f", first, "-f", second)
    assert answer.out.splitlines()[0].split("\t")[:7] == [
        *["清單", "項目", "完成率", "按時率", "滿意率", "基本滿意以上率", "完成情況(40)"],
    ]
    assert [(row[0], row[1], row[-1]) for row in answer.rows] == [
        (f"2023 {path}", project, rank)  # one year and one issuer: the file tells them apart
        for path in (first, second)
        for project, rank in (("1 新增公園等3項", "1"), ("2 便民", "2"), ("3 種樹", "3"))
    ]
    traced = ask("evaluate", *END, "-f", first, "-f", second, "--explain", 3, "--format", "json").data
    assert {record["list"] for record in traced} == {str(first), str(second)}


@pytest.mark.parametrize("option", ["--ledger", "--evaluation"])
def test_a_named_file_is_of_one_list(tmp_path: Path, option: str) -> None:
    first, second = write_year(tmp_path / "a"), write_year(tmp_path / "b")
    answer = ask("evaluate", "-f", first, "-f", second, option, first)
    assert answer.code == 2
    assert "is of one list, and there are 2: name one with -f" in answer.err


# --- formats


def test_names_of_criteria_are_data(tmp_path: Path) -> None:
    name = "=1+1|::error::##[group]"
    write_year(tmp_path / "data", EVALUATION.replace("完成情況", f'"{name}"'))
    as_csv = ask("evaluate", *END, "--format", "csv", cwd=tmp_path).out
    assert next(csv.reader(io.StringIO(as_csv.removeprefix("\ufeff"))))[5] == "'=1+1|::error::#\\x23[group](40)"
    assert "=1+1\\|::error::\\#\\#\\[group\\]" in ask("evaluate", *END, "--format", "markdown", cwd=tmp_path).out
    assert "##[" not in ask("evaluate", *END, cwd=tmp_path).out
    drawn = ask("evaluate", *END, cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="200").out
    assert "##[" not in drawn
    assert "::" not in drawn


def test_texts_are_converted_and_file_names_are_not(year: Path) -> None:
    hans = ask("evaluate", *END, "--explain", 1, "--script", "hans", cwd=year.parent.parent)
    assert hans.rows[0] == [
        "1.1",
        "新增公园",
        "2 ÷ 2 个",
        "100.00%",
        "data/responsibility_list_2023.yaml:8, data/progress_2023.yaml:3",
    ]


# What isn't broken into lines there. A file is a word, which the line below the table explains.
ROOM_FOR = {
    (): ["99.3%  66.7%  60.8%  39.73  13.33  24.40  7.00  84.47  合格    10"],
    ("--by", "unit"): ["市住保房管局", "99%   50%  62.5%  39.60  10.00  24.77  7.25  81.62  合格    14"],
    ("--explain", "7"): [
        "清單:131, 進度:126",
        "清單 data/responsibility_list_2022.yaml，進度 examples/progress_2022.yaml",
    ],
}


@pytest.mark.parametrize("asked", ROOM_FOR)
def test_a_terminal_of_80_columns_has_room_for_it(asked: tuple[str, ...]) -> None:
    answer = run_on_terminal(80, "evaluate", *EXAMPLE, *asked, NO_COLOR="1")
    assert answer.code == 0
    for whole in ROOM_FOR[asked]:
        assert whole in answer.out


def test_a_word_file_of_a_calculation_says_at_its_end_which_files_its_words_stand_for(tmp_path: Path) -> None:
    answer = ask("evaluate", *EXAMPLE, "--explain", "7", "-o", tmp_path / "a.docx")
    assert answer.code == 0
    assert answer.err.count("examples/progress_2022.yaml") == 1
    document = Document(str(tmp_path / "a.docx"))
    assert document.tables[0].rows[1].cells[4].text == "清單:114, 進度:100"
    (said,) = [one.text for one in document.paragraphs if one.text.startswith("資料來源：")]
    assert said == (
        "資料來源：清單 data/responsibility_list_2022.yaml，進度 examples/progress_2022.yaml，"
        "測評 examples/evaluation_2022.yaml"
    )


def test_what_is_sent_of_a_calculation_has_the_marks_of_chinese_sentences(tmp_path: Path) -> None:
    assert ask("evaluate", *EXAMPLE, "--explain", "7", "-o", tmp_path / "a.docx").code == 0
    rows = [[cell.text for cell in row.cells] for row in Document(str(tmp_path / "a.docx")).tables[0].rows]
    how = [row[2] for row in rows]
    assert how[2] == "2022-11-30 完成，期限 2022-11-30"
    assert "按時 100、逾期 60、未完成 0：(100 + 100 + 0) ÷ 3 = 66.67 分，權重 20%" in how
    assert not [text for text in how if re.search("[,:](?! ?[0-9])", text)]
