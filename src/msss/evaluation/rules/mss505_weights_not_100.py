"""The weights of an evaluation's criteria don't add up to 100.

A total is a number of points out of 100, and each grade begins at a total. So the weights of the
scoring rules (考核細則, clause 三 of the notice) must add up to 100, no more and no less. Correct the
weights.

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
from decimal import Context, localcontext

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import FULL, Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the sum of the weights, if it isn't 100."""
    if evaluation.rules is None or not evaluation.rules.criteria:
        return
    with localcontext(Context(prec=200)):  # more digits than a sum of weights can have: it is exact
        total = sum(criterion.weight for criterion in evaluation.rules.criteria)
    if total != FULL:
        message = t("the weights of the criteria add up to {total}, not to {full}", total=f"{total:f}", full=FULL)
        yield Finding(("rules", "criteria"), message, t("correct the weights"), on_key=True)
