"""What describes the tables to programs: a Data Package (datapackage.json), as Frictionless reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .tables import SCHEMA, Column, Table

FILE = "datapackage.json"
NAME = "msss"
"""What a description is called that nobody named otherwise."""
_DIALECTS: dict[str, dict[str, Any]] = {
    "csv": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
    "ndjson": {"json": {"keyed": True}},
}
_MEDIA = {
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
}


def descriptor(
    tables: Iterable[Table],
    *,
    title: str = "",
    name: str = NAME,
    licenses: Sequence[Mapping[str, str]] = (),
    sources: Sequence[Mapping[str, str]] = (),
    format: str = "csv",
    paths: Mapping[str, Sequence[str]] = MappingProxyType({}),
    hashes: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """The description of tables, as plain data.

    ``licenses`` are those of the data, each with a ``name`` (CC-BY-4.0) or a ``path``; ``sources`` say where the data
    is from, each with a ``title`` and maybe a ``path``. ``paths`` are the files of each table, by its name, from where
    the description is; of one that isn't named it is ``items.csv``. ``hashes`` are those of the files (`hash_of`).
    """
    described = list(tables)
    there = {table.name for table in described}
    is_csv = format == "csv"
    package: dict[str, Any] = {"profile": "tabular-data-package" if is_csv else "data-package", "name": name}
    package |= {"title": title} if title else {}
    package |= {"schema_version": SCHEMA}
    package |= {"licenses": [dict(one) for one in licenses]} if licenses else {}
    package |= {"sources": [dict(one) for one in sources]} if sources else {}
    return package | {
        "resources": [_resource(table, there, format, paths.get(table.name, ()), hashes) for table in described]
    }


def _resource(
    table: Table, there: set[str], format: str, files: Sequence[str], hashes: Mapping[str, str]
) -> dict[str, Any]:
    files = files or (f"{table.name}.{format}",)
    described: dict[str, Any] = {
        "profile": "tabular-data-resource" if format == "csv" else "data-resource",
        "name": table.name,
        "title": table.term,
        "description": table.meaning,
        "path": files[0] if len(files) == 1 else list(files),
        "format": format,
        "mediatype": _MEDIA[format],
    }
    if hashes:
        described |= {"hash": hashes[files[0]]} if len(files) == 1 else {"hashes": [hashes[file] for file in files]}
    described |= {"encoding": "utf-8"} if format in _DIALECTS else {}
    described |= {"dialect": _DIALECTS[format]} if format in _DIALECTS else {}
    return described | {"schema": schema(table, there)}


def hash_of(path: Path) -> str:
    """A file's hash as a Data Package has it: ``sha256:`` and hexadecimal digits."""
    with path.open("rb") as file:
        return f"sha256:{file_digest(file, 'sha256').hexdigest()}"


def hashes_of(folder: Path) -> dict[str, str]:
    """The files that the description in a folder names, with their hashes; none if it is no description of ours.

    Its own is empty, and one that isn't said.
    """
    try:
        package = json.loads((folder / FILE).read_bytes())
        if package["name"] != NAME or not package["schema_version"]:
            return {}
        found = {FILE: ""}
        for resource in package["resources"]:
            path = resource["path"]
            files = [path] if isinstance(path, str) else path
            hashes = [resource["hash"]] if "hash" in resource else resource.get("hashes", [""] * len(files))
            found |= dict(zip(files, hashes, strict=True))
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return found


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
