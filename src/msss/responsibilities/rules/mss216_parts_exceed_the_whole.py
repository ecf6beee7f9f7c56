"""The parts of a target are more than the target.

What a target includes (其中) can't be more than the target: of 750座公廁, 800 can't be in town. The
parts of one target that have its measure are added up. Rates (95%, 30元/人) and targets that are
at_most so much aren't, because they don't add up. Correct the quantity. If a target is promised in
addition to the other and is not a part of it, remove its ``part_of:``.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建學校70所(其中幼兒園30所、小學40所)", lead: 市教育局, due: 12月底,
             targets: [{content: 新建學校, quantity: 70, measure: 所},
                       {content: 幼兒園, quantity: 30, measure: 所, part_of: 新建學校},
                       {content: 小學, quantity: 40, measure: 所, part_of: 新建學校}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: "新建學校70所(其中幼兒園30所、小學50所)", lead: 市教育局, due: 12月底,
             targets: [{content: 新建學校, quantity: 70, measure: 所},
                       {content: 幼兒園, quantity: 30, measure: 所, part_of: 新建學校},
                       {content: 小學, quantity: 50, measure: 所, part_of: 新建學校}]}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ...common.language import t
from ...formats.rules import Finding
from ...values.quantity import comparable, format_number
from ..model import Bound, ResponsibilityList, Target
from ..parts import in_a_circle, items_with_parts


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield the part with which the parts of a whole become more than it."""
    for path, item in items_with_parts(responsibilities):
        circling = in_a_circle(item.targets)
        wholes = {one.content: one for one in item.targets if _adds_up(one) and one.content not in circling}
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for index, target in enumerate(item.targets):
            whole = wholes.get(target.part_of or "")
            if whole is None or not _adds_up(target):
                continue
            (amount, measure), (most, of_whole) = (comparable(one.quantity, one.measure) for one in (target, whole))
            before = sums[whole.content]
            if measure != of_whole:
                continue
            sums[whole.content] += amount
            if before <= most < before + amount:
                message = t(
                    "the parts of {whole} in item {item} are more than its {quantity}",
                    whole=whole.content,
                    item=item.id,
                    quantity=f"{format_number(whole.quantity)} {whole.measure}",
                )
                hint = t("correct a quantity, or remove part_of: where it is promised beside the other")
                yield Finding((*path, "targets", index, "quantity"), message, hint)


def _adds_up(target: Target) -> bool:
    return (
        target.bound is Bound.AT_LEAST and not target.measure.endswith(("%", "％", "‰")) and "/" not in target.measure
    )
