"""From a path to what the file holds: one parse for lists, ledgers and evaluations, and which lists are meant.

Where lists come from when none is named, is in `msss.files.finding`. Of several years in ``data/``, the
newest that is valid is asked, unless a year is named.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..common.errors import SourceError
from ..common.language import Series, t
from ..files import finding
from ..files.naming import ENVIRONMENT, shown
from ..formats.kind import Kind
from ..formats.reading import Loaded, Parsed
from ..reading.diagnostic import Diagnostic, InvalidListError
from ..reading.reader import MAX_BYTES
from ..responsibilities.kind import LIST
from ..responsibilities.model import ResponsibilityList
from ..responsibilities.reading import LoadedList

T = TypeVar("T")


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be one of ours, and no more than show that it is too large. Raises SourceError."""
    return finding.read_bytes(path, MAX_BYTES)


def load_file(
    path: Path,
    kind: Kind[T],
    of: ResponsibilityList | None = None,
    today: date | None = None,
) -> Loaded[T]:
    """Read one file of that kind, which belongs to the list ``of`` (see `msss.formats.kind.Kind.parse`).

    Raises SourceError if it can't be had, InvalidListError with every diagnostic if it isn't valid.
    """
    file = shown(path)
    parsed = kind.parse(read_file(path), file, of, today)
    if parsed.diagnostics or parsed.model is None or parsed.document is None:
        raise InvalidListError(parsed.diagnostics)
    return Loaded(parsed.model, path, file, parsed.document)


def parse_list(content: bytes, file: str) -> Parsed[ResponsibilityList]:
    """The list that a file holds, its document, and every error in it, in the order of the file."""
    return LIST.parse(content, file)


def load_list(path: Path) -> LoadedList:
    """Read the list in one file. Raises SourceError or InvalidListError."""
    return load_file(path, LIST)


def kind_named(prefix: str | None) -> Kind[Any]:
    """The kind of the files whose names begin with ``prefix`` (see `msss.files.naming.kind_of`); None is a list's."""
    match prefix:
        case None:
            return LIST
        case "progress":
            from ..ledger.kind import LEDGER

            return LEDGER
        case _:
            from ..evaluation.kind import EVALUATION

            return EVALUATION


# --- which lists are meant


class Asked(NamedTuple):
    """The lists to ask, and the files of the invalid ones that were passed over for them."""

    lists: list[LoadedList]
    passed_over: tuple[str, ...] = ()


def load(path: str | os.PathLike[str] | None = None) -> ResponsibilityList:
    """Read one responsibility list.

    ``path`` is a YAML file; without it, the list that the command line would use. Raises
    `msss.SourceError` if there is no such file or it can't be read, and `msss.InvalidListError`
    with every diagnostic if it isn't a valid list.
    """
    if path is not None:
        if not str(path).strip():
            raise SourceError("the path is empty: is a variable not set?")
        return load_list(Path(path)).model
    lists = load_asked().lists
    if len(lists) > 1:
        files = Series(str(loaded.path) for loaded in lists)
        raise SourceError(t("{count} lists here: name one ({files})", count=len(lists), files=files))
    return lists[0].model


def load_asked(paths: Collection[Path] = (), years: Collection[int] = ()) -> Asked:
    """Read the lists that are meant: those of ``paths``, or those in the usual places; only those of ``years``.

    Where neither says which of the lists in ``data/`` is meant, it is those of the newest year that has
    a valid one. An invalid list of another year, by its ``year`` or its file's name, is passed over; one
    of that year is not, because the answer would be incomplete.

    Raises SourceError if there is no such list, and InvalidListError for an invalid one that is meant.
    """
    is_named = bool(paths) or bool(os.environ.get(ENVIRONMENT))
    found = finding.find(paths)
    if len(found) == 1 and not years:
        return Asked(load_all(found))
    of_year: dict[int | None, list[Path]] = {}
    for path in found if years or not is_named else ():
        of_year.setdefault(_probable_year(path), []).append(path)
    if years:
        meant = [path for path in found if any(path in of_year.get(year, ()) for year in (None, *years))]
        lists = [loaded for loaded in load_all(meant) if loaded.model.year in years]
        missing = sorted(set(years).difference(loaded.model.year for loaded in lists))
        if missing:
            asked, there = Series(map(str, missing)), Series(map(str, sorted(year for year in of_year if year)))
            if not there:
                raise SourceError(
                    t("there is no list of {years} here, only of other years: name its file with -f", years=asked)
                )
            raise SourceError(
                t(
                    "there is no list of {years} here, only of {others}: name its file with -f",
                    years=asked,
                    others=there,
                )
            )
        return Asked(lists)
    if is_named:
        return Asked(load_all(found))
    return _newest(of_year)


def _newest(of_year: dict[int | None, list[Path]]) -> Asked:
    """The lists of the newest year that has a valid one. ``of_year`` are files by year; None is not known."""
    invalid: list[tuple[Path, InvalidListError]] = []
    passed_over: list[str] = []
    for year in sorted(of_year, key=lambda year: year or 0, reverse=True):
        lists, broken = [], []
        for path in of_year[year]:
            try:
                lists.append(load_list(path))
            except InvalidListError as error:
                broken.append((path, error))
        of_this = [error for path, error in broken if year and _year_in_name(path) in (None, year)]
        if lists and of_this:
            raise InvalidListError(tuple(found for error in of_this for found in error.diagnostics))
        invalid += broken
        passed_over += [shown(path) for path, _ in broken]
        if lists:
            newest = max(loaded.model.year for loaded in lists)
            return Asked([loaded for loaded in lists if loaded.model.year == newest], tuple(passed_over))
    raise InvalidListError(tuple(found for _, error in invalid for found in error.diagnostics))


_YEAR = rb"(?m)^(?:\xef\xbb\xbf)?[\"']?year[\"']?[ \t]*:[ \t]*[\"']?([0-9]{4})\b"


def _probable_year(path: Path) -> int | None:
    """The year of the list at ``path``, as far as it shows without reading YAML; otherwise the one in its name."""
    found = re.search(_YEAR, read_file(path))
    return int(found[1]) if found else _year_in_name(path)


def _year_in_name(path: Path) -> int | None:
    found = re.search(r"(?<!\d)(\d{4})(?!\d)", path.name)
    return int(found[1]) if found else None


def load_all(paths: Iterable[Path]) -> list[LoadedList]:
    """Read every list of ``paths``. Raises InvalidListError with the diagnostics of all of them."""
    loaded: list[LoadedList] = []
    diagnostics: list[Diagnostic] = []
    for path in paths:
        try:
            loaded.append(load_list(path))
        except InvalidListError as error:
            diagnostics += error.diagnostics
    if diagnostics:
        raise InvalidListError(tuple(diagnostics))
    return loaded
