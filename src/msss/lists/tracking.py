"""A list with the ledger beside it, and where its items stand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from ..common.errors import MsssError, SourceError
from ..common.language import t
from ..files import naming
from ..ledger.kind import LEDGER
from ..ledger.model import Ledger
from ..ledger.progress import Standing, Status, by_item, standings, without_parts, worst_standing
from ..ledger.reading import LoadedLedger
from ..reading import reader
from ..responsibilities.reading import LoadedList
from .loading import load_file

ON_THE_SHIPPED = t(
    "nothing was reported on the list that ships with msss: to follow a list of your own, put it into data/"
)
"""What is said of a ledger beside the list that ships with msss: there is none, and nobody begins one."""


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
        if named is None and naming.is_shipped(loaded.path):
            raise SourceError(ON_THE_SHIPPED) from None
        raise SourceError(t("{problem}. msss record creates it, --ledger names another", problem=error.text)) from None


def load_ledger_or_none_yet(loaded: LoadedList, named: Path | None = None) -> LoadedLedger:
    """A list's ledger; before the first report one that isn't there, and has no entries.

    Raises SourceError if a ledger that is named isn't there, and InvalidListError if it isn't valid.
    """
    if named is None and loaded.ledger is not None:
        if isinstance(loaded.ledger, MsssError):
            raise loaded.ledger
        return loaded.ledger
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
