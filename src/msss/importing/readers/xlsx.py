"""An Excel file: each sheet a grid, with its merged cells; of formulas the values that Excel stored."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from ...common.language import t
from ...files.office import checked
from ..grid import MOST_COLUMNS, MOST_ROWS, Grid, GridBuilder, too_many_rows
from ..places import Place, letters
from ..published import Published

_MOST_SHEETS = 50
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref=[\"']([A-Z0-9:$]{1,40})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_FAR = re.compile(rb"<(?:\w+:)?row\s[^>]{0,200}?\br=[\"'](\d{5,})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NO_VALUE = re.compile(
    rb"<c\s[^>]{0,200}?\br=[\"']([A-Z]{1,3}\d{1,7})[\"'][^>]{0,200}>\s{0,9}<f[^>]{0,200}>[^<]{0,8000}</f>\s{0,9}"
    rb"(?:<v\s?/>|<v></v>)?\s{0,9}</c>"
)
_MOST_SAID = 10
"""How many formulas without a value are named."""


def read(content: bytes) -> Published:
    """The sheets that are shown, in order. Raises UnreadableError and TooLargeError."""
    published = Published()
    with checked(content) as archive:
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"][:_MOST_SHEETS]:
            published.blocks.append(_grid(sheet, archive, published))
        workbook.close()
        if title := workbook.properties.title:
            published.titles.append(title)
    published.blocks = [block for block in published.blocks if isinstance(block, Grid) and block.height]
    return published


def _grid(sheet: Any, archive: ZipFile, published: Published) -> Grid:
    xml = archive.read(sheet._worksheet_path)
    if sum(1 for _ in zip(range(MOST_ROWS + 1), _ROW.finditer(xml), strict=False)) > MOST_ROWS:
        raise too_many_rows()
    place = Place(sheet=sheet.title)
    builder = GridBuilder(place)
    spans = _spans(xml)
    has_formulas = _FORMULA.search(xml) is not None
    if has_formulas:
        for found, _ in zip(_NO_VALUE.finditer(xml), range(_MOST_SAID), strict=False):
            said = t("the formula has no stored value: open the file in Excel or WPS, and save it")
            published.doubts.append((said, place._replace(cell=found[1].decode("ascii"))))
    if far := _FAR.search(xml):
        published.doubts.append((t("rows from {number} on were not read", number=int(far[1])), place))
    sheet.reset_dimensions()
    last = 0
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
        cells = [(cell, _text(cell.value)) for cell in row if getattr(cell, "value", None) is not None]
        if not cells:
            continue
        number = cells[0][0].row
        while builder.row < number - 1:
            builder.next_row()
        last = max(last, number)
        for cell, text in cells:
            rowspan, colspan = spans.pop((cell.row, cell.column), (1, 1))
            at = place._replace(row=cell.row, column=cell.column, cell=f"{letters(cell.column)}{cell.row}")
            if has_formulas and text.startswith("#") and text.rstrip("!?").isupper():
                published.doubts.append((t("the cell holds the error {text}", text=text), at))
            builder.put(text, cell.row - 1, cell.column - 1, rowspan, colspan, at)
    for (row_number, column), (rowspan, colspan) in spans.items():  # merged and empty
        if row_number <= last and column <= MOST_COLUMNS:
            at = place._replace(row=row_number, column=column, cell=f"{letters(column)}{row_number}")
            builder.put("", row_number - 1, column - 1, min(rowspan, last), min(colspan, MOST_COLUMNS - column), at)
    return builder.done()


def _spans(xml: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """The merged cells of a sheet: the row and column of each, with how many rows and columns it spans."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for found in _MERGED.finditer(xml):
        left, top, right, bottom = range_boundaries(found[1].decode("ascii"))
        if None in (left, top, right, bottom):
            continue
        columns = min(right, MOST_COLUMNS) - left + 1  # type: ignore[operator,type-var]
        spans[top, left] = (min(bottom - top + 1, MOST_ROWS), max(columns, 1))  # type: ignore[index,operator]
        if len(spans) > MOST_ROWS * 10:
            raise too_many_rows()
    return spans


def _text(value: object) -> str:
    """A value as it is read: 12 for 12.0, and a day as 2022-11-30."""
    match value:
        case bool():
            return str(value).upper()
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.15g}"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value)
