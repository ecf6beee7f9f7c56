"""From a path to what the file holds: one parse for lists, ledgers and evaluations, and which lists are meant.

Where lists come from when none is named, is in `msss.files.finding`. Of several years in ``data/``, the
newest that is valid is asked, unless a year is named.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..common.errors import SourceError
from ..common.language import Series, t
from ..files import finding
from ..files.naming import ENVIRONMENT, shown
from ..formats.kind import Kind
from ..formats.reading import Loaded, Parsed
from ..reading.diagnostic import InvalidListError
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


# --- many files


class Read(Generic[T]):
    """A list's file that was read: what was made of the list, with its year; or the error because of which nothing was.

    An error of a list's diagnostics is an InvalidListError; a file that can't be read is a SourceError.
    """

    # No named tuple, as for what is asked: making one costs time at every start.
    __slots__ = ("error", "path", "value", "year")

    def __init__(
        self, path: Path, value: T | None, year: int = 0, error: InvalidListError | SourceError | None = None
    ) -> None:
        self.path, self.value, self.year, self.error = path, value, year, error

    @property
    def of(self) -> T:
        """What was made of the list. Raises the error if there is one."""
        if self.error is not None:
            raise self.error
        return cast("T", self.value)


def read_each(paths: Sequence[Path], use: Callable[[LoadedList], T], jobs: int | None = None) -> Iterator[Read[T]]:
    """Read the list of every file, in order, and let it go when ``use`` has made something of it.

    Many are read on ``jobs`` processes (None: one for each core), between which ``use`` and what it makes are sent. A
    file that can't be read, or holds no valid list, doesn't end it.
    """
    work = partial(_read, use)
    if len(paths) == 1:
        return map(work, paths)
    from ..common.processes import in_order

    return in_order(work, paths, jobs)


def _read(use: Callable[[LoadedList], T], path: Path) -> Read[T]:
    try:
        loaded = load_list(path)
    except (InvalidListError, SourceError) as error:
        return Read(path, None, error=error)
    return Read(path, use(loaded), loaded.model.year)


if TYPE_CHECKING:
    Reader = Callable[[Sequence[Path]], Iterable[Read[T]]]
    """What reads the lists that are meant: `read_lists`, or another that makes something else of them."""


def read_lists(paths: Sequence[Path]) -> Iterator[Read[LoadedList]]:
    """Read the list of every file. The texts of many aren't kept: they are read again if they are asked."""
    return read_each(paths, _as_it_is if are_few(paths) else _without_text)


def are_few(paths: Sequence[Path]) -> bool:
    """Whether files are so few that they are read one after the other, and kept as they are."""
    if len(paths) == 1:
        return True
    from ..common.processes import IN_ONE_PROCESS

    return len(paths) <= IN_ONE_PROCESS


def _as_it_is(loaded: LoadedList) -> LoadedList:
    return loaded


def _without_text(loaded: LoadedList) -> LoadedList:
    from .reading_again import ReadAgain

    return loaded._replace(document=ReadAgain(loaded.path, loaded.file))


# --- which lists are meant


class Asked(Generic[T]):
    """The lists to ask, or what was made of them; the files of the invalid ones that were passed over for them.

    ``left_out`` are those that were meant, and can't be asked: an answer without them isn't complete.
    """

    __slots__ = ("left_out", "lists", "passed_over")

    def __init__(
        self,
        lists: list[T],
        passed_over: tuple[str, ...] = (),
        left_out: tuple[InvalidListError | SourceError, ...] = (),
    ) -> None:
        self.lists, self.passed_over, self.left_out = lists, passed_over, left_out


class Meant:
    """The files among which the lists are that are meant: all of them, those of ``years``, or the newest.

    ``is_named`` says that a path or the environment names the files: then the newest year doesn't matter.
    """

    __slots__ = ("is_named", "paths", "years")

    def __init__(self, paths: list[Path], years: tuple[int, ...], *, is_named: bool) -> None:
        self.paths, self.years, self.is_named = paths, years, is_named


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


def load_asked(paths: Collection[Path] = (), years: Collection[int] = ()) -> Asked[LoadedList]:
    """Read the lists that are meant, as `load_meant` does."""
    return load_meant(meant(paths, years), read_lists)


def meant(paths: Collection[Path] = (), years: Collection[int] = ()) -> Meant:
    """The files among which the lists are that are meant: those of ``paths``, or those in the usual places.

    Raises SourceError if there is no such file.
    """
    is_named = bool(paths) or bool(os.environ.get(ENVIRONMENT))
    return Meant(finding.find(paths), tuple(years), is_named=is_named)


def load_meant(asked: Meant, read: Reader[T], *, keep_going: bool = False) -> Asked[T]:
    """Read the lists that are meant, by ``read``.

    Where neither a path nor a year says which of the lists in ``data/`` is meant, it is those of the newest year that
    has a valid one. An invalid list of another year, by its ``year`` or its file's name, is passed over; one
    of that year is not, because the answer would be incomplete.

    Raises SourceError if there is no such list, and InvalidListError for an invalid one that is meant; to
    ``keep_going`` is to leave it out, if there is a valid one.
    """
    found = asked.paths
    if asked.years:
        return _of_years(asked, read, keep_going=keep_going)
    if asked.is_named or len(found) == 1:
        values, left_out = _valid(read(found), keep_going=keep_going)
        return Asked([one.of for one in values], (), left_out)
    return _newest(_by_year(found, keep_going=keep_going), read, keep_going=keep_going)


def _by_year(paths: Iterable[Path], *, keep_going: bool) -> dict[int | None, list[Path]]:
    """Files by the probable years of their lists."""
    of_year: dict[int | None, list[Path]] = {}
    for path in paths:
        of_year.setdefault(_probable_year(path, keep_going=keep_going), []).append(path)
    return of_year


def _of_years(asked: Meant, read: Reader[T], *, keep_going: bool) -> Asked[T]:
    of_year, years = _by_year(asked.paths, keep_going=keep_going), asked.years
    wanted = {path for year in (None, *years) for path in of_year.get(year, ())}
    found, left_out = _valid(read([path for path in asked.paths if path in wanted]), keep_going=keep_going)
    found = [one for one in found if one.year in years]
    missing = sorted(set(years).difference(one.year for one in found))
    if missing:
        _raise_all(left_out)
        said, there = Series(map(str, missing)), Series(map(str, sorted(year for year in of_year if year)))
        if not there:
            raise SourceError(
                t("there is no list of {years} here, only of other years: name its file with -f", years=said)
            )
        raise SourceError(
            t("there is no list of {years} here, only of {others}: name its file with -f", years=said, others=there)
        )
    return Asked([one.of for one in found], (), left_out)


def _newest(of_year: dict[int | None, list[Path]], read: Reader[T], *, keep_going: bool) -> Asked[T]:
    """The lists of the newest year that has a valid one. ``of_year`` are files by year; None is not known."""
    invalid: list[InvalidListError | SourceError] = []
    passed_over: list[str] = []
    for year in sorted(of_year, key=lambda year: year or 0, reverse=True):
        found: list[Read[T]] = []
        broken: list[Read[T]] = []
        for one in read(of_year[year]):
            if isinstance(one.error, SourceError) and not keep_going:
                raise one.error
            (broken if one.error else found).append(one)
        of_this = [one.error for one in broken if one.error and year and _year_in_name(one.path) in (None, year)]
        if found and of_this and not keep_going:
            _raise_all(of_this)
        invalid += [one.error for one in broken if one.error]
        passed_over += [shown(one.path) for one in broken if one.error not in of_this]
        if found:
            newest = max(one.year for one in found)
            return Asked([one.of for one in found if one.year == newest], tuple(passed_over), tuple(of_this))
        passed_over += [shown(one.path) for one in broken if one.error in of_this]
    raise all_of(invalid)


_YEAR = rb"(?m)^(?:\xef\xbb\xbf)?[\"']?year[\"']?[ \t]*:[ \t]*[\"']?([0-9]{4})\b"


def _probable_year(path: Path, *, keep_going: bool = False) -> int | None:
    """The year of the list at ``path``, as far as it shows without reading YAML; otherwise the one in its name."""
    try:
        found = re.search(_YEAR, read_file(path))
    except SourceError:
        if not keep_going:
            raise
        found = None  # why it can't be read is said where it is
    return int(found[1]) if found else _year_in_name(path)


def _year_in_name(path: Path) -> int | None:
    found = re.search(r"(?<!\d)(\d{4})(?!\d)", path.name)
    return int(found[1]) if found else None


def _valid(
    read: Iterable[Read[T]], *, keep_going: bool
) -> tuple[list[Read[T]], tuple[InvalidListError | SourceError, ...]]:
    """The files with a valid list, and the errors of the others.

    Raises InvalidListError with the diagnostics of all, and SourceError for the first that can't be read; to
    ``keep_going``, only if none is valid.
    """
    found: list[Read[T]] = []
    errors: list[InvalidListError | SourceError] = []
    for one in read:
        if isinstance(one.error, SourceError) and not keep_going:
            raise one.error
        if one.error is None:
            found.append(one)
        else:
            errors.append(one.error)
    if not keep_going or not found:
        _raise_all(errors)
    return found, tuple(errors)


def _raise_all(errors: Sequence[InvalidListError | SourceError]) -> None:
    if errors:
        raise all_of(errors)


def all_of(errors: Sequence[InvalidListError | SourceError]) -> InvalidListError | SourceError:
    """All errors as one: the diagnostics of the invalid lists, or if there are none that a file can't be read."""
    found = tuple(one for error in errors if isinstance(error, InvalidListError) for one in error.diagnostics)
    return InvalidListError(found) if found else errors[0]
