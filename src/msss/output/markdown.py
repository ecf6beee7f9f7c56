"""Rows as a Markdown table, for a pull request or a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .sheet import Sheet

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~#$@!&])")


def markdown(sheet: Sheet) -> str:
    """A table for each section, under its heading; what Markdown would act on is escaped."""
    return "\n".join(_tables(sheet))


def _tables(sheet: Sheet) -> Iterator[str]:
    for section in sheet.sections:
        if not section.rows:
            continue
        heading = f"### {escape(section.heading)}\n\n" if section.heading else ""
        head = _row(escape(column.heading) for column in sheet.columns)
        rule = _row("---:" if column.right else "---" for column in sheet.columns)
        yield heading + head + rule + "".join(_row(escape(cell) for cell in row) for row in section.rows)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def escape(text: str) -> str:
    """``text`` so that Markdown shows it as it is."""
    return _ACTIVE.sub(r"\\\1", text)
