"""Numbers as notices write them: 6萬, 4.5万, 11,600, 兩千; and quantities as they are compared."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from .chinese import fold

NARROW = str.maketrans("０１２３４５６７８９％．，／～－", "0123456789%.,/~-")
"""Full-width digits, and the signs in numbers, ids and dates, to half width: a Chinese input method writes them."""
SCALES = {"十": 10, "百": 100, "千": 1000, "萬": 10_000, "万": 10_000, "億": 100_000_000, "亿": 100_000_000}
NUMBER = "(?:[0-9]{1,3}(?:[,][0-9]{3})+|[0-9]+)(?:[.][0-9]+)?(?:[十百千]?[萬万億亿]|[百千](?![瓦伏米克]))?"
"""A number as notices write it in digits, as a regular expression: digits, thousands separators, a decimal
fraction, a scale."""
_ONE = "[一二兩两三四五六七八九]"
_BELOW_10000 = f"(?:(?:{_ONE}千)?(?:{_ONE}百)?(?:零?{_ONE}?十{_ONE}?|零{_ONE})?|{_ONE})"
_FRACTION = "[點点][零〇一二三四五六七八九]{1,9}"
NUMERALS = (
    f"(?:(?=[一二兩两三四五六七八九十]){_BELOW_10000}(?:[萬万](?=零|.千)零?{_BELOW_10000}|(?:{_FRACTION})?[萬万億亿]?)"
    f"|零{_FRACTION}[萬万億亿]?)"
)
"""A number in Chinese numerals that says all its places: 三, 兩千, 一百二十, 十二萬. Not 三萬五, which may be
30005 or 35000, and not 千, which begins many words."""
UP_TO_100 = "[0]*(?:[0-9]{1,2}(?:[.][0-9]+)?|[1][0]{2}(?:[.][0]+)?)"
"""A number from 0 to 100 in digits."""


def wide(pattern: str) -> str:
    """A regular expression that takes in full width too what ``pattern`` takes in its classes of digits and signs."""

    def both(found: re.Match[str]) -> str:
        sign = found[1] if found[1] in ("-", ".", ",", "%") else ""
        return f"[{found[1]}{(sign or found[1]).translate(_WIDE if sign else _WIDE_DIGITS)}]"

    return re.sub(r"\[([0-9]+(?:-[0-9])?|[-.,%])\]", both, pattern)


_WIDE_DIGITS = {ord(digit): wide for digit, wide in zip("0123456789", "０１２３４５６７８９", strict=True)}
_WIDE = {ord(sign): wide for sign, wide in zip("-.,%", "－．，％", strict=True)}
WRITTEN_NUMBER = f"(?:{wide(NUMBER)}|{NUMERALS})"
"""Whatever `parse_number` reads, in half and full width: what a JSON Schema says of a number is made of it."""
PERCENT = wide("[0]*[0-9]{1,3}(?:[.][0-9]+)?[%]")
"""A percentage below 1,000, in half and full width: 萧县 published a completion of 286% in September 2025."""
_WHOLE = "(?:全年|年度|目[標标]|任[務务]|[總总]工程量|[總总]量)+的"
_REPORTED = f"(?:整[體体][進进]度)?已?(?:完成(?:率|[進进]度)?[為为]?)?(?:{_WHOLE})?"
SHARE = f"{_REPORTED}{PERCENT}"
"""A percentage as reports write it: 60%, 完成60%, 已完成年度目標任務的55%, 完成率為87.2%."""
MOST = 40
"""The most characters of a number."""


def parse_number(text: str) -> Decimal:
    """The number a text writes: ``6萬`` is 60000, ``11,600`` 11600, ``4.5万`` 45000, ``六萬`` 60000.

    Raises ValueError for anything that isn't one whole number of that kind: signs, NaN, infinity,
    exponents and underscores are none, nor are superscripts and circled digits (6², ①).
    """
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return Decimal(int(text))  # nearly every number of a list
    plain = text.translate(NARROW)
    if len(plain) > MOST:
        raise ValueError(text)
    if not re.fullmatch(NUMBER, plain):
        return parse_numerals(text)
    scale = 1
    while plain[-1] in SCALES:
        scale *= SCALES[plain[-1]]
        plain = plain[:-1]
    return _shortest(_EXACT.multiply(Decimal(plain.replace(",", "")), Decimal(scale)))


def _shortest(number: Decimal) -> Decimal:
    """``number`` without trailing zeros and without an exponent: 4.50 is 4.5, 1E+2 is 100."""
    return Decimal(int(number)) if number == int(number) else _EXACT.normalize(number)


def parse_numerals(text: str) -> Decimal:
    """The number of `NUMERALS`; ValueError for another text."""
    if not re.fullmatch(NUMERALS, text):
        raise ValueError(text)
    total, below_10000, digit = 0, 0, 0
    decimals = ""
    for character in text:
        if decimals and character not in SCALES:
            decimals += str(DIGITS.get(character, 0))
        elif character in "點点":
            decimals = "."
        elif character in "萬万億亿":
            below_10000 += digit
            if decimals:
                return _shortest(_EXACT.multiply(Decimal(f"{below_10000}{decimals}"), Decimal(SCALES[character])))
            total, below_10000, digit = total + below_10000 * SCALES[character], 0, 0
        elif character in SCALES:
            below_10000, digit = below_10000 + (digit or 1) * SCALES[character], 0
        else:
            digit = DIGITS.get(character, 0)
    return _shortest(Decimal(f"{total + below_10000 + digit}{decimals}"))


DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)} | {"兩": 2, "两": 2}
_EXACT = Context(prec=100)  # more digits than a number that is read can have


def format_number(number: Decimal) -> str:
    """With thousands separators: 60,000 and 4.5."""
    return f"{number:,f}"


def plain_number(number: Decimal) -> int | float:
    """As JSON writes it: a whole number as an integer."""
    return int(number) if number == number.to_integral_value() else float(number)


@lru_cache(maxsize=4096)
def comparable(amount: Decimal, measure: str) -> tuple[Decimal, str]:
    """A quantity as it is compared: 500 萬元 is 5000000 元, 戶 is 户, and ％ is %."""
    measure = fold(measure)
    scale = SCALES.get(measure[0], 0) if len(measure) > 1 and measure[0] in "万亿" else 1
    return (amount * scale, measure[1:]) if scale > 1 else (amount, measure)


class Value(NamedTuple):
    """What was done so far: an amount in the target's measure, or a share of the whole in percent."""

    amount: Decimal
    is_percent: bool = False

    def __str__(self) -> str:
        return f"{format_number(self.amount)}{'%' if self.is_percent else ''}"


def parse_value(written: str) -> Value:
    """Read a value as a ledger writes it: 45000, 4.5萬, 四萬五千, 60%, 完成年度目標任務的55%.

    Raises ValueError for anything else, and for 1,000% and more.
    """
    if not written.endswith(("%", "％")):
        return Value(parse_number(written))
    if len(written) > MOST or not re.fullmatch(SHARE, written):
        raise ValueError(written)
    return Value(parse_number(re.sub("^[^0-9０-９]+", "", written[:-1])), is_percent=True)
