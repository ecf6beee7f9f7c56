"""Finding everything that is wrong with lists: in one file, in thousands, in order.

Each file becomes a `Checked`, whatever it holds. Many files are checked by as many processes as there
are cores; what comes out is in the order of the files all the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from . import loading, rules
from .diagnostic import Diagnostic
from .errors import MsssError, SourceError

if TYPE_CHECKING:
    from .baseline import Revision

    Baseline = Path | Revision

IN_ONE_PROCESS = 64
"""Up to so many files, starting other processes takes longer than it saves."""
_BATCH = 32
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML counts as one


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, what is wrong with it, and the lines that the diagnostics point at.

    ``failure`` says why it couldn't be checked at all; ``note`` what is worth knowing and no finding.
    """

    file: str
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: dict[int, str] = field(default_factory=dict)
    failure: str = ""
    note: str = ""


def check_content(content: bytes, file: str, path: Path | None = None, baseline: Baseline | None = None) -> Checked:
    """Everything that is wrong with the list in ``content``: errors, and if it is valid warnings.

    With ``baseline``, also every promise that the list weakens; ``path`` is then where the list stands.
    """
    parsed, document, diagnostics = loading.parse(content, file)
    if parsed is None or document is None:
        return Checked(file, diagnostics, _lines(content, diagnostics))
    found = [*diagnostics, *rules.warnings(parsed, document, file)]
    note = ""
    if baseline is not None:
        from . import baseline as baselines

        try:
            found += baselines.check(baselines.old_list(baseline, path), parsed, document, file)
        except baselines.NoBaselineError as error:
            note = str(error)
        except MsssError as error:
            return Checked(file, failure=f"{file}: can't be compared: {error}")
    found.sort(key=lambda diagnostic: diagnostic.span)
    return Checked(file, tuple(found), _lines(content, found), note=note)


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
        for path in paths:
            yield check_file(path, baseline)
        return
    from concurrent.futures import ProcessPoolExecutor

    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    with ProcessPoolExecutor(min(jobs, len(batches))) as pool:
        for batch in pool.map(partial(_check_batch, baseline=baseline), batches):
            yield from batch


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
    lines = _LINE_BREAK.split(content.decode("utf-8-sig", errors="replace"))
    return {number: lines[number - 1] for number in sorted(wanted) if number <= len(lines)}
