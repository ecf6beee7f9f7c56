"""In which encoding a file most likely is that isn't UTF-8: what Chinese programs save text in.

Loaded only when a file can't be read.
"""

from __future__ import annotations

import codecs

_LOOKED_AT = 100_000
"""How many bytes are looked at."""
_COMMON = frozenset(
    "的一是在不人有中大和市區区政府局建設设新項项目責责任清單单年月日號号發发教育財财改委民生實实事公園园學学位個个完成底"
    "街道鎮镇縣县各配合牽牵頭头單位名稱称衛卫健康城管文旅體体服務务社會会保障交通運运輸输水利農农村住房增加"
)
"""Characters that such a list is full of: bytes that are read in the wrong encoding make others."""


_ENOUGH = 0.1
"""The share of such characters from which on an encoding is named; a list has several times as many."""


def likely_encoding(content: bytes) -> str | None:
    """UTF-16, GBK or Big5, if ``content`` reads as one of them; None if that can't be told."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    head = content[:_LOOKED_AT]
    if _is_utf16(head):
        return "UTF-16"
    scores = {name: _score(head, codec) for name, codec in (("GBK", "gb18030"), ("Big5", "big5hkscs"))}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _ENOUGH else None


def _is_utf16(head: bytes) -> bool:
    """Whether half of it is zeros where ASCII's other byte would be: keys, colons and line breaks are ASCII."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) >= 4 and max(even, odd) * 8 > len(head) // 2 and min(even, odd) * 8 < max(even, odd)


def _score(head: bytes, codec: str) -> float:
    """How much of what isn't ASCII are characters that lists are full of; 0 if it can't be read so."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        text = decoder.decode(head)  # not final: a character may be cut in two at the end
    except UnicodeDecodeError:
        return 0
    others = [character for character in text if not character.isascii()]
    if not others or any(0xE000 <= ord(character) < 0xF900 for character in others):
        return 0
    return sum(character in _COMMON for character in others) / len(others)
