"""Diagnostics as JSON, for programs; docs/json.md is its documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...validation.checking import Checked
from ..json import written
from . import Tally, english


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """One object: the diagnostics, the files that couldn't be read, the counts."""
    tally = Tally()
    diagnostics = []
    unread = []
    for one in checked:
        tally.count(one)
        if one.failure:
            unread.append({"file": one.file, "reason": english(one.failure)})
        for diagnostic in one.diagnostics:
            span = diagnostic.span
            diagnostics.append(
                {
                    "file": diagnostic.file,
                    "line": span.line,
                    "column": span.column,
                    "end_line": span.end_line,
                    "end_column": span.end_column,
                    "code": diagnostic.code,
                    "severity": diagnostic.severity.value,
                    "message": english(diagnostic.message),
                    "hint": english(diagnostic.hint),
                    "path": list(diagnostic.path),
                }
            )
    counts = {"files": tally.files, "errors": tally.errors, "warnings": tally.warnings}
    yield written({**counts, "diagnostics": diagnostics, "unread": unread})
