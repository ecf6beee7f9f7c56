"""A table of a published document, whatever its format: every cell knows its text, its span and its place.

Merged cells are one cell here, and stand at every row and column that they span. Where spans overlap, as they do in
documents that programs wrote, the cell that came first stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..common.language import t
from .errors import TooLargeError
from .places import Place

MOST_ROWS = 5_000
MOST_COLUMNS = 200
_MOST_SPANNED = 500_000
"""The most rows, columns, and squares of rows and columns, that a grid may have."""


@dataclass(frozen=True)
class Cell:
    """One cell: its text, in which lines are kept, the first row and column of its span, and where it stands."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    place: Place


@dataclass(frozen=True)
class Grid:
    """A table: cells that don't overlap.

    ``is_flat`` says that the format has no spans (text, CSV): cells that were merged are then empty or missing.
    """

    cells: tuple[Cell, ...]
    height: int
    width: int
    place: Place
    is_flat: bool = False

    def __post_init__(self) -> None:
        squares: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    squares[row, column] = cell
        object.__setattr__(self, "_squares", squares)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that stands at a row and a column, whether it begins there or only spans it."""
        found: Cell | None = self._squares.get((row, column))  # type: ignore[attr-defined]
        return found

    def row(self, row: int) -> list[Cell | None]:
        """What stands in a row, column by column."""
        return [self.at(row, column) for column in range(self.width)]

    def distinct(self, row: int) -> list[Cell]:
        """The cells of a row, each once, in order."""
        return list(dict.fromkeys(cell for cell in self.row(row) if cell is not None))

    def rows(self) -> Iterator[list[Cell | None]]:
        """Every row."""
        return (self.row(row) for row in range(self.height))

    def part(self, first: int, last: int) -> Grid:
        """The rows from ``first`` to before ``last``, as a grid of their own."""
        cells = []
        for cell in self.cells:
            top, bottom = max(cell.row, first), min(cell.row + cell.rowspan, last)
            if top < bottom:
                cells.append(replace(cell, row=top - first, rowspan=bottom - top))
        return replace(self, cells=tuple(cells), height=max(last - first, 0))


class GridBuilder:
    """A grid in the making, row by row, as HTML and Word write tables: each cell takes the next free column."""

    def __init__(self, place: Place, *, is_flat: bool = False) -> None:
        self.place, self.is_flat = place, is_flat
        self._cells: list[Cell] = []
        self._taken: set[tuple[int, int]] = set()
        self._row = -1
        self._column = 0

    @property
    def row(self) -> int:
        """The row that is being filled."""
        return self._row

    def next_row(self) -> None:
        """Begin the next row. Raises TooLargeError if there are too many."""
        self._row += 1
        self._column = 0
        if self._row >= MOST_ROWS:
            raise too_many_rows()

    def skip(self, columns: int) -> None:
        """Leave columns of the row free."""
        self._column += min(columns, MOST_COLUMNS)

    def add(self, text: str, rowspan: int = 1, colspan: int = 1, place: Place | None = None) -> int:
        """Put a cell into the next free column of the row, and return that column."""
        while (self._row, self._column) in self._taken:
            self._column += 1
        column = self._column
        self.put(text, self._row, column, rowspan, colspan, place)
        self._column = column + max(colspan, 1)
        return column

    def put(
        self, text: str, row: int, column: int, rowspan: int = 1, colspan: int = 1, place: Place | None = None
    ) -> None:
        """Put a cell at a row and a column. What is taken there already stays, and ends the cell's span."""
        rowspan, colspan = min(max(rowspan, 1), MOST_ROWS), max(colspan, 1)
        if column + colspan > MOST_COLUMNS:
            raise TooLargeError(t("a table has more than {count} columns", count=MOST_COLUMNS))
        if (row, column) in self._taken:
            return
        width = 1
        while width < colspan and (row, column + width) not in self._taken:
            width += 1
        height = 1
        while height < rowspan and not any((row + height, column + at) in self._taken for at in range(width)):
            height += 1
        self._taken.update((row + down, column + right) for down in range(height) for right in range(width))
        if len(self._taken) > _MOST_SPANNED:
            raise TooLargeError(t("a table has more than {count} cells", count=_MOST_SPANNED))
        cell = self.place if place is None else place
        self._cells.append(Cell(text, row, column, height, width, cell.in_cell(row + 1, column + 1)))

    def done(self) -> Grid:
        """The grid. No cell spans more rows than there are."""
        height = self._row + 1
        cells = tuple(
            replace(cell, rowspan=min(cell.rowspan, height - cell.row)) for cell in self._cells if cell.row < height
        )
        width = max((cell.column + cell.colspan for cell in cells), default=0)
        return Grid(cells, height, width, self.place, self.is_flat)


def too_many_rows() -> TooLargeError:
    """What is said of a table with more rows than any list has."""
    return TooLargeError(t("a table has more than {count} rows, and no list has", count=MOST_ROWS))
