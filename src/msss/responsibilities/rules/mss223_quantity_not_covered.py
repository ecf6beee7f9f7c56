"""A quantity in the sentence has no target.

Only quantities that have a target are tracked, and the notice asks for exact targets (細化量化, clause
一). Add the target.

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

from collections import Counter
from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.quantity import comparable, plain_number
from ...values.sentence import is_taken_apart, read_quantities
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield, for items that have targets, every quantity of the sentence that none of them covers."""
    for path, item in responsibilities.places():
        if not item.targets:
            continue  # MSS224's business
        if is_taken_apart(
            item.name, tuple((target.content, target.quantity, target.measure) for target in item.targets)
        ):
            continue  # nearly every item
        left = Counter(comparable(target.quantity, target.measure) for target in item.targets)
        uncovered = []
        for quantity in read_quantities(item.name):
            promised = comparable(quantity.amount, quantity.measure)
            if left[promised]:
                left[promised] -= 1
            else:
                uncovered.append(quantity)
        if left.total():
            continue  # MSS208's business: a target that is corrected may cover them
        for quantity in uncovered:
            bound = ", bound: at_most" if quantity.at_most else ""
            example = f"{{content: …, quantity: {plain_number(quantity.amount)}, measure: {quantity.measure}{bound}}}"
            message = t("{quantity} has no target", quantity=quantity.text)
            yield Finding((*path, "name"), message, t("add one: {example}", example=example))
