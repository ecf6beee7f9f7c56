"""Quantities as notices write them: 6萬個, 4.5万, 11,600戶, and conditions on them (>=1萬戶)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_SCALES = {"十": 10, "百": 100, "千": 1000, "萬": 10_000, "万": 10_000, "億": 100_000_000, "亿": 100_000_000}
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[十百千]?[萬万億亿]|[百千])?"
"""A number as notices write it, as a regular expression: digits, thousands separators, a decimal
fraction, a scale."""


def parse_number(text: str) -> Decimal:
    """The number a text writes: ``6萬`` is 60000, ``11,600`` 11600, ``4.5万`` 45000.

    Raises ValueError for anything that isn't one whole number of that kind: signs, NaN, infinity,
    exponents and underscores are none.
    """
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) > 40 or not re.fullmatch(NUMBER, plain, re.ASCII):
        raise ValueError(text)
    scale = 1
    while plain[-1] in _SCALES:
        scale *= _SCALES[plain[-1]]
        plain = plain[:-1]
    return _trim(Decimal(plain.replace(",", "")) * scale)


def _trim(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 4.50 is 4.5, 1E+2 is 100."""
    number = number.normalize()
    return number if number.as_tuple().exponent <= 0 else number.quantize(Decimal(1))  # type: ignore[operator]


def format_number(number: Decimal) -> str:
    """With thousands separators: 60,000 and 4.5."""
    return f"{number:,f}"


def plain_number(number: Decimal) -> int | float:
    """As JSON writes it: a whole number as an integer."""
    return int(number) if number == number.to_integral_value() else float(number)


class Comparison(StrEnum):
    """How a condition compares."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    EQUAL = "="
    NOT = "!="

    def holds(self, left: Decimal, right: Decimal) -> bool:
        """Whether ``left`` stands in this relation to ``right``."""
        match self:
            case Comparison.AT_LEAST:
                return left >= right
            case Comparison.AT_MOST:
                return left <= right
            case Comparison.MORE:
                return left > right
            case Comparison.LESS:
                return left < right
            case Comparison.EQUAL:
                return left == right
            case Comparison.NOT:
                return left != right


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked of a target: words in its content, a comparison with its quantity, its measure.

    ``text`` is the condition as it was typed.
    """

    text: str
    content: str = ""
    comparison: Comparison | None = None
    amount: Decimal = Decimal(0)
    measure: str = ""


CONDITION_FORMS = "學位, >=1萬, <100, >=10000戶, 公園>=50個"
"""The forms of a `Condition`, for messages."""
_SIGNS = {"≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "≠": "!=", "==": "=", "=>": ">=", "=<": "<=", "<>": "!="}


def parse_condition(text: str) -> Condition:
    """Read a condition: text, a comparison, or both, as in ``公園>=50個``.

    Raises ValueError if the text is none of `CONDITION_FORMS`.
    """
    # NFKC would take ≠ apart into = and a stroke, so the signs go first.
    plain = text
    for sign, meant in _SIGNS.items():
        plain = plain.replace(sign, meant) if not sign.isascii() else plain
    plain = "".join(unicodedata.normalize("NFKC", plain).split())
    content, sign, rest = _split(plain)
    if not sign:
        if not content:
            raise ValueError(text)
        return Condition(text, content)
    found = re.fullmatch(rf"({NUMBER})(\D*)", rest, re.ASCII)
    if not found:
        raise ValueError(text)
    return Condition(text, content, Comparison(_SIGNS.get(sign, sign)), parse_number(found[1]), found[2])


def _split(plain: str) -> tuple[str, str, str]:
    found = re.search("[<>=!]=|<>|=[<>]|[<>=]", plain)
    return (plain[: found.start()], found[0], plain[found.end() :]) if found else (plain, "", "")
