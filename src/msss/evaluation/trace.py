"""How every number of a project's evaluation came about: from which reports and votes, by what arithmetic.

The steps go from the targets up to the rank, and each names the lines of the files that it draws on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from ..ledger.model import Entry
from ..ledger.progress import Standing, is_share
from ..ledger.reading import LoadedLedger
from ..responsibilities.model import Bound, Target
from ..responsibilities.reading import LoadedList
from ..values.quantity import format_number
from .model import FULL, Basis, Criterion, Vote
from .reading import LoadedEvaluation
from .scoring import (
    Outcome,
    Result,
    at_least_basically_rate,
    basically_points,
    late_points,
    rounded,
    rounded_percent,
    satisfied_rate,
    score,
    timeliness_points,
)

_LONGEST = 10**6
"""Up to this denominator a fraction is shown beside what it is rounded to: longer ones say nothing to a reader."""


class Kind(StrEnum):
    """Which of a year's files is meant, in a word."""

    LIST = "清單"
    LEDGER = "進度"
    EVALUATION = "測評"


class Place(NamedTuple):
    """A line of a file."""

    kind: Kind
    file: str
    line: int


class Step(NamedTuple):
    """One number: of what (an item's id, the project's number), what it is, how it is got, and from where.

    ``result`` is the number as it is shown, or a word; ``value`` the exact number, None for a word.
    """

    of: str
    what: str
    how: str
    result: str
    value: Fraction | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The files of one year, and what they come to; ``steps`` follows one project through them."""

    loaded: LoadedList
    ledger: LoadedLedger
    evaluation: LoadedEvaluation | None
    results: Sequence[Result]

    def steps(self, result: Result) -> Iterator[Step]:
        """Every step to a project's result."""
        number = str(result.project.number)
        for outcome in result.outcomes:
            yield from self._item(outcome)
        rates = [outcome.completion for outcome in result.outcomes]
        yield _share(number, "完成率", _mean_of([rounded_percent(rate) for rate in rates]), result.completion)
        in_time = sum(outcome.in_time for outcome in result.outcomes)
        yield _share(number, "按時率", f"按時 {in_time} ÷ {len(result.outcomes)} 項", result.timeliness)
        if self.evaluation is not None:
            yield from self._votes(number, self.evaluation, result)
            yield from self._scores(number, self.evaluation, result)

    def _item(self, outcome: Outcome) -> Iterator[Step]:
        item = outcome.item
        project = self.loaded.model.projects.index(outcome.project)
        path = ("projects", project, "items", outcome.project.items.index(item))
        reports = [
            (index, entry) for index, entry in enumerate(self.ledger.model.entries) if entry.item == outcome.item.id
        ]
        last_met: tuple[int, ...] = ()
        for index, standing in enumerate(outcome.standings):
            places = [self._in_list(*path, "targets", index) if standing.target else self._in_list(*path)]
            places += [self._in_ledger(place) for place, entry in reports if entry is standing.entry]
            rate = min(standing.rate, Fraction(1))
            yield _share(item.id, standing.promise, _rate(standing), rate, *places)
            if standing.reached and standing.reached == outcome.done:
                last_met = tuple(
                    place
                    for place, entry in reports
                    if not entry.is_check and _is_of(entry, standing.target) and entry.date == standing.reached
                )[-1:]
        if len(outcome.standings) > 1:
            rates = [rounded_percent(min(standing.rate, Fraction(1))) for standing in outcome.standings]
            yield _share(item.id, "完成率", _mean_of(rates), outcome.completion)
        done = f"{outcome.done} 完成" if outcome.done else "未完成"
        word = "按時" if outcome.in_time else "逾期完成" if outcome.done else "未完成"
        how = f"{done},期限 {item.due_date}"
        yield Step(
            item.id,
            "按時",
            how,
            word,
            None,
            (self._in_list(*path, "due"), *(self._in_ledger(place) for place in last_met)),
        )

    def _votes(self, number: str, evaluation: LoadedEvaluation, result: Result) -> Iterator[Step]:
        for index, vote in enumerate(evaluation.model.votes):
            if vote.project == result.project.number:
                place = _place(evaluation, "votes", index)
                cast = f"({vote.satisfied} + {vote.basically_satisfied} + {vote.dissatisfied} + 棄權 {vote.abstained})"
                yield _share(number, "滿意率", f"{vote.satisfied} ÷ {cast}", satisfied_rate(vote), place)
                both = f"({vote.satisfied} + {vote.basically_satisfied}) ÷ {vote.cast} 票"
                yield _share(number, "基本滿意以上率", both, at_least_basically_rate(vote), place)

    def _scores(self, number: str, evaluation: LoadedEvaluation, result: Result) -> Iterator[Step]:
        rules = evaluation.model.rules
        if rules is None:
            return
        vote = evaluation.model.vote_on(result.project.number)
        scores = []
        for index, (criterion, points) in enumerate(zip(rules.criteria, result.points, strict=True)):
            places = [_place(evaluation, "rules", "criteria", index)]
            places += [
                _place(evaluation, "rules", "criteria", index, "scores", given)
                for given, one in enumerate(criterion.scores)
                if one.project == result.project.number
            ]
            if points is None:
                missing = "尚無評分" if criterion.draws_on is Basis.MANUAL else "尚無投票"
                yield Step(number, criterion.name, missing, "", None, tuple(places))
                continue
            gained = score(criterion, points)
            scores.append(rounded(gained))
            how = f"{_points(criterion, result, vote)}{rounded(points)} 分,權重 {criterion.weight:f}%"
            yield Step(number, criterion.name, how, rounded(gained), gained, tuple(places))
        if result.total is None:
            return
        exact = f",精確為 {result.total}" if _is_worth_showing(result.total) else ""
        yield Step(number, "總分", f"{' + '.join(scores)}{exact}", rounded(result.total), result.total)
        if result.grade is not None:
            place = _place(evaluation, "rules", "grades", rules.grades.index(result.grade))
            yield Step(number, "等次", f"總分 ≥ {result.grade.at_least:f}", result.grade.name, None, (place,))
        higher = sum(other.total is not None and other.total > result.total for other in self.results)
        how = f"{len(self.results)} 個項目中,{higher} 個總分更高"
        yield Step(number, "名次", how, str(result.rank), Fraction(result.rank or 0))

    def _in_list(self, *path: str | int) -> Place:
        return Place(Kind.LIST, self.loaded.file, self.loaded.document.span(path).line)

    def _in_ledger(self, entry: int) -> Place:
        return Place(Kind.LEDGER, self.ledger.file, self.ledger.document.span(("entries", entry)).line)


def _place(evaluation: LoadedEvaluation, *path: str | int) -> Place:
    return Place(Kind.EVALUATION, evaluation.file, evaluation.document.span(path).line)


def _is_of(entry: Entry, target: Target | None) -> bool:
    """Whether an item's report is of this target; an item with one target needs not name it."""
    return entry.target is None or (target is not None and entry.target == target.content)


def _share(of: str, what: str, how: str, share: Fraction, *places: Place) -> Step:
    return Step(of, what, how, rounded_percent(share), share, places)


def _mean_of(shown: Sequence[str]) -> str:
    """The mean of some numbers, in words; of one it is the number."""
    return f"({' + '.join(shown)}) ÷ {len(shown)}" if len(shown) > 1 else shown[0]


def _rate(standing: Standing) -> str:
    """A target's completion rate, in words."""
    entry, target = standing.entry, standing.target
    if entry is None:
        return "未報"
    if target is None or entry.value is None or is_share(entry.value, target):
        return f"{entry.date} 報 {entry.value or '已完成'}"
    parts = [str(entry.value), format_number(target.quantity)]
    if target.bound is Bound.AT_MOST:
        parts.reverse()
    capped = ",至多計 100%" if standing.rate > 1 else ""
    return f"{' ÷ '.join(parts)} {target.measure}{capped}"


def _points(criterion: Criterion, result: Result, vote: Vote | None) -> str:
    """What a criterion's points are made of, in words."""
    if criterion.draws_on is Basis.COMPLETION:
        return "完成率 "
    if criterion.draws_on is Basis.TIMELINESS:
        points = [_short(timeliness_points(criterion, outcome)) for outcome in result.outcomes]
        return f"按時 {FULL}、逾期 {_short(late_points(criterion))}、未完成 0:{_mean_of(points)} = "
    if criterion.draws_on is Basis.SATISFACTION and vote is not None:
        basically = f"{vote.basically_satisfied} × {_short(basically_points(criterion))}"
        return f"({vote.satisfied} × {FULL} + {basically}) ÷ {vote.cast} 票 = "
    return "評分 "


def _short(points: Fraction) -> str:
    """Points without decimals that say nothing."""
    return rounded(points).rstrip("0").rstrip(".")


def _is_worth_showing(number: Fraction) -> bool:
    """Whether two decimals don't say all of a number, and a fraction says it in few digits."""
    return (number * 100).denominator > 1 and number.denominator <= _LONGEST
