"""What can be downloaded beside a list's pages: its files as they are, and the answers of the commands as data."""

from __future__ import annotations

from collections.abc import Iterator
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


class File(NamedTuple):
    """A file to download: its name, what it holds, of which type it is, and what is in it."""

    name: str
    content: bytes
    type: str
    what: str


_TYPES = {".yaml": "application/yaml", ".csv": "text/csv", ".json": "application/json", ".ics": "text/calendar"}


def files_of(edition: Edition) -> Iterator[File]:
    """The files of a list. They are the same for every language: CSV and JSON are for programs, and the rest is data."""
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


def _table(name: str, what: str, table: Table) -> Iterator[File]:
    yield File(f"{name}.csv", csv.csv(table.unspoken()).encode("utf-8", "replace"), _TYPES[".csv"], what)
    with speaking(Language.ENGLISH):
        content = json.json(table).encode("utf-8", "replace")
    yield File(f"{name}.json", content, _TYPES[".json"], what)
