"""One name or alias stands for two units.

Anyone who asks for a unit by that name might get the answer for the other one. Remove the name from
one of the two units.

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
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, support: [市建委], due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
    units:
      - name: 市教育局
        aliases: [市城鄉建設委員會]
      - name: 市建委
        aliases: [市城鄉建設委員會]
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every name and alias that an earlier unit has."""
    owners: dict[str, int] = {}
    for index, unit in enumerate(responsibilities.units):
        if owners.setdefault(unit.name, index) != index:
            message = t("{unit} is registered twice", unit=unit.name)
            yield Finding(("units", index, "name"), message, t("make one entry of the two"))
    for index, unit in enumerate(responsibilities.units):
        for place, alias in enumerate(unit.aliases):
            owner = owners.setdefault(alias, index)
            if owner != index:
                other = responsibilities.units[owner].name
                path = ("units", index, "aliases", place)
                message = t("{alias} already stands for {unit}", alias=alias, unit=other)
                yield Finding(path, message, t("remove the alias from one of the two units"))
