"""What a year comes to: a row for each project or unit, and how each number of a project came about.

It is written in the language that is spoken, which a document has of its own: `msss.common.language.speaking`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ...common.language import Series, t
from ...evaluation.model import Criterion
from ...evaluation.scoring import By, Result, rounded, rounded_percent
from ...lists.evaluating import Evaluated
from ...responsibilities.model import Project
from ...responsibilities.numbering import label
from ..cells import FileName, Id
from ..records import result_record, trace_record
from ..sources import Filed, evaluations_in_a_line, ledgers_in_a_line, lists_in_a_line
from ..table import Column, Later, RowGroup, Table

if TYPE_CHECKING:  # most who evaluate ask for no trace
    from ...evaluation.trace import Place

_FEW = 3
"""So many lists are all named."""
_ROWS = {By.PROJECT: t("Project"), By.UNIT: t("Unit"), By.ITEM: t("Item")}
_RATES = (t("Share done"), t("Share on time"), t("Satisfied"), t("At least basically satisfied"))


class _Row(str):
    """Kinds of files in a row; what each is, is said in the language that is spoken when the row is shown."""

    __slots__ = ("files",)
    files: tuple[str, ...]

    def __new__(cls, files: Sequence[str]) -> _Row:
        row = super().__new__(cls, ", ".join(files))
        row.files = tuple(files)
        return row

    def __str__(self) -> str:
        return str(t(", ")).join(map(str, self.files))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def sources(lists: Sequence[Filed], ledgers: Iterable[FileName], evaluations: Iterable[FileName]) -> str:
    """The files that answered, in a line, and what each is."""
    files = Series([FileName(one.file) for one in lists]) if len(lists) <= _FEW else lists_in_a_line(lists)
    named = [t("list {files}", files=files)]
    followed, evaluated = list(ledgers), list(evaluations)
    if len(followed) > _FEW or len(evaluated) > _FEW:
        named += [t("ledger {file}", file=ledgers_in_a_line(followed))] if followed else []
        named += [t("evaluation {file}", file=evaluations_in_a_line(evaluated))] if evaluated else []
        return _Row(named)
    named += [t("ledger {file}", file=file) for file in followed]
    named += [t("evaluation {file}", file=file) for file in evaluated]
    return _Row(named)


def _sources(evaluated: Sequence[Evaluated]) -> str:
    return sources(
        [one.loaded for one in evaluated],
        [FileName(one.tracked.ledger.file) for one in evaluated if one.is_followed],
        [FileName(one.evaluation.file) for one in evaluated if one.evaluation],
    )


# --- a row for each project or unit


class _Layout(NamedTuple):
    """Which columns there are: the list's, which rates, verdicts, criteria and adjustments by heading; and whether a
    table is drawn.
    """

    several: bool
    rates: slice
    verdicts: bool
    names: tuple[str, ...]
    adjustments: tuple[str, ...]
    drawn: bool


class What(Enum):
    """What there are columns for, if a list has it."""

    LEDGER = auto()
    VOTES = auto()
    VERDICTS = auto()
    CRITERION = auto()
    ADJUSTMENT = auto()


Shown = tuple[What, str]
"""What a list has columns for; of a criterion and an adjustment with the heading."""


def shown_of(one: Evaluated, by: By) -> Iterator[Shown]:
    """What a list has columns for."""
    if one.is_followed:
        yield What.LEDGER, ""
    if one.evaluation:
        yield What.VOTES, ""
    if by is not By.UNIT and one.rules and one.rules.verdicts:
        yield What.VERDICTS, ""
    yield from ((What.CRITERION, _heading(criterion)) for criterion in one.criteria)
    yield from (
        (What.ADJUSTMENT, adjustment.name)
        for adjustment in one.adjustments
        if by is By.UNIT or not adjustment.is_of_units
    )


def evaluation_table(
    evaluated: Sequence[Evaluated], by: By, *, drawn: bool, shown: Iterable[Shown] | None = None
) -> Table:
    """The results; ``drawn`` leaves out what a terminal has no room for.

    There are columns for what is ``shown``; None is what these lists have.
    """
    several = len(evaluated) > 1
    shown = dict.fromkeys(chain.from_iterable(shown_of(one, by) for one in evaluated) if shown is None else shown)
    names = [heading for what, heading in shown if what is What.CRITERION]
    adjustments = [heading for what, heading in shown if what is What.ADJUSTMENT]
    count = len(_RATES) if (What.VOTES, "") in shown else 2
    followed = (What.LEDGER, "") in shown
    if drawn and followed:
        count = min(count, 3)  # a terminal has room for the fourth or for the names
    rates = slice(0 if followed else 2, count)
    verdicts = (What.VERDICTS, "") in shown
    columns = [_column(t("List"))] if several else []
    columns += [_column(_ROWS[by])]
    columns += [_column(name, right=True, narrow=4) for name in _RATES[rates]]
    columns += [_column(t("Verdict"))] if verdicts else []
    if names or adjustments:
        columns += [_column(name, right=True, narrow=4) for name in (*names, *adjustments)]
        columns += [_column(t("Total"), right=True), _column(t("Grade")), _column(t("Rank"), right=True)]
    layout = _Layout(several, rates, verdicts, tuple(names), tuple(adjustments), drawn)
    rows = [_row(one, result, layout) for one in evaluated for result in one.results]
    records = Later(lambda: [result_record(one, result) for one in evaluated for result in one.results])
    return Table(tuple(columns), (RowGroup(rows),), records, _sources(evaluated))


def _column(heading: str, *, right: bool = False, narrow: int | None = None) -> Column:
    """A column whose heading is in the language that is spoken, in CSV too."""
    return Column(str(heading), right, narrow)


def _heading(criterion: Criterion) -> str:
    """A criterion as a column: its name, and how much it weighs."""
    return f"{criterion.name}({criterion.weight:f})"


def _row(one: Evaluated, result: Result, layout: _Layout) -> tuple[str, ...]:
    cells: list[str] = [one.loaded.name] if layout.several else []
    cells += [
        result.unit or (f"{result.item.id} {result.item.name}" if result.item else title_of_project(result.project))
    ]
    rates = [result.completion, result.timeliness, result.satisfied, result.at_least_basically]
    cells += ["" if rate is None else _percent(rate, layout.drawn) for rate in rates[layout.rates]]
    cells += [result.verdict.name if result.verdict else ""] if layout.verdicts else []
    if layout.names or layout.adjustments:
        scored = one.scored(result)
        gained = {_heading(criterion): rounded(score) for criterion, _, score in scored if score is not None}
        cells += [gained.get(name, "") for name in layout.names]
        added = {
            adjustment.name: rounded(gain.points)
            for adjustment, gain in one.adjusted(result)
            if gain is not None and gain.points is not None
        }
        cells += [added.get(name, "") for name in layout.adjustments]
        cells += ["" if result.total is None else rounded(result.total)]
        cells += [result.grade.name if result.grade else "", str(result.rank or "")]
    return tuple(cells)


def _percent(rate: Fraction, drawn: bool) -> str:
    """A rate with two decimals; a terminal has room for one, where it says anything."""
    return rounded_percent(rate, 1).replace(".0%", "%") if drawn else rounded_percent(rate)


def title_of_project(project: Project) -> str:
    """A project by its number and name; without a name, by what it promises first, and how many promises follow."""
    if project.name:
        return f"{label(project)} {project.name}"
    promises = [one.content for item in project.items for one in item.targets] or [one.name for one in project.items]
    if len(promises) == 1:
        return f"{label(project)} {promises[0]}"
    return str(t("{number} {first} etc. ({count})", number=label(project), first=promises[0], count=len(promises)))


# --- how it came about


def projects_of(one: Evaluated) -> tuple[str, ...]:
    """The numbers of the projects that were evaluated."""
    return tuple(dict.fromkeys(str(result.project.number) for result in one.results))


def trace_table(evaluated: Sequence[Evaluated], project: str, *, drawn: bool, sent: bool = False) -> Table:
    """How every number of the project came about. Where a table of one list is ``drawn``, a word stands for a file:
    the line below the table says which file it is, and its name would fill the table. What is ``sent`` to people, a
    Word file or a workbook, has the marks of Chinese sentences; lines and data keep those that they always had.
    """
    found = [
        (one, result, step)
        for one in evaluated
        for result in one.results
        if str(result.project.number) == project
        for step in one.steps(result)
    ]
    columns = (
        _column(t("No.")),
        _column(t("Figure")),
        _column(t("How")),
        _column(t("Result"), right=True),
        _column(t("From")),
    )
    words = drawn and len(evaluated) == 1
    rows = []
    for _, _, step in found:
        places = ", ".join(_in_a_word(place) if words else f"{place.file}:{place.line}" for place in step.places)
        how = _punctuated(str(step.how)) if sent else str(step.how)
        rows.append((Id(step.of), str(step.what), how, str(step.result), FileName(places)))
    records = Later(lambda: [trace_record(*one) for one in found])
    return Table(columns, (RowGroup(rows),), records, _sources(evaluated), ruled=True)


def _punctuated(how: str) -> str:
    """A calculation with Chinese marks before Chinese words, and before the numbers that a word announces."""
    how = re.sub(r",(?=[\u4e00-\u9fff])", "，", how)
    return re.sub(r"(?<=[\u4e00-\u9fff]):(?=[0-9(])|(?<= 0):(?=[0-9(])", "：", how)


def _in_a_word(place: Place) -> str:
    """A line of one of the files, which the word for its kind stands for."""
    from ...evaluation.trace import Kind

    match place.kind:
        case Kind.LIST:
            return str(t("list:{line}", line=place.line))
        case Kind.LEDGER:
            return str(t("ledger:{line}", line=place.line))
        case Kind.EVALUATION:
            return str(t("evaluation:{line}", line=place.line))
