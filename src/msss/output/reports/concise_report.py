"""A line a diagnostic, ``file:line:column: error[CODE]: message (hint)``: for grep, editors and logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...common.harmless import inert
from ...validation.checking import Checked


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """The diagnostics, a line each."""
    for one in checked:
        for diagnostic in one.diagnostics:
            yield f"{inert(str(diagnostic))}\n"
