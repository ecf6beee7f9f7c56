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
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_MOST_LINES = 100
"""Over how many lines a row with quoted cells goes at most."""


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
    published = Published()
    lines, numbers = _with_quoted(decoded(content).splitlines(), published)
    at = 0
    while at < len(lines):
        if not _is_row(lines[at]):
            if lines[at].strip():
                published.blocks.append(Line(lines[at], Place(line=numbers[at])))
            at += 1
            continue
        end = at
        while end < len(lines) and (
            _is_row(lines[end]) or _is_within(lines, end) or _has_as_many_tabs(lines[end - 1], lines[end])
        ):
            end += 1
        published.blocks.append(_grid(lines, numbers, at, end))
        at = end
    return published


def _with_quoted(written: list[str], published: Published) -> tuple[list[str], list[int]]:
    """Lines with the number of each; those over which a quoted cell goes on are one, with line breaks in it.

    So spreadsheets copy a cell with several lines: in quotes, and each quote in it twice.
    """
    lines: list[str] = []
    numbers: list[int] = []
    at = 0
    while at < len(written):
        line, taken = written[at], 1
        if "\t" in line and _is_open(line):
            taken, line = _closed(written, at)
            if not taken:
                said = t("the quote that begins here is never closed: lines may have been taken apart")
                published.doubts.append((said, Place(line=at + 1, row=at + 1)))
                taken = 1
        lines.append(line)
        numbers.append(at + 1)
        at += taken
    return lines, numbers


def _is_open(line: str) -> bool:
    """Whether a quoted cell of a line doesn't end in it."""
    last = line.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') % 2 == 1


def _closed(written: list[str], at: int) -> tuple[int, str]:
    """The lines of a row up to where its last quoted cell ends, as one; 0 if it doesn't within a cell's usual lines."""
    *cells, last = written[at].split("\t")
    for taken in range(1, min(_MOST_LINES, len(written) - at)):
        first, *more = written[at + taken].split("\t")
        last += f"\n{first}"
        if not (first.endswith('"') and _QUOTED.fullmatch(last)):
            if more:
                break
            continue
        cells.append(last[1:-1].replace('""', '"'))
        if not more:
            return taken + 1, "\t".join(cells)
        *whole, last = more
        cells += whole
        if not _is_open(last):
            return taken + 1, "\t".join((*cells, last))
    return 0, written[at]


def _is_row(line: str) -> bool:
    return "\t" in line.strip() or "|" in line or "｜" in line


def _has_as_many_tabs(line: str, following: str) -> bool:
    """Whether a line, of which only one cell is filled, has as many cells as the row before it."""
    return bool(following.strip()) and 1 < following.count("\t") == line.count("\t")


def _is_within(lines: list[str], at: int) -> bool:
    """Whether a line without cells of its own goes on a cell, or groups rows, of a table around it."""
    return bool(lines[at].strip()) and len(lines[at]) < 200 and at + 1 < len(lines) and _is_row(lines[at + 1])


def _cells(line: str) -> list[str]:
    if "|" in line or "｜" in line:
        line = line.replace("｜", "|").strip()
        cells = line.split("|")
        return cells[1:] if line.startswith("|") else cells
    return line.rstrip("\r\n").split("\t")


def _grid(lines: list[str], numbers: list[int], start: int, end: int) -> Grid:
    rows = [(at, _cells(lines[at])) for at in range(start, end) if not _RULE.fullmatch(lines[at])]
    if all(not row[-1].strip() for _, row in rows if len(row) > 1):  # a sign at the end of every line
        rows = [(at, row[:-1] if len(row) > 1 else row) for at, row in rows]
    width = len(rows[0][1]) if rows else 0
    whole: list[tuple[int, list[str]]] = []
    for at, row in rows:
        if len(row) == 1 and whole and "\t" not in lines[at] and 1 < len(whole[-1][1]) < width:
            whole[-1][1][-1] += f"\n{row[0]}"  # a line break within a cell
        else:
            whole.append((at, list(row)))
    return _filled(((numbers[at], row) for at, row in whole), Place(line=numbers[start]))


def read_csv(content: bytes, delimiter: str = "") -> Published:
    """A table in CSV or TSV; quoted cells may hold line breaks."""
    text = decoded(content)
    delimiter = delimiter or max(",;\t", key=text[:4000].count)
    reader = csv.reader(StringIO(text), delimiter=delimiter)
    previous_limit = csv.field_size_limit(_LONGEST)

    published = Published()

    def rows() -> Iterator[tuple[int, list[str]]]:
        line, first, last = 0, 1, [""]
        for row in reader:
            first, last = line + 1, row
            yield first, row
            line = reader.line_num
        if last and "\n" in last[-1] and text.count('"') % 2:
            said = t("the quote that begins in this row is never closed: all that follows was taken for one cell")
            published.doubts.append((said, Place(line=first, row=first)))

    try:
        published.blocks.append(_filled(rows(), Place(line=1)))
        return published
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
