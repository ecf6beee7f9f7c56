"""A registered unit is never named.

A unit that no item names has no duties. Most often its name is written differently in an item, or
an item lost it. If a collective is named, its members count as named. Correct the item, or remove
the unit.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建委], due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    units:
      - name: 市教育局
      - name: 市建委
        aliases: [市城鄉建設委員會]

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    units:
      - name: 市教育局
      - name: 市建委
        aliases: [市城鄉建設委員會]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every unit that no item names, by its name or an alias, itself or in a collective."""
    if not responsibilities.units:
        return
    if not responsibilities.named <= responsibilities.registered:
        return  # MSS205's business: a name that is corrected may be any of them
    named = set(responsibilities.named)
    named.update(name for _, item in responsibilities.items() for name in (*item.owner, *item.contact))
    for unit in responsibilities.units:
        if unit.members and not named.isdisjoint((unit.name, *unit.aliases)):
            named.update(unit.members)
    for index, unit in enumerate(responsibilities.units):
        if unit.name not in named and named.isdisjoint(unit.aliases):
            message = t("no item names {unit}", unit=unit.name)
            hint = t("remove the unit, or name it in the items that it leads or supports")
            yield Finding(("units", index, "name"), message, hint)
