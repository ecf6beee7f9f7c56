"""What every format does: it encodes the rows of some lists, anywhere, and appends what is encoded, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from ..common.errors import MsssError
from ..common.language import t
from .rows import Row
from .tables import Column, Table


class Format(StrEnum):
    """What tables are written as."""

    PARQUET = "parquet"
    NDJSON = "ndjson"
    SQLITE = "sqlite"
    CSV = "csv"


class CannotKeepError(MsssError):
    """A number that a format can't hold exactly."""

    exit_code = 1


def cannot_keep(table: Table, column: Column, row: Row, format: Format) -> CannotKeepError:
    """The error that a format can't hold the number that a row has in a column."""
    where = dict(zip(table.names, row, strict=True))
    return CannotKeepError(
        t(
            "{list}: {table}.{column} of item {item} is {number}, and {format} keeps no number of so many digits:"
            " export to csv or ndjson",
            list=where["list"],
            item=where["item"],
            table=table.name,
            column=column.name,
            number=f"{where[column.name]:f}",
            format=format.value,
        )
    )


class Writer(Protocol):
    """The files of an export that are being written."""

    def write(self, table: Table, year: int | None, piece: Any) -> None:
        """Append encoded rows; where they are written by year, of one year."""

    def close(self) -> dict[str, list[str]]:
        """Write what is left. Returns the files of each table, by its name, from the export's folder."""

    def abandon(self) -> None:
        """Let go of the files, which will be deleted, whatever is in them. It may be called after `close` too."""


class Written(Protocol):
    """A format: a module of this room. ``BY_YEAR`` says whether rows of different years are written apart."""

    BY_YEAR: bool

    def encode(self, table: Table, rows: Sequence[Row]) -> Any:
        """Rows as they are written: what can be sent from one process to another. Raises CannotKeepError."""

    def open_in(self, folder: Path, tables: Sequence[Table]) -> Writer:
        """Begin an export in an empty folder. Raises MissingExtraError if a library isn't installed."""


def written_as(format: Format) -> Written:
    """The module that writes a format."""
    return cast(Written, import_module(f".{format.value}", __package__))
