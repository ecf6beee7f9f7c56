"""Tables as CSV: UTF-8 with the byte order mark by which Excel and WPS know it, lines that end with CRLF (RFC 4180).

No cell is anything that a spreadsheet could run: a text that begins like a formula has an apostrophe before it, as in
the CSV of every answer. An empty cell is a value that isn't there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from csv import writer
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from ..common.harmless import no_formula
from .rows import Row
from .tables import Table
from .text_files import TextFiles

BY_YEAR = False
MARK = "\ufeff"


def heading(table: Table) -> bytes:
    """The line with the columns' names, with which a file begins."""
    return MARK.encode() + _lines([table.names])


def encode(table: Table, rows: Sequence[Row]) -> bytes:
    """Rows, each a line."""
    return _lines(rows)


def open_in(folder: Path, tables: Sequence[Table]) -> TextFiles:
    """Begin a file for each table."""
    return TextFiles(folder, tables, "csv", heading)


def _lines(rows: Iterable[Row]) -> bytes:
    text = StringIO(newline="")
    writer(text).writerows([_CELLS[type(value)](value) for value in row] for row in rows)
    return text.getvalue().encode()


_CELLS: dict[type[Any], Callable[[Any], str]] = {
    str: lru_cache(maxsize=4096)(no_formula),  # units and ids stand in many rows
    int: str,
    Decimal: lambda value: f"{value:f}",
    date: date.isoformat,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "",
}
"""How each type of value is written."""
