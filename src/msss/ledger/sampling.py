"""Drawing what to inspect (抽查), so that anybody can draw it again: the same seed and list give the same draw.

What can be drawn is put in the order of a hash of the seed and of its key, so a draw needs no generator of random
numbers, which may differ from one version of Python to another. Of items and targets each project has its turn before
one has a second: the draw is spread over the list. A longer draw begins with the shorter one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from .progress import Standing


class Of(StrEnum):
    """What is drawn: items, targets, or lead units with the items that they lead."""

    ITEMS = "items"
    TARGETS = "targets"
    UNITS = "units"


class Drawn(NamedTuple):
    """One that was drawn, the ``number``-th: its targets, and its key, which is hashed with the seed."""

    number: int
    key: str
    standings: tuple[Standing, ...]


class Draw(NamedTuple):
    """What was drawn, and out of how many."""

    drawn: tuple[Drawn, ...]
    total: int


def draw(found: Iterable[Standing], seed: int, count: int, of: Of, aliases: dict[str, str]) -> Draw:
    """Draw ``count`` of those that ``found`` makes up, or all if they are fewer. ``aliases`` are units' other names.

    The key of an item is its id, of a target the id and its place in the item (1.1/2), of a unit its name.
    """
    groups: dict[str, list[Standing]] = defaultdict(list)
    for standing in found:
        for key in _keys(standing, of, aliases):
            groups[key].append(standing)
    order = sorted(groups, key=lambda key: hashed(seed, key))
    if of is not Of.UNITS:
        order = _in_turn(order, groups)
    drawn = (Drawn(number, key, tuple(groups[key])) for number, key in enumerate(order[:count], 1))
    return Draw(tuple(drawn), len(order))


def hashed(seed: int, key: str) -> str:
    """What a key is ordered by: the SHA-256 of the seed, a colon and the key in UTF-8, in hexadecimal digits."""
    return sha256(f"{seed}:{key}".encode()).hexdigest()


def _keys(standing: Standing, of: Of, aliases: dict[str, str]) -> Sequence[str]:
    item, target = standing.item, standing.target
    match of:
        case Of.ITEMS:
            return (item.id,)
        case Of.TARGETS:
            return (f"{item.id}/{item.targets.index(target) + 1}" if target else item.id,)
        case Of.UNITS:
            return tuple(dict.fromkeys(aliases.get(name, name) for name in item.lead))


def _in_turn(order: Sequence[str], groups: dict[str, list[Standing]]) -> list[str]:
    """The same order by turns: the first of each project, then the second of each, and so on."""
    turns: dict[int, int] = defaultdict(int)
    places: dict[str, int] = {}
    for key in order:
        project = groups[key][0].project.number
        places[key] = turns[project]
        turns[project] += 1
    return sorted(order, key=places.__getitem__)
