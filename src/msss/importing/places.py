"""Where something stands in a published document: page, table, row and cell; sheet and cell; line and cell."""

from __future__ import annotations

from typing import NamedTuple

from ..common.language import Phrase, t


class Place(NamedTuple):
    """A place in the source, as a reader can find it again. What isn't known is None.

    ``table``, ``row``, ``column`` and ``line`` count from one. With ``sheet`` a cell is named as Excel names it: D5.
    """

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    line: int | None = None
    row: int | None = None
    column: int | None = None
    cell: str | None = None

    def in_cell(self, row: int, column: int) -> Place:
        """The place of a cell of what stands here, unless it is known already."""
        row = self.row if self.row is not None else row
        if self.sheet is not None:
            return self._replace(row=row, column=column, cell=self.cell or f"{letters(column)}{row}")
        return self._replace(row=row, column=self.column if self.column is not None else column)

    def __str__(self) -> str:
        if self.sheet is not None:
            return f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        between = str(t(", "))
        return between.join(map(str, self._parts()))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def _parts(self) -> list[Phrase]:
        parts = []
        if self.page is not None:
            parts.append(t("page {number}", number=self.page))
        if self.line is not None:
            parts.append(t("line {number}", number=self.line))
        elif self.table is not None:
            parts.append(t("table {number}", number=self.table))
        if self.row is not None and self.line is None:
            parts.append(t("row {number}", number=self.row))
        if self.column is not None:
            parts.append(t("cell {number}", number=self.column))
        return parts


def letters(column: int) -> str:
    """The letters by which Excel names a column: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
