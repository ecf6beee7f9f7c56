"""A line a diagnostic, ``file:line:column: error[CODE]: message (hint)``: for grep, editors and logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...harmless import inert
from ...validation import Checked


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """The diagnostics, a line each."""
    for one in checked:
        for diagnostic in one.diagnostics:
            yield f"{inert(str(diagnostic))}\n"
