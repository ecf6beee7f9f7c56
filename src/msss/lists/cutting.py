"""Keeping less of a list, where there are many: not the text of its file, or only some items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from ..common.errors import SourceError
from ..common.language import t
from ..files.finding import read_bytes
from ..files.naming import beside
from ..reading.diagnostic import Path as Steps
from ..reading.diagnostic import Span
from ..reading.document import Document
from ..reading.reader import MAX_BYTES
from ..responsibilities.kind import LIST
from ..responsibilities.model import Item
from ..responsibilities.query import items_called
from ..responsibilities.reading import LoadedList


class ReadAgain(Document):
    """The document of a file that isn't kept: it is read again when something of it is asked."""

    def __init__(self, path: Path, file: str) -> None:
        vars(self).update(path=path, file=file)

    def __reduce__(self) -> tuple[type[ReadAgain], tuple[Path, str]]:
        return ReadAgain, (vars(self)["path"], vars(self)["file"])

    def __getattr__(self, name: str) -> Any:
        if name not in ("data", "text", "_places"):
            raise AttributeError(name)
        document = LIST.read(read_bytes(vars(self)["path"], MAX_BYTES), vars(self)["file"], None).document
        if document is None:  # it was changed meanwhile
            raise SourceError(t("{file}: was changed while it was asked", file=vars(self)["file"]))
        vars(self).update(data=document.data, text=document.text, _places=document._places)
        return vars(self)[name]


class KnownPlaces(Document):
    """The document of a file that isn't kept, of which some places are known."""

    def __init__(self, spans: dict[Steps, Span]) -> None:
        vars(self)["spans"] = spans

    def span(self, path: Steps, *, key: bool = False) -> Span:
        return cast(Span, vars(self)["spans"][path])


@dataclass(frozen=True)
class CutTo:
    """Makes of a list what `find` and what follows from it needs, where many are asked for the items of one id.

    The other items keep no more than their ids. A list that has a ledger stays whole: what stands in the ledger is of
    any item.
    """

    id: str

    def __call__(self, loaded: LoadedList) -> LoadedList:
        model = loaded.model
        called = {item.id for item in items_called(model, self.id)}
        places = [path for path, item in model.places() if item.id in called]
        document = KnownPlaces({path: loaded.document.span(path) for path in places})
        if beside(loaded.path, "progress").is_file():
            return loaded._replace(document=document)
        projects = tuple(
            replace(one, items=tuple(item if item.id in called else _bare(item) for item in one.items))
            for one in model.projects
        )
        broken_down = any(target.breakdown for item in model.by_id.values() for target in item.targets)
        units = model.units if broken_down else ()
        return loaded._replace(model=replace(model, projects=projects, units=units, amendments=()), document=document)


def _bare(item: Item) -> Item:
    return Item(id=item.id, name="", lead=(), due=item.due, support=(), targets=())
