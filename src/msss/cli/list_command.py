"""`msss list`: the items of a list, one row each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..output import Format, Section, Sheet
from ..responsibilities.query import Sort
from ..values.chinese import Script
from ..values.deadline import Day
from . import asking, options
from .item_rows import ItemRows, Support

if TYPE_CHECKING:
    from ..ledger.progress import Status


@click.command("list")
@options.query_options
@click.option("--wide", is_flag=True, help="Name the supporting units instead of counting them; csv always does.")
@options.status_option
@options.sort_option
@options.as_of_option
@options.source_options
@options.output_options
def command(
    files: tuple[Path, ...],
    years: tuple[int, ...],
    wide: bool,
    status: tuple[Status, ...],
    sort: Sort | None,
    as_of: Day | None,
    format: Format,
    script: Script,
    **asked: Any,
) -> None:
    """List items: what is promised, who leads, by when.

    With a ledger beside the list, also where each stands.

    \b
    Examples:
      msss list --unit 市建委
      msss list --unit 西湖區 --due 11月 --role support
      msss list --target '公園>=50個' --format json
      msss list --sort status
    """
    query = options.query(**asked)
    lists = asking.lists(files, years)
    day = asking.day_of(as_of, lists)
    found = asking.hits(lists, query, day)
    support = Support.NAMED if wide or format is Format.CSV else Support.COUNTED
    tracked = asking.tracked(lists, day, status, sort)
    rows = ItemRows(len(lists) > 1, support, bool(query.units), tracked, rates=sort is Sort.RATE)
    found = rows.standing(found, status)
    if sort:
        found = asking.sort_by(found, sort, tracked)
    if not found:
        asking.nothing("item", query)
    section = Section([rows.row(*one) for one in found])
    sheet = Sheet(rows.columns(), (section,), [rows.record(*one) for one in found], asking.source(lists), ruled=True)
    asking.show(sheet, options.Output(format, script))
