"""Records as JSON, for programs."""

from __future__ import annotations

from json import dumps
from typing import Any

from .table import Table


def json(table: Table) -> str:
    """The records as UTF-8 JSON, not escaped, a stable order of keys."""
    return written(table.records)


def written(data: Any) -> str:
    """``data`` as JSON. What a runner of GitHub Actions takes for a command is escaped: the data stays the same."""
    return dumps(data, ensure_ascii=False, indent=2).replace("##[", "#\\u0023[") + "\n"
