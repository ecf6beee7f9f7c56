"""What a year comes to: a row for each project or unit, and how each number of a project came about."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ...evaluation.model import Criterion
from ...evaluation.scoring import By, Result, rounded, rounded_percent
from ...lists.evaluating import Evaluated
from ...responsibilities.numbering import label
from ..cells import FileName, Id
from ..records import result_record, trace_record
from ..sources import lists_in_a_line
from ..table import Column, RowGroup, Table

_RATES = ("完成率", "按時率", "滿意率", "基本滿意以上率")


def sources(evaluated: Sequence[Evaluated]) -> str:
    """The files that answered, in a line, and what each is."""
    files = [f"清單 {lists_in_a_line([one.loaded for one in evaluated])}"]
    files += [f"進度 {FileName(one.tracked.ledger.file)}" for one in evaluated]
    files += [f"測評 {FileName(one.evaluation.file)}" for one in evaluated if one.evaluation]
    return ", ".join(files)


# --- a row for each project or unit


class _Layout(NamedTuple):
    """Which columns there are: the list's, so many rates, the criteria by heading; and whether a table is drawn."""

    several: bool
    rates: int
    names: tuple[str, ...]
    drawn: bool


def evaluation_table(evaluated: Sequence[Evaluated], by: By, *, drawn: bool) -> Table:
    """The results; ``drawn`` leaves out what a terminal has no room for."""
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
    records = [result_record(one, result) for one in evaluated for result in one.results]
    return Table(tuple(columns), (RowGroup(rows),), records, sources(evaluated))


def _heading(criterion: Criterion) -> str:
    """A criterion as a column: its name, and how much it weighs."""
    return f"{criterion.name}({criterion.weight:f})"


def _row(one: Evaluated, result: Result, layout: _Layout) -> tuple[str, ...]:
    cells: list[str] = [one.loaded.name] if layout.several else []
    cells += [result.unit or _title(result)]
    rates = (result.completion, result.timeliness, result.satisfied, result.at_least_basically)
    cells += ["" if rate is None else _percent(rate, layout.drawn) for rate in rates[: layout.rates]]
    if layout.names:
        scored = one.scored(result)
        gained = {_heading(criterion): rounded(score) for criterion, _, score in scored if score is not None}
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
        return f"{label(project)} {project.name}"
    promises = [one.content for item in project.items for one in item.targets] or [one.name for one in project.items]
    others = f"等{len(promises)}項" if len(promises) > 1 else ""
    return f"{label(project)} {promises[0]}{others}"


# --- how it came about


def trace_table(evaluated: Sequence[Evaluated], project: str, *, drawn: bool) -> Table:
    """How every number of the project came about. Where a table of one list is ``drawn``, a word stands for a file:
    the line below the table says which file it is, and its name would fill the table.
    """
    found = [
        (one, result, step)
        for one in evaluated
        for result in one.results
        if str(result.project.number) == project
        for step in one.steps(result)
    ]
    columns = (Column("序號"), Column("指標"), Column("算法"), Column("結果", right=True), Column("出處"))
    words = drawn and len(evaluated) == 1
    rows = []
    for _, _, step in found:
        places = ", ".join(f"{place.kind if words else place.file}:{place.line}" for place in step.places)
        rows.append((Id(step.of), step.what, step.how, step.result, FileName(places)))
    records = [trace_record(*one) for one in found]
    return Table(columns, (RowGroup(rows),), records, sources(evaluated), ruled=True)
