"""A form that came back, as what stands in its cells: the same of a workbook and of a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ..common.errors import MsssError
from ..common.harmless import visible
from ..common.language import t
from ..values.chinese import fold
from .model import VERSION, Column, Head, Key, Row

MOST_ROWS = 10_000
"""The most rows of a form; one has a few dozen."""
NEEDED = (Column.ITEM, Column.TARGET, Column.VALUE)
"""The columns without which a table is no form."""
_HEADINGS = {fold(column): column for column in Column}


class Cell(NamedTuple):
    """What stands in a cell, and where; ``problem`` says why it is no text and no number."""

    text: str
    place: str
    problem: str = ""


class Returned(NamedTuple):
    """A form that came back. ``known`` are the rows that it was made with, by what they are of.

    ``place`` is where the form begins, for what is wrong with it as a whole.
    """

    file: str
    place: str
    head: Head
    known: Mapping[Key, Row]
    rows: tuple[Mapping[Column, Cell], ...]


class CellFinding(NamedTuple):
    """What is wrong with a cell of a form, and what to do."""

    file: str
    place: str
    code: str
    message: str
    hint: str

    def __str__(self) -> str:
        """``file:sheet!cell: error[CODE]: message (hint)``, on one line and safe to print."""
        said = t("{message} ({hint})", message=self.message, hint=self.hint) if self.hint else self.message
        return visible(f"{self.file}:{self.place}: error[{self.code}]: {said}")


class FormsError(MsssError):
    """Forms that can't be recorded: everything that is wrong with them. Nothing was written."""

    exit_code = 1

    def __init__(self, findings: tuple[CellFinding, ...]) -> None:
        self.findings = findings
        super().__init__(findings)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))

    def lines(self) -> list[str]:
        """Each finding in a line, and that nothing was written."""
        return [*map(str, self.findings), f"msss: {t('not recorded, nothing was changed')}"]


def no_form(file: str, message: str, hint: str = "", place: str = "1") -> FormsError:
    """That a file is no form that can be read."""
    hint = hint or t("msss forms makes the forms; copy into a new one what was filled in")
    return FormsError((CellFinding(file, place, "MSS601", message, hint),))


def columns_of(headings: Iterable[str]) -> dict[Column, int] | None:
    """The places of a form's columns by their headings; None if they aren't those of a form."""
    places: dict[Column, int] = {}
    for place, heading in enumerate(headings):
        if column := _HEADINGS.get(fold(heading)):
            places.setdefault(column, place)
    return places if all(column in places for column in NEEDED) else None


def head_of(year: str, title: str, unit: str, day: str) -> Head:
    """What a form belongs to. Raises ValueError if the year is no number or the day no day."""
    return Head(int(year), title, unit, date.fromisoformat(day))


def rows_by_key(rows: Iterable[Row]) -> Mapping[Key, Row]:
    """Rows by what they are of."""
    return {row.key: row for row in rows}


def refuse_version(version: str, file: str) -> None:
    """Raise FormsError for a form of a later msss."""
    if version != str(VERSION):
        raise no_form(file, t("the form was made by another version of msss"), t("make the form again"))
