"""Points that are added to totals or deducted from them (加扣分): for events, for numbers, for ranks.

What is counted of projects goes to each project, and to a unit as the mean of the items that it leads; what is counted
of units goes to units alone. Adjustments are made one after the other, so that one that draws on the rank by total
knows those above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ..responsibilities.model import Project
from ..values.chinese import fold
from .model import Adjustment, Counted, Draws


def applies(level: str | None, project: Project) -> bool:
    """Whether what is for projects of a level is for this one; what names no level is for all."""
    return level is None or (project.level is not None and fold(level) == fold(project.level))


def limited(points: Fraction, cap: Decimal | None, floor: Decimal | None) -> Fraction:
    """Points, no more than ``cap`` and no fewer than ``floor``."""
    if cap is not None and points > cap:
        return Fraction(cap)
    return Fraction(floor) if floor is not None and points < floor else points


def points_of_rank(adjustment: Adjustment, rank: int) -> Fraction:
    """What a rank gets: as it is listed, or behind the last that is listed by so much more for each."""
    listed = len(adjustment.by_rank)
    if rank <= listed:
        return Fraction(adjustment.by_rank[rank - 1])
    if adjustment.then is None or not listed:
        return Fraction(0)
    return Fraction(adjustment.by_rank[-1]) + (rank - listed) * Fraction(adjustment.then)


def projects_coefficient(adjustment: Adjustment, projects: int) -> Fraction:
    """What the points of a unit are multiplied by that has so many projects."""
    return 1 + (projects - 1) * Fraction(adjustment.more_projects or 0)


class Counts:
    """What an adjustment counts, by project or unit."""

    def __init__(self, adjustment: Adjustment, aliases: Mapping[str, str]) -> None:
        self.adjustment = adjustment
        self.lines: dict[int | str, list[Counted]] = {}
        for one in adjustment.counts:
            of = (one.project or 0) if one.unit is None else aliases.get(one.unit, one.unit)
            self.lines.setdefault(of, []).append(one)
        self.most = max((self.amount(of) for of in self.lines), default=0)

    @property
    def is_known(self) -> bool:
        """Whether anything is known: before the ranks are given, nobody has one; what didn't happen isn't counted."""
        return self.adjustment.draws_on is not Draws.RANK or bool(self.lines)

    def amount(self, of: int | str) -> int:
        """How many were counted of a project or a unit."""
        return sum(one.amount for one in self.lines.get(of, ()))

    def rank(self, of: int | str) -> int | None:
        """The rank that is given."""
        return next((one.rank for one in self.lines.get(of, ()) if one.rank is not None), None)

    def points(self, of: int | str, projects: int = 1) -> Fraction:
        """What a project gets, or a unit of so many projects."""
        adjustment = self.adjustment
        found = Fraction(0)
        match adjustment.draws_on:
            case Draws.TIMES:
                lines = self.lines.get(of, ())
                found = sum((one.amount * worth_of(adjustment, one) for one in lines), Fraction(0))
            case Draws.SHARE if self.most:
                found = Fraction(self.amount(of), self.most) * Fraction(adjustment.most or 0)
            case Draws.RANK if rank := self.rank(of):
                found = points_of_rank(adjustment, rank)
        return limited(found * projects_coefficient(adjustment, projects), adjustment.cap, adjustment.floor)


def worth_of(adjustment: Adjustment, one: Counted) -> Fraction:
    """What one time is worth."""
    each = adjustment.each if one.each is None else one.each
    return Fraction(each or 0)


class Row(NamedTuple):
    """A row of an evaluation before adjustments: its items' projects, the unit if it is of one, and its total."""

    projects: tuple[Project, ...]
    unit: str | None
    total: Fraction | None


def is_for(adjustment: Adjustment, row: Row) -> bool:
    """Whether a row gets an adjustment: what is counted of units, units alone do; of a level, its projects alone."""
    if row.unit is None and adjustment.is_of_units:
        return False
    return any(applies(adjustment.level, project) for project in row.projects)


class Gain(NamedTuple):
    """What a row gets by an adjustment, None if that isn't known yet; and the rank for which it gets it, if for one."""

    points: Fraction | None
    rank: int | None = None


class Adjusted(NamedTuple):
    """What a row gets by each adjustment, None for one that isn't for it, and its total with them."""

    gains: tuple[Gain | None, ...]
    total: Fraction | None


def adjusted(adjustments: Sequence[Adjustment], rows: Sequence[Row], aliases: Mapping[str, str]) -> list[Adjusted]:
    """What every row gets, and comes to."""
    totals = [row.total for row in rows]
    gains: list[list[Gain | None]] = [[] for _ in rows]
    for adjustment in adjustments:
        counts = Counts(adjustment, aliases)
        theirs = [is_for(adjustment, row) for row in rows]
        ranks = ranks_of([total if is_theirs else None for is_theirs, total in zip(theirs, totals, strict=True)])
        for index, (row, is_theirs, rank) in enumerate(zip(rows, theirs, ranks, strict=True)):
            gain = _gain(counts, row, rank) if is_theirs else None
            gains[index].append(gain)
            total = totals[index]
            if gain is not None and total is not None:
                totals[index] = None if gain.points is None else total + gain.points
    return [Adjusted(tuple(one), total) for one, total in zip(gains, totals, strict=True)]


def _gain(counts: Counts, row: Row, rank_by_total: int | None) -> Gain:
    """What a row gets; ``rank_by_total`` is its rank so far."""
    adjustment = counts.adjustment
    if adjustment.draws_on is Draws.TOTAL:
        if rank_by_total is None:
            return Gain(None)
        points = points_of_rank(adjustment, rank_by_total)
        return Gain(limited(points, adjustment.cap, adjustment.floor), rank_by_total)
    if not counts.is_known:
        return Gain(None)
    if row.unit is None:
        return Gain(counts.points(row.projects[0].number), counts.rank(row.projects[0].number))
    if adjustment.is_of_units:
        projects = len({(project.level, project.number) for project in row.projects})
        return Gain(counts.points(row.unit, projects), counts.rank(row.unit))
    of_items = [
        counts.points(project.number) if applies(adjustment.level, project) else Fraction(0) for project in row.projects
    ]
    return Gain(sum(of_items, Fraction(0)) / len(of_items))


def ranks_of(totals: Sequence[Fraction | None]) -> list[int | None]:
    """The rank of each total, the highest first; who shares a total shares a rank, and the next is left out."""
    ranks: dict[Fraction, int] = {}
    for place, total in enumerate(sorted((total for total in totals if total is not None), reverse=True), 1):
        ranks.setdefault(total, place)
    return [None if total is None else ranks[total] for total in totals]
