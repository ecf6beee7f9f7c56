"""A project's items are numbered in two ways.

Either all items of a project are numbered 7.1, 7.2, 7.3, or all have ids of the list's own (省1, 1-2). One among others
that is written otherwise (7-2) is most often a slip. Number it as the others are.

Passes:

    projects:
      - number: 1
        items:
          - {id: 1-1, name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: 1-2, name: 組織課後服務1萬堂, lead: 市體育局, due: 11月底,
             targets: [{content: 組織課後服務, quantity: 10000, measure: 堂}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: 1-2, name: 組織課後服務1萬堂, lead: 市體育局, due: 11月底,
             targets: [{content: 組織課後服務, quantity: 10000, measure: 堂}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.item_id import place
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item with an id of the list's own in a project that has others, 7.2."""
    for index, project in enumerate(responsibilities.projects):
        numbered = next((item.id for item in project.items if place(item.id)), None)
        if numbered is None:
            continue
        for item_index, item in enumerate(project.items):
            if place(item.id):
                continue
            message = t(
                "item {item} and item {other} of one project are numbered in two ways", item=item.id, other=numbered
            )
            meant = re.fullmatch(rf"{project.number}\D([1-9][0-9]{{0,3}})", item.id)
            hint = t("write all ids as {id}, or all as the list's own", id=numbered)
            if meant:
                hint = t("write {item}", item=f"{project.number}.{meant[1]}")
            yield Finding(("projects", index, "items", item_index, "id"), message, hint)
