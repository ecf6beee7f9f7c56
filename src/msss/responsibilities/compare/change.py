"""One change from one list to another, and what it does to a promise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ...reading.diagnostic import Path


class Effect(StrEnum):
    """What a change does to a promise."""

    STRENGTHENED = "strengthened"
    NEUTRAL = "neutral"
    WEAKENED = "weakened"


class ChangeKind(StrEnum):
    """What happened to the thing that changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change from the old list to the new.

    ``item`` is the id that the new list has for it, or the old one's if it is removed (for a project
    its number); ``field`` says what of it changed; ``old`` and ``new`` are its values in words, empty
    where there is none. ``path`` is where the new list has it, or would have it. ``code`` is the
    diagnostic's: of a weakened promise an error's, of what is worth a look (a sentence reworded, fewer
    who answer) a warning's, and ``detail`` says more for its message. ``old_items`` are the ids by which
    the old list knows what the change is about: an amendment may name the item by either. What is of no
    item is of ``units``, as the old list calls them: amendments that name all of one of the sets let it through.
    ``amended`` says that a change with a code was voted again, by an amendment that the old list doesn't have.
    """

    kind: ChangeKind
    effect: Effect
    item: str
    field: str
    old: str
    new: str
    path: Path
    code: str = ""
    old_items: tuple[str, ...] = ()
    detail: str = ""
    units: tuple[frozenset[str], ...] = ()
    amended: bool = False
