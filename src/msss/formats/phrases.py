"""Pieces of messages about values: how a value is quoted, and what is most likely wrong with a number."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from ..common.language import t


class Wrong(NamedTuple):
    """A value that a key doesn't take: the key's name, the value, it as a message quotes it.

    ``example`` is empty, or a piece of a file that has the key, for hints; ``units`` are those known by name.
    """

    key: str
    value: Any
    shown: str
    example: str = ""
    units: Callable[[], Collection[str]] = tuple


def short(value: Any) -> str:
    """A value as a message quotes it: not the whole of a text that runs on."""
    if not isinstance(value, str):
        return what(value)
    return value if len(value) <= 40 else value[:39] + "…"


def what(value: Any) -> str:
    """What kind of value it is, in words."""
    match value:
        case str():
            return t("the text {text}", text=short(value)) if value else t("nothing")
        case list():
            return t("a list")
        case _:
            return t("a mapping")


_TAKEN_FOR = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"}
"""What is typed for a digit, and isn't one."""


def wrong_digit(value: Any) -> str:
    """What to do about a character in a number that is no digit and passes for one, as a hint; else nothing."""
    if not isinstance(value, str):
        return ""
    has_digits = any(character.isdecimal() for character in value)
    for character in value[:100]:
        if has_digits and character in _TAKEN_FOR:
            digit = _TAKEN_FOR[character]
            if character.isalpha():
                return t("{character} is a letter, not a digit: write {digit}", character=character, digit=digit)
            return t("{character} is a sign, not a digit: write {digit}", character=character, digit=digit)
        if (
            not character.isdecimal()
            and not "\u3007" <= character <= "\u9fff"
            and unicodedata.numeric(character, -1) >= 0
        ):
            from ..values.characters import named

            return t(
                "{character} is {name}, not a digit: write the number in digits",
                character=character,
                name=named(character),
            )
    return ""
