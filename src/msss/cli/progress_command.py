"""`msss progress`: where every target stands."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from ..ledger.progress import Status
from ..lists.standings import standings_in_order, standings_of
from ..output.answers.progress import ProgressLayout, progress_table
from ..output.sources import all_in_a_line
from ..output.streams import say
from ..output.writing import Format
from ..responsibilities.query import Sort
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
    help="Exit with 1 if a target shown is behind or overdue, for scheduled jobs. Other statuses can be given:"
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
    """Show the progress of each target against the time passed.

    The completion rate of a target is compared with the share of the time that has passed (序時進度). A
    target that is an upper limit is not compared: it is either met or 未達標. The number of targets with
    each status is written to standard error.

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
    shown = standings_of(found, tracked, status, query.targets)
    if not shown:
        common.nothing("target", query)
    if sort is not None:
        shown = standings_in_order(shown, sort)
    layout = ProgressLayout(len(lists) > 1, bars=format is Format.TABLE, details=format is Format.CSV)
    table = progress_table(shown, day, layout)
    common.show(table.of(all_in_a_line(lists, (one.ledger for one in tracked.values()))), format, script)
    if any(standing.check for _, standing in shown):
        from ..output.answers.checks import differences

        for line in differences([standing for _, standing in shown]):
            say(line)
    if any(standing.status in exit_code for _, standing in shown):
        raise click.exceptions.Exit(1)
