"""What checks found, beside what was reported (督查抽查): a check never counts in the place of a report.

A check is held against the report that it checks, the last one before it. Less than that was found, by more than the
tolerance, or works at an earlier stage, or too many of the sample didn't pass: then the two differ. More than was
reported may have been done since, and is no difference. A later report with ``correction: true`` settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..responsibilities.model import Target
from ..values.stage import Stage, read_stage
from .model import Entry
from .progress import Standing, completion, is_finished


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


def last_check(target: Target | None, entries: Sequence[Entry], goal: Stage, tolerance: Fraction) -> Check | None:
    """The last check among the entries on one target, and whether it differs from the report before it."""
    place = next((place for place in reversed(range(len(entries))) if entries[place].is_check), None)
    if place is None:
        return None
    entry = entries[place]
    report = next((one for one in reversed(entries[:place]) if not one.is_check), None)
    rate = completion(target, entry, goal) if entry.value is not None or entry.done else None
    gap = completion(target, report, goal) - rate if report is not None and rate is not None else None
    is_settled = any(one.correction for one in entries[place:] if not one.is_check)
    differs = not is_settled and (
        (gap is not None and gap > tolerance)
        or _is_at_an_earlier_stage(target, entry, report, goal)
        or failed(entry) > tolerance
    )
    return Check(entry, report, rate, gap, differs)


def failed(entry: Entry) -> Fraction:
    """The share of a check's sample that didn't pass; 0 where it says of none."""
    if not entry.sample or entry.passed is None:
        return Fraction(0)
    return 1 - Fraction(entry.passed, entry.sample)


def _is_at_an_earlier_stage(target: Target | None, entry: Entry, report: Entry | None, goal: Stage) -> bool:
    """Whether works were found at an earlier stage than was reported, or unfinished where all was reported done."""
    found = read_stage(entry.stage) if entry.stage else None
    if found is None or report is None:
        return False
    reported = read_stage(report.stage) if report.stage else None
    if reported is not None:
        return found < reported
    return completion(target, report, goal) >= 1 and not is_finished(entry, goal)


def differing(standings: Iterable[Standing]) -> list[Standing]:
    """The targets of which less was found than was reported."""
    return [standing for standing in standings if standing.check is not None and standing.check.differs]
