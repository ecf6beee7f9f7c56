"""Two items have the same sentence.

A promise that is listed twice is counted twice in every total. Most often an item was copied and
then not changed. Change one of the two, or remove it.

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
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.2", name: 新增學位6萬個, lead: 市體育局, due: 11月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item whose sentence an earlier item has."""
    seen: dict[str, str] = {}
    for path, item in responsibilities.places():
        first = seen.setdefault(item.name, item.id)
        if first != item.id:
            message = t("item {item} has the same sentence", item=first)
            yield Finding((*path, "name"), message, t("change one of the two, or remove it"))
