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
from enum import Enum
from operator import add
from typing import Generic, NamedTuple, TypeVar

from ..responsibilities.model import Bound, Portion, Target
from ..values.quantity import Value
from ..values.stage import Stage
from .model import Entry
from .reports import is_share

T = TypeVar("T")


class Portions:
    """Units' parts of targets, found by whatever name of the unit; each target is looked through once."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self.aliases = aliases
        self._known: dict[int, tuple[Target, dict[str, Portion]]] = {}  # with the target, so that its id stays its own

    def of(self, target: Target, unit: str) -> Portion | None:
        """A unit's part of a target; None if it has none."""
        if id(target) not in self._known:
            known: dict[str, Portion] = {}
            for portion in target.breakdown:
                known.setdefault(self.aliases.get(portion.unit, portion.unit), portion)
            self._known[id(target)] = target, known
        return self._known[id(target)][1].get(self.aliases.get(unit, unit))


def as_target(target: Target, portion: Portion) -> Target:
    """A unit's part as a target of its own."""
    return replace(target, quantity=portion.quantity, year_target=None, milestones=(), breakdown=())


class Tally:
    """What a target with a breakdown comes to, report by report."""

    def __init__(self, target: Target, portions: Portions, goal: Stage = Stage.FINISHED) -> None:
        self.target, self.goal = target, goal
        self.whole: Entry | None = None
        """The last report of the whole."""
        self.since: set[str] = set()
        """The units that have reported since the last report of the whole."""
        self._portions = portions
        self._places = {portion.unit: place for place, portion in enumerate(target.breakdown)}
        self._order: dict[str, int] = {}
        """The units that have reported at all, in the order of their first reports."""
        size = len(target.breakdown)
        self._amounts: Together[Decimal] = Together(size, max if target.bound is Bound.AT_MOST else add)
        self._stages: Together[_Stages] = Together(size, _Stages.together)
        self._numbers: dict[str, Together[Decimal | _Unsaid]] = {name: Together(size, _added) for name in _COUNTED}

    def add(self, entry: Entry) -> None:
        """Take in the next report; a check is none."""
        if entry.is_check:
            return
        if entry.unit is None:
            self.whole = entry
            self.since.clear()
        elif portion := self._portions.of(self.target, entry.unit):
            place, order = self._places[portion.unit], self._order.setdefault(portion.unit, len(self._order))
            self._amounts.put(place, self._amount(entry, portion.quantity))
            self._stages.put(place, _Stages.of(entry, order))
            for name, numbers in self._numbers.items():
                number: Decimal | None = getattr(entry, name)
                numbers.put(place, _Unsaid.UNSAID if number is None else number)
            self.since.add(portion.unit)

    @property
    def of_parts(self) -> Decimal:
        """What the parts come to: their sum, or the worst of at most so much."""
        amount = self._amounts.all
        return Decimal() if amount is None else amount

    @property
    def amount(self) -> Decimal:
        """What the whole comes to."""
        return self.of_parts if self.counting is None else self._amount(self.counting, self.target.goal)

    @property
    def counting(self) -> Entry | None:
        """The report of the whole that counts; None where the parts do, and before the first report."""
        if self.whole is None or not self.since:
            return self.whole
        if self.target.bound is Bound.AT_MOST or self._amount(self.whole, self.target.goal) <= self.of_parts:
            return None
        return self.whole

    @property
    def stage(self) -> str | None:
        """The stage of the works: the least of its parts', once each has named one, or one that isn't finished."""
        if self.whole and not self.since:
            return self.whole.stage
        stages = self._stages.all
        if stages is None or stages.least is None:
            return None
        stage, _, text = stages.least
        has_all = len(self._order) == len(self.target.breakdown) and stages.is_whole
        return text if stage < self.goal or has_all else None

    def counted(self, name: str) -> Decimal | None:
        """What the whole comes to of a number beside the value: the parts' sum, where each that reported says it."""
        whole: Decimal | None = getattr(self.whole, name) if self.whole else None
        if not self.since:
            return whole
        numbers = (whole, self._numbers[name].all)
        return max((number for number in numbers if isinstance(number, Decimal)), default=None)

    def _amount(self, entry: Entry, promised: Decimal) -> Decimal:
        return amount_of(entry, self.target, promised, self.goal)


def amount_of(entry: Entry, target: Target, promised: Decimal, goal: Stage) -> Decimal:
    """What a report counts, in the target's measure: of a share of the whole, or a stage alone, so much of it."""
    if entry.value is None:
        is_done = entry.done or (entry.stage_reached is not None and entry.stage_reached >= goal)
        return promised if is_done else Decimal()
    return entry.value.amount * promised / 100 if is_share(entry.value, target) else entry.value.amount


_COUNTED = ("begun", "finished", "invested")
"""The numbers of an entry beside its value that are counted together."""


class _Unsaid(Enum):
    """The number of a part that reported and doesn't say it: then nothing says the sum."""

    UNSAID = 0


def _added(one: Decimal | _Unsaid, other: Decimal | _Unsaid) -> Decimal | _Unsaid:
    return one + other if isinstance(one, Decimal) and isinstance(other, Decimal) else _Unsaid.UNSAID


class _Stages(NamedTuple):
    """The least stage that some parts named, of the part that reported first, and whether all of them named one."""

    least: tuple[Stage, int, str] | None
    is_whole: bool

    @classmethod
    def of(cls, entry: Entry, order: int) -> _Stages:
        """That of one part, the ``order``-th to report."""
        stage = entry.stage_reached
        return cls(None if stage is None else (stage, order, entry.stage or ""), bool(entry.stage))

    def together(self, other: _Stages) -> _Stages:
        """That of both."""
        named = [one for one in (self.least, other.least) if one is not None]
        return _Stages(min(named, default=None), self.is_whole and other.is_whole)


class Together(Generic[T]):
    """What the values at some places come to, where they change one at a time: combined in pairs, and pairs of pairs.

    So a change costs as many steps as the places can be halved, and not one for each place.
    """

    def __init__(self, places: int, combine: Callable[[T, T], T]) -> None:
        self._combine = combine
        self._first = 1 << max(places - 1, 0).bit_length()
        self._tree: list[T | None] = [None] * (2 * self._first)

    def put(self, place: int, value: T) -> None:
        """Set the value at a place."""
        at = self._first + place
        self._tree[at] = value
        while at > 1:
            at //= 2
            left, right = self._tree[2 * at], self._tree[2 * at + 1]
            self._tree[at] = right if left is None else left if right is None else self._combine(left, right)

    @property
    def all(self) -> T | None:
        """What all values come to; None if there are none."""
        return self._tree[1]


def as_wholes(tally: Tally, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The reports on a target with a breakdown, each as one of the whole: with what it came to by then.

    The ``tally`` takes them in. Checks of the whole stay as they are; those of a part are the part's.
    """
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
                begun=tally.counted("begun"),
                finished=tally.counted("finished"),
                invested=tally.counted("invested"),
            )
