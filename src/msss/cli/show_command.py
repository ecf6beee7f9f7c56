"""`msss show`: a project or an item in full."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..common.language import t
from ..lists.selection import UnknownIdError, find
from ..output.answers.item import in_full
from ..output.sources import lists_in_a_line
from ..output.writing import Format
from ..values.chinese import Script, narrow
from ..values.deadline import Day
from . import common, options


@click.command("show")
@click.argument("id", type=options.ItemType())
@options.as_of_option
@options.source_options
@options.output_options
def command(
    id: str, as_of: Day | None, files: tuple[Path, ...], years: tuple[int, ...], format: Format, script: Script
) -> None:
    """Show a project (7) or an item (7.2) in full.

    Shows its text, every target and unit, the deadline as a date, and the status.

    \b
    Examples:
      msss show 7.2
      msss show 7
      msss show 10.1 --format json
    """
    asked, id = id, narrow(id).strip()
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", id, re.ASCII):
        if id and not id.isascii():
            from .hints import argument

            if hint := argument(asked, click.get_current_context()):
                raise click.UsageError(
                    t(
                        "{text!r} is no project number or item id. Write 7 for a project, 7.2 for an item. {hint}",
                        text=asked,
                        hint=hint,
                    )
                )
        raise click.UsageError(
            t("{text!r} is no project number or item id. Write 7 for a project, 7.2 for an item.", text=asked)
        )
    lists = common.lists(files, years)
    with common.usage_errors(UnknownIdError):
        found = find(lists, id)
    tracked = common.tracked(lists, common.day_of(as_of, lists))
    common.show(in_full(found, tracked).of(lists_in_a_line(lists)), format, script)
