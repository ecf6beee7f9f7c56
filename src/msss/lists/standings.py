"""Where the targets of several lists stand: selecting them, and putting them in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from ..ledger.progress import Standing, Status, from_worst
from ..responsibilities.query import Sort, fits
from ..responsibilities.reading import LoadedList
from .selection import Selected, UnitPlaces
from .tracking import Tracked

if TYPE_CHECKING:  # most ask for no target in particular
    from ..values.condition import Condition

Stood = tuple[LoadedList, Standing]
"""Where a target stands, and the list that it is of."""


def standings_of(
    found: Iterable[Selected],
    tracked: Mapping[str, Tracked],
    status: Collection[Status] = (),
    targets: Collection[Condition] = (),
) -> list[Stood]:
    """Where each target of the items ``found`` stands: only at one of ``status``, only what fits one of ``targets``.

    ``tracked`` are the lists with their ledgers, by the lists' files.
    """
    return [
        (loaded, standing)
        for loaded, hit in found
        for standing in tracked[loaded.file].items[hit.item.id]
        if not status or standing.status in status
        if not targets or (standing.target and any(fits(standing.target, one) for one in targets))
    ]


def standings_in_order(found: Collection[Stood], sort: Sort) -> list[Stood]:
    """The targets in another order, of all lists together; equal ones stay in the lists' order.

    Lead units come in the order in which the lists name them.
    """
    match sort:
        case Sort.DUE:
            return sorted(found, key=lambda one: one[1].item.due_date)
        case Sort.UNIT:
            places = UnitPlaces(loaded for loaded, _ in found)
            return sorted(found, key=lambda one: places.of(one[0], one[1].item.lead[0]))
        case Sort.STATUS:
            return sorted(found, key=lambda one: from_worst(one[1].status))
        case Sort.RATE:
            return sorted(found, key=lambda one: one[1].rate)
