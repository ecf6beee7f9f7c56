"""What was reported over time: a row for each report, what has none, and a chart for each target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...common.language import Series, t
from ...common.terms import RATE, Worded, in_a_row
from ...ledger.model import Entry
from ...ledger.progress import Standing, Status, Step, is_level, spoken
from ...ledger.reports import with_sample
from ...responsibilities.reading import LoadedList
from ...values.chinese import Script, convert
from ...values.quantity import format_number
from ..cells import Day, Id
from ..rates import rate
from ..records import report_record
from ..table import Column, RowGroup, Table
from .standings import expected
from .works import evidence_column, works_columns

Reported = tuple[LoadedList, Step]
"""A report, and the list that it is on."""


def history_table(found: Sequence[Reported], *, several: bool, of_project: bool, everything: bool) -> Table:
    """A row for each report; a column that would be empty is left out, unless ``everything`` is to be there.

    ``several`` lists add a column that names the list, and all items ``of_project`` one with the item.
    """
    checks = any(step.entry.is_check for _, step in found)
    columns: list[tuple[Column, list[str]]] = [
        (Column("清單"), [loaded.name for loaded, _ in found] if several else []),
        (Column("序號"), [Id(step.item.id) for _, step in found] if of_project else []),
        (Column("日期"), [Day(step.entry.date) for _, step in found]),
        (Column("目標任務"), [step.target.content if step.target else "" for _, step in found]),
        (Column("單位"), _if_any([step.entry.unit or "" for _, step in found])),
        (Column("完成", right=True), [_done(step.entry) for _, step in found]),
        (Column("較上次", right=True), [str(step.change) if step.change else "" for _, step in found]),
        (Column("計量單位", narrow=4), [step.target.measure if step.target else "" for _, step in found]),
        (Column(RATE, right=True, narrow=4), [rate(one.rate) if one.has_rate else "" for _, one in found]),
        (Column("序時進度", right=True, narrow=4), [expected(step) for _, step in found]),
        (
            Column("類別"),
            [Worded("核實", t("check")) if step.entry.is_check else "" for _, step in found] if checks else [],
        ),
        (Column("更正"), [Worded("是") if step.entry.correction else "" for _, step in found]),
        (Column("填報單位"), [step.entry.by or "" for _, step in found]),
        (Column("來源"), [step.entry.source or "" for _, step in found]),
        (Column("備註"), [step.entry.note or "" for _, step in found]),
    ]
    said = [(step.entry, step.target) for _, step in found]
    shown = [(column, cells) for column, cells in columns if any(cells) or (everything and cells)]
    shown += works_columns(said) + evidence_column(said)
    rows = list(zip(*(cells for _, cells in shown), strict=True))
    records = [report_record(loaded, step) for loaded, step in found]
    return Table(tuple(column for column, _ in shown), (RowGroup(rows),), records)


def _if_any(cells: list[str]) -> list[str]:
    """Cells, if there is anything in them."""
    return cells if any(cells) else []


def _done(entry: Entry) -> str:
    return with_sample(in_a_row((str(entry.value or ""), entry.stage or "")), entry) or Worded("是")


def unreported(standing: Standing) -> str:
    """That a target was never reported, and how much of the time for it has passed."""
    words = [spoken(standing.word if standing.status is Status.NOT_REPORTED else Status.NOT_REPORTED.word)]
    words += [t("{share} of the time has passed", share=expected(standing))] if expected(standing) else []
    words += [spoken(standing.word)] if standing.status is not Status.NOT_REPORTED else []
    return t("{item} {target}: {status}", item=standing.item.id, target=standing.promise, status=Series(words))


def chart_lines(found: Sequence[Reported], width: int, script: Script, *, of_project: bool) -> Iterator[str]:
    """A chart for each target, with a bar for each report, in lines of up to ``width`` cells."""
    from ..wrapping import wrapped

    for line in _charts(found, width, of_project=of_project):
        yield from wrapped(convert(str(line), script), width)


def _charts(found: Sequence[Reported], width: int, *, of_project: bool) -> Iterator[str]:
    from ..chart import FILLED, MARK, Bar, bars

    for reports in _by_target([one for one in found if not one[1].entry.is_check]):
        item, target, content = reports[0].item, reports[0].target, reports[0].promise
        content = " ".join(filter(None, (content, reports[0].entry.unit)))
        promised = f" {target.sign}{format_number(target.quantity)} {target.measure}" if target else ""
        yield ""
        yield f"{f'{item.id} ' if of_project else ''}{content}{promised}"
        shares = (None if is_level(target) else step.expected_share for step in reports)
        lines = [
            Bar(step.entry.date.isoformat(), step.rate, share) for step, share in zip(reports, shares, strict=True)
        ]
        yield from bars(lines, width)
    yield t("{bar} rate  {mark} time passed", bar=FILLED, mark=MARK)


def _by_target(found: Sequence[Reported]) -> list[list[Step]]:
    """The reports of each target, or of each unit's part of one, of each list."""
    targets: dict[tuple[str, str, str, str], list[Step]] = {}
    for loaded, step in found:
        targets.setdefault((loaded.file, step.item.id, step.promise, step.entry.unit or ""), []).append(step)
    return list(targets.values())
