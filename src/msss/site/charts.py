"""What was reported of a target over time, as a drawing: its points, in the units of an SVG.

The drawing says nothing that the table of reports beside it doesn't say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ..ledger.progress import Step
from ..ledger.schedule import Schedule

WIDTH, HEIGHT = 600, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 14, 12, 26
_MOST = Fraction(3, 2)
"""No more than this share of the whole is drawn: what is beyond stays at the edge."""


class Point(NamedTuple):
    """A report, where it is drawn, and whether it is what a check found."""

    x: int
    y: int
    step: Step


class Tick(NamedTuple):
    """A mark of an axis, and what stands there."""

    at: int
    label: str


class Chart(NamedTuple):
    """The drawing: the line of what was expected, that of what was reported, and where the day stands."""

    expected: str
    reported: str
    points: tuple[Point, ...]
    days: tuple[Tick, ...]
    shares: tuple[Tick, ...]
    today: int | None
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def chart(steps: Sequence[Step], schedule: Schedule, as_of: date, *, expects: bool) -> Chart | None:
    """The reports of one target, drawn from its start to its deadline; None where there is nothing to draw.

    ``expects`` draws what a steady pace, or the milestones, ask for; of a level nothing is expected.
    """
    drawn = [step for step in steps if step.has_rate]
    if not drawn:
        return None
    first = min(schedule.start, drawn[0].entry.date)
    last = max(schedule.due, max(step.entry.date for step in drawn))
    if first >= last:
        return None
    days = (last - first).days
    most = min(max(max(step.rate for step in drawn), Fraction(1)), _MOST)

    def x(day: date) -> int:
        return _LEFT + round((WIDTH - _LEFT - _RIGHT) * (day - first).days / days)

    def y(share: Fraction) -> int:
        return HEIGHT - _BOTTOM - round(float((HEIGHT - _TOP - _BOTTOM) * min(share, most) / most))

    points = tuple(Point(x(step.entry.date), y(step.rate), step) for step in drawn)
    reports = [point for point in points if not point.step.entry.is_check]
    line: list[str] = []
    before = None
    for point in reports:
        if before is not None:
            line.append(f"{point.x},{before}")  # what was reported counts until the next report
        line.append(f"{point.x},{point.y}")
        before = point.y
    if before is not None and first <= as_of <= last and x(as_of) > reports[-1].x:
        line.append(f"{x(as_of)},{before}")
    return Chart(
        expected=_expected(schedule, first, x, y) if expects else "",
        reported=" ".join(line),
        points=points,
        days=tuple(Tick(x(day), _month(day, place)) for place, day in enumerate(_months(first, last))),
        shares=(Tick(y(Fraction(0)), "0%"), Tick(y(Fraction(1, 2)), "50%"), Tick(y(Fraction(1)), "100%")),
        today=x(as_of) if first <= as_of <= last else None,
    )


def _expected(schedule: Schedule, first: date, x: object, y: object) -> str:
    """The line of what is expected: straight to the deadline, or by the milestones, in steps or straight between."""
    assert callable(x)
    assert callable(y)
    corners = [(schedule.start, Fraction(0))]
    by_day = sorted(schedule.shares)
    if not by_day or schedule.is_line:
        corners += [*by_day, (schedule.due, Fraction(1))]
    else:
        reached = Fraction(0)
        for day, share in (*by_day, (schedule.due, Fraction(1))):
            corners += [(day, reached), (day, max(reached, share))]
            reached = max(reached, share)
    return " ".join(f"{x(max(day, first))},{y(share)}" for day, share in corners)


def _months(first: date, last: date) -> list[date]:
    """The first days of some months between two days, up to seven."""
    months = []
    year, month = first.year, first.month + 1
    while True:
        if month > 12:
            year, month = year + 1, 1
        if year > 9999 or date(year, month, 1) > last:
            break
        months.append(date(year, month, 1))
        month += 1
        if len(months) > 1200:
            break
    step = -(-len(months) // 7) or 1
    return months[::step]


def _month(day: date, place: int) -> str:
    """What stands below a month: its year too where the axis begins and where a year does."""
    return f"{day:%Y-%m}" if place == 0 or day.month == 1 else f"{day:%m}"
