"""`msss evaluate`: what the year comes to, by project or by unit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import click

from ..evaluation.kind import EVALUATION
from ..evaluation.model import Criterion, Vote
from ..evaluation.reading import LoadedEvaluation
from ..evaluation.scoring import By, Result, evaluate, rounded, rounded_percent, score
from ..files import naming
from ..files.naming import shown
from ..loading import load_file
from ..output.cells import FileName, Id
from ..output.sources import lists_in_a_line
from ..output.streams import draws, say
from ..output.table import Column, RowGroup, Table
from ..output.writing import Format
from ..responsibilities.reading import LoadedList
from ..tracking import Tracked, load_ledger, track
from ..values.chinese import Script
from ..values.deadline import Day
from ..values.quantity import plain_number
from . import common, options, tracking_options

_RATES = ("完成率", "按時率", "滿意率", "基本滿意以上率")
_HOW = "docs/file-format.md says how, examples/evaluation_2022.yaml is an invented example"


class _Evaluated(NamedTuple):
    """A list with its ledger, its evaluation if there is one, and what they come to."""

    tracked: Tracked
    evaluation: LoadedEvaluation | None
    results: tuple[Result, ...]

    @property
    def loaded(self) -> LoadedList:
        return self.tracked.loaded

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        rules = self.evaluation and self.evaluation.model.rules
        return rules.criteria if rules else ()


@click.command("evaluate")
@click.option(
    "--as-of", type=options.DateType(), metavar="DATE", help="Take this day for the end, not today: 2022-12-31."
)
@click.option(
    "--by",
    type=options.ChoiceOf(By),
    default=By.PROJECT.value,
    show_default=True,
    help="A row for each project, or for each lead unit, the best first.",
)
@click.option(
    "--explain", type=options.ItemType(), metavar="PROJECT", help="Trace every number of this project to its lines."
)
@click.option(
    "--evaluation",
    type=options.FilePath(),
    metavar="PATH",
    help="Votes and scoring rules. Otherwise evaluation_2022.yaml beside responsibility_list_2022.yaml.",
)
@tracking_options.ledger_option
@options.source_options
@options.output_options
def command(
    as_of: Day | None,
    by: By,
    explain: str | None,
    evaluation: Path | None,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    format: Format,
    script: Script,
) -> None:
    """Evaluate the year: completion, timeliness, votes, score, rank.

    Completion and timeliness come from the ledger, the votes and the rules by
    which they are scored (考核細則) from the evaluation. A unit's numbers are
    the means of those of the items it leads.

    \b
    Examples:
      msss evaluate --as-of 2022-12-31
      msss evaluate --as-of 2022-12-31 --by unit --format csv
      msss evaluate --as-of 2022-12-31 --explain 7
    """
    if explain is not None and by is By.UNIT:
        raise click.UsageError("--explain is of a project: leave --by out")
    lists = _one_of(common.one_list_for("--ledger", ledger, common.lists(files, years)), evaluation)
    day = common.day_of(as_of, lists)
    evaluated = [_evaluated(loaded, day, by, ledger, evaluation) for loaded in lists]
    for one in evaluated:
        for line in _notes(one, day, evaluation):
            say(f"{line}")
    drawn = format is Format.TABLE and draws(sys.stdout)
    table = _traced(evaluated, day, explain, drawn) if explain is not None else _table(evaluated, day, by, drawn)
    files_read = [f"清單 {lists_in_a_line(lists)}"]
    files_read += [f"進度 {FileName(one.tracked.ledger.file)}" for one in evaluated]
    files_read += [f"測評 {FileName(one.evaluation.file)}" for one in evaluated if one.evaluation]
    common.show(table.of(", ".join(files_read)), format, script)


def _one_of(lists: list[LoadedList], named: Path | None) -> list[LoadedList]:
    if named is not None and len(lists) > 1:
        raise click.UsageError(
            f"--evaluation {named!s} is of one list, and {len(lists)} are asked: name one with -f or --year"
        )
    return lists


def _evaluated(loaded: LoadedList, day: date, by: By, ledger: Path | None, named: Path | None) -> _Evaluated:
    tracked = track(loaded, load_ledger(loaded, ledger), day)
    path = named or naming.beside(loaded.path, "evaluation")
    evaluation = load_file(path, EVALUATION, loaded.model) if named or path.exists() else None
    results = evaluate(loaded.model, tracked.items, evaluation.model if evaluation else None, by)
    return _Evaluated(tracked, evaluation, results)


def _notes(one: _Evaluated, day: date, named: Path | None) -> Iterator[str]:
    """What is not known yet, and what to do about it."""
    open_items = sum(item.due_date > day and not _is_done(one, item.id) for _, item in one.loaded.model.items())
    if open_items:
        noun = "item is" if open_items == 1 else "items are"
        yield f"{open_items} {noun} due after {day}, and not done by then: it counts as the end"
    if one.evaluation is None:
        path = shown(named or naming.beside(one.loaded.path, "evaluation"))
        yield f"no votes and no score: {path} isn't there. Begin it with year: and votes: ({_HOW})"
    elif not one.criteria:
        yield f"no score: {one.evaluation.file} has no rules. Add rules: with criteria: and grades: ({_HOW})"
    elif not one.evaluation.model.votes:
        yield f"{one.evaluation.file} has no votes yet. Add votes: when they are cast ({_HOW})"


def _is_done(one: _Evaluated, item: str) -> bool:
    return all(standing.reached is not None for standing in one.tracked.items[item])


# --- a row a project or a unit


def _table(evaluated: list[_Evaluated], day: date, by: By, drawn: bool) -> Table:
    several = len(evaluated) > 1
    names = list(dict.fromkeys(_heading(criterion) for one in evaluated for criterion in one.criteria))
    voted = any(one.evaluation for one in evaluated)
    rates: tuple[str, ...] = _RATES if voted else _RATES[:2]
    if drawn:
        rates = rates[:3]  # a terminal has room for the fourth or for the names
    columns = [Column("清單")] if several else []
    columns += [Column("項目") if by is By.PROJECT else Column("單位")]
    columns += [Column(name, right=True, narrow=4) for name in rates]
    if names:
        columns += [Column(name, right=True, narrow=4) for name in names]
        columns += [Column("總分", right=True), Column("等次"), Column("名次", right=True)]
    layout = _Layout(several, len(rates), tuple(names), drawn)
    rows = [_row(one, result, layout) for one in evaluated for result in one.results]
    records = [_record(one, result, by, day) for one in evaluated for result in one.results]
    return Table(tuple(columns), (RowGroup(rows),), records)


def _heading(criterion: Criterion) -> str:
    """A criterion as a column: its name, and how much it weighs."""
    return f"{criterion.name}({criterion.weight:f})"


class _Layout(NamedTuple):
    """Which columns there are: the list's, so many rates, the criteria by heading; and whether a table is drawn."""

    several: bool
    rates: int
    names: tuple[str, ...]
    drawn: bool


def _row(one: _Evaluated, result: Result, layout: _Layout) -> tuple[str, ...]:
    cells: list[str] = [one.loaded.name] if layout.several else []
    cells += [result.unit or _title(result)]
    rates = (result.completion, result.timeliness, result.satisfied, result.at_least_basically)
    cells += ["" if rate is None else _percent(rate, layout.drawn) for rate in rates[: layout.rates]]
    if layout.names:
        gained = {
            _heading(criterion): rounded(score(criterion, points))
            for criterion, points in zip(one.criteria, result.points, strict=True)
            if points is not None
        }
        cells += [gained.get(name, "") for name in layout.names]
        cells += ["" if result.total is None else rounded(result.total)]
        cells += [result.grade.name if result.grade else "", str(result.rank or "")]
    return tuple(cells)


def _percent(rate: Fraction, drawn: bool) -> str:
    """A rate with two decimals; a terminal has room for one, where it says anything."""
    return rounded_percent(rate, 1).replace(".0%", "%") if drawn else rounded_percent(rate)


def _title(result: Result) -> str:
    """A project by its number and name; without a name, by what it promises first, and how many promises follow."""
    project = result.project
    if project.name:
        return f"{project.number} {project.name}"
    promises = [one.content for item in project.items for one in item.targets] or [one.name for one in project.items]
    others = f"等{len(promises)}項" if len(promises) > 1 else ""
    return f"{project.number} {promises[0]}{others}"


def _record(one: _Evaluated, result: Result, by: By, day: date) -> dict[str, Any]:
    about: dict[str, Any] = {"list": one.loaded.file, "year": one.loaded.model.year, "as_of": day.isoformat()}
    if by is By.PROJECT:
        about |= {"project": result.project.number, "name": result.project.name}
    else:
        about |= {"unit": result.unit}
    about["items"] = [outcome.item.id for outcome in result.outcomes]
    about |= {
        "completion": _number(result.completion),
        "timeliness": _number(result.timeliness),
        "satisfied_rate": _number(result.satisfied),
        "at_least_basically_rate": _number(result.at_least_basically),
    }
    if by is By.PROJECT:
        about["votes"] = _votes(one.evaluation, result.project.number)
    return about | {
        "scores": [
            {
                "name": criterion.name,
                "draws_on": criterion.draws_on.value,
                "weight": plain_number(criterion.weight),
                "points": _number(points),
                "score": None if points is None else _number(score(criterion, points)),
            }
            for criterion, points in zip(one.criteria, result.points, strict=True)
        ],
        "total": _number(result.total),
        "grade": result.grade.name if result.grade else None,
        "rank": result.rank,
    }


def _votes(evaluation: LoadedEvaluation | None, project: int) -> dict[str, Any] | None:
    vote: Vote | None = None
    if evaluation is not None:
        vote = next((vote for vote in evaluation.model.votes if vote.project == project), None)
    if evaluation is None or vote is None:
        return None
    return {
        "satisfied": vote.satisfied,
        "basically_satisfied": vote.basically_satisfied,
        "dissatisfied": vote.dissatisfied,
        "abstained": vote.abstained,
        "cast": vote.cast,
        "deputies": evaluation.model.deputies if vote.deputies is None else vote.deputies,
    }


def _number(number: Fraction | None) -> float | None:
    return None if number is None else round(float(number), 6)


# --- --explain


def _traced(evaluated: list[_Evaluated], day: date, asked: str, drawn: bool) -> Table:
    from ..evaluation.trace import Step, Trace

    found: list[tuple[_Evaluated, Result, Step]] = []
    for one in evaluated:
        trace = Trace(one.loaded, one.tracked.ledger, one.evaluation, one.results)
        for result in one.results:
            if str(result.project.number) == asked:
                found += ((one, result, step) for step in trace.steps(result))
    if not found:
        numbers = dict.fromkeys(str(result.project.number) for one in evaluated for result in one.results)
        raise click.UsageError(f"No project {asked}. The projects are {', '.join(numbers)}.")
    columns = (Column("序號"), Column("指標"), Column("算法"), Column("結果", right=True), Column("出處"))
    # On a terminal a file is a word, and the line below the table says which: its name would fill the table.
    words = drawn and len(evaluated) == 1
    rows = []
    for _, _, step in found:
        places = ", ".join(f"{place.kind if words else place.file}:{place.line}" for place in step.places)
        rows.append((Id(step.of), step.what, step.how, step.result, FileName(places)))
    records = [
        {
            "list": one.loaded.file,
            "year": one.loaded.model.year,
            "as_of": day.isoformat(),
            "project": result.project.number,
            "of": step.of,
            "what": step.what,
            "how": step.how,
            "result": step.result,
            "value": _number(step.value),
            "places": [{"file": place.file, "line": place.line} for place in step.places],
        }
        for one, result, step in found
    ]
    return Table(columns, (RowGroup(rows),), records, ruled=True)
