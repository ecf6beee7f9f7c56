"""Rows as CSV, for Excel and WPS."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from csv import writer
from io import StringIO
from itertools import chain

from ..common.harmless import no_formula
from ..common.terms import as_text
from .cells import Dated, Id, Names
from .table import Column, RowGroup, Table, of_days


def csv(table: Table) -> str:
    """The headings and the rows, with the byte order mark by which Excel and WPS know UTF-8.

    A cell that a spreadsheet could run as a formula gets an apostrophe before it, the sign by which
    spreadsheets know text; a negative number is none. An id ends with a tab, by which they know that it
    is no number and no date. Names in one cell are joined with ；. What says a day in words has the day beside it.
    """
    table = with_days(table).told()
    rows = (row for group in table.groups for row in group.rows)
    return "".join(csv_parts([column.heading for column in table.columns], [rows]))


def with_days(table: Table) -> Table:
    """The same table as CSV has it: no cell runs, and after each column is one with the days that it says in words."""
    groups = [RowGroup([_with_days(row) for row in group.rows]) for group in table.groups]
    return table._replace(columns=tuple(chain.from_iterable(map(_columns, table.columns))), groups=tuple(groups))


def csv_parts(headings: Sequence[str], parts: Iterable[Iterable[Sequence[str]]]) -> Iterator[str]:
    """The text of CSV, part by part; nothing if there are no rows."""
    text = StringIO(newline="")
    write = writer(text)
    is_empty = True
    for rows in parts:
        if is_empty:
            write.writerow(headings)
            text.seek(0)
            head = text.read()
            text.seek(0)
            text.truncate()
        write.writerows(rows)
        if said := text.getvalue():
            yield f"\ufeff{head}{said}" if is_empty else said
            is_empty = False
            text.seek(0)
            text.truncate()


def _columns(column: Column) -> Iterator[Column]:
    """A column, and one for the days that it says in words: 預計完成日期 after 預計完成時間."""
    yield column._replace(heading=inert_cell(column.heading))
    yield column._replace(heading=inert_cell(of_days(column.heading)), rare=True)


def _with_days(row: Sequence[str]) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row:
        if type(cell) is str:  # most are empty, or have nothing but characters
            cells += no_formula(cell) if cell and not cell.isalnum() else cell, ""
        else:
            cells += as_text(inert_cell(cell)), cell.day.isoformat() if isinstance(cell, Dated) else ""
    return tuple(cells)


def inert_cell(cell: str) -> str:
    """A cell in which no spreadsheet and no log finds anything to run."""
    if type(cell) is str and (not cell or cell.isalnum()):
        return cell
    if isinstance(cell, Names):
        cell = cell.splittable
    if isinstance(cell, Id) and re.fullmatch(r"[0-9][-0-9.eE]*", cell):
        return f"{cell}\t"
    return no_formula(cell)
