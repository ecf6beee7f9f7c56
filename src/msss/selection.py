"""Selecting the items of several lists, and putting them in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from .responsibilities.query import Hit, Query, Sort, select
from .responsibilities.reading import LoadedList
from .responsibilities.registry import canonical, names_of, units_of

if TYPE_CHECKING:  # a query of a list alone loads nothing of ledgers
    from fractions import Fraction

    from .tracking import Tracked

Selected = tuple[LoadedList, Hit]
"""An item that was selected, and the list that it is of."""


def select_all(lists: Iterable[LoadedList], query: Query, today: date | None = None) -> list[Selected]:
    """Every item that fits, list by list; relative deadlines (本月) count from ``today``.

    Raises ValueError if the query's deadline is a day that a list's year doesn't have.
    """
    return [(loaded, hit) for loaded in lists for hit in select(loaded.model, query, today)]


def in_order(found: list[Selected], sort: Sort, tracked: Mapping[str, Tracked]) -> list[Selected]:
    """The items in another order, of all lists together; equal ones stay in the lists' order.

    ``tracked`` are the lists that have a ledger, by their files; items of others come last where only a ledger can
    tell. Lead units come in the order in which the lists name them.
    """
    if sort is Sort.DUE:
        return sorted(found, key=lambda one: one[1].item.due_date)
    if sort is Sort.UNIT:
        places = UnitPlaces(loaded for loaded, _ in found)
        return sorted(found, key=lambda one: places.of(one[0], one[1].item.lead[0]))
    from .ledger.progress import from_worst

    def standing(one: Selected) -> tuple[bool, Fraction | int]:
        loaded, hit = one
        if loaded.file not in tracked:
            return True, 0
        followed = tracked[loaded.file]
        if sort is Sort.RATE:
            return False, followed.rate(hit.item.id)
        return False, from_worst(followed.status(hit.item.id))

    return sorted(found, key=standing)


class UnitPlaces:
    """The place of each unit in the order in which some lists name them."""

    def __init__(self, lists: Iterable[LoadedList]) -> None:
        distinct = list({loaded.file: loaded for loaded in lists}.values())
        self._aliases = {loaded.file: canonical(units_of(loaded.model)) for loaded in distinct}
        names = dict.fromkeys(name for loaded in distinct for name in names_of(units_of(loaded.model)))
        self._places = {name: place for place, name in enumerate(names)}

    def of(self, loaded: LoadedList, name: str) -> int:
        """The place of the unit that ``name`` means in a list; of an unknown one, the last."""
        return self._places.get(self._aliases[loaded.file].get(name, name), len(self._places))
