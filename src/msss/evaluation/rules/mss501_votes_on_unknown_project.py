"""An evaluation has votes on a project or an item that the list doesn't have.

The deputies evaluate the projects that were voted on (年末測評評議, clause 三 of the notice), or each of their
items. Votes on anything else belong to no promise. If projects of two levels have the same number, it isn't clear
which of them the votes are on. Correct the number, or give every project of the list a number of
its own.

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
      - {project: 3, satisfied: 70, basically_satisfied: 20, dissatisfied: 10, abstained: 0}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import Series, t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...responsibilities.numbering import sharing
from ..model import Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield the votes on every project and every item that isn't in the list."""
    items = {item.id for _, item in responsibilities.items()}
    known = {project.number for project in responsibilities.projects}
    shared = sharing(responsibilities, known)
    for index, vote in enumerate(evaluation.votes):
        if vote.item is not None:
            if vote.item not in items:
                message = t("the list has no item {item}", item=vote.item)
                yield Finding(("votes", index, "item"), message, t("correct the id"))
        elif vote.project not in known:
            message = t("the list has no project {project}", project=vote.project)
            yield Finding(("votes", index, "project"), message, t("correct the number"))
        elif labels := shared.get(vote.project or 0):
            message = t(
                "{number} is the number of {count} projects: {projects}",
                number=vote.project,
                count=len(labels),
                projects=Series(labels),
            )
            hint = t("number the projects of the list through; what the source calls them can stay in the items' ids")
            yield Finding(("votes", index, "project"), message, hint)
