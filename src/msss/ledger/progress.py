"""Where things stand: each target's completion against the time that has passed (序時進度).

A target's completion rate is what was reported over what was promised; the other way round for a
promise of at most so much. It is measured against a steady worker's: the share of the period, from
the day of the list (or the item's ``start:``) to the deadline, that has passed. A promise of at most so
much (minutes, decibels) is a level and nothing that grows with time: it is met or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from ..common.terms import shown
from ..responsibilities.model import Bound, Item, Project, ResponsibilityList, Target
from ..responsibilities.registry import canonical
from ..values.chinese import fold
from ..values.quantity import Value
from ..values.stage import Stage
from .model import Entry, Ledger
from .parts import Portions, Tally, as_target, as_wholes
from .reports import is_share
from .schedule import Schedule, schedules

if TYPE_CHECKING:  # most ledgers have no checks, and most lists no bands
    from ..responsibilities.scheme import Band, Scheme
    from .checks import Check

TOLERANCE = Fraction(5, 100)
"""How far from the share of the period that has passed a completion rate still is on schedule."""
UNFINISHED = Fraction(99, 100)
"""What works count as of which all is there, and that aren't finished."""
FAR_BEYOND = Fraction(3, 2)
"""A completion rate above this is more likely a slip of the keyboard than a promise so much exceeded."""


class Status(StrEnum):
    """Where a target or an item stands, from the worst to the best."""

    OVERDUE = "overdue"
    BEHIND = "behind"
    NOT_REPORTED = "not_reported"
    NOT_MET = "not_met"
    ON_SCHEDULE = "on_schedule"
    AHEAD = "ahead"
    DONE = "done"
    DONE_EARLY = "done_early"

    @property
    def word(self) -> str:
        """The word that published bulletins use."""
        return _WORDS[self]

    @property
    def is_behind(self) -> bool:
        """Whether somebody has to act: behind schedule, or past the deadline."""
        return self in (Status.BEHIND, Status.OVERDUE)


_WORDS = {
    Status.OVERDUE: "逾期",
    Status.BEHIND: "滯後",
    Status.NOT_REPORTED: "未報",
    Status.NOT_MET: "未達標",
    Status.ON_SCHEDULE: "按序時",
    Status.AHEAD: "超序時",
    Status.DONE: "完成",
    Status.DONE_EARLY: "提前完成",
}
_ORDER = {status: place for place, status in enumerate(Status)}


def stands_at(standing: Standing, wanted: Collection[Status | str]) -> bool:
    """Whether a target is at one of some statuses, or is called by one of some words, which are folded."""
    return standing.status in wanted or (
        any(not isinstance(one, Status) for one in wanted) and fold(standing.word) in wanted
    )


def spoken(word: str) -> str:
    """What to show for the word of a status: ours in the language that is spoken, a list's own as it is."""
    return shown(word) if word in _WORDS.values() else word


def from_worst(status: Status) -> int:
    """A status as a number to sort by, the worst first."""
    return _ORDER[status]


def worst(statuses: Iterable[Status]) -> Status:
    """The worst of some statuses: an item stands where its worst target does."""
    return min(statuses, key=_ORDER.__getitem__)


def worst_standing(standings: Iterable[Standing]) -> Standing:
    """The worst of some standings; of several at one status, the one in the lowest band of the list's."""
    return min(standings, key=lambda one: (_ORDER[one.status], -one.depth))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one target stands; ``target`` is None for an item without targets.

    ``rate`` is the completion rate and ``expected_share`` the share of the period that has passed,
    both as fractions of one; ``rate`` is 0 where nothing was reported. ``entry`` is the report that
    counts, ``reached`` the day since which the target has been met, ``check`` what the last check found. A target that
    the list breaks down by units has ``parts``, a standing for each ``unit``, whose target is its part; its own
    ``entry`` is then the last report with what all came to by it, ``of_parts`` what the parts alone come to, and
    ``said_by`` the report of the whole that counts, None where the parts do. ``own_word`` is what a list that has a
    schedule of its own calls the status, and ``depth`` in which of its bands the target is, 0 for the best.
    """

    project: Project
    item: Item
    target: Target | None
    entry: Entry | None
    rate: Fraction
    expected_share: Fraction
    status: Status
    reached: date | None
    schedule: Schedule
    unit: str | None = None
    parts: tuple[Standing, ...] = ()
    check: Check | None = None
    own_word: str | None = None
    depth: int = 0
    of_parts: Decimal | None = None
    said_by: Entry | None = None

    @property
    def word(self) -> str:
        """What the status is called: in the list's own word, if it has one, otherwise in the usual one."""
        return self.own_word or self.status.word

    @property
    def short_parts(self) -> tuple[Standing, ...]:
        """The parts that the whole would hide: not done where it is, late or not reported where it isn't late."""
        if self.status.is_behind or not any(part.entry for part in self.parts):
            return ()
        if self.reached is not None:
            return tuple(part for part in self.parts if part.reached is None)
        return tuple(part for part in self.parts if part.status.is_behind or part.entry is None)

    @property
    def promise(self) -> str:
        """What is promised: the target's content, or the sentence of an item without targets."""
        return promise(self.item, self.target)

    @property
    def counted(self) -> Fraction:
        """The rate as it counts in a mean: no more than the whole, and less where works aren't finished.

        Of these only the stage tells that something is missing, and not how much.
        """
        return UNFINISHED if self.rate >= 1 and self.reached is None else min(self.rate, Fraction(1))

    @property
    def is_begun(self) -> bool:
        """Whether more than nothing was reported, or a stage of works."""
        entry = self.entry
        if entry is None:
            return False
        return entry.done or entry.stage_reached is not None or (entry.value is not None and entry.value.amount > 0)

    @property
    def is_part(self) -> bool:
        """Whether it is inside another target of its item (其中), and so isn't counted beside it."""
        return self.target is not None and self.target.part_of is not None

    @property
    def value(self) -> Value | None:
        """What was reported last."""
        return self.entry.value if self.entry else None

    @property
    def is_level(self) -> bool:
        """Whether it is a promise of at most so much, which isn't held against the time that has passed."""
        return is_level(self.target)

    @property
    def is_measured(self) -> bool:
        """Whether a share is expected of it by now: of a level, of an open deadline and of stages none is."""
        return not self.is_level and self.schedule.is_measured


class Placed:
    """The status of a completion rate, and its band: ``depth`` counts the bands from the best, which is 0."""

    # No dataclass, as for `Measure`: making one costs time at every start.
    __slots__ = ("band", "depth", "status")

    def __init__(self, status: Status, band: Band | None = None, depth: int = 0) -> None:
        self.status, self.band, self.depth = status, band, depth


class Measure:
    """What completion rates are held against: a tolerance, or the bands of a list's ``scheme``."""

    __slots__ = ("scheme", "tolerance")

    def __init__(self, tolerance: Fraction, scheme: Scheme | None = None) -> None:
        self.tolerance, self.scheme = tolerance, scheme

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Measure) and (self.tolerance, self.scheme) == (other.tolerance, other.scheme)

    def __hash__(self) -> int:
        return hash((self.tolerance, self.scheme))

    def bands(self, day: date) -> tuple[Band, ...]:
        """The list's bands that count on a day, best first; none where the tolerance does."""
        if self.scheme is None:
            return ()
        from .bands import bands_on

        return bands_on(self.scheme, day)

    def placed(self, rate: Fraction, share: Fraction, day: date) -> Placed:
        """Where a completion rate stands on a day on which ``share`` is expected, both as fractions of one."""
        if self.scheme is not None and (bands := self.bands(day)):
            from .bands import band_of

            band, depth = band_of(self.scheme, bands, rate, share)
            return Placed(Status(band.status) if band else Status.BEHIND, band, depth)
        if rate < share - self.tolerance:
            return Placed(Status.BEHIND)
        return Placed(Status.AHEAD if rate > share + self.tolerance else Status.ON_SCHEDULE)

    def word(self, placed: Placed) -> str | None:
        """What a list that has a scheme of its own calls a status; None for another list."""
        if self.scheme is None:
            return None
        if placed.band is not None and placed.band.word:
            return placed.band.word
        word = self.scheme.words.written.get(placed.status) if self.scheme.words else None
        if word is None and placed.band is None:  # late for another reason than its rate: the mildest word for it
            named = (band.word for band in self.scheme.bands if band.status.value == placed.status.value)
            word = next(filter(None, named), None)
        return word or placed.status.word


def measure_of(responsibilities: ResponsibilityList, tolerance: Fraction | None = None) -> Measure:
    """What the targets of a list are held against; a ``tolerance`` that is asked for takes the place of the list's."""
    scheme = responsibilities.schedule
    if tolerance is None:
        own = scheme.tolerance if scheme else None
        tolerance = TOLERANCE if own is None else Fraction(own) / 100
    return Measure(tolerance, scheme)


def promise(item: Item, target: Target | None) -> str:
    """What is promised: the target's content, or the sentence of an item without targets."""
    return target.content if target else item.name


def is_level(target: Target | None) -> bool:
    """Whether a target is a promise of at most so much: a level, which may rise and fall."""
    return target is not None and target.bound is Bound.AT_MOST


def standings(
    responsibilities: ResponsibilityList,
    ledger: Ledger,
    as_of: date,
    tolerance: Fraction | None = None,
) -> Iterator[Standing]:
    """Where every target stands on the day ``as_of``, in the list's order.

    Only what was reported by that day counts. A target that is met is done (early, if before its
    deadline); past the deadline it is overdue, reported or not; without a report it is not reported;
    else its rate is held against the share of the period that has passed, give or take ``tolerance`` (None is
    the list's own), or placed in the list's bands, if it has any; on the day of the deadline itself nothing short
    of the target is on schedule. A target of at most so much isn't
    held against time: until the day of its deadline it is met or not. Where the list has milestones, the share that
    they ask for takes the place of the time that has passed; one that asks for a stage of works makes everything
    before that stage late. What is due 全年 or 常態化開展 is never behind or overdue.
    """
    reports = _reports(responsibilities, ledger, as_of)
    portions = Portions(canonical(responsibilities.units))
    measure = measure_of(responsibilities, tolerance)
    for project, item in responsibilities.items():
        for target, schedule in schedules(responsibilities, item):
            entries = reports.get((item.id, target.content if target else None), [])
            if target is None or not target.breakdown:
                yield _standing(project, item, target, entries, schedule, as_of, measure)
                continue
            of_parts: dict[int, list[Entry]] = {}
            for one in entries:
                if one.unit and (its_portion := portions.of(target, one.unit)):
                    of_parts.setdefault(id(its_portion), []).append(one)
            parts = []
            for portion in target.breakdown:
                its = of_parts.get(id(portion), [])
                if not (its or portion.quantity):
                    continue  # nothing was asked of it
                part = _standing(project, item, as_target(target, portion), its, schedule, as_of, measure)
                parts.append(replace(part, unit=portion.unit))
            tally = Tally(target, portions, schedule.goal)
            whole = _standing(project, item, target, list(as_wholes(tally, entries)), schedule, as_of, measure)
            yield replace(whole, parts=tuple(parts), of_parts=tally.of_parts, said_by=tally.counting)


def completion(target: Target | None, entry: Entry, goal: Stage = Stage.FINISHED) -> Fraction:
    """The completion rate that a report stands for, as a fraction of one; it may pass one.

    For a target of at most so much, it is the promise over the report: 30 minutes promised and 40
    reported is three quarters. A stage of works without a value is nothing or, from the stage ``goal`` on, all.
    """
    if entry.value is None and entry.stage and not entry.done:
        return Fraction(1 if is_finished(entry, goal) else 0)
    if target is None or entry.value is None or is_share(entry.value, target):
        return Fraction(1) if entry.done else Fraction(entry.value.amount if entry.value else 0) / 100
    done, promised = Fraction(entry.value.amount), Fraction(target.goal)
    if target.bound is Bound.AT_MOST:
        return promised / done if done else Fraction(1)
    return done / promised if promised else Fraction(1)


def rate_of(counted: Decimal | None, target: Target | None) -> Fraction | None:
    """What has begun or is finished over what is promised (開工率, 完工率); None where either isn't a number."""
    if counted is None or target is None or not target.goal:
        return None
    return Fraction(counted) / Fraction(target.goal)


def is_finished(entry: Entry, goal: Stage) -> bool:
    """Whether the stage that a report names is the one that is promised, or a later one."""
    return entry.stage_reached is not None and entry.stage_reached >= goal


@dataclass(frozen=True, slots=True)
class Step:
    """One report of a target, and what it changed: ``change`` is from the report before, None for the first.

    Of a report of one unit's part, ``target`` is the part.

    ``rate`` and ``expected_share`` are those of its day, as in `Standing`.
    """

    project: Project
    item: Item
    target: Target | None
    entry: Entry
    rate: Fraction
    expected_share: Fraction
    change: Value | None
    schedule: Schedule

    @property
    def promise(self) -> str:
        """What is promised: the target's content, or the sentence of an item without targets."""
        return promise(self.item, self.target)

    @property
    def has_rate(self) -> bool:
        """Whether the entry stands for a completion rate: a check that found a stage or a sample alone doesn't."""
        return not self.entry.is_check or self.entry.value is not None or self.entry.done


def steps(responsibilities: ResponsibilityList, ledger: Ledger, id: str) -> Iterator[Step]:
    """Every report on the item ``id``, oldest first."""
    return (step for its in steps_by_item(responsibilities, ledger, {id}).values() for step in its)


def steps_by_item(
    responsibilities: ResponsibilityList, ledger: Ledger, only: Collection[str] | None = None
) -> dict[str, list[Step]]:
    """Every report on each item, by its id, oldest first; ``only`` are the items that are meant, None all."""
    entries: dict[str, list[Entry]] = {}
    for entry in ledger.entries:
        if only is None or entry.item in only:
            entries.setdefault(entry.item, []).append(entry)
    portions = Portions(canonical(responsibilities.units))
    return {
        item.id: list(_steps(responsibilities, project, item, entries[item.id], portions))
        for project, item in responsibilities.items()
        if item.id in entries
    }


def _steps(
    responsibilities: ResponsibilityList, project: Project, item: Item, entries: list[Entry], portions: Portions
) -> Iterator[Step]:
    of = {
        target.content if target else None: (target, schedule) for target, schedule in schedules(responsibilities, item)
    }
    last: dict[tuple[str | None, str | None], tuple[Value, Fraction]] = {}
    for entry in entries:
        content = entry.target or (item.targets[0].content if len(item.targets) == 1 else None)
        target, schedule = of[content]
        portion = portions.of(target, entry.unit) if target and entry.unit else None
        if target and portion:
            target = as_target(target, portion)
        value = entry.value or Value(Decimal(100), is_percent=True)
        on = content, portion.unit if portion else None
        rate, share = completion(target, entry, schedule.goal), schedule.share(entry.date)
        counts = not entry.is_check and (entry.value is not None or entry.done)  # a stage alone is no number
        change = _change(*last[on], value, rate, target) if counts and on in last else None
        yield Step(project, item, target, entry, rate, share, change, schedule)
        if counts:
            last[on] = value, rate


def _change(before: Value, rate_before: Fraction, value: Value, rate: Fraction, target: Target | None) -> Value:
    """What was done between two reports; where one says a number and the other a share, in points of the whole."""
    if is_share(value, target) == is_share(before, target):
        return Value(value.amount - before.amount, value.is_percent)
    return Value(Decimal(percent(rate) - percent(rate_before)), is_percent=True)


def percent(share: Fraction, digits: int = 0) -> Decimal:
    """A share in percent with so many decimals, rounded half up: 0.125 is 13. What is short of the whole is not 100."""
    whole = 100 * 10**digits
    rounded = int(share * whole + Fraction(1, 2))
    return Decimal(whole - 1 if rounded == whole and share < 1 else rounded).scaleb(-digits)


def _reports(
    responsibilities: ResponsibilityList, ledger: Ledger, as_of: date
) -> dict[tuple[str, str | None], list[Entry]]:
    """The reports and checks up to a day, by item and target, in the ledger's order."""
    only_target = {item.id: item.targets[0].content for _, item in responsibilities.items() if len(item.targets) == 1}
    reports: dict[tuple[str, str | None], list[Entry]] = {}
    for entry in ledger.entries:
        if entry.date <= as_of:
            reports.setdefault((entry.item, entry.target or only_target.get(entry.item)), []).append(entry)
    return reports


def _standing(
    project: Project,
    item: Item,
    target: Target | None,
    entries: list[Entry],
    schedule: Schedule,
    as_of: date,
    measure: Measure,
) -> Standing:
    check = None
    if any(one.is_check for one in entries):
        from .checks import last_check

        check = last_check(
            entries, lambda one: completion(target, one, schedule.goal), schedule.goal, measure.tolerance
        )
        entries = [one for one in entries if not one.is_check]
    entry = entries[-1] if entries else None
    rate = completion(target, entry, schedule.goal) if entry else Fraction(0)
    share = schedule.share(as_of)
    reached = _reached(target, entries, schedule.goal)
    placed: Placed | None = None
    if reached is not None:
        status = Status.DONE_EARLY if reached < schedule.due else Status.DONE
    elif schedule.is_open:
        status = Status.ON_SCHEDULE if entry else Status.NOT_REPORTED
    elif as_of > schedule.due:
        status = Status.OVERDUE
    elif entry is None:
        status = Status.NOT_REPORTED
    elif is_level(target):
        status = Status.BEHIND if as_of == schedule.due else Status.NOT_MET
    else:
        placed = measure.placed(rate, share, as_of) if schedule.is_measured else Placed(Status.ON_SCHEDULE)
        # On the day of the deadline itself, short of it is late by no tolerance.
        if as_of == schedule.due or _is_before(entry, schedule.stage(as_of)):
            placed = placed if placed.status is Status.BEHIND else Placed(Status.BEHIND)
        status = placed.status
    placed = placed or Placed(status)
    return Standing(
        project,
        item,
        target,
        entry,
        rate,
        share,
        status,
        reached,
        schedule,
        check=check,
        own_word=measure.word(placed),
        depth=placed.depth,
    )


def _is_before(entry: Entry, expected: Stage | None) -> bool:
    """Whether works haven't come to the stage that is expected: a value says that they have begun, and no more."""
    if expected is None:
        return False
    stage = entry.stage_reached
    if stage is None and entry.value is not None and entry.value.amount:
        stage = Stage.BEGUN
    return stage is None or stage < expected


def _reached(target: Target | None, entries: list[Entry], goal: Stage) -> date | None:
    """Since when every report says that the target is met; None if the last doesn't.

    Where a report names a stage, works that aren't finished don't meet it, whatever is counted.
    """
    reached = None
    for entry in reversed(entries):
        if completion(target, entry, goal) < 1 or (entry.stage_reached is not None and not is_finished(entry, goal)):
            break
        reached = entry.date
    return reached


def without_parts(standings: Sequence[Standing]) -> Sequence[Standing]:
    """An item's standings without those of parts of its targets: what its completion rate is made of."""
    return [standing for standing in standings if not standing.is_part] or standings


def checked(standings: Iterable[Standing]) -> Iterator[tuple[Standing, Check]]:
    """The targets, and units' parts of them, that were checked, each with its last check."""
    for standing in standings:
        if standing.check is not None:
            yield standing, standing.check
        yield from checked(standing.parts)


def differing(standings: Iterable[Standing]) -> list[tuple[Standing, Check]]:
    """The targets, and units' parts of them, of which a check found less than was reported."""
    return [(standing, check) for standing, check in checked(standings) if check.differs]


def by_item(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    """The standings of each item, by its id, in the list's order."""
    items: dict[str, list[Standing]] = {}
    for standing in standings:
        items.setdefault(standing.item.id, []).append(standing)
    return items
