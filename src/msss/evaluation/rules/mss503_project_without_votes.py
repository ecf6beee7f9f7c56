"""An evaluation has votes, but none on one of the projects or items.

The deputies vote on every project in one meeting (年末測評評議, clause 三 of the notice). Once the votes
are recorded, a project without any was forgotten, and would have neither a score nor a rank. Where
they vote on items, that goes for each item of the project. Add the missing entry. Before the vote, leave ``votes:`` out.

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
    """Yield every project that nobody voted on, or of which an item has no votes and others have, if there are votes."""
    if not evaluation.votes:
        return
    rows = {vote.on for vote in evaluation.votes}
    for project in responsibilities.projects:
        without = [item.id for item in project.items if item.id not in rows]
        if project.number in rows or not without:
            continue
        if len(without) == len(project.items):
            message = t("project {project} has no votes", project=project.number)
            yield Finding(("votes",), message, t("add an entry for it"), on_key=True)
            continue
        for item in without:
            message = t("item {item} has no votes", item=item)
            yield Finding(("votes",), message, t("add an entry for it"), on_key=True)
    for index, vote in enumerate(evaluation.votes):
        if not vote.cast:
            message = t("nobody voted on {subject}", subject=vote.subject)
            yield Finding(("votes", index), message, t("write how many deputies voted, and how"))
