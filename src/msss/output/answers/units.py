"""Units, and one unit's items, as tables: what `msss units` answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ...common.language import t, tn
from ...common.terms import heading
from ...lists.selection import Selected
from ...responsibilities.deadlines import next_due
from ...responsibilities.query import Hit, Role
from ...responsibilities.reading import LoadedList
from ...responsibilities.workload import Workload, workloads
from ..cells import Dated, Id
from ..records import selected_record, workload_record
from ..table import Column, RowGroup, Table
from .items import ROLES, part_words

Busy = tuple[LoadedList, Workload]
"""What a unit answers for, and the list that it is of."""


def by_weight(lists: Iterable[LoadedList]) -> list[Busy]:
    """What each unit of the lists answers for, the busiest first."""
    found = [(loaded, workload) for loaded in lists for workload in workloads(loaded.model)]
    return sorted(found, key=lambda one: one[1].weight, reverse=True)


def are_over(found: Iterable[Busy], today: date) -> bool:
    """Whether all deadlines have passed."""
    return all(workload.is_over(today) for _, workload in found if workload.items)


def busiest(found: Sequence[Busy], today: date, *, several: bool, all_over: bool) -> Table:
    """How much each unit answers for, and its nearest deadline on a day.

    ``several`` lists add a column that names the list. That a deadline has passed is said where not ``all_over``.
    """
    columns = [Column("清單")] if several else []
    columns += [Column("單位"), Column("牽頭", right=True), Column("配合", right=True)]
    columns += [Column("最後完成時間" if all_over else "下次完成時間")]
    rows = []
    for loaded, workload in found:
        cells = [loaded.name] if several else []
        cells += [workload.unit, str(len(workload.leads)), str(len(workload.supports))]
        rows.append((*cells, _nearest(workload, today, says_over=not all_over)))
    records = [workload_record(loaded, workload, today) for loaded, workload in found]
    return Table(tuple(columns), (RowGroup(rows),), records)


def _nearest(workload: Workload, today: date, *, says_over: bool) -> str:
    """A unit's nearest deadline; ``says_over`` has it say that it has passed."""
    nearest = workload.nearest(today)
    if nearest is None:
        return ""
    due = next_due(nearest, today)
    text = f"{due.shown} ({nearest.id})"
    if says_over and workload.is_over(today):
        return Dated(f"{text} 已過", due.date, t("{deadline}, passed", deadline=text))
    return Dated(text, due.date)


def by_part(found: list[Selected], *, several: bool) -> Table:
    """The items of a unit: what it leads, then what it supports. ``several`` lists add a column that names the list."""
    columns = [Column("清單")] if several else []
    columns += [Column("序號"), Column("項目名稱"), Column("分工"), Column("預計完成時間", narrow=8)]
    groups = tuple(
        RowGroup(rows, part_heading(role, len(rows)))
        for role in Role
        if (rows := [_row(loaded, hit, role, several) for loaded, hit in found if plays(hit, role)])
    )
    records = [selected_record(loaded, hit) for loaded, hit in found]
    return Table(tuple(columns), groups, records, ruled=True)


def part_heading(role: Role, number: int) -> str:
    """What stands above the items in which a unit plays a part."""
    return tn("{role}: {count} item", "{role}: {count} items", number, role=heading(ROLES[role]))


def plays(hit: Hit, role: Role) -> bool:
    """Whether a unit that was asked for plays a part in an item."""
    return any(part.role is role for part in hit.parts)


def _row(loaded: LoadedList, hit: Hit, role: Role, several: bool) -> tuple[str, ...]:
    cells: list[str] = [loaded.name] if several else []
    parts = tuple(part for part in hit.parts if part.role is role)
    due = Dated(hit.item.due.shown, hit.item.due_date)
    return (*cells, Id(hit.item.id), hit.item.name, part_words(parts), due)
