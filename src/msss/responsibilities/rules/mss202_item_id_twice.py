"""An item id is used twice.

Reports name an item by its id, and lists are compared by it. If two items have the same id, it
isn't clear which one is meant. Give the later item its own id.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.2", name: 組織課後服務1萬堂, lead: 市體育局, due: 11月底,
             targets: [{content: 組織課後服務, quantity: 10000, measure: 堂}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.1", name: 組織課後服務1萬堂, lead: 市體育局, due: 11月底,
             targets: [{content: 組織課後服務, quantity: 10000, measure: 堂}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.chinese import fold
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item whose id another before it has."""
    seen: set[str] = set()
    for path, item in responsibilities.places():
        id = item.id if item.id.isascii() else fold(item.id)
        if id in seen:
            yield Finding(
                (*path, "id"), t("item id {item} is used twice", item=item.id), t("give each item its own id")
            )
        seen.add(id)
