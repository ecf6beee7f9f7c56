"""Cells that are more than their text: an id, a day, names, a file, a status with a tone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Self

from ..common.harmless import visible
from ..common.terms import Worded
from ..values.joined import in_one_cell

__all__ = ["Dated", "Day", "FileName", "Id", "Marked", "Measured", "Names", "Tone", "Worded"]


class Tone(StrEnum):
    """What a cell's text means, for ways of writing that have colours: the text says it too."""

    BAD = "bad"
    POOR = "poor"
    GOOD = "good"
    MISSING = "missing"


class Marked(Worded):
    """Words with a tone: 逾期 is bad."""

    __slots__ = ("tone",)
    tone: Tone | None

    def __new__(cls, text: str, tone: Tone | None, spoken: object = "") -> Self:
        cell = super().__new__(cls, text, spoken)
        cell.tone = tone
        return cell


class Dated(Worded):
    """A cell that says a day in words, 11月底: CSV has the day itself beside it, 2022-11-30."""

    __slots__ = ("day",)
    day: date

    def __new__(cls, text: str, day: date, spoken: object = "") -> Self:
        cell = super().__new__(cls, text, spoken)
        cell.day = day
        return cell


class Day(str):
    """A cell that is a day, as 2022-09-30: a spreadsheet gets it as one."""

    __slots__ = ("day",)
    day: date

    def __new__(cls, day: date) -> Self:
        cell = super().__new__(cls, day.isoformat())
        cell.day = day
        return cell


class Measured(str):
    """A number with its measure, 1,895戶: a spreadsheet gets it as a number that is shown with the measure."""

    __slots__ = ()


class Id(str):
    """A cell with an item's id, which is text: a spreadsheet that took 1.10 for a number would show 1.1."""

    __slots__ = ()


class FileName(str):
    """A cell that names a file. Unlike a list's texts its characters were never checked, so it is made
    safe to show; and it is shown as it is in every script, because converted it would name no file.

    ``raw`` is the name itself, for who makes an address of it.
    """

    __slots__ = ("raw",)
    raw: str

    def __new__(cls, name: str) -> FileName:
        cell = super().__new__(cls, visible(name))
        cell.raw = name.raw if isinstance(name, FileName) else name
        return cell


class Names(str):
    """A cell that lists names: joined as a Chinese sentence does, 甲局、乙局, for people.

    A name may hold 、 itself (各區、縣(市)政府); CSV, which programs split, has ``splittable``.
    """

    __slots__ = ("names",)
    names: tuple[str, ...]

    def __new__(cls, names: Iterable[str]) -> Names:
        listed = tuple(names)
        cell = super().__new__(cls, "、".join(listed))
        cell.names = listed
        return cell

    @property
    def splittable(self) -> str:
        """The names joined with ；, which none of them holds."""
        return in_one_cell(self.names)
