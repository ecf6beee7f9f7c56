"""Finding everything that is wrong with lists, and with the files beside them: in one file, in thousands, in order.

Each file becomes a `Checked`, whatever it holds. Many files are checked by as many processes as there
are cores; what comes out is in the order of the files all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..common import clock
from ..common.errors import MsssError, SourceError
from ..common.language import t
from ..common.processes import BATCH, IN_ONE_PROCESS, in_order
from ..files.naming import kind_of, list_beside, shown
from ..files.revisions import NotAtRevisionError, Revision
from ..formats.kind import Kind
from ..lists import loading
from ..lists.loading import kind_named
from ..reading.diagnostic import MAX_PROBLEMS, Diagnostic, InvalidListError, first_of
from ..reading.document import Document
from ..responsibilities.kind import LIST
from ..responsibilities.reading import LoadedList

if TYPE_CHECKING:
    from datetime import date

    from ..baseline.earlier import Baseline

_BATCH = BATCH
NOT_COMPARABLE = "MSS311"
"""The code of a file that is of another year or issuer than its baseline."""
NOT_COMPARED = "MSS3"
"""The beginning of the codes that are then not looked for."""
_LINE_BREAKS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")  # what YAML counts as one beside \n


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, what is wrong with it, and the lines that the diagnostics point at.

    ``failure`` says why it couldn't be read, or not be compared; ``note`` what is worth knowing and no finding.
    ``has_invalid_list`` says that the failure is an invalid list: the answer is no, and nothing is missing.
    ``unchecked`` is empty, or the beginning of the first codes that couldn't all be looked for: the
    MSS2xx of a file that isn't a list, say.
    """

    file: str
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: dict[int, str] = field(default_factory=dict)
    failure: str = ""
    note: str = ""
    unchecked: str = ""
    has_invalid_list: bool = False


def check_content(content: bytes, file: str, path: Path | None = None, baseline: Baseline | None = None) -> Checked:
    """Everything that is wrong with the list in ``content``: errors, and if it is valid warnings.

    With ``baseline``, also every promise that the list weakens; ``path`` is then where the list stands.
    """
    parsed, document, diagnostics = loading.parse_list(content, file)
    if parsed is None or document is None:
        unchecked = LIST.codes if document else "MSS1"
        return Checked(
            file, diagnostics, _lines(content, diagnostics), _unresolved(file, baseline, path), "", unchecked
        )
    weakened: list[Diagnostic] = []
    note = failure = ""
    if baseline is not None:
        from ..baseline import earlier, promises

        weakened, failure, note = _compared(
            file, lambda: promises.check(earlier.old_list(baseline, path), parsed, document, file)
        )
    found = first_of(chain(diagnostics, weakened, LIST.warnings(parsed, document, file)))
    return Checked(file, tuple(found), _lines(content, found), failure, note, _limited(found))


def _compared(file: str, compare: Callable[[], list[Diagnostic]]) -> tuple[list[Diagnostic], str, str]:
    """What a comparison with a baseline finds, why it couldn't be done, and what is worth knowing of it."""
    try:
        return compare(), "", ""
    except NotAtRevisionError as error:
        return [], "", error.text
    except InvalidListError as error:
        first, *more = error.diagnostics
        if not more:
            return [], t("{file}: can't be compared: {reason}", file=file, reason=first), ""
        failure = t("{file}: can't be compared: {reason}, and {count} more", file=file, reason=first, count=len(more))
        return [], failure, ""
    except MsssError as error:
        return [], t("{file}: can't be compared: {reason}", file=file, reason=error.text), ""


def _unresolved(file: str, baseline: Baseline | None, path: Path | None) -> str:
    """Why a file that is too wrong to be compared couldn't be compared anyway: there is no such revision."""
    if not isinstance(baseline, Revision) or path is None:
        return ""

    def look_up() -> list[Diagnostic]:
        baseline.commit_in(path.parent)
        return []

    return _compared(file, look_up)[1]


def _limited(found: Sequence[Diagnostic]) -> str:
    """The beginning of the first codes that weren't all looked for, though the file could be read."""
    if len(found) > MAX_PROBLEMS:
        return "MSS"
    # Of lists of two years no promise is compared with any.
    return NOT_COMPARED if any(diagnostic.code == NOT_COMPARABLE for diagnostic in found) else ""


# --- files that belong to a list: their names begin with their kind, progress_2022.yaml


def _check_beside(
    path: Path,
    kind: Kind[Any],
    content: bytes,
    list_path: Path | None,
    baseline: Baseline | None,
    today: date | None,
) -> Checked:
    """Everything that is wrong with a file that belongs to the list at ``list_path``, or to the one beside it.

    With ``baseline``, also all of it that isn't any more as it was recorded there. ``today`` is the day beyond
    which a report is of the future.
    """
    file = shown(path)
    try:
        loaded = loading.load_list(list_path or list_beside(path))
    except InvalidListError as error:
        # What is wrong with the list is said where the list is checked.
        invalid = error.diagnostics[0].file
        said = t("{file}: can't be checked: its list, {list}, is invalid", file=file, list=invalid)
        return Checked(file, failure=said, has_invalid_list=True)
    except SourceError as error:
        return Checked(file, failure=t("{file}: can't be checked: {reason}", file=file, reason=error.text))
    parsed, document, diagnostics = kind.parse(content, file, loaded.model, today or clock.today())
    if parsed is not None and document is not None:
        diagnostics = tuple(first_of((*diagnostics, *kind.warnings(parsed, document, file, loaded.model))))
    changed: list[Diagnostic] = []
    note = failure = ""
    if baseline is not None and parsed is not None and document is not None:
        changed, failure, note = _compared(file, partial(_changed, parsed, kind, document, baseline, path, loaded))
    elif baseline is not None:
        failure = _unresolved(file, baseline, path)
    found = first_of(chain(diagnostics, changed))
    unchecked = _limited(found) if parsed is not None else kind.codes if document else "MSS1"
    return Checked(file, tuple(found), _lines(content, found), failure, note, unchecked)


def _changed(
    parsed: Any, kind: Kind[Any], document: Document, baseline: Baseline, path: Path, of: LoadedList
) -> list[Diagnostic]:
    """What of a ledger or an evaluation of a list isn't any more as it was recorded."""
    from ..baseline import earlier, records

    file = shown(path)
    old = earlier.old(baseline, path, kind)
    if kind.prefix == "evaluation":
        return records.check_evaluation(old, parsed, document, file)
    found = records.check_ledger(old, parsed, document, file)
    if not found or isinstance(baseline, Path):
        return found
    ids = earlier.renumbered(baseline, of.path, of.model)
    return records.check_ledger(old, parsed, document, file, ids) if ids else found


# --- files


def check_file(
    path: Path, baseline: Baseline | None = None, list_path: Path | None = None, today: date | None = None
) -> Checked:
    """Everything that is wrong with one file: a list, or by its name one that belongs to a list.

    That list is the one at ``list_path``, otherwise the one beside the file. ``today`` is the day after which a
    ledger's entry is of the future: `msss.common.clock.today`, unless it is given.
    """
    file = shown(path)
    try:
        content = loading.read_file(path)
    except SourceError as error:
        return Checked(file, failure=error.text)
    if prefix := kind_of(path):
        return _check_beside(path, kind_named(prefix), content, list_path, baseline, today)
    return check_content(content, file, path, baseline)


def check_files(
    paths: Sequence[Path],
    jobs: int | None = None,
    baseline: Baseline | None = None,
    list_path: Path | None = None,
    today: date | None = None,
) -> Iterator[Checked]:
    """Check every file, on ``jobs`` processes (None: one for each core), in the order of ``paths``."""
    check = partial(check_file, baseline=baseline, list_path=list_path, today=today)
    return in_order(check, paths, jobs, alone=IN_ONE_PROCESS, batch=_BATCH)


def _lines(content: bytes, diagnostics: Iterable[Diagnostic]) -> dict[int, str]:
    """The lines that the diagnostics point at, by number."""
    wanted = {diagnostic.span.line for diagnostic in diagnostics}
    if not wanted:
        return {}
    text = content.decode("utf-8-sig", errors="replace")
    for line_break in _LINE_BREAKS:
        text = text.replace(line_break, "\n")
    lines = text.split("\n", max(wanted))
    return {number: lines[number - 1] for number in sorted(wanted) if number <= len(lines)}
