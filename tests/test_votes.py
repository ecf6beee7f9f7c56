"""Votes as congresses take them: of three answers, on projects or items, and what they come to by the congress's rules.

The votes of Zhenhai are real; everything else is made up, and says so.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from evaluations import EVALUATION, RULES, VOTES, made_up_evaluation, made_up_list, made_up_standings, said, write_year
from running import ask

import msss
from msss.evaluation.model import OutOf, Verdict, Vote
from msss.evaluation.scoring import By, evaluate, verdict_of

# 2021年区政府民生实事项目完成情况满意度测评结果, 镇海区人大常委会办公室, 2022年1月21日:
# https://www.zh.gov.cn/art/2022/11/25/art_1229694683_59140937.html, character for character. Its title says how many
# were there (实到常委会组成人员29人) and all projects were 满意; how many members there were isn't said.
ZHENHAI = """\
1 教育惠民补短强基 | 28 | 1 |
2 公共卫生服务能力提升 | 20 | 8 | 1
3 老旧小区改造 | 26 | 3 |
4 食品安全供应保障 | 29 | |
5 老年护理照料中心建设 | 17 | 11 | 1
6 交通治堵工程 | 26 | 3 |
7 隧道口停车场新建工程 | 17 | 11 | 1
8 住房保障行动 | 28 | 1 |
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in ZHENHAI.splitlines()]
# 满意票达到全体组成人员半数以上的,为测评满意;满意票不足半数,但加基本满意票达到半数以上的,为测评基本满意;
# 满意票加基本满意票不足半数的(含半数),为测评不满意: exactly half is not enough.
VERDICTS = """\
  verdicts:
    - {name: 满意, satisfied: 50, above: true}
    - {name: 基本满意, at_least_basically: 50, above: true}
    - {name: 不满意}
"""


def zhenhai(folder: Path, members: int = 33) -> Path:
    """Zhenhai's projects and votes; that there are so many members, and the items, are made up."""
    projects = [row[0].partition(" ")[::2] for row in ROWS]
    path = folder / "responsibility_list_2021.yaml"
    path.write_text(
        "title: 2021年区政府民生实事项目\nyear: 2021\n"
        "source: {issuer: 示例, document: 示例〔2021〕1号, date: 2021-01-31}\nprojects:\n"
        + "".join(
            f'  - {{number: {number}, name: {name}, items: [{{id: "{number}.1", name: {name}, lead: 区政府}}]}}\n'
            for number, name in projects
        ),
        encoding="utf-8",
    )
    keys = ("satisfied", "basically_satisfied", "dissatisfied")
    votes = [", ".join(f"{key}: {cell or 0}" for key, cell in zip(keys, row[1:], strict=True)) for row in ROWS]
    (folder / "evaluation_2021.yaml").write_text(
        f"year: 2021\ndeputies: 29\nmembers: {members}  # made up\nvotes:\n"
        + "".join(f"  - {{project: {number}, {vote}}}\n" for number, vote in enumerate(votes, 1))
        + f"rules:\n  out_of: members\n{VERDICTS}",
        encoding="utf-8",
    )
    return path


# --- the year of Zhenhai


@pytest.mark.parametrize("members", range(29, 34))
def test_in_zhenhai_every_project_was_满意(tmp_path: Path, members: int) -> None:
    """The source doesn't say how many members there were; with 34 or more, 17 votes would have been too few."""
    answer = ask("evaluate", "-f", zhenhai(tmp_path, members), "--as-of", "2021-12-31")
    assert answer.code == 0
    assert answer.out.splitlines()[0].split("\t") == ["項目", "滿意率", "基本滿意以上率", "測評結果"]
    assert [row[0] for row in answer.rows] == [row[0] for row in ROWS]
    assert [row[-1] for row in answer.rows] == ["满意"] * 8


def test_its_votes_are_valid_and_need_no_ledger(tmp_path: Path) -> None:
    path = zhenhai(tmp_path)
    assert msss.validate(tmp_path / "evaluation_2021.yaml") == ()
    answer = ask("evaluate", "-f", path, "--as-of", "2021-12-31", "--english", cwd=tmp_path)
    assert "progress_2021.yaml, and completion isn't known. msss record creates it" in answer.err
    assert "ledger" not in answer.err.splitlines()[-1]  # which says from which files it answers
    record = ask("evaluate", "-f", path, "--format", "json").data[4]
    assert (record["completion"], record["timeliness"], record["verdict"]) == (None, None, "满意")
    assert record["votes"] == {
        "satisfied": 17,
        "basically_satisfied": 11,
        "dissatisfied": 1,
        "abstained": None,
        "cast": 29,
        "deputies": 29,
        "members": 33,
        "out_of": "members",
        "voters": 33,
    }


def test_every_number_of_it_is_traced(tmp_path: Path) -> None:
    zhenhai(tmp_path)
    answer = ask("evaluate", "-f", "responsibility_list_2021.yaml", "--explain", 5, cwd=tmp_path)
    file = "evaluation_2021.yaml"
    assert answer.rows == [
        ["5", "滿意率", "17 ÷ 全體組成人員 33 人", "51.52%", f"{file}:9, {file}:3"],
        ["5", "基本滿意以上率", "(17 + 11) ÷ 全體組成人員 33 人", "84.85%", f"{file}:9, {file}:3"],
        ["5", "測評結果", "滿意率 51.52% > 50%", "满意", f"{file}:16"],
    ]


@pytest.mark.parametrize(
    ("satisfied", "basically", "verdict"),
    [
        (18, 0, "满意"),
        (17, 1, "基本满意"),  # of 34 members, 17 is exactly half
        (17, 0, "不满意"),
        (9, 8, "不满意"),
        (9, 9, "基本满意"),
        (0, 0, "不满意"),
    ],
)
def test_exactly_half_is_not_enough_where_it_has_to_be_passed(satisfied: int, basically: int, verdict: str) -> None:
    verdicts = (
        Verdict("满意", satisfied=Fraction(50), above=True),  # type: ignore[arg-type]
        Verdict("基本满意", at_least_basically=Fraction(50), above=True),  # type: ignore[arg-type]
        Verdict("不满意"),
    )
    vote = Vote(1, satisfied, basically, 29 - satisfied - basically)
    found = verdict_of(verdicts, vote, 34)
    assert found is not None
    assert found.name == verdict


# --- what the rates are a share of. From here on, every figure is made up.

THREE = """\
year: 2023
deputies: 40
members: 50
votes:
  - {project: 1, satisfied: 32, basically_satisfied: 4, dissatisfied: 2}
  - {project: 2, satisfied: 30, basically_satisfied: 6, dissatisfied: 2}
  - {project: 3, satisfied: 10, basically_satisfied: 10, dissatisfied: 18}
rules:
  out_of: cast
  verdicts:
    - {name: 滿意, satisfied: 80}
    - {name: 基本滿意, at_least_basically: 60}
    - {name: 不滿意}
"""


@pytest.mark.parametrize(
    ("out_of", "rates", "verdicts"),
    [
        ("cast", [Fraction(32, 38), Fraction(30, 38), Fraction(10, 38)], ["滿意", "基本滿意", "不滿意"]),
        ("present", [Fraction(32, 40), Fraction(30, 40), Fraction(10, 40)], ["滿意", "基本滿意", "不滿意"]),
        ("members", [Fraction(32, 50), Fraction(30, 50), Fraction(10, 50)], ["基本滿意", "基本滿意", "不滿意"]),
    ],
)
def test_the_rules_say_what_the_rates_are_a_share_of(out_of: str, rates: list[Fraction], verdicts: list[str]) -> None:
    evaluation = made_up_evaluation(THREE.replace("out_of: cast", f"out_of: {out_of}"))
    assert evaluation.out_of is OutOf(out_of)
    results = evaluate(made_up_list(), None, evaluation)
    assert [result.satisfied for result in results] == rates
    assert [result.verdict and result.verdict.name for result in results] == verdicts
    assert {result.completion for result in results} == {None}


@pytest.mark.parametrize(
    ("out_of", "rate", "points"),
    [
        ("present", "32 ÷ 到會 40 人", "(32 × 100 + 4 × 80) ÷ 到會 40 人 = 88.00 分,權重 100%"),
        ("members", "32 ÷ 全體組成人員 50 人", "(32 × 100 + 4 × 80) ÷ 全體組成人員 50 人 = 70.40 分,權重 100%"),
        ("cast", "32 ÷ (32 + 4 + 2)", "(32 × 100 + 4 × 80) ÷ 38 票 = 92.63 分,權重 100%"),
    ],
)
def test_the_trace_says_what_they_are_a_share_of(tmp_path: Path, out_of: str, rate: str, points: str) -> None:
    text = THREE.replace("out_of: cast", f"out_of: {out_of}")
    text += "  criteria: [{name: 代表測評, weight: 100, draws_on: satisfaction}]\n"
    answer = ask("evaluate", "-f", write_year(tmp_path, text, ledger=None), "--explain", 1)
    how = {row[1]: row[2] for row in answer.rows}
    assert (how["滿意率"], how["代表測評"]) == (rate, points)


def test_what_isn_t_said_is_missing() -> None:
    text = THREE.replace("out_of: cast", "out_of: members").replace("members: 50\n", "")
    assert said(text) == [
        "8:11: error[MSS514]: the rates are a share of all members, but it isn't said how many there are"
        " (add members: to the evaluation, for example members: 35)",
    ]
    text = THREE.replace("out_of: cast", "out_of: present").replace("deputies: 40\n", "")
    assert said(text) == [
        "8:11: error[MSS514]: the rates are a share of the deputies present, but it isn't said how many there were"
        " (add deputies: to the evaluation, for example deputies: 100)",
    ]
    rules_before_the_vote = THREE[: THREE.index("votes:")] + THREE[THREE.index("rules:") :]
    assert said(rules_before_the_vote.replace("out_of: cast", "out_of: members").replace("members: 50\n", "")) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("members: 50", "members: 39", [
            "2:11: error[MSS504]: 40 deputies were present, but there are 39 members (correct deputies:, or members:)",
        ]),
        ("deputies: 40\nmembers: 50", "members: 37", [
            "4:5: error[MSS504]: project 1 has 38 votes, but there are 37 members (correct the votes, or members:)",
            "5:5: error[MSS504]: project 2 has 38 votes, but there are 37 members (correct the votes, or members:)",
            "6:5: error[MSS504]: project 3 has 38 votes, but there are 37 members (correct the votes, or members:)",
        ]),
        ("dissatisfied: 18}", "dissatisfied: 18, abstained: 0}", [
            "5:5: error[MSS516]: the votes on project 1 lack abstained, which others have"
            " (add it, for example: abstained: 0)",
            "6:5: error[MSS516]: the votes on project 2 lack abstained, which others have"
            " (add it, for example: abstained: 0)",
        ]),
        ("    - {name: 不滿意}\n", "", [
            "10:3: error[MSS515]: votes that aren't enough for 基本滿意 have no verdict"
            " (add a last verdict that asks for nothing, for example - {name: 不滿意})",
        ]),
        (", satisfied: 80", "", [
            "11:7: error[MSS515]: 滿意 asks for nothing, so that none below it is ever given"
            " (add satisfied: or at_least_basically:, or put it last)",
        ]),
        ("at_least_basically: 60", "satisfied: 80", [
            "12:7: error[MSS515]: 基本滿意 is never given: what is enough for it is enough for 滿意 above it"
            " (put the verdicts in order, best first)",
        ]),
        ("name: 基本滿意", "name: 满意", [
            "12:14: error[MSS506]: two verdicts are called 满意 (rename one of the two)",
        ]),
        ("satisfied: 80", "satisfied: 800", [
            "11:29: error[MSS509]: satisfied: 800 is more than 100 (points go from 0 to 100)",
        ]),
        ("  out_of: cast", "  out_of: everybody", [
            "9:11: error[MSS110]: out_of: everybody is not cast, present or members (write cast, present or members)",
        ]),
    ],
)  # fmt: skip
def test_what_is_said_and_where(old: str, new: str, expected: list[str]) -> None:
    assert THREE.count(old) == 1
    assert said(THREE.replace(old, new)) == expected


def test_a_percentage_that_has_to_be_passed_comes_before_one_that_is_reached() -> None:
    text = THREE.replace("    - {name: 滿意,", "    - {name: 很滿意, satisfied: 80, above: true}\n    - {name: 滿意,")
    assert said(text) == []


def test_who_is_there_is_no_reason_to_warn_where_all_voted() -> None:
    assert said(VOTES.replace("deputies: 100\n", "deputies: 100\nmembers: 120\n")) == []


# --- another number of votes


@pytest.mark.parametrize("subject", ["project", "item"])
def test_one_of_ten_with_another_number_of_votes_is_a_slip(tmp_path: Path, subject: str) -> None:
    """As in a published table, whose first project had 122 votes and whose nine others had 222 each."""
    path = tmp_path / "responsibility_list_2023.yaml"
    path.write_text(
        "title: 示例清單\nyear: 2023\nsource: {issuer: 示例, document: 示例〔2023〕1號, date: 2023-01-31}\nprojects:\n"
        + "".join(
            f'  - {{number: {number}, items: [{{id: "{number}.1", name: 示例 {number}, lead: 市甲局}}]}}\n'
            for number in range(1, 11)
        ),
        encoding="utf-8",
    )
    name = {"project": "project: {0}", "item": 'item: "{0}.1"'}[subject]
    rows = [
        f"  - {{{name.format(number)}, satisfied: 200, basically_satisfied: 12, dissatisfied: 10}}\n"
        for number in range(1, 11)
    ]
    rows[0] = rows[0].replace("200", "100")
    (tmp_path / "evaluation_2023.yaml").write_text("year: 2023\nvotes:\n" + "".join(rows), encoding="utf-8")
    found = msss.validate(tmp_path / "evaluation_2023.yaml")
    assert [(one.code, one.span.line) for one in found] == [("MSS512", 3)]
    assert (
        found[0].message
        == {
            "project": "project 1 has 122 votes, but 9 other projects have 222",
            "item": "item 1.1 has 122 votes, but 9 others have 222",
        }[subject]
    )


# --- votes on items

ITEMS = """\
year: 2023
votes:
  - {item: "1.1", satisfied: 30, basically_satisfied: 8, dissatisfied: 2}
  - {item: "1.2", satisfied: 20, basically_satisfied: 10, dissatisfied: 10}
  - {project: 2, satisfied: 34, basically_satisfied: 6, dissatisfied: 0}
  - {item: "3.1", satisfied: 10, basically_satisfied: 5, dissatisfied: 25}
rules:
  criteria:
    - {name: 代表測評, weight: 60, draws_on: satisfaction}
    - {name: 日常督查, weight: 40, draws_on: manual,
       scores: [{project: 1, score: 85}, {project: 2, score: 90}, {project: 3, score: 50}]}
  verdicts: [{name: 滿意, satisfied: 60}, {name: 不滿意}]
"""


def test_a_project_s_rates_are_the_mean_of_its_items() -> None:
    first, second, third = evaluate(made_up_list(), made_up_standings(), made_up_evaluation(ITEMS))
    assert first.satisfied == (Fraction(30, 40) + Fraction(20, 40)) / 2
    assert first.at_least_basically == (Fraction(38, 40) + Fraction(30, 40)) / 2
    assert first.points[0] == (Fraction(100 * 30 + 80 * 8, 40) + Fraction(100 * 20 + 80 * 10, 40)) / 2
    assert second.satisfied == Fraction(34, 40)
    # Nobody voted on project 1 as a whole: what its items' votes come to, a row for each item says.
    assert [result.verdict and result.verdict.name for result in (first, second, third)] == [None, "滿意", None]


def test_a_row_an_item() -> None:
    results = evaluate(made_up_list(), made_up_standings(), made_up_evaluation(ITEMS), By.ITEM)
    assert [result.item and result.item.id for result in results] == ["1.1", "1.2", "2.1", "2.2", "3.1"]
    assert [result.verdict and result.verdict.name for result in results] == [
        "滿意",
        "不滿意",
        "滿意",
        "滿意",
        "不滿意",
    ]
    assert [result.rank for result in results] == [3, 4, 1, 1, 5]


def test_without_a_ledger_scores_by_votes_and_by_hand_still_come_out(tmp_path: Path) -> None:
    path = write_year(tmp_path, ITEMS, ledger=None)
    answer = ask("evaluate", "-f", path, "--as-of", "2023-12-31")
    assert answer.code == 0
    assert answer.out.splitlines()[0].split("\t") == [
        *["項目", "滿意率", "基本滿意以上率", "測評結果", "代表測評(60)", "日常督查(40)", "總分", "等次", "名次"],
    ]
    assert answer.rows[0] == ["1 新增公園等3項", "62.50%", "85.00%", "", "48.30", "34.00", "82.30", "", "2"]
    assert "nothing was reported: there is no " in answer.err
    rows = ask("evaluate", "-f", path, "--by", "item", "--format", "csv").out
    assert '1.1 新增公園2個,步道30公里",75.00%,95.00%,滿意,' in rows


def test_rules_that_ask_for_completion_need_a_ledger(tmp_path: Path) -> None:
    answer = ask("evaluate", "-f", write_year(tmp_path, RULES, ledger=None))
    assert (answer.code, answer.out) == (2, "")
    answer = ask("evaluate", "-f", write_year(tmp_path, "year: 2023\n", ledger=None))
    assert (answer.code, answer.out) == (2, "")  # nothing was voted either


def test_votes_on_items_are_traced_item_by_item(tmp_path: Path) -> None:
    write_year(tmp_path, ITEMS, ledger=None)
    answer = ask("evaluate", "-f", "responsibility_list_2023.yaml", "--explain", 1, cwd=tmp_path)
    file = "evaluation_2023.yaml"
    assert answer.rows == [
        ["1.1", "滿意率", "30 ÷ (30 + 8 + 2)", "75.00%", f"{file}:3"],
        ["1.1", "基本滿意以上率", "(30 + 8) ÷ 40 票", "95.00%", f"{file}:3"],
        ["1.1", "測評結果", "滿意率 75.00% ≥ 60%", "滿意", f"{file}:12"],
        ["1.2", "滿意率", "20 ÷ (20 + 10 + 10)", "50.00%", f"{file}:4"],
        ["1.2", "基本滿意以上率", "(20 + 10) ÷ 40 票", "75.00%", f"{file}:4"],
        ["1.2", "測評結果", "其餘", "不滿意", f"{file}:12"],
        ["1", "滿意率", "(75.00% + 50.00%) ÷ 2", "62.50%", ""],
        ["1", "基本滿意以上率", "(95.00% + 75.00%) ÷ 2", "85.00%", ""],
        ["1", "代表測評", "各事項:(91.00 + 70.00) ÷ 2 = 80.50 分,權重 60%", "48.30", f"{file}:9"],
        ["1", "日常督查", "評分 85.00 分,權重 40%", "34.00", f"{file}:10, {file}:11"],
        ["1", "總分", "48.30 + 34.00", "82.30", ""],
        ["1", "名次", "3 個項目中,1 個總分更高", "2", ""],
    ]
    record = ask("evaluate", "-f", tmp_path / "responsibility_list_2023.yaml", "--format", "json").data[0]
    assert record["votes"] is None
    assert [(one["item"], one["satisfied_rate"], one["verdict"]) for one in record["item_votes"]] == [
        *[("1.1", 0.75, "滿意"), ("1.2", 0.5, "不滿意")],
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('item: "1.2"', 'item: "1.3"', [
            "2:1: error[MSS503]: item 1.2 has no votes (add an entry for it)",
            "4:12: error[MSS501]: the list has no item 1.3 (correct the id)",
        ]),
        ('item: "1.2"', 'item: "1.1"', [
            "2:1: error[MSS503]: item 1.2 has no votes (add an entry for it)",
            "4:12: error[MSS502]: item 1.1 has votes twice (remove one of the two, or correct its number)",
        ]),
        ('item: "3.1"', 'item: "2.1"', [
            "2:1: error[MSS503]: project 3 has no votes (add an entry for it)",
            "6:12: error[MSS502]: item 2.1 has votes, and so has its project 2"
            " (write the votes on the project, or those on each of its items)",
        ]),
        ('item: "1.2"', 'item: "1.2", project: 1', [
            "4:5: error[MSS101]: the vote has both project and item (keep only one of the two keys)",
        ]),
        ('item: "1.2", ', "", [
            "4:5: error[MSS102]: the vote lacks project (add it, for example: project: 1)",
        ]),
    ],
)  # fmt: skip
def test_what_is_said_of_votes_on_items(old: str, new: str, expected: list[str]) -> None:
    assert ITEMS.count(old) == 1
    assert sorted(said(ITEMS.replace(old, new))) == sorted(expected)


# --- against what was recorded


def changes(tmp_path: Path, old: str, new: str) -> list[tuple[str, str]]:
    """What validate --against says of a new evaluation: codes and messages."""
    earlier = tmp_path / "earlier" / "evaluation_2023.yaml"
    earlier.parent.mkdir()
    earlier.write_text(old, encoding="utf-8")
    path = write_year(tmp_path, new).parent / "evaluation_2023.yaml"
    found = msss.validate(path, str(earlier))
    return [(one.code, str(one.message)) for one in found if one.code.startswith("MSS3")]


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        (ITEMS, "satisfied: 30, basically_satisfied: 8", "satisfied: 31, basically_satisfied: 7", (
            "MSS325", "the votes on item 1.1 are changed: satisfied 30, basically satisfied 8, dissatisfied 2 → satisfied"
            " 31, basically satisfied 7, dissatisfied 2",
        )),
        (THREE, "members: 50", "members: 60", ("MSS325", "the number of members is changed: 50 → 60")),
        (THREE, "out_of: cast", "out_of: present", (
            "MSS326", "what the rates of votes are a share of is changed: cast → present",
        )),
        (THREE, "satisfied: 80}", "satisfied: 80, above: true}", (
            "MSS326", "the verdict 滿意 is changed: satisfied ≥ 80% → satisfied > 80%",
        )),
        (THREE, "    - {name: 基本滿意, at_least_basically: 60}\n", "", (
            "MSS326", "the verdict 基本滿意 is removed: at least basically satisfied ≥ 60%",
        )),
    ],
)  # fmt: skip
def test_a_change_after_the_vote_is_told(
    tmp_path: Path, text: str, old: str, new: str, expected: tuple[str, str]
) -> None:
    assert text.count(old) == 1
    assert changes(tmp_path, text, text.replace(old, new)) == [expected]


def test_verdicts_that_are_written_later_are_filled_in(tmp_path: Path) -> None:
    assert (
        changes(tmp_path, EVALUATION, EVALUATION + "  verdicts: [{name: 滿意, satisfied: 80}, {name: 不滿意}]\n") == []
    )
