"""What a unit is asked: a row for each target that it leads, with what was reported of it last.

Where a target is broken down by units (分解任務), each part has a row, since the target is what they come to together.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ..ledger.progress import Standing
from ..lists.tracking import Tracked
from ..responsibilities.registry import canonical
from ..values.quantity import format_number

VERSION = 1
"""The version of the form's columns; one of a later version is refused."""


class Column(StrEnum):
    """A form's columns, by their headings."""

    ITEM = "編號"
    NAME = "事項"
    TARGET = "目標任務"
    PART = "分解單位"
    QUANTITY = "目標"
    MEASURE = "計量單位"
    DUE = "完成時間"
    LAST = "上次填報"
    LAST_DAY = "上次日期"
    VALUE = "累計完成"
    STAGE = "形象進度"
    PROBLEM = "存在問題"
    NEXT = "下一步"
    SOURCE = "來源"
    NOTE = "備註"


FILLED = (Column.VALUE, Column.STAGE, Column.PROBLEM, Column.NEXT, Column.SOURCE, Column.NOTE)
"""The columns that a unit fills in."""


class Head(NamedTuple):
    """What a form belongs to: the list, by year and title, the unit that fills it in, and the day it reports up to."""

    year: int
    title: str
    unit: str
    day: date


Key = tuple[str, str, str]
"""What a row is of: the item's id, the target's content, and the unit whose part it is; the last two may be empty."""


class Row(NamedTuple):
    """What is asked of one target, or of a unit's part of it. ``last`` is what was reported of it on ``last_day``."""

    item: str
    name: str
    target: str
    part: str
    quantity: str
    measure: str
    due: str
    last: str
    last_day: str

    @property
    def key(self) -> Key:
        """What it is of."""
        return self.item, self.target, self.part

    @property
    def promised(self) -> tuple[str, str]:
        """What the list promised of it when the form was made, however a spreadsheet groups the digits."""
        return self.quantity.replace(",", ""), self.measure

    @property
    def reported(self) -> tuple[str, str]:
        """What was reported of it last when the form was made, and when."""
        return self.last.replace(",", ""), self.last_day


ASKED = tuple(Column)[: len(Row._fields)]
"""The columns that a form comes with, in the order of a `Row`'s fields."""


class Form(NamedTuple):
    """One unit's form."""

    head: Head
    rows: tuple[Row, ...]


def forms(tracked: Tracked, day: date) -> Iterator[Form]:
    """A form for each unit that leads items, in the list's order."""
    responsibilities = tracked.loaded.model
    aliases = canonical(responsibilities.units)
    rows: dict[str, list[Row]] = {}
    for _, item in responsibilities.items():
        asked = [row for standing in tracked.items[item.id] for row in rows_of(standing)]
        for unit in dict.fromkeys(aliases.get(name, name) for name in item.lead):
            rows.setdefault(unit, []).extend(asked)
    for unit, its in rows.items():
        yield Form(Head(responsibilities.year, responsibilities.title, unit, day), tuple(its))


def rows_of(standing: Standing) -> Iterator[Row]:
    """A row for a target, or for each part of it."""
    target = standing.target
    if target is not None and target.breakdown:
        parts = {part.unit: part for part in standing.parts}
        for portion in target.breakdown:
            if portion.quantity or portion.unit in parts:
                quantity = target.sign + format_number(portion.quantity)
                yield _row(standing, portion.unit, quantity, parts.get(portion.unit))
        return
    yield _row(standing, "", target.sign + format_number(target.goal) if target else "", standing)


def _row(standing: Standing, part: str, quantity: str, reported: Standing | None) -> Row:
    item, target = standing.item, standing.target
    entry = reported.entry if reported else None
    last = ""
    if entry:
        last = str(entry.value) if entry.value else entry.stage or ("完成" if entry.done else "")
    return Row(
        item.id,
        item.name,
        target.content if target else "",
        part,
        quantity,
        target.measure if target else "",
        item.due_of(target).text or "",
        last,
        entry.date.isoformat() if entry else "",
    )
