"""Rows as a Markdown table, for a pull request or a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .table import Table

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~#$@!&])")


def markdown(table: Table) -> str:
    """A table for each section, under its heading; what Markdown would act on is escaped."""
    return "\n".join(_tables(table))


def _tables(table: Table) -> Iterator[str]:
    for group in table.groups:
        if not group.rows:
            continue
        heading = f"### {escape(group.heading)}\n\n" if group.heading else ""
        head = _row(escape(column.heading) for column in table.columns)
        rule = _row("---:" if column.right else "---" for column in table.columns)
        yield heading + head + rule + "".join(_row(escape(cell) for cell in row) for row in group.rows)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def escape(text: str) -> str:
    """``text`` so that Markdown shows it as it is."""
    return _ACTIVE.sub(r"\\\1", text)
