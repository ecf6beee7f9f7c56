"""Reading a document of any format: bytes in, one of our classes out, or every reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic_core import ValidationError

from ..common.errors import MsssError
from ..reading.diagnostic import Diagnostic, first_of
from ..reading.document import Document, Plain
from ..reading.reader import MAX_CHARACTERS, read
from .keys import key_of
from .schema import Known, validator

T = TypeVar("T")


class Parsed(NamedTuple, Generic[T]):
    """What a file holds, where everything in it stands, and what is wrong with it, in the order of the file.

    There is a ``model`` where the file has the shape of one, and a ``document`` where it is YAML. The model is
    valid only if none of the ``diagnostics`` is an error.
    """

    model: T | None
    document: Document | None
    diagnostics: tuple[Diagnostic, ...]


class Loaded(NamedTuple, Generic[T]):
    """A valid file: what it holds, where it came from (``file`` as it is shown), and where everything in it stands.

    ``name`` tells it from the others where several lists are asked. ``is_there`` is false for a ledger before the
    first report: there is no such file yet, and nothing in it. ``ledger`` is that of a list with which it was read, or
    the error because of which it wasn't; None where it is read when it is asked for.
    """

    model: T
    path: Path
    file: str
    document: Document
    name: str = ""
    is_there: bool = True
    ledger: Loaded[Any] | MsssError | None = None


class Format(Generic[T]):
    """How a document is written: the class of its whole, and what is particular about reading it.

    ``characters`` is how many its keys and values may have together; ``hints`` are what to do about a code of
    the reader (MSS0xx) where the reader's own hint is about lists.
    """

    def __init__(
        self, root: type[T], characters: int = MAX_CHARACTERS, hints: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.root, self.characters, self.hints = root, characters, hints

    def read(
        self,
        content: bytes,
        file: str,
        units: Callable[[Plain], Collection[str]] = lambda _: (),
        *,
        places: bool = False,
    ) -> Parsed[T]:
        """The document in ``content``, held against its keys; ``file`` is the name that diagnostics carry.

        ``units`` names the units that are known by name, from the file's data; it is asked at most once. With
        ``places``, the file is read by the reader that finds them (`msss.reading.reader`).
        """
        found = read(content, file, self.characters, places=places)
        if found.document is None:
            return Parsed(None, None, tuple(self._hinted(diagnostic) for diagnostic in found.diagnostics))
        of_the_reader = found.diagnostics
        model, of_the_keys = self.check(found.document, file, units)
        if not found.document.is_certain:
            return self.read(content, file, units, places=True)
        if any(diagnostic.code in ("MSS004", "MSS008") for diagnostic in of_the_reader):
            model = None  # what an alias or a cut text says is not known: nothing more can be said of it
        said = tuple(first_of(chain(of_the_reader, of_the_keys))) if of_the_reader or of_the_keys else ()
        return Parsed(model, found.document, said)

    def check(
        self, document: Document, file: str, units: Callable[[Plain], Collection[str]] = lambda _: ()
    ) -> tuple[T | None, tuple[Diagnostic, ...]]:
        """What a document that was read holds, or every reason why it holds none."""
        known: Known = cache(lambda: units(document.data))
        context: dict[str, Any] = {"year": self._year(document.data), "units": known}
        try:
            model: T = validator(self.root).validate_python(document.data, context=context)
        except ValidationError as error:
            from .messages import diagnostics

            problems = error.errors(include_url=False)
            return None, tuple(first_of(diagnostics(problems, self.root, document, file, known)))
        if "spaces" not in context:
            document.has_no_spaces()
        return model, ()

    def _year(self, data: Plain) -> int:
        """The file's year, which its deadlines lean on, read ahead; any leap year if it can't be read."""
        year = data.get("year") if isinstance(data, dict) else None
        declared = key_of(self.root, "year")
        takes: Any = declared and declared.takes
        try:
            read_ahead: int = takes.read(year) if isinstance(year, str) else 2024
        except ValueError:
            return 2024
        return read_ahead

    def _hinted(self, diagnostic: Diagnostic) -> Diagnostic:
        hint = self.hints.get(diagnostic.code)
        return diagnostic if hint is None else replace(diagnostic, hint=hint)
