"""A list with the ledger beside it, and where its items stand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from ..common.errors import SourceError
from ..common.language import t
from ..files import naming
from ..ledger.kind import LEDGER
from ..ledger.model import Ledger
from ..ledger.progress import Standing, Status, by_item, standings, without_parts, worst_standing
from ..ledger.reading import LoadedLedger
from ..reading import reader
from ..responsibilities.model import Item
from ..responsibilities.reading import LoadedList
from .loading import load_file

NEAR = 30
"""A deadline is near from so many days before it."""


class Tracked(NamedTuple):
    """A list with its ledger, and where every item stands: its standings, target by target."""

    loaded: LoadedList
    ledger: LoadedLedger
    items: dict[str, list[Standing]]

    def status(self, item: str) -> Status:
        """Where an item stands: where its worst target does."""
        return self.worst(item).status

    def worst(self, item: str) -> Standing:
        """The standing of an item's worst target."""
        return worst_standing(self.items[item])

    def rate(self, item: str) -> Fraction:
        """An item's completion rate: the lowest of its targets, parts of others (其中) left out."""
        return min(standing.rate for standing in without_parts(self.items[item]))

    def is_urgent(self, item: Item, today: date) -> bool:
        """Whether somebody has to act now: an item is overdue, or behind with its deadline near."""
        return self.status(item.id).is_behind and (item.due_date - today).days <= NEAR


def ledger_path(loaded: LoadedList, named: Path | None = None) -> Path:
    """The ledger that is meant: the one named, or the one beside the list."""
    return named or naming.beside(loaded.path, "progress")


def load_ledger(loaded: LoadedList, named: Path | None = None) -> LoadedLedger:
    """A list's ledger, as a query reads it: an entry may be of any day, so that an answer doesn't depend on the clock.

    Raises SourceError, which says how to begin one, if there is none, and InvalidListError if it isn't valid.
    """
    path = ledger_path(loaded, named)
    try:
        return load_file(path, LEDGER, loaded.model)
    except SourceError as error:
        if path.exists():
            raise
        raise SourceError(t("{problem}. msss record creates it, --ledger names another", problem=error.text)) from None


def load_ledger_or_none_yet(loaded: LoadedList, named: Path | None = None) -> LoadedLedger:
    """A list's ledger; before the first report one that isn't there, and has no entries.

    Raises SourceError if a ledger that is named isn't there, and InvalidListError if it isn't valid.
    """
    path = ledger_path(loaded, named)
    return not_begun(loaded) if named is None and not path.exists() else load_ledger(loaded, named)


def not_begun(loaded: LoadedList) -> LoadedLedger:
    """The ledger of a list before the first report: there is no such file yet, and no entry."""
    path, year = ledger_path(loaded), loaded.model.year
    file = naming.shown(path)
    document = reader.read(f"year: {year}\n".encode(), file).document
    assert document is not None
    return LoadedLedger(Ledger(year), path, file, document, is_there=False)


def track(loaded: LoadedList, ledger: LoadedLedger, as_of: date, tolerance: Fraction | None = None) -> Tracked:
    """Find where every item of a list stands on a day, by its ledger; without a ``tolerance``, by the list's own."""
    return Tracked(loaded, ledger, by_item(standings(loaded.model, ledger.model, as_of, tolerance)))
