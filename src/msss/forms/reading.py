"""Reading a form that came back, a workbook or a CSV file, whatever was done to it on the way.

Rows may be in another order, some may be gone, columns may have been added: a row is known by the item, the target
and the unit that it names, and a column by its heading, in either script.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..common.language import t
from ..files import finding, naming
from ..values.chinese import fold
from .model import ASKED, Column, Row
from .returned import MOST_ROWS, NEEDED, Cell, Returned, columns_of, head_of, no_form, rows_by_key

MOST = 10_000_000
"""The largest file that is read, in bytes."""
CSV_HEAD = ("年份", "填報單位", "截止日期")
"""The columns that a CSV form has before the others: each row says what it belongs to."""


def read_form(path: Path) -> Returned:
    """A form that came back. Raises SourceError if it can't be had, and FormsError if it is no form."""
    file, content = naming.shown(path), finding.read_bytes(path, MOST)
    if len(content) > MOST:
        raise no_form(file, t("the file is larger than {limit:,} bytes", limit=MOST))
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        from .workbook_reading import read_workbook

        return read_workbook(content, file)
    return _read_csv(content, file)


def _read_csv(content: bytes, file: str) -> Returned:
    lines = list(_csv_rows(_decoded(content, file), file))
    headings = [heading.strip() for heading in lines[0][1]] if lines else []
    places = columns_of(headings)
    wanted = {fold(heading): heading for heading in CSV_HEAD}
    heads = {wanted[fold(heading)]: place for place, heading in enumerate(headings) if fold(heading) in wanted}
    if places is None or len(heads) < len(CSV_HEAD) or len(lines) < 2:
        needed = "、".join((*CSV_HEAD, *NEEDED))
        raise no_form(file, t("the file doesn't have the columns of a form, or no row: {columns}", columns=needed))

    def cell(line: int, row: Sequence[str], place: int) -> Cell:
        text = row[place] if place < len(row) else ""
        return Cell(_plain(text), f"{line}:{place + 1}")

    rows = tuple({column: cell(line, row, place) for column, place in places.items()} for line, row in lines[1:])
    line, first = lines[1]
    year, unit, day = (cell(line, first, heads[heading]).text for heading in CSV_HEAD)
    for at, row in lines[1:]:
        if tuple(cell(at, row, heads[heading]).text for heading in CSV_HEAD) != (year, unit, day):
            raise no_form(file, t("the rows are of several forms"), t("keep each form in a file of its own"), f"{at}:1")
    try:
        head = head_of(year, "", unit, _iso(day))
    except ValueError:
        message = t("{year} and {day} are no year and no day", year=year, day=day)
        raise no_form(file, message, t("write them as 2022 and 2022-09-30"), f"{line}:1") from None
    known = [
        Row(*(row[column].text if column in row else "" for column in ASKED))._replace(
            last_day=_iso(row[Column.LAST_DAY].text if Column.LAST_DAY in row else "")
        )
        for row in rows
    ]
    return Returned(file, "1:1", head, rows_by_key(known), rows)


def _decoded(content: bytes, file: str) -> str:
    """The text: UTF-8, or what Excel and WPS make of a CSV file in China."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise no_form(file, t("the file is no workbook, and no CSV file in UTF-8 or GB 18030"))


def _csv_rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that aren't empty, with their lines."""
    if "\0" in text:
        raise no_form(file, t("the file is no workbook and no CSV file"))
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
            if reader.line_num > MOST_ROWS:
                raise no_form(file, t("the form has more than {limit:,} rows", limit=MOST_ROWS))
    except csv.Error as error:
        raise no_form(file, t("the CSV file is broken: {reason}", reason=error), place=str(reader.line_num)) from None


def _iso(text: str) -> str:
    """A day as it is written, 2022/9/30 is what spreadsheets make of 2022-09-30; the text itself if it is none."""
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text


def _plain(text: str) -> str:
    """A cell without the signs by which a spreadsheet is told that it is text."""
    return text.strip().removeprefix("'").strip()
