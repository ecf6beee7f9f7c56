"""The weights of an evaluation's criteria don't add up to 100.

A total is a number of points out of 100, and each grade begins at a total. So the weights of the
scoring rules (考核細則, clause 三 of the notice) must add up to 100, no more and no less; where the rules
have ``full:``, to that. With ``level:``, that goes for the criteria that are for projects of one level.
Correct the weights.

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
        - {name: 按時完成, weight: 30, draws_on: timeliness}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal, localcontext

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import Project, ResponsibilityList
from ...responsibilities.numbering import label
from ..adjusting import applies
from ..model import Evaluation, ScoringRules


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the sum of the weights, if it isn't 100 or what the rules say, of the projects of each level that differs."""
    rules = evaluation.rules
    if rules is None:
        return
    full, said = rules.full_points, set[Decimal]()
    for project in responsibilities.projects:
        theirs = [criterion.weight for criterion in rules.criteria if applies(criterion.level, project)]
        with localcontext(Context(prec=200)):  # more digits than a sum of weights can have: it is exact
            total = sum(theirs, Decimal(0))
        if theirs and total != full and total not in said:
            said.add(total)
            yield Finding(
                ("rules", "criteria"), _said(rules, project, total, full), t("correct the weights"), on_key=True
            )


def _said(rules: ScoringRules, project: Project, total: Decimal, full: Decimal) -> str:
    if any(criterion.level is not None for criterion in rules.criteria):
        return t(
            "the weights of the criteria that are for project {project} add up to {total}, not to {full}",
            project=label(project),
            total=f"{total:f}",
            full=f"{full:f}",
        )
    return t("the weights of the criteria add up to {total}, not to {full}", total=f"{total:f}", full=f"{full:f}")
