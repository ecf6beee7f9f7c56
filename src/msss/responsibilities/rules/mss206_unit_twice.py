"""A unit is named twice in one item, or both leads and supports it.

A unit either leads an item or supports it: the lead unit (牽頭單位) plans and oversees the work, the
supporting units (配合單位) help (clause 二 of the notice). Remove one of the two.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建委], due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建委, 市教育局],
             due: 12月底, targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList
from ..registry import canonical


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every later mention of a unit in one item; an alias is the unit it stands for."""
    units = canonical(responsibilities.units)
    no_aliases = units.keys().isdisjoint(responsibilities.named)
    for path, item in responsibilities.places():
        named = {*item.lead, *item.support}
        if len(named) == len(item.lead) + len(item.support) and (no_aliases or units.keys().isdisjoint(named)):
            continue
        seen: dict[str, str] = {}
        for part, names in (("lead", item.lead), ("support", item.support)):
            for index, name in enumerate(names):
                unit = units.get(name, name)
                if unit in seen:
                    message = t("{unit} is named twice in item {item}", unit=name, item=item.id)
                    if seen[unit] != part:
                        message = t("{unit} both leads and supports item {item}", unit=name, item=item.id)
                    yield Finding((*path, part, index), message, t("name it once: in lead, or in support"))
                seen.setdefault(unit, part)
