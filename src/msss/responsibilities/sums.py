"""How much of everything was promised: targets added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from ..values.chinese import fold_all
from .model import Bound, Target


class Sum(StrEnum):
    """What is added up: targets of the same content and measure, or all that are counted in the same measure."""

    CONTENT = "content"
    MEASURE = "measure"


class Total(NamedTuple):
    """The ``sum`` of so many ``targets``; ``content`` is None where it makes no difference."""

    content: str | None
    measure: str
    targets: int
    sum: Decimal


_SHARES = frozenset("%％‰")


def totals(targets: Iterable[Target], sums: Sum) -> list[Total]:
    """How many targets are counted together, and their sum, most targets first.

    A promise of at most so much is no sum's part, nor are shares of different things (95 % and 78 %) one share.
    Scripts and widths make no difference: 戶 and 户 are one measure.
    """
    return in_total([partial_sums(targets, sums)])


class Partial(NamedTuple):
    """The sum of some targets, and ``key``, which is the same for all that are added up."""

    key: tuple[str, str]
    total: Total


def partial_sums(targets: Iterable[Target], sums: Sum) -> list[Partial]:
    """The sums of the targets of one list of many, in the order of their first targets: `in_total` adds them up."""
    added = [target for target in targets if target.bound is Bound.AT_LEAST]
    if sums is Sum.MEASURE:
        added = [target for target in added if target.measure not in _SHARES]
    measures = fold_all([target.measure for target in added])
    contents = fold_all([target.content for target in added]) if sums is Sum.CONTENT else [""] * len(added)
    together: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for content, measure, target in zip(contents, measures, added, strict=True):
        together[content, measure].append(target)
    return [
        Partial(
            key,
            Total(
                same[0].content if sums is Sum.CONTENT else None,
                same[0].measure,
                len(same),
                sum((target.quantity for target in same), Decimal()),
            ),
        )
        for key, same in together.items()
    ]


def in_total(of_lists: Iterable[Iterable[Partial]]) -> list[Total]:
    """The sums of all lists, most targets first."""
    together: dict[tuple[str, str], Total] = {}
    for partial in chain.from_iterable(of_lists):
        key, added = partial
        known = together.get(key)
        together[key] = added if known is None else _added(known, added)
    return sorted(together.values(), key=lambda total: -total.targets)


def _added(total: Total, more: Total) -> Total:
    return total._replace(targets=total.targets + more.targets, sum=total.sum + more.sum)
