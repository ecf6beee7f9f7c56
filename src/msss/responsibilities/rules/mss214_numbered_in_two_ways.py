"""A project's items are numbered in two ways.

Either all items of a project are numbered 7.1, 7.2, 7.3, or all have ids of another form that the
list has (省1, 1-2). If one is written differently from the others (7-2), in the project or in an
amendment, most often it is a mistake. Number it like the others.

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
    """Yield every item and amendment with an id of the list's own where the others are of numbers, 7.2."""
    of_numbers = [item.id for _, item in responsibilities.items() if place(item.id)]
    if not of_numbers:
        return
    for index, project in enumerate(responsibilities.projects):
        others = [item.id for item in project.items if place(item.id)]
        is_alone = len(project.items) == 1
        for item_index, item in enumerate(project.items):
            if place(item.id):
                continue
            meant = _meant(item.id)
            if not (others or (is_alone and meant.startswith(f"{project.number}."))):
                continue
            message = t(
                "item {item} and item {other} of one list are numbered in two ways",
                item=item.id,
                other=(others or of_numbers)[0],
            )
            hint = t("write all ids of a project as {id}, or all as the list's own", id=(others or of_numbers)[0])
            yield Finding(
                ("projects", index, "items", item_index, "id"),
                message,
                t("write {item}", item=meant) if meant else hint,
            )
    known = {item.id for _, item in responsibilities.items()} if responsibilities.amendments else set()
    for index, amendment in enumerate(responsibilities.amendments):
        if amendment.item and amendment.item not in known and (meant := _meant(amendment.item)):
            message = t("the list has no item {item}", item=amendment.item)
            yield Finding(("amendments", index, "item"), message, t("write {item}", item=meant))


def _meant(id: str) -> str:
    """The id of numbers that one of a list's own is a slip of: 7.2 for 7-2; empty if it is of none."""
    numbers = re.fullmatch(r"([1-9][0-9]{0,3})[^0-9.]([1-9][0-9]{0,3})", id)
    return ".".join(numbers.groups()) if numbers else ""
