"""`msss list`: the items of a list, one row each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..lists.selection import in_order, standing
from ..output.answers.items import ItemRows, Support, listed
from ..output.sources import lists_in_a_line
from ..output.writing import Format
from ..responsibilities.query import Sort
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, options


@click.command("list")
@options.query_options
@click.option("--wide", is_flag=True, help="Name the supporting units instead of counting them; csv always names them.")
@options.status_option
@options.sort_option
@options.as_of_option
@options.source_options
@options.digits_option
@options.output_options
def command(
    files: tuple[Path, ...],
    years: tuple[int, ...],
    wide: bool,
    status: tuple[options.AskedStatus, ...],
    sort: Sort | None,
    as_of: Day | None,
    format: Format,
    script: Script,
    **asked: Any,
) -> None:
    """List items: what is promised, which unit leads, when it is due.

    If there is a ledger beside the list, the status of each item is shown too.

    \b
    Examples:
      msss list --unit 市建委
      msss list --unit 西湖區 --due 11月 --role support
      msss list --target '公園>=50個' --format json
      msss list --sort status
    """
    query = options.query(**asked)
    lists = common.lists(files, years)
    day = common.day_of(as_of, lists)
    found = common.hits(lists, query, day)
    wanted = options.statuses(status, lists)
    tracked = common.tracked(lists, day, wanted, sort)
    found = in_order(standing(found, wanted, tracked), sort, tracked)
    if not found:
        common.nothing("item", query)
    support = Support.NAMED if wide or format is Format.CSV else Support.COUNTED
    rows = ItemRows(len(lists) > 1, support, bool(query.units), tracked, rates=sort is Sort.RATE)
    common.show(listed(found, rows).of(lists_in_a_line(lists)), format, script)
