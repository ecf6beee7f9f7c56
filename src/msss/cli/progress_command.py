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
from ..output.answers.progress import ProgressLayout, in_words, progress_table
from ..output.sources import all_in_a_line, lists_and_ledgers
from ..output.streams import say
from ..output.writing import Format
from ..responsibilities.query import Query, Sort
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, options, tracking_options

_NO_PARTS = t("no target of this list is broken down by unit: the key breakdown: does that")


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
@options.keep_going_option
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
    keep_going: bool,
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
    into = common.Into(format, script, output, force)
    source = common.source(files, years, keep_going=keep_going)
    if source.is_large and common.is_written_in_pieces(into) and ledger is None:
        _ask_many(query, as_of, status, exit_code, by, tolerance, sort, into, source)
        return
    lists = common.one_list_for("--ledger", ledger, source.lists(with_ledgers=True))
    wanted, refused = options.statuses(status, lists), options.statuses(exit_code, lists)
    day = common.day_of(as_of, lists)
    found = common.hits(lists, query, day)
    tracked = {loaded.file: common.track(loaded, day, ledger, tolerance) for loaded in lists}
    if by is By.UNIT:
        names = [name for text in query.units for name in common.names_meant(lists, text)]
        of_targets = standings_of(found, tracked, (), query.targets)
        shown = parts_of(of_targets, names, wanted)
        if of_targets and not any(standing.parts for _, standing in of_targets):
            say(_NO_PARTS)
    else:
        shown = standings_of(found, tracked, wanted, query.targets)
    if not shown:
        common.nothing("target", query, status)
    if sort is not None:
        shown = standings_in_order(shown, sort)
    layout = ProgressLayout(len(lists) > 1, format is Format.TABLE, format.has_details, by, leads=format is Format.DOCX)
    table = progress_table(shown, day, layout)
    ledgers = [one.ledger for one in tracked.values()]
    asked_for = asked_in_words(query, common.all_meant(lists, query))
    what = t("Progress")
    table = table.called(title_of(lists, what), what, subtitle_of(asked_for, day))
    common.show(table.of(all_in_a_line(lists, ledgers)), into, [*lists, *ledgers])
    if any(checked(standing for _, standing in shown)):
        from ..output.answers.checks import differences

        for line in differences([standing for _, standing in shown]):
            say(line)
    if any(stands_at(standing, refused) for _, standing in shown):
        raise click.exceptions.Exit(1)


def _ask_many(
    query: Query,
    as_of: Day | None,
    status: tuple[options.AskedStatus, ...],
    exit_code: tuple[options.AskedStatus, ...],
    by: By,
    tolerance: Fraction | None,
    sort: Sort | None,
    into: common.Into,
    source: common.Source,
) -> None:
    """Ask many lists one by one."""
    from .many import gather, typed
    from .many.progress import Progress, summed_up

    question = Progress(query, into, as_of, typed(status), sort, by=by, tolerance=tolerance, refused=typed(exit_code))
    answer = gather(question, source)
    for statuses in (status, exit_code):
        answer.check_statuses(statuses)
    answer.tell_what_was_meant(answer.day())
    answer.tell_of_ledgers()
    summed = summed_up(answer)
    if by is By.UNIT and summed.has_targets and not summed.has_parts:
        say(_NO_PARTS)
    if answer.is_empty:
        common.nothing("target", query, status)
    closing = "" if answer.is_empty else in_words(summed.counts, of_units=by is By.UNIT)
    answer.write(lists_and_ledgers(answer.lists, summed.ledgers), closing, read=answer.beside("progress"))
    for line in summed.differences:
        say(line)
    if summed.is_refused:
        raise click.exceptions.Exit(1)
