"""How a list numbers its projects, and which are meant by a number.

Projects are numbered through. Where a list numbers those of several levels apart (省1, 省2, 市1), a number is several
projects'; with its level before it, it is one's.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..values.item_id import place
from .model import Project, ResponsibilityList


def label(project: Project) -> str:
    """A project's number, with its level where it has one: 7, 省7."""
    return f"{project.level or ''}{project.number}"


def sequences(responsibilities: ResponsibilityList) -> list[list[tuple[int, Project]]]:
    """The projects, each with its place, that are numbered together: all, or where numbers repeat each level's."""
    levels: dict[str | None, list[tuple[int, Project]]] = {}
    numbers: dict[int, str | None] = {}
    is_apart = False
    for index, project in enumerate(responsibilities.projects):
        levels.setdefault(project.level, []).append((index, project))
        is_apart = is_apart or numbers.setdefault(project.number, project.level) != project.level
    return list(levels.values()) if is_apart else [list(enumerate(responsibilities.projects))]


def sharing(responsibilities: ResponsibilityList, numbers: Iterable[int]) -> dict[int, list[str]]:
    """Those of ``numbers`` that several projects have, each with their labels."""
    found: dict[int, list[str]] = {number: [] for number in numbers}
    for project in responsibilities.projects:
        if project.number in found:
            found[project.number].append(label(project))
    return {number: labels for number, labels in found.items() if len(labels) > 1}


def ids_near(responsibilities: ResponsibilityList, text: str) -> list[str]:
    """The ids of the list's own that are like ``text``, for a message that says it was not found."""
    from difflib import get_close_matches

    own = [item.id for _, item in responsibilities.items() if place(item.id) is None]
    return get_close_matches(text, own, n=3, cutoff=0.5)
