"""The year at a glance: how it stands, its projects, what is due next, what changed last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ...common.language import t, tn
from ...ledger.progress import Step
from ...lists.deadlines import DueRow, rows_due
from ...responsibilities.model import Amendment, Project
from ...responsibilities.numbering import label
from ...responsibilities.query import Query, Sort
from ..editions import Edition, ItemOf
from ..rendering import Page
from .common import counts, project_title, shortened

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


class News(NamedTuple):
    """Something that happened: a report, or a vote that changed a promise."""

    day: date
    item: str
    step: Step | None = None
    amendment: Amendment | None = None


def overview(edition: Edition, *, is_home: bool) -> Page:
    """The first page of a list; that of the newest is the home page of a site of one government."""
    standings = edition.standings
    found = counts(standings.values())
    count = len(edition.items)
    description = tn("{count} item in {list}", "{count} items in {list}", count, list=edition.model.title)
    if found:
        said = t(", ").join(t("{status} {number}", status=_spoken(one.word), number=one.number) for one in found)
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
            "news": news(edition)[:_LAST],
            "standings": standings,
        },
        edition,
        () if is_home else (("", t("Home")),),
    )


def _spoken(word: str) -> str:
    from ...ledger.progress import spoken

    return spoken(word)


def _projects(edition: Edition) -> Iterator[ProjectRow]:
    items: dict[int, list[ItemOf]] = {}
    for one in edition.items:
        items.setdefault(id(one.project), []).append(one)
    for project in edition.model.projects:
        result = edition.results.get((project.level, project.number))
        title = project_title(edition, project).removeprefix(f"{label(project)} ")
        completion = result.completion if result and edition.is_followed else None
        yield ProjectRow(label(project), title, project, items.get(id(project), []), completion)


def due_rows(edition: Edition) -> list[DueRow]:
    """Every day on which something is due, the soonest first, as `msss due` has them."""
    tracked = {edition.loaded.file: edition.tracked} if edition.is_followed else {}
    return rows_due(list(edition.hits()), Query(), edition.as_of, tracked, (), Sort.DUE)


def due_next(edition: Edition) -> Iterator[DueRow]:
    """What is due next of all that isn't done."""
    coming = [
        row
        for row in due_rows(edition)
        if row.due.date >= edition.as_of
        if not (row.standings and all(one.reached is not None for one in row.standings))
    ]
    yield from coming[:_NEXT]


def news(edition: Edition) -> list[News]:
    """What was reported and voted by the day, the newest first; of one day in the order of the ledger."""
    found = [News(step.entry.date, id, step) for id, steps in edition.reports.items() for step in steps]
    order = {id(entry): place for place, entry in enumerate(edition.tracked.ledger.model.entries)}
    found.sort(key=lambda one: order[id(one.step.entry)] if one.step else 0)
    found += [
        News(one.date, one.item or "", None, one) for one in edition.model.amendments if one.date <= edition.as_of
    ]
    found.sort(key=lambda one: one.day, reverse=True)
    return found
