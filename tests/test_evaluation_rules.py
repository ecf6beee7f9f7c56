"""The codes of an evaluation: the examples of their documentation, and each line by line.

What is said of an evaluation is ``line:column: severity[code]: message (hint)``. Every figure is made up.
"""

from __future__ import annotations

from datetime import date

import pytest
from evaluations import EVALUATION, RULES, VOTES, said

from msss.common.language import Phrase
from msss.evaluation.kind import EVALUATION as EVALUATION_KIND
from msss.evaluation.rules import ERRORS
from msss.lists.loading import parse_list as parse
from msss.validation.codes import Rule, all_rules, complete

DOCUMENTED = [rule for rule in all_rules() if rule.code in ERRORS.modules]


def codes_of_example(rule: Rule, example: str) -> list[str]:
    responsibilities, _, diagnostics = parse(complete(rule.before), "list.yaml")
    assert responsibilities is not None
    assert diagnostics == ()
    found = EVALUATION_KIND.parse(complete(example, head=("year",)), "evaluation.yaml", responsibilities)[2]
    assert all(isinstance(words, Phrase) for one in found for words in (one.message, one.hint))
    return [diagnostic.code for diagnostic in found]


def test_every_code_is_documented() -> None:
    assert [rule.code for rule in DOCUMENTED] == list(ERRORS.modules)


@pytest.mark.parametrize("rule", DOCUMENTED, ids=lambda rule: rule.code)
def test_the_examples_hold(rule: Rule) -> None:
    assert codes_of_example(rule, rule.passes) == []
    assert set(codes_of_example(rule, rule.fails)) == {rule.code}


@pytest.mark.parametrize("rule", DOCUMENTED, ids=lambda rule: rule.code)
def test_each_names_the_clause_it_comes_from(rule: Rule) -> None:
    assert "clause 三 of the notice" in " ".join(rule.text.split())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{project: 3,", "{project: 4,", [
            "3:1: error[MSS503]: project 3 has no votes (add an entry for it)",
            "6:15: error[MSS501]: the list has no project 4 (correct the number)",
        ]),
        ("{project: 3,", "{project: 2,", [
            "3:1: error[MSS503]: project 3 has no votes (add an entry for it)",
            "6:15: error[MSS502]: project 2 has votes twice (remove one of the two, or correct its number)",
        ]),
        ("dissatisfied: 30", "dissatisfied: 0", [
            "6:5: error[MSS503]: nobody voted on project 3 (write how many deputies voted, and how)",
        ]),
        ("satisfied: 60", "satisfied: 61", [
            "4:5: error[MSS504]: project 1 has 101 votes, but 100 deputies were present (correct the votes, or deputies:)",
        ]),
        # the row's own number of deputies holds, also where it is none
        ("deputies: 30}", "deputies: 0}", [
            "6:5: error[MSS504]: project 3 has 30 votes, but 0 deputies were present (correct the votes, or deputies:)",
        ]),
        ("weight: 40", "weight: 40.5", [
            "8:3: error[MSS505]: the weights of the criteria add up to 100.5, not to 100 (correct the weights)",
        ]),
        # off by less than the digits that Python's numbers keep by themselves
        ("weight: 40", "weight: 40.0000000000000000000000000000000001", [
            "8:3: error[MSS505]: the weights of the criteria add up to 100.0000000000000000000000000000000001, not to 100"
            " (correct the weights)",
        ]),
        # a name is the same in any script
        ("name: 代表測評", "name: 按时完成", [
            "11:14: error[MSS506]: two criteria are called 按时完成 (rename one of the two)",
        ]),
        ("name: 合格", "name: 優秀", [
            "16:14: error[MSS506]: two grades are called 優秀 (rename one of the two)",
        ]),
        ("at_least: 60", "at_least: 90", [
            "16:28: error[MSS507]: 合格 (from 90) comes after 優秀 (from 90) (put the grades in order, best first)",
        ]),
        ("    - {name: 不合格, at_least: 0}\n", "", [
            "14:3: error[MSS507]: a total below 60 has no grade (add a last grade with at_least: 0)",
        ]),
        (", {project: 3, score: 0}", "", [
            "13:8: error[MSS508]: 日常督查 has no score for project 3 (add - {project: 3, score: …})",
        ]),
        (",\n       scores: [{project: 1, score: 85}, {project: 2, score: 90.5}, {project: 3, score: 0}]", "", [
            "12:7: error[MSS508]: 日常督查 has no score for projects 1, 2, 3 (add - {project: 1, score: …})",
        ]),
        ("{project: 3, score: 0}", "{project: 3, score: 0}, {project: 3, score: 1}, {project: 9, score: 1}", [
            "13:103: error[MSS508]: project 3 already has a score (remove one of the two)",
            "13:127: error[MSS508]: the list has no project 9 (correct the number)",
        ]),
        ("score: 90.5", "score: 905", [
            "13:62: error[MSS509]: score: 905 is more than 100 (points go from 0 to 100)",
        ]),
        ("timeliness}", "timeliness, late: 101}", [
            "10:60: error[MSS509]: late: 101 is more than 100 (points go from 0 to 100)",
        ]),
        ("at_least: 90", "at_least: 100.1", [
            "15:28: error[MSS509]: at_least: 100.1 is more than 100 (points go from 0 to 100)",
        ]),
        ("completion}", "completion, basically_satisfied: 50}", [
            "9:54: error[MSS510]: 完成情況 draws on completion, but basically_satisfied: is only for satisfaction"
            " (remove it, or correct draws_on:)",
        ]),
        ("timeliness}", "timeliness, scores: [{project: 1, score: 5}]}", [
            "10:54: error[MSS510]: 按時完成 draws on timeliness, but scores: is only for manual (remove it, or correct draws_on:)",
        ]),
        ("year: 2023", "year: 2022", [
            "1:7: error[MSS511]: the evaluation is for 2022, but the list is for 2023"
            " (correct the year, or name the list that it belongs to)",
        ]),
    ],
)  # fmt: skip
def test_what_is_said_and_where(old: str, new: str, expected: list[str]) -> None:
    assert old in EVALUATION
    assert said(EVALUATION.replace(old, new, 1)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("draws_on: completion", "draws_on: speed", [
            "9:42: error[MSS110]: draws_on: speed is not completion, timeliness, satisfaction or manual"
            " (write completion, timeliness, satisfaction or manual)",
        ]),
        ("weight: 40", "weight: 四十", ["9:28: error[MSS107]: weight: 四十 is not a number of zero or more (write digits, for example 85 or 12.5)"]),
        ("satisfied: 60", "satisfied: 60.5", [
            "4:29: error[MSS108]: satisfied: 60.5 is not a whole number of zero or more (write digits, for example: satisfied: 80)",
        ]),
        ("deputies: 100", "deputies: -1", [
            "2:11: error[MSS108]: deputies: -1 is not a whole number of zero or more (write digits, for example: deputies: 100)",
        ]),
        ("abstained: 5", "棄權: 5", [
            "4:76: error[MSS101]: the vote has no key 棄權 (did you mean abstained?)",
        ]),
        ("at_least: 90", "from: 90", [
            "15:7: error[MSS102]: the grade lacks at_least (add it, for example: at_least: 90)",
            "15:18: error[MSS101]: the grade has no key from (did you mean at_least?)",
        ]),
        ("score: 85", "points: 85", [
            "13:17: error[MSS102]: the score lacks score (add it, for example: score: 85)",
            "13:30: error[MSS101]: the score has no key points (its keys are project, score)",
        ]),
        ("  criteria:", "  指標:", [
            "8:3: error[MSS101]: the set of rules has no key 指標 (did you mean criteria?)",
            "8:3: error[MSS102]: the set of rules lacks criteria"
            " (add it, for example: criteria: with a - {name: 完成情況, weight: 40, draws_on: completion} for each)",
        ]),
    ],
)  # fmt: skip
def test_what_the_shape_refuses(old: str, new: str, expected: list[str]) -> None:
    assert old in EVALUATION
    assert sorted(said(EVALUATION.replace(old, new, 1))) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        EVALUATION,
        VOTES,
        RULES.replace("scores: [{project: 1, score: 85}, {project: 2, score: 90.5}, {project: 3, score: 0}]}", "}"),
        RULES[: RULES.index("  grades:")],
        "year: 2023\n",
        EVALUATION.replace("deputies: 100\n", ""),
        EVALUATION.replace("timeliness}", "timeliness, late: 0}").replace(
            "satisfaction}", "satisfaction, basically_satisfied: 100}"
        ),
        EVALUATION.replace("weight: 40", "weight: 39.5").replace("weight: 20", "weight: 20.5"),
    ],
    ids=[
        "all",
        "votes",
        "rules before the vote",
        "no grades",
        "nothing yet",
        "no deputies",
        "other points",
        "fractions",
    ],
)
def test_what_is_taken(text: str) -> None:
    assert said(text) == []


def test_an_alias_is_refused_and_nothing_more_is_said() -> None:
    text = EVALUATION.replace("weight: 40", "weight: &w 45", 1).replace("weight: 20", "weight: *w", 1)
    assert [line.split(": ")[1] for line in said(text)] == ["error[MSS004]", "error[MSS004]"]


def test_of_names_that_are_too_long_it_is_not_said_that_they_are_the_same() -> None:
    text = EVALUATION.replace("完成情況", "長" * 2000 + "甲").replace("按時完成", "長" * 2000 + "乙")
    assert [line.split(": ")[1] for line in said(text)] == ["error[MSS008]", "error[MSS008]"]


def test_a_file_that_is_no_yaml() -> None:
    assert [line.split(": ")[1] for line in said("votes: [")] == ["error[MSS002]"]


def test_the_example_is_valid(shipped) -> None:
    from running import ROOT

    content = (ROOT / "examples" / "evaluation_2022.yaml").read_bytes()
    evaluation, _, diagnostics = EVALUATION_KIND.parse(content, "evaluation.yaml", shipped)
    assert diagnostics == ()
    assert evaluation is not None
    assert evaluation.year == date(2022, 12, 31).year
    assert "INVENTED" in content.decode().splitlines()[0]
