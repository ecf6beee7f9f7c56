"""A `Sheet`: what a command found, ready to be written in any format."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TextIO

from ..chinese import Script, convert
from ..diagnostic import inert, visible


class Format(StrEnum):
    """The ways a sheet can be written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class Tone(StrEnum):
    """What a cell's text means, for ways of writing that have colours: the text says it too."""

    BAD = "bad"
    POOR = "poor"
    GOOD = "good"
    MISSING = "missing"


class Marked(str):
    """A cell with a tone: 逾期 is bad."""

    __slots__ = ("tone",)
    tone: Tone | None

    def __new__(cls, text: str, tone: Tone | None) -> Marked:
        cell = super().__new__(cls, text)
        cell.tone = tone
        return cell


class Dated(str):
    """A cell that says a day in words, 11月底: CSV has the day itself beside it, 2022-11-30."""

    __slots__ = ("day",)
    day: date

    def __new__(cls, text: str, day: date) -> Dated:
        cell = super().__new__(cls, text)
        cell.day = day
        return cell


class Id(str):
    """A cell with an item's id, which is text: a spreadsheet that took 1.10 for a number would show 1.1."""

    __slots__ = ()


class FileName(str):
    """A cell that names a file. Unlike a list's texts its characters were never checked, so it is made
    safe to show; and it is shown as it is in every script, because converted it would name no file.
    """

    __slots__ = ()

    def __new__(cls, name: str) -> FileName:
        return super().__new__(cls, visible(name))


class Names(str):
    """A cell that lists names: joined as a Chinese sentence does, 甲局、乙局, for people.

    A name may hold 、 itself (各區、縣(市)政府); CSV, which programs split, has ``splittable``.
    """

    __slots__ = ("names",)
    names: tuple[str, ...]

    def __new__(cls, names: Iterable[str]) -> Names:
        listed = tuple(names)
        cell = super().__new__(cls, "、".join(listed))
        cell.names = listed
        return cell

    @property
    def splittable(self) -> str:
        """The names joined with ；, which none of them holds."""
        return "；".join(name.replace("；", ";") for name in self.names)


class Column(NamedTuple):
    """A column: its heading; numbers stand to the right; ``narrow`` folds a table's heading at so many cells."""

    heading: str
    right: bool = False
    narrow: int | None = None


class Section(NamedTuple):
    """Rows under one heading; the heading is empty where a sheet has only one section.

    Formats of rows alone leave it out: what it says must follow from the rows.
    """

    rows: Sequence[tuple[str, ...]]
    heading: str = ""


class Sheet(NamedTuple):
    """Columns and rows for people, and ``records``, the same as plain data for programs.

    ``source`` names the files that answered; ``ruled`` tables have a line between rows, for cells of
    several lines. ``closing`` is a line that sums the rows up, for people.
    """

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    records: Sequence[dict[str, Any]] | dict[str, Any]
    source: str = ""
    ruled: bool = False
    closing: str = ""

    def of(self, source: str) -> Sheet:
        """The same sheet, naming the files that answered."""
        return self._replace(source=source)

    def in_script(self, script: Script) -> Sheet:
        """The same sheet with every text that is shown in ``script``."""
        if script is Script.AS_IS:
            return self
        return self._replace(
            columns=tuple(column._replace(heading=convert(column.heading, script)) for column in self.columns),
            sections=tuple(
                Section(
                    [tuple(_cell(cell, script) for cell in row) for row in section.rows],
                    convert(section.heading, script),
                )
                for section in self.sections
            ),
            records=converted(self.records, script),
            closing=convert(self.closing, script),
        )


def _cell(cell: str, script: Script) -> str:
    if isinstance(cell, Names):
        return Names(convert(name, script) for name in cell.names)
    if isinstance(cell, Marked):
        return Marked(convert(cell, script), cell.tone)
    if isinstance(cell, Dated):
        return Dated(convert(cell, script), cell.day)
    return cell if isinstance(cell, FileName | Id) else convert(cell, script)


_NEVER_CONVERTED = frozenset({"list", "file", "ledger"})  # names of files


def converted(data: Any, script: Script) -> Any:
    """Plain data with every text in ``script``, except names of files."""
    if isinstance(data, str):
        return convert(data, script)
    if isinstance(data, dict):
        return {key: value if key in _NEVER_CONVERTED else converted(value, script) for key, value in data.items()}
    return [converted(value, script) for value in data] if isinstance(data, list | tuple) else data


def write(sheet: Sheet, format: Format, script: Script = Script.AS_IS, stream: TextIO | None = None) -> None:
    """Write a sheet to ``stream`` (standard output), and, where the format has no place for them, its
    source and its closing line to standard error.

    A table is drawn for a terminal; a pipe or a file gets the same rows as lines with tabs, uncut.
    """
    out = stream or sys.stdout
    sheet = sheet.in_script(script).of(inert(sheet.source))
    if format is Format.TABLE and draws(out) and any(section.rows for section in sheet.sections):
        from .table import draw

        draw(sheet, out)
        return
    if sheet.source:
        sys.stderr.write(f"msss: from {sheet.source}\n")
    match format:
        case Format.TABLE:
            from .lines import lines as text
        case Format.JSON:
            from .json import json as text
        case Format.CSV:
            from .csv import csv as text
        case Format.MARKDOWN:
            from .markdown import markdown as text
    written = text(sheet)
    if format is Format.CSV and isinstance(out, io.TextIOWrapper):
        out.flush()  # its lines end as CSV's do, and Windows would end them a second time
        out.buffer.write(written.encode(out.encoding, out.errors or "strict"))
    else:
        out.write(written)
    if sheet.closing:
        out.flush()  # it comes last, where both go to one place
        sys.stderr.write(f"msss: {inert(visible(sheet.closing))}\n")


def has_headings(format: Format) -> bool:
    """Whether the sections' headings are written in ``format`` on standard output: lines and CSV have rows only."""
    return format is Format.MARKDOWN or (format is Format.TABLE and draws(sys.stdout))


def draws(stream: TextIO) -> bool:
    """Whether tables are drawn on ``stream``: it is a terminal, or FORCE_COLOR says to take it for one."""
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def colours(stream: TextIO) -> bool:
    """Whether what is drawn on ``stream`` has colours: NO_COLOR and terminals that have none say no."""
    return draws(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in ("dumb", "unknown")
