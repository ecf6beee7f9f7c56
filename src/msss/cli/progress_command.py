"""`msss progress`: where every target stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import click

from ..ledger.bulletin import IN_ORDER
from ..ledger.progress import Standing, Status, from_worst
from ..output.answers.standings import standing_cells, standing_columns
from ..output.cells import Dated, Names
from ..output.records import item_record, standing_record
from ..output.sources import all_in_a_line
from ..output.table import Column, RowGroup, Table
from ..output.writing import Format
from ..responsibilities.query import Hit, Sort, fits
from ..responsibilities.registry import canonical, names_of, units_of
from ..tracking import Tracked
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, options, tracking_options


@click.command("progress")
@options.as_of_option
@options.query_options
@options.status_option
@tracking_options.tolerance_option
@options.sort_option
@click.option(
    "--exit-code",
    type=options.StatusType(),
    is_flag=False,
    flag_value="behind,overdue",
    default=(),
    metavar="[STATUS]",
    help="Exit 1 if anything shown is behind or overdue, for a nightly job; or where you say:"
    " behind,overdue,not_reported.",
)
@tracking_options.ledger_option
@options.source_options
@options.output_options
def command(
    as_of: Day | None,
    status: tuple[Status, ...],
    tolerance: Fraction,
    sort: Sort | None,
    exit_code: tuple[Status, ...],
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    format: Format,
    script: Script,
    **asked: Any,
) -> None:
    """Show where each target stands, against the time passed.

    A target's completion rate is held against the share of the period that has passed (序時進度); a
    promise of at most so much isn't: it is met or 未達標. Standard error says how many targets stand where.

    \b
    Statuses: 提前完成, 完成, 超序時, 按序時, 滯後, 逾期, 未報, 未達標.

    \b
    Examples:
      msss progress --as-of 2022-09-30
      msss progress --status behind,overdue --exit-code
      msss progress --sort status --exit-code behind,overdue,not_reported
      msss progress --unit 市教育局 --role lead --format csv
    """
    query = options.query(**asked)
    lists = common.one_list_for("--ledger", ledger, common.lists(files, years))
    day = common.day_of(as_of, lists)
    found = common.hits(lists, query, day)
    tracked = {loaded.file: common.track(loaded, day, ledger, tolerance) for loaded in lists}
    shown = [
        (tracked[loaded.file], hit, standing)
        for loaded, hit in found
        for standing in tracked[loaded.file].items[hit.item.id]
        if (not status or standing.status in status)
        and (not query.targets or (standing.target and any(fits(standing.target, one) for one in query.targets)))
    ]
    if not shown:
        common.nothing("target", query)
    if sort is not None:
        shown = _sorted(shown, sort)
    layout = _Layout(len(lists) > 1, bars=format is Format.TABLE, details=format is Format.CSV)
    table = _table(shown, day, layout)
    source = all_in_a_line(lists, (one.ledger for one in tracked.values()))
    closing = _counts(standing for _, _, standing in shown) if shown else ""
    common.show(table.of(source)._replace(closing=closing), format, script)
    if any(standing.status in exit_code for _, _, standing in shown):
        raise click.exceptions.Exit(1)


_Shown = tuple[Tracked, Hit, Standing]


def _sorted(shown: list[_Shown], by: Sort) -> list[_Shown]:
    """The rows in another order; equals stay as the list has them. Lead units come as the lists name them."""
    lists = {tracked.loaded.file: tracked.loaded.model for tracked, _, _ in shown}
    aliases = {file: canonical(units_of(responsibilities)) for file, responsibilities in lists.items()}
    names = dict.fromkeys(name for responsibilities in lists.values() for name in names_of(units_of(responsibilities)))
    places = {name: place for place, name in enumerate(names)}

    def key(row: _Shown) -> Any:
        tracked, hit, standing = row
        match by:
            case Sort.DUE:
                return hit.item.due_date
            case Sort.UNIT:
                lead = hit.item.lead[0]
                return places.get(aliases[tracked.loaded.file].get(lead, lead), len(places))
            case Sort.STATUS:
                return from_worst(standing.status)
            case Sort.RATE:
                return standing.rate

    return sorted(shown, key=key)


def _counts(shown: Iterable[Standing]) -> str:
    """How many targets stand where, in a line."""
    found = list(shown)
    targets = sum(standing.target is not None for standing in found)
    parts = [f"{targets} target{'s' if targets != 1 else ''}"] if targets else []
    if others := len(found) - targets:
        parts.append(f"{others} item{'s' if others != 1 else ''} without targets")
    statuses = Counter(standing.status for standing in found)
    words = ", ".join(f"{status.word} {statuses[status]}" for status in IN_ORDER if statuses[status])
    return f"{' and '.join(parts)}: {words}"


class _Layout(NamedTuple):
    """Which columns there are: the list's for several, bars for people, and more details for spreadsheets."""

    several: bool
    bars: bool
    details: bool


def _table(shown: list[_Shown], as_of: date, layout: _Layout) -> Table:
    columns = [Column("清單")] if layout.several else []
    columns += standing_columns(bars=layout.bars)
    columns += [Column(heading) for heading in _DETAILS] if layout.details else []
    rows = [
        (
            *([tracked.loaded.name] if layout.several else []),
            *standing_cells(standing, bars=layout.bars),
            *(_details(standing) if layout.details else ()),
        )
        for tracked, _, standing in shown
    ]
    records = [_record(tracked, hit, standing, as_of) for tracked, hit, standing in shown]
    return Table(tuple(columns), (RowGroup(rows),), records)


_DETAILS = ("牽頭單位", "預計完成時間", "填報日期", "填報單位", "來源", "備註")


def _details(standing: Standing) -> tuple[str, ...]:
    """The cells of `_DETAILS`: who leads and by when, and the report that counts."""
    item, entry = standing.item, standing.entry
    promised = (Names(item.lead), Dated(item.due.text, item.due_date))
    if entry is None:
        return (*promised, "", "", "", "")
    return (*promised, entry.date.isoformat(), entry.by or "", entry.source or "", entry.note or "")


def _record(tracked: Tracked, hit: Hit, standing: Standing, as_of: date) -> dict[str, Any]:
    item = item_record(tracked.loaded, hit.project, hit.item)
    kept = ("list", "year", "project", "id", "name", "lead", "due", "due_date")
    return {key: item[key] for key in kept} | {"as_of": as_of.isoformat()} | standing_record(standing)
