"""How whole numbers, years, days and item ids are written: a pattern of each, for the reader and for JSON Schema.

Digits may be of full width, as a Chinese input method leaves them: ２０２２ is 2022, and 7．2 is 7.2.
"""

from __future__ import annotations

_NARROW = str.maketrans("０１２３４５６７８９．，－％", "0123456789.,-%")
_DIGIT = "[0-9０-９]"
_FROM_ONE = "[1-9１-９]"
_POINT = "[.．]"
_DASH = "[-－]"
_MONTH = f"([0０]{_FROM_ONE}|[1１][0-2０-２])"
_DAY_OF_MONTH = f"([0０]{_FROM_ONE}|[12１２]{_DIGIT}|[3３][01０１])"

WHOLE = f"{_FROM_ONE}{_DIGIT}{{0,3}}"
"""A whole number from 1 to 9999."""
YEAR = f"{_FROM_ONE}{_DIGIT}{{3}}"
"""A year of four digits."""
DAY = f"{_DIGIT}{{4}}{_DASH}{_MONTH}{_DASH}{_DAY_OF_MONTH}"
"""A day, 2022-04-07; not every one is in the calendar."""
ITEM_ID = rf"{WHOLE}{_POINT}{WHOLE}"
"""An item's id, 7.2."""
COUNT = f"([0０]|{_FROM_ONE}{_DIGIT}{{0,5}})"
"""A whole number of zero or more."""


def narrow(text: str) -> str:
    """``text`` with its full-width digits, points, commas, dashes and percent signs in half width."""
    return text if text.isascii() else text.translate(_NARROW)
