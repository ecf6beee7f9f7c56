"""Amendments: the votes that let a change through, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ...common.language import t
from ...reading.diagnostic import Path
from ...values.chinese import fold_words
from ..model import Amendment, ResponsibilityList
from .change import Change, ChangeKind, Effect
from .registries import Registries


class NewAmendment(NamedTuple):
    """An amendment that the old list doesn't have: its place, and the item that it is ``of``.

    In the place of an item stands the unit that is named, as the old list calls it.
    """

    path: Path
    of: str


def new_amendments(
    old: ResponsibilityList, new: ResponsibilityList, ids: dict[str, frozenset[str]], registries: Registries
) -> Iterator[NewAmendment]:
    """The amendments that the old list doesn't have: only they let changes through.

    ``ids`` are those of `old_ids`. A vote lets through what it decided once: an amendment of the same item or unit
    that names the same document is the same, whatever else it says, and whatever number the item has now.
    """
    for index, amendment in enumerate(new.amendments):
        if not any(_is_same_vote(known, amendment, ids) for known in old.amendments):
            if amendment.unit:
                yield NewAmendment(("amendments", index, "unit"), registries.new(amendment.unit))
            elif amendment.item:
                yield NewAmendment(("amendments", index, "item"), amendment.item)


def old_ids(
    old: ResponsibilityList, new: ResponsibilityList, pairs: list[tuple[Path, Path]]
) -> dict[str, frozenset[str]]:
    """The ids by which the old list knows each item of the new one."""
    before, after = dict(old.places()), dict(new.places())
    ids: dict[str, frozenset[str]] = defaultdict(frozenset)
    for old_path, new_path in pairs:
        ids[after[new_path].id] |= {before[old_path].id}
    return ids


def _is_same_vote(old: Amendment, new: Amendment, ids: dict[str, frozenset[str]]) -> bool:
    """Whether two amendments are of one unit or one item, whatever its number, and of one document."""
    is_same = old.unit == new.unit and (old.item == new.item or old.item in ids.get(new.item or "", ()))
    return is_same and fold_words(old.document) == fold_words(new.document)


def amendment_changes(
    old: ResponsibilityList, new: ResponsibilityList, ids: dict[str, frozenset[str]]
) -> Iterator[Change]:
    """Amendments added, removed, and told otherwise: known by item and document."""
    left = list(old.amendments)
    added: list[tuple[Path, Amendment]] = []
    for index, amendment in enumerate(new.amendments):
        path: Path = ("amendments", index)
        same = [known for known in left if _is_same_vote(known, amendment, ids)]
        if not same:
            added.append((path, amendment))
            continue
        known = amendment if amendment in same else same[0]
        left.remove(known)
        if known != amendment:
            words = (_vote_in_words(known), _vote_in_words(amendment))
            yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, amendment.item or "", "amendment", *words, path)
    for path, amendment in added:
        words = ("", _vote_in_words(amendment))
        yield Change(ChangeKind.ADDED, Effect.NEUTRAL, amendment.item or "", "amendment", *words, path)
    for amendment in left:
        yield Change(
            ChangeKind.REMOVED, Effect.NEUTRAL, amendment.item or "", "amendment", _vote_in_words(amendment), "",
            ("amendments",), "MSS310", (amendment.item,) if amendment.item else (), t("the amendment is removed"),
        )  # fmt: skip


def _vote_in_words(amendment: Amendment) -> str:
    unit = f"{amendment.unit}: " if amendment.unit else ""
    return f"{unit}{amendment.document} ({amendment.date}) {amendment.reason}"
