"""Tables as NDJSON: a file for each, a JSON object on each line, with every column; null is a value that isn't there.

Numbers are written with all their digits, days as 2022-11-30.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from json import dumps
from pathlib import Path
from typing import Any

from .rows import Row
from .tables import Table
from .text_files import TextFiles


def encode(table: Table, rows: Sequence[Row]) -> bytes:
    """Rows, each a line."""
    keys = [f'"{name}":' for name in table.names]
    return "".join(
        "{" + ",".join([key + _literal(value) for key, value in zip(keys, row, strict=True)]) + "}\n" for row in rows
    ).encode()


def open_in(folder: Path, tables: Sequence[Table]) -> TextFiles:
    """Begin a file for each table."""
    return TextFiles(folder, tables, "ndjson", lambda _: b"")


def _literal(value: Any) -> str:
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return f'"{value.isoformat()}"'
        case _:
            return dumps(value, ensure_ascii=False)
