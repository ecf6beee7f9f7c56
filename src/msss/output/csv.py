"""Rows as CSV, for Excel and WPS."""

from __future__ import annotations

import re
from csv import writer
from io import StringIO

from .sheet import Names, Sheet

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_STARTS_COMMAND = "::"  # of GitHub Actions, which runs what it finds in a log


def csv(sheet: Sheet) -> str:
    """The headings and the rows, with the byte order mark by which Excel and WPS know UTF-8.

    A cell that a spreadsheet could run as a formula gets an apostrophe before it, the sign by which
    spreadsheets know text; a negative number is none. Names in one cell are joined with ；.
    """
    if not any(section.rows for section in sheet.sections):
        return ""
    text = StringIO(newline="")
    rows = writer(text)
    rows.writerow([_inert(column.heading) for column in sheet.columns])
    for section in sheet.sections:
        rows.writerows([_inert(cell) for cell in row] for row in section.rows)
    return "\ufeff" + text.getvalue()


def _inert(cell: str) -> str:
    if isinstance(cell, Names):
        cell = cell.splittable
    runs = cell.lstrip().startswith((*_STARTS_FORMULA, _STARTS_COMMAND)) and not re.fullmatch(r"-[0-9,.]+", cell)
    return f"'{cell}" if runs else cell
