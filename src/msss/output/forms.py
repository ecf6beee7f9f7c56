"""A form as a workbook that a unit fills in, or as CSV. What is asked is locked, what is to be filled in isn't.

The hidden sheet says what the form belongs to (`msss.forms.workbook_reading` reads it back): a file that was renamed, a
row that was moved or deleted do no harm.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rich.cells import cell_len

from ..forms.model import ASKED, FILLED, VERSION, Column, Form, Row
from ..forms.reading import CSV_HEAD
from ..forms.workbook_reading import HIDDEN
from ..values.chinese import Script, convert
from .cells import Id
from .csv import inert_cell
from .workbook import Look, Workbook
from .xlsx import number_in

SHEET = "填報表"
_HOW = (
    "請填寫黃色單元格。「累計完成」填開始以來完成的總數，不是本期新增數，可寫 45000、4.5萬 或 60%；"
    "沒有目標任務的事項填百分比或「完成」。沒有新情況的行留空即可。其餘單元格請勿改動。"
)
_QUOTES = str.maketrans("「」", "“”")
_TITLE = Look(size=16, bold=True, align="center", framed=False)
_ABOUT = Look(framed=False)
_HEADING, _HEADING_FILLED = (Look(bold=True, align="center", fill=fill) for fill in ("#D9E2F3", "#FFE699"))
_WIDTHS = {
    Column.ITEM: 6,
    Column.NAME: 26,
    Column.TARGET: 16,
    Column.PART: 12,
    Column.QUANTITY: 12,
    Column.MEASURE: 8,
    Column.DUE: 9,
    Column.LAST: 12,
    Column.LAST_DAY: 12,
    Column.VALUE: 12,
    Column.STAGE: 10,
    Column.PROBLEM: 17,
    Column.NEXT: 17,
    Column.SOURCE: 13,
    Column.NOTE: 15,
}
"""How wide the columns are, in characters of half width; together they fit an A4 page on its side."""
_RIGHT = (Column.QUANTITY, Column.LAST, Column.VALUE)


def csv_form(form: Form, script: Script = Script.AS_IS, ours: Script = Script.HANT) -> bytes:
    """The form as a CSV file: each row says what it belongs to. See `workbook`."""
    text = io.StringIO(newline="")
    write = csv.writer(text)
    write.writerow([convert(heading, ours) for heading in (*CSV_HEAD, *Column)])
    head = (str(form.head.year), form.head.unit, form.head.day.isoformat())
    for row in form.rows:
        cells = (*head, Id(row.item), *row[1:], *("" for _ in FILLED))
        write.writerow([inert_cell(cell if isinstance(cell, Id) else convert(cell, script)) for cell in cells])
    return ("\ufeff" + text.getvalue()).encode()


def workbook(form: Form, script: Script = Script.AS_IS, ours: Script = Script.HANT) -> bytes:
    """The form as a workbook: the list's texts in ``script``, what msss says in ``ours``, Traditional or Simplified.

    Raises MissingExtraError if XlsxWriter isn't installed.
    """
    head = form.head

    def say(text: str) -> str:
        return convert(text, ours).translate(_QUOTES) if ours is Script.HANS else text

    title = convert(head.title, script) + say("進展情況填報表")
    book = Workbook(title, script)
    sheet = book.sheet(say(SHEET))
    columns = [column for column in Column if column is not Column.PART or any(row.part for row in form.rows)]
    above = (
        (title, _TITLE, 32),
        (f"{say('填報單位')}：{convert(head.unit, script)}　　{say('截止日期')}：{head.day.isoformat()}", _ABOUT, 22),
        (say(_HOW), _ABOUT, 34),
    )
    for line, (text, look, height) in enumerate(above):
        book.spread(sheet, line, len(columns), text, look)
        sheet.set_row(line, height)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[column])
        book.put(sheet, len(above), place, say(column), _HEADING_FILLED if column in FILLED else _HEADING)
    sheet.set_row(len(above), 24)
    first = len(above) + 1
    for line, row in enumerate(form.rows, first):
        asked = dict(zip(ASKED, row, strict=True))
        sheet.set_row(line, max(16 * _lines(row) + 6, 38))
        for place, column in enumerate(columns):
            book.put(sheet, line, place, *_filled(convert(asked.get(column, ""), script), column))
        sheet.data_validation(line, columns.index(Column.VALUE), line, columns.index(Column.VALUE), _check(row, say))
    sheet.freeze_panes(first, 2)
    sheet.repeat_rows(len(above))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    sheet.set_footer("&C&P / &N")
    sheet.protect("", {"format_columns": True, "format_rows": True})
    hidden = book.sheet(HIDDEN)
    for line, texts in enumerate(_belongs(form)):
        for place, text in enumerate(texts):
            hidden.write_string(line, place, text)
    hidden.very_hidden()
    hidden.protect()
    return book.content()


def _belongs(form: Form) -> Iterator[Sequence[str]]:
    """The lines of the hidden sheet."""
    head = form.head
    yield "version", str(VERSION)
    yield "year", str(head.year)
    yield "title", head.title
    yield "unit", head.unit
    yield "day", head.day.isoformat()
    yield from form.rows


def _filled(text: str, column: Column) -> tuple[str | float | date, Look]:
    """What a cell holds, a number or a day where it is one, and how it looks."""
    look = Look(align="right" if column in _RIGHT else "left", fill="#F2F2F2")
    if column in FILLED:
        look = replace(look, number="" if column is Column.VALUE else "@", fill="#FFFBE6", locked=False)
    elif column is Column.LAST_DAY and text:
        return date.fromisoformat(text), replace(look, number="yyyy-mm-dd")
    elif column in (Column.QUANTITY, Column.LAST) and text[:1].isdigit() and not text.endswith("%"):
        number, written = number_in(text) or (text, look)
        return number, replace(look, number=written.number)
    return text, look


def _check(row: Row, say: Callable[[str], str]) -> dict[str, object]:
    """What a spreadsheet says of the cell for what was done so far, before and after it is filled in.

    It asks, and doesn't refuse: 6萬 and 60% are read too.
    """
    if not row.measure:
        prompt = say("完成的百分比，如 60%；已完成的填「完成」。")
        return {"validate": "any", "input_title": say(Column.VALUE), "input_message": prompt}
    return {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "input_title": say(Column.VALUE),
        "input_message": say("開始以來完成的總數，0 或以上的數。"),
        "error_title": say("不是數字"),
        "error_message": say("這裏填 0 或以上的數。確要寫 6萬、60% 這樣的數，請選「是」。"),
        "error_type": "warning",
    }


def _lines(row: Row) -> int:
    """How many lines the row's longest cell takes."""
    asked = zip(ASKED, row, strict=True)
    return max(-(-cell_len(text) // (_WIDTHS[column] - 3)) for column, text in asked)
