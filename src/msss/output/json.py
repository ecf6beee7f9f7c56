"""Records as JSON, for programs."""

from __future__ import annotations

from json import dumps

from .sheet import Sheet


def json(sheet: Sheet) -> str:
    """The records as UTF-8 JSON, not escaped, a stable order of keys."""
    return dumps(sheet.records, ensure_ascii=False, indent=2) + "\n"
