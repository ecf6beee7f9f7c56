"""`msss calendar`: deadlines for calendars."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from ..common.language import t
from ..output.answer_file import STDOUT
from ..output.calendar import calendar, dues, is_unchanged, require_icalendar
from ..output.sources import lists_in_a_line
from ..output.streams import say
from ..output.writing import Format
from ..responsibilities.query import Query
from ..values.chinese import Script
from . import common, options


@click.command("calendar")
@options.query_options
@options.source_options
@options.keep_going_option
@options.script_option
@click.option(
    "-o", "--output", type=options.FilePath(), metavar="FILE", help="Write to FILE instead of standard output."
)
@options.force_option
def command(
    files: tuple[Path, ...],
    years: tuple[int, ...],
    keep_going: bool,
    script: Script,
    output: Path | None,
    force: bool,
    **asked: Any,
) -> None:
    """Write a calendar file (.ics) with the deadline of each item.

    Each event shows the item's units and targets, with reminders 30 and 7 days before. Targets that have a
    deadline of their own are an event on that day too. Importing a newer file updates the events that were
    imported before. Needs the extra msss[calendar].

    \b
    Examples:
      msss calendar -o deadlines.ics
      msss calendar --unit 市建委 --role lead -o deadlines.ics
    """
    query = options.query(**asked)
    source = common.source(files, years, keep_going=keep_going)
    if source.is_large:
        _ask_many(query, common.Into(Format.TABLE, script, output, force), source)
        return
    lists = source.lists()
    found = common.hits(lists, query)
    if not found:
        common.nothing("item", query)
        return
    events = (due for loaded, hit in found for due in dues(loaded.model, hit.item, hit.targets))
    _write(lists_in_a_line(lists), lists, lambda: calendar(events, script), output, force=force)


def _ask_many(query: Query, into: common.Into, source: common.Source) -> None:
    """Ask many lists one by one."""
    from .many import gather
    from .many.dates import Dates, in_a_calendar

    require_icalendar()
    answer = gather(Dates(query, into), source)
    answer.tell_what_was_meant(answer.day())
    if answer.is_empty:
        common.nothing("item", query)
        return
    source_line = lists_in_a_line(answer.lists)
    _write(source_line, answer.lists, lambda: in_a_calendar(answer), into.output, force=into.force)


def _write(
    source: str, lists: Sequence[common.Read], make: Callable[[], bytes], output: Path | None, *, force: bool
) -> None:
    """Write the calendar of lists, which are named by ``source``."""
    if output is None and sys.stdout.isatty():
        raise click.UsageError(t("A calendar is for other programs: name a file with -o deadlines.ics"))
    common.refuse_to_replace(output, [one.path for one in lists])
    content = make()
    say(t("from {source}", source=source))
    common.write_answer(output or STDOUT, content, is_unchanged, force=force)
