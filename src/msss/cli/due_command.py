"""`msss due`: items by deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..output.answers.items import ItemRows, Support
from ..output.sources import lists_in_a_line
from ..output.table import RowGroup, Table
from ..output.writing import Format, has_headings
from ..responsibilities.query import Hit, Sort
from ..responsibilities.reading import LoadedList
from ..selection import in_order
from ..values.chinese import Script
from ..values.deadline import Day, When, parse_when
from . import common, options

if TYPE_CHECKING:
    from ..ledger.progress import Status

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
@options.sort_option
@options.source_options
@options.output_options
def command(
    when: When | None,
    months: tuple[int, ...],
    as_of: Day | None,
    due: tuple[When, ...],
    status: tuple[Status, ...],
    sort: Sort | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    format: Format,
    script: Script,
    **asked: Any,
) -> None:
    """List items by deadline, with the days left or gone by.

    With a ledger beside the list, what is overdue, or behind and due within 30 days, comes first.

    Without WHEN: every deadline, soonest first. WHEN is one of

    \b
      11  11月  11月底  11-30  2022-11  2022-11-30  nov  Q4  四季度
      今天  本月  下月  本季度: counted from today, or from --as-of
      10-11月  10月..11月  ..2022-11-30  2022-12-01..
      11月前 (up to 31 October)  11月底前 (up to 30 November)

    \b
    Examples:
      msss due 11月
      msss due Q4 --unit 市建委 --role lead
      msss due --as-of 2022-09-30
    """
    due += (when,) if when else ()
    query = options.query(due=(*due, *(parse_when(str(month)) for month in months)), **asked)
    lists = common.lists(files, years)
    today = common.day_of(as_of, lists)
    found = common.hits(lists, query, today)
    by_day = sort in (None, Sort.DUE)
    in_a_column = not (by_day and has_headings(format))  # the days left
    tracked = common.tracked(lists, today, status, sort)
    rows = ItemRows(
        len(lists) > 1,
        Support.HIDDEN,
        bool(query.units),
        tracked,
        today if in_a_column else None,
        rates=sort is Sort.RATE,
    )
    found = in_order(rows.standing(found, status), sort or Sort.DUE, tracked)
    if not found:
        common.nothing("item", query)
    groups = [RowGroup([rows.row(*one) for one in found])] if in_a_column else list(_sections(found, rows, today))
    records = [
        rows.record(loaded, hit) | {"as_of": today.isoformat(), "days_left": (hit.item.due_date - today).days}
        for loaded, hit in found
    ]
    table = Table(rows.columns(), tuple(groups), records, lists_in_a_line(lists), ruled=True)
    common.show(table, format, script)


def _sections(found: list[tuple[LoadedList, Hit]], rows: ItemRows, today: date) -> Iterator[RowGroup]:
    """A section a deadline. Where a ledger is followed, what is urgent comes first, and isn't shown again."""
    urgent: list[tuple[LoadedList, Hit]] = []
    others: list[tuple[LoadedList, Hit]] = []
    for one in found:
        (urgent if _is_urgent(*one, rows, today) else others).append(one)
    for day, group in groupby(urgent, key=lambda one: one[1].item.due_date):
        cells = [rows.row(*one) for one in group]
        yield RowGroup(cells, f"{_heading(day, today)}  逾期或滯後{len(cells)}項")
    days_before = {hit.item.due_date for _, hit in urgent}
    for day, group in groupby(others, key=lambda one: one[1].item.due_date):
        cells = [rows.row(*one) for one in group]
        yield RowGroup(cells, f"{_heading(day, today)}  {'其餘' if day in days_before else ''}{len(cells)}項")


def _is_urgent(loaded: LoadedList, hit: Hit, rows: ItemRows, today: date) -> bool:
    """Whether an item is overdue, or behind with its deadline near."""
    status = rows.status(loaded, hit)
    return status is not None and status.is_behind and (hit.item.due_date - today).days <= NEAR


def _heading(day: date, today: date) -> str:
    return f"{day.isoformat()}  {_days_in_words((day - today).days)}"


def _days_in_words(days: int) -> str:
    if not days:
        return "今天到期"
    return f"還有{days:,}天" if days > 0 else f"已過{-days:,}天"
