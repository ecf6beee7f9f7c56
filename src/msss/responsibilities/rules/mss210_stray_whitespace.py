"""A text has whitespace where the source has none.

Whitespace at the beginning or end of a text, twice in a row, or between two Chinese characters
(衛生健康 委員會) is most often left over from a line break in a table. Because of it, searches and
comparisons don't find the name. Remove it. Only in a ``contact:``, one space may stand between a
unit and a person (市教育局 王處長).

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教 育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...formats.texts import all_texts, texts
from ...reading.diagnostic import Path
from ..model import ResponsibilityList

_STRAY = r"^\s|\s$|\s\s|(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])"
_STRAY_OF_CONTACTS = r"^\s|\s$|\s\s|[^\S ]"


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every text with stray whitespace."""
    if not _any_whitespace(responsibilities):
        return
    for path, text in texts(responsibilities):
        found = re.search(_STRAY_OF_CONTACTS if "contact" in path else _STRAY, text)
        if found:
            around = repr(text[max(0, found.start() - 6) : found.end() + 6])
            message = t("{key} has whitespace that doesn't belong: {text}", key=_key(path), text=around)
            yield Finding(path, message, t("remove it: Chinese text has no spaces between characters"))


def _any_whitespace(responsibilities: ResponsibilityList) -> bool:
    """Whether any text has whitespace, stray or not. Most lists have none, and are done with here."""
    together = "|".join(all_texts(responsibilities))
    return together.split(maxsplit=1) != [together]


def _key(path: Path) -> str:
    return next(step for step in reversed(path) if isinstance(step, str))
