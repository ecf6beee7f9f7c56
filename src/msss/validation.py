"""Finding everything that is wrong with lists: in one file, in thousands, in order.

Each file becomes a `Checked`, whatever it holds. Many files are checked by as many processes as there
are cores; what comes out is in the order of the files all the same.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from . import loading, rules
from .diagnostic import MAX_PROBLEMS, Diagnostic, first_of
from .errors import MsssError, SourceError

if TYPE_CHECKING:
    from .baseline import Revision

    Baseline = Path | Revision

IN_ONE_PROCESS = 64
"""Up to so many files, starting other processes takes longer than it saves."""
_BATCH = 32
_LINE_BREAKS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")  # what YAML counts as one beside \n


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, what is wrong with it, and the lines that the diagnostics point at.

    ``failure`` says why it couldn't be read, or not be compared; ``note`` what is worth knowing and no finding.
    ``unchecked`` is empty, or the beginning of the first codes that couldn't all be looked for: the
    MSS2xx of a file that isn't a list, say.
    """

    file: str
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: dict[int, str] = field(default_factory=dict)
    failure: str = ""
    note: str = ""
    unchecked: str = ""


def check_content(content: bytes, file: str, path: Path | None = None, baseline: Baseline | None = None) -> Checked:
    """Everything that is wrong with the list in ``content``: errors, and if it is valid warnings.

    With ``baseline``, also every promise that the list weakens; ``path`` is then where the list stands.
    """
    parsed, document, diagnostics = loading.parse(content, file)
    if parsed is None or document is None:
        return Checked(file, diagnostics, _lines(content, diagnostics), unchecked="MSS2" if document else "MSS1")
    weakened: list[Diagnostic] = []
    note = failure = ""
    if baseline is not None:
        from . import baseline as baselines

        try:
            weakened = baselines.check(baselines.old_list(baseline, path), parsed, document, file)
        except baselines.NoBaselineError as error:
            note = str(error)
        except MsssError as error:
            failure = f"{file}: can't be compared: {error}"
    found = first_of(chain(diagnostics, weakened, rules.warnings(parsed, document, file)))
    limited = "MSS" if len(found) > MAX_PROBLEMS else ""
    return Checked(file, tuple(found), _lines(content, found), failure, note, limited)


def check_file(path: Path, baseline: Baseline | None = None) -> Checked:
    """Everything that is wrong with the list in one file."""
    file = loading.shown(path)
    try:
        content = loading.read_bytes(path)
    except SourceError as error:
        return Checked(file, failure=str(error))
    return check_content(content, file, path, baseline)


def check_files(paths: Sequence[Path], jobs: int | None = None, baseline: Baseline | None = None) -> Iterator[Checked]:
    """Check every file, on ``jobs`` processes (None: one for each core), in the order of ``paths``."""
    jobs = jobs or _cores()
    if jobs == 1 or len(paths) <= IN_ONE_PROCESS:
        return (check_file(path, baseline) for path in paths)
    return _check_on_processes(paths, jobs, baseline)


def _check_on_processes(paths: Sequence[Path], jobs: int, baseline: Baseline | None) -> Iterator[Checked]:
    from concurrent.futures import ProcessPoolExecutor

    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    # A worker leaves Ctrl-C to this process, which stops them all: each would print a traceback.
    with ProcessPoolExecutor(
        min(jobs, len(batches)), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    ) as pool:
        try:
            for batch in pool.map(partial(_check_batch, baseline=baseline), batches):
                yield from batch
        finally:
            pool.shutdown(cancel_futures=True)  # no more than the batch at hand is waited for


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check_batch(paths: Sequence[Path], baseline: Baseline | None) -> list[Checked]:
    return [check_file(path, baseline) for path in paths]


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
