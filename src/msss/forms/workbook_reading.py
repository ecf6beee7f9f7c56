"""Reading a form's workbook. It is what somebody sent: it may be anything, and nothing in it is run.

A hidden sheet says what the form belongs to, and with which rows it was made.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..common.errors import MissingExtraError
from ..common.language import t
from ..files.office import DocumentError, checked
from .model import ASKED, FILLED, Column, Row
from .returned import MOST_ROWS, Cell, Returned, columns_of, head_of, no_form, refuse_version, rows_by_key

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HIDDEN = "msss"
"""The sheet that says what the form belongs to."""
_MOST_COLUMNS = 60


def read_workbook(content: bytes, file: str) -> Returned:
    """A form of a workbook. Raises FormsError if it is none, MissingExtraError if openpyxl isn't installed."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        message = t("the workbook is encrypted, or in the old format .xls")
        raise no_form(file, message, t("save it as .xlsx, without a password"))
    _refuse_hostile(content, file)
    book = _load(content, file, formulas=True)
    if HIDDEN not in book.sheetnames:
        raise no_form(file, t("the workbook isn't a form of msss, or its hidden sheet was removed"))
    head, known = _belongs(book, file)
    for sheet in book.worksheets:
        if sheet.title == HIDDEN:
            continue
        if found := _headings(sheet):
            break
    else:
        columns = "、".join((Column.ITEM, Column.TARGET, Column.VALUE))
        raise no_form(file, t("no sheet has the columns {columns}", columns=columns))
    row, places = found
    if sheet.max_row > MOST_ROWS:
        raise no_form(file, t("the form has more than {limit:,} rows", limit=MOST_ROWS), place=sheet.title)
    rows = tuple(_rows(sheet, row, places, content, file))
    return Returned(file, f"{sheet.title}!A1", head, known, rows)


def _refuse_hostile(content: bytes, file: str) -> None:
    """Raise FormsError for what isn't a workbook that an office would send."""
    try:
        checked(content).close()
    except DocumentError as error:
        raise no_form(file, error.text) from None
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        raise _broken(file) from None


def _broken(file: str) -> Exception:
    return no_form(file, t("the workbook is broken, or isn't one"), t("open it in Excel or WPS, and save it again"))


def _load(content: bytes, file: str, *, formulas: bool) -> Workbook:
    try:
        import openpyxl
    except ModuleNotFoundError:
        raise MissingExtraError(t("A workbook"), "xlsx") from None
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles that it doesn't know: they don't matter here
        try:
            return openpyxl.load_workbook(io.BytesIO(content), data_only=not formulas, keep_links=False)
        except MemoryError:
            raise
        except Exception:  # what a broken file makes of a reader is anything
            raise _broken(file) from None


def _belongs(book: Workbook, file: str) -> tuple[Any, Mapping[Any, Row]]:
    """What the form belongs to, and the rows it was made with."""
    sheet = book[HIDDEN]
    texts = [
        ["" if value is None else str(value) for value in row]
        for row in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=len(ASKED), values_only=True)
    ]
    said = {row[0]: row[1] for row in texts[:5]}
    try:
        refuse_version(said["version"], file)
        head = head_of(said["year"], said["title"], said["unit"], said["day"])
    except (KeyError, ValueError):
        raise no_form(file, t("the form's hidden sheet was changed")) from None
    return head, rows_by_key(Row(*row) for row in texts[5:])


def _headings(sheet: Worksheet) -> tuple[int, dict[Column, int]] | None:
    """The row of the headings, and the columns' places, counted from 1."""
    last = min(sheet.max_row, 20)
    for number, row in enumerate(sheet.iter_rows(max_row=last, max_col=_MOST_COLUMNS, values_only=True), 1):
        if found := columns_of("" if value is None else str(value) for value in row):
            return number, {column: place + 1 for column, place in found.items()}
    return None


def _rows(
    sheet: Worksheet, heading: int, places: dict[Column, int], content: bytes, file: str
) -> Iterator[dict[Column, Cell]]:
    """The rows below the heading that aren't empty."""
    results: Worksheet | None = None
    for number in range(heading + 1, sheet.max_row + 1):
        found: dict[Column, Cell] = {}
        for column, place in places.items():
            cell = sheet.cell(number, place)
            name = f"{sheet.title}!{cell.coordinate}"
            if cell.data_type == "f":
                if results is None:
                    results = _load(content, file, formulas=False)[sheet.title]
                cell = results.cell(number, place)
                if cell.value is None:
                    message = t("there is a formula without a result") if column in FILLED else ""
                    found[column] = Cell("", name, message)
                    continue
            found[column] = _cell(cell.value, cell.data_type, cell.number_format, name, column)
        if any(cell.text or cell.problem for cell in found.values()):
            yield found


def _cell(value: object, kind: str, number_format: str, name: str, column: Column) -> Cell:
    is_number = column is Column.VALUE
    if value is None:
        return Cell("", name)
    if kind == "e":
        return Cell("", name, t("there is an error ({value})", value=value))
    if isinstance(value, bool):
        return Cell("", name, t("there is TRUE or FALSE"))
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return Cell("", name, t("there is a date, {day}", day=day)) if is_number else Cell(day.isoformat(), name)
    if isinstance(value, int | float):
        return Cell(_number(value, is_percent="%" in number_format), name)
    lines = (line.strip() for line in str(value).splitlines())
    return Cell(("" if is_number else "；").join(line for line in lines if line), name)


def _number(value: float, *, is_percent: bool) -> str:
    """A number as the spreadsheet shows it, with fifteen digits; 0.6 that is shown as 60% is that."""
    number = Decimal(f"{value:.15g}")
    return f"{number * 100:f}".rstrip("0").rstrip(".") + "%" if is_percent and number else f"{number:f}"
