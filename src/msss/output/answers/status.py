"""Statuses that stand out where there are colours."""

from __future__ import annotations

from ...common.terms import Worded, in_a_row
from ...ledger.progress import Standing, Status, spoken
from ..cells import Marked, Tone

_TONES = {
    Status.OVERDUE: Tone.BAD,
    Status.BEHIND: Tone.POOR,
    Status.NOT_REPORTED: Tone.MISSING,
    Status.AHEAD: Tone.GOOD,
    Status.DONE: Tone.GOOD,
    Status.DONE_EARLY: Tone.GOOD,
}


def marked(standing: Standing, before: str = "") -> Marked:
    """A status as a cell: its word, after what stands ``before`` it."""
    words = in_a_row((before, Worded(standing.word, spoken(standing.word))))
    return Marked(words, _TONES.get(standing.status), words.spoken)
