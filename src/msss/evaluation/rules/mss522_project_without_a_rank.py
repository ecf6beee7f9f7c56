"""A project has no rank where every rank gives points.

With ``then:``, an adjustment by rank gives points for every rank behind those of ``by_rank:``, so a project
whose rank is missing would get the points of none (考核細則, clause 三 of the notice). Add its rank. Two
adjustments may rank different projects, as those of five districts and those of all, and a level of which no
project has a rank isn't ranked. As long as there are no ranks at all, ``counts:`` may be left out.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      adjustments:
        - {name: 年末排名, draws_on: rank, by_rank: [3, 1.5, 0], then: -0.5,
           counts: [{project: 1, rank: 5}, {project: 2, rank: 5}]}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      adjustments:
        - {name: 年末排名, draws_on: rank, by_rank: [3, 1.5, 0], then: -0.5,
           counts: [{project: 1, rank: 5}]}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...common.language import Series, t, tn
from ...formats.rules import Finding
from ...responsibilities.model import Project, ResponsibilityList
from ...responsibilities.numbering import label
from ...values.chinese import fold
from ..adjusting import applies
from ..model import Adjustment, Draws, Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every adjustment that gives points for each rank, and leaves out projects that others aren't left out of."""
    ranking = [
        (index, adjustment, {one.project for one in adjustment.counts})
        for index, adjustment in enumerate(evaluation.rules.adjustments if evaluation.rules else ())
        if adjustment.draws_on is Draws.RANK and adjustment.counts and not adjustment.is_of_units
    ]
    needing = [one for one in ranking if one[1].then]
    if not needing:
        return
    given = Counter(number for _, _, ranked in ranking for number in ranked)
    needed = Counter(number for _, _, ranked in needing for number in ranked)
    most: dict[str, int] = {}  # how many ranks a project of each level has
    for project in responsibilities.projects:
        level = fold(project.level or "")
        most[level] = max(most.get(level, 0), needed[project.number])
    missing: dict[int, list[Project]] = {}
    for project in responsibilities.projects:
        if given[project.number] < most[fold(project.level or "")]:
            for index, adjustment, ranked in needing:
                if project.number not in ranked and applies(adjustment.level, project):
                    missing.setdefault(index, []).append(project)
                    break
    for index, adjustment, _ in needing:
        if index in missing:
            yield _finding(index, adjustment, missing[index])


def _finding(index: int, adjustment: Adjustment, missing: Sequence[Project]) -> Finding:
    named = [label(one) for one in missing[:10]] + ["…"] * (len(missing) > 10)
    message = tn(
        "{adjustment} has no rank for project {projects}",
        "{adjustment} has no rank for projects {projects}",
        len(missing),
        adjustment=adjustment.name,
        projects=Series(named),
    )
    hint = t("add - {{project: {project}, rank: …}}", project=missing[0].number)
    return Finding(("rules", "adjustments", index, "counts"), message, hint, on_key=True)
