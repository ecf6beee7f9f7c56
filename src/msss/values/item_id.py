"""Items' ids: 7.2, the project's number and the row's, or the list's own, 省1, 1-2, 一.

An id is cited in reports and on command lines: it has no spaces, no brackets and nothing that separates. One that is a
number alone would be a project's.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBER = "[1-9][0-9]{0,3}"
_CHARACTER = "(?:[0-9]|[A-Za-z\u3007\u3400-\u9fff])"
# What is no id of a list's own: a number, or 7.2 mistyped (07.2, 7.l).
_SLIP = "(?:[0-9]|[lIOo|])+(?:[.](?:[0-9]|[lIOo|])*)?"
ITEM_ID = (
    f"{_NUMBER}[.]{_NUMBER}"
    f"|(?!{_SLIP}$)(?=.{{1,20}}$)(?=.*(?:[0-9]|[\u3007\u3400-\u9fff])){_CHARACTER}+(?:(?:[-]|[.]|_|·){_CHARACTER}+)*"
)
"""An id as a regular expression of the whole of a text, in half width."""


_OF_NUMBERS = f"{_NUMBER}[.]{_NUMBER}"


@lru_cache(maxsize=4096)
def place(id: str) -> tuple[int, int] | None:
    """The project's number and the row's, if an id is made of them: 7.2 is (7, 2). None for one of the list's own."""
    number, point, row = id.partition(".")
    if not point or not re.fullmatch(_OF_NUMBERS, id):
        return None
    return int(number), int(row)


def citable(text: str) -> str:
    """A text without what an id can't hold, if that leaves an id: 一 for (一); else nothing."""
    signs = "".join(found[0] for found in re.finditer(f"{_CHARACTER}|[-._·]", text)).strip("-._·")
    return signs if re.fullmatch(ITEM_ID, signs) else ""
