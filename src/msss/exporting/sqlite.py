"""Tables as one SQLite database, with their keys.

SQLite has no decimal numbers and no days. A number is a whole one, or a REAL of at most 15 digits, which gives back the
same digits; a day is text, 2022-11-30; a truth is 0 or 1. The version of the tables is the database's ``user_version``:
100 for 1.0.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from .rows import Row
from .tables import SCHEMA, Column, Table, Type
from .writers import Format, cannot_keep

BY_YEAR = False
NAME = "tables.sqlite"
"""The database's file."""
_TYPES = {
    Type.TEXT: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.DECIMAL: "DECIMAL",
    Type.DAY: "DATE",
    Type.TRUTH: "BOOLEAN",
}
_APPLICATION = int.from_bytes(b"MSSS")
_DIGITS = 15
"""So many digits of a decimal number come back from a REAL as they were."""


def encode(table: Table, rows: Sequence[Row]) -> list[Row]:
    """Rows of values that SQLite has."""
    return [tuple(_values(table, row)) for row in rows]


def _values(table: Table, row: Row) -> Iterator[Any]:
    for column, value in zip(table.columns, row, strict=True):
        match value:
            case Decimal():
                yield _number(table, column, row, value)
            case bool():
                yield int(value)
            case date():
                yield value.isoformat()
            case _:
                yield value


def _number(table: Table, column: Column, row: Row, value: Decimal) -> int | float:
    if value == value.to_integral_value() and abs(value) < 2**63:
        return int(value)
    if len(value.as_tuple().digits) > _DIGITS:
        raise cannot_keep(table, column, row, Format.SQLITE)
    return float(value)


def open_in(folder: Path, tables: Sequence[Table]) -> Database:
    """Begin the database."""
    return Database(folder, tables)


class Database:
    """The database of an export, in one transaction."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._insert = {
            table.name: f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608
            for table in tables
        }
        self._connection = sqlite3.connect(folder / NAME, isolation_level=None)
        version = [int(number) for number in SCHEMA.split(".")]
        for statement in (
            "PRAGMA journal_mode = OFF",  # the whole file is thrown away if anything fails
            "PRAGMA synchronous = OFF",
            f"PRAGMA application_id = {_APPLICATION}",
            f"PRAGMA user_version = {version[0] * 100 + version[1]}",
            "BEGIN",
            *map(_made, tables),
        ):
            self._connection.execute(statement)

    def write(self, table: Table, year: int | None, piece: list[Row]) -> None:
        with _as_of_the_system():
            self._connection.executemany(self._insert[table.name], piece)

    def abandon(self) -> None:
        self._connection.close()

    def close(self) -> dict[str, list[str]]:
        with closing(self._connection), _as_of_the_system():
            self._connection.execute("COMMIT")
        return {table.name: [NAME] for table in self._tables}


@contextmanager
def _as_of_the_system() -> Iterator[None]:
    """Let what SQLite says of a full disk be an error of the system, as it is in the other formats."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from None


def _made(table: Table) -> str:
    """The statement that makes a table. Its rows stand in the order of its key, which is that of the lists."""
    parts = [f"{column.name} {_TYPES[column.type]}{' NOT NULL' if column.required else ''}" for column in table.columns]
    parts.append(f"PRIMARY KEY ({', '.join(table.key)})")
    parts += [
        f"FOREIGN KEY ({', '.join(one.columns)}) REFERENCES {one.table} ({', '.join(one.of_that)})"
        for one in table.leads_to
    ]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(parts) + "\n) WITHOUT ROWID"
