"""How a list is read: bytes in, the list out, or every reason why there is none."""

from __future__ import annotations

from ..formats.reading import Format, Loaded, Parsed
from ..reading.document import Plain
from .model import ResponsibilityList

LIST = Format(ResponsibilityList)
"""How a list is written."""
LoadedList = Loaded[ResponsibilityList]


def read(content: bytes, file: str, of: None = None) -> Parsed[ResponsibilityList]:
    """The list in ``content`` as it stands, and every error of its form: what the rules say comes after.

    ``of`` is the list to which a file of another kind belongs: a list belongs to none.
    """
    return LIST.read(content, file, registered)


def registered(data: Plain) -> set[str]:
    """The names and aliases under ``units:``, whatever else stands there."""
    units = data.get("units") if isinstance(data, dict) else None
    entries = [unit for unit in units if isinstance(unit, dict)] if isinstance(units, list) else []
    aliases = [alias for unit in entries for alias in (unit.get("aliases") or ()) if isinstance(alias, str)]
    return {name for name in (*aliases, *(unit.get("name") for unit in entries)) if isinstance(name, str)}
