"""Where targets stand: a row for each, and how many stand where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, repeat
from typing import NamedTuple

from ...common.language import Series, t, tn
from ...ledger.bulletin import count_words
from ...ledger.progress import Standing, Status, spoken
from ...lists.standings import By, Stood
from ..cells import Dated, Day, Names
from ..records import progress_record
from ..table import Column, RowGroup, Table
from .standings import hidden, standing_cells, standing_columns
from .works import evidence_column, works_columns

_DETAILS = ("牽頭單位", "預計完成時間", "填報日期", "填報單位", "來源", "備註")


class ProgressLayout(NamedTuple):
    """Which columns there are: the list's for several, bars for people, and more details for spreadsheets.

    ``by`` says what the rows are of; of units' parts a column names the unit. ``leads`` adds the lead units where there
    are no details, which have them. ``checks`` says that there are some, if not of these targets.
    """

    several: bool
    bars: bool
    details: bool
    by: By = By.TARGET
    leads: bool = False
    checks: bool = False


def progress_table(found: Sequence[Stood], as_of: date, layout: ProgressLayout) -> Table:
    """Where each target stands on a day; the closing line counts them. `Table.told` leaves out what none says."""
    of_units = layout.by is By.UNIT
    columns = [Column("清單")] if layout.several else []
    columns += [Column("單位")] if of_units else []
    checks = layout.checks or any(standing.check for _, standing in found)
    bars = layout.bars and not checks  # which need the room
    columns += standing_columns(bars=bars, checks=checks)
    columns += [Column("分解任務", rare=True)]
    columns += [Column(heading) for heading in _DETAILS] if layout.details else []
    columns += [Column("牽頭單位")] if layout.leads else []
    columns += [Column("所屬目標", rare=True)] if layout.details else []
    said = [(standing.entry, standing.target) for _, standing in found]
    more = works_columns(said) + (evidence_column(said) if layout.details else [])
    if checks:
        from .checks import check_columns

        more = check_columns([standing for _, standing in found], details=layout.details) + more
    columns += [column for column, _ in more]
    rows = [
        (
            *([loaded.name] if layout.several else []),
            *([standing.unit or ""] if of_units else []),
            *standing_cells(standing, bars=bars, checks=checks, details=layout.details),
            hidden(standing),
            *(_details(standing) if layout.details else ()),
            *([Names(standing.item.lead)] if layout.leads else []),
            *(((standing.target and standing.target.part_of) or "",) if layout.details else ()),
            *(cells[place] for _, cells in more),
        )
        for place, (loaded, standing) in enumerate(found)
    ]
    records = [progress_record(loaded, standing, as_of) for loaded, standing in found]
    closing = in_words(counted(standing for _, standing in found), of_units=of_units) if found else ""
    return Table(tuple(columns), (RowGroup(rows),), records, closing=closing)


def _details(standing: Standing) -> tuple[str, ...]:
    """The cells of `_DETAILS`: who leads and by when, and the report that counts."""
    item, entry = standing.item, standing.entry
    promised = (Names(item.lead), _due(standing))
    if entry is None:
        return (*promised, "", "", "", "")
    return (*promised, Day(entry.date), entry.by or "", entry.source or "", entry.note or "")


def _due(standing: Standing) -> Dated:
    due = standing.item.due_of(standing.target)
    return Dated(due.shown, standing.schedule.due)


class Counts(NamedTuple):
    """How many targets, parts of targets and items without targets there are; and where how many of all stand."""

    targets: int
    parts: int
    others: int
    standings: dict[tuple[Status, int, str], int]
    """By the status, how deep in its bands, and the word: in the order in which they were met."""

    def plus(self, more: Counts) -> Counts:
        """These, and those of other lists after them."""
        standings = dict(self.standings)
        for key, number in more.standings.items():
            standings[key] = standings.get(key, 0) + number
        return Counts(self.targets + more.targets, self.parts + more.parts, self.others + more.others, standings)


def counted(found: Iterable[Standing]) -> Counts:
    """How many targets, or units' parts of them, stand where."""
    targets = parts = others = 0
    standings: dict[tuple[Status, int, str], int] = {}
    for one in found:
        key = one.status, one.depth, one.word
        standings[key] = standings.get(key, 0) + 1
        if one.is_part:
            parts += 1
        elif one.target is not None:
            targets += 1
        else:
            others += 1
    return Counts(targets, parts, others, standings)


class _Stood(NamedTuple):
    status: Status
    depth: int
    word: str


def in_words(counts: Counts, *, of_units: bool) -> str:
    """How many targets, or units' parts of them, stand where, in a line."""
    targets, parts, others, standings = counts
    kinds = []
    if targets:
        kinds.append(
            tn("{count} part", "{count} parts", targets)
            if of_units
            else tn("{count} target", "{count} targets", targets)
        )
    kinds += [tn("{count} part of a target", "{count} parts of targets", parts)] if parts else []
    if others:
        kinds.append(tn("{count} item without targets", "{count} items without targets", others))
    each = chain.from_iterable(repeat(_Stood(*key), number) for key, number in standings.items())
    standing = (
        t("{status} {number}", status=spoken(word), number=number) for word, number in count_words(each).items()
    )
    return t("{targets}: {counts}", targets=Series(kinds, "and"), counts=Series(standing))
