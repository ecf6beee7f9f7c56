"""Scoring rules are for projects of a level that no project of the list has.

A criterion or an adjustment with ``level:`` is for the projects of that level alone (考核細則, clause 三 of
the notice). If no project has it, nothing is ever scored by it. Correct the level here, or in the list.

Before:

    projects:
      - number: 1
        level: 市級
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion, level: 市級}
        - {name: 按時完成, weight: 40, draws_on: timeliness}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 100, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness, level: 省級}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...responsibilities.model import ResponsibilityList
from ..adjusting import applies
from ..model import Evaluation, ScoringRules


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every level that no project has."""
    for path, level in _levels(evaluation.rules) if evaluation.rules else ():
        if not any(applies(level, project) for project in responsibilities.projects):
            message = t("the list has no project of the level {level}", level=level)
            yield Finding(path, message, t("correct the level"))


def _levels(rules: ScoringRules) -> Iterator[tuple[Path, str]]:
    """Every level of the rules, with its place."""
    for index, criterion in enumerate(rules.criteria):
        if criterion.level is not None:
            yield ("rules", "criteria", index, "level"), criterion.level
    for index, adjustment in enumerate(rules.adjustments):
        if adjustment.level is not None:
            yield ("rules", "adjustments", index, "level"), adjustment.level
