"""Rows as lines with tabs between the cells: what a pipe or a file gets in place of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..common.harmless import inert
from .table import Table


def lines(table: Table) -> str:
    """The columns' headings and the rows, a line each; nothing cut, padded or coloured.

    Every line has as many cells: the groups' headings are left out, as in CSV.
    """
    return "".join(line_parts([column.heading for column in table.columns], [group.rows for group in table.groups]))


def line_parts(headings: Sequence[str], parts: Iterable[Iterable[Sequence[str]]]) -> Iterator[str]:
    """The lines, part by part; nothing if there are no rows."""
    head = f"{inert(TAB.join(headings))}\n" if any(headings) else ""
    for rows in parts:
        if said := "".join(f"{inert(TAB.join(row))}\n" for row in rows):
            yield head + said
            head = ""


TAB = "\t"
