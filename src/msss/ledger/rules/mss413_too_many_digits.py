"""A ledger's value has more digits than anything that is counted.

From a million million on (13 digits) nothing that a city counts comes near, in 元 or in 平方米: a key was held
down, or two numbers ran together. This is asked of targets of at most so much and of items without targets
too. Correct the value.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 4000400040004000}
"""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import ResponsibilityList
from ..model import Ledger
from .mss410_far_beyond_the_target import FAR

MOST = 10**12
"""What no value reaches."""


def check(responsibilities: ResponsibilityList, ledger: Ledger) -> Iterator[Finding]:
    """Yield every value of 13 digits or more, unless its target has as many."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    for index, entry in enumerate(ledger.entries):
        if entry.value is None or entry.value.amount < MOST:
            continue
        target = entry.meant(targets.get(entry.item, ()))
        if target is None or entry.value.amount > FAR * target.quantity:
            digits = len(str(int(entry.value.amount)))
            message = t("{value} has {digits} digits", value=entry.value, digits=digits)
            yield Finding(("entries", index, "value"), message, t("correct the value"))
