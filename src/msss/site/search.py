"""The index that the search looks through: items and units, found by any part of their text, in either script.

Words aren't separated in Chinese, so nothing is split: what is typed is looked for as it is, after both are folded
character by character. The index brings the characters that it needs for that.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..values.chinese import Script, convert
from .editions import Edition


class Entry(NamedTuple):
    """Something that can be found: its address, what is shown of it, and more by which it is found."""

    address: str
    shown: str
    more: str


def entries(edition: Edition) -> list[Entry]:
    """The items and units of a list."""
    year = edition.model.year
    found = []
    for one in edition.items:
        item = one.item
        names = [*item.lead, *item.support, *(name for name in (one.project.name,) if name)]
        words = [target.content for target in item.targets if target.content not in item.name]
        more = " ".join((*names, *words))
        found.append(Entry(edition.item_addresses[item.id], f"{item.id} {item.name} ({year})", more))
    for name, parts in edition.parts.items():
        if parts:
            unit = edition.units[name]
            found.append(Entry(edition.unit_address(name), f"{name} ({year})", " ".join(unit.aliases) if unit else ""))
    return found


def index(found: Iterable[Entry]) -> bytes:
    """The index as JSON: ``fold`` has pairs of characters, each with the one that it is folded to."""
    found = list(found)
    folded = [[one.address, one.shown, fold(f"{one.shown} {one.more}")] for one in found]
    used = set("".join(text for _, _, text in folded))
    pairs = "".join(f"{char}{to}" for char, to in _folds().items() if to in used)
    return json.dumps({"fold": pairs, "entries": folded}, ensure_ascii=False, separators=(",", ":")).encode()


def fold(text: str) -> str:
    """A text as it is compared: half width, lower case, without spaces, Simplified character by character."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    return plain.translate(_table())


@cache
def _folds() -> dict[str, str]:
    chars = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simplified = convert("\n".join(chars), Script.HANS).split("\n")
    return {char: to for char, to in zip(chars, simplified, strict=True) if char != to and len(to) == 1}


@cache
def _table() -> dict[int, str]:
    return {ord(char): to for char, to in _folds().items()}
