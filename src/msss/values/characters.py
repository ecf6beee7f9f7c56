"""Characters that a text may not hold, and those that are taken for others: tables of Unicode 16.0.

Python's `unicodedata` has no Default_Ignorable_Code_Point, so its ranges stand here; a test compares
them with a library that has the property. It changes rarely: the code points that Unicode reserves for
later ones of its kind (U+2065, U+FFF0 to FFF8, the rest of plane 14) are in it already.

Loaded only when a text isn't plainly one of the usual characters.
"""

from __future__ import annotations

import re
import unicodedata

Ranges = tuple[tuple[int, int], ...]
"""First and last code points, both included."""

DEFAULT_IGNORABLE: Ranges = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""What a program shows as nothing (DerivedCoreProperties.txt): zero width, fillers, selectors, tags."""
NONCHARACTERS: Ranges = (
    (0xFDD0, 0xFDEF),
    *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17)),
)
"""What is no character and never will be."""
CONTROLS: Ranges = ((0x00, 0x1F), (0x7F, 0x9F), (0x2028, 0x2029), (0xFFF9, 0xFFFB))
"""C0 and C1, line and paragraph separators, interlinear annotations."""
REFUSED: Ranges = tuple(sorted((*DEFAULT_IGNORABLE, *NONCHARACTERS, *CONTROLS)))
"""What no text may hold, but a variation selector after an ideograph."""
SELECTORS: Ranges = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Variation selectors: after an ideograph they choose which form of it is meant."""
IDEOGRAPHS: Ranges = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD))


def character_class(ranges: Ranges) -> str:
    """Ranges inside [ ] of a regular expression, as Python and ECMAScript both read it."""

    def one(code: int) -> str:
        return f"\\u{code:04x}" if code < 0x10000 else chr(code)

    return "".join(one(first) if first == last else f"{one(first)}-{one(last)}" for first, last in ranges)


def text_pattern() -> str:
    """What a text may hold, as a regular expression that matches the whole of it."""
    return f"(?:[^{character_class(REFUSED)}]|[{character_class(IDEOGRAPHS)}][{character_class(SELECTORS)}])*"


_HIDDEN = re.compile(
    f"[{character_class(REFUSED)}\\ud800-\\udfff]"
)  # half a character comes from elsewhere than a file


def hidden(text: str) -> str | None:
    """The first character of ``text`` that it may not hold, or None."""
    for found in _HIDDEN.finditer(text):
        selects = _in(found[0], SELECTORS) and found.start() and _in(text[found.start() - 1], IDEOGRAPHS)
        if not selects:
            return found[0]
    return None


def _in(character: str, ranges: Ranges) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


# --- what is taken for something else

_LATIN_LOOKS = dict(
    zip(
        "АВЕЗКМНОРСТУХЅІЈԌаеорсухѕіјԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
        "ABE3KMHOPCTYXSIJGaeopcyxsijdqwhABEZHIKMNOPTYXovp",
        strict=True,
    )
)
"""Cyrillic and Greek letters whose usual form is that of a Latin one (Unicode's confusables.txt)."""
_MIXED = re.compile(rf"[A-Za-z0-9][{''.join(_LATIN_LOOKS)}]|[{''.join(_LATIN_LOOKS)}][A-Za-z0-9]")


def looks_like(text: str) -> tuple[str, str] | None:
    """The first character of ``text`` that is taken for a digit or a Latin letter, and for which; or None.

    A digit of another script (٦, 𝟔) is, and a mathematical letter (𝐀); a Cyrillic or Greek letter is beside
    Latin ones or digits (АED), and isn't in a word of its own.
    """
    for character in text:
        if character.isascii() or "０" <= character <= "９":
            continue
        if character.isdecimal():
            return character, str(unicodedata.decimal(character))
        if "\U0001d400" <= character <= "\U0001d7ff":
            return character, unicodedata.normalize("NFKC", character)
    found = _MIXED.search(text)
    if not found:
        return None
    character = next(character for character in found[0] if character in _LATIN_LOOKS)
    return character, _LATIN_LOOKS[character]


def named(character: str) -> str:
    """A character by its number and its name in Unicode: U+00AD, soft hyphen."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}, {name}" if name else f"U+{ord(character):04X}"
