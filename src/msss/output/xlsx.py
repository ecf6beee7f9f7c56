"""Tables as a workbook that can be sent as it is: sorted, filtered and printed in Excel and WPS.

A table is a sheet: its title, a line that says of which day it is, its headings, which stay on the screen and stand on
each printed page, and the rows. Numbers, percentages and days are numbers, percentages and days. What says a day in
words has the day beside it, as in CSV.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from ..common.language import t
from ..values.chinese import Script, convert
from .cells import Dated, Day, Id, Marked, Measured
from .table import Column, Table, of_days
from .workbook import Look, Workbook, shown_text
from .wrapping import pieces, wrapped

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from .article import Article

_TITLE = Look(size=16, bold=True, align="center", framed=False)
_NOTE = Look(size=9, colour="#595959", align="left", framed=False)
_HEADING = Look(bold=True, align="center", fill="#D9E2F3")
_BAND = Look(bold=True, fill="#F2F2F2")
_PARAGRAPH = Look(framed=False)
_DAY = "yyyy-mm-dd"
_NUMBER = re.compile(r"([≤≥]?)([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?(%?)")
_MEASURE = re.compile(r'"[^"]*"$')
"""The measure that the format of a number ends with,"""
_LONGEST_MEASURE = 40
"""and how long it may be: a format holds 255 characters."""
_DIGITS = 15
"""A number of more digits would lose some in a workbook: it stays text."""
_WIDEST, _NARROWEST = 48, 6
"""How wide a column is, in characters, of which a Chinese one counts two."""
_PAGE, _UPRIGHT = 132, 92
"""How wide a page is when it lies and when it stands, in the same: longer texts wrap until all columns fit."""
_SHORT = 20
"""A column that is no wider doesn't give way."""
_BUTTON = 2
"""The room for a filter's button beside a heading."""
_PAIR = 4
"""How wide two Chinese characters are."""
_A4 = 9
_TEXT_WIDTH = 76
_TITLE_HEIGHT, _LINE_HEIGHT, _PADDING = 30, 16.5, 5
_HIGHEST = 409
"""The height that a row can have."""


class Sheet(NamedTuple):
    """A table, or paragraphs, and the name of the sheet that they are on."""

    name: str
    title: str
    notes: tuple[str, ...]
    table: Table | None


def table_xlsx(table: Table, script: Script = Script.AS_IS) -> bytes:
    """A table, which is in the language of the workbook, as a workbook.

    Raises MissingExtraError if XlsxWriter isn't installed.
    """
    notes = tuple(filter(None, (table.subtitle, table.closing)))
    name = table.name or table.title
    return xlsx(table.title or name, [Sheet(name, table.title, notes, table)], script)


def article_xlsx(article: Article, script: Script = Script.AS_IS) -> bytes:
    """An article as a workbook: what it says in words on the first sheet, and each of its tables on one of its own.

    The first sheet has every chapter, and says on which sheet its table is.
    """
    title = "".join(article.title)
    words, tables = [article.subtitle], []
    for chapter in article.chapters:
        words += ["", chapter.heading, *chapter.paragraphs]
        if chapter.table:
            name = re.sub(r"^[0-9一二三四五六七八九十]+[.、] *", "", chapter.heading) or title
            words.append(convert(str(t("The table is on the sheet {name}.", name=name)), script))
            tables.append(Sheet(name, name, (article.subtitle,), chapter.table))
    overview = Sheet(convert(str(t("Overview")), script), title, tuple(words), None)
    return xlsx(title, [overview, *tables], script)


def xlsx(title: str, sheets: Sequence[Sheet], script: Script = Script.AS_IS) -> bytes:
    """Sheets as a workbook with a title."""
    book = Workbook(title, script)
    numbered = str(t("Page &P of &N"))  # the signs are Excel's
    for sheet in sheets:
        page = book.sheet(sheet.name)
        page.set_paper(_A4)
        page.set_footer(f"&C{numbered}")
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if sheet.table is None:
            _write_words(book, page, sheet)
        else:
            _write_table(book, page, sheet, sheet.table)
    return book.content()


def _write_words(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    page.set_column(0, 0, _TEXT_WIDTH)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    book.put(page, 0, 0, sheet.title, _TITLE)
    page.set_row(0, _TITLE_HEIGHT)
    for place, text in enumerate(sheet.notes, start=1):
        book.put(page, place, 0, text, _PARAGRAPH)
        page.set_row(place, _height([(text, _TEXT_WIDTH)]))
    page.print_area(0, 0, len(sheet.notes), 0)


# --- a table


class _Filled(NamedTuple):
    """A column of the sheet, and its cells, group by group: a number, a day or a text each."""

    column: Column
    groups: list[list[str | float | date]]
    looks: list[list[Look]]


def _write_table(book: Workbook, page: Worksheet, sheet: Sheet, table: Table) -> None:
    filled = list(_columns(table))
    widths = _fitting([_width(one) for one in filled])
    if sum(widths) > _UPRIGHT:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    row = 0
    if sheet.title:
        book.spread(page, row, len(filled), sheet.title, _TITLE)
        lines = len(list(wrapped(sheet.title, max(int(sum(widths) * 0.6), 10))))
        page.set_row(row, _TITLE_HEIGHT * lines)
        row += 1
    for note in sheet.notes:
        book.spread(page, row, len(filled), note, _NOTE)
        page.set_row(row, _LINE_HEIGHT * len(list(wrapped(note, max(int(sum(widths)), 10)))))
        row += 1
    head = row
    headings = [_heading(one.column, width) for one, width in zip(filled, widths, strict=True)]
    for place, heading in enumerate(headings):
        book.put(page, head, place, heading, _HEADING)
    page.set_row(head, _LINE_HEIGHT * max(heading.count("\n") + 1 for heading in headings) + 2 * _PADDING)
    page.freeze_panes(head + 1, 0)
    page.repeat_rows(head)
    row += 1
    for number, group in enumerate(table.groups):
        if not group.rows:
            continue
        if table.apart and group.heading:
            book.spread(page, row, len(filled), group.heading, _BAND)
            page.set_row(row, _height([(group.heading, sum(widths))]))
            row += 1
        for line in range(len(group.rows)):
            for place, one in enumerate(filled):
                book.put(page, row, place, one.groups[number][line], one.looks[number][line])
            page.set_row(
                row, _height((one.groups[number][line], width) for one, width in zip(filled, widths, strict=True))
            )
            row += 1
    if row > head + 1 and not table.apart:
        page.autofilter(head, 0, row - 1, len(filled) - 1)
    page.print_area(0, 0, max(row - 1, head), len(filled) - 1)


def _columns(table: Table) -> Iterator[_Filled]:
    """The columns that say anything, and beside one that says days in words the days."""
    has_rows = any(group.rows for group in table.groups)
    for place, column in enumerate(table.columns):
        cells = [[row[place] for row in group.rows] for group in table.groups]
        if has_rows and not any(cell for group in cells for cell in group):
            continue
        made = [[_cell(cell, column) for cell in group] for group in cells]
        if table.apart:  # each row is of another kind
            made = [[(value, replace(look, align="left")) for value, look in group] for group in made]
        values = [[value for value, _ in group] for group in made]
        yield _Filled(column, values, [[look for _, look in group] for group in made])
        if not table.apart and any(isinstance(cell, Dated) for group in cells for cell in group):
            days: list[list[str | float | date]] = [
                [cell.day if isinstance(cell, Dated) else "" for cell in group] for group in cells
            ]
            look = Look(number=_DAY, align="center", wrapped=False)
            yield _Filled(Column(of_days(column.heading)), days, [[look] * len(group) for group in cells])


def _cell(cell: str, column: Column) -> tuple[str | float | date, Look]:
    """What a cell is, and how it looks."""
    if isinstance(cell, Day) and cell.day.year >= 1900:
        return cell.day, Look(number=_DAY, align="center", wrapped=False)
    if isinstance(cell, Id):
        return str(cell), Look(number="@", align="center")
    if isinstance(cell, Marked):
        return str(cell), Look(tone=cell.tone, align="center" if cell_len(cell) <= 12 else "left")
    if isinstance(cell, Measured):
        return _with_measure(cell) or (str(cell), Look(align="right"))
    if column.right:
        return number_in(cell) or (str(cell), Look(align="right"))
    centred = column.narrow is not None and cell_len(cell) <= column.narrow + 4
    return str(cell), Look(align="center") if centred else Look()


def number_in(text: str) -> tuple[float, Look] | None:
    """The number that a text writes, in the format in which it is written; None if it isn't one, or loses digits."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    bound, sign, whole, decimals, percent = found.groups()
    digits = whole.replace(",", "")
    if len(digits) + len(decimals or "") > _DIGITS:
        return None
    number = Decimal(f"{sign}{digits}.{decimals or 0}")
    form = "0" if percent else "#,##0"
    form += f".{'0' * len(decimals)}" if decimals else ""
    form += percent
    if bound:
        form = f'"{bound}"{form}'
    elif sign == "+":
        form = f"+{form};-{form};{form}"
    return float(number / 100 if percent else number), Look(number=form, align="right", wrapped=False)


def _with_measure(text: str) -> tuple[float, Look] | None:
    """The number with which a text begins, in a format that shows its measure after it; None if that can't be."""
    measure = text.lstrip("0123456789.,+-")
    found = number_in(text.removesuffix(measure))
    if found is None or '"' in measure or len(measure) > _LONGEST_MEASURE:
        return None
    value, look = found
    return value, replace(look, number=f'{look.number}"{measure}"') if measure else look


def _heading(column: Column, width: float) -> str:
    """A heading in lines that are about as long as each other, and no wider than its column.

    Chinese words mostly have two characters: a line ends after some pairs, or after so many cells as the column says.
    """
    heading, longest = column.heading, max(map(cell_len, pieces(column.heading)), default=0)
    room = max(int(width) - _BUTTON, _PAIR, longest)
    lines = len(list(wrapped(heading, room)))
    even = max(-(-cell_len(heading) // lines), _PAIR, longest)
    if lines > 1 and not heading.isascii():
        narrow = column.narrow or _PAIR
        whole = [size for size in (-(-even // narrow) * narrow, -(-even // _PAIR) * _PAIR) if longest <= size <= room]
        even = whole[0] if whole else max(room // _PAIR * _PAIR, longest)
    return "\n".join(wrapped(heading, even))


def _width(filled: _Filled) -> float:
    """How wide a column is: as its longest text, or its heading as narrow as that may be; long texts wrap."""
    heading = filled.column.heading
    folded = wrapped(heading, max(filled.column.narrow or 80, *map(cell_len, pieces(heading)), 4))
    longest = max((cell_len(line) for line in folded), default=0) + _BUTTON
    for values, looks in zip(filled.groups, filled.looks, strict=True):
        for value, look in zip(values, looks, strict=True):
            longest = max(longest, _size(value, look))
    return float(min(max(longest + 2, _NARROWEST), _WIDEST))


def _fitting(widths: list[float]) -> list[float]:
    """The widths of columns that fit on a page together: the widest give way, as long as they are wide."""
    widths = list(widths)
    while sum(widths) > _PAGE and max(widths) > _SHORT:
        widths[widths.index(max(widths))] -= 1
    return widths


def _height(cells: Iterable[tuple[str | float | date, float]]) -> float:
    """How high a row is in points: as the longest of its texts in a column of a width needs."""
    lines = 1
    for value, width in cells:
        if isinstance(value, str) and cell_len(value) > width - 1:
            lines = max(lines, sum(1 for line in value.split("\n") for _ in wrapped(line, max(int(width) - 1, 4))))
    return min(lines * _LINE_HEIGHT + _PADDING, _HIGHEST)


def _size(value: str | float | date, look: Look) -> int:
    if isinstance(value, str):
        return max((cell_len(line) for line in shown_text(value).split("\n")), default=0)
    if isinstance(value, date):
        return len("2022-09-30")
    number = _MEASURE.sub("", look.number)
    decimals = len(number.partition(".")[2].rstrip("%"))
    shown = f"{value * 100:.{decimals}f}%" if number.endswith("%") else f"{value:,.{decimals}f}"
    return len(shown) + cell_len(look.number) - cell_len(number) + 3
