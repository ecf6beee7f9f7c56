"""`msss calendar`: deadlines for calendars."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..output.calendar import Due, calendar, is_unchanged
from ..output.files import STDOUT
from ..values.chinese import Script
from . import asking, options


@click.command("calendar")
@options.query_options
@options.source_options
@options.script_option
@click.option("-o", "--output", type=options.FilePath(), metavar="FILE", help="Write it there, not to standard output.")
@options.force_option
def command(
    files: tuple[Path, ...],
    years: tuple[int, ...],
    script: Script,
    output: Path | None,
    force: bool,
    **asked: Any,
) -> None:
    """Make a calendar (.ics) of deadlines: a day for each item due.

    Each has the item's units and targets, and alarms 30 and 7 days before. Imported again, it updates
    what was imported before. It takes the extra msss[calendar].

    \b
    Examples:
      msss calendar -o deadlines.ics
      msss calendar --unit 市建委 --role lead -o deadlines.ics
    """
    query = options.query(**asked)
    lists = asking.lists(files, years)
    found = asking.hits(lists, query)
    if not found:
        asking.nothing("item", query)
        return
    if output is None and sys.stdout.isatty():
        raise click.UsageError("A calendar is for other programs: name a file with -o deadlines.ics")
    asking.refuse_to_replace(output, [loaded.path for loaded in lists])
    content = calendar((Due(loaded.model, hit.item) for loaded, hit in found), script)
    click.echo(f"msss: from {asking.source(lists)}", err=True)
    asking.write_answer(output or STDOUT, content, is_unchanged, force=force)
