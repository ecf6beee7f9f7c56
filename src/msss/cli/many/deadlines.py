"""What `msss due` asks of many lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...lists.deadlines import DueRow, place_of, rows_due
from ...output.answers.items import ItemRows, Support, by_deadline, section_heading
from ...responsibilities.query import Sort
from ...responsibilities.registry import canonical
from .. import common
from . import InList, Made, Question


@dataclass(frozen=True)
class Deadlines(Question):
    """What is due, by deadline; in sections, each with a day as its key, what is urgent before the rest."""

    in_sections: bool = False

    def follows(self, path: Path) -> bool:
        return common.is_followed(path, self.status, self.sort)

    def made(self, asked: InList) -> Made:
        sort = self.sort or Sort.DUE
        found = rows_due(asked.found, self.query, asked.day, asked.tracked, asked.status, sort)
        rows = ItemRows(False, Support.HIDDEN, bool(self.query.units), asked.tracked, rates=self.sort is Sort.RATE)
        table = by_deadline(found, rows, asked.day, in_sections=self.in_sections)
        aliases = canonical(asked.loaded.model.units)

        def key(row: DueRow) -> Any:
            lead = row.selected[1].item.lead[0]
            return aliases.get(lead, lead) if sort is Sort.UNIT else place_of(row, sort)

        firsts: dict[str, DueRow] = {}
        for row in found:
            firsts.setdefault(row.selected[1].item.id, row)
        records = [key(row) for row in firsts.values()]
        if self.in_sections:
            days = [(not row.is_urgent(asked.day), row.due.date) for row in found]
            return Made(table, sorted(days), records, names_units=bool(asked.found))
        return Made(table, [key(row) for row in found], records, names_units=bool(asked.found))

    def place(self, places: Mapping[str, int], keys: Iterable[Any]) -> Callable[[Any], Any]:
        return super().place(places, keys) or (lambda key: key)


def headings(keys: Iterable[tuple[bool, date]], today: date) -> dict[tuple[bool, date], str]:
    """The headings of the sections, by their keys."""
    numbers = Counter(keys)
    return {
        (later, day): section_heading(
            day, today, number, is_urgent=not later, is_other=later and (False, day) in numbers
        )
        for (later, day), number in numbers.items()
    }
