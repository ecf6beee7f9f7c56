"""What the site is and how to read it; for several lists, which there are, and how they stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...common.language import t, tn
from ...ledger.progress import Status
from .. import addresses
from ..editions import Head
from ..rendering import Page
from .common import Count

_MEANINGS = {
    Status.DONE_EARLY: t("All of it was reached before the deadline."),
    Status.DONE: t("All of it is reached."),
    Status.AHEAD: t("More is done than the time that has passed asks for."),
    Status.ON_SCHEDULE: t("As much is done as the time that has passed asks for."),
    Status.NOT_MET: t(
        "It is a promise of at most so much, and more was reported. Time doesn't count before the deadline."
    ),
    Status.BEHIND: t("Less is done than the time that has passed asks for."),
    Status.OVERDUE: t("The deadline has passed, and not all of it is done."),
    Status.NOT_REPORTED: t("Nothing was reported by the day that the page is as of."),
}
"""What each status means, the best first."""


class Listed(NamedTuple):
    """A list among others: where it is, and how many of its items stand where."""

    head: Head
    counts: tuple[Count, ...]
    is_followed: bool


def about_page() -> Page:
    """What the site shows, and what its words mean."""
    return Page(
        addresses.ABOUT,
        "about",
        t("About this site"),
        t("What this site shows, what its words mean, and where its data is"),
        {"meanings": _MEANINGS},
        None,
        (("", t("Home")),),
    )


def lists_page(listed: Sequence[Listed]) -> Page:
    """The home page of a site of several lists none of which comes first: each with how its items stand."""
    years = sorted({one.head.year for one in listed}, reverse=True)
    return Page(
        addresses.HOME,
        "lists",
        t("Livelihood projects"),
        tn("{count} list", "{count} lists", len(listed)),
        {"years": [(year, [one for one in listed if one.head.year == year]) for year in years]},
    )


def years_page(groups: Sequence[Sequence[Head]]) -> Page:
    """The items of several years of one government, by their numbers."""
    tables = []
    for heads in groups:
        ids = dict.fromkeys(id for head in heads for id in head.items)
        tables.append((heads, sorted(ids, key=_by_number)))
    return Page(
        addresses.YEARS,
        "years",
        t("Years side by side"),
        t("The items of several years, by their numbers"),
        {"tables": tables, "paths": {head.slug: addresses.parts(head.items) for heads in groups for head in heads}},
        None,
        (("", t("Home")),),
    )


def _by_number(id: str) -> list[tuple[int, int, str]]:
    """An id as it is sorted: 2.1 before 10.1."""
    import re

    return [(0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in re.findall(r"[0-9]+|[^0-9]+", id)]
