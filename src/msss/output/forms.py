"""A form as a workbook that a unit fills in, or as CSV. What is asked is locked, what is to be filled in isn't.

openpyxl writes it, and the same form gives the same bytes. The hidden sheet says what the form belongs to
(`msss.forms.workbook_reading` reads it back): a file that was renamed, a row that was moved or deleted do no harm.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ..common.errors import MissingExtraError
from ..common.harmless import visible
from ..common.language import t
from ..forms.model import ASKED, FILLED, VERSION, Column, Form, Row
from ..forms.reading import CSV_HEAD
from ..forms.workbook_reading import HIDDEN
from ..values.chinese import Script, convert
from .cells import Id
from .csv import inert_cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "填報表"
_WIDTHS = {
    Column.ITEM: 6,
    Column.NAME: 26,
    Column.TARGET: 16,
    Column.PART: 12,
    Column.QUANTITY: 9,
    Column.MEASURE: 8,
    Column.DUE: 9,
    Column.LAST: 9,
    Column.LAST_DAY: 11,
    Column.VALUE: 12,
    Column.STAGE: 10,
    Column.PROBLEM: 17,
    Column.NEXT: 17,
    Column.SOURCE: 13,
    Column.NOTE: 15,
}
"""How wide the columns are, in characters of half width; together they fit an A4 page on its side."""
_RIGHT = (Column.QUANTITY, Column.LAST, Column.VALUE)


def csv_form(form: Form, script: Script = Script.AS_IS) -> bytes:
    """The form as a CSV file: each row says what it belongs to."""
    text = io.StringIO(newline="")
    write = csv.writer(text)
    write.writerow([convert(heading, script) for heading in (*CSV_HEAD, *Column)])
    head = (str(form.head.year), form.head.unit, form.head.day.isoformat())
    for row in form.rows:
        cells = (*head, Id(row.item), *row[1:], *("" for _ in FILLED))
        write.writerow([inert_cell(cell if isinstance(cell, Id) else convert(cell, script)) for cell in cells])
    return ("\ufeff" + text.getvalue()).encode()


def workbook(form: Form, script: Script = Script.AS_IS) -> bytes:
    """The form as a workbook. Raises MissingExtraError if openpyxl isn't installed."""
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError:
        raise MissingExtraError(t("A workbook"), "xlsx") from None
    book = Workbook()
    book.properties.creator = "msss"
    book.properties.created = book.properties.modified = datetime(form.head.year, 1, 1)
    sheet = book.active
    assert sheet is not None
    _fill(sheet, form, script)
    hidden = book.create_sheet(HIDDEN)
    for line in _belongs(form):
        hidden.append(line)
    for cells in hidden.iter_rows():
        for cell in cells:
            cell.data_type = "s"
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    book.security.lockStructure = True
    file = io.BytesIO()
    book.save(file)
    return _without_times(file.getvalue(), form.head.year)


def _belongs(form: Form) -> Iterator[list[str]]:
    """The lines of the hidden sheet."""
    head = form.head
    yield ["version", str(VERSION)]
    yield ["year", str(head.year)]
    yield ["title", head.title]
    yield ["unit", head.unit]
    yield ["day", head.day.isoformat()]
    yield from map(list, form.rows)


def _fill(sheet: Worksheet, form: Form, script: Script) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    def say(text: str) -> str:
        return convert(visible(text), script)

    has_parts = any(row.part for row in form.rows)
    columns = [column for column in Column if column is not Column.PART or has_parts]
    font = "微软雅黑" if script is Script.HANS else "微軟正黑體"
    thin = Side(style="thin", color="BFBFBF")
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet.title = say(SHEET)
    head = form.head
    sheet.append([say(f"{head.title}進展情況填報表")])
    sheet.append([say(f"填報單位：{head.unit}　　截止日期：{head.day.isoformat()}")])
    sheet.append(
        [
            say(
                "請填寫黃色單元格。「累計完成」填開始以來完成的總數，不是本期新增數，可寫 45000、4.5萬 或 60%；"
                "沒有目標任務的事項填百分比或「完成」。沒有新情況的行留空即可。其餘單元格請勿改動。"
            )
        ]
    )
    sheet.append([say(column) for column in columns])
    for row in form.rows:
        asked = dict(zip(ASKED, row, strict=True))
        sheet.append([say(asked.get(column, "")) or None for column in columns])
    last, count = get_column_letter(len(columns)), len(form.rows)
    for line, (size, bold, height) in enumerate(((16, True, 30), (11, False, 20), (10, False, 30)), 1):
        sheet.merge_cells(f"A{line}:{last}{line}")
        cell = sheet.cell(line, 1)
        cell.data_type = "s"
        cell.font = Font(name=font, size=size, bold=bold)
        cell.alignment = Alignment("center" if line == 1 else "left", "center", wrap_text=True)
        sheet.row_dimensions[line].height = height
    asked_fill, filled_fill = PatternFill("solid", "F2F2F2"), PatternFill("solid", "FFF9DB")
    heading_fill, heading_filled = PatternFill("solid", "D9E2EC"), PatternFill("solid", "FFE58F")
    for place, column in enumerate(columns, 1):
        is_filled = column in FILLED
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[column]
        heading = sheet.cell(4, place)
        heading.font = Font(name=font, size=10, bold=True)
        heading.fill = heading_filled if is_filled else heading_fill
        heading.alignment, heading.border = Alignment("center", "center", wrap_text=True), box
        for line in range(5, 5 + count):
            cell = sheet.cell(line, place)
            if cell.value is not None:
                cell.data_type = "s"  # nothing of it is a formula
            cell.font = Font(name=font, size=10)
            cell.fill = filled_fill if is_filled else asked_fill
            cell.border = box
            cell.alignment = Alignment("right" if column in _RIGHT else "left", "center", wrap_text=True)
            cell.protection = Protection(locked=not is_filled)
            if column is not Column.VALUE and is_filled:
                cell.number_format = "@"
    for line, row in enumerate(form.rows, 5):
        sheet.row_dimensions[line].height = max(15 * _lines(row) + 6, 36)
    value = get_column_letter(columns.index(Column.VALUE) + 1)
    for kind, rows in (("decimal", True), ("", False)):
        cells = [f"{value}{line}" for line, row in enumerate(form.rows, 5) if bool(row.measure) is rows]
        if not cells:
            continue
        check = (
            DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0") if kind else DataValidation()
        )
        check.allow_blank, check.showInputMessage, check.showErrorMessage = True, True, bool(kind)
        check.errorStyle = "warning"
        check.promptTitle = say("累計完成")
        check.prompt = say(
            "開始以來完成的總數，0 或以上的數。" if kind else "完成的百分比，如 60%；已完成的填「完成」。"
        )
        check.errorTitle = say("不是數字")
        check.error = say("這裏填 0 或以上的數。確要寫 6萬、60% 這樣的數，請選「是」。")
        for name in cells:
            check.add(name)
        sheet.add_data_validation(check)
    sheet.freeze_panes = "C5"
    sheet.print_title_rows = "4:4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    assert sheet.sheet_properties.pageSetUpPr is not None
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    assert sheet.oddFooter is not None
    sheet.oddFooter.center.text = "&P / &N"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.sheet_view.zoomScale = 100


def _lines(row: Row) -> int:
    """How many lines the row's longest cell takes."""
    asked = zip(ASKED, row, strict=True)
    return max(-(-_width(text) // (_WIDTHS[column] - 1)) for column, text in asked)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _without_times(content: bytes, year: int) -> bytes:
    """The workbook, packed again without the time at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            info = zipfile.ZipInfo(name, (max(year, 1980), 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return made.getvalue()
