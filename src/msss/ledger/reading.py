"""How a ledger is read: bytes in, the ledger out, or every reason why there is none."""

from __future__ import annotations

from ..common.language import t
from ..formats.reading import Format, Loaded, Parsed
from ..reading.document import Plain
from ..responsibilities.model import ResponsibilityList
from ..responsibilities.registry import every_name
from .model import Ledger

MAX_CHARACTERS = 2_000_000
"""The most characters of all keys and values together in a ledger: it grows all year, entry by entry of about 100."""
LEDGER = Format(
    Ledger,
    MAX_CHARACTERS,
    {
        "MSS006": t("remove the ---: a file holds one ledger"),
        "MSS007": t("a ledger starts with year: and entries:"),
        "MSS008": t("a year's reports need less than this: look for entries that were pasted more than once"),
    },
)
"""How a ledger is written."""
LoadedLedger = Loaded[Ledger]


def read(content: bytes, file: str, of: ResponsibilityList | None = None, *, places: bool = False) -> Parsed[Ledger]:
    """The ledger in ``content`` as it stands, and every error of its form: what the rules say comes after.

    A name that the list ``of`` has may hold commas; where the list isn't known, any may.
    """
    return LEDGER.read(content, file, _reporters if of is None else lambda _: every_name(of), places=places)


def _reporters(data: Plain) -> set[str]:
    """Every unit that reports, or is reported on, by the data of a ledger."""
    entries = data.get("entries") if isinstance(data, dict) else None
    reporters = (entry.get(key) for entry in entries or () if isinstance(entry, dict) for key in ("by", "unit"))
    return {name for name in reporters if isinstance(name, str)}
