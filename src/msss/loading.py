"""From a path to a list: where lists come from, and reading one.

Without a path the lists are those of ``MSSS_FILE``, else ``data/responsibility_list_*.yaml`` (or
``.yml``) in this folder or the nearest one above it, else the list that ships with msss. Of several
years in ``data/``, the newest that is valid is asked, unless a year is named.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from . import rules, schema, yamlsource
from .diagnostic import Diagnostic, first_of
from .errors import InvalidListError, SourceError
from .model import ResponsibilityList
from .yamlsource import Document

ENVIRONMENT = "MSSS_FILE"
"""The variable that names the lists to use; several are separated as in PATH."""
SHIPPED = "responsibility_list_2022.yaml"
"""The list inside the package."""
BESIDE = ("progress", "evaluation")
"""The kinds of files that belong to a list and stand beside it: ``progress_2022.yaml``."""
USUAL = "data"
"""The folder in which lists are looked for."""
_PREFIX = "responsibility_list_"
_IS_WINDOWS = os.name == "nt"


class Loaded(NamedTuple):
    """A valid list, where it came from (``file`` as it is shown), and where everything in it stands.

    ``name`` tells it from the others where several are asked.
    """

    list: ResponsibilityList
    path: Path
    file: str
    document: Document
    name: str = ""


class Asked(NamedTuple):
    """The lists to ask, and the files of the invalid ones that were passed over for them."""

    lists: list[Loaded]
    passed_over: tuple[str, ...] = ()


def load(path: str | os.PathLike[str] | None = None) -> ResponsibilityList:
    """Read one responsibility list.

    ``path`` is a YAML file; without it, the list that the command line would use. Raises
    `msss.SourceError` if there is no such file or it can't be read, and `msss.InvalidListError`
    with every diagnostic if it isn't a valid list.
    """
    if path is not None:
        return load_file(Path(path)).list
    lists = load_asked().lists
    if len(lists) > 1:
        raise SourceError(f"{len(lists)} lists here: name one ({', '.join(str(loaded.path) for loaded in lists)})")
    return lists[0].list


def load_asked(paths: Collection[Path] = (), years: Collection[int] = ()) -> Asked:
    """Read the lists that are meant: those of ``paths``, or those in the usual places; only those of ``years``.

    Where neither says which of the lists in ``data/`` is meant, it is those of the newest year that has
    a valid one. An invalid list of another year, by its ``year`` or its file's name, is passed over; one
    of that year is not, because the answer would be incomplete.

    Raises SourceError if there is no such list, and InvalidListError for an invalid one that is meant.
    """
    is_named = bool(paths) or bool(os.environ.get(ENVIRONMENT))
    found = find(paths)
    if len(found) == 1 and not years:
        return Asked(load_all(found))
    of_year: dict[int | None, list[Path]] = {}
    for path in found if years or not is_named else ():
        of_year.setdefault(_probable_year(path), []).append(path)
    if years:
        meant = [path for path in found if any(path in of_year.get(year, ()) for year in (None, *years))]
        lists = [loaded for loaded in load_all(meant) if loaded.list.year in years]
        missing = sorted(set(years).difference(loaded.list.year for loaded in lists))
        if missing:
            there = ", ".join(str(year) for year in sorted(year for year in of_year if year)) or "other years"
            gone = ", ".join(map(str, missing))
            raise SourceError(f"there is no list of {gone} here, only of {there}: name its file with -f")
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
                lists.append(load_file(path))
            except InvalidListError as error:
                broken.append((path, error))
        of_this = [error for path, error in broken if year and _year_in_name(path) in (None, year)]
        if lists and of_this:
            raise InvalidListError(tuple(found for error in of_this for found in error.diagnostics))
        invalid += broken
        passed_over += [shown(path) for path, _ in broken]
        if lists:
            newest = max(loaded.list.year for loaded in lists)
            return Asked([loaded for loaded in lists if loaded.list.year == newest], tuple(passed_over))
    raise InvalidListError(tuple(found for _, error in invalid for found in error.diagnostics))


_YEAR = rb"(?m)^(?:\xef\xbb\xbf)?[\"']?year[\"']?[ \t]*:[ \t]*[\"']?([0-9]{4})\b"


def _probable_year(path: Path) -> int | None:
    """The year of the list at ``path``, as far as it shows without reading YAML; otherwise the one in its name."""
    found = re.search(_YEAR, read_bytes(path))
    return int(found[1]) if found else _year_in_name(path)


def _year_in_name(path: Path) -> int | None:
    found = re.search(r"(?<!\d)(\d{4})(?!\d)", path.name)
    return int(found[1]) if found else None


def load_all(paths: Iterable[Path]) -> list[Loaded]:
    """Read every list of ``paths``. Raises InvalidListError with the diagnostics of all of them."""
    loaded: list[Loaded] = []
    diagnostics: list[Diagnostic] = []
    for path in paths:
        try:
            loaded.append(load_file(path))
        except InvalidListError as error:
            diagnostics += error.diagnostics
    if diagnostics:
        raise InvalidListError(tuple(diagnostics))
    return loaded


def load_file(path: Path) -> Loaded:
    """Read the list in one file. Raises SourceError or InvalidListError."""
    file = shown(path)
    parsed, document, diagnostics = parse(read_bytes(path), file)
    if diagnostics or parsed is None or document is None:
        raise InvalidListError(diagnostics)
    return Loaded(parsed, path, file, document)


def parse(content: bytes, file: str) -> tuple[ResponsibilityList | None, Document | None, tuple[Diagnostic, ...]]:
    """The list in ``content``, its document, and every error in it, in the order of the file.

    There is a list where the file has the shape of one, and a document where it is YAML; the list is
    valid only if there is no error.
    """
    reading = yamlsource.read(content, file)
    if reading.document is None:
        return None, None, reading.diagnostics
    parsed, problems = schema.parse(reading.document, file)
    if any(diagnostic.code in ("MSS004", "MSS008") for diagnostic in reading.diagnostics):
        parsed = None  # what an alias or a cut text says is not known: nothing more can be said of the list
    found = rules.errors(parsed, reading.document, file) if parsed is not None else ()
    return parsed, reading.document, tuple(first_of(chain(reading.diagnostics, problems, found)))


# --- where lists come from


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
            raise SourceError(f"{ENVIRONMENT} names an empty file ({value}): is a variable in it not set?")
        named = [Path(part) for part in parts]
    found = [file for path in named for file in _files(path, kinds)] or _nearby()
    if not found and or_shipped:
        found = [shipped()]
    if is_usual:
        found = [one for file in found for one in (file, *_belonging(file, kinds))]
    return list(dict.fromkeys(found))


def kind_of(path: Path) -> str | None:
    """The kind of file that a name says belongs to a list; None for a list itself."""
    kind, mark, _ = path.name.partition("_")
    return kind if mark and kind in BESIDE else None


def beside(path: Path, kind: str) -> Path:
    """The file of that kind that belongs to the list at ``path``: ``progress_2022.yaml`` beside
    ``responsibility_list_2022.yaml``.
    """
    return path.with_name(f"{kind}_{path.stem.removeprefix(_PREFIX)}.yaml")


def list_beside(path: Path) -> Path:
    """The list that the file at ``path`` belongs to, the other way round. Raises SourceError if there is none."""
    name = path.stem.partition("_")[2]
    candidates = [path.with_name(f"{stem}{end}") for stem in (_PREFIX + name, name) for end in (".yaml", ".yml")]
    found = next((candidate for candidate in candidates if candidate.is_file()), None)
    if found is None:
        raise SourceError(f"its list, {shown(candidates[0])}, isn't there; --list names another")
    return found


def _belonging(path: Path, kinds: Collection[str]) -> list[Path]:
    return [file for kind in kinds if kind_of(path) is None and (file := beside(path, kind)).is_file()]


def _files(path: Path, kinds: Collection[str]) -> list[Path]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        raise _cannot_read(path, error) from None
    if not is_folder:
        return [path]
    files = sorted(file for file in _data_below(path) if kind_of(file) in (None, *kinds))
    if not files:
        raise SourceError(f"{path}: no list in this folder (no *.yaml or *.yml)")
    return files


def _data_below(folder: Path) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        raise _cannot_read(Path(error.filename), error) from None

    for parent, folders, names in os.walk(folder, onerror=unreadable):  # follows no links to folders
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield Path(parent, name)


def is_data_below(folder: Path, path: Path) -> bool:
    """Whether `find` takes ``path`` for a list, or a file that belongs to one, when it is given ``folder``."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix in (".yaml", ".yml") and not hidden


def is_usual(name: str) -> bool:
    """Whether a file of this name in `USUAL` is a list that is used without being named."""
    return name.startswith(_PREFIX) and name.endswith((".yaml", ".yml"))


def _nearby() -> list[Path]:
    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        return []
    for folder in (here, *here.parents):
        found = sorted(path for path in (folder / USUAL).glob(f"{_PREFIX}*") if is_usual(path.name))
        if found:
            return found
    return []


def shipped() -> Path:
    """The list that ships with msss: in the installed package, or in the checkout it runs from."""
    package = Path(__file__).parent
    installed = package / "data" / SHIPPED
    return installed if installed.exists() else package.parents[1] / "data" / SHIPPED


def is_shipped(path: Path) -> bool:
    """Whether ``path`` is the list that ships with msss, and nobody's own.

    In a checkout it is the list of whoever works there, and that of msss from anywhere else.
    """
    ours = shipped().resolve()
    if path.resolve() != ours:
        return False
    return ours.parent == Path(__file__).resolve().parent / "data" or not _is_here(ours.parents[1])


def _is_here(folder: Path) -> bool:
    """Whether this folder is ``folder``, or in it."""
    try:
        return Path.cwd().is_relative_to(folder)
    except OSError:  # the folder is gone
        return False


def shown(path: Path) -> str:
    """``path`` as messages and reports name it: from this folder, where it is below; ``msss:…`` is the shipped list.

    It is written with ``/`` on every system, so that a report is the same wherever it is made.
    """
    if path.parent == Path(__file__).parent / "data":
        return f"msss:{path.name}"
    try:
        return (path.relative_to(Path.cwd()) if path.is_absolute() else path).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file, and no more than just over `yamlsource.MAX_BYTES` of them.

    Raises SourceError for anything else, without waiting for one that never ends (a pipe, a device).
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        if _IS_WINDOWS and path.is_dir():  # which it says it has no permission to open
            raise SourceError(f"{path}: a folder, not a file") from None
        raise _cannot_read(path, error) from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise SourceError(f"{path}: {'a folder, not a file' if stat.S_ISDIR(status.st_mode) else 'not a regular file'}")
    # Python sets aside as much memory as it is asked to read: no more than the file can need.
    enough = min(max(status.st_size, 65_536), yamlsource.MAX_BYTES) + 1
    try:
        with os.fdopen(descriptor, "rb") as file:
            return file.read(enough)
    except OSError as error:
        raise _cannot_read(path, error) from None


def _cannot_read(path: Path, error: Exception) -> SourceError:
    name = shown(path)
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{name}: no such file or folder")
    if isinstance(error, PermissionError):
        return SourceError(f"{name}: no permission to read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return SourceError(f"{name}: can't be read: {reason}")
