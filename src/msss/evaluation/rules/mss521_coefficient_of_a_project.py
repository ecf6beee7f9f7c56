"""A coefficient is of a project that the list doesn't have, or a project has two.

A coefficient multiplies the points of one project (考核細則, clause 三 of the notice). Correct the number, or
remove one of the two.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      coefficients: [{project: 1, coefficient: 1.2}]

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      coefficients: [{project: 1, coefficient: 1.2}, {project: 1, coefficient: 1.1}]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import Series, t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...responsibilities.numbering import sharing
from ..model import Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every coefficient of no project, and every second one of a project."""
    known = {project.number for project in responsibilities.projects}
    shared = sharing(responsibilities, known)
    seen: set[int] = set()
    for index, one in enumerate(evaluation.rules.coefficients if evaluation.rules else ()):
        place = ("rules", "coefficients", index, "project")
        if one.project not in known:
            yield Finding(place, t("the list has no project {project}", project=one.project), t("correct the number"))
        elif labels := shared.get(one.project):
            message = t(
                "{number} is the number of {count} projects: {projects}",
                number=one.project,
                count=len(labels),
                projects=Series(labels),
            )
            hint = t("number the projects of the list through; what the source calls them can stay in the items' ids")
            yield Finding(place, message, hint)
        elif one.project in seen:
            message = t("project {project} has two coefficients", project=one.project)
            yield Finding(place, message, t("remove one of the two"))
        seen.add(one.project)
