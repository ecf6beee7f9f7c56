"""Finding the files that are meant, and reading their bytes.

Without a path the files are those of ``MSSS_FILE``, else ``data/responsibility_list_*.yaml`` (or
``.yml``) in this folder or the nearest one above it, else the list that ships with msss.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ..common.errors import SourceError, reason_of
from ..common.language import t
from . import naming
from .naming import ENVIRONMENT, PREFIX, SITE, USUAL, beside, is_usual, kind_of, lists_of, shown

_IS_WINDOWS = os.name == "nt"


def find(
    paths: Iterable[str | os.PathLike[str]] = (), kinds: Collection[str] = (), *, or_shipped: bool = True
) -> list[Path]:
    """The files of the lists that are meant: those named, or those in the usual places.

    A folder stands for every ``*.yaml`` and ``*.yml`` in it and below, sorted, without the files that
    belong to lists (see `BESIDE`), unless they are of ``kinds``; those of the lists in the usual places
    then follow them. Without ``or_shipped`` nothing stands in for a list that isn't in the usual places.
    Raises SourceError for a path that isn't there, or a folder with no list.
    """
    named = [Path(path) for path in paths]
    is_usual = not named
    if is_usual and (value := os.environ.get(ENVIRONMENT)):
        parts = value.split(os.pathsep)
        if not all(part.strip() for part in parts):
            raise SourceError(
                t(
                    "{variable} names an empty file ({value}): is a variable in it not set?",
                    variable=ENVIRONMENT,
                    value=value,
                )
            )
        named = [Path(part) for part in parts]
    found = [file for path in named for file in _files(path, kinds)] or _nearby()
    if not found and or_shipped:
        found = [naming.shipped()]
    if is_usual:
        found = [one for file in found for one in (file, *_belonging(file, kinds))]
    return list(dict.fromkeys(found))


def _belonging(path: Path, kinds: Collection[str]) -> list[Path]:
    return [file for kind in kinds if kind_of(path) is None and (file := beside(path, kind)).is_file()]


def _files(path: Path, kinds: Collection[str]) -> list[Path]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        raise _cannot_read(path, error) from None
    if not is_folder:
        return [path]
    wanted = (None, *kinds)
    files = [file for file in _data_below(path) if kind_of(file) in wanted]
    if not files:
        raise SourceError(t("{path}: no list in this folder (no *.yaml or *.yml)", path=path))
    return files


def _data_below(folder: Path) -> Iterator[Path]:
    """Every file in a folder and below, in the order in which paths sort themselves: folder by folder."""
    found: list[tuple[list[str], str, str]] = []
    for parent, names in _folders(folder):
        steps = [os.path.normcase(step) for step in Path(parent).parts]
        found += [([*steps, os.path.normcase(name)], parent, name) for name in names]
    return (Path(parent, name) for _, parent, name in sorted(found))


def _folders(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A folder and those below, each with the names of the files that may be ours."""

    def unreadable(error: OSError) -> None:
        raise _cannot_read(Path(error.filename), error) from None

    for parent, folders, names in os.walk(folder, onerror=unreadable):  # follows no links to folders
        if SITE in names:  # the copies of lists in a site are no lists of their own
            folders[:] = []
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield parent, [name for name in names if name.endswith((".yaml", ".yml")) and not name.startswith(".")]


def without_list(paths: Iterable[Path], kind: str) -> Iterator[Path]:
    """The files of a kind, in the folders among ``paths`` and below, of which the list isn't beside them."""
    for folder in paths:
        for parent, names in _folders(folder) if folder.is_dir() else ():
            there = set(names)
            for name in sorted(names):
                path = Path(parent, name)
                if kind_of(path) == kind and there.isdisjoint(one.name for one in lists_of(path)):
                    yield path


def is_data_below(folder: Path, path: Path) -> bool:
    """Whether `find` takes ``path`` for a list, or a file that belongs to one, when it is given ``folder``."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix in (".yaml", ".yml") and not hidden


def _nearby() -> list[Path]:
    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        return []
    for folder in (here, *here.parents):
        found = sorted(path for path in (folder / USUAL).glob(f"{PREFIX}*") if is_usual(path.name))
        if found:
            return found
    return []


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a regular file; of one that has more than ``most``, one more than these.

    Raises SourceError for anything else, without waiting for one that never ends (a pipe, a device).
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        if _IS_WINDOWS and path.is_dir():  # which it says it has no permission to open
            raise SourceError(t("{path}: a folder, not a file", path=path)) from None
        raise _cannot_read(path, error) from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(t("{path}: a folder, not a file", path=path))
        raise SourceError(t("{path}: not a regular file", path=path))
    # Python sets aside as much memory as it is asked to read: no more than the file can need.
    enough = min(max(status.st_size, 65_536), most) + 1
    try:
        with os.fdopen(descriptor, "rb") as file:
            return file.read(enough)
    except OSError as error:
        raise _cannot_read(path, error) from None


def _cannot_read(path: Path, error: Exception) -> SourceError:
    name = shown(path)
    if isinstance(error, FileNotFoundError):
        return SourceError(t("{path}: no such file or folder", path=name))
    if isinstance(error, PermissionError):
        return SourceError(t("{path}: no permission to read it", path=name))
    return SourceError(t("{path}: can't be read: {reason}", path=name, reason=reason_of(error)))
