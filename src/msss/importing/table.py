"""The table of a list in a document: found by its headings, put together over pages, its rows told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..common.language import Series, t
from ..values.sentence import read_quantities
from .errors import NoTableError
from .grid import Cell, Grid, GridBuilder
from .headings import LONGEST, Column, meaning
from .places import Place
from .published import Line, Published
from .texts import in_one_line, squeezed

_LOOKED_AT = 60
"""In how many rows of a grid its heading is looked for: above it there may be a title."""
_MOST_HEADING_ROWS = 3
_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(
    rf"[第(（]?(?:\d{{1,4}}|[{_NUMERALS}]{{1,3}}|[①-⑳])[)）]?[.、．,，项項]?|\d{{1,3}}[.．-]\d{{1,3}}|[省市区區县縣]\d{{1,3}}"
)
"""What stands in a column of numbers."""
_GROUP = re.compile(rf"[(（]?[{_NUMERALS}]{{1,3}}[)）]?[、.．]?\D")
"""The beginning of a row that groups projects: 一、教育類."""
_OF_A_GROUP = re.compile(rf"[(（]?[{_NUMERALS}]{{1,3}}[)）]?[、.．]?")
"""The number of a row that groups projects, where projects are numbered in digits."""
_LONGEST_GROUP = 20
"""How many characters a row that groups projects has at most, if nothing is merged in it."""
_REMARK = re.compile("[注註][:：]|备注|備註|说明|說明|合计|合計|总计|總計|小计|小計")
_SUM = re.compile("合计|合計|总计|總計|小计|小計")
"""What a row of sums begins with."""
_BETWEEN_PAGES = re.compile(
    r"[-—–－ ]*(?:第)?\d{1,4}(?:页|頁)?(?:[/／]?共?\d*(?:页|頁)?)?[-—–－ ]*|(?:续表|續表|附表)\S{0,4}"
)
"""What stands between two parts of a table that goes on: a page's number."""


class Heading(NamedTuple):
    """The rows of a grid that hold its headings, and what its columns mean; the others are named ``unread``.

    ``width`` is how many columns there are up to the last heading.
    """

    first: int
    height: int
    columns: dict[Column, int]
    unread: tuple[str, ...]
    width: int

    @property
    def end(self) -> int:
        """The first row of what the table holds."""
        return self.first + self.height

    @property
    def sentence(self) -> int | None:
        """The column of the items' sentences."""
        return self.columns.get(Column.CONTENT, self.columns.get(Column.NAME))


class Row(NamedTuple):
    """A row of the table: its cells by what they are, and what is unsure about it as a whole.

    ``is_after_page`` says that a page begins with it.
    """

    cells: dict[Column, Cell]
    place: Place
    category: str = ""
    is_after_page: bool = False
    doubts: tuple[str, ...] = ()

    def text(self, column: Column) -> str:
        """The text of a cell in one line; empty where there is none."""
        cell = self.cells.get(column)
        return in_one_line(cell.text) if cell else ""


@dataclass
class Found:
    """The table, and the lines of the document around it."""

    columns: dict[Column, int]
    rows: list[Row]
    place: Place
    before: list[Line]
    after: list[Line]
    doubts: list[tuple[str, Place]] = field(default_factory=list)
    left_out: list[Line] = field(default_factory=list)
    """Sums and remarks: rows, and lines below the table, that are no items."""
    is_flat: bool = False
    """Whether the format has no merged cells (text, CSV)."""


def find(published: Published) -> Found:
    """The table of a list in a document. Raises NoTableError, which says what was looked for and what was there."""
    candidates = []
    for index, block in enumerate(published.blocks):
        if isinstance(block, Grid) and (heading := heading_of(block)):
            candidates.append((_score(heading), -index, heading))
    best = max((one for one in candidates if _is_of_a_list(one[2])), key=lambda one: one[:2], default=None)
    if best is None:
        raise _no_table(published, [(published.blocks[-index], heading) for _, index, heading in candidates])
    at, heading = -best[1], best[2]
    return _collected(published, at, heading)


def _score(heading: Heading) -> int:
    return len(heading.columns)


def _is_of_a_list(heading: Heading) -> bool:
    return heading.sentence is not None and bool({Column.LEAD, Column.RESPONSIBLE} & set(heading.columns))


def _no_table(published: Published, near: list[tuple[object, Heading]]) -> NoTableError:
    for block, heading in near:
        if isinstance(block, Grid) and heading.sentence is not None:
            return NoTableError(
                t(
                    "no table of a list: the one at {place} has no column of who is responsible (牽頭單位, 責任單位,"
                    " 主辦單位). Nothing was written",
                    place=block.place,
                )
            )
    grids = [
        block
        for block in published.blocks
        if isinstance(block, Grid) and any(cell.text.strip() for cell in block.cells)
    ]
    if not grids and any(isinstance(block, Line) and block.place.page for block in published.blocks):
        return NoTableError(
            t(
                "no table with ruled lines was found in the PDF. Copy its text into a .txt file with | or tabs between"
                " the cells, or use the notice's Word or Excel file. Nothing was written"
            )
        )
    if not grids:
        return NoTableError(
            t(
                "there is no table in it. A list is read from a table with headings such as 序號, 項目名稱, 牽頭單位,"
                " 完成時間; in text, its cells are separated by | or tabs. Nothing was written"
            )
        )
    longest = max(grids, key=lambda grid: grid.height)
    shown = [text[:12] for cell in longest.cells[:20] if (text := in_one_line(cell.text))][:6]
    return NoTableError(
        t(
            "no table in it is a list's: none has a column of projects or items (項目名稱, 事項) and one of who is"
            " responsible (牽頭單位, 責任單位). The longest begins with {headings}. Nothing was written",
            headings=Series(shown),
        )
    )


# --- headings


def heading_of(grid: Grid) -> Heading | None:
    """The heading of a grid, if it has one that could be a list's."""
    for row in range(min(grid.height, _LOOKED_AT)):
        cells = grid.distinct(row)
        known = {meaning(cell.text) for cell in cells} - {None}
        if len(known) < 2 or not {Column.NAME, Column.CONTENT} & known:
            continue
        if any(len(squeezed(cell.text)) > 2 * LONGEST for cell in cells):
            continue
        return _heading(grid, row, cells)
    return None


def _heading(grid: Grid, row: int, cells: list[Cell]) -> Heading:
    height = min(max(cell.rowspan for cell in cells if cell.row == row), _MOST_HEADING_ROWS, grid.height - row)
    if height == 1 and any(cell.colspan > 1 for cell in cells) and row + 1 < grid.height:
        below = [cell for cell in grid.distinct(row + 1) if cell.row == row + 1 and cell.text.strip()]
        if below and all(meaning(cell.text) for cell in below):
            height = 2
    columns: dict[Column, int] = {}
    unread: list[str] = []
    width = 0
    for at in range(grid.width):
        texts = list(dict.fromkeys(squeezed(cell.text) for r in range(row, row + height) if (cell := grid.at(r, at))))
        texts = [text for text in texts if text]
        width = at + 1 if texts else width
        column = next(filter(None, map(meaning, ["".join(texts), *reversed(texts)])), None)
        if column is not None and column not in columns:
            columns[column] = at
        elif texts and column is None:
            unread.append("".join(texts))
    if Column.LEAD not in columns and Column.RESPONSIBLE in columns:
        columns[Column.LEAD] = columns.pop(Column.RESPONSIBLE)
    elif Column.RESPONSIBLE in columns and Column.SUPPORT not in columns:
        columns[Column.SUPPORT] = columns.pop(Column.RESPONSIBLE)
    return Heading(row, height, columns, tuple(dict.fromkeys(unread)), width)


# --- rows


def _collected(published: Published, at: int, heading: Heading) -> Found:
    grid = published.blocks[at]
    assert isinstance(grid, Grid)
    before = [line for block in published.blocks[:at] for line in _lines(block)]
    before += _lines(grid.part(0, heading.first))
    found = Found(heading.columns, [], grid.place, before, [], is_flat=grid.is_flat)
    if heading.unread:
        found.doubts.append(
            (t("columns that msss doesn't read: {columns}", columns=Series(heading.unread)), grid.place)
        )
    for block in published.blocks[:at]:
        found.doubts += _another(block, grid)
    rows, found.left_out = _part(grid, heading, heading.end)
    index = at + 1
    pending: list[Line] = []
    while index < len(published.blocks):
        block = published.blocks[index]
        if isinstance(block, Line):
            pending.append(block)
        elif (more := _goes_on(block, heading, rows, pending)) is not None:
            rows += _joined(rows, more.rows)
            found.left_out += more.left_out
            pending = []
        else:
            found.doubts += _another(block, grid)
            pending += _lines(block)
        index += 1
    found.after = pending
    while rows and _is_remark(rows[-1], heading):
        last = rows.pop()
        lines = [Line(in_one_line(cell.text), cell.place) for cell in dict.fromkeys(last.cells.values())]
        found.after[:0] = lines
        found.left_out += [line for line in lines if line.text and not _REMARK.match(line.text)]
    found.left_out += [line for line in found.after if _REMARK.match(in_one_line(line.text))]
    found.rows = [row for row in rows if any(cell.text.strip() for cell in row.cells.values())]
    return found


def _another(block: Line | Grid, grid: Grid) -> list[tuple[str, Place]]:
    """What is said of a table that could be a list's too, and isn't read beside ``grid``."""
    if isinstance(block, Line) or not (heading := heading_of(block)) or not _is_of_a_list(heading):
        return []
    said = t(
        "another table with such headings is at {place}, and was not read: if it belongs to the list, import it from a"
        " file of its own",
        place=block.place,
    )
    return [(said, grid.place)]


def _lines(block: Line | Grid) -> list[Line]:
    """What a block says outside of the table, in lines; the cells of a row stand side by side."""
    if isinstance(block, Line):
        return [block]
    return [
        Line("\t".join(cell.text for cell in cells), cells[0].place)
        for row in range(block.height)
        if (cells := [cell for cell in block.distinct(row) if cell.row == row and cell.text.strip()])
    ]


def _goes_on(block: Grid, heading: Heading, rows: list[Row], pending: list[Line]) -> _Part | None:
    """The rows by which the table goes on in another grid; None if it doesn't."""
    own = heading_of(block)
    if own is not None:
        if own.columns != heading.columns or not _is_of_a_list(own):
            return None
        more = _part(block, own, own.end)
        is_another = block.place.page is None and _begins(rows) and _begins(more.rows)
        return more if _follows(rows, more.rows) and not is_another else None
    if any(line.text.strip() and not _BETWEEN_PAGES.fullmatch(line.text.strip()) for line in pending):
        return None
    if block.width != max(heading.columns.values()) + 1 and abs(block.width - max(heading.columns.values()) - 1) > 1:
        return None
    more = _part(block, heading, 0)
    return more if _follows(rows, more.rows) else None


def _follows(rows: list[Row], more: list[Row]) -> bool:
    """Whether the numbers of further rows go on where those of the rows before end."""
    last = next((n for row in reversed(rows) if (n := whole_number(row.text(Column.NUMBER)))), None)
    first = next((n for row in more if (n := whole_number(row.text(Column.NUMBER)))), None)
    return last is None or first is None or last <= first <= last + 1


def _begins(rows: list[Row]) -> bool:
    """Whether rows are those with which a list begins: their first number is 1."""
    return next((n for row in rows if (n := whole_number(row.text(Column.NUMBER)))), None) == 1


def _joined(rows: list[Row], more: list[Row]) -> list[Row]:
    """Further rows; what a page cut off from the last row is put back to it."""
    if not rows or not more:
        return more
    first, last = more[0], rows[-1]
    if first.text(Column.NUMBER) or first.text(Column.LEAD) or first.category:
        return [first._replace(is_after_page=True), *more[1:]]
    whole = dict(last.cells)
    for column, cell in first.cells.items():
        if not cell.text.strip():
            continue
        upper = whole.get(column)
        whole[column] = replace(upper, text=f"{upper.text}{cell.text}") if upper and upper.text.strip() else cell
    rows[-1] = last._replace(cells=whole)
    number = first.cells.get(Column.NUMBER)
    return [
        row._replace(is_after_page=True) if number is not None and row.cells.get(Column.NUMBER) is number else row
        for row in more[1:]
    ]


class _Part(NamedTuple):
    """The rows of a grid, and what of it is no row of the table."""

    rows: list[Row]
    left_out: list[Line]


def _part(grid: Grid, heading: Heading, first: int) -> _Part:
    left_out: list[Line] = []
    return _Part(list(_rows(grid, heading, first, left_out)), left_out)


def _rows(grid: Grid, heading: Heading, first: int, left_out: list[Line]) -> Iterator[Row]:
    if grid.is_flat:
        grid = _with_spans(grid, heading, first)
    headings = (
        {tuple(squeezed(cell.text) for cell in grid.distinct(row)) for row in range(heading.first, heading.end)}
        if first
        else set()
    )
    category = ""
    has_digits = _has_digits(grid, heading, first)
    for row in range(first, grid.height):
        cells = grid.distinct(row)
        texts = tuple(squeezed(cell.text) for cell in cells)
        if not any(texts) or texts in headings or _is_heading(cells):
            continue
        filled = [cell for cell in cells if cell.text.strip()]
        if _SUM.fullmatch(squeezed(filled[0].text)):
            left_out.append(Line(" ".join(in_one_line(cell.text) for cell in filled), filled[0].place))
            continue
        if len(filled) == 1 and (filled[0].colspan > 1 or grid.is_flat) and _is_group(filled[0], heading, grid):
            category = re.sub(rf"^[(（]?[{_NUMERALS}]{{1,3}}[)）、.．]+", "", in_one_line(filled[0].text))
            continue
        if has_digits and (group := _group_of(filled, heading)):
            category = group
            continue
        own = {column: cell for column, at in heading.columns.items() if (cell := grid.at(row, at)) is not None}
        place = next((cell.place for cell in cells if cell.row == row), cells[0].place)
        yield Row(own, place, category, doubts=tuple(_too_many(filled, heading, grid)))


def _too_many(filled: list[Cell], heading: Heading, grid: Grid) -> Iterator[str]:
    """What is said of a row with more cells than headings; beside a sheet's table other things may stand."""
    count = filled[-1].column + filled[-1].colspan
    if count > heading.width and grid.place.sheet is None:
        yield t(
            "the row has {count} cells, and the heading {headings}: cells may have shifted",
            count=count,
            headings=heading.width,
        )


def _is_heading(cells: list[Cell]) -> bool:
    known = [meaning(cell.text) for cell in cells if cell.text.strip()]
    return len(known) >= 2 and all(known) and bool({Column.NAME, Column.CONTENT} & set(known))


def _is_group(cell: Cell, heading: Heading, grid: Grid) -> bool:
    text = in_one_line(cell.text)
    if _REMARK.match(text) or len(text) > 30:
        return False
    return cell.colspan >= grid.width - 1 > 1 or bool(_GROUP.match(text))


def _has_digits(grid: Grid, heading: Heading, first: int) -> bool:
    """Whether projects are numbered in digits."""
    at = heading.columns.get(Column.NUMBER)
    if at is None:
        return False
    return any((cell := grid.at(row, at)) and squeezed(cell.text).isdecimal() for row in range(first, grid.height))


def _group_of(filled: list[Cell], heading: Heading) -> str:
    """What a row groups, in which nothing is merged: 一 and 教育實事, or 一、教育實事; empty if it groups nothing."""
    number, rest = filled[0], filled[1:]
    if not rest:
        found = re.match(rf"(?:[(（][{_NUMERALS}]{{1,3}}[)）]|[{_NUMERALS}]{{1,3}}[、.．])", squeezed(number.text))
        text = in_one_line(number.text)[found.end() :].strip() if found else ""
    elif (
        len(rest) == 1
        and number.column == heading.columns[Column.NUMBER]
        and rest[0].column in (heading.columns.get(Column.NAME), heading.columns.get(Column.CONTENT))
        and _OF_A_GROUP.fullmatch(squeezed(number.text))
    ):
        text = in_one_line(rest[0].text)
    else:
        return ""
    return text if len(text) <= _LONGEST_GROUP and not read_quantities(text) else ""


def _is_remark(row: Row, heading: Heading) -> bool:
    cells = [cell for cell in dict.fromkeys(row.cells.values()) if cell.text.strip()]
    return len(cells) == 1 and (bool(_REMARK.match(in_one_line(cells[0].text))) or cells[0].colspan > 2)


def whole_number(text: str) -> int | None:
    """The number in a column of numbers: 7, 7、, 第7項, 七, ⑦; None if it is none."""
    plain = text.strip().strip("第项項()（）.、．,，")
    if re.fullmatch("[0-9０-９]{1,4}", plain):
        return int(plain)
    if len(plain) == 1 and "①" <= plain <= "⑳":
        return ord(plain) - ord("①") + 1
    if re.fullmatch(f"[{_NUMERALS}]{{1,3}}", plain):
        tens, ten, ones = plain.rpartition("十")
        if ten:
            return (_NUMERALS.index(tens) + 1 if tens else 1) * 10 + (_NUMERALS.index(ones) + 1 if ones else 0)
        return _NUMERALS.index(plain) + 1 if len(plain) == 1 else None
    return None


def numbered_apart(rows: list[Row]) -> set[Cell]:
    """The empty cells of the column of numbers that each begin a project, as far as the numbers around them tell.

    So does each if no row has a number, or if as many numbers are missing as there are empty cells: 1, -, -, 4.
    """
    cells = list(dict.fromkeys(cell for row in rows if (cell := row.cells.get(Column.NUMBER))))
    has_numbers = any(cell.text.strip() for cell in cells)
    if not has_numbers:
        return set(cells)
    apart: set[Cell] = set()
    empty: list[Cell] = []
    last = 0
    for cell in cells:
        if not cell.text.strip():
            empty.append(cell)
            continue
        number = whole_number(cell.text)
        if number is not None and number == last + len(empty) + 1:
            apart.update(empty)
        empty = []
        last = number or last
    return apart


# --- text and CSV, in which merged cells are lost


def _with_spans(grid: Grid, heading: Heading, first: int) -> Grid:
    """A grid of a format without spans, with the spans that are certain.

    In pasted text the cells of a row whose number spans several rows are moved to the left, and what is missing
    is at its end.
    """
    builder = GridBuilder(grid.place)
    number = heading.columns.get(Column.NUMBER)
    builder.next_row()
    for row in range(grid.height):
        if row:
            builder.next_row()
        cells = [cell for cell in grid.row(row) if cell is not None]
        shift = _shift(cells, heading, number) if row >= first else 0
        for at, cell in enumerate(cells):
            if cell.text.strip() or at < grid.width - shift:
                builder.put(cell.text, row, cell.column + shift, place=cell.place)
        last = max((cell.column for cell in cells), default=0)
        for column in range(last + 1, grid.width):
            row_place = cells[0].place if cells else grid.place
            builder.put("", row, column, place=row_place if shift else row_place._replace(column=None))
    return replace(builder.done(), width=grid.width, is_flat=True)


def _shift(cells: list[Cell], heading: Heading, number: int | None) -> int:
    """By how many columns the cells of a row are moved to the left."""
    if number != 0 or not cells or not cells[0].text.strip() or _NUMBER.fullmatch(squeezed(cells[0].text)):
        return 0
    width = max(heading.columns.values()) + 1
    filled = max(at for at, cell in enumerate(cells) if cell.text.strip()) + 1
    missing = width - filled
    if filled < 2 or missing < 1:
        return 0
    is_named_apart = heading.columns.get(Column.CONTENT) == 2 and heading.columns.get(Column.NAME) == 1
    return 2 if is_named_apart and missing >= 2 else 1
