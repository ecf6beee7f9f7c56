"""What a unit has to see to: the items that it leads and supports, what is due next, what has to be reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ..ledger.progress import Standing, Status
from ..responsibilities.deadlines import deadlines_of, next_due
from ..responsibilities.model import Target
from ..responsibilities.query import Hit, Role
from ..responsibilities.reading import LoadedList
from ..values.deadline import Deadline
from .tracking import Tracked

_FINISHED = (Status.DONE, Status.DONE_EARLY)


class Task(NamedTuple):
    """An item that a unit answers for, what is due of it next, and where it stands, where a ledger is followed.

    ``late`` is the deadline of targets, other than the item's, that has gone by while they weren't done. ``standings``
    are those of the targets.
    """

    hit: Hit
    due: Deadline
    standing: Standing | None
    late: Deadline | None = None
    standings: tuple[Standing, ...] = ()

    @property
    def status(self) -> Status | None:
        """Where it stands: where its worst target does."""
        return self.standing.status if self.standing else None

    @property
    def is_open(self) -> bool:
        """Whether it isn't known to be done."""
        return self.status not in _FINISHED

    def of(self, target: Target, standing: Standing | None) -> Task:
        """The same of one target: by its deadline, and where it stands."""
        return Task(self.hit, self.hit.item.due_of(target), standing)

    @property
    def first(self) -> Deadline:
        """The deadline that is to be seen to first: one that has gone by, or else the next."""
        return self.late or self.due


class Todo(NamedTuple):
    """What some units have to see to on a day.

    ``leads`` and ``supports`` are in the order of what is due next, what is done last. ``to_report`` are the targets
    of the items led that have no report of this quarter, unless they are done: None without a ledger, as nothing is
    known then.
    """

    loaded: LoadedList
    units: tuple[str, ...]
    as_of: date
    quarter: date
    leads: tuple[Task, ...]
    supports: tuple[Task, ...]
    to_report: tuple[Standing, ...] | None

    @property
    def next(self) -> Task | None:
        """What is due next of all that isn't done."""
        coming = [task for task in (*self.leads, *self.supports) if task.is_open and task.due.date >= self.as_of]
        return min(coming, key=lambda task: task.due.date, default=None)


def todo(
    loaded: LoadedList, units: Iterable[str], hits: Iterable[Hit], as_of: date, tracked: Tracked | None = None
) -> Todo:
    """What ``units`` have to see to of the items ``hits``, in which they play a part."""
    tasks = [_task(hit, as_of, tracked) for hit in hits]
    tasks.sort(key=lambda task: (not task.is_open, task.first.date))
    leads = tuple(task for task in tasks if _leads(task.hit))
    quarter = date(as_of.year, (as_of.month - 1) // 3 * 3 + 1, 1)
    to_report = None
    if tracked is not None:
        to_report = tuple(standing for task in leads for standing in task.standings if is_to_report(standing, quarter))
    supports = tuple(task for task in tasks if not _leads(task.hit))
    return Todo(loaded, tuple(units), as_of, quarter, leads, supports, to_report)


def _task(hit: Hit, as_of: date, tracked: Tracked | None) -> Task:
    item = hit.item
    if tracked is None:
        return Task(hit, next_due(item, as_of), None)
    standings = tuple(tracked.items[item.id])
    done = [one.target for one in standings if one.status in _FINISHED]
    # What is done is due no more; where all is, or a deadline is the item's alone, that one counts.
    to_do = [
        due
        for due, targets in deadlines_of(item, item.targets)
        if not targets or any(one not in done for one in targets)
    ]
    due = min((one for one in to_do if one.date >= as_of), key=_day, default=item.due)
    late = min((one for one in to_do if one.date < min(as_of, item.due_date)), key=_day, default=None)
    return Task(hit, due, tracked.worst(item.id), late, standings)


def _day(deadline: Deadline) -> date:
    return deadline.date


def _leads(hit: Hit) -> bool:
    return any(part.role is Role.LEAD for part in hit.parts)


def is_to_report(standing: Standing, quarter: date) -> bool:
    """Whether a target has no report of a quarter: one that is reached for good needs none."""
    if standing.reached is not None and not standing.is_level:
        return False
    return standing.entry is None or standing.entry.date < quarter
