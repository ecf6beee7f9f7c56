"""A criterion or an adjustment has a key that doesn't fit what it is based on.

``late:`` is only for a criterion that is based on timeliness, ``basically_satisfied:`` for one that
is based on satisfaction, and ``scores:`` for one that is scored by hand. Of an adjustment, ``each:`` and
``times:`` are for one by times, ``most:`` for one by share, ``by_rank:``, ``then:`` and ``rank:`` for one
by rank; one by the rank of the total has no ``counts:``. Elsewhere nothing reads
them, and the scoring rules (考核細則, clause 三 of the notice) would say something that isn't done.
Remove the key, or correct ``draws_on:``.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness, late: 50}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion, late: 50}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import Series, t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...responsibilities.model import ResponsibilityList
from ..model import Adjustment, Basis, Draws, Evaluation, ScoringRules


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every key of a criterion or an adjustment that its basis doesn't read."""
    rules = evaluation.rules or ScoringRules(())
    for index, criterion in enumerate(rules.criteria):
        for key, basis, is_there in (
            ("late", Basis.TIMELINESS, criterion.late is not None),
            ("basically_satisfied", Basis.SATISFACTION, criterion.basically_satisfied is not None),
            ("scores", Basis.MANUAL, bool(criterion.scores)),
        ):
            if is_there and criterion.draws_on is not basis:
                path: Path = ("rules", "criteria", index, key)
                yield _finding(path, criterion.name, criterion.draws_on.value, [basis.value])
    for index, adjustment in enumerate(rules.adjustments):
        for path, bases in _read_by(adjustment):
            if adjustment.draws_on not in bases:
                path = ("rules", "adjustments", index, *path)
                yield _finding(path, adjustment.name, adjustment.draws_on.value, [basis.value for basis in bases])


def _finding(path: Path, name: str, basis: str, others: list[str]) -> Finding:
    message = t(
        "{criterion} draws on {basis}, but {key}: is only for {other}",
        criterion=name,
        basis=basis,
        key=path[-1],
        other=Series(others, "and"),
    )
    return Finding(path, message, t("remove it, or correct draws_on:"), on_key=True)


def _read_by(adjustment: Adjustment) -> Iterator[tuple[Path, tuple[Draws, ...]]]:
    """Every key of an adjustment that only some bases read, with these."""
    by_rank = (Draws.RANK, Draws.TOTAL)
    for key, is_there, bases in (
        ("each", adjustment.each is not None, (Draws.TIMES,)),
        ("most", adjustment.most is not None, (Draws.SHARE,)),
        ("by_rank", bool(adjustment.by_rank), by_rank),
        ("then", adjustment.then is not None, by_rank),
        ("counts", bool(adjustment.counts), (Draws.TIMES, Draws.SHARE, Draws.RANK)),
    ):
        if is_there:
            yield (key,), bases
    for index, one in enumerate(adjustment.counts):
        for key, is_there, bases in (
            ("each", one.each is not None, (Draws.TIMES,)),
            ("times", one.times is not None, (Draws.TIMES, Draws.SHARE)),
            ("rank", one.rank is not None, (Draws.RANK,)),
        ):
            if is_there and adjustment.draws_on is not Draws.TOTAL:  # then no count is read, which is said once
                yield ("counts", index, key), bases
