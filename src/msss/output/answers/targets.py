"""Targets, and sums of them, as tables: what `msss targets` answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...lists.selection import Selected
from ...responsibilities.model import Target
from ...responsibilities.parts import content_in_words, counted_once
from ...responsibilities.query import Hit
from ...responsibilities.reading import LoadedList
from ...responsibilities.sums import Sum, Total, totals
from ...values.quantity import format_number
from ..cells import Dated, Id, Names
from ..records import promised_record, total_record
from ..table import Column, RowGroup, Table


def one_by_one(found: list[Selected], *, several: bool, details: bool) -> Table:
    """A row each target that fits; with ``several`` lists a column says which one it is of.

    For spreadsheets, ``details`` says in a column what for people is said before a part's content. `Table.told` leaves
    out what no target has.
    """
    columns = [Column("清單")] if several else []
    columns += [Column("序號"), Column("目標任務"), Column("數量", right=True), Column("計量單位", narrow=4)]
    columns += [Column("牽頭單位"), Column("預計完成時間", narrow=8)]
    columns += [Column("指標", rare=True)]
    columns += [Column("所屬目標", rare=True)] if details else []
    columns += [Column("分解任務", rare=True)]
    rows = [
        (*_row(loaded, hit, target, several, details), *_more(target, details))
        for loaded, hit in found
        for target in hit.targets
    ]
    records = [promised_record(loaded, hit, target) for loaded, hit in found for target in hit.targets]
    return Table(tuple(columns), (RowGroup(rows),), records)


def _row(loaded: LoadedList, hit: Hit, target: Target, several: bool, details: bool) -> tuple[str, ...]:
    cells: list[str] = [loaded.name] if several else []
    due = hit.item.due_of(target)
    content = target.content if details else content_in_words(target, hit.item.targets)
    cells += [Id(hit.item.id), content, target.sign + format_number(target.quantity), target.measure]
    return (*cells, Names(hit.item.lead), Dated(due.shown, due.date))


def _more(target: Target, details: bool) -> tuple[str, ...]:
    """The cells of what few targets have."""
    part_of = (target.part_of or "",) if details else ()
    return ("是" if target.indicator else "", *part_of, _breakdown(target))


def _breakdown(target: Target) -> str:
    """Each unit's part: 鄞州區 2；鎮海區 1. A name may hold 、 itself."""
    return "；".join(f"{portion.unit} {target.sign}{format_number(portion.quantity)}" for portion in target.breakdown)


def added_up(found: list[Selected], sums: Sum) -> Table:
    """A row each sum of the targets that fit."""
    return sums_table(totals(to_add(found, sums), sums), sums)


def sums_table(of_all: list[Total], sums: Sum) -> Table:
    """A row each sum."""
    columns = [Column("目標任務")] if sums is Sum.CONTENT else []
    columns += [Column("計量單位", narrow=4), Column("目標數", right=True), Column("合計", right=True)]
    rows = []
    for total in of_all:
        cells = (total.measure, str(total.targets), format_number(total.sum))
        rows.append(cells if total.content is None else (total.content, *cells))
    return Table(tuple(columns), (RowGroup(rows),), [total_record(total) for total in of_all])


def to_add(found: Iterable[Selected], sums: Sum) -> Iterator[Target]:
    """The targets that a sum adds up: of the contents kept apart each, of all in one measure none twice."""
    for _, hit in found:
        yield from hit.targets if sums is Sum.CONTENT else counted_once(hit.targets, hit.item.targets)
