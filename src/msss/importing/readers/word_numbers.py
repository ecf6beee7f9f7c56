"""The numbers that Word counts itself before paragraphs: they stand nowhere in the file's text.

What is read is what is certain: levels that count in digits, in Chinese numerals or in circles.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

_VALUE = qn("w:val")
_NUMERALS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand".split()
)
_CIRCLES = frozenset(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"))
_MOST_LEVELS = 9
_MOST_STYLES = 20
"""How many styles a style may be based on, one on the other."""


class _Level(NamedTuple):
    """How a level of a list counts: from where, in which signs, and what stands around them (%1.)."""

    start: int
    signs: str
    text: str


class WordNumbers:
    """The counters of one document. Each paragraph has to be asked for, once and in order."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        for related in document.part.rels.values():
            if related.reltype == RELATIONSHIP_TYPE.NUMBERING and not related.is_external:
                self._declared(parse_xml(related.target_part.blob))

    def _declared(self, numbering: Any) -> None:
        for one in numbering.iter(qn("w:abstractNum")):
            levels = {}
            for level in one.iter(qn("w:lvl")):
                start, signs, text = (level.find(qn(f"w:{name}")) for name in ("start", "numFmt", "lvlText"))
                levels[_whole(level.get(qn("w:ilvl")))] = _Level(
                    _whole(start.get(_VALUE)) if start is not None else 0,
                    (signs.get(_VALUE) or "") if signs is not None else "decimal",
                    (text.get(_VALUE) or "") if text is not None else "",
                )
            self._levels[one.get(qn("w:abstractNumId")) or ""] = levels
        for one in numbering.iter(qn("w:num")):
            abstract, name = one.find(qn("w:abstractNumId")), one.get(qn("w:numId")) or ""
            self._abstract[name] = (abstract.get(_VALUE) or "") if abstract is not None else ""
            for override in one.iter(qn("w:lvlOverride")):
                if (start := override.find(qn("w:startOverride"))) is not None:
                    at = _whole(override.get(qn("w:ilvl")))
                    self._restarts.setdefault(name, {})[at] = _whole(start.get(_VALUE))

    def next(self, paragraph: Any) -> str:
        """The number before a paragraph, which is counted by this; empty if there is none, or none that is certain."""
        name, at = self._list_of(paragraph)
        if name not in self._abstract or not 0 <= at < _MOST_LEVELS:
            return ""
        levels = self._levels.get(self._abstract[name], {})
        counters = self._counters.setdefault(self._abstract[name], {})
        for level, start in self._restarts.pop(name, {}).items():
            counters[level] = start - 1
        own = levels.get(at)
        counters[at] = counters.get(at, own.start - 1 if own else 0) + 1
        for deeper in [level for level in counters if level > at]:
            del counters[deeper]
        if own is None:
            return ""
        numbers = [_signs(counters.get(level, one.start), one.signs) for level, one in sorted(levels.items())[: at + 1]]
        if not numbers[-1]:
            return ""
        return re.sub(r"%([1-9])", lambda found: "".join(numbers[int(found[1]) - 1 : int(found[1])]), own.text)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        name = level = None
        style = _value(properties.find(qn("w:pStyle"))) if properties is not None else None
        for _ in range(_MOST_STYLES):
            if properties is not None:
                name = _value(properties.find(f"{qn('w:numPr')}/{qn('w:numId')}"))
                level = level or _value(properties.find(f"{qn('w:numPr')}/{qn('w:ilvl')}"))
            if name is not None or style not in self._styles:
                break
            properties, style = (
                self._styles[style].find(qn("w:pPr")),
                _value(self._styles[style].find(qn("w:basedOn"))),
            )
        return name or "", _whole(level)


def _value(element: Any) -> str | None:
    written: str | None = element.get(_VALUE) if element is not None else None
    return written


def _whole(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() and len(written) < 6 else 0


def _signs(number: int, signs: str) -> str:
    """A number in the signs of a level; empty for those that msss doesn't know."""
    if signs in ("decimal", "decimalFullWidth", "decimalZero"):
        return str(number)
    if signs in _CIRCLES and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if signs in _CHINESE and 1 <= number <= 99:
        tens, ones = divmod(number, 10)
        ten = f"{_NUMERALS[tens] if tens > 1 else ''}十" if tens else ""
        return ten + (_NUMERALS[ones] if ones else "")
    return ""
