"""Which unit is meant: names as people type them, found among a list's units.

A name is looked for in this order, and the first that gives anything is taken: a unit's exact name,
an alias, a part of a name, a part of an alias. Script, width and spaces never matter. The members of collectives
(西湖區政府 in 各區、縣(市)政府) are names too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from ..common.errors import QueryError
from ..common.language import Series, t
from ..values.chinese import fold, fold_all
from .model import ResponsibilityList, Unit


class Found(NamedTuple):
    """The names that were meant, in the list's order, and whether the name was one of them as typed."""

    names: tuple[str, ...]
    exact: bool


def units_of(responsibilities: ResponsibilityList) -> tuple[Unit, ...]:
    """The registered units; in a list without ``units:`` every name registers itself."""
    if responsibilities.units:
        return responsibilities.units
    names = dict.fromkeys(name for _, item in responsibilities.items() for _, name in item.units())
    return tuple(Unit(name) for name in names)


def names_of(units: tuple[Unit, ...]) -> list[str]:
    """Every name that can be asked for: the units and the members of collectives, each once."""
    own = [unit.name for unit in units]
    return list(dict.fromkeys((*own, *(member for unit in units for member in unit.members))))


def every_name(responsibilities: ResponsibilityList) -> set[str]:
    """Every unit that the list names anywhere: names, aliases and members of the registry, and those of the items."""
    registered = (name for unit in responsibilities.units for name in (unit.name, *unit.aliases, *unit.members))
    items = [item for _, item in responsibilities.items()]
    named = (name for item in items for _, name in item.units())
    return {*registered, *named, *(name for item in items for name in item.owner)}


def find_units(units: tuple[Unit, ...], text: str) -> Found:
    """The units meant by ``text``; none if no name, alias or part of one fits."""
    names = names_of(units)
    if text in names:
        return Found((text,), exact=True)
    wanted = fold(text)
    if not wanted:
        return Found((), exact=False)
    folded = dict(zip(names, fold_all(names), strict=True))
    same = tuple(name for name in names if folded[name] == wanted)
    if same:
        return Found(same, exact=True)
    aliases = [(fold(alias), unit.name) for unit in units for alias in unit.aliases]
    for fitting in (
        (name for alias, name in aliases if alias == wanted),
        (name for name in names if wanted in folded[name]),
        (name for alias, name in aliases if wanted in alias),
    ):
        meant = tuple(dict.fromkeys(fitting))
        if meant:
            return Found(meant, exact=False)
    return Found((), exact=False)


class Level(Enum):
    """Whom a unit's name stands for."""

    CITY = auto()
    """A bureau, a company or another body of the city: 市建委."""
    LOCAL = auto()
    """A district, a county or another area: 西湖區政府, 杭州西湖風景名勝區管委會."""
    COLLECTIVE = auto()
    """Several that answer together: 各區、縣(市)政府."""


_OF_AN_AREA = ("政府", "管委会", "管理委员会", "街道办事处")


def levels(units: tuple[Unit, ...], names: Iterable[str]) -> set[Level]:
    """The levels of the units ``names``: by their members, and where there are none by how they are called."""
    collectives = {unit.name for unit in units if unit.members}
    members = {member for unit in units for member in unit.members}

    def level(name: str) -> Level:
        folded = fold(name)
        if name in collectives or folded.startswith("各"):
            return Level.COLLECTIVE
        return Level.LOCAL if name in members or folded.endswith(_OF_AN_AREA) else Level.CITY

    return {level(name) for name in names}


class UnknownUnitError(QueryError):
    """A name that is no unit's, and no part of one's. The text names the units that are near it: ``nearest``."""

    __module__ = "msss"

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest


class AmbiguousUnitError(QueryError):
    """A part of a name that fits too many units to be meant for all of them.

    ``candidates`` are all of them, in the list's order; the text names the first.
    """

    __module__ = "msss"

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


MOST_CANDIDATES = 10
"""How many units an `AmbiguousUnitError` names."""


def meant(registers: Sequence[tuple[Unit, ...]], text: str) -> Found:
    """The units that ``text`` stands for in any of the lists whose units ``registers`` are.

    Raises UnknownUnitError if it is unknown in all of them, and AmbiguousUnitError for a part of a name that is one
    character, or that fits units of different levels (`Level`).
    """
    names: dict[str, None] = {}
    exact = False
    for units in registers:
        found = find_units(units, text)
        names.update(dict.fromkeys(found.names))
        exact = exact or found.exact
    if not names:
        raise unknown(text, (name for units in registers for name in nearest(units, text)))
    if not exact and len(names) > 1 and not any(is_whole(units, text) for units in registers):
        among = {level for units in registers for level in levels(units, set(names).intersection(names_of(units)))}
        refuse_ambiguous(text, tuple(names), among)
    return Found(tuple(names), exact)


def unknown(text: str, near: Iterable[str]) -> UnknownUnitError:
    """That no unit is called so, and which names are near."""
    named = list(dict.fromkeys(near))[:3]
    if not named:
        said = t("No unit is called {name}, and no name is similar. msss units lists all units.", name=text)
        return UnknownUnitError(said)
    said = t(
        "No unit is called {name}. Did you mean {units}? msss units lists all units.", name=text, units=Series(named)
    )
    return UnknownUnitError(said, tuple(named))


def refuse_ambiguous(text: str, names: tuple[str, ...], among: Collection[Level]) -> None:
    """Raise AmbiguousUnitError for a part of names that is one character, or fits units of different levels."""
    if len(fold(text)) > 1 and len(among) == 1:
        return
    shown = Series(names[:MOST_CANDIDATES])
    if len(names) > MOST_CANDIDATES:
        message = t(
            "{name} could be {units} … ({count} units). Write more of the name that you mean.",
            name=text,
            units=shown,
            count=len(names),
        )
    else:
        message = t("{name} could be {units}. Write more of the name that you mean.", name=text, units=shown)
    raise AmbiguousUnitError(message, names)


def is_whole(units: tuple[Unit, ...], text: str) -> bool:
    """Whether ``text`` is a whole name or alias, in whatever script, and not a part of one."""
    return fold(text) in fold_all([*names_of(units), *canonical(units)])


def nearest(units: tuple[Unit, ...], text: str, most: int = 3) -> Iterator[str]:
    """The names most like ``text``, for a message that says it was not found."""
    from difflib import get_close_matches

    spellings = {name: name for name in names_of(units)} | {
        alias: unit.name for unit in units for alias in unit.aliases
    }
    folded = dict(zip(fold_all(spellings), spellings.values(), strict=True))
    close = get_close_matches(fold(text), folded, n=most + 2, cutoff=0.4)
    yield from list(dict.fromkeys(folded[spelling] for spelling in close))[:most]


def canonical(units: tuple[Unit, ...]) -> dict[str, str]:
    """The unit that each alias stands for: items may name a unit by an alias, as their source does."""
    return {alias: unit.name for unit in units for alias in unit.aliases}
