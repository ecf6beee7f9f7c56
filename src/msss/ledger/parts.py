"""What units report of their parts of a target (分解任務), and what the whole comes to.

The value of the whole is the sum of the last reports of its parts; of a target of at most so much, the worst of them. A
report that names no unit is of the whole: it counts as it stands, and after it the parts as soon as together they
come to more. Nothing is ever added to a report of the whole, so nothing is counted twice. What a check found counts
for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from ..responsibilities.model import Bound, Portion, Target
from ..values.quantity import Value
from ..values.stage import Stage, read_stage
from .model import Entry
from .reports import is_share


def portion_of(target: Target, unit: str, aliases: Mapping[str, str]) -> Portion | None:
    """A unit's part of a target, by whatever name of the unit; None if it has none."""
    wanted = aliases.get(unit, unit)
    return next((one for one in target.breakdown if aliases.get(one.unit, one.unit) == wanted), None)


def as_target(target: Target, portion: Portion) -> Target:
    """A unit's part as a target of its own."""
    return replace(target, quantity=portion.quantity, year_target=None, milestones=(), breakdown=())


class Tally:
    """What a target with a breakdown comes to, report by report."""

    def __init__(self, target: Target, aliases: Mapping[str, str], goal: Stage = Stage.FINISHED) -> None:
        self.target, self.aliases, self.goal = target, aliases, goal
        self.whole: Entry | None = None
        """The last report of the whole."""
        self.parts: dict[str, Entry] = {}
        """The last report of each part, by the unit as the breakdown names it."""
        self.since: set[str] = set()
        """The units that have reported since the last report of the whole."""

    def add(self, entry: Entry) -> None:
        """Take in the next report; a check is none."""
        if entry.is_check:
            return
        if entry.unit is None:
            self.whole = entry
            self.since.clear()
        elif portion := portion_of(self.target, entry.unit, self.aliases):
            self.parts[portion.unit] = entry
            self.since.add(portion.unit)

    @property
    def of_parts(self) -> Decimal:
        """What the parts come to: their sum, or the worst of at most so much."""
        amounts = [
            self._amount(self.parts[portion.unit], portion.quantity)
            for portion in self.target.breakdown
            if portion.unit in self.parts
        ]
        return max(amounts, default=Decimal()) if self.target.bound is Bound.AT_MOST else sum(amounts, Decimal())

    @property
    def amount(self) -> Decimal:
        """What the whole comes to."""
        whole = self._amount(self.whole, self.target.goal) if self.whole else Decimal()
        if not self.since:
            return whole
        return self.of_parts if self.target.bound is Bound.AT_MOST else max(whole, self.of_parts)

    @property
    def stage(self) -> str | None:
        """The stage of the works: the least of its parts', once each has named one, or one that isn't finished."""
        if self.whole and not self.since:
            return self.whole.stage
        named = {entry.stage: read_stage(entry.stage) for entry in self.parts.values() if entry.stage}
        least = min((stage for stage in named.values() if stage), default=None)
        has_all = len(self.parts) == len(self.target.breakdown) and all(one.stage for one in self.parts.values())
        if least is None or (least >= self.goal and not has_all):
            return None
        return next(text for text, stage in named.items() if stage is least)

    def counted(self, of: Callable[[Entry], Decimal | None]) -> Decimal | None:
        """What the whole comes to of a number beside the value: the parts' sum, where each that reported says it."""
        whole = of(self.whole) if self.whole else None
        if not self.since:
            return whole
        said = [of(entry) for entry in self.parts.values()]
        numbers = [number for number in said if number is not None]
        of_parts = sum(numbers, Decimal()) if len(numbers) == len(said) else None
        return max((number for number in (whole, of_parts) if number is not None), default=None)

    def _amount(self, entry: Entry, promised: Decimal) -> Decimal:
        """What a report counts, in the target's measure: of a share of the whole, or a stage alone, so much of it."""
        if entry.value is None:
            stage = read_stage(entry.stage) if entry.stage else None
            return promised if entry.done or (stage and stage >= self.goal) else Decimal()
        return entry.value.amount * promised / 100 if is_share(entry.value, self.target) else entry.value.amount


def as_wholes(target: Target, entries: Iterable[Entry], aliases: Mapping[str, str], goal: Stage) -> Iterator[Entry]:
    """The reports on a target with a breakdown, each as one of the whole: with what it came to by then.

    Checks of the whole stay as they are; those of a part are the part's.
    """
    tally = Tally(target, aliases, goal)
    for entry in entries:
        tally.add(entry)
        if entry.unit is None:
            yield entry
        elif not entry.is_check:
            yield replace(
                entry,
                unit=None,
                value=Value(tally.amount),
                done=False,
                stage=tally.stage,
                begun=tally.counted(lambda one: one.begun),
                finished=tally.counted(lambda one: one.finished),
                invested=tally.counted(lambda one: one.invested),
            )
