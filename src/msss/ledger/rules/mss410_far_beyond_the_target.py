"""A ledger's value is far beyond its target.

``value:`` is the total done so far. If it is more than 150 % of what was promised, most often it
has a digit too many, or counts something else. Some cities do reach that much; then ignore the
warning. It is given once, where a target's value first goes that far, and never for a target that
is at_most so much. The value of one unit's part is compared with the whole target too. If the value
is wrong, correct it.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 15000}

Fails:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 45000}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...common.language import t
from ...formats.rules import Finding
from ...responsibilities.model import Bound, ResponsibilityList
from ...values.quantity import format_number
from ..model import Ledger
from ..reports import is_share

FAR = Decimal("1.5")
"""From which share of its quantity on a target is done beyond belief."""


def check(responsibilities: ResponsibilityList, ledger: Ledger) -> Iterator[Finding]:
    """Yield every entry with which a target's value goes beyond `FAR` times its quantity."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    beyond: set[tuple[str, str, str | None, str]] = set()
    for index, entry in enumerate(ledger.entries):
        target = entry.meant(targets.get(entry.item, ()))
        if target is None or target.bound is Bound.AT_MOST or entry.value is None or is_share(entry.value, target):
            continue
        key = entry.item, target.content, entry.unit, entry.kind
        if entry.value.amount <= FAR * target.quantity:
            beyond.discard(key)
        elif key not in beyond:
            beyond.add(key)
            message = t(
                "{value} is more than {percent} % of what was promised, {quantity} {measure}",
                value=entry.value,
                percent=f"{FAR * 100:.0f}",
                quantity=format_number(target.quantity),
                measure=target.measure,
            )
            hint = t("correct the value, unless so much was really done")
            yield Finding(("entries", index, "value"), message, hint)
