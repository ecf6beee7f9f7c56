"""What `msss progress` asks of many lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from ...ledger.progress import stands_at
from ...lists.standings import By, Stood, parts_of, place_of_standing, standings_of
from ...lists.tracking import Tracked
from ...output.answers.checks import differences
from ...output.answers.progress import Counts, ProgressLayout, counted, progress_table
from ...output.cells import FileName
from ...output.writing import Format
from ...responsibilities.query import Sort
from ...responsibilities.reading import LoadedList
from ...responsibilities.registry import canonical, find_units, units_of
from .. import common
from . import AskedStatuses, Facts, Gathered, InList, Made, Question, meant_statuses


class More(NamedTuple):
    """What is said of a list's progress beside its rows."""

    counts: Counts
    ledger: FileName | None
    differences: list[tuple[Any, str]]
    """What checks found less than was reported, each by the key of its row."""
    is_refused: bool
    """Whether a target stands where the exit code tells of it."""
    has_targets: bool
    has_parts: bool


@dataclass(frozen=True)
class Progress(Question):
    """Where targets stand, or the parts of units."""

    by: By = By.TARGET
    tolerance: Fraction | None = None
    refused: AskedStatuses = ()

    @property
    def every_status(self) -> AskedStatuses:
        return self.status + self.refused

    def follows(self, path: Path) -> bool:
        return True

    def track(self, loaded: LoadedList, day: date) -> tuple[Tracked, list[str]]:
        return common.track_quietly(loaded, day, None, self.tolerance)

    def made(self, asked: InList) -> Made:
        names: frozenset[str] = frozenset()
        if self.by is By.UNIT:
            units = units_of(asked.loaded.model)
            names = frozenset(name for text in self.query.units for name in find_units(units, text).names)
            of_targets = standings_of(asked.found, asked.tracked, (), self.query.targets)
            found = parts_of(of_targets, asked.facts.names, asked.status)
        else:
            of_targets = []
            found = standings_of(asked.found, asked.tracked, asked.status, self.query.targets)
        keys = [self._key(asked.loaded, one) for one in found] if self.sort or self.by is By.UNIT else []
        format = self.into.format
        layout = ProgressLayout(False, format is Format.TABLE, format.has_details, self.by, checks=asked.facts.checks)
        refused = meant_statuses(self.refused, asked.facts)
        ledger = asked.tracked[asked.loaded.file].ledger
        said = [
            (key, line)
            for key, (_, standing) in zip(keys or repeat(None), found, strict=False)
            for line in differences([standing])
        ]
        more = More(
            counted(standing for _, standing in found),
            FileName(ledger.file) if ledger.is_there else None,
            said,
            any(stands_at(standing, refused) for _, standing in found),
            bool(of_targets),
            any(standing.parts for _, standing in of_targets),
        )
        facts = Facts(checks=any(standing.check for _, standing in found), names=names)
        return Made(progress_table(found, asked.day, layout), keys, keys, bool(found), facts, more=more)

    def _key(self, loaded: LoadedList, stood: Stood) -> tuple[Any, str]:
        """The key of a row: by what it is sorted, and the unit of which it is a part."""
        aliases, standing = canonical(loaded.model.units), stood[1]
        unit = standing.unit or standing.item.lead[0]
        unit = aliases.get(unit, unit)
        by = unit if self.sort is Sort.UNIT else self.sort and place_of_standing(standing, self.sort)
        return by, unit if self.by is By.UNIT else ""

    def place(self, places: Mapping[str, int], keys: Iterable[Any]) -> Callable[[Any], Any] | None:
        first = super().place(places, ())
        if first is None and self.by is By.TARGET:
            return None
        units = {unit: place for place, unit in enumerate(dict.fromkeys(unit for _, unit in keys))}

        def place(key: tuple[Any, str]) -> tuple[Any, int]:
            by, unit = key
            return first(by) if first else 0, units[unit]

        return place


class Summed(NamedTuple):
    """What is said of all lists beside their rows."""

    counts: Counts
    ledgers: list[FileName]
    differences: list[str]
    is_refused: bool
    has_targets: bool
    has_parts: bool


def summed_up(answer: Gathered) -> Summed:
    """What all lists say together; the differences are in the order of the rows."""
    each: list[More] = [piece.more for piece in answer.pieces]
    found = [said for one in each for said in one.differences]
    if (place := answer.place) is not None:
        found.sort(key=lambda said: place(said[0]))
    return Summed(
        reduce(Counts.plus, (one.counts for one in each)),
        [one.ledger for one in each if one.ledger is not None],
        [line for _, line in found],
        any(one.is_refused for one in each),
        any(one.has_targets for one in each),
        any(one.has_parts for one in each),
    )
