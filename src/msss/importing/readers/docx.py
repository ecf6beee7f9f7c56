"""A Word file: its paragraphs and tables in order, cells merged down and across, text within changes and controls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from ...files.office import checked
from ..grid import MOST_COLUMNS, Grid, GridBuilder
from ..places import Place
from ..published import Line, Published

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_T, _TAB = qn("w:t"), qn("w:tab")
_BREAKS = frozenset((qn("w:br"), qn("w:cr")))
_HYPHENS = frozenset((qn("w:noBreakHyphen"),))
_LEFT_OUT = frozenset(
    (
        qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), qn("w:delText"), qn("w:sdtPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)  # fmt: skip
"""What isn't shown, or stands in for what is shown already."""
_VALUE = qn("w:val")


def read(content: bytes) -> Published:
    """What a Word file says, in order. Raises UnreadableError and TooLargeError."""
    checked(content).close()
    document = Document(BytesIO(content))
    title = document.core_properties.title
    published = Published(titles=[title] if title else [])
    _Body(published).read(document.element.body)
    return published


def _children(element: Any) -> Iterator[Any]:
    """The children of an element; of what only wraps them (content controls, insertions), its own."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in (_P, _TBL, _TR, _TC):
            yield child
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            stack.append(iter(child))


class _Body:
    def __init__(self, published: Published) -> None:
        self.published = published
        self.tables = 0
        self.numbered: Counter[str] = Counter()

    def read(self, body: Any) -> None:
        for child in _children(body):
            if child.tag == _TBL:
                self.published.blocks.append(self._grid(child))
            elif (text := _text(child)).strip():
                self.published.blocks.append(Line(text, Place()))

    def _grid(self, table: Any) -> Grid:
        self.tables += 1
        builder = GridBuilder(Place(table=self.tables))
        rows = [row for row in _children(table) if row.tag == _TR]
        cells = [list(_cells(row)) for row in rows]
        begins = [
            {column: (cell, span) for column, span, is_continued, cell in row if not is_continued} for row in cells
        ]
        continued = [{(column, span) for column, span, is_continued, _ in row if is_continued} for row in cells]
        for at, row in enumerate(cells):
            builder.next_row()
            for column, span, is_continued, cell in row:
                if is_continued and at and column not in begins[at]:
                    if not _is_above(begins, continued, at, column, span):
                        builder.put(self._cell_text(cell), at, column, 1, span)
                    continue
                height = 1
                while at + height < len(cells) and (column, span) in continued[at + height]:
                    height += 1
                builder.put(self._cell_text(cell), at, column, height, span)
        return builder.done()

    def _cell_text(self, cell: Any) -> str:
        """The text of a cell, a line each paragraph; a number that Word counts itself is counted."""
        lines: list[str] = []
        for paragraph in cell.iter(_P):
            text = _text(paragraph)
            if not text.strip() and (number := self._counted(paragraph)):
                text = number
            lines.append(text)
        return "\n".join(lines).strip()

    def _counted(self, paragraph: Any) -> str:
        numbering = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if numbering is None or numbering.get(_VALUE) in (None, "0"):
            return ""
        self.numbered[numbering.get(_VALUE)] += 1
        return str(self.numbered[numbering.get(_VALUE)])


def _cells(row: Any) -> Iterator[tuple[int, int, bool, Any]]:
    """The cells of a row: column, span, whether it goes on the cell above, and the cell."""
    properties = row.find(qn("w:trPr"))
    before = properties.find(qn("w:gridBefore")) if properties is not None else None
    column = _number(before, 0)
    for cell in _children(row):
        if cell.tag != _TC:
            continue
        own = cell.find(qn("w:tcPr"))
        span = max(_number(own.find(qn("w:gridSpan")) if own is not None else None, 1), 1)
        merged = own.find(qn("w:vMerge")) if own is not None else None
        yield column, span, merged is not None and merged.get(_VALUE, "continue") != "restart", cell
        column += span


def _is_above(
    begins: list[dict[int, tuple[Any, int]]], continued: list[set[tuple[int, int]]], at: int, column: int, span: int
) -> bool:
    """Whether what goes on at a row begins somewhere above it."""
    while at:
        at -= 1
        if column in begins[at]:
            return begins[at][column][1] == span
        if (column, span) not in continued[at]:
            return False
    return False


def _number(element: Any, otherwise: int) -> int:
    written = element.get(_VALUE) if element is not None else None
    return min(int(written), MOST_COLUMNS) if written and written.isdecimal() else otherwise


def _text(paragraph: Any) -> str:
    """The text of a paragraph as it is shown: with what was inserted, and without what was deleted."""
    parts: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        tag = child.tag
        if tag == _T:
            parts.append(child.text or "")
        elif tag == _TAB:
            parts.append(" ")
        elif tag in _BREAKS:
            parts.append("\n")
        elif tag in _HYPHENS:
            parts.append("-")
        elif tag not in _LEFT_OUT and tag != _P and isinstance(tag, str):
            stack.append(iter(child))
    return "".join(parts)
