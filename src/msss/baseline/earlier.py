"""The earlier version that a file is compared with: another file, or the same file at a revision of git."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from ..common.errors import MsssError, SourceError
from ..common.language import t
from ..files import finding, naming
from ..files.naming import shown
from ..files.revisions import PREFIX, Revision, at_revision, listed
from ..formats.kind import Kind
from ..lists.loading import kind_named, load_list, parse_list, read_file
from ..reading import reader
from ..reading.diagnostic import Diagnostic, InvalidListError
from ..responsibilities import compare
from ..responsibilities.kind import LIST
from ..responsibilities.model import ResponsibilityList

T = TypeVar("T")
Baseline = Path | Revision
"""What a file is compared with."""


def old_list(baseline: Baseline, path: Path | None) -> ResponsibilityList:
    """The list that ``path`` is compared with: the baseline file, or ``path`` at the baseline revision.

    Raises SourceError if it can't be had, NotAtRevisionError if the revision has no such file, and
    InvalidListError if it isn't a valid list.
    """
    if isinstance(baseline, Path):
        return load_list(baseline).model
    if path is None:
        raise SourceError(
            t("standard input has no revision {revision}: compare it with a file instead", revision=baseline.name)
        )
    parsed = parse_list(at_revision(baseline, path), f"{PREFIX}{baseline.name}:{shown(path)}")
    if parsed.model is None:
        raise InvalidListError(parsed.diagnostics)
    return parsed.model


def old(baseline: Baseline, path: Path, kind: Kind[T]) -> T:
    """The ledger or evaluation that the one at ``path`` is compared with, as it stands: not held against a list.

    Raises as `old_list` does.
    """
    if isinstance(baseline, Path):
        content, file = read_file(baseline), shown(baseline)
    else:
        content, file = at_revision(baseline, path), f"{PREFIX}{baseline.name}:{shown(path)}"
    parsed = kind.read(content, file, None)
    if parsed.model is None or parsed.diagnostics:
        raise InvalidListError(parsed.diagnostics)
    return parsed.model


def kind_of_file(path: Path) -> str | None:
    """What a file holds: ``progress``, ``evaluation`` or, for a list, None; by its keys, else by its name.

    Raises SourceError if it can't be read.
    """
    document = reader.read(read_file(path), "").document
    keys = set(document.data) if document is not None and isinstance(document.data, dict) else set()
    if "projects" in keys:
        return None
    if "entries" in keys:
        return "progress"
    return "evaluation" if keys & {"votes", "rules"} else naming.kind_of(path)


def renumbered(baseline: Revision, list_path: Path, new: ResponsibilityList) -> dict[str, str]:
    """The items that have another id than at the revision: a ledger has to follow its list. Old id and new."""
    try:
        old = old_list(baseline, list_path)
    except MsssError:
        return {}  # what is wrong with the list is said of the list
    ids = compare.ids_of(old, new)
    return {before: now for before, now in ids.items() if before != now}


# --- files that are gone


def gone(revision: Revision, folders: Iterable[Path]) -> Iterator[Diagnostic]:
    """MSS308 or MSS324 for every file below ``folders`` that the revision has and the folder hasn't any more.

    A list that is removed, or renamed, has no new file whose promises could be compared, and a ledger that is
    removed none whose reports could be. Raises SourceError as `old_list` does.
    """
    for folder in folders:
        for path in listed(revision, folder, "-r", "./"):
            if finding.is_data_below(folder, path) and not os.path.lexists(path):
                yield _is_gone(revision, path)


def gone_nearby(revision: Revision, below: Path | None) -> Iterator[Diagnostic]:
    """MSS308 and MSS324 for every file that would be used here without being named, if the revision's still stood.

    They are looked for in the usual folder here and in the folders above, to the top of the repository or
    to ``below``, the usual folder that has lists. Raises SourceError as `old_list` does.
    """
    try:
        here = Path.cwd()
    except OSError:
        raise SourceError(t("the current folder was deleted, so there are no lists to compare")) from None
    for folder in (here, *here.parents):
        if folder / naming.USUAL == below:
            return
        there = listed(revision, folder, f"./{naming.USUAL}/")
        names = {path.name for path in there if naming.is_usual(path.name)}
        names |= {naming.beside(Path(name), kind).name for name in names for kind in naming.BESIDE}
        lost = [path for path in there if path.name in names and not os.path.lexists(path)]
        for path in lost:
            yield _is_gone(revision, path)
        if lost or os.path.lexists(folder / ".git"):
            return


def _is_gone(revision: Revision, path: Path) -> Diagnostic:
    kind = kind_named(naming.kind_of(path))
    message = t("the {kind} is in {revision}, but was deleted or renamed here", kind=kind.word, revision=revision.name)
    if kind is LIST:
        return Diagnostic("MSS308", message, shown(path), hint=_GONE)
    return Diagnostic("MSS324", message, shown(path), hint=_GONE_BESIDE)


_GONE = t("restore it under its old name: without it nobody can check that its promises are kept")
_GONE_BESIDE = t("restore it under its old name: reports and votes are kept for good")
