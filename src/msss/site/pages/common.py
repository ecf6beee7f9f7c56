"""What several pages show alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...common.language import t
from ...ledger.bulletin import ItemStanding, count_words
from ...ledger.progress import Status
from ..editions import Edition


class Count(NamedTuple):
    """How many items are called by a word, and where the page that lists them has them."""

    word: str
    status: Status
    number: int
    anchor: str


def anchor(status: Status, depth: int = 0) -> str:
    """The place of a status on the page of statuses: ``behind``, or of a list with bands of its own ``behind-3``."""
    return f"{status.value}-{depth}" if depth else status.value


def counts(items: Iterable[ItemStanding]) -> list[Count]:
    """How many items stand where, the best first: what none is called is left out."""
    items = list(items)
    first: dict[str, ItemStanding] = {}
    for one in items:
        first.setdefault(one.word, one)
    return [
        Count(word, first[word].status, number, anchor(first[word].status, first[word].depth))
        for word, number in count_words(items).items()
        if number
    ]


def shortened(text: str, most: int = 60) -> str:
    """A text for a title or a description, cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def way(edition: Edition, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The pages above a page of a list."""
    return (("", t("Home")), (edition.address, str(edition.model.year)), *more)
