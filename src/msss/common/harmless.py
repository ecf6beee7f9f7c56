"""Text from files and arguments made harmless: nothing in it acts on a terminal, or on a program that reads a log."""

from __future__ import annotations

import re
import unicodedata

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_STARTS_COMMAND = "::"  # of GitHub Actions, which runs what it finds in a log
_STARTS = (*_STARTS_FORMULA, _STARTS_COMMAND)


def harmless(text: str) -> str:
    """A line of which nothing acts on a terminal, or on GitHub Actions: `visible` and `inert` in one."""
    return inert(visible(text))


def visible(text: str) -> str:
    """``text`` with every character that could act on a terminal written out, as ``\\x1b``.

    Data from files, file names and arguments pass through here before they are shown: control
    characters, line breaks, bidirectional overrides, lone surrogates and noncharacters come out as escapes.
    What a font may have is shown as it is: private use, and Han that is newer than this Python's tables.
    """
    if text.isprintable():  # true for nearly all of CJK; false for controls, format characters and surrogates
        return text
    return "".join(char if char.isprintable() or _has_form(char) else _escape(char) for char in text)


def _has_form(char: str) -> bool:
    """Whether a character that Python doesn't call printable is one that a font may have, and that does nothing."""
    if char == "\u3000":  # an ideographic space is a space, and safe
        return True
    code = ord(char)
    if code & 0xFFFE == 0xFFFE:  # a noncharacter
        return False
    return unicodedata.category(char) == "Co" or 0x3400 <= code < 0xA000 or 0x20000 <= code < 0x40000


def inert(line: str) -> str:
    """A line in which GitHub Actions, which runs commands in a log, finds none.

    It takes ``::name::`` at the beginning of a line for one, and the older ``##[name]`` anywhere.
    """
    if line.lstrip().startswith("::"):
        line = line.replace("::", "\\x3a:", 1)
    return line.replace("##[", "#\\x23[")


def no_formula(cell: str) -> str:
    """A cell of CSV in which no spreadsheet and no log finds anything to run.

    What a spreadsheet could take for a formula gets an apostrophe before it, the sign by which spreadsheets know text;
    a negative number is none.
    """
    cell = inert(cell) if "##[" in cell else cell
    runs = cell.lstrip().startswith(_STARTS) and not re.fullmatch(r"-[0-9,.]+", cell)
    return f"'{cell}" if runs else cell


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
