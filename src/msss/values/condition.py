"""Conditions on a target, as they are typed: 學位, >=1萬戶, 公園>=50個."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from .chinese import narrow
from .quantity import NUMBER, parse_number


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


class Condition(NamedTuple):
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
    plain = "".join(narrow(plain).split())
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
