"""The list as data: one year's list of one government, frozen.

The classes say what a list is; how a file becomes one, and what is refused on the way, is in
`msss.schema`; what every key means to those who write the file, in docs/file-format.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .deadline import Deadline
from .diagnostic import Path


class Bound(StrEnum):
    """Which side of its quantity a target promises: at least 50 parks, at most 30 minutes."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Scope(StrEnum):
    """Whether a collective's members all answer, or each as far as it is concerned (各相關…)."""

    ALL = "all"
    RELEVANT = "relevant"


@dataclass(frozen=True, slots=True)
class Target:
    """One quantified promise of an item (目標任務)."""

    content: str
    quantity: Decimal
    measure: str
    bound: Bound = Bound.AT_LEAST


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the list (事項): a deliverable with its own lead units and deadline.

    ``name`` is the sentence that was voted, character for character; ``start`` is the day from which
    its progress is measured, where it isn't the day of the list.
    """

    id: str
    name: str
    lead: tuple[str, ...]
    due: Deadline
    support: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    start: date | None = None
    leader: str | None = None
    note: str | None = None

    @property
    def due_date(self) -> date:
        """The day the deadline means: the last on which the item is on time."""
        return self.due.date


@dataclass(frozen=True, slots=True)
class Project:
    """One of the voted projects (項目), numbered."""

    number: int
    items: tuple[Item, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation (單位), or with ``members`` a collective that answers together."""

    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    scope: Scope = Scope.ALL


@dataclass(frozen=True, slots=True)
class Source:
    """The document the list was published in."""

    issuer: str
    document: str
    date: date
    index: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change that was voted again (剛性約束): of which item or unit, by what document, when and why.

    It is of an ``item``, by its id, or of a ``unit``, by its name, and never of both.
    """

    item: str | None
    document: str
    date: date
    reason: str
    unit: str | None = None

    @property
    def of(self) -> str:
        """What it is of, in words: item 7.2, 各區、縣(市)政府."""
        return f"item {self.item}" if self.item else f"{self.unit}"


@dataclass(frozen=True, slots=True)
class ResponsibilityList:
    """One year's responsibility list (責任清單) of one government."""

    title: str
    year: int
    source: Source
    projects: tuple[Project, ...]
    units: tuple[Unit, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    def items(self) -> Iterator[tuple[Project, Item]]:
        """Every item with its project, in the list's order."""
        for project in self.projects:
            for item in project.items:
                yield project, item

    def places(self) -> Iterator[tuple[Path, Item]]:
        """Every item with the path at which it stands in the file."""
        for project_index, project in enumerate(self.projects):
            for item_index, item in enumerate(project.items):
                yield ("projects", project_index, "items", item_index), item
