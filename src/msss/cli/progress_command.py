"""`msss progress`: where every target stands."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from ..common.language import t
from ..ledger.progress import checked, stands_at
from ..lists.standings import By, parts_of, standings_in_order, standings_of
from ..output.answers.headings import asked_in_words, subtitle_of, title_of
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
@click.option(
    "--by",
    type=options.ChoiceOf(By),
    default=By.TARGET.value,
    show_default=True,
    help="One row per target, or one per unit with a part of one, where the list breaks targets down (分解任務).",
)
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
@options.digits_option
@options.output_options
def command(
    as_of: Day | None,
    status: tuple[options.AskedStatus, ...],
    by: By,
    tolerance: Fraction | None,
    sort: Sort | None,
    exit_code: tuple[options.AskedStatus, ...],
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
    **asked: Any,
) -> None:
    """Show the progress of each target against the time passed.

    The completion rate of a target is compared with the share of the time that has passed. A target that
    is an upper limit is not compared: it is either met or not met. The number of targets with each status
    is written to standard error. Where the list breaks a target down by units, the parts that the whole
    would hide are named beside it; --by unit shows them all.

    \b
    Statuses: done_early, done, ahead, on_schedule, behind, overdue, not_reported, not_met.

    \b
    Examples:
      msss progress --as-of 2022-09-30
      msss progress --status behind,overdue --exit-code
      msss progress --sort status --exit-code behind,overdue,not_reported
      msss progress --unit 市教育局 --role lead --format csv
      msss progress --by unit --unit 西湖區
    """
    query = options.query(**asked)
    lists = common.one_list_for("--ledger", ledger, common.lists(files, years))
    wanted, refused = options.statuses(status, lists), options.statuses(exit_code, lists)
    day = common.day_of(as_of, lists)
    found = common.hits(lists, query, day)
    tracked = {loaded.file: common.track(loaded, day, ledger, tolerance) for loaded in lists}
    if by is By.UNIT:
        names = [name for text in query.units for name in common.names_meant(lists, text)]
        of_targets = standings_of(found, tracked, (), query.targets)
        shown = parts_of(of_targets, names, wanted)
        if of_targets and not any(standing.parts for _, standing in of_targets):
            say(t("no target of this list is broken down by unit: the key breakdown: does that"))
    else:
        shown = standings_of(found, tracked, wanted, query.targets)
    if not shown:
        common.nothing("target", query)
    if sort is not None:
        shown = standings_in_order(shown, sort)
    layout = ProgressLayout(len(lists) > 1, format is Format.TABLE, format.has_details, by, leads=format is Format.DOCX)
    table = progress_table(shown, day, layout)
    ledgers = [one.ledger for one in tracked.values()]
    asked_for = asked_in_words(query, common.all_meant(lists, query))
    what = t("Progress")
    table = table.called(title_of(lists, what), what, subtitle_of(asked_for, day))
    common.show(table.of(all_in_a_line(lists, ledgers)), common.Into(format, script, output, force), [*lists, *ledgers])
    if any(checked(standing for _, standing in shown)):
        from ..output.answers.checks import differences

        for line in differences([standing for _, standing in shown]):
            say(line)
    if any(stands_at(standing, refused) for _, standing in shown):
        raise click.exceptions.Exit(1)
