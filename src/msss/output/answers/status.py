"""Statuses that stand out where there are colours."""

from __future__ import annotations

from ...ledger.progress import Status
from ..cells import Marked, Tone

_TONES = {
    Status.OVERDUE: Tone.BAD,
    Status.BEHIND: Tone.POOR,
    Status.NOT_REPORTED: Tone.MISSING,
    Status.AHEAD: Tone.GOOD,
    Status.DONE: Tone.GOOD,
    Status.DONE_EARLY: Tone.GOOD,
}


def marked(status: Status, text: str = "") -> Marked:
    """A status as a cell: its word, or ``text``, in which the word stands."""
    return Marked(text or status.word, _TONES.get(status))
