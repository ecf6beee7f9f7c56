"""GitLab's Code Quality report: a JSON array that merge requests show beside the diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from ...reading.diagnostic import Severity
from ...validation.checking import Checked
from ..json import written
from . import english

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """The whole array. A fingerprint stays the same while lines move: it is of what is wrong, not where."""
    issues = []
    seen: Counter[tuple[str, ...]] = Counter()
    for one in checked:
        for diagnostic in one.diagnostics:
            what = (diagnostic.file, diagnostic.code, english(diagnostic.message))
            seen[what] += 1
            fingerprint = sha256(repr((*what, seen[what])).encode("utf-8", "backslashreplace")).hexdigest()
            hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
            issues.append(
                {
                    "description": diagnostic.message + hint,
                    "check_name": diagnostic.code,
                    "fingerprint": fingerprint,
                    "severity": _SEVERITY[diagnostic.severity],
                    "location": {
                        "path": diagnostic.file,
                        "lines": {"begin": diagnostic.span.line, "end": diagnostic.span.end_line},
                    },
                }
            )
    yield written(issues)
