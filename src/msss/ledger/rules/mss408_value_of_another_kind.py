"""A ledger's entry has no value, or one that its item can't have.

A target with a quantity is reported as a number in its measure (``value: 45000``), or as the share
of it that is done (``value: 60%``). A target that is at_most so much is a level, and is reported as
a number only. An item without targets is reported as a share or as done (``done: true``). Each
entry has one of these, or the stage that the works have reached (``stage: 主體完工``); a stage can also
be beside a value. A check can also say only how many were looked at and how many of them passed.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, done: true}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger
from ..progress import is_level
from ..reports import is_share


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry whose value is missing, doubled, or not of its item's kind."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    for index, entry in enumerate(ledger.entries):
        if entry.item not in targets:
            continue
        has_targets, target = bool(targets[entry.item]), entry.meant(targets[entry.item])
        hint = t("write value: 45000") if has_targets else t("write value: 60%, or done: true")
        if entry.value is None and not entry.done and entry.stage is None and entry.sample is None:
            yield Finding(("entries", index), t("the entry has no value"), hint)
        elif entry.value is not None and entry.done:
            message = t("the entry has both value: and done:")
            yield Finding(("entries", index, "done"), message, t("keep one of the two"))
        elif has_targets and entry.done:
            message = t("item {item} has targets with quantities", item=entry.item)
            yield Finding(("entries", index, "done"), message, hint)
        elif entry.value and target and is_level(target) and is_share(entry.value, target):
            message = t(
                "{content} is promised to be at most so much, and has no share that is done", content=target.content
            )
            hint = t("write what it is now, in {measure}", measure=target.measure)
            yield Finding(("entries", index, "value"), message, hint)
        elif not has_targets and entry.value and not entry.value.is_percent:
            message = t("item {item} has no quantity to count", item=entry.item)
            yield Finding(("entries", index, "value"), message, hint)
