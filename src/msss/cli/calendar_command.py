"""`msss calendar`: deadlines for calendars."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..common.language import t
from ..output.answer_file import STDOUT
from ..output.calendar import calendar, dues, is_unchanged
from ..output.sources import lists_in_a_line
from ..output.streams import say
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
    lists = source.lists()
    found = common.hits(lists, query)
    if not found:
        common.nothing("item", query)
        return
    if output is None and sys.stdout.isatty():
        raise click.UsageError(t("A calendar is for other programs: name a file with -o deadlines.ics"))
    common.refuse_to_replace(output, [loaded.path for loaded in lists])
    events = (due for loaded, hit in found for due in dues(loaded.model, hit.item, hit.targets))
    content = calendar(events, script)
    say(t("from {source}", source=lists_in_a_line(lists)))
    common.write_answer(output or STDOUT, content, is_unchanged, force=force)
