"""`msss bulletin`: the quarterly bulletin, as a table, a document or a Word file."""

from __future__ import annotations

import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from .. import clock
from ..bulletin import bulletin, quarter_end
from ..chinese import Script
from ..diagnostic import visible
from ..loading import Loaded
from ..output.files import STDOUT, write_file
from ..output.page import PageFormat, page_json, page_lines, page_markdown, write_page
from ..query import Query, Role
from . import asking, options, tracking
from .bulletin_page import page_of

_BY_ENDING = {
    ".docx": PageFormat.DOCX,
    ".md": PageFormat.MARKDOWN,
    ".json": PageFormat.JSON,
    ".txt": PageFormat.TABLE,
}


@click.command("bulletin")
@click.option("--quarter", type=click.IntRange(1, 4), metavar="N", help="As of the last day of this quarter: 3.")
@options.as_of_option
@options.unit_options
@options.project_option
@tracking.tolerance_option
@tracking.ledger_option
@options.source_options
@click.option(
    "--format",
    type=options.ChoiceOf(PageFormat),
    help="docx is a Word file, of msss[docx]. Default: what FILE ends with, else table.",
)
@options.script_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it there; docx needs it.")
def command(
    quarter: int | None,
    as_of: date | None,
    tolerance: Fraction,
    ledger: Path | None,
    files: tuple[Path, ...],
    format: PageFormat | None,
    script: Script,
    output: Path | None,
    **asked: Any,
) -> None:
    """Make the bulletin (季度進展通報): where every item stands.

    How many items stand where, every target, what moved since the quarter before, who is behind and by
    how much, who hasn't reported, and the lead units ranked by how their items stand.

    \b
    Examples:
      msss bulletin --quarter 3
      msss bulletin --quarter 3 -o bulletin.docx
      msss bulletin --as-of 2022-08-15 --unit 市建委 --format markdown
    """
    format = _format(format, output)
    _check_output(format, output)
    if quarter and as_of:
        raise click.UsageError("--quarter and --as-of both name a day: give one of them")
    query = options.query(**asked)
    loaded = _only(asking.lists(files))
    day = quarter_end(loaded.list.year, quarter) if quarter else as_of or clock.today()
    found = asking.hits([loaded], query)
    tracked = tracking.track(loaded, day, ledger, tolerance)
    asking.refuse_to_replace(output, [loaded.path, tracking.ledger_path(loaded, ledger)])
    if not found:
        asking.nothing("item", query)
        return
    _warn(loaded, day)
    only = {hit.item.id for _, hit in found}
    made = bulletin(loaded.list, tracked.ledger.ledger, day, tolerance, only)
    page = page_of(made, tracked, _scope(loaded, query)).in_script(script)
    if format is PageFormat.TABLE and output is None:
        write_page(page)
        return
    click.echo(f"msss: from {page.source}", err=True)
    if format is PageFormat.DOCX:
        from ..output.docx import docx

        write_file(output or STDOUT, docx(page))
        return
    text = {PageFormat.TABLE: page_lines, PageFormat.MARKDOWN: page_markdown, PageFormat.JSON: page_json}[format](page)
    if output is None:
        click.echo(text, nl=False)
    else:  # a name of a file that isn't UTF-8 is written as on standard output
        write_file(output, text.encode(errors="backslashreplace"))


def _format(format: PageFormat | None, output: Path | None) -> PageFormat:
    """The format that is asked for, otherwise the one that the name of the file says."""
    ending = output.suffix.lower() if output and output != STDOUT else ""
    if format or not ending:
        return format or PageFormat.TABLE
    if ending not in _BY_ENDING:
        known = ", ".join(_BY_ENDING)
        raise click.UsageError(f"{visible(str(output))}: end the name with one of {known}, or say --format")
    return _BY_ENDING[ending]


def _check_output(format: PageFormat, output: Path | None) -> None:
    if format is not PageFormat.DOCX:
        return
    if output is None:
        raise click.UsageError("A Word file needs a name: -o bulletin.docx")
    if output == STDOUT and sys.stdout.isatty():
        raise click.UsageError("A Word file is nothing to show on a terminal: -o bulletin.docx")


def _only(lists: list[Loaded]) -> Loaded:
    if len(lists) > 1:
        raise click.UsageError(f"A bulletin is of one list, and {len(lists)} are asked: name one with -f")
    return lists[0]


def _warn(loaded: Loaded, day: date) -> None:
    """Say what a bulletin of that day can't know."""
    published = loaded.list.source.date
    if day > clock.today():
        click.echo(f"msss: {day} is yet to come: nothing can be reported for it", err=True)
    elif day < published:
        click.echo(f"msss: {day} is before the list, which is of {published}: nothing can be reported", err=True)


def _scope(loaded: Loaded, query: Query) -> str:
    """Which part of the list was asked for, in the bulletin's words; empty if it is all."""
    from ..registry import find_units, units_of

    units = units_of(loaded.list)
    names = "、".join(dict.fromkeys(name for text in query.units for name in find_units(units, text).names))
    projects = "、".join(str(number) for number in sorted(set(query.projects)))
    part = {Role.LEAD: "牽頭", Role.SUPPORT: "配合", None: "參與"}[query.role]
    of_units = f"{names}{part}的" if names else "有配合單位的" if query.role is Role.SUPPORT else ""
    of_projects = f"第{projects}個項目{'中' if of_units else '的'}" if projects else ""
    return f"本通報只含{visible(of_projects + of_units)}事項，" if of_projects or of_units else ""
