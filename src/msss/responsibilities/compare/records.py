"""One change of what is kept beside a list: a ledger's entry, an evaluation's votes and rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...reading.diagnostic import Path
from ...values.chinese import fold
from .change import ChangeKind


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One change from an old ledger or evaluation to the new.

    ``field`` is what it is of (``entry``, ``vote``, ``item_vote``, ``deputies``, ``members``, ``criterion``, ``score``,
    ``grade``, ``verdict``, ``out_of``, ``adjustment``, ``count``, ``coefficient``, ``full``, ``cap``, ``floor``,
    ``year``) and ``item`` whose: an item's id, a project's number, a criterion's, grade's, verdict's or adjustment's
    name; a score's or a count's is that of its criterion or adjustment and of the project or unit. ``target`` and
    ``date`` are an entry's. ``old`` and ``new`` are in words, empty where there is none. ``path`` is where the
    new file has it, or the nearest that it has; ``code`` is the diagnostic's, empty for what may be done freely.
    """

    kind: ChangeKind
    field: str
    item: str
    old: str
    new: str
    path: Path
    code: str = ""
    target: str = ""
    date: str = ""


def folded(text: str | None) -> str | None:
    """A text as it is compared: script, width and spaces don't matter."""
    return None if text is None else fold(text)


def without_codes(changes: Iterable[RecordChange]) -> list[RecordChange]:
    """The changes between files of two years: neither has to keep what the other says."""
    return [replace(change, code="") for change in changes]
