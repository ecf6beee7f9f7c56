"""A project or an item is out of order.

The list keeps the order of the vote: projects by their numbers, and the items of each project by
their ids. If levels are numbered separately, the projects of each level are in order. Ids of
another form that a list may have (省1, 1-2) stay in the order of the source. If a project or an item
is out of order, most often its number is wrong. Correct the number, or move the project or the
item.

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
          - {id: "1.2", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.1", name: 組織課後服務1萬堂, lead: 市體育局, due: 11月底,
             targets: [{content: 組織課後服務, quantity: 10000, measure: 堂}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...values.item_id import place
from ..model import ResponsibilityList
from ..numbering import sequences


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every project and item that stands after one with a larger number."""
    for projects in sequences(responsibilities):
        highest = 0
        for index, project in projects:
            if project.number < highest:
                message = t("project {project} comes after project {other}", project=project.number, other=highest)
                hint = t("put the projects in the order of their numbers")
                yield Finding(("projects", index, "number"), message, hint)
            highest = max(highest, project.number)
    for index, project in enumerate(responsibilities.projects):
        last = 0
        for item_index, item in enumerate(project.items):
            number, row = place(item.id) or (None, 0)
            if number != project.number:
                continue  # MSS203's business, or an id of the list's own
            if row < last:
                path = ("projects", index, "items", item_index, "id")
                message = t("item {item} comes after item {other}", item=item.id, other=f"{number}.{last}")
                yield Finding(path, message, t("put the items in the order of their ids"))
            last = max(last, row)
