"""Rows as a table on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TextIO

from rich.box import HORIZONTALS
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from ..common.harmless import inert, visible
from .cells import Marked, Tone
from .table import Column, Table
from .wrapping import pieces, wrapped

if TYPE_CHECKING:
    from .article import Article


_NUMBER = re.compile(r"[^\w\s]*[0-9]")
"""The beginning of a piece that is a number: 6萬個, ≤5, （2022-09-29）."""
_WHOLE = 12
"""A word of up to so many cells is not broken, nor is a bar; a longer one, such as an address, may be."""
_ROOM = 8
"""A text of fewer cells a line, four Chinese characters, is hard to read."""
_TONES = {Tone.BAD: "bold red", Tone.POOR: "bold yellow", Tone.GOOD: "green", Tone.MISSING: "dim"}


def draw(table: Table, stream: TextIO) -> None:
    """Draw every section as a table as wide as the terminal; wide characters count two."""
    _draw(table, _console(stream))


def draw_article(article: Article, stream: TextIO) -> None:
    """Draw a article: title and headings, paragraphs as wide as the terminal, tables."""
    console = _console(stream)
    bold, dim = _styles(console)
    _print(console, "".join(article.title), bold)
    _print(console, article.subtitle)
    for chapter in article.chapters:
        console.print()
        _print(console, chapter.heading, bold)
        for paragraph in chapter.paragraphs:
            _print(console, paragraph)
        if chapter.table:
            console.print()
            _draw(chapter.table, console)
    _print(console, str(article.source), dim)


def _console(stream: TextIO) -> Console:
    return _Console(file=stream, highlight=False, markup=False, emoji=False)


def _styles(console: Console) -> tuple[str, str]:
    return ("", "") if console.no_color else ("bold", "dim")


def _style(cell: str, console: Console) -> str:
    """A cell's colour: that of its tone."""
    return _TONES[cell.tone] if isinstance(cell, Marked) and cell.tone and not console.no_color else ""


def _print(console: Console, text: str, style: str = "") -> None:
    for line in wrapped(visible(text), console.width):
        console.print(Text(inert(line), style=style), soft_wrap=True)


def _draw(table: Table, console: Console) -> None:
    bold, dim = _styles(console)
    for group in table.groups:
        if not group.rows:
            continue
        columns, rows = _with_room(table.columns, group.rows, console.width)
        headings = [_folded(column) for column in columns]
        widths = _widths(headings, rows, console.width)
        if group.heading:
            console.print()
            _print(console, group.heading, bold)
        if widths is None:
            _draw_one_by_one(columns, rows, console)
            continue
        drawn = RichTable(
            box=HORIZONTALS, show_lines=table.ruled, show_edge=False, padding=(0, 1, 0, 0), header_style=bold
        )
        drawn.show_header = any(column.heading for column in columns)
        for column, heading, width in zip(columns, headings, widths, strict=True):
            justify: Literal["right", "left"] = "right" if column.right else "left"
            drawn.add_column(Text(heading), justify=justify, overflow="fold", width=width)
        for row in rows:
            drawn.add_row(*(_Cell(cell, _style(cell, console)) for cell in row))
        console.print(drawn)
    if table.closing:
        _print(console, table.closing)
    if table.source:
        _print(console, str(table.source), dim)


def _folded(column: Column) -> str:
    """A column's heading in lines, as narrow as it may be; no word is broken."""
    heading = _harmless(column.heading)
    return "\n".join(wrapped(heading, max(column.narrow or 80, _longest(pieces(heading)))))


def _draw_one_by_one(columns: Sequence[Column], rows: Sequence[tuple[str, ...]], console: Console) -> None:
    """Draw rows below each other, a line a cell, with its heading: where there is no room for all columns."""
    bold, dim = _styles(console)
    for row in rows:
        console.print(Text("─" * console.width, style=dim))
        for column, cell in zip(columns, row, strict=True):
            if not cell.strip():
                continue
            label = f"{_harmless(column.heading)}  " if column.heading else ""
            first, *others = wrapped(label + _harmless(cell), console.width, "  ")
            if first.startswith(label):
                style = _style(cell, console)
                console.print(Text.assemble((label, bold), (first.removeprefix(label), style)), soft_wrap=True)
            else:
                others.insert(0, first)
            for line in others:
                console.print(Text(line, style=_style(cell, console)), soft_wrap=True)


def _widths(headings: Sequence[str], rows: Sequence[tuple[str, ...]], available: int) -> Sequence[int | None] | None:
    """How wide each column is where too little room would break a number or a word; else None, for rich to choose.

    The widest gives way first, as with rich, but none so far that a number in it or a word of its heading is broken,
    or another that isn't long. None for all where even that is too wide for the terminal.
    """
    wide, least, excess = _needed(headings, rows, available)
    evenly = _narrowed(wide, [1] * len(wide), excess + 1)  # one more: rich may take it from either of two as wide
    if evenly and all(size > number for size, number, full in zip(evenly, least, wide, strict=True) if size < full):
        return [None] * len(wide)
    return _narrowed(wide, least, excess) or None


def _needed(
    headings: Sequence[str], rows: Sequence[tuple[str, ...]], available: int
) -> tuple[list[int], list[int], int]:
    """How wide each column would be, the least that it needs, and by how much all are too wide together."""
    columns = list(zip(*rows, strict=True))
    wide = [
        max(map(cell_len, (*heading.split("\n"), *cells))) for heading, cells in zip(headings, columns, strict=True)
    ]
    least = [
        max(_longest(pieces(heading)), _longest_whole(cells)) for heading, cells in zip(headings, columns, strict=True)
    ]
    # Each column is followed by a space, and by another before the next.
    return wide, least, sum(wide) + 2 * len(wide) - 1 - available


def _with_room(
    columns: Sequence[Column], rows: Sequence[tuple[str, ...]], available: int
) -> tuple[Sequence[Column], Sequence[tuple[str, ...]]]:
    """The columns and their cells; without those that give way, where a text would be squeezed beside them."""
    kept = [place for place, column in enumerate(columns) if not column.gives_way]
    if len(kept) == len(columns):
        return columns, rows
    wide, least, excess = _needed([_folded(column) for column in columns], rows, available)
    sizes = _narrowed(wide, least, excess)
    squeezed = any(size < _ROOM <= full for size, full in zip(sizes, wide, strict=False))  # no sizes: no room at all
    if not squeezed:
        return columns, rows
    return [columns[place] for place in kept], [tuple(row[place] for place in kept) for row in rows]


def _narrowed(wide: Sequence[int], least: Sequence[int], excess: int) -> list[int]:
    """Widths that are less by ``excess`` together, none below its ``least``; empty if there are none."""
    narrowed = list(wide)
    for _ in range(excess):
        able = [index for index, size in enumerate(narrowed) if size > least[index]]
        if not able:
            return []
        narrowed[max(able, key=narrowed.__getitem__)] -= 1
    return narrowed


def _longest_whole(cells: Iterable[str]) -> int:
    """The cells of the longest number, or word that isn't too long; at least those of one Chinese character."""
    found = (piece for cell in cells for piece in pieces(cell))
    return max(_longest(piece for piece in found if _NUMBER.match(piece) or cell_len(piece) <= _WHOLE), 2)


def _longest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


class _Console(Console):
    """rich's console, which otherwise ends the program with exit code 1 when the reader goes away."""

    def on_broken_pipe(self) -> None:
        raise  # the BrokenPipeError at hand: `msss.cli` knows what it means


class _Cell:
    """A cell's text, broken where a reader of Chinese expects it and never inside a number."""

    def __init__(self, cell: str, style: str) -> None:
        self.text = _harmless(cell)
        self.style = Style.parse(style) if style else None

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(_longest(pieces(self.text)), cell_len(self.text)).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in wrapped(self.text, options.max_width):
            indent = options.max_width - cell_len(line) if options.justify == "right" else 0
            yield Segment(" " * indent)
            yield Segment(line, self.style)
            yield Segment.line()


def _harmless(text: str) -> str:
    """A text of which no line, wherever it is broken, is a command for GitHub Actions (see `inert`)."""
    return inert(text.replace("::", "\\x3a:"))
