"""Targets inside others (其中): which one a part is inside, and what is left when nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..common.language import t
from ..reading.diagnostic import Path
from ..values.chinese import fold
from .model import Bound, Item, ResponsibilityList, Target


def items_with_parts(responsibilities: ResponsibilityList) -> Iterator[tuple[Path, Item]]:
    """The items of which a target is a part of another, with their places: hardly any."""
    for path, item in responsibilities.places():
        for target in item.targets:
            if target.part_of is not None:
                yield path, item
                break


def counted_once(selected: Sequence[Target], targets: Sequence[Target]) -> list[Target]:
    """The selected of an item's ``targets``, without those that are inside another of them and in its measure."""
    if not any(target.part_of for target in selected):
        return list(selected)
    by_content = {target.content: target for target in targets}
    measures = {one.content: fold(one.measure) for one in selected if one.bound is Bound.AT_LEAST}
    return [
        target
        for target in selected
        if not any(measures.get(whole) == fold(target.measure) for whole in _wholes_of(target, by_content))
    ]


def _wholes_of(target: Target, by_content: dict[str, Target]) -> Iterator[str]:
    """The contents of what a target is inside, the nearest first: of a valid list, where no circles are."""
    while target.part_of is not None:
        yield target.part_of
        target = by_content[target.part_of]


def content_in_words(target: Target, targets: Sequence[Target]) -> str:
    """A target's content as answers show it: of a part with 其中, and with its whole where the item has several."""
    if target.part_of is None:
        return target.content
    is_plain = len(targets) <= _MANY and {one.part_of for one in targets} <= {None, target.part_of}
    if is_plain:
        return str(t("of which: {content}", content=target.content))
    return str(t("{whole}, of which: {content}", whole=target.part_of, content=target.content))


_MANY = 100
"""With more targets than that, a part is always shown with its whole."""


def in_a_circle(targets: Sequence[Target]) -> set[str]:
    """The contents of an item's targets that are, by way of others, a part of themselves."""
    whole = {target.content: target.part_of for target in targets}
    found: set[str] = set()
    known: set[str] = set()
    for content in whole:
        way: list[str] = []
        on_the_way: set[str] = set()
        at: str | None = content
        while at is not None and at in whole and at not in known and at not in on_the_way:
            way.append(at)
            on_the_way.add(at)
            at = whole[at]
        if at in on_the_way:
            found.update(way[way.index(at) :])
        known.update(way)
    return found
