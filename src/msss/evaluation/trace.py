"""How every number of a project's evaluation came about: from which reports and votes, by what arithmetic.

The steps go from the targets up to the rank, and each names the lines of the files that it draws on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..common.language import Series, t, tn
from ..ledger.model import Entry
from ..ledger.progress import Standing, differing, without_parts
from ..ledger.reading import LoadedLedger
from ..ledger.reports import amount_in_words, is_share
from ..responsibilities.model import Bound, Target
from ..responsibilities.reading import LoadedList
from ..values.quantity import format_number
from .adjusting import applies
from .model import FULL, Basis, Criterion, Evaluation, OutOf, ScoringRules, Vote
from .reading import LoadedEvaluation
from .scoring import (
    Outcome,
    Result,
    asked,
    at_least_basically_rate,
    basically_points,
    late_points,
    rounded,
    rounded_percent,
    satisfaction_points,
    satisfied_rate,
    score,
    timeliness_points,
    verdict_of,
)
from .traced_adjustments import at_least, at_most, in_words
from .traced_parts import from_parts

if TYPE_CHECKING:
    from ..ledger.checks import Check

_LONGEST = 10**6
"""Up to this denominator a fraction is shown beside what it is rounded to: longer ones say nothing to a reader."""


class Kind(StrEnum):
    """Which of a year's files is meant."""

    LIST = "list"
    LEDGER = "ledger"
    EVALUATION = "evaluation"


class Place(NamedTuple):
    """A line of a file."""

    kind: Kind
    file: str
    line: int


class Step(NamedTuple):
    """One number: of what (an item's id, the project's number), what it is, how it is got, and from where.

    ``result`` is the number as it is shown, or a word; ``value`` the exact number, None for a word. What is said in
    words of ours is translated where it is shown.
    """

    of: str
    what: str
    how: str
    result: str
    value: Fraction | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Trace:
    """The files of one year, and what they come to; ``steps`` follows one project through them."""

    loaded: LoadedList
    ledger: LoadedLedger
    evaluation: LoadedEvaluation | None
    results: Sequence[Result]
    as_of: date

    def steps(self, result: Result) -> Iterator[Step]:
        """Every step to a project's result."""
        number = str(result.project.number)
        if result.completion is not None and result.timeliness is not None:
            yield from self._done(number, result, result.completion, result.timeliness)
        if self.evaluation is not None:
            yield from self._votes(number, self.evaluation, result)
            yield from self._scores(number, self.evaluation, result)

    @cached_property
    def _reports(self) -> dict[str, list[tuple[int, Entry]]]:
        """The entries that count by its day, each with its place in the ledger, by the items that they are of."""
        reports: dict[str, list[tuple[int, Entry]]] = {}
        for index, entry in enumerate(self.ledger.model.entries):
            if entry.date <= self.as_of:
                reports.setdefault(entry.item, []).append((index, entry))
        return reports

    def _done(self, number: str, result: Result, completion: Fraction, timeliness: Fraction) -> Iterator[Step]:
        for outcome in result.outcomes:
            if outcome.completion is not None:
                yield from self._item(outcome, outcome.completion)
        rates = [outcome.completion for outcome in result.outcomes if outcome.completion is not None]
        yield _share(number, t("Share done"), _mean_of([rounded_percent(rate) for rate in rates]), completion)
        in_time = sum(outcome.in_time for outcome in result.outcomes)
        timely = tn(
            "{in_time} on time ÷ {count} item",
            "{in_time} on time ÷ {count} items",
            len(result.outcomes),
            in_time=in_time,
        )
        yield _share(number, t("Share on time"), timely, timeliness)

    def _item(self, outcome: Outcome, completion: Fraction) -> Iterator[Step]:
        item = outcome.item
        project = self.loaded.model.projects.index(outcome.project)
        path = ("projects", project, "items", outcome.project.items.index(item))
        reports = self._reports.get(item.id, [])
        lines = {id(entry): index for index, entry in reports}
        last_met: tuple[int, ...] = ()
        for index, standing in enumerate(outcome.standings):
            places = [self._in_list(*path, "targets", index) if standing.target else self._in_list(*path)]
            places += [self._in_ledger(place) for place, entry in reports if entry is standing.entry]
            rate = standing.counted
            how = _rate(standing)
            if standing.parts:
                on_it = (one for _, one in reports if not one.is_check and _is_of(one, standing.target))
                found = from_parts(standing, on_it)
                places += [self._in_ledger(lines[id(one)]) for one in found.entries] if found else []
                how = t("{how} ({parts})", how=how, parts=found.how) if found and found.how else how
            how = t("{how}, counted with its whole", how=how) if standing.is_part else how
            yield _share(item.id, standing.promise, how, rate, *places)
            for one, check in differing([standing]):
                yield _open_check(one, check, self._in_ledger(lines[id(check.entry)]))
            if standing.reached and standing.reached == outcome.done:
                last_met = tuple(
                    place
                    for place, entry in reports
                    if not entry.is_check and _is_of(entry, standing.target) and entry.date == standing.reached
                )[-1:]
        if len(outcome.standings) > 1:
            counted = without_parts(outcome.standings)
            rates = [rounded_percent(standing.counted) for standing in counted]
            yield _share(item.id, t("Share done"), _mean_of(rates), completion)
        places = [self._in_list(*path, "due"), *(self._in_ledger(place) for place in last_met)]
        if outcome.done:
            how = t("done {day}, due {due}", day=outcome.done, due=item.due_date)
            word = t("on time") if outcome.in_time else t("done late")
        else:
            how, word = t("not done, due {due}", due=item.due_date), t("not done")
        yield Step(item.id, t("On time"), how, word, None, tuple(places))

    def _votes(self, number: str, evaluation: LoadedEvaluation, result: Result) -> Iterator[Step]:
        items = {outcome.item.id for outcome in result.outcomes}
        of_items = []
        for index, vote in enumerate(evaluation.model.votes):
            if vote.project == result.project.number:
                yield from self._vote(number, evaluation, index, vote)
            elif vote.item in items:
                of_items.append(vote)
                yield from self._vote(str(vote.item), evaluation, index, vote)
        if of_items and result.satisfied is not None and result.at_least_basically is not None:
            voters = [evaluation.model.voters(vote) for vote in of_items]
            satisfied = [satisfied_rate(*one) for one in zip(of_items, voters, strict=True)]
            basically = [at_least_basically_rate(*one) for one in zip(of_items, voters, strict=True)]
            how = _mean_of(list(map(rounded_percent, satisfied)))
            yield _share(number, t("Satisfied"), how, result.satisfied)
            how = _mean_of(list(map(rounded_percent, basically)))
            yield _share(number, t("At least basically satisfied"), how, result.at_least_basically)

    def _vote(self, of: str, evaluation: LoadedEvaluation, index: int, vote: Vote) -> Iterator[Step]:
        """The rates of the votes on a project or an item, and what they come to."""
        voters = evaluation.model.voters(vote)
        places = [_place(evaluation, "votes", index)]
        match evaluation.model.out_of:
            case OutOf.MEMBERS:
                places.append(_place(evaluation, "members"))
            case OutOf.PRESENT if vote.deputies is None:
                places.append(_place(evaluation, "deputies"))
        satisfied = satisfied_rate(vote, voters)
        yield _share(of, t("Satisfied"), _of_all(vote, evaluation.model), satisfied, *places)
        both = f"({vote.satisfied} + {vote.basically_satisfied})"
        how = _among(both, vote, evaluation.model)
        yield _share(of, t("At least basically satisfied"), how, at_least_basically_rate(vote, voters), *places)
        verdicts = evaluation.model.rules.verdicts if evaluation.model.rules else ()
        verdict = verdict_of(verdicts, vote, voters)
        if verdict is not None:
            place = _place(evaluation, "rules", "verdicts", verdicts.index(verdict))
            reached = [
                t(
                    "{rate} {share} {sign} {least}%",
                    rate=_RATES[key],
                    share=rounded_percent(share),
                    sign=">" if verdict.above else "≥",
                    least=format_number(getattr(verdict, key)),
                )
                for key, share, _ in asked(verdict, vote, voters)
            ]
            yield Step(of, t("Verdict"), Series(reached) if reached else t("all others"), verdict.name, None, (place,))

    def _scores(self, number: str, evaluation: LoadedEvaluation, result: Result) -> Iterator[Step]:
        rules = evaluation.model.rules
        if rules is None:
            return
        scores = []
        for index, (criterion, points) in enumerate(zip(rules.criteria, result.points, strict=True)):
            if not applies(criterion.level, result.project):
                continue
            places = [_place(evaluation, "rules", "criteria", index)]
            places += [
                _place(evaluation, "rules", "criteria", index, "scores", given)
                for given, one in enumerate(criterion.scores)
                if one.project == result.project.number
            ]
            if points is None:
                missing = t("no score yet") if criterion.draws_on is Basis.MANUAL else t("no votes yet")
                yield Step(number, criterion.name, missing, "", None, tuple(places))
                continue
            gained = score(criterion, points)
            scores.append(rounded(gained))
            how = _points(criterion, result, evaluation.model, rounded(points))
            yield Step(number, criterion.name, how, rounded(gained), gained, tuple(places))
        yield from self._adjustments(number, evaluation, rules, result)
        if result.total is None:
            return
        how = _sum_in_words(rules, result, scores)
        if _is_worth_showing(result.total):
            how = t("{sum}, exactly {total}", sum=how, total=result.total)
        yield Step(number, t("Total"), how, rounded(result.total), result.total)
        if result.grade is not None:
            place = _place(evaluation, "rules", "grades", rules.grades.index(result.grade))
            how = t("total ≥ {least}", least=f"{result.grade.at_least:f}")
            yield Step(number, t("Grade"), how, result.grade.name, None, (place,))
        higher = sum(other.total is not None and other.total > result.total for other in self.results)
        how = tn(
            "of {count} project, {higher} with a higher total",
            "of {count} projects, {higher} with a higher total",
            len(self.results),
            higher=higher,
        )
        yield Step(number, t("Rank"), how, str(result.rank), Fraction(result.rank or 0))

    def _adjustments(
        self, number: str, evaluation: LoadedEvaluation, rules: ScoringRules, result: Result
    ) -> Iterator[Step]:
        for index, one in enumerate(rules.coefficients):
            if one.project == result.project.number:
                shown, place = format_number(one.coefficient), _place(evaluation, "rules", "coefficients", index)
                yield Step(number, t("Coefficient"), "", shown, Fraction(one.coefficient), (place,))
        for index, (adjustment, gain) in enumerate(zip(rules.adjustments, result.gains, strict=True)):
            if gain is None:
                continue
            path = ("rules", "adjustments", index)
            places = [_place(evaluation, *path)]
            places += [
                _place(evaluation, *path, "counts", place)
                for place, counted in enumerate(adjustment.counts)
                if counted.project == result.project.number
            ]
            shown = "" if gain.points is None else rounded(gain.points)
            how = in_words(adjustment, result.project.number, gain)
            yield Step(number, adjustment.name, how, shown, gain.points, tuple(dict.fromkeys(places)))

    def _in_list(self, *path: str | int) -> Place:
        return Place(Kind.LIST, self.loaded.file, self.loaded.document.span(path).line)

    def _in_ledger(self, entry: int) -> Place:
        return Place(Kind.LEDGER, self.ledger.file, self.ledger.document.span(("entries", entry)).line)


def _sum_in_words(rules: ScoringRules, result: Result, scores: Sequence[str]) -> str:
    """How the total came about: the scores by a coefficient, the adjustments, and the cap or the floor that cut it."""
    how, total = " + ".join(scores), result.base or Fraction(0)
    coefficients = {one.project: one.coefficient for one in rules.coefficients}
    if scores and result.project.number in coefficients:
        how = f"({how}) × {format_number(coefficients[result.project.number])}"
    for gain in result.gains:
        if gain is not None and gain.points is not None:
            total += gain.points
            sign = "-" if gain.points < 0 else "+"
            shown = rounded(abs(gain.points))
            how = f"{how} {sign} {shown}" if how else f"{sign.removeprefix('+')}{shown}"
    if rules.cap is not None and total > rules.cap:
        return at_most(how, rules.cap)
    if rules.floor is not None and total < rules.floor:
        return at_least(how, rules.floor)
    return how or "0"


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
        return t("not reported")
    if target is None or entry.value is None or is_share(entry.value, target):
        if entry.value:
            return t("{day} reported: {value}", day=entry.date, value=entry.value)
        return t("{day} reported: done", day=entry.date)
    parts = [str(entry.value), format_number(target.quantity)]
    if target.bound is Bound.AT_MOST:
        parts.reverse()
    quotient = f"{' ÷ '.join(parts)} {target.measure}"
    if standing.rate >= 1 and standing.reached is None:
        return t("{quotient}, counted as 99%: the works are not finished", quotient=quotient)
    return t("{quotient}, counted as 100%", quotient=quotient) if standing.rate > 1 else quotient


def _open_check(standing: Standing, check: Check, place: Place) -> Step:
    """A check that found less than was reported: the report counts until a later one corrects it."""
    found = amount_in_words(check.entry, standing.target)
    day, unit = check.entry.date, check.entry.by or "—"
    how = t("{day}: {unit} found {found}", day=day, unit=unit, found=found)
    if check.report is not None:
        how = t(
            "{day}: {unit} found {found}; what counts is the report of {reported_day}, {reported}",
            day=day,
            unit=unit,
            found=found,
            reported_day=check.report.date,
            reported=amount_in_words(check.report, standing.target),
        )
    what = t("Check: {target}", target=" ".join(filter(None, (standing.promise, standing.unit))))
    return Step(standing.item.id, what, how, t("differs"), None, (place,))


def _points(criterion: Criterion, result: Result, evaluation: Evaluation, points: str) -> str:
    """What a criterion's points are made of, and how much they weigh, in words."""
    weight = f"{criterion.weight:f}"
    if criterion.draws_on is Basis.COMPLETION:
        return t("share done: {points} points, weight {weight}%", points=points, weight=weight)
    if criterion.draws_on is Basis.TIMELINESS:
        return t(
            "on time {full}, late {late}, not done 0: {mean} = {points} points, weight {weight}%",
            full=FULL,
            late=_short(late_points(criterion)),
            mean=_mean_of([_short(timeliness_points(criterion, outcome)) for outcome in result.outcomes]),
            points=points,
            weight=weight,
        )
    if criterion.draws_on is Basis.SATISFACTION:
        return _points_of_votes(criterion, result, evaluation, points)
    return t("scored by hand: {points} points, weight {weight}%", points=points, weight=weight)


def _points_of_votes(criterion: Criterion, result: Result, evaluation: Evaluation, points: str) -> str:
    weight = f"{criterion.weight:f}"
    vote = evaluation.vote_on(result.project.number)
    if vote is None:
        by_id = {one.item: one for one in evaluation.votes}
        votes = [by_id[outcome.item.id] for outcome in result.outcomes]
        worth = [rounded(satisfaction_points(criterion, one, evaluation.voters(one))) for one in votes]
        return t(
            "of the items: {mean} = {points} points, weight {weight}%",
            mean=_mean_of(worth),
            points=points,
            weight=weight,
        )
    basically = _short(basically_points(criterion))
    if evaluation.out_of is not OutOf.CAST:
        worth_of_all = f"({vote.satisfied} × {FULL} + {vote.basically_satisfied} × {basically})"
        how = _among(worth_of_all, vote, evaluation)
        return t("{how} = {points} points, weight {weight}%", how=how, points=points, weight=weight)
    return tn(
        "({satisfied} × {full} + {basically} × {worth}) ÷ {count} vote = {points} points, weight {weight}%",
        "({satisfied} × {full} + {basically} × {worth}) ÷ {count} votes = {points} points, weight {weight}%",
        vote.cast,
        satisfied=vote.satisfied,
        full=FULL,
        basically=vote.basically_satisfied,
        worth=basically,
        points=points,
        weight=weight,
    )


_RATES = {"satisfied": t("Satisfied"), "at_least_basically": t("At least basically satisfied")}


def _of_all(vote: Vote, evaluation: Evaluation) -> str:
    """The votes of 滿意 among those that they are a share of, in words."""
    if evaluation.out_of is not OutOf.CAST:
        return _among(str(vote.satisfied), vote, evaluation)
    if vote.abstained is None:
        return t(
            "{satisfied} ÷ ({satisfied} + {basically} + {dissatisfied})",
            satisfied=vote.satisfied,
            basically=vote.basically_satisfied,
            dissatisfied=vote.dissatisfied,
        )
    return t(
        "{satisfied} ÷ ({satisfied} + {basically} + {dissatisfied} + {abstained} abstained)",
        satisfied=vote.satisfied,
        basically=vote.basically_satisfied,
        dissatisfied=vote.dissatisfied,
        abstained=vote.abstained,
    )


def _among(votes: str, vote: Vote, evaluation: Evaluation) -> str:
    """Some votes, and how many they are a share of, in words."""
    voters = evaluation.voters(vote)
    match evaluation.out_of:
        case OutOf.CAST:
            return tn("{votes} ÷ {count} vote", "{votes} ÷ {count} votes", voters, votes=votes)
        case OutOf.PRESENT:
            return tn("{votes} ÷ {count} deputy present", "{votes} ÷ {count} deputies present", voters, votes=votes)
        case OutOf.MEMBERS:
            return tn("{votes} ÷ {count} member", "{votes} ÷ {count} members", voters, votes=votes)


def _short(points: Fraction) -> str:
    """Points without decimals that say nothing."""
    return rounded(points).rstrip("0").rstrip(".")


def _is_worth_showing(number: Fraction) -> bool:
    """Whether two decimals don't say all of a number, and a fraction says it in few digits."""
    return (number * 100).denominator > 1 and number.denominator <= _LONGEST
