"""`msss targets`: the quantified promises, one row each."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from ..chinese import Script
from ..loading import Loaded
from ..model import Bound, Target
from ..output import Column, Format, Names, Section, Sheet
from ..quantity import format_number, plain_number
from ..query import Hit
from . import asking, options


@click.command("targets")
@options.query_options
@click.option("--sum", "sums", is_flag=True, help="Total the quantities of each measure.")
@options.source_options
@options.output_options
def command(
    files: tuple[Path, ...], years: tuple[int, ...], sums: bool, format: Format, script: Script, **asked: Any
) -> None:
    """List targets: every quantity that is promised.

    \b
    Examples:
      msss targets --target '>=1萬'
      msss targets --unit 市教育局 --role lead
      msss targets --sum
    """
    query = options.query(**asked)
    lists = asking.lists(files, years)
    found = asking.hits(lists, query)
    if not any(hit.targets for _, hit in found):
        asking.nothing("target", query)
    sheet = _totals(found) if sums else _sheet(found, several=len(lists) > 1)
    asking.show(sheet.of(asking.source(lists)), options.Output(format, script))


def _sheet(found: list[tuple[Loaded, Hit]], *, several: bool) -> Sheet:
    columns = [Column("清單")] if several else []
    columns += [Column("序號"), Column("目標任務"), Column("數量", right=True), Column("計量單位", narrow=4)]
    columns += [Column("牽頭單位"), Column("預計完成時間", narrow=8)]
    rows = [_row(loaded, hit, target, several) for loaded, hit in found for target in hit.targets]
    records = [_record(loaded, hit, target) for loaded, hit in found for target in hit.targets]
    return Sheet(tuple(columns), (Section(rows),), records)


def _row(loaded: Loaded, hit: Hit, target: Target, several: bool) -> tuple[str, ...]:
    cells: list[str] = [loaded.name] if several else []
    at_most = "≤" if target.bound is Bound.AT_MOST else ""
    cells += [hit.item.id, target.content, at_most + format_number(target.quantity), target.measure]
    return (*cells, Names(hit.item.lead), hit.item.due.text)


def _record(loaded: Loaded, hit: Hit, target: Target) -> dict[str, Any]:
    record = asking.item_record(loaded, hit.project, hit.item)
    return (
        {key: record[key] for key in ("list", "year", "project", "id")}
        | asking.target_record(target)
        | {key: record[key] for key in ("lead", "due", "due_date")}
    )


def _totals(found: list[tuple[Loaded, Hit]]) -> Sheet:
    """How many targets of each measure, and their sum; a promise of at most so much is no sum's part."""
    totals: dict[str, list[Decimal]] = defaultdict(list)
    for _, hit in found:
        for target in hit.targets:
            if target.bound is Bound.AT_LEAST:
                totals[target.measure].append(target.quantity)
    counted = sorted(totals.items(), key=lambda one: (-len(one[1]), one[0]))
    columns = (Column("計量單位"), Column("目標數", right=True), Column("合計", right=True))
    return Sheet(
        columns,
        (Section([(measure, str(len(all)), format_number(sum(all, Decimal()))) for measure, all in counted]),),
        [
            {"measure": measure, "targets": len(all), "sum": plain_number(sum(all, Decimal()))}
            for measure, all in counted
        ],
    )
