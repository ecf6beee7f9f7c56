"""Where everything is: addresses that people link to and that stay. docs/publish.md documents them.

An address is a path from the top of the site, in each language the same: ``2022/7.2/``. The pages of the first
language stand at the top, those of the others in a folder of their own, ``en/2022/7.2/``. Every link is relative, so
that a site works wherever it is put.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from ..common.language import Language

HOME = ""
ABOUT = "about/"
YEARS = "years/"
ITEMS, STATUS, UNITS, DEADLINES = "items/", "status/", "units/", "deadlines/"
CHANGES, EVALUATION, DATA = "changes/", "evaluation/", "data/"
LIST, LEDGER, VOTES = "list/", "ledger/", "votes/"
"""The pages of a list, below its own address; the last three are its files, line by line."""
STYLE, SEARCH_SCRIPT, TABLES_SCRIPT, ICON = (
    "assets/style.css",
    "assets/search.js",
    "assets/tables.js",
    "assets/icon.svg",
)
SITEMAP, ATOM, JSON_FEED, INDEX = "sitemap.xml", "feed.xml", "feed.json", "search.json"
INDEX_FILE = "index.html"
"""The file of a page, in the folder that its address names."""
_LONGEST = 80
"""How many bytes a part of an address may have before it is cut: a file's name may have 255."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x20\x7f/\\:*?"<>|#%&;=+,!$\'()\[\]{}`^~@]+')
"""What a file's name can't have somewhere, or an address doesn't show as it is."""
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")


def folder_of(language: Language, first: Language) -> str:
    """The folder that the pages of a language stand in: the top for the first one."""
    return "" if language is first else f"{language.value}/"


def slug(path: Path, year: int, below: Path | None = None) -> str:
    """The address of a list: its year, and what its file's name says besides, so that another list doesn't change it.

    ``responsibility_list_2022.yaml`` is ``2022``, ``responsibility_list_2022_linan.yaml`` is ``2022-linan``, and
    ``linan/responsibility_list_2022.yaml`` below the folder ``below`` is ``linan/2022``.
    """
    stem = re.sub(rf"^responsibility_list|(?<!\d){year}(?!\d)", "", path.stem)
    rest = re.sub(r"[-_.\s]+", "-", stem).strip("-")
    name = part(f"{year}-{rest}") if rest else str(year)
    if below is None:
        return name
    try:
        folders = path.parent.relative_to(below).parts
    except ValueError:
        return name
    return "/".join((*(part(folder) for folder in folders), name))


def part(text: str) -> str:
    """A name as a part of an address: as it is, but for what a file's name or an address can't hold."""
    name = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", text)).strip("-.")
    if _DEVICES.match(name):
        name = f"{name}-"
    if len(name.encode("utf-8", "replace")) > _LONGEST:
        cut = name.encode("utf-8", "replace")[: _LONGEST - 9].decode("utf-8", "ignore")
        name = f"{cut}-{sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return name or sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def parts(names: Iterable[str]) -> dict[str, str]:
    """Each name with its part of an address, no two of them the same, on systems that ignore case too."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        own = part(name)
        if own.casefold() in taken:
            own = f"{own}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
        taken.add(own.casefold())
        found[name] = own
    return found


def relative(here: str, there: str) -> str:
    """The link from the page at ``here`` to ``there``, both from the top of the site: to itself it is ``./``."""
    up = "../" * here.count("/")
    return (up + quoted(there)) or "./"


def file_of(address: str) -> str:
    """The file that a web server sends for an address."""
    return f"{address}{INDEX_FILE}" if not address or address.endswith("/") else address


@lru_cache(maxsize=8192)
def quoted(address: str) -> str:
    """An address as it stands in a link."""
    return quote(address, safe="/-._~")
