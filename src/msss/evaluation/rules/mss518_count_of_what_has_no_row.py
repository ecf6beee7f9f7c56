"""An adjustment counts something of what isn't evaluated, or twice.

What is counted goes to a project of the list or to a unit that leads items of it, and of one adjustment
all to projects or all to units: else the points of the scoring rules (考核細則, clause 三 of the notice) are
nobody's. Each has one rank, and one number of an adjustment by share. ``more_projects:`` is for counts of
units. Correct the project, the unit or the key.

Passes:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      adjustments:
        - {name: 月通報末位, draws_on: times, each: -0.2, counts: [{project: 1, times: 2}]}

Fails:

    # rules made up
    rules:
      criteria:
        - {name: 完成情況, weight: 60, draws_on: completion}
        - {name: 按時完成, weight: 40, draws_on: timeliness}
      adjustments:
        - {name: 月通報末位, draws_on: times, each: -0.2, counts: [{project: 3, times: 2}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import Series, t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...responsibilities.model import Project, ResponsibilityList
from ...responsibilities.numbering import sharing
from ...responsibilities.registry import canonical
from ..adjusting import applies
from ..model import Adjustment, Counted, Draws, Evaluation


def check(responsibilities: ResponsibilityList, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield every count of no project or unit, every second one where there is one, and those of projects among units."""
    adjustments = evaluation.rules.adjustments if evaluation.rules else ()
    if not adjustments:
        return
    known = _Known(responsibilities)
    for index, adjustment in enumerate(adjustments):
        path: Path = ("rules", "adjustments", index)
        if adjustment.more_projects is not None and adjustment.counts and not adjustment.is_of_units:
            message = t(
                "{adjustment} is counted of projects, but more_projects: is for units", adjustment=adjustment.name
            )
            hint = t("remove it, or count of units: unit: in the place of project:")
            yield Finding((*path, "more_projects"), message, hint, on_key=True)
        seen: set[int | str] = set()
        for place, one in enumerate(adjustment.counts):
            yield from _of_one(adjustment, one, known, (*path, "counts", place, one.key), seen)


class _Known:
    """What has a row of its own: projects by number, and units that lead."""

    def __init__(self, responsibilities: ResponsibilityList) -> None:
        self.aliases = canonical(responsibilities.units)
        self.units = {self.aliases.get(unit, unit) for _, item in responsibilities.items() for unit in item.lead}
        self.projects: dict[int, list[Project]] = {}
        for project in responsibilities.projects:
            self.projects.setdefault(project.number, []).append(project)
        self.shared = sharing(responsibilities, set(self.projects))


def _of_one(adjustment: Adjustment, one: Counted, known: _Known, path: Path, seen: set[int | str]) -> Iterator[Finding]:
    if one.unit is not None:
        of: int | str = known.aliases.get(one.unit, one.unit)
        if of not in known.units:
            message = t("{unit} leads no item of the list, and isn't evaluated", unit=one.unit)
            yield Finding(path, message, t("correct the name, or remove the count"))
    else:
        of = one.project or 0
        projects = known.projects.get(of, [])
        theirs = [project for project in projects if applies(adjustment.level, project)]
        if not projects:
            yield Finding(path, t("the list has no project {project}", project=of), t("correct the number"))
        elif len(theirs) > 1 and (labels := known.shared.get(of)):
            message = t(
                "{number} is the number of {count} projects: {projects}",
                number=of,
                count=len(labels),
                projects=Series(labels),
            )
            hint = t("number the projects of the list through; what the source calls them can stay in the items' ids")
            yield Finding(path, message, hint)
        elif not theirs:
            message = t(
                "project {project} isn't of the level {level}, which {name} is for",
                project=of,
                level=adjustment.level,
                name=adjustment.name,
            )
            yield Finding(path, message, t("correct the number, or level:"))
        if adjustment.is_of_units:
            message = t("{adjustment} is counted of units and of projects", adjustment=adjustment.name)
            yield Finding(path, message, t("write two adjustments, one for each"))
    if of in seen and adjustment.draws_on in (Draws.RANK, Draws.SHARE):
        message = t("{adjustment} has {of} twice", adjustment=adjustment.name, of=one.of)
        yield Finding(path, message, t("remove one of the two"))
    seen.add(of)
