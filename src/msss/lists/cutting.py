"""Keeping less of a list and its ledger, where there are many: what is of some items alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, cast

from ..common.errors import MsssError, SourceError
from ..files.naming import beside
from ..reading.diagnostic import InvalidListError, Span
from ..reading.diagnostic import Path as Steps
from ..reading.document import Document
from ..responsibilities.model import NOT_WRITTEN, Item
from ..responsibilities.query import items_called
from ..responsibilities.reading import LoadedList

if TYPE_CHECKING:  # most lists have no ledger
    from ..ledger.reading import LoadedLedger


class KnownPlaces(Document):
    """The document of a file that isn't kept, of which some places are known."""

    def __init__(self, spans: dict[Steps, Span]) -> None:
        vars(self)["spans"] = spans

    def span(self, path: Steps, *, key: bool = False) -> Span:
        return cast(Span, vars(self)["spans"][path])


@dataclass(frozen=True)
class CutTo:
    """Makes of a list what `find` and what follows from it needs, where many are asked for the items of one id.

    The other items keep no more than their ids. Where it is asked ``with_ledger``, the one beside it is read too, and
    keeps what was reported on these items; the others are then left out: nobody asks where they stand.
    """

    id: str
    with_ledger: bool = True

    def __call__(self, loaded: LoadedList) -> LoadedList:
        model = loaded.model
        called = {item.id for item in items_called(model, self.id)}
        spans = [loaded.document.span(path) for path, item in model.places() if item.id in called]
        ledger = _ledger_of(loaded, called) if self.with_ledger else None
        kept = called if called and ledger is not None else model.by_id
        projects = tuple(
            replace(
                one,
                items=tuple(item if item.id in called else _bare(item.id) for item in one.items if item.id in kept),
            )
            for one in model.projects
        )
        broken_down = any(target.breakdown for item in model.by_id.values() for target in item.targets)
        units = model.units if broken_down else ()
        model = replace(model, projects=projects, units=units, amendments=())
        places = [path for path, item in model.places() if item.id in called]
        document = KnownPlaces(dict(zip(places, spans, strict=True)))
        return loaded._replace(model=model, document=document, ledger=ledger)


def _ledger_of(loaded: LoadedList, called: Collection[str]) -> LoadedLedger | MsssError | None:
    """What was reported on some items of a list; None if there is no ledger, and the error if it can't be had."""
    if not beside(loaded.path, "progress").is_file():
        return None
    from .tracking import load_ledger

    try:
        ledger = load_ledger(loaded)
    except (InvalidListError, SourceError) as error:
        return error
    entries = tuple(entry for entry in ledger.model.entries if entry.item in called)
    return ledger._replace(model=replace(ledger.model, entries=entries), document=KnownPlaces({}))


@cache
def _bare(id: str) -> Item:
    return Item(id=id, name="", lead=(), due=NOT_WRITTEN, support=(), targets=())
