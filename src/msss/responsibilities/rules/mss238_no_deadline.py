"""An item has no deadline, but others in the list have one.

Some lists have no deadlines at all; then the end of the year counts. Others have milestones
instead. But if at least half of the items have one or the other, and an item has neither, most
often its deadline was lost when the list was typed. Write the deadline as it is in the document. If
the document has none for this item, leave it out and ignore the warning.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.2", name: 組織課後服務專項體育課進校園1萬堂, lead: 市體育局, due: 11月底,
             targets: [{content: 組織課後服務專項體育課進校園, quantity: 10000, measure: 堂}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}
          - {id: "1.2", name: 組織課後服務專項體育課進校園1萬堂, lead: 市體育局,
             targets: [{content: 組織課後服務專項體育課進校園, quantity: 10000, measure: 堂}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ..model import ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every item without a deadline, in a list of which at least half the items have one."""
    without = [
        (path, item)
        for path, item in responsibilities.places()
        if not (item.due.text or item.milestones or any(target.due or target.milestones for target in item.targets))
    ]
    if not without or 2 * len(without) > sum(1 for _ in responsibilities.items()):
        return
    for path, item in without:
        message = t("item {item} has no deadline, and others have one", item=item.id)
        yield Finding(path, message, t("add due: as the notice has it; without one, the end of the year counts"))
