"""Rows as a Markdown table, for a pull request or a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .table import Column, Table

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~#$@!&])")


def markdown(table: Table) -> str:
    """A table for each section, under its heading; what Markdown would act on is escaped."""
    groups = [group for group in table.groups if group.rows]
    return "\n".join(
        head_of(table.columns, group.heading) + "".join(row_of(escape(cell) for cell in row) for row in group.rows)
        for group in groups
    )


def head_of(columns: Sequence[Column], heading: str = "") -> str:
    """What stands above the rows of a table: its heading and its columns'."""
    above = f"### {escape(heading)}\n\n" if heading else ""
    rule = row_of("---:" if column.right else "---" for column in columns)
    return above + row_of(escape(column.heading) for column in columns) + rule


def row_of(cells: Iterable[str]) -> str:
    """A row, of which the cells are escaped."""
    return f"| {' | '.join(cells)} |\n"


def escape(text: str) -> str:
    """``text`` so that Markdown shows it as it is."""
    return _ACTIVE.sub(r"\\\1", text)
