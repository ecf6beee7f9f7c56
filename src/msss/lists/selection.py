"""Selecting the items of several lists, finding one by its id, and putting them in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..common.errors import MsssError
from ..common.language import Series, t
from ..responsibilities.model import Item, Project
from ..responsibilities.numbering import ids_near, label
from ..responsibilities.query import Hit, Query, Sort, items_called, select
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import canonical, names_of, units_of

if TYPE_CHECKING:  # a query of a list alone loads nothing of ledgers
    from fractions import Fraction

    from ..ledger.progress import Standing, Status
    from .tracking import Tracked

Selected = tuple[LoadedList, Hit]
"""An item that was selected, and the list that it is of."""


def select_all(lists: Iterable[LoadedList], query: Query, today: date | None = None) -> list[Selected]:
    """Every item that fits, list by list; relative deadlines (本月) count from ``today``.

    Raises ValueError if the query's deadline is a day that a list's year doesn't have.
    """
    return [(loaded, hit) for loaded in lists for hit in select(loaded.model, query, today)]


class Placed(NamedTuple):
    """An item, its project, its list, and the line of the list's file on which it begins."""

    loaded: LoadedList
    project: Project
    item: Item
    line: int


class UnknownIdError(MsssError):
    """A number that is no project's, and no item's id. The text names those that are near it."""


def find(lists: list[LoadedList], id: str) -> list[Placed]:
    """The item of that id (7.2, 省1), or all items of the projects of that number (7) or label (省7), list by list.

    Raises UnknownIdError if no list has one.
    """
    found = [placed for loaded in lists for placed in _find(loaded, id)]
    if not found:
        raise UnknownIdError(t("No project or item {id}. {known}", id=id, known=_known(lists, id)))
    return found


def _find(loaded: LoadedList, id: str) -> Iterator[Placed]:
    ids = {item.id for item in items_called(loaded.model, id)}
    for project_index, project in enumerate(loaded.model.projects):
        for item_index, item in enumerate(project.items):
            if item.id in ids:
                span = loaded.document.span(("projects", project_index, "items", item_index))
                yield Placed(loaded, project, item, span.line)


def _known(lists: list[LoadedList], id: str) -> str:
    if near := list(dict.fromkeys(near for loaded in lists for near in ids_near(loaded.model, id))):
        return t("Did you mean {names}?", names=Series(near[:3], "or"))
    number = id.partition(".")[0]
    ids = [item.id for loaded in lists for project, item in loaded.model.items() if str(project.number) == number]
    if ids:
        return t("Project {number} has {items}.", number=number, items=Series(dict.fromkeys(ids)))
    numbers = [label(project) for loaded in lists for project in loaded.model.projects]
    return t("The projects are {numbers}.", numbers=Series(dict.fromkeys(numbers)))


def standing_of(selected: Selected, tracked: Mapping[str, Tracked]) -> Standing | None:
    """Where an item's worst target stands, and so the item; None if its list has no ledger.

    ``tracked`` are the lists that have one, by their files.
    """
    loaded, hit = selected
    return tracked[loaded.file].worst(hit.item.id) if loaded.file in tracked else None


def standing(found: list[Selected], status: Collection[Status | str], tracked: Mapping[str, Tracked]) -> list[Selected]:
    """The items that stand at one of ``status``, or are called by such a word; all of them if nothing is asked."""
    if not status:
        return found
    from ..ledger.progress import stands_at

    return [one for one in found if (stood := standing_of(one, tracked)) is not None and stands_at(stood, status)]


def in_order(found: list[Selected], sort: Sort | None, tracked: Mapping[str, Tracked]) -> list[Selected]:
    """The items in another order, of all lists together; equal ones stay in the lists' order, and None is that.

    ``tracked`` are the lists that have a ledger, by their files; items of others come last where only a ledger can
    tell. Lead units come in the order in which the lists name them.
    """
    if sort is None:
        return found
    if sort is Sort.UNIT:
        places = UnitPlaces(loaded for loaded, _ in found)
        return sorted(found, key=lambda one: places.of(one[0], one[1].item.lead[0]))
    return sorted(found, key=lambda one: place_of(one, sort, tracked))


def place_of(one: Selected, sort: Sort, tracked: Mapping[str, Tracked]) -> tuple[bool, Fraction | int, int]:
    """Where an item comes among those of all lists, by its deadline or by what only a ledger can tell."""
    loaded, hit = one
    if sort is Sort.DUE:
        return False, hit.item.due_date.toordinal(), 0
    if loaded.file not in tracked:
        return True, 0, 0
    followed = tracked[loaded.file]
    if sort is Sort.RATE:
        return False, followed.rate(hit.item.id), 0
    from ..ledger.progress import from_worst

    stood = followed.worst(hit.item.id)
    return False, from_worst(stood.status), -stood.depth


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
