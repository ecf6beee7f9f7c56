"""`msss progress`: where every target stands."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from .. import clock
from ..chinese import Script
from ..output import Column, FileName, Format, Section, Sheet
from ..progress import Standing, Status
from ..query import Hit, fits
from . import asking, options, tracking
from .target_rows import standing_cells, standing_columns
from .tracking import Tracked


@click.command("progress")
@options.as_of_option
@options.query_options
@options.status_option
@tracking.tolerance_option
@click.option("--exit-code", is_flag=True, help="Exit 1 if anything shown is behind or overdue: for a nightly job.")
@tracking.ledger_option
@options.source_options
@options.output_options
def command(
    as_of: date | None,
    status: tuple[Status, ...],
    tolerance: Fraction,
    exit_code: bool,
    ledger: Path | None,
    files: tuple[Path, ...],
    format: Format,
    script: Script,
    **asked: Any,
) -> None:
    """Show where each target stands, against the time passed.

    A target's completion rate is held against the share of the period that has passed (序時進度).
    Statuses: 提前完成, 完成, 超序時, 按序時, 滯後, 逾期, 未報.

    \b
    Examples:
      msss progress --as-of 2022-09-30
      msss progress --status behind,overdue --exit-code
      msss progress --unit 市教育局 --role lead --format csv
    """
    query = options.query(**asked)
    lists = tracking.followed(tracking.one_of(asking.lists(files), ledger), ledger)
    found = asking.hits(lists, query)
    tracked = {loaded.file: tracking.track(loaded, as_of or clock.today(), ledger, tolerance) for loaded in lists}
    shown = [
        (tracked[loaded.file], hit, standing)
        for loaded, hit in found
        for standing in tracked[loaded.file].items[hit.item.id]
        if (not status or standing.status in status)
        and (not query.targets or (standing.target and any(fits(standing.target, one) for one in query.targets)))
    ]
    if not shown:
        asking.nothing("target", query)
    sheet = _sheet(shown, as_of or clock.today(), several=len(lists) > 1, bars=format is Format.TABLE)
    sources = ", ".join(FileName(one.ledger.file) for one in tracked.values())
    asking.show(sheet.of(f"{asking.source(lists)}; {sources}"), options.Output(format, script))
    if exit_code and any(standing.status.is_behind for _, _, standing in shown):
        raise click.exceptions.Exit(1)


_Shown = tuple[Tracked, Hit, Standing]


def _sheet(shown: list[_Shown], as_of: date, *, several: bool, bars: bool) -> Sheet:
    columns = [Column("清單")] if several else []
    columns += standing_columns(bars=bars)
    rows = [
        (*([FileName(tracked.loaded.file)] if several else []), *standing_cells(standing, bars=bars))
        for tracked, _, standing in shown
    ]
    records = [_record(tracked, hit, standing, as_of) for tracked, hit, standing in shown]
    return Sheet(tuple(columns), (Section(rows),), records)


def _record(tracked: Tracked, hit: Hit, standing: Standing, as_of: date) -> dict[str, Any]:
    item = asking.item_record(tracked.loaded, hit.project, hit.item)
    kept = ("list", "year", "project", "id", "name", "lead", "due", "due_date")
    return {key: item[key] for key in kept} | {"as_of": as_of.isoformat()} | tracking.standing_record(standing)
