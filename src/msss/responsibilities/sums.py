"""How much of everything was promised: targets added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
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


def is_share_of_all(target: Target) -> bool:
    """Whether a target is a share of something in percent, which is not added to a share of something else."""
    return target.measure in _SHARES


def totals(targets: Iterable[Target], sums: Sum) -> list[Total]:
    """How many targets are counted together, and their sum, most targets first.

    A promise of at most so much is no sum's part, nor are shares of different things (95 % and 78 %) one share.
    Scripts and widths make no difference: 戶 and 户 are one measure.
    """
    return in_total(total for _, total in partial_sums(targets, sums))


class Partial(NamedTuple):
    """The sum of some targets, and ``key``, which is the same for all that are added up."""

    key: tuple[str, str]
    total: Total


def partial_sums(targets: Iterable[Target], sums: Sum) -> list[Partial]:
    """The sums of the targets of one list, in the order of their first targets: `add_to` adds them to others'."""
    added = [target for target in targets if target.bound is Bound.AT_LEAST]
    if sums is Sum.MEASURE:
        added = [target for target in added if not is_share_of_all(target)]
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


def add_to(together: dict[tuple[str, str], Total], sums: Iterable[Partial]) -> None:
    """Add the sums of one list to those of others, by their keys."""
    for key, added in sums:
        if (known := together.get(key)) is None:
            together[key] = added
        else:
            together[key] = known._replace(targets=known.targets + added.targets, sum=known.sum + added.sum)


def in_total(sums: Iterable[Total]) -> list[Total]:
    """The sums, most targets first."""
    return sorted(sums, key=lambda total: -total.targets)
