"""The files themselves: line by line, so that every number can be followed to where it stands, and to download."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...common.harmless import visible
from ...common.language import t
from ...output.answers.bulletin_notes import notes
from .. import addresses
from ..downloads import File
from ..editions import Edition
from ..rendering import Page
from .common import way


def lines_pages(edition: Edition) -> Iterator[Page]:
    """The list, the ledger and the evaluation, each line with its number, which is also its address."""
    titles = {
        addresses.LIST: t("The list, line by line"),
        addresses.LEDGER: t("The ledger, line by line"),
        addresses.VOTES: t("The evaluation, line by line"),
    }
    for page, loaded in edition.files.items():
        yield Page(
            f"{edition.address}{page}",
            "lines",
            titles[page],
            t("{file} as it is read, with the numbers of its lines", file=loaded.path.name),
            {
                "name": visible(loaded.path.name),
                "lines": [visible(line) for line in loaded.document.text.splitlines()],
                "raw": f"{edition.address}{addresses.DATA}{loaded.path.name}",
            },
            edition,
            way(edition, (f"{edition.address}{addresses.DATA}", t("Data"))),
        )


def data_page(edition: Edition, downloads: Sequence[File]) -> Page:
    """What can be downloaded of a list, and how everything was counted."""
    said = [*notes(edition.bulletin)] if edition.bulletin else []
    return Page(
        f"{edition.address}{addresses.DATA}",
        "data",
        t("Data, and how it was counted"),
        t("The data of {list}, to download", list=edition.model.title),
        {"files": downloads, "notes": said},
        edition,
        way(edition),
    )
