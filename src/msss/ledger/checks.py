"""What checks found, beside what was reported (督查抽查): a check never counts in the place of a report.

A check is held against the report that it checks, the last one before it. Less than that was found, by more than the
tolerance, or works at an earlier stage, or too many of the sample didn't pass: then the two differ. More than was
reported may have been done since, and is no difference. A later report with ``correction: true`` settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..values.stage import Stage
from .model import Entry


@dataclass(frozen=True, slots=True)
class Check:
    """The last check of a target: ``entry``, and ``report``, which it checks; None if nothing was reported before.

    ``rate`` is the completion rate that was found, ``gap`` how much more was reported, both as fractions of one; None
    where a check found no value, and where there was nothing to hold it against.
    """

    entry: Entry
    report: Entry | None
    rate: Fraction | None
    gap: Fraction | None
    differs: bool


def last_check(
    entries: Sequence[Entry], rate_of: Callable[[Entry], Fraction], goal: Stage, tolerance: Fraction
) -> Check | None:
    """The last check among the entries on one target, and whether it differs from the report before it.

    ``rate_of`` says which completion rate an entry stands for, ``goal`` with which stage works are done.
    """
    place = next((place for place in reversed(range(len(entries))) if entries[place].is_check), None)
    if place is None:
        return None
    entry = entries[place]
    report = next((one for one in reversed(entries[:place]) if not one.is_check), None)
    rate = rate_of(entry) if entry.value is not None or entry.done else None
    gap = rate_of(report) - rate if report is not None and rate is not None else None
    is_settled = any(one.correction for one in entries[place:] if not one.is_check)
    differs = not is_settled and (
        (gap is not None and gap > tolerance)
        or (report is not None and _is_at_an_earlier_stage(entry, report, rate_of(report), goal))
        or failed(entry) > tolerance
    )
    return Check(entry, report, rate, gap, differs)


def failed(entry: Entry) -> Fraction:
    """The share of a check's sample that didn't pass; 0 where it says of none."""
    if not entry.sample or entry.passed is None:
        return Fraction(0)
    return 1 - Fraction(entry.passed, entry.sample)


def _is_at_an_earlier_stage(entry: Entry, report: Entry, reported_rate: Fraction, goal: Stage) -> bool:
    """Whether works were found at an earlier stage than was reported, or unfinished where all was reported done."""
    found, reported = entry.stage_reached, report.stage_reached
    if found is None:
        return False
    return found < reported if reported is not None else reported_rate >= 1 and found < goal
