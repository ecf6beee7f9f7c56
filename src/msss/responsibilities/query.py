"""What to select from a list, and selecting it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..formats.texts import all_texts
from ..values.chinese import fold
from ..values.deadline import Period, When
from .model import Item, Project, ResponsibilityList, Scope, Target, Unit
from .numbering import label
from .registry import canonical, find_units, names_of, units_of

if TYPE_CHECKING:  # most queries have none
    from ..values.condition import Condition


class Role(StrEnum):
    """The part a unit plays in an item: leading it (牽頭單位) or supporting (配合單位).

    Whose works they are (業主單位) and whom to ask (聯繫單位) are roles too, that only some lists have. They aren't
    responsible for the item: they are found only where they are asked for.
    """

    LEAD = "lead"
    SUPPORT = "support"
    OWNER = "owner"
    CONTACT = "contact"


_ROLES = dict.fromkeys(["牵头", "主办", "责任", "主责"], Role.LEAD)
_ROLES |= dict.fromkeys(["配合", "协办", "协同"], Role.SUPPORT)
_ROLES |= dict.fromkeys(["业主", "项目业主", "建设"], Role.OWNER)
_ROLES |= dict.fromkeys(["联系", "联络", "联系人", "联络人", "项目责任人", "责任人"], Role.CONTACT)
"""The words for a unit's part that notices use, folded."""
ROLE_FORMS = "lead, support, owner, contact, any, 牽頭, 主辦, 責任, 配合, 協辦, 業主, 聯繫"
"""The forms of a role, for messages."""


def parse_role(text: str) -> Role | None:
    """Read a unit's part in English or in the words of notices: lead, 牽頭, 配合單位.

    ``any`` is None: to lead or support.
    Raises ValueError if the text is none of `ROLE_FORMS`.
    """
    if text.isascii():
        return None if text.casefold() == "any" else Role(text.casefold())
    role = _ROLES.get(fold(text).removesuffix("单位"))
    if role is None:
        raise ValueError(text)
    return role


class Sort(StrEnum):
    """What items can be sorted by: deadline, lead unit, status, completion rate. The last two need a ledger."""

    DUE = "due"
    UNIT = "unit"
    STATUS = "status"
    RATE = "rate"

    @property
    def needs_ledger(self) -> bool:
        """Whether only a ledger can tell."""
        return self in (Sort.STATUS, Sort.RATE)


IN_A_BREAKDOWN = "分解任務"
"""By what a unit has a part in an item that neither names it nor a collective of it: a target's breakdown does."""


class Part(NamedTuple):
    """One unit's part in one item. ``via`` is the collective it answers in, if it isn't named itself.

    A unit that only a target's breakdown names supports the item, via `IN_A_BREAKDOWN`.
    """

    unit: str
    role: Role
    via: str | None = None
    scope: Scope = Scope.ALL


class Query(NamedTuple):
    """What is asked for. Different fields are all to hold; of one field's values any may.

    ``units`` are texts as `msss.responsibilities.registry.find_units` reads them; ``role`` is the part they are to
    play, and without ``units`` the part that somebody is to play; None is to lead or support.
    """

    units: tuple[str, ...] = ()
    role: Role | None = None
    due: tuple[When, ...] = ()
    targets: tuple[Condition, ...] = ()
    projects: tuple[int, ...] = ()
    search: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


class Hit(NamedTuple):
    """An item that was selected: the parts that the units asked for play in it, the targets that fit."""

    project: Project
    item: Item
    parts: tuple[Part, ...]
    targets: tuple[Target, ...]


def select(responsibilities: ResponsibilityList, query: Query, today: date | None = None) -> Iterator[Hit]:
    """The items of a list that fit ``query``, in the list's order. A relative deadline (本月) counts from ``today``.

    Raises ValueError if the query's deadline is a day that the list's year doesn't have.
    """
    units = units_of(responsibilities)
    names = frozenset(name for text in query.units for name in _names(responsibilities, text, query.role))
    collectives = _collectives(names, units)
    aliases = canonical(units) if names else {}
    periods = [when.of(responsibilities.year, today) for when in query.due]
    sought = [fold(text) for text in query.search]
    levels = {_level(text) for text in query.levels}
    categories = [fold(text) for text in query.categories]
    for project, item in responsibilities.items():
        if query.projects and project.number not in query.projects:
            continue
        if levels and _level(project.level or "") not in levels:
            continue
        if categories and not any(text in fold(project.category or "") for text in categories):
            continue
        if periods and not any(_is_due(item, period) for period in periods):
            continue
        parts = tuple(_parts(item, names, collectives, aliases, _roles(query.role)))
        if query.units and not parts:
            continue
        if query.role and not (_named(item, query.role) or parts):
            continue
        targets = tuple(target for target in item.targets if _fits_any(target, query.targets))
        if periods:
            targets = tuple(one for one in targets if any(item.due_of(one).date in period for period in periods))
        if query.targets and not targets:
            continue
        if sought and not any(text in fold(_everything(project, item)) for text in sought):
            continue
        yield Hit(project, item, parts, targets)


def parts_of_units(responsibilities: ResponsibilityList) -> Iterator[tuple[Project, Item, tuple[Part, ...]]]:
    """Each item with the parts that all the units in it play that answer for it, members of collectives among them.

    They are those that `select` finds for a unit that is asked for by its name, for all units in one walk.
    """
    units = units_of(responsibilities)
    names = frozenset(names_of(units))
    collectives, aliases = _collectives(names, units), canonical(units)
    own = {unit.name: unit for unit in units if unit.members}
    for project, item in responsibilities.items():
        parts: list[Part] = []
        of_breakdowns: list[Part] = []
        for part in _parts(item, names, collectives, aliases, RESPONSIBLE):
            its = of_breakdowns if part.via == IN_A_BREAKDOWN else parts
            its.append(part)
            if collective := own.get(part.unit):  # a collective is a name too: its members answer beside it
                its += [Part(one, part.role, part.unit, collective.scope) for one in collective.members]
        named = {part.unit for part in parts}
        parts += [part for part in of_breakdowns if part.unit not in named]
        yield project, item, tuple(dict.fromkeys(parts))


def _is_due(item: Item, period: Period) -> bool:
    """Whether the item is due in a period, or a target of it that has a deadline of its own."""
    return any(deadline.date in period for deadline in item.deadlines())


def answering(item: Item, units: Mapping[str, Unit], aliases: Mapping[str, str]) -> set[str]:
    """The names of all who answer for an item: who leads or supports it or has a part, and the members of collectives.

    ``units`` are those of the list by their names.
    """
    names = {aliases.get(written, written) for _, written in item.units()}
    return names.union(*(units[name].members for name in names if name in units))


RESPONSIBLE = (Role.LEAD, Role.SUPPORT)
"""The roles of those who answer for an item."""


def _roles(asked: Role | None) -> tuple[Role, ...]:
    return RESPONSIBLE if asked is None else (asked,)


def _named(item: Item, role: Role) -> tuple[str, ...]:
    """Who plays a part in an item, as the list writes it."""
    match role:
        case Role.LEAD:
            return item.lead
        case Role.SUPPORT:
            return item.support
        case Role.OWNER:
            return item.owner
        case Role.CONTACT:
            return item.contact


def units_in(responsibilities: ResponsibilityList, role: Role | None) -> tuple[Unit, ...]:
    """The units among which one that is to play a part is looked for: owners and contacts needn't be registered."""
    units = units_of(responsibilities)
    if role is None or role in RESPONSIBLE:
        return units
    known = {name for unit in units for name in (unit.name, *unit.aliases, *unit.members)}
    names = dict.fromkeys(name for _, item in responsibilities.items() for name in _named(item, role))
    return (*units, *(Unit(name) for name in names if name not in known))


def _names(responsibilities: ResponsibilityList, text: str, role: Role | None) -> Iterator[str]:
    """The names that ``text`` stands for; of contacts, which are free texts, also those that hold it."""
    yield from find_units(units_in(responsibilities, role), text).names
    if role is Role.CONTACT:
        wanted = fold(text)
        yield from (name for _, item in responsibilities.items() for name in item.contact if wanted in fold(name))


def _collectives(names: frozenset[str], units: tuple[Unit, ...]) -> dict[str, Unit]:
    """The collectives in which any of the units ``names`` answers."""
    return {unit.name: unit for unit in units if not names.isdisjoint(unit.members)}


def _parts(
    item: Item,
    names: frozenset[str],
    collectives: dict[str, Unit],
    aliases: dict[str, str],
    roles: tuple[Role, ...],
) -> Iterator[Part]:
    if not names:
        return
    found = set()
    for role in roles:
        for written in _named(item, role):
            for unit, via, scope in _meant(written, names, collectives, aliases):
                found.add(unit)
                yield Part(unit, role, via, scope)
    if Role.SUPPORT not in roles:
        return
    for written in dict.fromkeys(portion.unit for target in item.targets for portion in target.breakdown):
        for unit, via, scope in _meant(written, names, collectives, aliases):
            if unit not in found:
                yield Part(unit, Role.SUPPORT, via or IN_A_BREAKDOWN, scope)


def all_parts(item: Item, collectives: Mapping[str, Unit], aliases: Mapping[str, str]) -> Iterator[Part]:
    """Every part that anybody plays in an item: those whom it names, and with each collective its members.

    ``collectives`` are those of the list, by their names.
    """
    found = set()
    for role in Role:
        for written in _named(item, role):
            for part in _with_members(written, role, collectives, aliases):
                if role in RESPONSIBLE:
                    found.add(part.unit)
                yield part
    for written in dict.fromkeys(portion.unit for target in item.targets for portion in target.breakdown):
        for part in _with_members(written, Role.SUPPORT, collectives, aliases):
            if part.unit not in found:
                yield part._replace(via=part.via or IN_A_BREAKDOWN)


def _with_members(
    written: str, role: Role, collectives: Mapping[str, Unit], aliases: Mapping[str, str]
) -> Iterator[Part]:
    """The part of the unit that is written, and if it is a collective, those of its members."""
    name = aliases.get(written, written)
    yield Part(name, role)
    if name in collectives:
        collective = collectives[name]
        yield from (Part(member, role, name, collective.scope) for member in collective.members if member != name)


def _meant(
    written: str, names: frozenset[str], collectives: dict[str, Unit], aliases: dict[str, str]
) -> Iterator[tuple[str, str | None, Scope]]:
    """Which of ``names`` a unit's name stands for: itself, or the members of a collective, with it and its scope."""
    name = aliases.get(written, written)
    if name in names:
        yield name, None, Scope.ALL
    elif name in collectives:
        collective = collectives[name]
        yield from ((member, name, collective.scope) for member in collective.members if member in names)


def _level(text: str) -> str:
    """A level as it is compared: 省级 is 省."""
    return fold(text).removesuffix("级")


def _fits_any(target: Target, conditions: tuple[Condition, ...]) -> bool:
    return not conditions or any(fits(target, condition) for condition in conditions)


def fits(target: Target, condition: Condition) -> bool:
    """Whether a target's content, quantity and measure are what the condition asks."""
    if condition.comparison is not None and not condition.comparison.holds(target.quantity, condition.amount):
        return False
    if condition.measure and _folded(target.measure) != _folded(condition.measure):
        return False
    return not condition.content or _folded(condition.content) in _folded(target.content)


_folded = lru_cache(maxsize=4096)(fold)


def _everything(project: Project, item: Item) -> str:
    """All the words of an item that a search looks through."""
    targets = (target.content for target in item.targets)
    portions = (portion.unit for target in item.targets for portion in target.breakdown)
    words = (*all_texts(replace(item, targets=())), *targets, *portions, *all_texts(replace(project, items=())))
    return "\n".join((item.id, *words))


def items_called(responsibilities: ResponsibilityList, text: str) -> list[Item]:
    """The item of the id that ``text`` is (7.2, 省1), or all items of the projects of that number (7), or label (省7).

    The script of an id doesn't matter.
    """
    found = [(project, item) for project, item in responsibilities.items()]
    if its := [item for _, item in found if item.id == text]:
        return its
    if text.isascii():
        return [item for project, item in found if text in (str(project.number), label(project))]
    wanted = fold(text)
    its = [item for _, item in found if not item.id.isascii() and fold(item.id) == wanted]
    return its or [item for project, item in found if project.level and fold(label(project)) == wanted]
