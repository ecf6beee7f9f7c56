"""`msss due`: items by deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from ..chinese import Script
from ..deadline import When, parse_when
from ..loading import Loaded
from ..output import Column, FileName, Format, Section, Sheet
from ..query import Hit
from . import asking, options


@click.command("due")
@click.argument("when", required=False, type=options.WhenType())
@click.option(
    "--month", "months", multiple=True, type=click.IntRange(1, 12), metavar="N", help="Due in this month: 11."
)
@options.as_of_option
@options.query_options
@options.source_options
@options.output_options
def command(
    when: When | None,
    months: tuple[int, ...],
    as_of: date | None,
    due: tuple[When, ...],
    files: tuple[Path, ...],
    format: Format,
    script: Script,
    **asked: Any,
) -> None:
    """List items by deadline, with the days left or gone by.

    Without WHEN: every deadline, soonest first. WHEN is one of

    \b
      11  11月  11月底  2022-11  2022-11-30  November  nov  Q4  四季度
      10月..11月  ..2022-11-30  2022-12-01..

    \b
    Examples:
      msss due 11月
      msss due Q4 --unit 市建委 --role lead
      msss due --as-of 2022-09-30
    """
    due += (when,) if when else ()
    query = options.query(due=(*due, *(parse_when(str(month)) for month in months)), **asked)
    lists = asking.lists(files)
    found = asking.hits(lists, query)
    if not found:
        asking.nothing("item", query)
    found.sort(key=lambda one: one[1].item.due_date)
    sheet = _sheet(
        found, as_of or date.today(), several=len(lists) > 1, parts=bool(query.units), days=format is Format.CSV
    )
    asking.show(sheet.of(asking.source(lists)), options.Output(format, script))


def _sheet(found: list[tuple[Loaded, Hit]], today: date, *, several: bool, parts: bool, days: bool) -> Sheet:
    """A section a deadline; ``days`` adds the days left as a column, for a format without headings."""
    columns = [Column("清單")] if several else []
    columns += [Column("序號"), Column("項目名稱"), Column("牽頭單位")]
    columns += [Column("分工")] if parts else []
    columns += [Column("預計完成時間", narrow=8)] + ([Column("剩餘天數", right=True)] if days else [])
    return Sheet(
        tuple(columns),
        tuple(_sections(found, today, several, parts, days)),
        [_record(loaded, hit, today, parts) for loaded, hit in found],
        ruled=True,
    )


def _sections(
    found: list[tuple[Loaded, Hit]], today: date, several: bool, parts: bool, days: bool
) -> Iterator[Section]:
    for day, group in groupby(found, key=lambda one: one[1].item.due_date):
        rows = [_row(loaded, hit, today, several, parts, days) for loaded, hit in group]
        yield Section(rows, f"{day.isoformat()}  {_days_in_words((day - today).days)}  {len(rows)}項")


def _days_in_words(days: int) -> str:
    if not days:
        return "今天到期"
    return f"還有{days:,}天" if days > 0 else f"已過{-days:,}天"


def _row(loaded: Loaded, hit: Hit, today: date, several: bool, parts: bool, days: bool) -> tuple[str, ...]:
    item = hit.item
    cells: list[str] = [FileName(loaded.file)] if several else []
    cells += [item.id, item.name, "、".join(item.lead)]
    cells += [asking.part_words(hit.parts)] if parts else []
    cells += [item.due.text] + ([str((item.due_date - today).days)] if days else [])
    return tuple(cells)


def _record(loaded: Loaded, hit: Hit, today: date, parts: bool) -> dict[str, Any]:
    record = asking.item_record(loaded, hit.project, hit.item)
    record |= {"roles": asking.role_records(hit.parts)} if parts else {}
    return record | {"as_of": today.isoformat(), "days_left": (hit.item.due_date - today).days}
