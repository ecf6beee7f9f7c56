"""Texts of documents as the list has them: without what only layout put there."""

from __future__ import annotations

import re

from ..values.characters import hidden

_HAN = r"[\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…·]"
_BETWEEN_HAN = re.compile(rf"(?<={_HAN})[ \t\u3000\xa0]+(?={_HAN})")
_SPACES = re.compile(r"[ \t\u3000\xa0\u2000-\u200a\u202f\u205f]+")
_NEWLINES = re.compile(r"[ \t\u3000\xa0]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\u3000\xa0]*")
_ASCII_BREAK = re.compile(r"(?<=[A-Za-z0-9,.;:%)])\n+(?=[A-Za-z0-9(])")
_LINE_ENDS = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """The lines of a text that aren't blank, each without the space around it."""
    return [line for one in _LINE_ENDS.split(visible(text)) if (line := _SPACES.sub(" ", one).strip())]


def in_one_line(text: str) -> str:
    """A text without the line breaks and spaces that a table put between its characters: 衛生健康 委員會."""
    text = _NEWLINES.sub("\n", visible(text)).strip()
    text = _ASCII_BREAK.sub(" ", text) if "\n" in text else text
    text = _SPACES.sub(" ", text.replace("\n", ""))
    return _BETWEEN_HAN.sub("", text).strip()


def visible(text: str) -> str:
    """A text without the characters that nobody sees, which web pages and Word files are full of."""
    if text.isprintable():
        return text
    kept = (
        char for char in text if char in "\n\t\r\x0b\x0c\x85\u2028\u2029" or char.isprintable() or not _is_hidden(char)
    )
    return "".join(kept)


def _is_hidden(character: str) -> bool:
    return hidden(character) is not None


def squeezed(text: str) -> str:
    """A text without any whitespace: what headings and labels are compared by."""
    return "".join(visible(text).split())
