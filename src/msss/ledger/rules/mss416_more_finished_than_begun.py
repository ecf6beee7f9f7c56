"""More is finished than has begun, or the target has no quantity to count.

``begun:`` and ``finished:`` say how many have begun (開工數) and how many are finished (完工數), in the
target's measure and in total since the start. What is finished has also begun, so the second number
isn't more than the first. If a table gives only those in progress (在建), add the finished ones to
get ``begun:``. Both are for a target with a quantity: not for an item without targets, and not for
a target that is at_most so much. Correct the numbers.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000, begun: 6000, finished: 4000}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000, begun: 2000, finished: 4000}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ...values.quantity import format_number
from ..model import Ledger
from ..progress import is_level


def check(responsibilities: ResponsibilityList, ledger: Ledger, today: date) -> Iterator[Finding]:
    """Yield every entry of which more is finished than has begun, and every one without a quantity to count."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    for index, entry in enumerate(ledger.entries):
        if entry.item not in targets or (entry.begun is None and entry.finished is None):
            continue
        key = "begun" if entry.begun is not None else "finished"
        target = entry.meant(targets[entry.item])
        if (target is None and not targets[entry.item]) or (target is not None and is_level(target)):
            message = t("item {item} has no quantity to count", item=entry.item)
            yield Finding(("entries", index, key), message, t("remove begun: and finished:, or write stage:"))
        elif entry.begun is not None and entry.finished is not None and entry.finished > entry.begun:
            message = t(
                "{finished} are finished, and only {begun} have begun",
                finished=format_number(entry.finished),
                begun=format_number(entry.begun),
            )
            yield Finding(("entries", index, "finished"), message, t("count both from the start"))
