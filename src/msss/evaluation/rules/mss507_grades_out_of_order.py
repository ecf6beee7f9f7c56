"""The grades of an evaluation are out of order, or a total has no grade.

A project gets the first grade whose ``at_least:`` its total reaches. So the scoring rules (考核細則,
clause 三 of the notice) name the best grade first, no two grades begin at the same total, and the
last one begins at 0. Otherwise a grade is never given, or a total has no grade. Put the grades in
order, or add the lowest one.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      grades:
        - {name: 合格, at_least: 60}
        - {name: 優秀, at_least: 90}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every grade that isn't below the one before it, and the last if it doesn't begin at 0."""
    grades = evaluation.rules.grades if evaluation.rules else ()
    for index, (before, grade) in enumerate(pairwise(grades), 1):
        if grade.at_least >= before.at_least:
            message = t(
                "{grade} (from {points}) comes after {other} (from {other_points})",
                grade=grade.name,
                points=f"{grade.at_least:f}",
                other=before.name,
                other_points=f"{before.at_least:f}",
            )
            yield Finding(("rules", "grades", index, "at_least"), message, t("put the grades in order, best first"))
    if grades and min(grade.at_least for grade in grades) > 0:
        lowest = min(grades, key=lambda grade: grade.at_least)
        message = t("a total below {points} has no grade", points=f"{lowest.at_least:f}")
        yield Finding(("rules", "grades"), message, t("add a last grade with at_least: 0"), on_key=True)
