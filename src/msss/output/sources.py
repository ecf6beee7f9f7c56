"""Which files answered, in a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from ..common.language import Series, t, tn
from ..formats.reading import Loaded
from .cells import FileName


class Filed(Protocol):
    """A list, by its file."""

    @property
    def file(self) -> str: ...


def lists_in_a_line(asked: Sequence[Filed]) -> str:
    """The lists that answered."""
    return _in_a_line([loaded.file for loaded in asked], tn("{count} list", "{count} lists", len(asked)))


def all_in_a_line(asked: Sequence[Filed], ledgers: Iterable[Loaded[Any]]) -> str:
    """The lists and ledgers that answered; a ledger that isn't begun is no file."""
    return lists_and_ledgers(asked, (FileName(one.file) for one in ledgers if one.is_there))


def lists_and_ledgers(asked: Sequence[Filed], ledgers: Iterable[FileName]) -> str:
    """The lists that answered, and the files of their ledgers."""
    files = list(dict.fromkeys(ledgers))
    lists = lists_in_a_line(asked)
    if not files:
        return lists
    return t("{lists}; {ledgers}", lists=lists, ledgers=ledgers_in_a_line(files))


def ledgers_in_a_line(files: Sequence[FileName]) -> str:
    """Ledgers that answered."""
    return _in_a_line(files, tn("{count} ledger", "{count} ledgers", len(files)))


def evaluations_in_a_line(files: Sequence[FileName]) -> str:
    """Evaluations that answered."""
    return _in_a_line(files, tn("{count} evaluation", "{count} evaluations", len(files)))


def files_in_a_line(files: Sequence[str]) -> str:
    """Names of files: up to three of them, otherwise the first, the last, and how many there are."""
    return _in_a_line(files, tn("{count} file", "{count} files", len(files)))


def _in_a_line(files: Sequence[str], counted: str) -> str:
    names = [FileName(file) for file in files] if len(files) <= 3 else [FileName(files[0]), FileName(files[-1])]
    if len(files) <= 3:
        return Series(names)
    return t("{first} … {last} ({counted})", first=names[0], last=names[-1], counted=counted)
