"""The language of a page: the sentences that only pages say, and Traditional prose in Simplified characters.

The Chinese pages are written by hand in Traditional characters; those in Simplified are made of them. What the
tools write into a page is translated in a catalogue of its own, beside this module: the program has no use for it.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import opencc

from msss.common.language import Language

DOMAIN = "msss_docs"
LOCALES = Path(__file__).parent / "locale"
_QUOTES = str.maketrans("「」『』", "“”‘’")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_LITERAL = re.compile("(``.*?``)")
_NOTE = re.compile(r"(?<=  # ).*")
"""A note of the page's own behind a line of YAML."""


def speaker(language: Language) -> Callable[[str], str]:
    """What translates a sentence for a page: into Traditional characters, for both Chinese pages."""
    if language is Language.ENGLISH:
        return str
    catalog = gettext.translation(DOMAIN, LOCALES, [Language.TRADITIONAL.locale])
    return lambda text: catalog.gettext(text) if text else ""


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """A Traditional text in Simplified characters, with their quotation marks and pages; ``literals`` stay."""
    pieces = _LITERAL.split(text)
    made = (one if one.startswith("``") else _converter().convert(one).translate(_QUOTES) for one in pieces)
    return "".join(made).replace("docs/zh-Hant/", "docs/zh-Hans/")


def simplified_page(page: str) -> str:
    """A Traditional page in Simplified characters, leading to pages in these; code stays as it is, but for notes."""
    made, end = "", 0
    for code in _CODE.finditer(page):
        made += _simplified_prose(page[end : code.start()])
        made += _NOTE.sub(lambda note: simplified(note[0]), code[0]) if code[0].startswith("```yaml") else code[0]
        end = code.end()
    return made + _simplified_prose(page[end:])


def _simplified_prose(text: str) -> str:
    return simplified(text).replace(Language.TRADITIONAL.value, Language.SIMPLIFIED.value)
