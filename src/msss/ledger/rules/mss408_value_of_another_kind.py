"""A ledger's entry has no value, or one that its item can't have.

A target with a quantity is reported as a number in its measure (``value: 45000``). An item without
targets is reported as a share (``value: 60%``) or as done (``done: true``). Each entry has one of
these, or the stage that works have come to (``stage: 主體完工``), which may stand beside a value too.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 40%}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry whose value is missing, doubled, or not of its item's kind."""
    quantified = {item.id: bool(item.targets) for _, item in responsibilities.items()}
    for index, entry in enumerate(ledger.entries):
        if entry.item not in quantified:
            continue
        has_targets = quantified[entry.item]
        hint = t("write value: 45000") if has_targets else t("write value: 60%, or done: true")
        if entry.value is None and not entry.done and entry.stage is None:
            yield Finding(("entries", index), t("the entry has no value"), hint)
        elif entry.value is not None and entry.done:
            message = t("the entry has both value: and done:")
            yield Finding(("entries", index, "done"), message, t("keep one of the two"))
        elif has_targets and (entry.done or (entry.value and entry.value.is_percent)):
            message = t("item {item} has targets with quantities", item=entry.item)
            yield Finding(("entries", index, "done" if entry.done else "value"), message, hint)
        elif not has_targets and entry.value and not entry.value.is_percent:
            message = t("item {item} has no quantity to count", item=entry.item)
            yield Finding(("entries", index, "value"), message, hint)
