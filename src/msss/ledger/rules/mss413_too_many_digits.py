"""A ledger's value has too many digits.

Nothing that a city counts, not even in 元 or 平方米, comes near a million million (13 digits). Most
often a key was held down, or two numbers ran together. Targets that are at_most so much and items
without targets are checked too. Correct the value.

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
