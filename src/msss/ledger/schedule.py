"""What is to be reached by which day: by elapsed time, or by the milestones of the list (進度節點).

Without milestones a steady worker's progress is expected: the share of the period that has passed (序時進度). With
quantities as milestones it is a step at each of their days: what the last one that has come asks for, and nothing
before the first; or, where the list asks for it (``between_milestones: line``), a straight line from one to the next,
from nothing at the start to the whole at the deadline. With stages of works as milestones a stage is expected, and no
share. Milestones in words alone can't be measured: elapsed time counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..responsibilities.model import Item, Milestone, ResponsibilityList, Target
from ..values.deadline import Deadline
from ..values.stage import Stage, read_stage


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is expected of one target, day by day.

    ``shares`` are the milestones that ask for a share of the whole, ``stages`` those that ask for a stage, by their
    days. ``goal`` is the stage with which works are done. One that ``is_open`` expects nothing by any day (全年). With
    ``is_line`` the share grows from one milestone to the next.
    """

    start: date
    due: date
    is_open: bool = False
    goal: Stage = Stage.FINISHED
    shares: tuple[tuple[date, Fraction], ...] = ()
    stages: tuple[tuple[date, Stage], ...] = ()
    is_line: bool = False

    @property
    def is_measured(self) -> bool:
        """Whether a share is expected at all."""
        return not self.is_open and (bool(self.shares) or not self.stages)

    def share(self, day: date) -> Fraction:
        """The share of the whole that is expected at the end of a day; 0 where none is."""
        if self.is_open:
            return Fraction(0)
        if day >= self.due:
            return Fraction(1)
        if self.shares and self.is_line:
            return self._on_the_line(day)
        if self.shares:
            return max((share for by, share in self.shares if by <= day), default=Fraction(0))
        if self.stages:
            return Fraction(0)
        return expected_share(self.start, self.due, day)

    def _on_the_line(self, day: date) -> Fraction:
        """The share between the last milestone that has come, or the start, and the next one, or the deadline."""
        came = max(((by, share) for by, share in self.shares if by <= day), default=(self.start, Fraction(0)))
        if came[0] > day:
            return Fraction(0)  # before the start
        comes = min(((by, share) for by, share in self.shares if by > day), default=(self.due, Fraction(1)))
        return came[1] + (comes[1] - came[1]) * Fraction((day - came[0]).days, (comes[0] - came[0]).days)

    def stage(self, day: date) -> Stage | None:
        """The stage that is expected at the end of a day; None before the first."""
        return max((stage for by, stage in self.stages if by <= day), default=None)


def expected_share(start: date, due: date, as_of: date) -> Fraction:
    """The share of the period from ``start`` to ``due`` that has passed at the end of ``as_of``."""
    if as_of >= due:
        return Fraction(1)
    return max(Fraction((as_of - start).days, max((due - start).days, 1)), Fraction(0))


def schedules(responsibilities: ResponsibilityList, item: Item) -> Iterator[tuple[Target | None, Schedule]]:
    """Each of an item's targets with its schedule; for an item without targets, the item's."""
    start = item.start or responsibilities.tracked_from
    is_line = responsibilities.schedule is not None and responsibilities.schedule.between_milestones == "line"
    for target in item.targets or (None,):
        yield target, _schedule(item, target, start, date(responsibilities.year, 12, 31), is_line=is_line)


def _schedule(item: Item, target: Target | None, start: date, year_end: date, *, is_line: bool) -> Schedule:
    deadline = item.due_of(target)
    due = deadline.date
    if target is not None and target.year_target is not None:
        due = min(due, year_end)
    milestones = item.milestones + target.milestones if target else item.milestones
    if not milestones and not deadline.stage and not deadline.is_open:
        return Schedule(start, due)  # nearly all
    shares, stages = _expected(milestones, target)
    return Schedule(start, due, deadline.is_open and not shares, _goal(deadline), shares, stages, is_line)


def _goal(deadline: Deadline) -> Stage:
    return read_stage(deadline.stage) or Stage.FINISHED


def _expected(
    milestones: tuple[Milestone, ...], target: Target | None
) -> tuple[tuple[tuple[date, Fraction], ...], tuple[tuple[date, Stage], ...]]:
    """The milestones that ask for a share of the whole, and those that ask for a stage."""
    shares, stages = [], []
    for milestone in milestones:
        if milestone.quantity is not None and target is not None and target.goal:
            shares.append((milestone.by.date, min(Fraction(milestone.quantity) / Fraction(target.goal), Fraction(1))))
        if milestone.stage and (stage := read_stage(milestone.stage)):
            stages.append((milestone.by.date, stage))
    return tuple(shares), tuple(stages)
