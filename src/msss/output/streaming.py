"""An answer of many lists, put together of what each of them says: no more than that is in memory at a time.

`part_of` makes a `Part` of each list, by whichever process reads it: what takes time is done there. What it takes all
lists to know comes last: their names, the columns in which any of them says something, the order of all rows. So an
`Answer` keeps the parts on the disk until all are there, and `Answer.texts` then reads them in order.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

from ..common.terms import as_text
from ..values.chinese import Script
from .table import Column, RowGroup, Table, converted, made_of
from .writing import Format, ready

_IN_MEMORY = 4_000_000
"""So many bytes of an answer are kept in memory before it goes to the disk."""
RECORDS = (Format.JSON, Format.NDJSON)
"""The formats of records, which have no columns."""
LIST = "清單"
"""The heading of the column that names the list, where there are several."""


class Part(NamedTuple):
    """What one list says of an answer, as the answer's format has it.

    ``columns`` are all that there may be; ``said`` has a bit for each in which a row says something. Each of ``blocks``
    is a text of records, or rows of finished cells, with the key by which it is put in order; None if there is none.
    """

    columns: tuple[Column, ...]
    said: int
    blocks: list[tuple[Any, bytes]]


def part_of(
    table: Table, format: Format, script: Script, rows: Sequence[Any] = (), records: Sequence[Any] = ()
) -> Part:
    """What a list says, by its table in which every rare column still is.

    ``rows`` and ``records`` are the keys of the table's, if they aren't in the order of the answer.
    """
    if format in RECORDS:
        from .json import BETWEEN, entry_of, line_of

        said = made_of(table.records) if script is Script.AS_IS else converted(made_of(table.records), script)
        texts = list(map(entry_of if format is Format.JSON else line_of, said))
        if records:
            return Part((), 0, [(key, _bytes(text)) for key, text in zip(records, texts, strict=True)])
        joined = (BETWEEN if format is Format.JSON else "").join(texts)
        return Part((), 0, [(None, _bytes(joined))] if texts else [])
    table = _finished(ready(table, format, script, told=False), format)
    cells = [row for group in table.groups for row in group.rows]
    in_use = sum(1 << place for place, column in enumerate(zip(*cells, strict=True)) if any(column))
    if rows:
        blocks = [(key, marshal.dumps([row])) for key, row in zip(rows, cells, strict=True)]
        return Part(table.columns, in_use, blocks)
    return Part(table.columns, in_use, [(None, marshal.dumps(cells))] if cells else [])


def _finished(table: Table, format: Format) -> Table:
    """The table with every cell as the format has it, and no more than its text."""
    if format is Format.CSV:
        from .csv import with_days

        return with_days(table)  # and each of its cells is text
    finish: Callable[[str], str] = as_text
    if format is Format.MARKDOWN:
        from .markdown import escape as finish
    groups = [RowGroup([tuple([as_text(finish(cell)) for cell in row]) for row in one.rows]) for one in table.groups]
    return table._replace(groups=tuple(groups))


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")  # a name of a file may not be UTF-8


class _Block(NamedTuple):
    """Where a block of the part of a list is."""

    number: int
    key: Any
    begin: int
    size: int


class Answer:
    """The parts of an answer, each of the list of a number, in the order of the lists."""

    def __init__(self, format: Format, script: Script) -> None:
        self.format, self.script = format, script
        self._kept = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (it is gone when the answer is)
        self._size = 0
        self._blocks: list[_Block] = []
        self._columns: tuple[Column, ...] = ()
        self._said: list[int] = []
        self._names: dict[int, str] = {}
        self._keys: dict[Any, Any] = {}

    def add(self, part: Part) -> int:
        """Keep the part of the next list, and return its number."""
        number = len(self._said)
        self._columns = part.columns or self._columns
        self._said.append(part.said)
        for key, block in part.blocks:
            self._kept.write(block)
            key = self._keys.setdefault(key, key)  # rows have few different ones
            self._blocks.append(_Block(number, key, self._size, len(block)))
            self._size += len(block)
        return number

    def choose(self, numbers: Collection[int]) -> None:
        """Take what the lists of ``numbers`` say alone."""
        if len(numbers) < len(self._said):
            wanted = frozenset(numbers)
            self._blocks = [block for block in self._blocks if block.number in wanted]
            self._said = [said if number in wanted else 0 for number, said in enumerate(self._said)]

    def sort(self, place: Callable[[Any], Any]) -> None:
        """Put what was found in order; ``place`` says where a key comes, and equals stay in the lists' order."""
        places = {key: place(key) for key in {block.key for block in self._blocks}}
        self._blocks.sort(key=lambda block: places[block.key])

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self._blocks

    def keys(self) -> Iterator[Any]:
        """The keys of what was found, in order."""
        return (block.key for block in self._blocks)

    def contents(self, places: Iterable[int]) -> Iterator[bytes]:
        """The blocks at some places in that order."""
        return (self._read(self._blocks[place]) for place in places)

    def texts(
        self,
        name: Callable[[int], str] | None = None,
        headings: Callable[[], Mapping[Any, str]] | None = None,
        of: str = LIST,
    ) -> Iterator[str]:
        """The answer, piece by piece. ``name`` is that of the list of a number, where there are several, under ``of``.

        ``headings`` are those of the groups, by the keys of the rows, in a format that has them.
        """
        match self.format:
            case Format.JSON:
                from .json import array

                yield from array(map(self._text, self._blocks))
                return
            case Format.NDJSON:
                yield from map(self._text, self._blocks)
                return
        columns, kept = self._shown_columns(of if name is not None else "")
        heads = [column.heading for column in columns]
        match self.format:
            case Format.CSV:
                from .csv import csv_parts

                yield from csv_parts(heads, (self._rows(block, name, kept) for block in self._blocks))
            case Format.MARKDOWN:
                yield from self._markdown(columns, name, kept, headings() if headings else {})
            case _:
                from .lines import line_parts

                yield from line_parts(heads, (self._rows(block, name, kept) for block in self._blocks))

    def _markdown(
        self,
        columns: Sequence[Column],
        name: Callable[[int], str] | None,
        kept: Sequence[int],
        headings: Mapping[Any, str],
    ) -> Iterator[str]:
        from .markdown import head_of, row_of

        between = ""
        for heading, blocks in groupby(self._blocks, lambda block: headings.get(block.key, "")):
            yield between + head_of(columns, heading)
            for block in blocks:
                yield "".join(map(row_of, self._rows(block, name, kept)))
            between = "\n"

    def _shown_columns(self, of: str) -> tuple[list[Column], list[int]]:
        """The columns in which something is said, that ``of`` the list before them if there is one; their places."""
        said = 0
        for one in self._said:
            said |= one
        kept = [place for place, column in enumerate(self._columns) if not column.rare or said >> place & 1]
        if not of:
            return [self._columns[place] for place in kept], kept
        table = ready(Table((Column(of),), (), []), self.format, self.script)
        return [*table.columns, *(self._columns[place] for place in kept)], kept

    def _named(self, number: int, name: Callable[[int], str]) -> tuple[str]:
        """A list's name, as a cell is finished."""
        if number not in self._names:
            table = ready(Table((Column(""),), (RowGroup([(name(number),)]),), []), self.format, self.script)
            self._names[number] = _finished(table, self.format).groups[0].rows[0][0]
        return (self._names[number],)

    def _rows(self, block: _Block, name: Callable[[int], str] | None, kept: Sequence[int]) -> Iterator[Sequence[str]]:
        rows = marshal.loads(self._read(block))  # noqa: S302 (nobody else can have written it)
        if len(kept) == 1:
            rows = [(row[kept[0]],) for row in rows]
        elif rows and len(kept) < len(rows[0]):
            rows = map(itemgetter(*kept), rows)
        if name is None:
            return iter(rows)
        named = self._named(block.number, name)
        return (named + row for row in rows)

    def _text(self, block: _Block) -> str:
        return self._read(block).decode(errors="surrogatepass")

    def _read(self, block: _Block) -> bytes:
        self._kept.seek(block.begin)
        return self._kept.read(block.size)
