"""Scoring rules that add and deduct points, with those of Jiaojiang (椒江區) of 2018 worked through.

The rules are real: 台州市椒江区人民政府办公室关于印发为民办实事工作考核办法的通知, 椒政办发〔2018〕27号. The list, the scores and
whatever is counted are made up.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from running import ROOT, ask, run_on_terminal

import msss
from msss.evaluation.kind import EVALUATION
from msss.evaluation.model import Evaluation
from msss.evaluation.scoring import By, Result, evaluate, rounded
from msss.lists.loading import parse_list
from msss.responsibilities.model import ResponsibilityList

LIST = """\
title: 示例清單
year: 2018
source: {issuer: 示例, document: 示例〔2018〕1號, date: 2018-01-31}
projects:
  - {number: 1, level: 市級, items: [{id: "1.1", name: 示例甲, lead: 甲局}]}
  - {number: 2, level: 市級, items: [{id: "2.1", name: 示例乙, lead: 乙局}]}
  - {number: 3, level: 市級, items: [{id: "3.1", name: 示例丙, lead: 甲局}]}
  - {number: 4, level: 市級, items: [{id: "4.1", name: 示例丁, lead: 丙局}]}
  - {number: 5, level: 區級, items: [{id: "5.1", name: 示例戊, lead: 戊局}]}
units: [{name: 甲局, aliases: [市甲局]}, {name: 乙局}, {name: 丙局}, {name: 丁局}, {name: 戊局}]
"""
# 四方面内容:市级部门打分70分、民调满意率得分5分、月通报排名扣分(末位每次扣0.2分)、表彰加分(…,每次加0.25分起)
JIAOJIANG = """\
year: 2018
rules:
  full: 75
  criteria:
    - {name: 市级部门打分, weight: 70, draws_on: manual, level: 市級,
       scores: [{project: 1, score: 90}, {project: 2, score: 95}, {project: 3, score: 80}, {project: 4, score: 85}]}
    - {name: 民调满意率, weight: 5, draws_on: manual, level: 市級,
       scores: [{project: 1, score: 88}, {project: 2, score: 92}, {project: 3, score: 80}, {project: 4, score: 70}]}
  adjustments:
    - name: 月通报排名
      draws_on: times
      each: -0.2
      counts:
        - {project: 3, times: 2, source: 上半年通報}
        - {project: 3, source: 9月通報}
        - {project: 4, source: 10月通報}
    - name: 连续末位
      draws_on: times
      each: -0.4
      counts:
        - {project: 3, times: 3, note: 連續三次}
    - name: 表彰
      draws_on: times
      each: 0.25
      counts:
        - {project: 1, times: 2}
        - {project: 1, each: 0.5, source: 省級現場會}
    - name: 年末排名
      draws_on: rank
      by_rank: [3, 1.5, 0]
      then: -0.5
      counts:
        - {project: 1, rank: 2}
        - {project: 3, rank: 6}
    - name: 年末排名(五个及以下)
      draws_on: rank
      by_rank: [3, 0]
      then: -1
      counts:
        - {project: 2, rank: 1}
        - {project: 4, rank: 4}
    - name: 媒体报道
      draws_on: share
      most: 0.3
      counts:
        - {project: 1, times: 12}
        - {project: 2, times: 30}
    - name: 完成度
      draws_on: times
      each: 1
      more_projects: 0.2
      counts:
        - {unit: 市甲局}
        - {unit: 乙局}
"""


def made_up_list(text: str = LIST) -> ResponsibilityList:
    parsed, _, diagnostics = parse_list(text.encode(), "list.yaml")
    assert parsed is not None
    assert diagnostics == ()
    return parsed


def parsed(text: str) -> Evaluation:
    evaluation, _, diagnostics = EVALUATION.parse(text.encode(), "", made_up_list())
    assert [str(one) for one in diagnostics] == []
    assert evaluation is not None
    return evaluation


def said(text: str) -> list[str]:
    return [str(one).removeprefix(":") for one in EVALUATION.parse(text.encode(), "", made_up_list())[2]]


def results(text: str = JIAOJIANG, by: By = By.PROJECT) -> tuple[Result, ...]:
    return evaluate(made_up_list(), None, parsed(text), by)


def gained(text: str, by: By = By.PROJECT) -> list[list[str | None]]:
    """What each row gets by each adjustment, as it is shown."""
    return [
        [None if gain is None or gain.points is None else rounded(gain.points) for gain in result.gains]
        for result in results(text, by)
    ]


def write(folder: Path, text: str = JIAOJIANG) -> Path:
    (folder / "evaluation_2018.yaml").write_text(text, encoding="utf-8")
    path = folder / "responsibility_list_2018.yaml"
    path.write_text(LIST, encoding="utf-8")
    return path


# --- the rules of Jiaojiang


def test_points_by_adjustment() -> None:
    """月通报排名, 连续末位, 表彰, 年末排名, 年末排名(五个及以下), 媒体报道; 完成度 is of units."""
    assert gained(JIAOJIANG) == [
        ["0.00", "0.00", "1.00", "1.50", "0.00", "0.12", None],  # 2 × 0.25 + 0.5; the second rank; 12 of 30 reports
        ["0.00", "0.00", "0.00", "0.00", "3.00", "0.30", None],
        ["-0.60", "-1.20", "0.00", "-1.50", "0.00", "0.00", None],  # 第3名之后,每降1名扣0.5分: the sixth is 3 behind
        ["-0.20", "0.00", "0.00", "0.00", "-2.00", "0.00", None],  # 第2名之后,每下降1名扣1分: the fourth is 2 behind
        ["0.00", "0.00", "0.00", "0.00", "0.00", "0.00", None],
    ]


def test_totals_are_the_criteria_and_the_adjustments() -> None:
    first, second, third, fourth, fifth = results()
    assert first.base == Fraction(70 * 90 + 5 * 88, 100)
    assert first.total == Fraction(70 * 90 + 5 * 88, 100) + 1 + Fraction(3, 2) + Fraction(12, 100)
    assert second.total == Fraction(70 * 95 + 5 * 92, 100) + 3 + Fraction(3, 10)
    assert third.total == Fraction(70 * 80 + 5 * 80, 100) - Fraction(6, 10) - Fraction(12, 10) - Fraction(3, 2)
    assert fourth.total == Fraction(70 * 85 + 5 * 70, 100) - Fraction(2, 10) - 2
    assert fifth.total == 0  # a project of the district, which these criteria aren't for
    assert [result.rank for result in (first, second, third, fourth, fifth)] == [2, 1, 4, 3, 5]


@pytest.mark.parametrize(("times", "points"), [(2, "-0.80"), (3, "-1.20"), (4, "-1.60")])
def test_连续2次另扣八分之_以此类推(times: int, points: str) -> None:
    text = JIAOJIANG.replace("times: 3, note: 連續三次", f"times: {times}")
    assert gained(text)[2][1] == points


def test_a_unit_s_coefficient_grows_with_its_projects() -> None:
    """1个项目得分系数为1,若项目数超过1个,每增加1个,系数增加0.2: 甲局 has two, 乙局 one."""
    units = {result.unit: result for result in results(by=By.UNIT)}
    points = {name: result.gains[-1] and result.gains[-1].points for name, result in units.items()}
    assert points == {"甲局": Fraction(12, 10), "乙局": 1, "丙局": 0, "戊局": 0}
    # What is counted of projects goes to a unit as the mean of what it leads: 甲局 leads 1.1 and 3.1.
    gains = [rounded(gain.points) for gain in units["甲局"].gains if gain is not None and gain.points is not None]
    assert gains[:4] == ["-0.30", "-0.60", "0.50", "0.00"]


def test_the_table_has_a_column_for_each(tmp_path: Path) -> None:
    path = write(tmp_path)
    answer = ask("evaluate", "-f", path, "--as-of", "2018-12-31")
    assert answer.code == 0
    assert answer.out.splitlines()[0].split("\t")[3:] == [
        *["市级部门打分(70)", "民调满意率(5)", "月通报排名", "连续末位", "表彰", "年末排名", "年末排名(五个及以下)"],
        *["媒体报道", "總分", "等次", "名次"],
    ]
    assert answer.rows[2] == [
        "市級3 示例丙",
        "",
        "",
        *"56.00 4.00 -0.60 -1.20 0.00 -1.50 0.00 0.00 56.70".split(),
        "",
        "4",
    ]
    assert answer.rows[4][3:5] == ["", ""]
    assert "完成度" in ask("evaluate", "-f", path, "--by", "unit").out
    # a negative number is no formula
    assert ",-0.60,-1.20," in ask("evaluate", "-f", path, "--format", "csv").out
    drawn = run_on_terminal(120, "evaluate", "-f", path, NO_COLOR="1")
    assert drawn.code == 0
    assert "-0.60" in drawn.out


def test_every_number_is_traced(tmp_path: Path) -> None:
    write(tmp_path)
    answer = ask("evaluate", "-f", "responsibility_list_2018.yaml", "--explain", 3, cwd=tmp_path)
    file = "evaluation_2018.yaml"
    assert answer.rows == [
        ["3", "市级部门打分", "評分 80.00 分,權重 70%", "56.00", f"{file}:5, {file}:6"],
        ["3", "民调满意率", "評分 80.00 分,權重 5%", "4.00", f"{file}:7, {file}:8"],
        ["3", "月通报排名", "2 × -0.2 + 1 × -0.2", "-0.60", f"{file}:10, {file}:14, {file}:15"],
        ["3", "连续末位", "3 × -0.4", "-1.20", f"{file}:17, {file}:21"],
        ["3", "表彰", "沒有計數", "0.00", f"{file}:22"],
        ["3", "年末排名", "第 6 名:0 + 3 × -0.5", "-1.50", f"{file}:28, {file}:34"],
        ["3", "年末排名(五个及以下)", "沒有名次", "0.00", f"{file}:35"],
        ["3", "媒体报道", "0 ÷ 30 × 0.3", "0.00", f"{file}:42"],
        ["3", "總分", "56.00 + 4.00 - 0.60 - 1.20 + 0.00 - 1.50 + 0.00 + 0.00", "56.70", ""],
        ["3", "名次", "5 個項目中,3 個總分更高", "4", ""],
    ]
    english = ask("evaluate", "-f", "responsibility_list_2018.yaml", "--explain", 3, "--english", cwd=tmp_path)
    assert english.rows[5][2] == "rank 6: 0 + 3 × -0.5"
    first = ask("evaluate", "-f", "responsibility_list_2018.yaml", "--explain", 1, cwd=tmp_path)
    assert [row[2:4] for row in first.rows if row[1] in ("表彰", "年末排名", "媒体报道")] == [
        *[["2 × 0.25 + 1 × 0.5", "1.00"], ["第 2 名", "1.50"], ["12 ÷ 30 × 0.3", "0.12"]],
    ]


def test_it_is_in_the_json(tmp_path: Path) -> None:
    record = ask("evaluate", "-f", write(tmp_path), "--format", "json").data[2]
    assert record["base"] == 60
    assert record["adjustments"][0] == {"name": "月通报排名", "draws_on": "times", "points": -0.6}
    assert record["adjustments"][3] == {"name": "年末排名", "draws_on": "rank", "points": -1.5, "rank": 6}
    assert record["adjustments"][6] == {"name": "完成度", "draws_on": "times", "points": None}
    assert record["scores"][0]["level"] == "市級"


def test_it_is_valid_also_to_other_validators() -> None:
    import yaml
    from jsonschema import Draft202012Validator

    from msss.formats import jsonschema

    schema = Draft202012Validator(jsonschema.build(Evaluation))
    assert list(schema.iter_errors(yaml.safe_load(JIAOJIANG))) == []
    assert list(schema.iter_errors(yaml.safe_load(JIAOJIANG.replace("each: -0.2", "each: 扣0.2"))))
    assert said(JIAOJIANG) == []


# --- what else there is; all of it made up

RULES = """\
year: 2018
rules:
  criteria:
    - {name: 評分, weight: 100, draws_on: manual,
       scores: [{project: 1, score: 90}, {project: 2, score: 80}, {project: 3, score: 80}, {project: 4, score: 70},
         {project: 5, score: 60}]}
  grades: [{name: 優秀, at_least: 90}, {name: 合格, at_least: 0}]
"""


def with_adjustment(*lines: str, more: str = "") -> str:
    return (
        RULES
        + "  adjustments:\n"
        + "".join(f"    - {{name: 示例{index}, {line}}}\n" for index, line in enumerate(lines))
        + more
    )


def test_a_rank_can_be_that_of_the_total_with_the_adjustments_above() -> None:
    """Who shares a rank shares its points, and the next is left out: 出现并列数据时名次不再连续."""
    text = with_adjustment("draws_on: total, by_rank: [3, 1.5, 0], then: -0.5")
    assert gained(text) == [["3.00"], ["1.50"], ["1.50"], ["-0.50"], ["-1.00"]]
    text = with_adjustment("draws_on: times, each: -15, counts: [{project: 1}]", "draws_on: total, by_rank: [2, 0]")
    assert gained(text) == [["-15.00", "0.00"], ["0.00", "2.00"], ["0.00", "2.00"], ["0.00", "0.00"], ["0.00", "0.00"]]


def test_without_then_further_ranks_get_nothing() -> None:
    text = with_adjustment("draws_on: rank, by_rank: [2, 1], counts: [{project: 2, rank: 2}, {project: 3, rank: 3}]")
    assert gained(text) == [["0.00"], ["1.00"], ["0.00"], ["0.00"], ["0.00"]]


def test_a_cap_and_a_floor_hold_for_an_adjustment_and_for_the_total(tmp_path: Path) -> None:
    text = with_adjustment(
        "draws_on: times, each: 5, cap: 8, counts: [{project: 1, times: 3}]",
        "draws_on: times, each: -5, floor: -8, counts: [{project: 5, times: 3}]",
    )
    first, *_, last = results(text)
    assert (first.total, last.total) == (98, 52)
    text += "  cap: 95\n  floor: 55\n"
    first, *_, last = results(text)
    assert (first.total, last.total) == (95, 55)
    write(tmp_path, text)
    traced = [
        ask("evaluate", "-f", tmp_path / "responsibility_list_2018.yaml", "--explain", one).rows for one in (1, 5)
    ]
    assert [row[2] for row in traced[0] if row[1] in ("示例0", "總分")] == [
        *["3 × 5,至多 8", "90.00 + 8.00 + 0.00,至多 95"],
    ]
    assert [row[2] for row in traced[1] if row[1] in ("示例1", "總分")] == [
        *["3 × -5,至少 -8", "60.00 + 0.00 - 8.00,至少 55"],
    ]


def test_totals_go_beyond_0_and_100_where_nothing_limits_them() -> None:
    text = with_adjustment("draws_on: times, each: 15, counts: [{project: 1}, {project: 5, times: 5, each: -15}]")
    first, *_, last = results(text)
    assert (first.total, last.total) == (105, -15)
    assert [result.grade and result.grade.name for result in (first, last)] == [
        "優秀",
        "合格",
    ]  # the last takes all others


def test_a_coefficient_multiplies_what_the_criteria_come_to(tmp_path: Path) -> None:
    text = with_adjustment("draws_on: times, each: 1, counts: [{project: 4}]")
    text += "  coefficients: [{project: 4, coefficient: 1.2, note: 涉及五個區}]\n"
    assert results(text)[3].total == 70 * Fraction(12, 10) + 1
    write(tmp_path, text)
    traced = ask("evaluate", "-f", tmp_path / "responsibility_list_2018.yaml", "--explain", 4).rows
    assert [row[2:4] for row in traced if row[1] in ("係數", "總分")] == [
        *[["", "1.2"], ["(70.00) × 1.2 + 1.00", "85.00"]],
    ]
    record = ask("evaluate", "-f", tmp_path / "responsibility_list_2018.yaml", "--format", "json").data
    assert [one["coefficient"] for one in record] == [1, 1, 1, 1.2, 1]


def test_before_ranks_are_known_there_is_no_total(tmp_path: Path) -> None:
    text = with_adjustment("draws_on: rank, by_rank: [2, 1]")
    assert {result.total for result in results(text)} == {None}
    answer = ask("evaluate", "-f", write(tmp_path, text))
    assert answer.code == 0
    assert "no total: 示例0 has no ranks yet. Add counts: when they are known" in answer.err


def test_rules_of_adjustments_alone_are_rules() -> None:
    text = "year: 2018\nrules:\n  adjustments: [{name: 加分, draws_on: times, each: 1, counts: [{project: 2, times: 3}]}]\n"
    assert [result.total for result in results(text)] == [0, 3, 0, 0, 0]


# --- rules that contradict themselves


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("full: 75", "full: 100", [
            "4:3: error[MSS505]: the weights of the criteria that are for project 市級1 add up to 75, not to 100"
            " (correct the weights)",
        ]),
        ("full: 75", "full: 750", [
            "3:9: error[MSS509]: full: 750 is more than 100 (points go from 0 to 100)",
            "4:3: error[MSS505]: the weights of the criteria that are for project 市級1 add up to 75, not to 750"
            " (correct the weights)",
        ]),
        ("name: 表彰", "name: 民調滿意率", [
            "22:13: error[MSS506]: another adjustment or criterion is called 民調滿意率 (rename one of the two)",
        ]),
        ("      most: 0.3\n", "      most: 0.3\n      then: 1\n", [
            "45:7: error[MSS510]: 媒体报道 draws on share, but then: is only for rank and total"
            " (remove it, or correct draws_on:)",
        ]),
        ("{project: 1, rank: 2}", "{project: 1, rank: 2, times: 1}", [
            "33:33: error[MSS510]: 年末排名 draws on rank, but times: is only for times and share"
            " (remove it, or correct draws_on:)",
        ]),
        ("      each: -0.4\n", "", [
            "17:7: error[MSS517]: 连续末位 draws on times, and lacks each (add it, for example: each: -0.2)",
        ]),
        ("      most: 0.3\n", "", [
            "42:7: error[MSS517]: 媒体报道 draws on share, and lacks most (add it, for example: most: 0.3)",
        ]),
        ("{project: 1, rank: 2}", "{project: 1}", [
            "33:11: error[MSS517]: 年末排名 draws on rank, and a count lacks rank (add it, for example: rank: 2)",
        ]),
        ("{project: 1, times: 12}", "{project: 9, times: 12}", [
            "46:21: error[MSS518]: the list has no project 9 (correct the number)",
        ]),
        ("{project: 2, times: 30}", "{project: 1, times: 30}", [
            "47:21: error[MSS518]: 媒体报道 has 1 twice (remove one of the two)",
        ]),
        ("{unit: 乙局}", "{unit: 丁局}", [
            "54:18: error[MSS518]: 丁局 leads no item of the list, and isn't evaluated (correct the name, or remove the count)",
        ]),
        ("{unit: 乙局}", "{project: 2}", [
            "54:21: error[MSS518]: 完成度 is counted of units and of projects (write two adjustments, one for each)",
        ]),
        ("{unit: 乙局}", "{unit: 乙局, project: 2}", [
            "54:11: error[MSS101]: the count has both project and unit (keep only one of the two keys)",
        ]),
        ("each: -0.4", "each: -0.4\n      more_projects: 0.2", [
            "20:7: error[MSS518]: 连续末位 is counted of projects, but more_projects: is for units"
            " (remove it, or count of units: unit: in the place of project:)",
        ]),
        ("      each: -0.2\n", "      each: -0.2\n      cap: -3\n      floor: -2\n", [
            "13:12: error[MSS519]: cap: -3 is lower than floor: -2 (correct one of the two)",
        ]),
        ("  full: 75\n", "  full: 75\n  cap: 10\n  floor: 20\n", [
            "4:8: error[MSS519]: cap: 10 is lower than floor: 20 (correct one of the two)",
        ]),
        ("      each: -0.2\n", "      each: -0.2\n      level: 省級\n", [
            "13:14: error[MSS520]: the list has no project of the level 省級 (correct the level)",
            "15:21: error[MSS518]: project 3 isn't of the level 省級, which 月通报排名 is for (correct the number, or level:)",
            "16:21: error[MSS518]: project 3 isn't of the level 省級, which 月通报排名 is for (correct the number, or level:)",
            "17:21: error[MSS518]: project 4 isn't of the level 省級, which 月通报排名 is for (correct the number, or level:)",
        ]),
        ("  full: 75\n", "  full: 75\n  coefficients: [{project: 1, coefficient: 1.1}, {project: 1, coefficient: 1.2}]\n", [
            "4:60: error[MSS521]: project 1 has two coefficients (remove one of the two)",
        ]),
        ("  full: 75\n", "  full: 75\n  coefficients: [{project: 9, coefficient: 1.1}]\n", [
            "4:28: error[MSS521]: the list has no project 9 (correct the number)",
        ]),
        ("each: -0.4", "each: 扣0.4", [
            "19:13: error[MSS107]: each: 扣0.4 is not a number (write digits, for example 0.25 or -0.2)",
        ]),
        ("draws_on: share", "draws_on: most", [
            "43:17: error[MSS110]: draws_on: most is not times, share, rank or total (write times, share, rank or total)",
        ]),
    ],
)  # fmt: skip
def test_what_is_said_and_where(old: str, new: str, expected: list[str]) -> None:
    assert JIAOJIANG.count(old) == 1
    assert said(JIAOJIANG.replace(old, new)) == expected


@pytest.mark.parametrize("text", ["－0.2", "-0.20", "-０.２"])
def test_a_number_below_zero_in_full_width_too(text: str) -> None:
    assert gained(JIAOJIANG.replace("each: -0.2", f"each: {text}"))[3][0] == "-0.20"


# --- against what was written


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("each: -0.2", "each: -0.1", [("MSS327", "the adjustment 月通报排名 is changed: draws on times, each -0.2 → draws on"
            " times, each -0.1")]),
        ("by_rank: [3, 1.5, 0]\n      then: -0.5", "by_rank: [3, 2, 1]", [("MSS327", "the adjustment 年末排名 is changed:"
            " draws on rank, by rank 3 / 1.5 / 0, then -0.5 → draws on rank, by rank 3 / 2 / 1")]),
        ("full: 75", "cap: 80\n  full: 75", [("MSS327", "the highest total is changed: 80")]),
        ("{project: 3, times: 2, source: 上半年通報}", "{project: 3, times: 1, source: 上半年通報}", [
            ("MSS327", "what is counted of 月通报排名 3 is changed: 2 times → 1 time"),
        ]),
        ("        - {project: 4, source: 10月通報}\n", "", [
            ("MSS327", "what is counted of 月通报排名 4 is removed: 1 time"),
        ]),
        # what happened later, and a remark, are filled in
        ("        - {project: 4, source: 10月通報}\n", "        - {project: 4}\n        - {project: 2, source: 11月通報}\n", []),
        ("{project: 3, rank: 6}", "{project: 3, rank: 5}", [
            ("MSS327", "what is counted of 年末排名 3 is changed: rank 6 → rank 5"),
        ]),
        ("  full: 75\n", "  full: 75\n  coefficients: [{project: 1, coefficient: 1.2}]\n", [
            ("MSS327", "the coefficient of project 1 is changed: 1.2"),
        ]),
    ],
)  # fmt: skip
def test_a_change_is_told(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert JIAOJIANG.count(old) == 1
    earlier = tmp_path / "earlier" / "evaluation_2018.yaml"
    earlier.parent.mkdir()
    earlier.write_text(JIAOJIANG, encoding="utf-8")
    write(tmp_path, JIAOJIANG.replace(old, new))
    path = tmp_path / "evaluation_2018.yaml"
    found = msss.validate(path, str(earlier))
    assert [(one.code, str(one.message)) for one in found if one.code.startswith("MSS3")] == expected
    shown = ask("diff", earlier, path)
    assert shown.code == 0


def test_a_score_of_a_project_of_another_level_is_a_slip() -> None:
    text = JIAOJIANG.replace("{project: 4, score: 70}", "{project: 4, score: 70}, {project: 5, score: 70}")
    assert said(text) == [
        "8:127: error[MSS508]: project 5 isn't of the level 市級, which 民调满意率 is for (correct the number, or level:)",
    ]


def test_a_number_that_two_projects_have_says_of_neither_what_was_counted() -> None:
    shared = LIST.replace('number: 5, level: 區級, items: [{id: "5.1"', "number: 1, level: 區級, items: [{id: 區1")
    text = JIAOJIANG.replace("  full: 75\n", "  full: 75\n  coefficients: [{project: 1, coefficient: 1.1}]\n")
    found = EVALUATION.parse(text.encode(), "", made_up_list(shared))[2]
    assert {one.code for one in found} == {"MSS518", "MSS521"}
    assert {str(one.message) for one in found} == {"1 is the number of 2 projects: 市級1, 區級1"}
    # What is for one level alone is of the project of that level.
    of_the_city = re.sub("(draws_on: (?:times|rank|share)\n      )(?!each: 1)", r"\1level: 市級\n      ", JIAOJIANG)
    evaluation, _, found = EVALUATION.parse(of_the_city.encode(), "", made_up_list(shared))
    assert [str(one) for one in found] == []
    first, *_, last = evaluate(made_up_list(shared), None, evaluation)
    assert (first.total, last.total) == (results()[0].total, 0)


# --- what is shown


def test_names_of_adjustments_are_data(tmp_path: Path) -> None:
    write(tmp_path, JIAOJIANG.replace("name: 表彰", 'name: "=1+1|::error::##[group]"'))
    path = tmp_path / "responsibility_list_2018.yaml"
    assert ",'=1+1|::error::#\\x23[group]," in ask("evaluate", "-f", path, "--format", "csv").out
    assert "=1+1\\|::error::\\#\\#\\[group\\]" in ask("evaluate", "-f", path, "--format", "markdown").out
    assert "##[" not in ask("evaluate", "-f", path).out


def test_the_rules_that_the_documentation_shows_are_read() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    shown = page[page.index("## Adjustment") :].split("```yaml\n")[1].split("```")[0]
    responsibilities = made_up_list(LIST[: LIST.index("  - {number: 3")].replace("乙局", "区住建局"))
    evaluation, _, diagnostics = EVALUATION.parse(f"year: 2018\n{shown}".encode(), "", responsibilities)
    assert [str(one) for one in diagnostics] == []
    first, second = evaluate(responsibilities, None, evaluation)
    assert (first.total, second.total) == (
        Fraction(6740, 100) - Fraction(6, 10) - Fraction(12, 10) - 1 + Fraction(75, 1000),
        Fraction(7110, 100) + Fraction(75, 100) + Fraction(15, 10) + Fraction(3, 10),
    )
