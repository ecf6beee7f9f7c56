"""Which item of one list is which of the other."""

from __future__ import annotations

from collections import defaultdict

from ...reading.diagnostic import Path
from ...values.chinese import fold
from ..model import Item, ResponsibilityList


def pairs_of(old: ResponsibilityList, new: ResponsibilityList) -> list[tuple[Path, Path]]:
    """The place of each old item with the place of the new one that it became.

    First those whose id and sentence are the same, then those with the same sentence, then those with
    the same id and a sentence that can be the old one reworded.
    """
    old_left = list(old.places())
    new_left = list(new.places())
    pairs: list[tuple[Path, Path]] = []
    for same in (_id_and_sentence, _sentence, _id):
        candidates: dict[object, list[tuple[Path, Item]]] = defaultdict(list)
        for old_path, item in reversed(old_left):
            candidates[same(item)].append((old_path, item))
        found = []
        for path, item in new_left:
            before = candidates[same(item)]
            if before and alike(before[-1][1].name, item.name):
                found.append((before.pop()[0], path))
        old_taken, new_taken = {old_path for old_path, _ in found}, {path for _, path in found}
        old_left = [(path, item) for path, item in old_left if path not in old_taken]
        new_left = [(path, item) for path, item in new_left if path not in new_taken]
        pairs += found
    return pairs


def _id_and_sentence(item: Item) -> object:
    return item.id, item.name


def _sentence(item: Item) -> object:
    return item.name


def _id(item: Item) -> object:
    return item.id


def alike(one: str, other: str) -> bool:
    """Whether one text is the other, reworded: most of the shorter stands in the longer, in its order."""
    if one == other:
        return True
    from difflib import SequenceMatcher

    one, other = fold(one[:_COMPARED]), fold(other[:_COMPARED])
    shared = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return shared > 0.6 * min(len(one), len(other))


_COMPARED = 300
"""How much of a text is compared, in characters: the cost grows with its square."""
