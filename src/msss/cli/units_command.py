"""`msss units`: who is on the hook, and for how much."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from ..output.answers.items import ROLE_WORDS, part_words
from ..output.cells import Dated, Id
from ..output.records import item_record, role_records
from ..output.sources import lists_in_a_line
from ..output.table import Column, RowGroup, Table
from ..output.writing import Format
from ..responsibilities.model import Item
from ..responsibilities.query import Hit, Query, Role
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import canonical, units_of
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, options


@click.command("units")
@click.argument("name", required=False, type=options.UnitType())
@options.as_of_option
@options.source_options
@options.output_options
def command(
    name: str | None, as_of: Day | None, files: tuple[Path, ...], years: tuple[int, ...], format: Format, script: Script
) -> None:
    """List units, busiest first; with NAME, its items.

    With NAME: what it leads, then what it supports. The nearest deadline is the next one from today
    (or --as-of) on; when all have passed, the last.

    \b
    Examples:
      msss units
      msss units 市卫健委
      msss units 西湖區 --format csv
    """
    lists = common.lists(files, years)
    day = common.day_of(as_of, lists)
    table = _busiest(lists, day) if name is None else _by_part(lists, name)
    common.show(table.of(lists_in_a_line(lists)), format, script)


@dataclass(slots=True)
class _Load:
    """What one unit of one list answers for."""

    leads: list[Item] = field(default_factory=list)
    supports: list[Item] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        return self.leads + self.supports

    def is_over(self, today: date) -> bool:
        """Whether it has items, and all their deadlines have passed."""
        return bool(self.items) and all(item.due_date < today for item in self.items)

    def nearest(self, today: date) -> Item | None:
        """The item due next, or, when all deadlines have passed, the one due last."""
        coming = [item for item in self.items if item.due_date >= today]
        if coming:
            return min(coming, key=lambda item: item.due_date)
        return max(self.items, key=lambda item: item.due_date, default=None)


def _busiest(lists: list[LoadedList], today: date) -> Table:
    loads = [(loaded, unit, load) for loaded in lists for unit, load in _loads(loaded).items()]
    loads.sort(key=lambda one: (-len(one[2].items), -len(one[2].leads)))
    columns = [Column("清單")] if len(lists) > 1 else []
    all_over = not any(item.due_date >= today for _, _, load in loads for item in load.items)
    heading = "最後完成時間" if all_over else "下次完成時間"
    columns += [Column("單位"), Column("牽頭", right=True), Column("配合", right=True), Column(heading)]
    rows, records = [], []
    for loaded, unit, load in loads:
        nearest = load.nearest(today)
        words = f"{nearest.due.text} ({nearest.id})" if nearest else ""
        words += " 已過" if load.is_over(today) and not all_over else ""
        shown = Dated(words, nearest.due_date) if nearest else ""
        cells: list[str] = [loaded.name] if len(lists) > 1 else []
        rows.append((*cells, unit, str(len(load.leads)), str(len(load.supports)), shown))
        records.append(
            {
                "list": loaded.file,
                "year": loaded.model.year,
                "name": unit,
                "leads": len(load.leads),
                "supports": len(load.supports),
                "nearest": nearest and nearest.id,
                "nearest_due": nearest and nearest.due.text,
                "nearest_due_date": nearest and nearest.due_date.isoformat(),
            }
        )
    return Table(tuple(columns), (RowGroup(rows),), records)


def _loads(loaded: LoadedList) -> dict[str, _Load]:
    loads: dict[str, _Load] = defaultdict(_Load, {unit.name: _Load() for unit in units_of(loaded.model)})
    aliases = canonical(loaded.model.units)
    for _, item in loaded.model.items():
        for name in item.lead:
            loads[aliases.get(name, name)].leads.append(item)
        for name in item.support:
            loads[aliases.get(name, name)].supports.append(item)
    return loads


def _by_part(lists: list[LoadedList], name: str) -> Table:
    found = common.hits(lists, Query(units=(name,)))
    columns = [Column("清單")] if len(lists) > 1 else []
    columns += [Column("序號"), Column("項目名稱"), Column("分工"), Column("預計完成時間", narrow=8)]
    if not found:
        common.nothing("item", Query(units=(name,)))
    groups = tuple(
        RowGroup(rows, ROLE_WORDS[role] + f"  {len(rows)}項")
        for role in Role
        if (rows := [_row(loaded, hit, role, several=len(lists) > 1) for loaded, hit in found if _plays(hit, role)])
    )
    records = [item_record(loaded, hit.project, hit.item) | {"roles": role_records(hit.parts)} for loaded, hit in found]
    return Table(tuple(columns), groups, records, ruled=True)


def _plays(hit: Hit, role: Role) -> bool:
    return any(part.role is role for part in hit.parts)


def _row(loaded: LoadedList, hit: Hit, role: Role, *, several: bool) -> tuple[str, ...]:
    cells: list[str] = [loaded.name] if several else []
    parts = tuple(part for part in hit.parts if part.role is role)
    due = Dated(hit.item.due.text, hit.item.due_date)
    return (*cells, Id(hit.item.id), hit.item.name, part_words(parts), due)
