"""An evaluation gives, or asks for, more than 100 points.

Every criterion is scored from 0 to 100, and its weight says how much that counts. So no number of
points is more than 100: scores given by hand, what a late item or a vote of 基本滿意 is worth, and the
totals at which grades begin, the percentages of votes that a verdict takes (考核細則, clause 三 of the notice). Correct the number.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 群眾評價, weight: 40, draws_on: manual,
           scores: [{project: 1, score: 85}, {project: 2, score: 90}]}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 群眾評價, weight: 40, draws_on: manual,
           scores: [{project: 1, score: 85}, {project: 2, score: 900}]}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...common.language import t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...responsibilities.model import ResponsibilityList
from ..model import FULL, Evaluation, ScoringRules


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every number of points above 100."""
    for path, points in _points(evaluation.rules) if evaluation.rules else ():
        if points is not None and points > FULL:
            message = t("{key}: {points} is more than {full}", key=path[-1], points=f"{points:f}", full=FULL)
            yield Finding(("rules", *path), message, t("points go from 0 to {full}", full=FULL))


def _points(rules: ScoringRules) -> Iterator[tuple[Path, Decimal | None]]:
    """Every number of points in the rules, with its place."""
    for index, criterion in enumerate(rules.criteria):
        yield ("criteria", index, "late"), criterion.late
        yield ("criteria", index, "basically_satisfied"), criterion.basically_satisfied
        for place, score in enumerate(criterion.scores):
            yield ("criteria", index, "scores", place, "score"), score.score
    yield ("full",), rules.full
    for index, grade in enumerate(rules.grades):
        yield ("grades", index, "at_least"), grade.at_least
    for index, verdict in enumerate(rules.verdicts):
        yield ("verdicts", index, "satisfied"), verdict.satisfied
        yield ("verdicts", index, "at_least_basically"), verdict.at_least_basically
