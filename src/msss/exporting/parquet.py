"""Tables as Parquet, by pyarrow: a folder for each table, in it one for each year, ``items/year=2022/part-0.parquet``.

Numbers are decimal128(38, 9), days date32, whole numbers int32. The year is in the folder's name and not in the files,
as engines that leave out the partitions that aren't asked for expect it. A year in which a table has no row has a file
without rows, so that every table can be read.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..common.errors import MissingExtraError
from ..common.language import t
from .rows import Row
from .tables import SCHEMA, Column, Table, Type
from .writers import Format, cannot_keep

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

BY_YEAR = True
DIGITS, DECIMALS = 38, 9
"""How many digits a number may have, and how many of them behind the point."""
_GROUP = 64_000
"""So many rows of a table are written together, at least."""
_HELD = 48 * 1024 * 1024
"""So many bytes of rows wait to be written, at most."""
_OPEN = 64
"""So many files are open at a time, at most."""
_YEAR = "year"


@cache
def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError(t("Parquet"), "export") from None
    return pyarrow


def _columns(table: Table) -> Iterator[tuple[int, Column]]:
    """The columns that stand in the files, with their places in a row."""
    return ((place, column) for place, column in enumerate(table.columns) if column.name != _YEAR)


@cache
def _schema(table: Table) -> pa.Schema:
    arrow = _arrow()
    types = {
        Type.TEXT: arrow.string(),
        Type.INTEGER: arrow.int32(),
        Type.DECIMAL: arrow.decimal128(DIGITS, DECIMALS),
        Type.DAY: arrow.date32(),
        Type.TRUTH: arrow.bool_(),
    }
    fields = []
    for _, column in _columns(table):
        said = {"term": column.term, "description": column.meaning, "unit": column.unit}
        metadata = {key: words for key, words in said.items() if words}
        fields.append(arrow.field(column.name, types[column.type], not column.required, metadata))
    return arrow.schema(fields, {"msss.table": table.name, "msss.schema_version": SCHEMA})


def encode(table: Table, rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows as one batch of Arrow."""
    arrow, schema = _arrow(), _schema(table)
    arrays = []
    for (place, column), field in zip(_columns(table), schema, strict=True):
        values = [row[place] for row in rows]
        if column.type is Type.DECIMAL:
            for row, value in zip(rows, values, strict=True):
                if value is not None and not _fits(value):
                    raise cannot_keep(table, column, row, Format.PARQUET)
        arrays.append(arrow.array(values, field.type))
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _fits(value: Decimal) -> bool:
    """Whether a number can be kept exactly."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # no number of a list is infinite
    return -exponent <= DECIMALS and len(digits) + exponent <= DIGITS - DECIMALS


def open_in(folder: Path, tables: Sequence[Table]) -> Partitions:
    """Begin the folders of each table."""
    _arrow()
    return Partitions(folder, tables)


class Partitions:
    """The files of an export. Rows of one table and year are written together; few files are open at a time."""

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._folder = folder
        self._tables = {table.name: table for table in tables}
        self._held: dict[tuple[str, int], list[pa.RecordBatch]] = {}
        self._bytes = 0
        self._open: OrderedDict[tuple[str, int], ParquetWriter] = OrderedDict()
        self._files: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._years: set[int] = set()

    def write(self, table: Table, year: int | None, piece: pa.RecordBatch) -> None:
        assert year is not None  # they are written by year
        self._years.add(year)
        held = self._held.setdefault((table.name, year), [])
        held.append(piece)
        self._bytes += piece.nbytes
        if sum(batch.num_rows for batch in held) >= _GROUP:
            self._flush(table.name, year)
        elif self._bytes > _HELD:
            for name, of in list(self._held):
                self._flush(name, of)

    def abandon(self) -> None:
        for writer in self._open.values():
            with suppress(OSError):
                writer.close()

    def close(self) -> dict[str, list[str]]:
        for name, year in list(self._held):
            self._flush(name, year)
        for name, table in self._tables.items():
            for year in self._years:
                if not self._files[name, year]:
                    self._writer(name, year).write_table(_schema(table).empty_table())
        for writer in self._open.values():
            writer.close()
        return {
            name: [file for year in sorted(self._years) for file in self._files[name, year]] for name in self._tables
        }

    def _flush(self, name: str, year: int) -> None:
        batches = self._held.pop((name, year))
        self._bytes -= sum(batch.nbytes for batch in batches)
        rows = _arrow().Table.from_batches(batches)
        if rows.num_rows:
            self._writer(name, year).write_table(rows)

    def _writer(self, name: str, year: int) -> ParquetWriter:
        of = name, year
        if of not in self._open:
            if len(self._open) >= _OPEN:
                self._open.popitem(last=False)[1].close()
            file = f"{name}/{_YEAR}={year}/part-{len(self._files[of])}.parquet"
            self._files[of].append(file)
            path = self._folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open[of] = _arrow().parquet.ParquetWriter(path, _schema(self._tables[name]), compression="zstd")
        self._open.move_to_end(of)
        return self._open[of]
