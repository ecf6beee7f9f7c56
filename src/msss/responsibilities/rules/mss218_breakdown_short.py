"""The parts of a breakdown add up to less than the target.

If a target is broken down by units (分解任務), each unit knows what it has to do (細化量化, clause 一 of the
notice). If the parts add up to less than the target, or than its ``year_target:`` if it has one,
nobody answers for the rest. They may add up to more, because some plans leave room. If the target
is at_most so much, each part is a limit of its own, and the parts are not added up. Correct the
part, or add the unit that is missing.

Passes:

    # made up
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [上城區政府, 拱墅區政府],
             due: 12月底, targets: [
             {content: 新增學位, quantity: 60000, measure: 個, breakdown: [
              {unit: 上城區政府, quantity: 25000},
              {unit: 拱墅區政府, quantity: 35000}]}]}

Fails:

    # made up
    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [上城區政府, 拱墅區政府],
             due: 12月底, targets: [
             {content: 新增學位, quantity: 60000, measure: 個, breakdown: [
              {unit: 上城區政府, quantity: 25000},
              {unit: 拱墅區政府, quantity: 25000}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...common.language import t
from ...formats.rules import Finding
from ...values.quantity import format_number
from ..model import Bound, ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every breakdown whose parts come to less than is promised."""
    for path, item in responsibilities.places():
        for index, target in enumerate(item.targets):
            if not target.breakdown or target.bound is Bound.AT_MOST:
                continue
            total = sum((portion.quantity for portion in target.breakdown), Decimal())
            if total < target.goal:
                message = t(
                    "the parts come to {sum} {measure}, and {quantity} are promised",
                    sum=format_number(total),
                    measure=target.measure,
                    quantity=format_number(target.goal),
                )
                hint = t(
                    "{missing} {measure} are missing: correct a part, or add a unit",
                    missing=format_number(target.goal - total),
                    measure=target.measure,
                )
                yield Finding((*path, "targets", index, "breakdown"), message, hint)
