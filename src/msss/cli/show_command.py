"""`msss show`: a project or an item in full."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..common.language import t
from ..lists.cutting import CutTo
from ..lists.selection import UnknownIdError, find
from ..output.answers.headings import title_of
from ..output.answers.item import in_full
from ..output.sources import lists_in_a_line
from ..output.writing import Format
from ..responsibilities.numbering import ids_near
from ..responsibilities.query import items_called
from ..responsibilities.reading import LoadedList
from ..values.chinese import Script, narrow
from ..values.deadline import Day
from . import common, options


@click.command("show")
@click.argument("id", type=options.ItemType())
@options.as_of_option
@options.source_options
@options.keep_going_option
@options.digits_option
@options.output_options
def command(
    id: str,
    as_of: Day | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    keep_going: bool,
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
) -> None:
    """Show a project (7) or an item (7.2) in full.

    Shows its text, every target and unit, the deadline as a date, and the status. In a list with ids of its
    own, ID is one of these (省1); where levels are numbered apart, 7 is a project of each, and 省7 one of them.

    \b
    Examples:
      msss show 7.2
      msss show 7
      msss show 10.1 --format json
    """
    asked, id = id, narrow(id).strip()
    source = common.source(files, years, keep_going=keep_going)
    lists = source.lists(
        with_ledgers=format is not Format.DOCX, of_many=CutTo(id, with_ledger=format is not Format.DOCX)
    )
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", id, re.ASCII) and not _is_of_its_own(lists, id):
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
    with common.usage_errors(UnknownIdError):
        found = find(lists, id)
    common.say_shared(lists, id)
    what = t("Item {id}", id=id) if all(one.item.id == id for one in found) else t("Project {number}", number=id)
    into = common.Into(format, script, output, force)
    if format is Format.DOCX:
        from ..output.answers.sheet import sheet_in_full

        with common.as_document(into):
            common.show_article(sheet_in_full(found, what), into, lists)
        return
    tracked = common.tracked(lists, common.day_of(as_of, lists))
    table = in_full(found, tracked, names_file=format.is_text, quantities=format is Format.XLSX)
    table = table.called(title_of([one.loaded for one in found], what), what)
    common.show(table.of(lists_in_a_line(lists)), into, lists)


def _is_of_its_own(lists: list[LoadedList], id: str) -> bool:
    """Whether an id is one of a list's own, or like one."""
    return any(items_called(loaded.model, id) or ids_near(loaded.model, id) for loaded in lists)
