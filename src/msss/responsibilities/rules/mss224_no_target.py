"""An item has no quantified target.

Nobody can say whether a promise without a quantity was kept, and the notice asks for exact targets
(細化量化, clause 一). If the sentence promises quantities, add targets for them.

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
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.sentence import in_words, read_quantities
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item without a target."""
    for path, item in responsibilities.places():
        if not item.targets:
            found = read_quantities(item.name)
            hint = t("its sentence promises no quantity")
            if found:
                hint = t("the sentence promises {quantities}", quantities=in_words(found))
            yield Finding((*path, "name"), t("item {item} has no target", item=item.id), hint)
