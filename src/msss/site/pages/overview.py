"""The year at a glance: how it stands, its projects, what is due next, what changed last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...common.language import t, tn
from ...ledger.progress import spoken
from ...lists.deadlines import DueRow
from ...output.answers.evaluation import title_of_project
from ...responsibilities.model import Project
from ...responsibilities.numbering import label
from ..editions import Edition, ItemOf
from ..rendering import Page
from .common import counts, shortened

_NEXT = 6
"""So many deadlines that come next are shown."""
_LAST = 6
"""So many of the last changes are shown."""


class ProjectRow(NamedTuple):
    """A project with its items, and how much of it is done: a share of one, None where nobody knows."""

    label: str
    title: str
    project: Project
    items: list[ItemOf]
    completion: object


def overview(edition: Edition, *, is_home: bool) -> Page:
    """The first page of a list; that of the newest is the home page of a site of one government."""
    standings = edition.standings
    found = counts(standings.values())
    count = len(edition.items)
    description = tn("{count} item in {list}", "{count} items in {list}", count, list=edition.model.title)
    if found:
        said = t(", ").join(t("{status} {number}", status=spoken(one.word), number=one.number) for one in found)
        description = t("{items}: {counts}", items=description, counts=said)
    return Page(
        "" if is_home else edition.address,
        "overview",
        edition.model.title,
        shortened(str(description), 200),
        {
            "counts": found,
            "total": count,
            "projects": list(_projects(edition)),
            "due": list(due_next(edition)),
            "news": edition.news[:_LAST],
            "standings": standings,
        },
        edition,
        () if is_home else (("", t("Home")),),
    )


def _projects(edition: Edition) -> Iterator[ProjectRow]:
    for project in edition.model.projects:
        result = edition.results.get((project.level, project.number))
        title = title_of_project(project).removeprefix(f"{label(project)} ")
        completion = result.completion if result and edition.is_followed else None
        yield ProjectRow(label(project), title, project, edition.of_project.get(id(project), []), completion)


def due_next(edition: Edition) -> Iterator[DueRow]:
    """What is due next of all that isn't done."""
    coming = [
        row
        for row in edition.due_rows
        if row.due.date >= edition.as_of
        if not (row.standings and all(one.reached is not None for one in row.standings))
    ]
    yield from coming[:_NEXT]
