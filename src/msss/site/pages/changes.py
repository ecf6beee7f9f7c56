"""What became of the promises: votes that changed them, and what each revision of the list did to them."""

from __future__ import annotations

from ...common.language import t
from ...output.answers.changes import changes
from ...responsibilities.compare import Comparison
from .. import addresses
from ..editions import Edition
from ..rendering import Page, table_shows
from .common import way


def changes_page(edition: Edition, *, has_history: bool) -> Page:
    """The amendments of a list and, where git has them, its revisions, the newest first."""
    known = edition.item_addresses
    revised = [
        (
            one.day,
            one.commit,
            table_shows(changes(Comparison(one.changes, ())).spoken(), lambda of: known.get(of, "")),
        )
        for one in edition.revised
    ]
    return Page(
        f"{edition.address}{addresses.CHANGES}",
        "changes",
        t("Changes"),
        t("What was amended, strengthened or weakened in {list}", list=edition.model.title),
        {
            "amendments": edition.amendments,
            "revised": revised,
            "has_history": has_history,
            "known": known,
        },
        edition,
        way(edition),
    )
