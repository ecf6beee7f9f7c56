"""A `Table`: what a command found, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..common.language import t
from ..common.terms import Worded, as_text, heading
from ..values.chinese import Script, convert
from .cells import Dated, Day, FileName, Id, Marked, Measured, Names


class Column(NamedTuple):
    """A column: its heading, a term of the field; numbers stand to the right.

    ``narrow`` folds a drawn heading at so many cells, or as its longest word needs. One that ``gives_way`` is left out
    of a drawn table where texts would get too little room beside it: a bar, whose number is in the table too.
    One that is ``rare`` is there only where some row says something in it: see `Table.told`.
    """

    heading: str
    right: bool = False
    narrow: int | None = None
    gives_way: bool = False
    rare: bool = False


def of_days(heading: str) -> str:
    """The heading of the days that a column says in words: 預計完成日期 beside 預計完成時間, Due (date) beside Due."""
    if heading.isascii():
        return str(t("{heading} (date)", heading=heading))
    return heading.removesuffix("時間").removesuffix("时间") + "日期"


class RowGroup(NamedTuple):
    """Rows under one heading; the heading is empty where a table has only one section.

    Formats of rows alone leave it out: what it says must follow from the rows.
    """

    rows: Sequence[tuple[str, ...]]
    heading: str = ""


class Later(Sequence[Any]):
    """Records, or rows, that are made when they are asked for: no format has both."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], list[Any]]) -> None:
        self._make = make
        self._made: list[Any] | None = None

    def made(self) -> list[Any]:
        """All of them."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def __len__(self) -> int:
        return len(self.made())

    def __getitem__(self, place: Any) -> Any:
        return self.made()[place]


class Table(NamedTuple):
    """Columns and rows for people, and ``records``, the same as plain data for programs.

    ``source`` names the files that answered; ``ruled`` tables have a line between rows, for cells of
    several lines. ``closing`` is a line that sums the rows up, for people. ``apart`` says that only the groups'
    headings tell one group from another. A file of its own, a workbook or a Word file, has the ``title``, under it the
    ``subtitle``, and ``name``, which is short, on its sheet; the first ``merged`` columns say the same in all rows of a
    group.
    """

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    records: Sequence[dict[str, Any]] | dict[str, Any]
    source: str = ""
    ruled: bool = False
    closing: str = ""
    title: str = ""
    subtitle: str = ""
    name: str = ""
    apart: bool = False
    merged: int = 0

    def of(self, source: str) -> Table:
        """The same table, naming the files that answered."""
        return self._replace(source=source)

    def called(self, title: str, name: str = "", subtitle: str = "") -> Table:
        """The same table with the title that it has in a file of its own, and what stands with it."""
        return self._replace(title=title, name=name, subtitle=subtitle)

    def told(self) -> Table:
        """The same table without the rare columns in which no row says anything."""
        if not any(column.rare for column in self.columns):
            return self
        rows = [row for group in self.groups for row in group.rows]
        kept = [
            place for place, column in enumerate(self.columns) if not column.rare or any(row[place] for row in rows)
        ]
        return self._replace(
            columns=tuple(self.columns[place]._replace(rare=False) for place in kept),
            groups=tuple(
                group._replace(rows=[tuple(row[place] for place in kept) for row in group.rows])
                for group in self.groups
            ),
        )

    def spoken(self) -> Table:
        """The same table for people: its headings and our own words in the language that is spoken."""
        return self._said(heading, str)

    def unspoken(self) -> Table:
        """The same table for programs: its headings and our own words as they are in every language."""
        return self._said(as_text, as_text)

    def _said(self, head: Callable[[str], str], say: Callable[[str], str]) -> Table:
        return self._replace(
            columns=tuple(column._replace(heading=head(column.heading)) for column in self.columns),
            groups=tuple(
                RowGroup(
                    [tuple([cell if type(cell) is str else _said(cell, say) for cell in row]) for row in group.rows],
                    str(group.heading),
                )
                for group in self.groups
            ),
            closing=str(self.closing),
            title=str(self.title),
            subtitle=str(self.subtitle),
            name=str(self.name),
        )

    def in_script(self, script: Script) -> Table:
        """The same table with every text that is shown in ``script``."""
        if script is Script.AS_IS:
            return self
        return self._replace(
            columns=tuple(column._replace(heading=convert(column.heading, script)) for column in self.columns),
            groups=tuple(
                RowGroup(
                    [tuple(_cell(cell, script) for cell in row) for row in group.rows],
                    convert(group.heading, script),
                )
                for group in self.groups
            ),
            records=Later(lambda: converted(made_of(self.records), script)),
            closing=convert(self.closing, script),
            title=convert(self.title, script),
            subtitle=convert(self.subtitle, script),
            name=convert(self.name, script),
        )


def made_of(records: Sequence[Any] | dict[str, Any]) -> Any:
    """Records as plain data, made if they weren't yet."""
    return records.made() if isinstance(records, Later) else records


def _said(cell: str, say: Callable[[str], str]) -> str:
    if isinstance(cell, Marked):
        return Marked(say(cell), cell.tone)
    if isinstance(cell, Dated):
        return Dated(say(cell), cell.day)
    return say(cell) if isinstance(cell, Worded) else cell


def _cell(cell: str, script: Script) -> str:
    if isinstance(cell, Names):
        return Names(convert(name, script) for name in cell.names)
    if isinstance(cell, Marked):
        return Marked(convert(cell, script), cell.tone)
    if isinstance(cell, Dated):
        return Dated(convert(cell, script), cell.day)
    if isinstance(cell, Measured):
        return Measured(convert(cell, script))
    return cell if isinstance(cell, FileName | Id | Day) else convert(cell, script)


_NEVER_CONVERTED = frozenset({"list", "file", "ledger"})  # names of files


def converted(data: Any, script: Script) -> Any:
    """Plain data with every text in ``script``, except names of files."""
    if isinstance(data, str):
        return convert(str(data), script)
    if isinstance(data, dict):
        return {key: value if key in _NEVER_CONVERTED else converted(value, script) for key, value in data.items()}
    return [converted(value, script) for value in data] if isinstance(data, list | tuple) else data
