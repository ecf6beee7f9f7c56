"""Tables as NDJSON: a file for each, a JSON object on each line, with every column; null is a value that isn't there.

Numbers are written with all their digits, days as 2022-11-30.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from .rows import Row
from .tables import Table
from .text_files import TextFiles

BY_YEAR = False


def encode(table: Table, rows: Sequence[Row]) -> bytes:
    """Rows, each a line."""
    keys = [f'"{name}":' for name in table.names]
    return "".join(
        "{" + ",".join([key + _LITERALS[type(value)](value) for key, value in zip(keys, row, strict=True)]) + "}\n"
        for row in rows
    ).encode()


def open_in(folder: Path, tables: Sequence[Table]) -> TextFiles:
    """Begin a file for each table."""
    return TextFiles(folder, tables, "ndjson", lambda _: b"")


_LITERALS: dict[type[Any], Callable[[Any], str]] = {
    str: encode_basestring,
    int: str,
    Decimal: lambda value: f"{value:f}",
    date: lambda value: f'"{value.isoformat()}"',
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
}
"""How each type of value is written."""
