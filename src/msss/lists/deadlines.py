"""Items by their deadlines: a row for each day on which something of an item is due.

Most items are due as a whole. Where targets have deadlines of their own, the item has a row for each of these days,
which stands where the targets that are due then do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..responsibilities.deadlines import deadlines_of
from ..responsibilities.model import Target
from ..responsibilities.query import Query, Sort
from ..values.deadline import Deadline
from .selection import Selected, in_order

if TYPE_CHECKING:  # a query of a list alone loads nothing of ledgers
    from fractions import Fraction

    from ..ledger.progress import Standing, Status
    from .tracking import Tracked

NEAR = 30
"""A deadline is near from so many days before it."""


class DueRow(NamedTuple):
    """What is due of an item on one day: its ``targets``; none are named where the item is due as a whole.

    ``standings`` are those of what is due then; there are none without a ledger.
    """

    selected: Selected
    due: Deadline
    targets: tuple[Target, ...] = ()
    standings: tuple[Standing, ...] = ()

    @property
    def standing(self) -> Standing | None:
        """The worst standing of what is due then; None without a ledger."""
        from ..ledger.progress import worst_standing

        return worst_standing(self.standings) if self.standings else None

    @property
    def rate(self) -> Fraction | None:
        """The lowest completion rate of what is due then; None without a ledger."""
        from ..ledger.progress import without_parts

        return min((one.rate for one in without_parts(self.standings)), default=None)

    def is_urgent(self, today: date) -> bool:
        """Whether somebody has to act now: something is overdue, or behind with its deadline near."""
        stood = self.standing
        return stood is not None and stood.status.is_behind and (self.due.date - today).days <= NEAR


def rows_due(
    found: list[Selected],
    query: Query,
    today: date,
    tracked: Mapping[str, Tracked],
    status: Collection[Status | str],
    sort: Sort,
) -> list[DueRow]:
    """The rows of the items ``found``, in order: of the days that the ``query`` asks for, and at one of ``status``.

    ``tracked`` are the lists that have a ledger, by their files. An empty ``status`` is any.
    """
    if sort is Sort.UNIT:
        found = in_order(found, sort, tracked)
    rows = [row for one in found for row in _rows(one, query, today, tracked)]
    if status:
        from ..ledger.progress import stands_at

        rows = [row for row in rows if (stood := row.standing) is not None and stands_at(stood, status)]
    return rows if sort is Sort.UNIT else sorted(rows, key=lambda row: place_of(row, sort))


def _rows(selected: Selected, query: Query, today: date, tracked: Mapping[str, Tracked]) -> Iterator[DueRow]:
    loaded, hit = selected
    item = hit.item
    standings = tuple(tracked[loaded.file].items[item.id]) if loaded.file in tracked else ()
    if all(deadline.date == item.due_date for deadline in item.deadlines()):
        yield DueRow(selected, item.due, (), standings)
        return
    periods = [when.of(loaded.model.year, today) for when in query.due]
    for due, targets in deadlines_of(item, hit.targets):
        if periods and not any(due.date in period for period in periods):
            continue
        if query.targets and not targets:
            continue  # the item's own deadline, by which none of the targets that were asked for is due
        its = tuple(one for one in standings if one.target in targets)
        yield DueRow(selected, due, targets, its or standings)


def place_of(row: DueRow, sort: Sort) -> tuple[bool, Fraction | int, int]:
    """Where a row comes; what only a ledger can tell comes last without one."""
    if sort is Sort.DUE:
        return False, row.due.date.toordinal(), 0
    stood = row.standing
    if stood is None or row.rate is None:
        return True, 0, 0
    if sort is Sort.RATE:
        return False, row.rate, 0
    from ..ledger.progress import from_worst

    return False, from_worst(stood.status), -stood.depth
