"""Rows as CSV, for Excel and WPS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from csv import writer
from io import StringIO
from itertools import chain

from ..common.harmless import no_formula
from .cells import Dated, Id, Names
from .table import Column, Table, of_days


def csv(table: Table) -> str:
    """The headings and the rows, with the byte order mark by which Excel and WPS know UTF-8.

    A cell that a spreadsheet could run as a formula gets an apostrophe before it, the sign by which
    spreadsheets know text; a negative number is none. An id ends with a tab, by which they know that it
    is no number and no date. Names in one cell are joined with ；. What says a day in words has the day beside it.
    """
    rows = [row for group in table.groups for row in group.rows]
    if not rows:
        return ""
    dated = {index for row in rows for index, cell in enumerate(row) if isinstance(cell, Dated)}
    text = StringIO(newline="")
    write = writer(text)
    write.writerow(chain.from_iterable(_headings(column, index in dated) for index, column in enumerate(table.columns)))
    for row in rows:
        write.writerow(chain.from_iterable(_cells(cell, index in dated) for index, cell in enumerate(row)))
    return "\ufeff" + text.getvalue()


def _headings(column: Column, is_dated: bool) -> Iterator[str]:
    """A column's heading; of one that says days in words, also that of the days: 預計完成日期 after 預計完成時間."""
    yield inert_cell(column.heading)
    if is_dated:
        yield inert_cell(of_days(column.heading))


def _cells(cell: str, is_dated: bool) -> Iterator[str]:
    yield inert_cell(cell)
    if is_dated:
        yield cell.day.isoformat() if isinstance(cell, Dated) else ""


def inert_cell(cell: str) -> str:
    """A cell in which no spreadsheet and no log finds anything to run."""
    if isinstance(cell, Names):
        cell = cell.splittable
    if isinstance(cell, Id) and re.fullmatch(r"[0-9][-0-9.eE]*", cell):
        return f"{cell}\t"
    return no_formula(cell)
