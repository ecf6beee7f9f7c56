"""Two lists spelt alike: what differs only in script, width or spacing is made the same before they are compared.

A list that is kept in Traditional characters and one in Simplified promise the same. Texts that differ in
nothing else are therefore compared, and shown, in one spelling: the new list's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...common.language import tn
from ...common.terms import Worded
from ...formats.texts import all_texts, respelled
from ...values.chinese import fold_all
from ..model import ResponsibilityList
from .change import Change, ChangeKind, Effect


class Alike(NamedTuple):
    """Both lists in one spelling; ``respelt`` are texts of the old list, each with the new list's spelling."""

    old: ResponsibilityList
    new: ResponsibilityList
    respelt: list[tuple[str, str]]


def spelt_alike(old: ResponsibilityList, new: ResponsibilityList) -> Alike:
    """Two lists whose texts are the same where they differ only in script, width or spacing."""
    before, after = Counter(all_texts(old)), Counter(all_texts(new))
    gone, added = before - after, after - before
    if not gone or not added:
        return Alike(old, new, [])
    texts = list(dict.fromkeys((*after, *before)))  # the new list's spelling comes first
    by_key: dict[object, str] = {}
    spelling = {text: by_key.setdefault(key, text) for text, key in zip(texts, _keys(texts), strict=True)}
    if all(text == spelt for text, spelt in spelling.items()):
        return Alike(old, new, [])
    written = {spelling[text]: text for text in reversed(added)}
    respelt = [(text, written[spelling[text]]) for text in gone.elements() if spelling[text] in written]
    spell = spelling.__getitem__
    return Alike(respelled(old, spell), respelled(new, spell), respelt)


def respelt_change(respelt: list[tuple[str, str]]) -> Iterator[Change]:
    """The one change for all that is written in another script, width or spacing; none if nothing is."""
    if respelt:
        old, new = respelt[0]
        if len(respelt) > 1:
            old, new = (_and_others(text, len(respelt)) for text in (old, new))
        yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, "", "text", old, new, ())


def _and_others(text: str, places: int) -> str:
    """The first of several texts, and in how many places there is one."""
    spoken = tn("{text} (in {count} place)", "{text} (in {count} places)", places, text=text)
    return Worded(f"{text} 等{places}處", spoken)


def _keys(texts: Iterable[str]) -> Iterator[object]:
    """What is the same of texts that say the same: all but script, width, case and spaces.

    Superscripts, circled digits and fractions stay what they are, and a space between two digits is none too
    many: without it they would be another number.
    """
    texts = list(texts)
    for text, folded in zip(texts, fold_all(texts), strict=True):
        digits = "" if text.isascii() else "".join(char for char in text if unicodedata.category(char) == "No")
        parted = re.findall(r"\d(?=\s+\d)", text) if re.search(r"\d\s", text) else ()
        yield folded, digits, tuple(parted)
