"""What stands above an answer in a file of its own: of which list it is, what was asked for, and of which day it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...common.language import Series, t
from ...common.terms import shown
from ...responsibilities.query import Query
from ...responsibilities.reading import LoadedList
from ..dates import in_words
from .items import ROLES


def title_of(lists: Sequence[LoadedList], what: str = "") -> str:
    """The list's title, and what is shown of it; of several lists, their titles."""
    titles = Series(dict.fromkeys(loaded.model.title for loaded in lists))
    return t("{list}: {what}", list=titles, what=what) if what else titles


def asked_in_words(query: Query, units: Sequence[str]) -> str:
    """What was asked for: ``units`` are the names of those that the query means. Empty if it is the whole list."""
    words: list[str] = []
    if units and query.role:
        role = ROLES[query.role]
        words.append(t("{unit} ({role})", unit=Series(units), role=role))
    elif units or query.role:
        words.append(Series(units) if units else ROLES[query.role] if query.role else "")
    if query.projects:
        words.append(t("Project {number}", number=Series(map(str, sorted(set(query.projects))))))
    if query.due:
        words.append(t("due {when}", when=Series(when.text for when in query.due)))
    for heading, texts in (
        ("目標任務", tuple(condition.text for condition in query.targets)),
        ("級別", query.levels),
        ("項目類別", query.categories),
    ):
        if texts:
            words.append(t("{heading}: {text}", heading=shown(heading), text=Series(texts)))
    if query.search:
        words.append(t("with {text}", text=Series(query.search)))
    return _Joined(words) if words else ""


def subtitle_of(asked: str = "", day: date | None = None) -> str:
    """What was asked for, and of which day the answer is, in a line."""
    words = [asked] if asked else []
    words += [t("as of {day}", day=in_words(day))] if day else []
    return _Joined(words) if words else ""


class _Joined(str):
    """Phrases in a row, with what stands between two in the language that is spoken when they are shown."""

    __slots__ = ("phrases",)
    phrases: tuple[str, ...]

    def __new__(cls, phrases: Sequence[str]) -> _Joined:
        joined = super().__new__(cls, "; ".join(phrases))
        joined.phrases = tuple(phrases)
        return joined

    def __str__(self) -> str:
        return str(t("; ")).join(map(str, self.phrases))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)
