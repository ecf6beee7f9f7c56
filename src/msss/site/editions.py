"""A list as the site shows it: with its ledger, its evaluation and its earlier revisions, as of one day.

What is worked out for several pages is worked out once, here: where items stand, who plays which part, what was
reported, how it came about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..common.errors import SourceError
from ..common.language import Language
from ..evaluation.scoring import Result
from ..evaluation.trace import Step as TraceStep
from ..formats.reading import Loaded
from ..ledger.bulletin import Bulletin, ItemStanding, bulletin
from ..ledger.progress import Measure, Standing, Step, measure_of, steps_by_item
from ..lists.deadlines import DueRow, rows_due
from ..lists.evaluating import Evaluated, evaluate_list, evaluation_path
from ..lists.loading import load_list
from ..lists.tracking import Tracked, ledger_path, not_begun, track
from ..responsibilities.model import Amendment, Item, Project, ResponsibilityList, Unit
from ..responsibilities.query import Hit, Part, Query, Sort, parts_of_units
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import canonical, names_of, units_of
from ..values.chinese import Script, convert, fold_words
from . import addresses
from .revisions import Revised


class Head(NamedTuple):
    """What other pages need to know of a list: where it is, what it is called, in which language, and its items.

    ``government`` tells whether two lists are of one: it is the issuer, however it is written.
    """

    slug: str
    path: Path
    year: int
    title: str
    issuer: str
    government: str
    language: Language
    items: Mapping[str, str]

    @property
    def address(self) -> str:
        """The address of its first page."""
        return f"{self.slug}/"


class ItemOf(NamedTuple):
    """An item with its project and its place in the list."""

    project: Project
    item: Item
    place: tuple[str | int, ...]


class News(NamedTuple):
    """Something that happened: a report, or a vote that changed a promise."""

    day: date
    item: str
    step: Step | None = None
    amendment: Amendment | None = None


@dataclass(frozen=True)
class Edition:
    """One list with everything beside it. ``evaluated`` is None where there is nothing to evaluate it by."""

    head: Head
    loaded: LoadedList
    tracked: Tracked
    evaluated: Evaluated | None
    as_of: date
    revised: tuple[Revised, ...] = ()

    @property
    def model(self) -> ResponsibilityList:
        """The list."""
        return self.loaded.model

    @property
    def address(self) -> str:
        """The address of its first page."""
        return self.head.address

    @property
    def is_followed(self) -> bool:
        """Whether there is a ledger: without one nothing is known of progress."""
        return self.tracked.ledger.is_there

    @cached_property
    def files(self) -> dict[str, Loaded[object]]:
        """Its files by the addresses of the pages that show them line by line."""
        files: dict[str, Loaded[object]] = {addresses.LIST: self.loaded}  # type: ignore[dict-item]
        if self.is_followed:
            files[addresses.LEDGER] = self.tracked.ledger  # type: ignore[assignment]
        if self.evaluated and self.evaluated.evaluation:
            files[addresses.VOTES] = self.evaluated.evaluation  # type: ignore[assignment]
        return files

    @cached_property
    def measure(self) -> Measure:
        """What its targets are held against."""
        return measure_of(self.model)

    @cached_property
    def script(self) -> str:
        """The language of the list's own text, as HTML names it."""
        return language_of(self.model).value

    @cached_property
    def items(self) -> list[ItemOf]:
        """Its items, in order."""
        return [
            ItemOf(project, item, ("projects", place, "items", row))
            for place, project in enumerate(self.model.projects)
            for row, item in enumerate(project.items)
        ]

    @cached_property
    def of_project(self) -> dict[int, list[ItemOf]]:
        """The items of each project, by what identifies that in memory."""
        found: dict[int, list[ItemOf]] = {}
        for one in self.items:
            found.setdefault(id(one.project), []).append(one)
        return found

    @cached_property
    def due_rows(self) -> list[DueRow]:
        """Every day on which something is due, the soonest first, as `msss due` has them."""
        tracked = {self.loaded.file: self.tracked} if self.is_followed else {}
        return rows_due(list(self.hits()), Query(), self.as_of, tracked, (), Sort.DUE)

    @cached_property
    def news(self) -> list[News]:
        """What was reported and voted by the day, the newest first; of one day in the order of the ledger."""
        found = [News(step.entry.date, id, step) for id, steps in self.reports.items() for step in steps]
        order = {id(entry): place for place, entry in enumerate(self.tracked.ledger.model.entries)}
        found.sort(key=lambda one: order[id(one.step.entry)] if one.step else 0)
        found += [News(one.date, one.item or "", None, one) for one in self.amendments]
        found.sort(key=lambda one: one.day, reverse=True)
        return found

    @cached_property
    def amendments(self) -> list[Amendment]:
        """The votes that changed promises by the day, in the list's order."""
        return [one for one in self.model.amendments if one.date <= self.as_of]

    @cached_property
    def bulletin(self) -> Bulletin | None:
        """Its bulletin of the day; None without a ledger."""
        return bulletin(self.model, self.tracked.ledger.model, self.as_of) if self.is_followed else None

    @cached_property
    def standings(self) -> dict[str, ItemStanding]:
        """Where each item stands, by its id; nothing without a ledger."""
        if not self.is_followed:
            return {}
        return {
            one.item.id: ItemStanding(one.project, one.item, tuple(self.tracked.items[one.item.id]))
            for one in self.items
        }

    def standings_of(self, item: Item) -> list[Standing]:
        """Where the targets of an item stand; nothing without a ledger."""
        return self.tracked.items[item.id] if self.is_followed else []

    @cached_property
    def reports(self) -> dict[str, list[Step]]:
        """What was reported of each item by the day, by its id, oldest first."""
        found = steps_by_item(self.model, self.tracked.ledger.model)
        return {id: [step for step in its if step.entry.date <= self.as_of] for id, its in found.items()}

    @cached_property
    def lines(self) -> dict[int, tuple[int, int]]:
        """The first and the last line of each entry in the ledger, by what identifies it in memory."""
        found = {}
        document = self.tracked.ledger.document
        for index, entry in enumerate(self.tracked.ledger.model.entries):
            span = document.span(("entries", index))
            last = span.end_line if span.end_column > 1 else span.end_line - 1
            found[id(entry)] = span.line, max(last, span.line)
        return found

    @cached_property
    def parts(self) -> dict[str, list[tuple[ItemOf, tuple[Part, ...]]]]:
        """By unit, the items that it answers for, each with its parts in it; in the list's order."""
        found: dict[str, list[tuple[ItemOf, tuple[Part, ...]]]] = {name: [] for name in self.units}
        for one, (_, _, parts) in zip(self.items, parts_of_units(self.model), strict=True):
            its: dict[str, list[Part]] = {}
            for part in parts:
                its.setdefault(part.unit, []).append(part)
            for name, own in its.items():
                found[name].append((one, tuple(own)))
        return found

    @cached_property
    def units(self) -> dict[str, Unit | None]:
        """Every unit that has a page, in the list's order; None for a member of a collective that isn't registered."""
        registered = units_of(self.model)
        by_name = {unit.name: unit for unit in registered}
        return {name: by_name.get(name) for name in names_of(registered)}

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The names of units by the other names that they are written by."""
        return canonical(self.model.units)

    @cached_property
    def unit_addresses(self) -> dict[str, str]:
        """The addresses of the units' pages, below the list's own."""
        return {name: f"{addresses.UNITS}{part}/" for name, part in addresses.parts(self.units).items()}

    def unit_address(self, written: str) -> str:
        """The address of the page of the unit that the list writes so; empty for one that has none (an owner)."""
        own = self.unit_addresses.get(self.aliases.get(written, written))
        return f"{self.address}{own}" if own else ""

    @cached_property
    def item_addresses(self) -> dict[str, str]:
        """The addresses of the items' pages, by their ids."""
        return {id: f"{self.address}{part}/" for id, part in addresses.parts(one.item.id for one in self.items).items()}

    @cached_property
    def results(self) -> dict[tuple[str | None, int], Result]:
        """What each project comes to, by its level and number; nothing where there is nothing to evaluate by."""
        if self.evaluated is None:
            return {}
        return {(one.project.level, one.project.number): one for one in self.evaluated.results}

    @cached_property
    def steps(self) -> dict[str, list[TraceStep]]:
        """How every number came about, by what it is of: an item's id, or a project's number."""
        found: dict[str, list[TraceStep]] = {}
        if self.evaluated is not None:
            trace = self.evaluated.trace
            for result in self.evaluated.results:
                for step in trace.steps(result):
                    found.setdefault(step.of, []).append(step)
        return found

    def hits(self) -> Iterator[tuple[LoadedList, Hit]]:
        """All its items, as if they had been asked for."""
        return ((self.loaded, Hit(one.project, one.item, (), one.item.targets)) for one in self.items)


def head_of(path: Path, below: Path | None) -> Head:
    """What other pages need to know of the list at ``path``. Raises InvalidListError if it isn't valid."""
    model = load_list(path).model
    items = {item.id: item.name for _, item in model.items()}
    return Head(
        addresses.slug(path, model.year, below),
        path,
        model.year,
        model.title,
        model.source.issuer,
        fold_words(model.source.issuer),
        language_of(model),
        items,
    )


def language_of(model: ResponsibilityList) -> Language:
    """The language, Traditional or Simplified Chinese, that a list is written in."""
    text = model.title + "".join(item.name for _, item in model.items())
    return Language.SIMPLIFIED if convert(text, Script.HANS) == text else Language.TRADITIONAL


def edition_of(head: Head, as_of: date) -> Edition:
    """Read a list with its ledger and its evaluation. Raises InvalidListError if one of them isn't valid."""
    loaded = load_list(head.path)
    evaluated = _evaluated(loaded, as_of)
    tracked = evaluated.tracked if evaluated else track(loaded, not_begun(loaded), as_of)
    return Edition(head, loaded, tracked, evaluated, as_of)


def _evaluated(loaded: LoadedList, as_of: date) -> Evaluated | None:
    """What the year comes to; None where there is nothing to evaluate it by, or not yet."""
    has_ledger = ledger_path(loaded).exists()
    if not has_ledger and not evaluation_path(loaded).exists():
        return None
    try:
        return evaluate_list(loaded, as_of)
    except SourceError:
        if has_ledger:
            raise
        return None  # an evaluation that draws on what nobody reported: it comes to nothing yet
