"""Which unit is meant in many lists: what each list says of a text, and what comes of it.

`msss.responsibilities.registry.meant` finds the same where all lists are at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from .model import Unit
from .registry import Found, Level, find_units, is_whole, levels, names_of, refuse_ambiguous, unknown


class Candidates(NamedTuple):
    """What a text stands for in one list of many: what `meant_by` has to know of it.

    Where it isn't a name itself, ``levels`` are those of every name of the list; ``is_whole`` says that it is a whole
    name or alias.
    """

    found: Found
    is_whole: bool = True
    levels: dict[str, Level] | None = None


def candidates(units: tuple[Unit, ...], text: str) -> Candidates:
    """What ``text`` stands for among the units of one list."""
    found = find_units(units, text)
    if found.exact:
        return Candidates(found)
    return Candidates(
        found, is_whole(units, text), {name: level for name in names_of(units) for level in levels(units, (name,))}
    )


def meant_by(of_lists: Sequence[Candidates], text: str, near: Callable[[], Iterable[str]]) -> Found:
    """The units that ``text`` stands for in any of the lists, as `meant` finds them, by what each list says of it.

    ``near`` finds the names that are near it, where it is unknown in all of them.
    """
    names = tuple(dict.fromkeys(name for one in of_lists for name in one.found.names))
    exact = any(one.found.exact for one in of_lists)
    if not names:
        raise unknown(text, near())
    if not exact and len(names) > 1 and not any(one.is_whole for one in of_lists):
        refuse_ambiguous(text, names, _levels_of(of_lists, names))
    return Found(names, exact)


def _levels_of(of_lists: Sequence[Candidates], names: Iterable[str]) -> set[Level]:
    known = [one.levels for one in of_lists if one.levels]
    return {levels[name] for name in names for levels in known if name in levels}
