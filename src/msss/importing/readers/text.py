"""Plain text in which a table's cells are separated by | or tabs, and CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from ...common.language import t
from ...reading.encodings import likely_encoding
from ..errors import TooLargeError, UnreadableError
from ..grid import Grid, GridBuilder
from ..places import Place
from ..published import Line, Published

_CODECS = {"UTF-16": "utf-16", "GBK": "gb18030", "Big5": "big5hkscs"}
_RULE = re.compile(r"[\s|:+=-]+")
"""A line that Markdown draws between headings and rows."""
_LONGEST = 100_000
"""How many characters a cell has at most."""


def decoded(content: bytes) -> str:
    """The text of a file, in whichever of the usual encodings it is. Raises UnreadableError."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    encoding = likely_encoding(content)
    if encoding is None:
        raise UnreadableError(t("it is no text in UTF-8, GBK, Big5 or UTF-16. Save it as UTF-8"))
    return content.decode(_CODECS[encoding], "replace").lstrip("\ufeff")


def read(content: bytes) -> Published:
    """Text as it is pasted: lines, and tables whose cells are separated by | or tabs."""
    lines = decoded(content).splitlines()
    published = Published()
    number = 0
    while number < len(lines):
        if not _is_row(lines[number]):
            if lines[number].strip():
                published.blocks.append(Line(lines[number], Place(line=number + 1)))
            number += 1
            continue
        end = number
        while end < len(lines) and (_is_row(lines[end]) or _is_within(lines, end)):
            end += 1
        published.blocks.append(_grid(lines, number, end))
        number = end
    return published


def _is_row(line: str) -> bool:
    return "\t" in line.strip() or "|" in line or "｜" in line


def _is_within(lines: list[str], at: int) -> bool:
    """Whether a line without cells of its own goes on a cell, or groups rows, of a table around it."""
    return bool(lines[at].strip()) and len(lines[at]) < 200 and at + 1 < len(lines) and _is_row(lines[at + 1])


def _cells(line: str) -> list[str]:
    if "|" in line or "｜" in line:
        line = line.replace("｜", "|").strip()
        cells = line.split("|")
        return cells[1:] if line.startswith("|") else cells
    return line.rstrip("\r\n").split("\t")


def _grid(lines: list[str], start: int, end: int) -> Grid:
    rows = [(number + 1, _cells(lines[number])) for number in range(start, end) if not _RULE.fullmatch(lines[number])]
    if all(not row[-1].strip() for _, row in rows if len(row) > 1):  # a sign at the end of every line
        rows = [(number, row[:-1] if len(row) > 1 else row) for number, row in rows]
    width = len(rows[0][1]) if rows else 0
    whole: list[tuple[int, list[str]]] = []
    for number, row in rows:
        if len(row) == 1 and whole and "\t" not in lines[number - 1] and 1 < len(whole[-1][1]) < width:
            whole[-1][1][-1] += f"\n{row[0]}"  # a line break within a cell
        else:
            whole.append((number, list(row)))
    return _filled(((number, row) for number, row in whole), Place(line=start + 1))


def read_csv(content: bytes, delimiter: str = "") -> Published:
    """A table in CSV or TSV; quoted cells may hold line breaks."""
    text = decoded(content)
    delimiter = delimiter or max(",;\t", key=text[:4000].count)
    reader = csv.reader(StringIO(text), delimiter=delimiter)
    previous_limit = csv.field_size_limit(_LONGEST)

    def rows() -> Iterator[tuple[int, list[str]]]:
        line = 0
        for row in reader:
            yield line + 1, row
            line = reader.line_num

    try:
        return Published([_filled(rows(), Place(line=1))])
    except csv.Error as error:
        raise UnreadableError(
            t("it is no sound CSV: line {number}: {reason}", number=reader.line_num, reason=str(error))
        ) from None
    finally:
        csv.field_size_limit(previous_limit)


def _filled(rows: Iterable[tuple[int, list[str]]], place: Place) -> Grid:
    builder = GridBuilder(place, is_flat=True)
    for number, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        builder.next_row()
        for at, cell in enumerate(row):
            if len(cell) > _LONGEST:
                raise TooLargeError(
                    t("line {number}: a cell has more than {count} characters", number=number, count=_LONGEST)
                )
            builder.add(cell, place=Place(line=number, row=number, column=at + 1))
    return builder.done()
