"""A comment hides a part of the list.

Everything from ``#`` to the end of its line is a comment and doesn't count. In ``[餘杭區政府, # 臨平區政府,
錢塘區政府``, only the first unit is in the list, which is easy to overlook. msss warns of a comment
inside brackets if it holds names of units that aren't named beside it, or a key with its value.
Remarks about an entry are not reported. Remove the ``#``, or the names.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             support: [市建委,  # 2022年前是市城建委,負責選址
                       市財政局],
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             support: [市建委, # 市財政局
                       ],
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...common.language import t
from ...formats.keys import keys_of
from ...formats.rules import Finding
from ...reading.diagnostic import Span
from ...reading.document import Document
from ..model import Item, ResponsibilityList, Target, Unit

_NAME = re.compile(
    r"(?!原|現|现|含|即|包括|見|见|由|另|同|與|与|已|不|除|及|和)[^\s:：。?？!！]{1,24}"
    r"(?:政府|局|委|辦|办|中心|集團|集团|公司|支隊|支队|管委會|管委会|委員會|委员会|街道|宣傳部|宣传部|聯|联合會|联合会)"
)
_KEY = re.compile(f"({'|'.join(declared.name for cls in (Item, Target, Unit) for declared in keys_of(cls))}):\\s")


def check(responsibilities: ResponsibilityList, document: Document) -> Iterator[Finding]:
    """Yield every comment between brackets or braces that reads as what stands there does."""
    known: set[str] = set()
    for start, comment in _comments(document.text):
        value = document.value_at(start)
        known = known or _names(responsibilities)
        swallowed = ""
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            swallowed = _swallowed_names(comment, known, {one for one in value if isinstance(one, str)})
        elif isinstance(value, dict):
            key = _KEY.match(comment.strip("# "))
            swallowed = key[1] + ":" if key and key[1] not in value else ""
        if swallowed:
            line = document.text.count("\n", 0, start) + 1
            column = start - document.text.rfind("\n", 0, start)
            span = Span(line, column, line, column + len(comment))
            message = t("{text} is in a comment, so it is not part of the list", text=swallowed)
            yield Finding((), message, t("remove the #, or the comment"), span=span)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """The comments that may stand between brackets, with the place of their ``#``; it may stand in a text, too."""
    start = text.find("#")
    while start >= 0:
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        # There a comment follows a comma or an opening bracket, or stands before a closing one.
        before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
        if before[-1:] in _BEFORE and (before.rstrip()[-1:] in _OPEN or after.lstrip()[:1] in _CLOSE):
            yield start, text[start:end].rstrip()
        start = text.find("#", end)


_OPEN = frozenset(",[{")
_CLOSE = frozenset("]},")
_BEFORE = frozenset(" \t\n,[")
_NEAR = 200
"""How far from a comment a bracket or a comma is looked for, in characters."""


def _swallowed_names(comment: str, known: set[str], named: set[str]) -> str:
    """The first name of a comment that is made of names, or has one that the list knows; empty if it is of words."""
    pieces = [piece.strip(" \t\"'[]{}#") for piece in re.split("[,，]", comment)]
    pieces = [piece for piece in pieces if piece]
    certain = [piece for piece in pieces if piece in known and piece not in named]
    if certain:
        return certain[0]
    parts = [part for piece in pieces for part in piece.split("、") if part]
    if parts and all(_NAME.fullmatch(part) for part in parts):
        return next((part for part in parts if part not in named), "")
    return ""


def _names(responsibilities: ResponsibilityList) -> set[str]:
    """Every name of the list."""
    items = [item for _, item in responsibilities.items()]
    names = {name for item in items for _, name in item.units()} | {name for item in items for name in item.owner}
    for unit in responsibilities.units:
        names.update((unit.name, *unit.aliases, *unit.members))
    return names
