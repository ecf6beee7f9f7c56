"""A breakdown names a unit twice.

A unit has one number for its part of a target. If there are two, nobody knows on which of them the
unit reports. An alias counts as the unit that it stands for. Combine the two, or correct the name
of one.

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
              {unit: 上城區政府, quantity: 35000}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList
from ..registry import canonical


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every later mention of a unit in one breakdown."""
    aliases = canonical(responsibilities.units)
    for path, item in responsibilities.places():
        for index, target in enumerate(item.targets):
            seen: set[str] = set()
            for place, portion in enumerate(target.breakdown):
                unit = aliases.get(portion.unit, portion.unit)
                if unit in seen:
                    message = t("{unit} stands twice in the breakdown of {target}", unit=unit, target=target.content)
                    at = (*path, "targets", index, "breakdown", place, "unit")
                    yield Finding(at, message, t("put its two parts together, or correct the name"))
                seen.add(unit)
