"""Breaking text into lines where a reader expects it: the one way for tables, pages, reports and messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

_OPENING = "(（《「『〔【〈“‘\\[{\"'"
"""What may not end a line (GB/T 15834, as far as a terminal needs it)."""
_CLOSING = ")）》」』〕】〉”’\\]}\"',，、。.;；:：!！?？%％‰℃…—～·/"
"""What may not begin one."""
_NARROW = "!-\u10ff\u1160-\u2e7f"
"""What words are made of; a line may break at any other character. A set of many more takes long to compile."""
_MARKS = "\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""What belongs to the character before it."""
_WORD = rf"(?:(?![\s“”‘’…—·])[{_NARROW}])+(?<![({{\[])"
_MEASURE = (
    r"(?:平方公里|平方千米|平方米|立方米|公里|千米|公斤|公頃|公顷|小時|小时|分鐘|分钟|分貝|分贝|人次|個月|个月|\w)"
)
_NUMBER = rf"{_WORD}(?:(?<=[0-9])(?:[十百千萬万億亿]* ?(?![{_NARROW}]){_MEASURE}|[十百千萬万億亿]+))?"
"""A word; one that ends with a digit goes on with the scale and the measure: 6萬個."""
_PIECE = re.compile(
    rf"\s|[{_OPENING}]*(?:{_NUMBER}(?:[.~～–/-]+{_NUMBER})*|.)[{_MARKS}]*[{_CLOSING}]*",  # 10月..11月 stays together
    re.DOTALL,
)


def pieces(text: str) -> list[str]:
    """What ``text`` is made of that no line may break.

    A word, a number with its scale and measure (6萬個), any Chinese character; each with the brackets
    that open before it and the marks that close after it.
    """
    return _PIECE.findall(text)


def wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """``text`` in lines of up to ``width`` cells; those after the first begin with ``indent``.

    A space at which a line breaks is left out. Only a piece that is wider than a whole line is cut.
    """
    line, used, is_new = "", 0, False  # new: nothing but the indent is in the line
    for piece in pieces(text):
        if piece.isspace() and is_new:
            continue
        size = cell_len(piece)
        if used + size > width and not is_new and line.strip():
            yield line.rstrip()
            line, used, is_new = indent, cell_len(indent), True
            if piece.isspace():
                continue
        while used + size > width and len(piece) > 1:  # wider than a whole line: it has to be cut
            count = _fitting(piece, width - used)
            yield line + piece[:count]
            line, used, piece = indent, cell_len(indent), piece[count:]
            size = cell_len(piece)
        line += piece
        used += size
        is_new = False
    yield line if is_new else line.rstrip()


def _fitting(piece: str, width: int) -> int:
    """How many characters of ``piece`` fit; at least one, so that there is an end."""
    return next(count for count in range(len(piece), 0, -1) if count == 1 or cell_len(piece[:count]) <= width)
