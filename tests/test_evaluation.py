"""What an evaluation comes to: rates, points, totals, grades and ranks, exactly. Every figure is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from evaluations import END, EVALUATION, RULES, VOTES, made_up_evaluation, made_up_list, made_up_standings
from hypothesis import given, settings
from hypothesis import strategies as st

from msss.common.errors import SourceError
from msss.evaluation.kind import EVALUATION as EVALUATION_KIND
from msss.evaluation.model import Basis, Criterion, Evaluation, Grade, Score, ScoringRules, Vote
from msss.evaluation.scoring import By, Result, evaluate, mean, rounded, rounded_percent
from msss.files.naming import beside
from msss.lists.loading import load_file
from msss.reading.diagnostic import InvalidListError

THE_LIST = made_up_list()
STANDINGS = made_up_standings()


def results(text: str = EVALUATION, by: By = By.PROJECT, as_of: date = END) -> tuple[Result, ...]:
    return evaluate(THE_LIST, made_up_standings(as_of), made_up_evaluation(text), by)


# --- the file


def test_where_it_stands_beside_a_list() -> None:
    assert beside(Path("data/responsibility_list_2023.yaml"), "evaluation") == Path("data/evaluation_2023.yaml")
    assert beside(Path("杭州.yaml"), "evaluation") == Path("evaluation_杭州.yaml")


def test_what_a_file_says() -> None:
    evaluation = made_up_evaluation()
    assert evaluation.votes[2] == Vote(3, 0, 0, 30, 0, deputies=30)
    assert [vote.cast for vote in evaluation.votes] == [100, 90, 30]
    assert evaluation.rules is not None
    assert [criterion.draws_on for criterion in evaluation.rules.criteria] == list(Basis)
    assert evaluation.rules.criteria[3].scores[1] == Score(2, Decimal("90.5"))
    assert evaluation.rules.grades[0] == Grade("優秀", Decimal(90))


def test_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "evaluation_2023.yaml"
    with pytest.raises(SourceError, match="no such file"):
        load_file(path, EVALUATION_KIND, THE_LIST)
    path.write_text(EVALUATION, encoding="utf-8")
    assert load_file(path, EVALUATION_KIND, THE_LIST).model == made_up_evaluation()
    path.write_text(EVALUATION.replace("weight: 40", "weight: 4"), encoding="utf-8")
    with pytest.raises(InvalidListError, match="MSS505"):
        load_file(path, EVALUATION_KIND, THE_LIST)


# --- rates


def test_completion_is_the_mean_of_items_and_these_of_their_targets_none_above_all() -> None:
    first, second, third = results()
    # 45 of 30 公里 counts as all of it, not as one and a half
    assert [outcome.completion for outcome in first.outcomes] == [1, 1]
    # at most 10 minutes promised, 12 reported; and an item without targets, half done
    assert [outcome.completion for outcome in second.outcomes] == [Fraction(10, 12), Fraction(1, 2)]
    assert second.completion == Fraction(2, 3)
    assert third.completion == 0  # nothing was reported


def test_timeliness_is_the_share_of_items_done_by_their_deadline() -> None:
    first, second, third = results()
    # 1.1 on the day itself (its first target earlier), 1.2 eight days late
    assert [outcome.done for outcome in first.outcomes] == [date(2023, 6, 30), date(2023, 10, 8)]
    assert [outcome.in_time for outcome in first.outcomes] == [True, False]
    assert (first.timeliness, second.timeliness, third.timeliness) == (Fraction(1, 2), 0, 0)


def test_a_day_is_taken_for_the_end() -> None:
    first, _, _ = results(as_of=date(2023, 9, 30))
    assert [outcome.done for outcome in first.outcomes] == [date(2023, 6, 30), None]
    assert first.completion == Fraction(19, 20)


def test_satisfaction_is_of_the_votes_cast_and_who_abstains_votes() -> None:
    first, second, third = results()
    assert (first.satisfied, first.at_least_basically) == (Fraction(60, 100), Fraction(85, 100))
    assert (second.satisfied, second.at_least_basically) == (Fraction(70, 90), 1)  # 10 deputies didn't vote
    assert (third.satisfied, third.at_least_basically) == (0, 0)


# --- points, totals, grades, ranks


def test_points_by_criterion() -> None:
    first, second, third = results()
    assert first.points == (100, 80, 80, 85)  # timeliness: 100 and 60; votes: (60 * 100 + 25 * 80) / 100
    assert second.points == (Fraction(200, 3), 0, Fraction(8600, 90), Fraction(181, 2))
    assert third.points == (0, 0, 0, 0)


def test_totals_are_exact_and_graded_and_ranked() -> None:
    first, second, third = results()
    assert first.total == Fraction(40 * 100 + 20 * 80 + 30 * 80 + 10 * 85, 100) == Fraction(177, 2)
    assert second.total == Fraction(200, 3) * Fraction(2, 5) + Fraction(8600, 90) * Fraction(3, 10) + Fraction(181, 20)
    assert [result.grade and result.grade.name for result in (first, second, third)] == ["合格", "合格", "不合格"]
    assert [result.rank for result in (first, second, third)] == [1, 2, 3]


def test_a_criterion_can_say_what_late_and_basically_satisfied_are_worth() -> None:
    text = EVALUATION.replace("timeliness}", "timeliness, late: 0}")
    first, _, _ = results(text.replace("satisfaction}", "satisfaction, basically_satisfied: 50}"))
    assert first.points == (100, 50, Fraction(145, 2), 85)


def test_a_grade_is_reached_exactly_or_not_at_all() -> None:
    reached = results(EVALUATION.replace("at_least: 90", "at_least: 88.5"))[0]
    assert reached.grade is not None
    assert reached.grade.name == "優秀"
    missed = results(EVALUATION.replace("at_least: 90", "at_least: 88.50001"))[0]
    assert missed.grade is not None
    assert missed.grade.name == "合格"


def test_who_shares_a_total_shares_a_rank() -> None:
    rules = ScoringRules((Criterion("評分", Decimal(100), Basis.MANUAL, scores=tuple(map(Score, (1, 2, 3), _7_9_9))),))
    ranked = evaluate(THE_LIST, STANDINGS, Evaluation(2023, rules=rules))
    assert [result.rank for result in ranked] == [3, 1, 1]
    assert [result.grade for result in ranked] == [None] * 3  # rules without grades


_7_9_9 = (Decimal("7.5"), Decimal(9), Decimal(9))


def test_without_rules_there_are_rates_and_no_score() -> None:
    for result in results(VOTES):
        assert result.satisfied is not None
        assert (result.points, result.total, result.grade, result.rank) == ((), None, None, None)


def test_without_an_evaluation_there_are_completion_and_timeliness() -> None:
    for result in evaluate(THE_LIST, STANDINGS):
        assert 0 <= result.completion <= 1
        assert (result.satisfied, result.at_least_basically, result.total) == (None, None, None)


def test_before_the_vote_there_are_points_and_no_total() -> None:
    first, _, _ = results(RULES)
    assert first.points == (100, 80, None, 85)
    assert (first.total, first.grade, first.rank) == (None, None, None)


# --- by unit


def test_a_unit_s_numbers_are_the_means_of_the_items_it_leads() -> None:
    units = {result.unit: result for result in results(by=By.UNIT)}
    assert list(units) == ["市甲局", "市乙局", "市丙局"]
    # 乙局 is an alias of 市乙局
    assert [outcome.item.id for outcome in units["市乙局"].outcomes] == ["1.2", "2.1"]
    second = units["市乙局"]
    assert second.completion == (1 + Fraction(10, 12)) / 2
    assert second.timeliness == 0
    assert second.satisfied == (Fraction(60, 100) + Fraction(70, 90)) / 2  # of the projects of its items
    assert second.points[1] == 30  # one late, one not done
    assert second.points[3] == (85 + Fraction(181, 2)) / 2


def test_units_are_ranked_among_themselves() -> None:
    assert [result.rank for result in results(by=By.UNIT)] == [1, 2, 3]


# --- as shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(0), "0.00"),
        (Fraction(1, 200), "0.01"),
        (Fraction(1, 201), "0.00"),
        (Fraction(1, 8), "0.13"),
        (Fraction(100), "100.00"),
        (Fraction(89995, 1000), "90.00"),
        (Fraction(2, 3), "0.67"),
    ],
)
def test_rounded_half_up(number: Fraction, shown: str) -> None:
    assert rounded(number) == shown


def test_a_share_in_percent() -> None:
    assert [rounded_percent(Fraction(*share)) for share in ((1, 3), (2, 3), (1, 1), (1, 20000))] == [
        *["33.33%", "66.67%", "100.00%", "0.01%"],
    ]


# --- properties

COUNTS = st.integers(0, 500)
POINTS = st.integers(0, 200).map(lambda halves: Decimal(halves) / 2)


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """Any valid evaluation of the list, with votes and all kinds of criteria."""
    votes = tuple(Vote(number, *(draw(COUNTS) for _ in range(3)), 1 + draw(COUNTS)) for number in (1, 2, 3))
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=3, max_size=3)))
    weights = [after - before for before, after in zip([0, *cuts], [*cuts, 100], strict=True)]
    criteria = []
    for basis, weight in zip(Basis, weights, strict=True):
        criterion = Criterion(basis.value, Decimal(weight), basis)
        if basis is Basis.TIMELINESS:
            criterion = replace(criterion, late=draw(st.none() | POINTS))
        if basis is Basis.SATISFACTION:
            criterion = replace(criterion, basically_satisfied=draw(st.none() | POINTS))
        if basis is Basis.MANUAL:
            criterion = replace(criterion, scores=tuple(Score(number, draw(POINTS)) for number in (1, 2, 3)))
        criteria.append(criterion)
    grades = (Grade("優秀", Decimal(90)), Grade("合格", Decimal(60)), Grade("不合格", Decimal(0)))
    return Evaluation(2023, None, votes, ScoringRules(tuple(criteria), grades))


@settings(deadline=None)
@given(evaluations(), st.sampled_from(By), st.dates(date(2023, 1, 1), date(2024, 1, 1)))
def test_totals_lie_between_0_and_100_and_ranks_follow_them(evaluation: Evaluation, by: By, as_of: date) -> None:
    found = evaluate(THE_LIST, made_up_standings(as_of), evaluation, by)
    for result in found:
        assert result.total is not None
        assert 0 <= result.total <= 100
        assert 0 <= result.completion <= 1
        assert result.satisfied is not None
        assert result.at_least_basically is not None
        assert 0 <= result.satisfied <= result.at_least_basically <= 1
        assert result.grade is not None
        assert result.total >= result.grade.at_least
        higher = [other for other in found if other.total is not None and other.total > result.total]
        assert result.rank == 1 + len(higher)


@settings(deadline=None)
@given(evaluations(), st.sampled_from([0, 1, 2]), st.integers(1, 50), st.sampled_from(By))
def test_more_satisfied_votes_never_lower_a_total(evaluation: Evaluation, index: int, more: int, by: By) -> None:
    votes = list(evaluation.votes)
    votes[index] = replace(votes[index], satisfied=votes[index].satisfied + more)
    before = evaluate(THE_LIST, STANDINGS, evaluation, by)
    after = evaluate(THE_LIST, STANDINGS, replace(evaluation, votes=tuple(votes)), by)
    for old, new in zip(before, after, strict=True):
        assert old.total is not None
        assert new.total is not None
        assert new.total >= old.total


@given(st.lists(st.fractions(0, 1), min_size=1, max_size=40))
def test_the_mean_is_exact(numbers: list[Fraction]) -> None:
    assert mean(numbers) == sum(numbers) / len(numbers)


@given(st.fractions(0, 10**9, max_denominator=10**6))
def test_what_is_shown_is_no_further_than_half_a_hundredth(number: Fraction) -> None:
    assert -Fraction(1, 200) < Fraction(rounded(number)) - number <= Fraction(1, 200)
