"""What describes the tables to programs: a Data Package (datapackage.json), as Frictionless reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from .tables import SCHEMA, Column, Table

FILE = "datapackage.json"
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def in_csv(table: Table) -> str:
    """The name of a table's file of CSV."""
    return f"{table.name}.csv"


def descriptor(
    tables: Iterable[Table],
    *,
    title: str = "",
    name: str = "msss",
    licenses: Sequence[Mapping[str, str]] = (),
    sources: Sequence[Mapping[str, str]] = (),
    path: Callable[[Table], str] = in_csv,
) -> dict[str, Any]:
    """The description of tables in CSV, as plain data.

    ``licenses`` are those of the data, each with a ``name`` (CC-BY-4.0) or a ``path``; ``sources`` say where the data
    is from, each with a ``title`` and maybe a ``path``. ``path`` says where each table's file is, from the description.
    """
    described = list(tables)
    there = {table.name for table in described}
    package: dict[str, Any] = {"profile": "tabular-data-package", "name": name}
    package |= {"title": title} if title else {}
    package |= {"schema_version": SCHEMA}
    package |= {"licenses": [dict(one) for one in licenses]} if licenses else {}
    package |= {"sources": [dict(one) for one in sources]} if sources else {}
    return package | {
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "title": table.term,
                "description": table.meaning,
                "path": path(table),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": _DIALECT,
                "schema": schema(table, there),
            }
            for table in described
        ]
    }


def schema(table: Table, there: set[str]) -> dict[str, Any]:
    """A table's columns and keys; only those that lead to a table that is ``there``."""
    keys = [
        {"fields": list(one.columns), "reference": {"resource": one.table, "fields": list(one.of_that)}}
        for one in table.leads_to
        if one.table in there
    ]
    described: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return described | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": column.type.value,
        "title": column.term,
        "description": column.meaning,
    }
    if column.unit:
        described["unit"] = column.unit
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    constraints |= {"enum": list(column.words)} if column.words else {}
    return described | ({"constraints": constraints} if constraints else {})


def written(package: Mapping[str, Any]) -> bytes:
    """The description as the bytes of its file."""
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
