"""Rows as lines with tabs between the cells: what a pipe or a file gets in place of a table."""

from __future__ import annotations

from collections.abc import Iterator

from ..common.harmless import inert
from .table import Table


def lines(table: Table) -> str:
    """The columns' headings and the rows, a line each; nothing cut, padded or coloured.

    Every line has as many cells: the groups' headings are left out, as in CSV.
    """
    return "".join(f"{line}\n" for line in _lines(table))


def _lines(table: Table) -> Iterator[str]:
    if not any(group.rows for group in table.groups):
        return
    if any(column.heading for column in table.columns):
        yield inert("\t".join(column.heading for column in table.columns))
    for group in table.groups:
        for row in group.rows:
            yield inert("\t".join(row))
