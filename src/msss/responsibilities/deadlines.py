"""An item's deadlines: its own, and those that targets of it have, each with what is due then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ..values.deadline import Deadline
from .model import Item, Target


class DueThen(NamedTuple):
    """One deadline of an item, and the targets that are due on its day."""

    due: Deadline
    targets: tuple[Target, ...]


def deadlines_of(item: Item, targets: Iterable[Target]) -> list[DueThen]:
    """The deadlines of an item and of those ``targets`` of it, one a day, the soonest first.

    The item's own is there also where no target is due then. Deadlines of one day are called as the item's is, or as
    the first target's.
    """
    due = {item.due_date: item.due}
    then: dict[object, list[Target]] = {}
    for target in targets:
        its = item.due_of(target)
        due.setdefault(its.date, its)
        then.setdefault(its.date, []).append(target)
    return [DueThen(due[day], tuple(then.get(day, ()))) for day in sorted(due)]


def next_due(item: Item, today: date) -> Deadline:
    """The deadline that comes next, the item's or that of a target; the item's when all have gone by."""
    coming = [deadline for deadline in item.deadlines() if deadline.date >= today]
    return min(coming, key=lambda deadline: deadline.date, default=item.due)
