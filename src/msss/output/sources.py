"""Which files answered, in a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..formats.reading import Loaded
from ..responsibilities.reading import LoadedList
from .cells import FileName


def lists_in_a_line(asked: list[LoadedList]) -> str:
    """The lists that answered."""
    return in_a_line([loaded.file for loaded in asked], "lists")


def all_in_a_line(asked: list[LoadedList], ledgers: Iterable[Loaded[Any]]) -> str:
    """The lists and ledgers that answered; a ledger that isn't begun is no file."""
    files = dict.fromkeys(FileName(one.file) for one in ledgers if one.is_there)
    return "; ".join(filter(None, (lists_in_a_line(asked), ", ".join(files))))


def in_a_line(files: Sequence[str], what: str) -> str:
    """Names of files: up to three of them, otherwise the first, the last, and how many there are."""
    names = [FileName(file) for file in files]
    return ", ".join(names) if len(names) <= 3 else f"{names[0]} … {names[-1]} ({len(names)} {what})"
