"""The rows of the tables, list by list: plain values, in the order of the columns.

A row holds texts, whole numbers, `Decimal`, days, truths, and None where a column is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..common.harmless import visible
from ..responsibilities.model import Bound, Item, Milestone, ResponsibilityList, Target
from ..responsibilities.parts import counted_once
from ..responsibilities.query import all_parts
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import canonical, units_of
from ..responsibilities.sums import is_share_of_all
from ..values.chinese import fold
from ..values.joined import in_one_cell
from . import tables
from .tables import Table, tables_with

if TYPE_CHECKING:  # most lists that are exported have no ledger
    from ..ledger.model import Entry
    from ..ledger.progress import Standing
    from ..lists.tracking import Tracked

Row = tuple[Any, ...]
_Half = tuple[Any, ...]
"""A row without what every row of its table begins with."""


def tables_of(
    loaded: LoadedList, tracked: Tracked | None = None, as_of: date | None = None, *, name: str = ""
) -> Iterator[tuple[Table, list[Row]]]:
    """Each table with its rows of one list.

    ``name`` is what the rows call the list; without it, that is its file. ``tracked`` is the list with its ledger, if
    it has one, and where it stands on the day ``as_of``. Without a day, there is no table of standings.
    """
    listed = _Listed(loaded.model, visible(name or loaded.file), tracked, as_of)
    for table in tables_with(standings=as_of is not None):
        yield table, list(_ROWS[table.name](listed))


class _Listed:
    """One list, and what several of its tables need."""

    def __init__(self, model: ResponsibilityList, name: str, tracked: Tracked | None, as_of: date | None) -> None:
        self.model, self.tracked, self.as_of = model, tracked, as_of
        self.head = (name, model.year)

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        return canonical(self.model.units)

    def numbered(self, rows: Iterator[_Half]) -> Iterator[Row]:
        """Rows with the list's name and year, and their places, before them."""
        for position, row in enumerate(rows, 1):
            yield (*self.head, position, *row)


def _lists(of: _Listed) -> Iterator[Row]:
    model, source = of.model, of.model.source
    yield (
        *of.head,
        model.code,
        model.title,
        source.issuer,
        source.document,
        source.date,
        source.index,
        source.url,
        model.tracked_from,
        of.tracked is not None and of.tracked.ledger.is_there,
    )


def _items(of: _Listed) -> Iterator[_Half]:
    for project, item in of.model.items():
        money = item.investment
        yield (
            item.id,
            project.number,
            project.name,
            project.level,
            project.category,
            item.name,
            in_one_cell(item.lead),
            in_one_cell(item.support) or None,
            item.due.text or None,
            item.due_date,
            item.start or of.model.tracked_from,
            item.leader,
            item.note,
            item.location,
            money and money.total,
            money and money.this_year,
            money and money.funding,
        )


def _targets(of: _Listed) -> Iterator[_Half]:
    for _, item in of.model.items():
        added = {id(target) for target in counted_once(item.targets, item.targets)}
        for target in item.targets:
            yield (
                item.id,
                target.content,
                target.quantity,
                target.measure,
                fold(target.measure),
                target.bound.value,
                id(target) in added and target.bound is Bound.AT_LEAST and not is_share_of_all(target),
                target.due and target.due.text,
                item.due_of(target).date,
                target.year_target,
                target.indicator,
                target.part_of,
            )


def _milestones(of: _Listed) -> Iterator[_Half]:
    for _, item in of.model.items():
        yield from (_milestone(item, None, one) for one in item.milestones)
        for target in item.targets:
            yield from (_milestone(item, target, one) for one in target.milestones)


def _milestone(item: Item, target: Target | None, one: Milestone) -> _Half:
    return item.id, target and target.content, one.by.text, one.by.date, one.quantity, one.stage, one.words


def _breakdowns(of: _Listed) -> Iterator[_Half]:
    for _, item in of.model.items():
        for target in item.targets:
            for portion in target.breakdown:
                unit = of.aliases.get(portion.unit, portion.unit)
                yield item.id, target.content, unit, portion.quantity


def _units(of: _Listed) -> Iterator[_Half]:
    units = units_of(of.model)
    for unit in units:
        scope = unit.scope.value if unit.members else None
        yield unit.name, in_one_cell(unit.aliases) or None, "collective" if unit.members else "unit", scope
    own = {unit.name for unit in units}
    for member in dict.fromkeys(member for unit in units for member in unit.members):
        if member not in own:
            yield member, None, "member", None


def _members(of: _Listed) -> Iterator[_Half]:
    for unit in of.model.units:
        yield from ((unit.name, member) for member in unit.members)


def _parts(of: _Listed) -> Iterator[_Half]:
    collectives = {unit.name: unit for unit in of.model.units if unit.members}
    for _, item in of.model.items():
        for part in all_parts(item, collectives, of.aliases):
            yield item.id, part.unit, part.role.value, part.via, part.scope.value


def _amendments(of: _Listed) -> Iterator[_Half]:
    for one in of.model.amendments:
        yield one.item, one.unit, one.document, one.date, one.reason


def _reports(of: _Listed) -> Iterator[_Half]:
    if of.tracked is None:
        return
    from ..ledger.reports import is_share, target_of

    for entry in of.tracked.ledger.model.entries:
        target = target_of(entry, of.model)
        value = entry.value
        shares = value is not None and is_share(value, target)
        yield (
            entry.item,
            target and target.content,
            entry.unit and of.aliases.get(entry.unit, entry.unit),
            entry.date,
            entry.kind.value,
            None if value is None or shares else value.amount,
            value.amount if value is not None and shares else None,
            entry.done or None,
            entry.stage,
            entry.begun,
            entry.finished,
            entry.invested,
            entry.sample,
            entry.passed,
            entry.correction,
            entry.by,
            entry.source,
            entry.note,
            entry.problem,
            entry.next,
            in_one_cell(entry.evidence) or None,
        )


def _standings(of: _Listed) -> Iterator[_Half]:
    if of.tracked is None:
        return
    for standings in of.tracked.items.values():
        for standing in standings:
            yield _standing(of, standing)
            yield from (_standing(of, part) for part in standing.parts)


def _standing(of: _Listed, standing: Standing) -> _Half:
    from ..ledger.reports import is_share

    target, entry, check = standing.target, standing.entry, standing.check
    value = entry.value if entry else None
    return (
        of.as_of,
        standing.item.id,
        target and target.content,
        standing.unit and of.aliases.get(standing.unit, standing.unit),
        target and target.quantity,
        target and target.measure,
        None if value is None or is_share(value, target) else value.amount,
        _share(standing.rate),
        _share(standing.expected_share) if standing.schedule.is_measured else None,
        standing.status.value,
        standing.word,
        standing.schedule.due,
        entry and entry.date,
        standing.reached,
        *_said(entry),
        check and check.differs,
    )


def _said(entry: Entry | None) -> _Half:
    """What a report says in words."""
    if entry is None:
        return (None,) * 6
    return entry.by, entry.source, entry.note, entry.stage, entry.problem, entry.next


def _share(share: Fraction) -> Decimal:
    """A share with six decimals, as in JSON."""
    return Decimal(str(round(float(share), 6))).normalize() + 0


def _numbered(rows: Callable[[_Listed], Iterator[_Half]]) -> Callable[[_Listed], Iterator[Row]]:
    return lambda of: of.numbered(rows(of))


_ROWS: Mapping[str, Callable[[_Listed], Iterator[Row]]] = {
    tables.LISTS.name: _lists,
    tables.ITEMS.name: _numbered(_items),
    tables.TARGETS.name: _numbered(_targets),
    tables.MILESTONES.name: _numbered(_milestones),
    tables.BREAKDOWNS.name: _numbered(_breakdowns),
    tables.UNITS.name: _numbered(_units),
    tables.MEMBERS.name: _numbered(_members),
    tables.PARTS.name: _numbered(_parts),
    tables.AMENDMENTS.name: _numbered(_amendments),
    tables.REPORTS.name: _numbered(_reports),
    tables.STANDINGS.name: _numbered(_standings),
}
"""How the rows of each table are made, by its name."""
