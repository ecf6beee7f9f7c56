"""Records as JSON, for programs: one array, or an object a line (NDJSON)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from json import dumps
from json.encoder import encode_basestring as quoted
from typing import Any

from ..common import language
from .table import Table


def json(table: Table) -> str:
    """The records as UTF-8 JSON, not escaped, a stable order of keys."""
    return written(table.records)


def ndjson(table: Table) -> str:
    """The records as UTF-8 JSON, a line each; what is one record is one line."""
    records = [table.records] if isinstance(table.records, Mapping) else table.records
    return "".join(map(line_of, records))


def written(data: Any) -> str:
    """``data`` as JSON. What a runner of GitHub Actions takes for a command is escaped: the data stays the same."""
    return _inert(_indented(_spoken(data), "\n")) + "\n"


def line_of(data: Any) -> str:
    """``data`` as JSON in one line, with its end."""
    return _inert(dumps(_spoken(data), ensure_ascii=False)) + "\n"


def entry_of(record: Any) -> str:
    """A record as it stands in an array that `array` puts together."""
    return _inert(_indented(_spoken(record), "\n  "))


def array(entries: Iterable[str]) -> Iterator[str]:
    """Records that `entry_of` wrote, alone or joined by `BETWEEN`, as the array that `written` would write."""
    is_empty = True
    for entry in entries:
        yield f"[\n  {entry}" if is_empty else f"{BETWEEN}{entry}"
        is_empty = False
    yield "[]\n" if is_empty else "\n]\n"


BETWEEN = ",\n  "
"""What stands between two records of an array."""


def _inert(text: str) -> str:
    return text.replace("##[", "#\\u0023[")


def _indented(data: Any, line: str) -> str:
    """``data`` as `dumps` writes it with an indent of two; ``line`` begins a line of what it is in.

    `dumps` goes through its data a piece at a time where it indents, which takes three times as long.
    """
    kind = type(data)
    if kind is dict:
        if not data:
            return "{}"
        inner = f"{line}  "
        said = [
            f"{quoted(key)}: {quoted(value) if type(value) is str else _indented(value, inner)}"
            for key, value in data.items()
        ]
        return f"{{{inner}{f',{inner}'.join(said)}{line}}}"
    if kind is list or kind is tuple:
        if not data:
            return "[]"
        inner = f"{line}  "
        each = [quoted(value) if type(value) is str else _indented(value, inner) for value in data]
        return f"[{inner}{f',{inner}'.join(each)}{line}]"
    if isinstance(data, dict):
        return _indented(dict(data), line)
    if isinstance(data, list | tuple):
        return _indented(list(data), line)
    return repr(data) if kind is int else dumps(data, ensure_ascii=False)


def _spoken(data: Any) -> Any:
    """``data`` with sentences for people in the language that is spoken."""
    if language.current() is language.Language.ENGLISH:
        return data
    if isinstance(data, language.Phrase | language.Series):
        return str(data)
    if isinstance(data, Mapping):
        return {key: _spoken(value) for key, value in data.items()}
    return [_spoken(value) for value in data] if isinstance(data, list | tuple) else data
