"""The cap of an adjustment or of the totals is lower than its floor.

``cap:`` is the most that something comes to, and ``floor:`` the least (考核細則, clause 三 of the notice).
Nothing is both. Correct one of the two.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      adjustments:
        - {name: 月通報末位, draws_on: times, each: -0.2, floor: -2}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      adjustments:
        - {name: 月通報末位, draws_on: times, each: -0.2, floor: 2, cap: 0}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...common.language import t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation, ScoringRules


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every cap that is lower than the floor beside it."""
    for path, cap, floor in _limits(evaluation.rules) if evaluation.rules else ():
        if cap is not None and floor is not None and cap < floor:
            message = t("cap: {cap} is lower than floor: {floor}", cap=f"{cap:f}", floor=f"{floor:f}")
            yield Finding((*path, "cap"), message, t("correct one of the two"))


def _limits(rules: ScoringRules) -> Iterator[tuple[Path, Decimal | None, Decimal | None]]:
    """Every cap and floor, with the place of the two."""
    for index, adjustment in enumerate(rules.adjustments):
        yield ("rules", "adjustments", index), adjustment.cap, adjustment.floor
    yield ("rules",), rules.cap, rules.floor
