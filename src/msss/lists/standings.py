"""Where the targets of several lists stand: selecting them, and putting them in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from ..ledger.progress import Standing, Status, from_worst, stands_at
from ..responsibilities.query import Sort, fits
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import canonical
from .selection import Selected, UnitPlaces
from .tracking import Tracked

if TYPE_CHECKING:  # most ask for no target in particular
    from fractions import Fraction

    from ..values.condition import Condition


class By(StrEnum):
    """What a row of progress is of: a target, or a unit's part of one."""

    TARGET = "target"
    UNIT = "unit"


Stood = tuple[LoadedList, Standing]
"""Where a target stands, and the list that it is of."""


def standings_of(
    found: Iterable[Selected],
    tracked: Mapping[str, Tracked],
    status: Collection[Status | str] = (),
    targets: Collection[Condition] = (),
) -> list[Stood]:
    """Where each target of the items ``found`` stands: only at one of ``status`` (or called by such a word), only
    what fits one of ``targets``.

    ``tracked`` are the lists with their ledgers, by the lists' files.
    """
    return [
        (loaded, standing)
        for loaded, hit in found
        for standing in tracked[loaded.file].items[hit.item.id]
        if not status or stands_at(standing, status)
        if not targets or (standing.target and any(fits(standing.target, one) for one in targets))
    ]


def parts_of(found: Iterable[Stood], units: Collection[str] = (), status: Collection[Status | str] = ()) -> list[Stood]:
    """Where each unit's part of the targets ``found`` stands, unit by unit, as the breakdowns first name them.

    Only those of ``units``, if there are any, alone or in a collective, and only at one of ``status``.
    """
    found = list(found)
    wanted = {loaded.file: _with_kin(loaded, units) for loaded, _ in found}
    parts = [
        (loaded, part)
        for loaded, standing in found
        for part in standing.parts
        if not units or not wanted[loaded.file].isdisjoint(_with_kin(loaded, (part.unit or "",)))
        if not status or stands_at(part, status)
    ]
    by_unit: dict[str, list[Stood]] = {}
    for loaded, part in parts:
        unit = part.unit or ""
        by_unit.setdefault(canonical(loaded.model.units).get(unit, unit), []).append((loaded, part))
    return [one for its in by_unit.values() for one in its]


def _with_kin(loaded: LoadedList, names: Collection[str]) -> set[str]:
    """Units by the names that their list has for them, and the members of those that are collectives."""
    units = {unit.name: unit for unit in loaded.model.units}
    aliases = canonical(loaded.model.units)
    own = {aliases.get(name, name) for name in names}
    return own.union(*(units[name].members for name in own if name in units))


def standings_in_order(found: Collection[Stood], sort: Sort) -> list[Stood]:
    """The targets in another order, of all lists together; equal ones stay in the lists' order.

    Lead units come in the order in which the lists name them.
    """
    if sort is Sort.UNIT:
        places = UnitPlaces(loaded for loaded, _ in found)
        return sorted(found, key=lambda one: places.of(one[0], one[1].unit or one[1].item.lead[0]))
    return sorted(found, key=lambda one: place_of_standing(one[1], sort))


def place_of_standing(standing: Standing, sort: Sort) -> tuple[Fraction | int, int]:
    """Where a target comes among those of all lists, in any order but that of units."""
    match sort:
        case Sort.RATE:
            return standing.rate, 0
        case Sort.STATUS:
            return from_worst(standing.status), -standing.depth
        case _:
            return standing.item.due_date.toordinal(), 0
