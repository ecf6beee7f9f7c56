"""Some votes of an evaluation say how many abstained, and others don't.

A ballot has three answers or four (年末測評評議, clause 三 of the notice), and it is the same for all projects.
Where some entries have ``abstained:`` and others don't, the number was forgotten. Write it in every
entry, also a zero, or leave it out of all.

Passes:

    # figures made up
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 15}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10}

Fails:

    # figures made up
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 15, abstained: 0}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the votes that don't say how many abstained, where others do."""
    without = [index for index, vote in enumerate(evaluation.votes) if vote.abstained is None]
    if len(without) == len(evaluation.votes):
        return
    for index in without:
        message = t("the votes on {subject} lack abstained, which others have", subject=evaluation.votes[index].subject)
        yield Finding(("votes", index), message, t("add it, for example: {example}", example="abstained: 0"))
