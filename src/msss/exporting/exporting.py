"""Exporting lists: every file is read on all cores, and its rows are written as they come, in the order of the files.

What is written takes the place of an earlier export when all of it is there. No more than a few batches of lists are
kept in memory.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ..common.errors import MsssError, SourceError
from ..common.language import t
from ..common.processes import BATCH, in_order
from ..files import finding, naming
from ..files.folders import files_in, replacing
from ..lists.loading import all_of, load_list
from ..reading.diagnostic import Diagnostic, InvalidListError
from . import datapackage
from .rows import Row, tables_of
from .tables import TABLES, tables_with
from .writers import Format, written_as

_ALONE = 2
"""Up to so many batches are read in this process."""
_BY_NAME = {table.name: table for table in TABLES}


class WouldLoseError(MsssError):
    """A folder that holds what no export wrote."""


@dataclass
class Exported:
    """What was exported: how many ``rows`` each table has, and an error for each list that was left out."""

    rows: Counter[str] = field(default_factory=Counter)
    left_out: list[InvalidListError | SourceError] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether no list was left out."""
        return not self.left_out

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the invalid lists."""
        return [found for one in self.left_out if isinstance(one, InvalidListError) for found in one.diagnostics]

    @property
    def unread(self) -> list[str]:
        """Which files couldn't be read, and why."""
        return [one.text for one in self.left_out if isinstance(one, SourceError)]


class Named(NamedTuple):
    """A list's file, and what the rows call the list."""

    path: Path
    name: str


def named(paths: Sequence[Path]) -> list[Named]:
    """The lists that ``paths`` stand for, or those in the usual places, each once.

    Each is called by its path from the folder that was named, or, where several were, from the one that holds them:
    wherever the same folder stands, its lists are called the same. Raises SourceError as `msss.files.finding.find`
    does.
    """
    files = {Path(os.path.abspath(file)): file for file in finding.find(paths)}  # noqa: PTH100 # links stay links
    asked = [Path(os.path.abspath(path)) for path in paths] or list(files)  # noqa: PTH100
    folders = {path if path.is_dir() else path.parent for path in asked}
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # of several drives
        return [Named(file, naming.shown(file)) for file in files.values()]
    return [
        Named(file, path.relative_to(common).as_posix() if path.is_relative_to(common) else naming.shown(file))
        for path, file in files.items()
    ]


def export(
    lists: Sequence[Named],
    output: Path,
    format: Format,
    *,
    as_of: date | None = None,
    keep_going: bool = False,
    force: bool = False,
    jobs: int | None = None,
    watch: Callable[[Iterator[Batch], int], Iterator[Batch]] = lambda batches, _: batches,
) -> Exported:
    """Write the tables of ``lists`` into the folder ``output``, whole or not at all.

    With ``as_of`` the table of standings is one of them. ``keep_going`` leaves out the lists that are invalid or can't
    be read; ``force`` replaces a folder that holds what no export wrote. ``watch`` is given what is read, batch by
    batch, and how many batches there are, and passes it on.

    Raises InvalidListError with the diagnostics of all lists if one is invalid (with ``keep_going``, if no list is
    valid), SourceError if one can't be read, WouldLoseError, WriteError, and CannotKeepError.
    """
    for one in lists:
        _refuse_to_replace(output, one.path)
    exported = Exported()
    with replacing(output, lambda there: _check(there, output, force=force)) as folder:
        tables = tables_with(standings=as_of is not None)
        writer = written_as(format).open_in(folder, tables)
        batches = [lists[start : start + BATCH] for start in range(0, len(lists), BATCH)]
        work = partial(read, format=format, as_of=as_of)
        try:
            for batch in watch(in_order(work, batches, jobs, alone=_ALONE, batch=1), len(batches)):
                exported.left_out += batch.left_out
                if not keep_going:
                    _refuse_unread(batch.left_out)
                if exported.is_whole or keep_going:
                    for name, year, rows, piece in batch.pieces:
                        exported.rows[name] += rows
                        writer.write(_BY_NAME[name], year, piece)
            files = writer.close()
        except BaseException:
            writer.abandon()
            raise
        if exported.left_out and not (keep_going and exported.rows):
            raise all_of(exported.left_out)
        hashes = {file: datapackage.hash_of(folder / file) for file in files_in(folder)}
        package = datapackage.descriptor(tables, format=format, paths=files, hashes=hashes)
        (folder / datapackage.FILE).write_bytes(datapackage.written(package))
    return exported


def _refuse_unread(errors: Sequence[InvalidListError | SourceError]) -> None:
    """Raise the first error that is of a file that can't be read."""
    for error in errors:
        if isinstance(error, SourceError):
            raise error


def _refuse_to_replace(output: Path, file: Path) -> None:
    """Refuse to put an export in the place of a list that it is made of."""
    if Path(os.path.realpath(file)).is_relative_to(os.path.realpath(output)):
        raise WouldLoseError(
            t(
                "{file} is in {folder}: name another folder with -o",
                file=naming.shown(file),
                folder=naming.shown(output),
            )
        )


def _check(there: Path, output: Path, *, force: bool) -> None:
    """Refuse to replace what isn't as an export wrote it."""
    if not there.is_dir():
        raise WouldLoseError(t("{folder} is a file, not a folder: name another with -o", folder=naming.shown(output)))
    if force:
        return
    ours = datapackage.hashes_of(there)
    for file in sorted(files_in(there)):
        said = {"folder": naming.shown(output), "file": file}
        if file not in ours:
            raise WouldLoseError(
                t(
                    "{folder} holds {file}, which no export wrote: name another folder, or replace it with --force",
                    **said,
                )
            )
        if ours[file] and ours[file] != datapackage.hash_of(there / file):
            raise WouldLoseError(
                t("{folder}/{file} was changed since: name another folder, or replace it with --force", **said)
            )


# --- in whichever process


class Batch(NamedTuple):
    """What came of some lists: ``pieces`` are encoded rows, each with its table, its year where they are written by
    year, and their number.
    """

    pieces: Sequence[tuple[str, int | None, int, Any]]
    left_out: Sequence[InvalidListError | SourceError]


def read(lists: Sequence[Named], format: Format, as_of: date | None) -> Batch:
    """Read some lists, and encode their rows."""
    way = written_as(format)
    rows: dict[tuple[str, int | None], list[Row]] = {}
    left_out: list[InvalidListError | SourceError] = []
    for one in lists:
        try:
            for table, found in rows_of(one, as_of):
                year = found.year if way.BY_YEAR else None
                rows.setdefault((table, year), []).extend(found.rows)
        except (InvalidListError, SourceError) as error:
            left_out.append(error)
    pieces = [(name, year, len(of), way.encode(_BY_NAME[name], of)) for (name, year), of in rows.items()]
    return Batch(pieces, left_out)


class OfYear(NamedTuple):
    """Rows of one year."""

    year: int
    rows: list[Row]


def rows_of(one: Named, as_of: date | None) -> Iterable[tuple[str, OfYear]]:
    """The rows of one list with the ledger beside it, table by table. Raises InvalidListError, and SourceError."""
    loaded = load_list(one.path)
    tracked = None
    if as_of is not None or naming.beside(one.path, "progress").is_file():
        from ..lists.tracking import Tracked, load_ledger_or_none_yet, track

        ledger = load_ledger_or_none_yet(loaded)
        tracked = Tracked(loaded, ledger, {}) if as_of is None else track(loaded, ledger, as_of)
    year = loaded.model.year
    return [(table.name, OfYear(year, rows)) for table, rows in tables_of(loaded, tracked, as_of, name=one.name)]
