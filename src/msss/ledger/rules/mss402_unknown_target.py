"""A ledger's entry names no target of its item, or not which of several.

If an item has several targets, each is reported by itself, and ``target:`` is the target's content
as it is in the list. If an item has only one target, ``target:`` can be left out.

Passes:

    # figures made up
    entries:
      - {item: "1.1", target: 新增學位, date: 2022-06-30, value: 20000}

Fails:

    # figures made up
    entries:
      - {item: "1.1", date: 2022-06-30, value: 20000}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import Series, t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry whose target isn't one of its item's, and every one that leaves it open."""
    contents = {item.id: [target.content for target in item.targets] for _, item in responsibilities.items()}
    for index, entry in enumerate(ledger.entries):
        known = contents.get(entry.item)
        if known is None:
            continue  # MSS401's business
        choices = (
            t("write target: {contents}", contents=Series(known, "or"))
            if known
            else t("the item has no targets: remove target:")
        )
        if entry.target is None and len(known) > 1:
            message = t(
                "item {item} has {number} targets, and the entry doesn't say which", item=entry.item, number=len(known)
            )
            yield Finding(("entries", index), message, choices)
        elif entry.target is not None and entry.target not in known:
            message = t("item {item} has no target {target}", item=entry.item, target=entry.target)
            yield Finding(("entries", index, "target"), message, choices)
