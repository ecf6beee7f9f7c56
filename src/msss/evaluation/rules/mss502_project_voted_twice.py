"""An evaluation has the votes on a project twice.

The deputies vote on each project once (年末測評評議, clause 三 of the notice). If there are two entries
for a project, nobody knows which one is right. Remove one of the two, or correct its number.

Passes:

    # figures made up
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}

Fails:

    # figures made up
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the second votes on a project, and any after them."""
    voted: set[int] = set()
    for index, vote in enumerate(evaluation.votes):
        if vote.project in voted:
            message = t("project {project} has votes twice", project=vote.project)
            yield Finding(("votes", index, "project"), message, t("remove one of the two, or correct its number"))
        voted.add(vote.project)
