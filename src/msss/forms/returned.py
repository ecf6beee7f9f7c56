"""A form that came back, as what stands in its cells: the same of a workbook and of a CSV file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..common.errors import MsssError
from ..common.harmless import visible
from ..common.language import t
from .model import Column, Head, Key, Row


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
