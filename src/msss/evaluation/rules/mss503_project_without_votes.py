"""An evaluation has votes, but none on one of the projects.

The deputies vote on every project in one meeting (年末測評評議, clause 三 of the notice). Once the votes
are recorded, a project without any was forgotten, and would have neither a score nor a rank. Add
the missing entry. Before the vote, leave ``votes:`` out.

Passes:

    # figures made up
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
      - {project: 2, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}

Fails:

    # figures made up
    votes:
      - {project: 1, satisfied: 60, basically_satisfied: 25, dissatisfied: 10, abstained: 5}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every project that nobody voted on, if there are votes."""
    if not evaluation.votes:
        return
    rows = {vote.project for vote in evaluation.votes}
    for project in responsibilities.projects:
        if project.number not in rows:
            message = t("project {project} has no votes", project=project.number)
            yield Finding(("votes",), message, t("add an entry for it"), on_key=True)
    for index, vote in enumerate(evaluation.votes):
        if not vote.cast:
            message = t("nobody voted on project {project}", project=vote.project)
            yield Finding(("votes", index), message, t("write how many deputies voted, and how"))
