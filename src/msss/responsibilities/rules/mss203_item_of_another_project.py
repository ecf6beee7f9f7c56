"""An item's id begins with another project's number.

Item 7.2 is the second item of project 7. If an id begins with another number than that of its
project, readers look for the item in the wrong project. Correct the id, or move the item. Ids of
another form that a list may have (省1, 1-2) don't name a project, and aren't checked.

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
          - {id: "2.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.item_id import place
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item that stands under a project which isn't its id's."""
    for index, project in enumerate(responsibilities.projects):
        for item_index, item in enumerate(project.items):
            said = place(item.id)
            if said and said[0] != project.number:
                number, row = said
                path = ("projects", index, "items", item_index, "id")
                message = t("item {item} is listed under project {project}", item=item.id, project=project.number)
                right = f"{project.number}.{row}"
                hint = t("write {item}, or move the item to project {project}", item=right, project=number)
                yield Finding(path, message, hint)
