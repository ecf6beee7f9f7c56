"""Rows as lines with tabs between the cells: what a pipe or a file gets in place of a table."""

from __future__ import annotations

from collections.abc import Iterator

from ..harmless import inert
from .sheet import Sheet


def lines(sheet: Sheet) -> str:
    """The columns' headings and the rows, a line each; nothing cut, padded or coloured.

    Every line has as many cells: the sections' headings are left out, as in CSV.
    """
    return "".join(f"{line}\n" for line in _lines(sheet))


def _lines(sheet: Sheet) -> Iterator[str]:
    if not any(section.rows for section in sheet.sections):
        return
    if any(column.heading for column in sheet.columns):
        yield inert("\t".join(column.heading for column in sheet.columns))
    for section in sheet.sections:
        for row in section.rows:
            yield inert("\t".join(row))
