"""What `msss units` asks of many lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...output.answers.units import are_over, busiest, by_part, by_weight, part_heading, plays
from ...output.writing import Format
from ...responsibilities.query import Role
from . import Facts, InList, Made, Question

_ROLES = list(Role)


@dataclass(frozen=True)
class Units(Question):
    """How much each unit answers for, the busiest first."""

    def made(self, asked: InList) -> Made:
        found = by_weight([asked.loaded])
        keys = [tuple(-number for number in workload.weight) for _, workload in found]
        table = busiest(found, asked.day, several=False, all_over=asked.facts.over)
        return Made(table, keys, keys, facts=Facts(over=are_over(found, asked.day)))

    def place(self, places: Mapping[str, int], keys: Iterable[Any]) -> Callable[[Any], Any]:
        return lambda key: key


@dataclass(frozen=True)
class ItemsOfUnit(Question):
    """The items of a unit: what it leads, then what it supports."""

    def made(self, asked: InList) -> Made:
        keys = [key for key, role in enumerate(_ROLES) for _, hit in asked.found if plays(hit, role)]
        table = by_part(asked.found, several=False)
        return Made(table, keys)

    def place(self, places: Mapping[str, int], keys: Iterable[Any]) -> Callable[[Any], Any] | None:
        return None if self.into.format in (Format.JSON, Format.NDJSON) else lambda key: key


def headings(keys: Iterable[int]) -> dict[int, str]:
    """The headings of the parts that the unit plays, by their keys."""
    return {key: part_heading(_ROLES[key], number) for key, number in Counter(keys).items()}
