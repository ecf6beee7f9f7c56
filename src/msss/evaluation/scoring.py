"""What an evaluation comes to: completion, timeliness, satisfaction, and by the scoring rules score, grade and rank.

Everything is worked out item by item, as an exact fraction; a project's number is the mean of its
items', a unit's the mean of the items it leads. Numbers are rounded where they are shown, nowhere else.

The notice leaves the scoring rules (考核細則) to the office. What a file of rules doesn't say is decided
by the two constants here; both are msss's own, and a criterion can take another number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ..ledger.progress import Standing, without_parts
from ..responsibilities.model import Item, Project, ResponsibilityList
from ..responsibilities.registry import canonical
from .adjusting import Gain, Row, adjusted, applies, limited, ranks_of
from .model import FULL, Basis, Criterion, Evaluation, Grade, ScoringRules, Verdict, Vote

LATE_POINTS = Fraction(60)
"""What an item that is done after its deadline is worth, of 100; one that isn't done is worth nothing."""
BASICALLY_POINTS = Fraction(80)
"""What a vote of 基本滿意 is worth, of 100. 滿意 is worth 100, 不滿意 and 棄權 nothing."""


class By(StrEnum):
    """What a result is of."""

    PROJECT = "project"
    UNIT = "unit"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one item came out. ``done`` is the day since which all its targets have been met.

    Where nobody follows the list, nothing is known of it: it has no standings and no completion.
    """

    project: Project
    item: Item
    standings: tuple[Standing, ...]
    completion: Fraction | None
    done: date | None

    @property
    def in_time(self) -> bool:
        """Whether the item was done by its deadline; early is no better."""
        return self.done is not None and all(
            standing.reached is not None and standing.reached <= standing.schedule.due for standing in self.standings
        )


@dataclass(frozen=True, slots=True)
class Result:
    """A row of an evaluation: a project's, with ``item`` an item's, or with ``unit`` that of a unit and what it leads.

    Rates are fractions of one. ``points`` go from 0 to 100, in the order of the criteria. What can't be
    known is None: completion without a ledger, satisfaction without votes, and the total without all its points.
    """

    outcomes: tuple[Outcome, ...]
    completion: Fraction | None
    timeliness: Fraction | None
    satisfied: Fraction | None
    at_least_basically: Fraction | None
    points: tuple[Fraction | None, ...] = ()
    total: Fraction | None = None
    grade: Grade | None = None
    rank: int | None = None
    unit: str | None = None
    item: Item | None = None
    verdict: Verdict | None = None
    base: Fraction | None = None
    """The total before adjustments."""
    gains: tuple[Gain | None, ...] = ()
    """What each adjustment adds, in the order of the rules; None for one that isn't for this row."""

    @property
    def project(self) -> Project:
        """The project that the row is of; for a unit, that of its first item."""
        return self.outcomes[0].project


def evaluate(
    responsibilities: ResponsibilityList,
    standings: Mapping[str, Sequence[Standing]] | None,
    evaluation: Evaluation | None = None,
    by: By = By.PROJECT,
) -> tuple[Result, ...]:
    """The results of all projects or items, in the list's order, or of all units that lead items, the best first.

    ``standings`` are each item's on the day that is taken for the end (`msss.ledger.progress.by_item`): what isn't
    done by then isn't done. They are None where nobody follows the list. Best is the highest total; who shares a total
    shares a rank, and the next is left out.
    """
    evaluation = evaluation or Evaluation(responsibilities.year)
    rules = evaluation.rules or ScoringRules(())
    votes = {vote.on: vote for vote in evaluation.votes}
    by_hand = tuple({one.project: Fraction(one.score) for one in criterion.scores} for criterion in rules.criteria)
    coefficients = {one.project: Fraction(one.coefficient) for one in rules.coefficients}
    is_plain = not coefficients and all(criterion.level is None for criterion in rules.criteria)
    results = []
    for unit, outcomes in _groups(responsibilities, standings, by):
        of: dict[str, Any] = {"unit": unit} if by is By.UNIT else {"item": outcomes[0].item} if by is By.ITEM else {}
        gained = [
            [
                (index, _points(criterion, scores, outcome, votes, evaluation))
                for index, (criterion, scores) in enumerate(zip(rules.criteria, by_hand, strict=True))
                if applies(criterion.level, outcome.project)
            ]
            for outcome in outcomes
        ]
        points = _points_of(rules, gained)
        if is_plain:  # then the sum of means is the mean of sums, and quicker
            total = _total(rules, list(enumerate(points)), Fraction(1))
        else:
            total = _mean(
                [
                    _total(rules, one, coefficients.get(outcome.project.number, Fraction(1)))
                    for outcome, one in zip(outcomes, gained, strict=True)
                ]
            )
        row = _rates(outcomes, votes, evaluation)
        verdict = _verdict(outcomes, votes, evaluation, by)
        results.append(replace(row, points=points, total=total, verdict=verdict, **of))
    ranked = _ranked(_graded(rules, results, canonical(responsibilities.units)))
    if by is not By.UNIT:
        return ranked
    return tuple(sorted(ranked, key=lambda result: len(ranked) + 1 if result.rank is None else result.rank))


def _points_of(rules: ScoringRules, gained: Sequence[Gained]) -> tuple[Fraction | None, ...]:
    """The mean of the items' points, criterion by criterion; None for one that is for none of them."""
    of_criterion: list[list[Fraction | None]] = [[] for _ in rules.criteria]
    for of_item in gained:
        for index, points in of_item:
            of_criterion[index].append(points)
    return tuple(map(_mean, of_criterion))


def _graded(rules: ScoringRules, results: Sequence[Result], aliases: Mapping[str, str]) -> list[Result]:
    """The results with their adjustments and grades."""
    found = []
    rows = [Row(tuple(outcome.project for outcome in result.outcomes), result.unit, result.total) for result in results]
    for result, (gains, total) in zip(results, adjusted(rules.adjustments, rows, aliases), strict=True):
        grade = None
        if total is not None:
            total = limited(total, rules.cap, rules.floor)
            grade = grade_of(rules.grades, total)
        found.append(replace(result, base=result.total, gains=gains, total=total, grade=grade))
    return found


def outcome(project: Project, item: Item, standings: Sequence[Standing] | None) -> Outcome:
    """How an item came out: its targets' completion rates, none counted above one (nor as the whole where works
    aren't finished), and the day it was done.

    A part of another target (其中) is in that one's rate, and not counted again; the item is done when its parts
    are too. Without standings, nothing is known of it.
    """
    if standings is None:
        return Outcome(project, item, (), None, None)
    completion = mean([standing.counted for standing in without_parts(standings)])
    days = [standing.reached for standing in standings if standing.reached is not None]
    return Outcome(project, item, tuple(standings), completion, max(days) if len(days) == len(standings) else None)


def _groups(
    responsibilities: ResponsibilityList, standings: Mapping[str, Sequence[Standing]] | None, by: By
) -> Iterable[tuple[str | None, tuple[Outcome, ...]]]:
    """The items' outcomes under each project, each lead unit or each by itself; with the unit's name."""
    groups: dict[str | tuple[str | None, int], list[Outcome]] = {}
    aliases = canonical(responsibilities.units)
    for project, item in responsibilities.items():
        came_out = outcome(project, item, standings[item.id] if standings is not None else None)
        of: Iterable[str | tuple[str | None, int]]
        match by:
            case By.PROJECT:
                of = [(project.level, project.number)]
            case By.UNIT:
                of = (aliases.get(name, name) for name in item.lead)
            case By.ITEM:
                of = [item.id]
        for one in of:
            groups.setdefault(one, []).append(came_out)
    return [(of if isinstance(of, str) else None, tuple(outcomes)) for of, outcomes in groups.items()]


Votes = Mapping[int | str, Vote]
"""The votes, by the project's number or the item's id."""


def vote_of(outcome: Outcome, votes: Votes) -> Vote | None:
    """The votes on an item, or else on its project; None if there are none yet."""
    return votes.get(outcome.item.id) or votes.get(outcome.project.number)


def _rates(outcomes: tuple[Outcome, ...], votes: Votes, evaluation: Evaluation) -> Result:
    voted = [vote_of(outcome, votes) for outcome in outcomes]
    is_followed = any(outcome.completion is not None for outcome in outcomes)
    in_time = Fraction(sum(outcome.in_time for outcome in outcomes), len(outcomes))
    return Result(
        outcomes,
        completion=_mean([outcome.completion for outcome in outcomes]),
        timeliness=in_time if is_followed else None,
        satisfied=_mean([satisfied_rate(vote, evaluation.voters(vote)) if vote else None for vote in voted]),
        at_least_basically=_mean(
            [at_least_basically_rate(vote, evaluation.voters(vote)) if vote else None for vote in voted]
        ),
    )


def satisfied_rate(vote: Vote, voters: int) -> Fraction:
    """滿意率: the votes of 滿意 as a share of ``voters``, which are all that were cast, or what the rules say."""
    return Fraction(vote.satisfied, voters)


def at_least_basically_rate(vote: Vote, voters: int) -> Fraction:
    """基本滿意以上率: the votes of 滿意 and 基本滿意 as a share of ``voters``."""
    return Fraction(vote.satisfied + vote.basically_satisfied, voters)


def _verdict(outcomes: tuple[Outcome, ...], votes: Votes, evaluation: Evaluation, by: By) -> Verdict | None:
    """What the votes on a row come to. Nobody votes on a unit, nor on a project of whose items each has votes."""
    if by is By.UNIT or evaluation.rules is None:
        return None
    vote = vote_of(outcomes[0], votes) if by is By.ITEM else votes.get(outcomes[0].project.number)
    return verdict_of(evaluation.rules.verdicts, vote, evaluation.voters(vote)) if vote else None


def verdict_of(verdicts: tuple[Verdict, ...], vote: Vote, voters: int) -> Verdict | None:
    """The first verdict that the votes are enough for."""
    for verdict in verdicts:
        if all(is_enough for _, _, is_enough in asked(verdict, vote, voters)):
            return verdict
    return None


def asked(verdict: Verdict, vote: Vote, voters: int) -> Iterator[tuple[str, Fraction, bool]]:
    """What a verdict takes: the key of each share, the share that the votes have, and whether that is enough."""
    shares = {
        "satisfied": satisfied_rate(vote, voters),
        "at_least_basically": at_least_basically_rate(vote, voters),
    }
    for key, share in shares.items():
        least = getattr(verdict, key)
        if least is not None:
            percent = FULL * share
            yield key, share, percent > least or (percent == least and not verdict.above)


# --- points


def timeliness_points(criterion: Criterion, outcome: Outcome) -> Fraction:
    """What an item done in time, late, or not at all is worth."""
    if outcome.in_time:
        return Fraction(FULL)
    return late_points(criterion) if outcome.done else Fraction(0)


def late_points(criterion: Criterion) -> Fraction:
    """What the criterion gives for an item done late."""
    return LATE_POINTS if criterion.late is None else Fraction(criterion.late)


def basically_points(criterion: Criterion) -> Fraction:
    """What the criterion gives for a vote of 基本滿意."""
    return BASICALLY_POINTS if criterion.basically_satisfied is None else Fraction(criterion.basically_satisfied)


def satisfaction_points(criterion: Criterion, vote: Vote, voters: int) -> Fraction:
    """What the votes on a project are worth, on average over ``voters``."""
    return (FULL * vote.satisfied + basically_points(criterion) * vote.basically_satisfied) / voters


def _points(
    criterion: Criterion,
    by_hand: Mapping[int, Fraction],
    outcome: Outcome,
    votes: Votes,
    evaluation: Evaluation,
) -> Fraction | None:
    match criterion.draws_on:
        case Basis.COMPLETION:
            return None if outcome.completion is None else FULL * outcome.completion
        case Basis.TIMELINESS:
            return None if outcome.completion is None else timeliness_points(criterion, outcome)
        case Basis.SATISFACTION:
            vote = vote_of(outcome, votes)
            return satisfaction_points(criterion, vote, evaluation.voters(vote)) if vote else None
        case Basis.MANUAL:
            return by_hand.get(outcome.project.number)


def score(criterion: Criterion, points: Fraction) -> Fraction:
    """What so many points of a criterion add to the total."""
    return Fraction(criterion.weight) * points / FULL


Gained = Sequence[tuple[int, Fraction | None]]
"""An item's points by each criterion that is for it, which is named by its place in the rules."""


def _total(rules: ScoringRules, gained: Gained, coefficient: Fraction) -> Fraction | None:
    """What an item's points come to; None if not all of them are known, or nothing is scored."""
    if not gained:
        return Fraction(0) if rules.adjustments else None
    scores = [score(rules.criteria[index], points) for index, points in gained if points is not None]
    return _sum(scores) * coefficient if len(scores) == len(gained) else None


def grade_of(grades: tuple[Grade, ...], total: Fraction) -> Grade | None:
    """The first grade whose threshold the total, as it is and not as it is shown, reaches; the last also below it."""
    return next((grade for grade in grades if total >= grade.at_least), grades[-1] if grades else None)


def _ranked(results: Sequence[Result]) -> tuple[Result, ...]:
    ranks = ranks_of([result.total for result in results])
    return tuple(replace(result, rank=rank) for result, rank in zip(results, ranks, strict=True))


# --- exact numbers


def mean(numbers: Sequence[Fraction]) -> Fraction:
    """The mean of some numbers."""
    return _sum(numbers) / len(numbers)


def _mean(numbers: Sequence[Fraction | None]) -> Fraction | None:
    """The mean, if all of the numbers are known."""
    known = [number for number in numbers if number is not None]
    return mean(known) if known and len(known) == len(numbers) else None


def _sum(numbers: Sequence[Fraction]) -> Fraction:
    """The sum, in pairs: added one by one, the denominators of thousands of items would be long from the start."""
    while len(numbers) > 1:
        odd = [numbers[-1]] if len(numbers) % 2 else []
        numbers = [left + right for left, right in zip(numbers[::2], numbers[1::2], strict=False)] + odd
    return numbers[0]


def rounded(number: Fraction, places: int = 2) -> str:
    """A number as it is shown, rounded half up, below zero too half away from it: 1/8 with two places is 0.13."""
    digits = f"{int(abs(number) * 10**places + Fraction(1, 2)):0{places + 1}d}"
    sign = "-" if number < 0 and digits.strip("0") else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def rounded_percent(share: Fraction, places: int = 2) -> str:
    """A share as it is shown: 1/8 is 12.50%."""
    return f"{rounded(share * 100, places)}%"
