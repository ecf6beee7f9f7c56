"""Records as JSON, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps
from typing import Any

from ..common import language
from .table import Table


def json(table: Table) -> str:
    """The records as UTF-8 JSON, not escaped, a stable order of keys."""
    return written(table.records)


def written(data: Any) -> str:
    """``data`` as JSON. What a runner of GitHub Actions takes for a command is escaped: the data stays the same."""
    said = data if language.current() is language.Language.ENGLISH else _spoken(data)
    return dumps(said, ensure_ascii=False, indent=2).replace("##[", "#\\u0023[") + "\n"


def _spoken(data: Any) -> Any:
    """``data`` with sentences for people in the language that is spoken."""
    if isinstance(data, language.Phrase | language.Series):
        return str(data)
    if isinstance(data, Mapping):
        return {key: _spoken(value) for key, value in data.items()}
    return [_spoken(value) for value in data] if isinstance(data, list | tuple) else data
