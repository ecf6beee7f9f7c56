"""A unit isn't in the registry.

If a list has a registry under ``units:``, it must hold every unit that leads or supports an item,
or has a part of a target: only then is it clear which unit is responsible (壓實工作責任, clause 一 of the
notice). Names, aliases and the members of collectives count as registered. Correct the name, or
register the unit.

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
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建偉], due: 12月底,
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
from ..model import ResponsibilityList, Unit
from ..registry import nearest


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every unit of an item that the registry, if there is one, doesn't know."""
    units, known = responsibilities.units, responsibilities.registered
    if not units or responsibilities.named <= known:
        return
    left = _COMPARED
    for path, item in responsibilities.places():
        for place, name in item.units():
            if name not in known:
                left -= len(known)
                hint = _hint(units if left >= 0 else (), name)
                yield Finding((*path, *place), t("{unit} is not among the units", unit=name), hint)


_COMPARED = 20_000
"""With how many names unknown ones are compared in all: a list with more of both has no mere slips in it."""


def _hint(units: tuple[Unit, ...], name: str) -> str:
    near = next(nearest(units, name, most=1), None)
    return t("did you mean {name}?", name=near) if near else t("add it under units:, or correct the name")
