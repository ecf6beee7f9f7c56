"""What can be downloaded beside a list's pages: its files as they are, and the answers of the commands as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from csv import reader
from hashlib import sha256
from json import dumps
from typing import NamedTuple

from ..common.language import Language, speaking, t
from ..lists.loading import read_file
from ..lists.standings import standings_of
from ..output import csv, json
from ..output.answers.history import history_table
from ..output.answers.items import ItemRows, Support, listed
from ..output.answers.progress import ProgressLayout, progress_table
from ..output.calendar import calendar, dues
from ..output.table import Table
from . import addresses
from .editions import Edition
from .rendering import web_address


class File(NamedTuple):
    """A file to download: its name, what it holds, of which type it is, and what is in it."""

    name: str
    content: bytes
    type: str
    what: str
    columns: tuple[str, ...] = ()


PACKAGE = "datapackage.json"
"""The file that says what the others are."""
_TYPES = {".yaml": "application/yaml", ".csv": "text/csv", ".json": "application/json", ".ics": "text/calendar"}


def files_of(edition: Edition, licence: str = "") -> Iterator[File]:
    """The files of a list. They are the same in every language: CSV and JSON are for programs."""
    files = list(_files(edition))
    yield from files
    package = (dumps(descriptor(edition, files, licence), ensure_ascii=False, indent=2) + "\n").encode()
    yield File(PACKAGE, package, _TYPES[".json"], t("What these files are, as a Data Package (Frictionless)"))


def _files(edition: Edition) -> Iterator[File]:
    words = {
        addresses.LIST: t("The list, as it was written"),
        addresses.LEDGER: t("The ledger, as it was written"),
        addresses.VOTES: t("The evaluation, as it was written"),
    }
    for page, loaded in edition.files.items():
        yield File(loaded.path.name, read_file(loaded.path), _TYPES[".yaml"], words[page])
    tracked = {edition.loaded.file: edition.tracked} if edition.is_followed else {}
    found = list(edition.hits())
    yield from _table("items", t("The items"), listed(found, ItemRows(False, Support.NAMED, False, tracked)))
    if edition.is_followed:
        layout = ProgressLayout(several=False, bars=False, details=True)
        table = progress_table(standings_of(found, tracked), edition.as_of, layout)
        yield from _table("progress", t("Where each target stands"), table)
        steps = [(edition.loaded, step) for one in edition.items for step in edition.reports.get(one.item.id, ())]
        table = history_table(steps, several=False, of_project=True, everything=True)
        yield from _table("reports", t("Every report"), table)
    deadlines = (due for _, hit in found for due in dues(edition.model, hit.item, hit.targets))
    yield File("deadlines.ics", calendar(deadlines), _TYPES[".ics"], t("The deadlines, for calendars"))


def descriptor(edition: Edition, files: Iterable[File], licence: str) -> dict[str, object]:
    """The files as a Data Package of Frictionless: what each of them is, and the columns of those that are tables."""
    model = edition.model
    source: dict[str, str | None] = {
        "title": " ".join(filter(None, (model.source.issuer, model.source.document, str(model.source.date))))
    }
    said: dict[str, object] = {
        "name": f"msss-{_name(edition.head.slug)}",
        "title": model.title,
        "version": edition.as_of.isoformat(),
        "sources": [source | ({"path": model.source.url} if web_address(model.source.url) else {})],
    }
    if licence:
        said["licenses"] = [
            {"path": licence}
            if web_address(licence)
            else {"title": licence, "name": re.sub("[^A-Za-z0-9._-]+", "-", licence).strip("-") or "other"}
        ]
    return said | {"resources": [_resource(file) for file in files]}


def _resource(file: File) -> dict[str, object]:
    name, _, ending = file.name.rpartition(".")
    said: dict[str, object] = {
        "name": _name(f"{name}-{ending}"),
        "path": file.name,
        "format": ending,
        "mediatype": file.type,
        "bytes": len(file.content),
        "hash": f"sha256:{sha256(file.content).hexdigest()}",
        "description": str.__str__(file.what),
    }
    if file.columns:
        said |= {
            "profile": "tabular-data-resource",
            "encoding": "utf-8-sig",
            "schema": {"fields": [{"name": name, "type": "string"} for name in file.columns]},
        }
    return said


def _name(text: str) -> str:
    """A text as the name of a package or a resource: small letters, digits and a few signs."""
    return re.sub("[^a-z0-9._-]+", "-", text.lower()).strip("-")


def _table(name: str, what: str, table: Table) -> Iterator[File]:
    text = csv.csv(table.unspoken())
    columns = tuple(next(reader([text.removeprefix("\ufeff").partition("\r\n")[0]]), ()))
    yield File(f"{name}.csv", text.encode("utf-8", "replace"), _TYPES[".csv"], what, columns)
    with speaking(Language.ENGLISH):
        content = json.json(table).encode("utf-8", "replace")
    yield File(f"{name}.json", content, _TYPES[".json"], what)
