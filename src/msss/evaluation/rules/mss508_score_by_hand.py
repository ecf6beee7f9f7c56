"""A score given by hand is missing, given twice, or for an unknown project.

The points of a criterion with ``draws_on: manual`` are given by people. Every project has one
score, or the projects can't be compared (考核細則, clause 三 of the notice). As long as there are
neither votes nor any scores of the criterion, ``scores:`` may be left out. Add the missing score,
or correct the number.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 群眾評價, weight: 40, draws_on: manual,
           scores: [{project: 1, score: 85}, {project: 2, score: 90}]}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 群眾評價, weight: 40, draws_on: manual,
           scores: [{project: 1, score: 85}]}
      grades:
        - {name: 優秀, at_least: 90}
        - {name: 合格, at_least: 0}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...common.language import Series, t, tn
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...responsibilities.model import Project, ResponsibilityList
from ..adjusting import applies
from ..model import Basis, Criterion, Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every score of no project or of one that has a score, and every project that lacks one."""
    projects: dict[int, list[Project]] = {}
    for project in responsibilities.projects:
        projects.setdefault(project.number, []).append(project)
    for index, criterion in enumerate(evaluation.rules.criteria if evaluation.rules else ()):
        if criterion.draws_on is Basis.MANUAL:
            path: Path = ("rules", "criteria", index)
            yield from _given(criterion, projects, (*path, "scores"))
            scored = {score.project for score in criterion.scores}
            theirs = [one.number for one in responsibilities.projects if applies(criterion.level, one)]
            missing = [str(number) for number in dict.fromkeys(theirs) if number not in scored]
            if missing and (scored or evaluation.votes):
                named = [*missing[:10], "…"] if len(missing) > 10 else missing
                message = tn(
                    "{criterion} has no score for project {projects}",
                    "{criterion} has no score for projects {projects}",
                    len(missing),
                    criterion=criterion.name,
                    projects=Series(named),
                )
                hint = t("add - {{project: {project}, score: …}}", project=missing[0])
                yield Finding((*path, "scores"), message, hint, on_key=True)


def _given(criterion: Criterion, projects: Mapping[int, Sequence[Project]], path: Path) -> Iterator[Finding]:
    seen: set[int] = set()
    for index, score in enumerate(criterion.scores):
        place = (*path, index, "project")
        if score.project not in projects:
            message = t("the list has no project {project}", project=score.project)
            yield Finding(place, message, t("correct the number"))
        elif score.project in seen:
            message = t("project {project} already has a score", project=score.project)
            yield Finding(place, message, t("remove one of the two"))
        elif not any(applies(criterion.level, project) for project in projects[score.project]):
            message = t(
                "project {project} isn't of the level {level}, which {name} is for",
                project=score.project,
                level=criterion.level,
                name=criterion.name,
            )
            yield Finding(place, message, t("correct the number, or level:"))
        seen.add(score.project)
