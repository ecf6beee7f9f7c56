"""A PDF: its lines, and its tables by their ruled lines, page by page.

In a PDF a cell's text is broken where it is full. A line that ends short of the cell's edge was broken by its
writer, and stays broken; all others are put together again.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from ...common.language import t
from ..errors import TooLargeError, UnreadableError
from ..grid import Grid, GridBuilder
from ..places import Place
from ..published import Line, Published

_MOST_PAGES = 100
_MOST_CHARACTERS = 60_000
_MOST_LINES = 20_000
"""How many pages a PDF may have, and how many characters and ruled lines a page."""
_MOST_UNPACKED = 200_000_000
_NEAR = 3.0
"""How far apart, in points, the edges of cells may be that are one."""
_GAP = 0.6
"""How wide a gap between characters is a space, by their size: programs leave some between letters and Chinese."""
_STREAM = re.compile(rb"stream\r?\n")
_TWICE = re.compile(
    rb"/Filter\s*\[[^\]]*?/(?:FlateDecode|Fl|LZWDecode|LZW)\b[^\]]*?/(?:FlateDecode|Fl|LZWDecode|LZW)\b"
)


def read(content: bytes) -> Published:
    """What a PDF says, page by page. Raises UnreadableError and TooLargeError."""
    _refuse_bombs(content)
    published = Published()
    losses = _Losses()
    logging.getLogger("pdfminer").addHandler(losses)
    try:
        with pdfplumber.open(BytesIO(content)) as file:
            if len(file.pages) > _MOST_PAGES:
                raise TooLargeError(
                    t(
                        "it has {count} pages; msss reads up to {most}. Save the annex as a file of its own",
                        count=len(file.pages),
                        most=_MOST_PAGES,
                    )
                )
            has_text = False
            tables = 0
            for number, page in enumerate(file.pages, 1):
                has_text = has_text or bool(page.chars)
                tables = _read_page(page, number, tables, published)
                page.close()
    except PDFPasswordIncorrect:
        raise _encrypted() from None
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise _encrypted() from None
        raise
    finally:
        logging.getLogger("pdfminer").removeHandler(losses)
    if losses.found:
        published.doubts.append((t("the PDF is damaged, and text may be missing: compare the draft with it"), Place()))
    if not has_text:
        raise UnreadableError(t("its pages are pictures without text. Read them with a program for OCR first"))
    return published


class _Losses(logging.Handler):
    """Whether the library says that something of the file is lost."""

    found = False

    def emit(self, record: logging.LogRecord) -> None:
        self.found = self.found or "Data-loss" in record.msg


def _encrypted() -> UnreadableError:
    return UnreadableError(t("it is encrypted with a password. Save it without one"))


def _refuse_bombs(content: bytes) -> None:
    """Refuse what unpacks to far more than a notice's pages."""
    if _TWICE.search(content):
        raise UnreadableError(t("it is packed more than once, as no notice is"))
    total = 0
    for found in _STREAM.finditer(content):
        unpacking = zlib.decompressobj()
        rest = content[found.end() : found.end() + 65536]
        at = found.end() + len(rest)
        try:
            while rest and not unpacking.eof:
                total += len(unpacking.decompress(rest, 1 << 20))
                if total > _MOST_UNPACKED:
                    raise TooLargeError(
                        t("unpacked it is larger than {count} MB, and no notice is", count=_MOST_UNPACKED // 1_000_000)
                    )
                rest = unpacking.unconsumed_tail
                if not rest:
                    rest = content[at : at + 65536]
                    at += len(rest)
        except zlib.error:
            continue


def _read_page(page: Any, number: int, tables: int, published: Published) -> int:
    """Add what a page says; returns how many tables there are up to it."""
    if len(page.chars) > _MOST_CHARACTERS or len(page.edges) > _MOST_LINES:
        raise TooLargeError(t("page {number} holds more characters or lines than a page of a notice", number=number))
    found = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    place = Place(page=number)
    blocks: list[tuple[float, Line | Grid]] = []
    boxes = []
    for table in found:
        if len(table.cells) < 2:
            continue
        tables += 1
        boxes.append(table.bbox)
        if table.bbox[0] < 1 or table.bbox[2] > page.width - 1:
            said = t("the table goes on beyond the edge of the page: what stands there is cut off")
            published.doubts.append((said, Place(page=number, table=tables)))
        blocks.append((table.bbox[1], _grid(page, table, Place(page=number, table=tables))))
    outside = page.filter(lambda one: not any(_is_in(one, box) for box in boxes)) if boxes else page
    lines = outside.extract_text_lines(return_chars=False, x_tolerance_ratio=_GAP)
    blocks += [(line["top"], Line(line["text"], place)) for line in lines]
    published.blocks += [block for _, block in sorted(blocks, key=lambda block: block[0])]
    return tables


def _is_in(one: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _grid(page: Any, table: Any, place: Place) -> Grid:
    """A table by the edges of its cells: how many of them a cell's edges enclose is its span."""
    columns = _edges(edge for cell in table.cells for edge in (cell[0], cell[2]))
    rows = _edges(edge for cell in table.cells for edge in (cell[1], cell[3]))
    builder = GridBuilder(place)
    for _ in rows[:-1]:
        builder.next_row()
    characters = _by_cell(page.chars, table.cells)
    for cell in sorted(table.cells, key=lambda cell: (cell[1], cell[0])):
        left, top, right, bottom = (_nearest(columns, cell[0]), _nearest(rows, cell[1]),
                                    _nearest(columns, cell[2]), _nearest(rows, cell[3]))  # fmt: skip
        text = _cell_text(characters.get(cell, []), cell)
        builder.put(text, top, left, max(bottom - top, 1), max(right - left, 1), place)
    return builder.done()


def _edges(found: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted(set(found)):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _nearest(edges: list[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - edge))


_Box = tuple[float, float, float, float]


def _by_cell(characters: list[dict[str, Any]], cells: list[_Box]) -> dict[_Box, list[dict[str, Any]]]:
    found: dict[_Box, list[dict[str, Any]]] = {}
    for character in characters:
        box = next((cell for cell in cells if _is_in(character, cell)), None)
        if box is not None:
            found.setdefault(box, []).append(character)
    return found


def _cell_text(characters: list[dict[str, Any]], cell: _Box) -> str:
    lines: list[list[dict[str, Any]]] = []
    for one in sorted(characters, key=lambda one: (one["top"] + one["bottom"]) / 2):
        middle = (one["top"] + one["bottom"]) / 2
        if lines and abs(middle - _middle(lines[-1])) < (one["bottom"] - one["top"]) / 2:
            lines[-1].append(one)
        else:
            lines.append([one])
    # How far a full line comes is what the longest one shows.
    rows = [sorted(line, key=lambda one: float(one["x0"])) for line in lines]
    text = ""
    for at, row in enumerate(rows):
        text += _line_text(row)
        if at + 1 < len(rows):
            text += "\n" if _ends_early(row, rows[at + 1], cell) else ""
    return text


def _middle(line: list[dict[str, Any]]) -> float:
    return float(sum((one["top"] + one["bottom"]) / 2 for one in line) / len(line))


def _ends_early(row: list[dict[str, Any]], following: list[dict[str, Any]], cell: _Box) -> bool:
    """Whether a line has room for what the next one begins with: then its writer broke it.

    The room is what is left between the cell's margins, on both sides if the text is centred.
    """
    size = float(row[-1]["size"])
    free = (cell[2] - cell[0]) - (row[-1]["x1"] - row[0]["x0"])
    first = 0
    while (
        first < len(following) - 1
        and str(following[first]["text"]).isascii()
        and str(following[first]["text"]).isalnum()
    ):
        first += 1  # a number isn't broken
    needed = following[first]["x1"] - following[0]["x0"]
    if first + 1 < len(following) and str(following[first + 1]["text"]) in ",，、。;；:：)）”":
        needed += following[first + 1]["x1"] - following[first + 1]["x0"]
    return bool(free > needed + 3 * size)


def _line_text(row: list[dict[str, Any]]) -> str:
    text = ""
    for at, one in enumerate(row):
        if at and one["x0"] - row[at - 1]["x1"] > _GAP * float(one["size"]) and not text.endswith(" "):
            text += " "
        text += one["text"]
    return text
