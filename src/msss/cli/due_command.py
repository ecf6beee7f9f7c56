"""`msss due`: items by deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import clock
from ..chinese import Script
from ..deadline import When, parse_when
from ..loading import Loaded
from ..output import Format, Section, Sheet, has_headings
from ..query import Hit
from . import asking, options
from .item_rows import ItemRows, Support

if TYPE_CHECKING:
    from ..progress import Status

NEAR = 30
"""A deadline is near from so many days before it."""


@click.command("due")
@click.argument("when", required=False, type=options.WhenType())
@click.option(
    "--month", "months", multiple=True, type=click.IntRange(1, 12), metavar="N", help="Due in this month: 11."
)
@options.as_of_option
@options.query_options
@options.status_option
@options.source_options
@options.output_options
def command(
    when: When | None,
    months: tuple[int, ...],
    as_of: date | None,
    due: tuple[When, ...],
    status: tuple[Status, ...],
    files: tuple[Path, ...],
    format: Format,
    script: Script,
    **asked: Any,
) -> None:
    """List items by deadline, with the days left or gone by.

    Without WHEN: every deadline, soonest first. WHEN is one of

    \b
      11  11月  11月底  2022-11  2022-11-30  November  nov  Q4  四季度
      10月..11月  ..2022-11-30  2022-12-01..  11月底前 (up to that day)

    \b
    Examples:
      msss due 11月
      msss due Q4 --unit 市建委 --role lead
      msss due --as-of 2022-09-30
    """
    due += (when,) if when else ()
    query = options.query(due=(*due, *(parse_when(str(month)) for month in months)), **asked)
    lists = asking.lists(files)
    today = as_of or clock.today()
    found = asking.hits(lists, query)
    in_a_column = not has_headings(format)  # the days left
    tracked = asking.tracked(lists, as_of, status)
    rows = ItemRows(len(lists) > 1, Support.HIDDEN, bool(query.units), tracked, today if in_a_column else None)
    found = rows.standing(found, status)
    if not found:
        asking.nothing("item", query)
    found.sort(key=lambda one: one[1].item.due_date)
    sections = list(_sections(found, rows, today))
    if not in_a_column:
        sections[:0] = _urgent(found, rows, today)
    records = [
        rows.record(loaded, hit) | {"as_of": today.isoformat(), "days_left": (hit.item.due_date - today).days}
        for loaded, hit in found
    ]
    sheet = Sheet(rows.columns(), tuple(sections), records, asking.source(lists), ruled=True)
    asking.show(sheet, options.Output(format, script))


def _sections(found: list[tuple[Loaded, Hit]], rows: ItemRows, today: date) -> Iterator[Section]:
    """A section a deadline."""
    for day, group in groupby(found, key=lambda one: one[1].item.due_date):
        cells = [rows.row(*one) for one in group]
        yield Section(cells, f"{day.isoformat()}  {_days_in_words((day - today).days)}  {len(cells)}項")


def _urgent(found: list[tuple[Loaded, Hit]], rows: ItemRows, today: date) -> Iterator[Section]:
    """What comes first where a ledger is followed: items that are overdue, or behind with their deadline near."""
    urgent = [
        rows.row(loaded, hit)
        for loaded, hit in found
        if (status := rows.status(loaded, hit)) and status.is_behind and (hit.item.due_date - today).days <= NEAR
    ]
    if urgent:
        yield Section(urgent, f"逾期,或{NEAR}天內到期而滯後  {len(urgent)}項")


def _days_in_words(days: int) -> str:
    if not days:
        return "今天到期"
    return f"還有{days:,}天" if days > 0 else f"已過{-days:,}天"
