"""An evaluation has the votes on a project or an item twice.

The deputies vote on each project once, or on each of its items (年末測評評議, clause 三 of the notice). If there
are two entries for one, nobody knows which one is right; nor do they where a project and one of its
items both have votes. Remove one of the two, or correct its number.

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
    """Yield the second votes on a project or an item, any after them, and those on an item of a project with votes."""
    projects = {item.id: project.number for project, item in responsibilities.items()}
    with_votes = {vote.project for vote in evaluation.votes if vote.project is not None}
    voted: set[int | str] = set()
    for index, vote in enumerate(evaluation.votes):
        place = ("votes", index, vote.key)
        if vote.on in voted:
            message = t("{subject} has votes twice", subject=vote.subject)
            yield Finding(place, message, t("remove one of the two, or correct its number"))
        elif vote.item is not None and projects.get(vote.item) in with_votes:
            project = projects[vote.item]
            message = t("item {item} has votes, and so has its project {project}", item=vote.item, project=project)
            yield Finding(place, message, t("write the votes on the project, or those on each of its items"))
        voted.add(vote.on)
