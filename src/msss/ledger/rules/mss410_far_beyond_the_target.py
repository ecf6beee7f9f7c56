"""A ledger's value is far beyond its target.

``value:`` is the total done so far. If it is more than 150 % of what was promised, most often it
has a digit too many, or counts something else. Some cities do reach that much; then say why in the entry's
``note:``, or in that of a later report, and it is not warned of any more. The warning is given once, where a target's value first goes that
far, and never for a target that is at_most so much, or for what a check found. The value of one
unit's part is compared with the whole target too; of an item without targets, a rate with 150 %. If the value is wrong, correct it.

Passes:

    # figures made up
    entries:
      - {item: "1.2", date: 2022-06-30, value: 15000}
      - {item: "1.2", date: 2022-09-30, value: 18000, note: 各區超額完成}

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
from ...responsibilities.model import Bound, ResponsibilityList, Target
from ...values.quantity import Value, format_number
from ..model import Ledger
from ..reports import is_share

FAR = Decimal("1.5")
"""From which share of its quantity on a target is done beyond belief."""


def check(responsibilities: ResponsibilityList, ledger: Ledger) -> Iterator[Finding]:
    """Yield every entry with which a target's value goes beyond `FAR` times its quantity, and that no note confirms."""
    targets = {item.id: item.targets for _, item in responsibilities.items()}
    beyond: dict[tuple[str, str, str | None], int] = {}
    found: dict[int, Finding] = {}
    for index, entry in enumerate(ledger.entries):
        target = entry.meant(targets.get(entry.item, ()))
        if entry.value is None or entry.is_check:
            continue
        if target is None:
            if targets.get(entry.item) or not entry.value.is_percent:
                continue  # which of several targets is meant isn't said, or nothing to compare it with
        elif target.bound is Bound.AT_MOST or is_share(entry.value, target):
            continue
        key = entry.item, target.content if target else "", entry.unit
        if entry.value.amount <= FAR * (target.quantity if target else 100):
            beyond.pop(key, None)
        elif entry.note is not None:
            found.pop(beyond.setdefault(key, index), None)
        elif key not in beyond:
            beyond[key] = index
            found[index] = _finding(index, entry.value, target)
    yield from found.values()


def _finding(index: int, value: Value, target: Target | None) -> Finding:
    hint = t("correct the value, unless so much was really done")
    if target is None:
        message = t("{value} is far more than the whole", value=value)
        return Finding(("entries", index, "value"), message, hint)
    message = t(
        "{value} is more than {percent} % of what was promised, {quantity} {measure}",
        value=value,
        percent=f"{FAR * 100:.0f}",
        quantity=format_number(target.quantity),
        measure=target.measure,
    )
    return Finding(("entries", index, "value"), message, hint)
