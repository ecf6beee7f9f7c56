"""`msss targets`: the quantified promises, one row each."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from ..output.cells import Dated, Id, Names
from ..output.records import item_record, target_record
from ..output.sources import lists_in_a_line
from ..output.streams import say
from ..output.table import Column, RowGroup, Table
from ..output.writing import Format
from ..responsibilities.model import Bound, Target
from ..responsibilities.query import Hit
from ..responsibilities.reading import LoadedList
from ..values.chinese import Script, fold_all
from ..values.quantity import format_number, plain_number
from . import common, options


class Sum(StrEnum):
    """What is added up: targets of the same content and measure, or all that are counted in the same measure."""

    CONTENT = "content"
    MEASURE = "measure"


_SAID = {
    Sum.CONTENT: "sums are of each content and measure; --sum measure adds up all that is counted in one measure",
    Sum.MEASURE: "sums are of each measure, whatever is counted in it; --sum keeps the contents apart",
}


class SumType(options.ChoiceOf):
    """What is added up. An argument after ``--sum`` that is none of it was meant for another option."""

    def __init__(self) -> None:
        super().__init__(Sum)

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        what = str(value)
        return f"{what} is neither content nor measure. For the sums of some targets only: --target {what} --sum"


@click.command("targets")
@options.query_options
@click.option(
    "--sum",
    "sums",
    type=SumType(),
    is_flag=False,
    flag_value=Sum.CONTENT.value,
    metavar="[content|measure]",
    help="Total the quantities of each content and measure, or only of each measure, whatever is counted in it.",
)
@options.source_options
@options.output_options
def command(
    files: tuple[Path, ...], years: tuple[int, ...], sums: Sum | None, format: Format, script: Script, **asked: Any
) -> None:
    """List targets: every quantity that is promised.

    \b
    Examples:
      msss targets --target '>=1萬'
      msss targets --unit 市教育局 --role lead
      msss targets --sum
      msss targets --sum measure
    """
    query = options.query(**asked)
    lists = common.lists(files, years)
    found = common.hits(lists, query)
    if not any(hit.targets for _, hit in found):
        common.nothing("target", query)
    table = _totals(found, sums) if sums else _table(found, several=len(lists) > 1)
    if sums:
        say(f"{_SAID[sums]}")
    common.show(table.of(lists_in_a_line(lists)), format, script)


def _table(found: list[tuple[LoadedList, Hit]], *, several: bool) -> Table:
    columns = [Column("清單")] if several else []
    columns += [Column("序號"), Column("目標任務"), Column("數量", right=True), Column("計量單位", narrow=4)]
    columns += [Column("牽頭單位"), Column("預計完成時間", narrow=8)]
    rows = [_row(loaded, hit, target, several) for loaded, hit in found for target in hit.targets]
    records = [_record(loaded, hit, target) for loaded, hit in found for target in hit.targets]
    return Table(tuple(columns), (RowGroup(rows),), records)


def _row(loaded: LoadedList, hit: Hit, target: Target, several: bool) -> tuple[str, ...]:
    cells: list[str] = [loaded.name] if several else []
    at_most = "≤" if target.bound is Bound.AT_MOST else ""
    cells += [Id(hit.item.id), target.content, at_most + format_number(target.quantity), target.measure]
    return (*cells, Names(hit.item.lead), Dated(hit.item.due.text, hit.item.due_date))


def _record(loaded: LoadedList, hit: Hit, target: Target) -> dict[str, Any]:
    record = item_record(loaded, hit.project, hit.item)
    return (
        {key: record[key] for key in ("list", "year", "project", "id")}
        | target_record(target)
        | {key: record[key] for key in ("lead", "due", "due_date")}
    )


def _totals(found: list[tuple[LoadedList, Hit]], sums: Sum) -> Table:
    """How many targets are counted together, and their sum; a promise of at most so much is no sum's part.

    Scripts and widths make no difference: 戶 and 户 are one measure.
    """
    targets = [target for _, hit in found for target in hit.targets if target.bound is Bound.AT_LEAST]
    measures = fold_all([target.measure for target in targets])
    contents = fold_all([target.content for target in targets]) if sums is Sum.CONTENT else [""] * len(targets)
    together: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for content, measure, target in zip(contents, measures, targets, strict=True):
        together[content, measure].append(target)
    counted = sorted(together.values(), key=lambda same: -len(same))
    totals = [sum((target.quantity for target in same), Decimal()) for same in counted]
    columns = [Column("目標任務")] if sums is Sum.CONTENT else []
    columns += [Column("計量單位", narrow=4), Column("目標數", right=True), Column("合計", right=True)]
    rows: list[tuple[str, ...]] = []
    records: list[dict[str, Any]] = []
    for same, total in zip(counted, totals, strict=True):
        first = same[0]
        cells = (first.measure, str(len(same)), format_number(total))
        rows.append((first.content, *cells) if sums is Sum.CONTENT else cells)
        about = {"content": first.content} if sums is Sum.CONTENT else {}
        records.append(about | {"measure": first.measure, "targets": len(same), "sum": plain_number(total)})
    return Table(tuple(columns), (RowGroup(rows),), records)
