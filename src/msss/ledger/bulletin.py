"""The quarterly bulletin (季度進展通報): what a ledger says of the whole list on one day.

How many items stand where, what moved since the last quarter ended, who is behind and by how much,
who hasn't reported, and how the lead units' items stand. `bulletin` works it out; the words and
tables that an office sends are made of it elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Protocol

from ..common.language import t
from ..responsibilities.model import Item, Project, ResponsibilityList
from ..responsibilities.registry import canonical
from ..values.quantity import Value
from .model import Entry, Ledger
from .progress import Measure, Placed, Standing, Status, by_item, measure_of, standings, worst_standing
from .reports import is_share

IN_ORDER = (
    Status.DONE_EARLY,
    Status.DONE,
    Status.AHEAD,
    Status.ON_SCHEDULE,
    Status.NOT_MET,
    Status.BEHIND,
    Status.OVERDUE,
    Status.NOT_REPORTED,
)
"""The statuses in the order in which bulletins count them."""
DONE = frozenset({Status.DONE, Status.DONE_EARLY})
"""Where everything is there that was promised."""
ON_TIME = frozenset({Status.ON_SCHEDULE, Status.AHEAD, Status.DONE, Status.DONE_EARLY})
"""Where nobody has to act: on schedule or better."""


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """Where one item stands, and each of its targets."""

    project: Project
    item: Item
    standings: tuple[Standing, ...]

    @property
    def status(self) -> Status:
        """The item's status: that of its worst target."""
        return self.worst.status

    @property
    def worst(self) -> Standing:
        """The standing of its worst target."""
        return worst_standing(self.standings)

    @property
    def word(self) -> str:
        """What the item's status is called."""
        return self.worst.word

    @property
    def depth(self) -> int:
        """In which of the list's bands its worst target is."""
        return self.worst.depth

    @property
    def is_begun(self) -> bool:
        """Whether any of its targets has begun."""
        return any(standing.is_begun for standing in self.standings)

    @property
    def unreported(self) -> tuple[Standing, ...]:
        """Its targets of which nothing was ever reported."""
        return tuple(standing for standing in self.standings if standing.entry is None)


@dataclass(frozen=True, slots=True)
class Move:
    """A target whose value or status changed, as it stood before and stands now."""

    before: Standing
    now: Standing


@dataclass(frozen=True, slots=True)
class Arrears:
    """A target that is behind or overdue; ``note`` is the last entry on it that says something in words."""

    standing: Standing
    note: Entry | None

    @property
    def lag(self) -> Fraction:
        """How far its rate is behind the share of the period that has passed, as a fraction of one."""
        return self.standing.expected_share - self.standing.rate

    @property
    def owed(self) -> Decimal | None:
        """How much is missing to what a steady worker would have done by now, in the target's measure.

        Of a promise of at most so much it is what has to go. It is rounded up, to as many decimals as the
        target and its report have: to catch up takes no less. None where there is no quantity to
        count, or no report of a promise of at most so much. Where works are late by their stage alone, it may be
        nothing or less.
        """
        target, value, share = self.standing.target, self.standing.value, self.standing.expected_share
        if target is None or (value is None and self.standing.is_level):
            return None
        value = value or Value(Decimal(0))
        done, promised = Fraction(value.amount), Fraction(target.goal)
        if is_share(value, target):
            done, value = promised * done / 100, Value(Decimal(0))
        exact = done - promised if self.standing.is_level else promised * share - done
        places = max(_places(target.quantity), _places(value.amount))
        return Decimal(ceil(exact * 10**places)).scaleb(-places)


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """How the items that one unit leads stand; ``rank`` counts from 1, and equals share one."""

    unit: str
    rank: int
    items: tuple[ItemStanding, ...]

    @property
    def counts(self) -> dict[Status, int]:
        """How many of its items stand where."""
        return count(self.items)

    def share(self, *statuses: Status) -> Fraction:
        """The share of its items that stand at any of these."""
        return share_of(self.items, statuses)

    @property
    def on_time(self) -> Fraction:
        """The share of its items that are on schedule or better."""
        return share_of(self.items, ON_TIME)


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What one bulletin says. ``since`` is the last day of the quarter before the one that ``as_of`` is in."""

    responsibilities: ResponsibilityList
    as_of: date
    since: date
    measure: Measure
    items: tuple[ItemStanding, ...]
    moved: tuple[Move, ...]
    behind: tuple[Arrears, ...]
    units: tuple[UnitStanding, ...]

    @property
    def quarter(self) -> int | None:
        """The quarter of the list's year that ends on its day, if one does."""
        year = self.responsibilities.year
        return next((quarter for quarter in range(1, 5) if quarter_end(year, quarter) == self.as_of), None)

    @property
    def counts(self) -> dict[Status, int]:
        """How many items stand where, in the order of `IN_ORDER`."""
        return count(self.items)

    @property
    def tolerance(self) -> Fraction:
        """How far from the share of the period that has passed a completion rate still is on schedule."""
        return self.measure.tolerance

    @property
    def targets(self) -> list[Standing]:
        """The targets, those that are inside others (其中) left out."""
        return [one for one in self.standings if one.target is not None and not one.is_part]

    @property
    def standings(self) -> Iterator[Standing]:
        """Where every target stands, in the list's order."""
        return (standing for item in self.items for standing in item.standings)

    @property
    def unreported(self) -> tuple[ItemStanding, ...]:
        """The items with a target of which nothing was ever reported."""
        return tuple(item for item in self.items if item.unreported)

    @property
    def subject(self) -> str:
        """What it is about: 2022年市政府民生實事項目, the list's title without the word for a list."""
        year = self.responsibilities.year
        name = re.sub("(責任|责任)?(清單|清单)$", "", self.responsibilities.title)
        return name if str(year) in name else str(t("{year} {name}", year=year, name=name)).rstrip()

    @property
    def kind(self) -> str:
        """What such bulletins are called: 第三季度進展通報, or 進展通報 on a day that ends no quarter."""
        match self.quarter:
            case 1:
                return t("Progress bulletin for the first quarter")
            case 2:
                return t("Progress bulletin for the second quarter")
            case 3:
                return t("Progress bulletin for the third quarter")
            case 4:
                return t("Progress bulletin for the fourth quarter")
            case _:
                return t("Progress bulletin")

    @property
    def title(self) -> tuple[str, str]:
        """Its subject and its kind, in the language that is spoken; a long title may be broken between them."""
        return str(t("{subject}: ", subject=self.subject)), str(self.kind)


def bulletin(
    responsibilities: ResponsibilityList,
    ledger: Ledger,
    as_of: date,
    tolerance: Fraction | None = None,
    only: Collection[str] | None = None,
    *,
    ranks: bool = True,
) -> Bulletin:
    """The bulletin of a list on the day ``as_of``; ``only`` are the ids of the items it is about, None all.

    Without ``ranks`` no units are ranked: of the items of one unit there is nothing to rank.
    """
    since = before_quarter(as_of)
    now, before = (
        [
            standing
            for standing in standings(responsibilities, ledger, day, tolerance)
            if only is None or standing.item.id in only
        ]
        for day in (as_of, since)
    )
    items = tuple(ItemStanding(its[0].project, its[0].item, tuple(its)) for its in by_item(now).values())
    return Bulletin(
        responsibilities,
        as_of,
        since,
        measure_of(responsibilities, tolerance),
        items,
        tuple(Move(old, new) for old, new in zip(before, now, strict=True) if _differ(old, new)),
        tuple(_behind(now, ledger, as_of)),
        tuple(_ranked(items, canonical(responsibilities.units))) if ranks else (),
    )


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter."""
    return date(year, 3 * quarter, 31 if quarter in (1, 4) else 30)


def before_quarter(day: date) -> date:
    """The last day of the quarter before the one that ``day`` is in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first - timedelta(days=1) if first > date.min else first


def count(found: Iterable[ItemStanding | Standing]) -> dict[Status, int]:
    """How many items or targets stand where, in the order of `IN_ORDER`."""
    statuses = [one.status for one in found]
    return {status: statuses.count(status) for status in IN_ORDER}


class Stood(Protocol):
    """Where something stands: its status, how deep in the bands of it, and what the list calls it."""

    @property
    def status(self) -> Status: ...
    @property
    def depth(self) -> int: ...
    @property
    def word(self) -> str: ...


def count_words(found: Iterable[Stood], measure: Measure | None = None) -> dict[str, int]:
    """How many items or targets are called what, the best first.

    With the ``measure`` of the list, words by which nothing is called now are counted too, unless that is rare: 未達標,
    and what the list has no band for.
    """
    places: dict[str, tuple[int, int]] = {}
    counts: dict[str, int] = defaultdict(int)
    for one in found:
        place = IN_ORDER.index(one.status), one.depth
        places[one.word] = min(places.get(one.word, place), place)
        counts[one.word] += 1
    for status in IN_ORDER if measure else ():
        for depth, word in enumerate(_usual_words(measure, status) if measure else ()):
            place = IN_ORDER.index(status), depth
            places[word] = min(places.get(word, place), place)
    return {word: counts.get(word, 0) for word in sorted(places, key=places.__getitem__)}


def _usual_words(measure: Measure, status: Status) -> Iterator[str]:
    """What a list usually calls a status, the mildest first."""
    if status is Status.NOT_MET:
        return
    bands = measure.scheme.bands if measure.scheme else ()
    of_it = [band for band in bands if band.status.value == status.value]
    for placed in [Placed(status, band) for band in of_it] or [Placed(status)]:
        if of_it or not bands or status not in (Status.AHEAD, Status.ON_SCHEDULE):
            yield measure.word(placed) or status.word


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of some items or targets are done, have begun, and are on schedule or better (占比)."""

    all: int
    done: int
    begun: int
    on_schedule: int

    def of(self, some: int) -> Fraction:
        """The share that so many of them are."""
        return Fraction(some, self.all)


def shares_of(found: Collection[ItemStanding | Standing]) -> Shares:
    """How many of some items or targets are done, have begun, and are on schedule or better."""
    return Shares(
        len(found),
        sum(one.status in DONE for one in found),
        sum(one.is_begun for one in found),
        sum(one.status in ON_TIME for one in found),
    )


def share_of(items: Collection[ItemStanding], statuses: Collection[Status]) -> Fraction:
    """The share of some items that stand at any of these."""
    return Fraction(sum(item.status in statuses for item in items), len(items))


def _differ(before: Standing, now: Standing) -> bool:
    reported = [(one.value, one.entry.done if one.entry else None) for one in (before, now)]
    return before.status is not now.status or reported[0] != reported[1]


def _places(amount: Decimal) -> int:
    """How many decimals a number has."""
    exponent = amount.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _behind(now: Iterable[Standing], ledger: Ledger, as_of: date) -> Iterator[Arrears]:
    """What is overdue, then what is behind, each with the farthest behind first."""
    notes = {(entry.item, entry.target): entry for entry in ledger.entries if entry.says and entry.date <= as_of}
    found = []
    for standing in now:
        if standing.status.is_behind:
            # An entry names its target only where the item has several.
            named = notes.get((standing.item.id, standing.target.content)) if standing.target else None
            unnamed = notes.get((standing.item.id, None))
            found.append(Arrears(standing, max(filter(None, (named, unnamed)), key=lambda one: one.date, default=None)))
    yield from sorted(found, key=lambda one: (one.standing.status is Status.BEHIND, -one.lag))


def _ranked(items: Iterable[ItemStanding], aliases: dict[str, str]) -> Iterator[UnitStanding]:
    """The lead units, the one whose items stand best first.

    Compared are, one after the other, the shares of its items that are on schedule or better, ahead or
    better, and done, where more is better, and the share that is overdue, where less is. Units equal in
    all four share a rank, and stand there by how many items they lead, then in the list's order. An
    item that several units lead counts for each.
    """
    led: dict[str, list[ItemStanding]] = defaultdict(list)
    for item in items:
        for unit in dict.fromkeys(aliases.get(name, name) for name in item.item.lead):
            led[unit].append(item)
    merits = {unit: _merits(its) for unit, its in led.items()}
    ranked = sorted(led, key=lambda unit: (merits[unit], len(led[unit])), reverse=True)
    rank = 0
    for place, unit in enumerate(ranked, 1):
        if place == 1 or merits[unit] != merits[ranked[place - 2]]:
            rank = place
        yield UnitStanding(unit, rank, tuple(led[unit]))


def _merits(items: Collection[ItemStanding]) -> tuple[Fraction, ...]:
    """What units are ranked by, as `_ranked` says; more is better."""
    shares = (share_of(items, statuses) for statuses in (ON_TIME, ON_TIME - {Status.ON_SCHEDULE}, DONE))
    return (*shares, -share_of(items, {Status.OVERDUE}))
