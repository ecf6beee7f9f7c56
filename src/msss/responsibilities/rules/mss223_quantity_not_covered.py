"""A quantity in the sentence has no target.

Only quantities that have a target are tracked, and the notice asks for exact targets (細化量化, clause
一). Add the target. If the sentence gives the quantity as a part of another one, after 其中 or in
brackets, write ``part_of:`` in it. An indicator (``indicator: true``) is not part of the sentence,
so it doesn't count as the target of a quantity. Two kinds of quantities need no target: the one
from which a change begins, which is no promise (3000元 in 由3000元提高到4200元); and, as long as a target
isn't in the sentence (MSS208), the quantity that this target most likely stands for.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建成中小學、幼兒園70所,新增學位6萬個", lead: 市教育局,
             due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from ...common.language import t
from ...formats.rules import Finding
from ...values.quantity import comparable, plain_number
from ...values.sentence import Quantity, may_be_quantities, read_quantities, stands_in
from ...values.wholes import wholes
from ..model import Item, ResponsibilityList, Target


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield, for items that have targets, every quantity of the sentence that none of them covers."""
    for path, item in responsibilities.involved:
        if not item.targets:
            continue  # MSS224's business
        held = [target for target in item.targets if not target.indicator]
        uncovered = _uncovered(item, held)
        wholes_of = _wholes_of(item, held) if uncovered else {}
        for quantity in uncovered:
            more = ", bound: at_most" if quantity.at_most else ""
            more += f", part_of: {wholes_of[quantity.start]}" if quantity.start in wholes_of else ""
            example = f"{{content: …, quantity: {plain_number(quantity.amount)}, measure: {quantity.measure}{more}}}"
            message = t("{quantity} has no target", quantity=quantity.text)
            yield Finding((*path, "name"), message, t("add one: {example}", example=example))


def _wholes_of(item: Item, held: list[Target]) -> dict[int, str]:
    """What each quantity is inside by the sentence (其中, brackets): its start, with the target's content or …."""
    written = read_quantities(item.name)
    inside = wholes(item.name, written)
    contents = (
        {comparable(target.quantity, target.measure): target.content for target in reversed(held)} if inside else {}
    )
    return {
        written[part].start: contents.get(comparable(written[whole].amount, written[whole].measure), "…")
        for part, whole in inside.items()
    }


def _uncovered(item: Item, held: list[Target]) -> list[Quantity]:
    left = Counter(comparable(target.quantity, target.measure) for target in held)
    uncovered = []
    for quantity in read_quantities(item.name):
        promised = comparable(quantity.amount, quantity.measure)
        if left[promised]:
            left[promised] -= 1
        else:
            uncovered.append(quantity)
    if not uncovered or not left.total():
        return uncovered
    in_error = _in_error(item, held, left)
    before = _words_before(item.name)
    for of_target, of_quantity in (
        (lambda target: target.content, lambda quantity: before.get(quantity.start)),
        (_measure, lambda quantity: comparable(quantity.amount, quantity.measure)[1]),
        (lambda target: target.quantity, lambda quantity: quantity.amount),
    ):
        in_error, uncovered = _paired(in_error, uncovered, of_target, of_quantity)
    return uncovered


def _in_error(item: Item, held: list[Target], left: Counter[tuple[Decimal, str]]) -> list[Target]:
    """The targets that the sentence doesn't have in any way: MSS208's business."""
    others = {comparable(quantity.amount, quantity.measure) for quantity in may_be_quantities(item.name)}
    found = []
    for target in reversed(held):
        promised = comparable(target.quantity, target.measure)
        if left[promised]:
            left[promised] -= 1
            if promised not in others and not stands_in(item.name, target.quantity, target.measure):
                found.append(target)
    return found[::-1]


def _words_before(sentence: str) -> dict[int, str]:
    """The words before each quantity, by its start, from the one before it or the sign."""
    found, end = {}, 0
    for quantity in read_quantities(sentence):
        found[quantity.start] = re.split("[,，、。;；:：()（）]", sentence[end : quantity.start])[-1].strip()
        end = quantity.end
    return found


def _paired(
    targets: list[Target],
    quantities: list[Quantity],
    of_target: Callable[[Target], object],
    of_quantity: Callable[[Quantity], object],
) -> tuple[list[Target], list[Quantity]]:
    """What is left of both when each target has taken the first quantity of the same key."""
    taken: dict[object, int] = Counter(of_target(target) for target in targets)
    rest = []
    for quantity in quantities:
        key = of_quantity(quantity)
        if taken.get(key):
            taken[key] -= 1
        else:
            rest.append(quantity)
    left = []
    for target in reversed(targets):
        if taken[of_target(target)]:
            taken[of_target(target)] -= 1
            left.append(target)
    return left[::-1], rest


def _measure(target: Target) -> str:
    return comparable(target.quantity, target.measure)[1]
