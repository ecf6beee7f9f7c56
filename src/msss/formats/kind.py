"""The kinds of files that msss reads, by the same doors: what a file is called, how it is read, its rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Any, Generic, TypeVar

from ..reading.diagnostic import Diagnostic, first_of
from .reading import Parsed

T = TypeVar("T")


class Kind(Generic[T]):
    """One kind of file.

    ``word`` is what messages call it; ``prefix`` begins the name of such a file, and is None for a list, to which
    the files of other kinds belong. ``codes`` begins the codes of its rules. ``read`` takes bytes, the name of the
    file, the list that it belongs to and whether ``places`` are wanted (see `msss.formats.reading.Format.read`),
    ``errors`` and ``warnings`` what was read of it, with its document, name and list, and ``errors`` the day after
    which a report is of the future.
    """

    def __init__(
        self,
        word: str,
        prefix: str | None,
        root: type[T],
        codes: str,
        read: Callable[..., Parsed[T]],
        errors: Callable[..., Iterator[Diagnostic]],
        warnings: Callable[..., Iterator[Diagnostic]],
    ) -> None:
        self.word, self.prefix, self.root, self.codes = word, prefix, root, codes
        self.read, self.errors, self.warnings = read, errors, warnings

    def parse(
        self, content: bytes, file: str, of: Any = None, today: date | None = None, *, places: bool = False
    ) -> Parsed[T]:
        """What a file of this kind holds, its document, and every error in it, in the order of the file.

        ``of`` is the list that a ledger or an evaluation belongs to; an entry of a ledger after ``today`` is an
        error, and without a day none is. With ``places``, it is read by the reader that finds them.
        """
        parsed = self.read(content, file, of, places=places)
        if parsed.model is None or parsed.document is None:
            return parsed
        found = first_of(chain(parsed.diagnostics, self.errors(parsed.model, parsed.document, file, of, today)))
        if not parsed.document.is_certain:
            return self.parse(content, file, of, today, places=True)
        return parsed._replace(diagnostics=tuple(found))
