"""A target's quantity and measure aren't in its item's sentence.

The sentence is what was voted on; the targets only divide it into parts. If a target says 60所 where
the sentence says 70所, a promise has changed and nobody notices, although the notice asks for the
promises to be binding (鞏固民生實事目標任務的剛性約束, clause 一). The number may be written in another way: 6萬個 in
the sentence is 60000 個 in the target. If the sentence has a quantity directly after the words of a
target's content, the target must have that quantity. An indicator (``indicator: true``) is not part
of the sentence, and isn't looked for in it. Write the quantity and the measure of the sentence.

Passes:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 60000, measure: 個}]}

Fails:

    projects:
      - number: 1
        items:
          - {id: "1.1", name: 新增學位6萬個, lead: 市教育局, due: 12月底,
             targets: [{content: 新增學位, quantity: 50000, measure: 個}]}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...common.language import t
from ...formats.rules import Finding
from ...reading.diagnostic import Path
from ...values.quantity import comparable, format_number, plain_number
from ...values.sentence import in_words, is_written_after, may_be_quantities, read_quantities, stands_in
from ..model import Item, ResponsibilityList


def check(responsibilities: ResponsibilityList) -> Iterator[Finding]:
    """Yield every target for which the sentence has another quantity, none, or none left."""
    for path, item in responsibilities.involved:
        yield from _exchanged(path, item)
        held = [(one.quantity, one.measure) for one in item.targets if not one.indicator]
        promises = set(held)
        if len(promises) < len(held) or not all(stands_in(item.name, *promise) for promise in promises):
            yield from _missing(path, item)


def _exchanged(path: Path, item: Item) -> Iterator[Finding]:
    """Yield every target whose content the sentence gives another quantity: 考點15個、體驗點50個, exchanged.

    A quantity that stands nowhere in the sentence is `_missing`'s to find.
    """
    for index, target in enumerate(item.targets):
        if target.indicator or is_written_after(item.name, target.content, target.quantity, target.measure):
            continue
        promised = comparable(target.quantity, target.measure)
        written = read_quantities(item.name)
        own = [quantity for quantity in written if item.name[: quantity.start].rstrip().endswith(target.content)]
        amounts = [comparable(quantity.amount, quantity.measure) for quantity in own]
        others = [comparable(quantity.amount, quantity.measure) for quantity in written]
        if own and promised not in amounts and promised in others:
            shown = f"{format_number(target.quantity)} {target.measure}"
            message = t(
                "the sentence of item {item} promises {quantity} of {content}, not {other}",
                item=item.id,
                quantity=own[0].text,
                content=target.content,
                other=shown,
            )
            keys = f"quantity: {plain_number(own[0].amount)}, measure: {own[0].measure}"
            hint = t("write {keys}", keys=keys)
            yield Finding((*path, "targets", index, "quantity"), message, hint)


def _missing(path: Path, item: Item) -> Iterator[Finding]:
    written = read_quantities(item.name)
    left = Counter(comparable(quantity.amount, quantity.measure) for quantity in written)
    has = in_words(written)
    hint = t("the sentence has {quantities}", quantities=has) if written else t("the sentence has no quantity")
    for index, target in enumerate(item.targets):
        if target.indicator:
            continue
        promised = comparable(target.quantity, target.measure)
        if left[promised]:
            left[promised] -= 1
            continue
        shown = f"{format_number(target.quantity)} {target.measure}"
        if promised in left:
            message = t(
                "the targets of item {item} use {quantity} more often than its sentence does",
                quantity=shown,
                item=item.id,
            )
        elif stands_in(item.name, target.quantity, target.measure) or promised in (
            comparable(quantity.amount, quantity.measure) for quantity in may_be_quantities(item.name)
        ):
            continue  # written there, if not as a quantity is
        else:
            message = t("{quantity} is not in the sentence of item {item}", quantity=shown, item=item.id)
        key = "measure" if any(amount == promised[0] for amount, _ in left) else "quantity"
        yield Finding((*path, "targets", index, key if promised not in left else "quantity"), message, hint)
