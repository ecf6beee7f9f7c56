"""What became of a target's breakdown by units: whose part is smaller, who has none any more."""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal

from ...reading.diagnostic import Path
from ...values.quantity import comparable, format_number
from ..model import Bound, Portion, Target, Unit
from .change import Change, ChangeKind, Effect
from .registries import Registries


def breakdown_changes(
    path: Path, id: str, old_id: str, old: Target, new: Target, registries: Registries, *, is_told: bool
) -> Iterator[Change]:
    """Each part that changed. It weakens where all parts together come to less, or a unit is let off.

    A shift from one unit to another is neutral, and what is asked less of a unit is worth a look (MSS310). Of
    a target of at most so much each part is a bound of its own. ``is_told`` says that the target is told to be
    weaker: then its parts are so too.
    """
    if old.breakdown == new.breakdown:
        return
    place = (*path, "breakdown")

    def changed(
        kind: ChangeKind, effect: Effect, before: Portion | None, after: Portion | None, code: str = ""
    ) -> Change:
        code = "MSS301" if effect is Effect.WEAKENED else code
        words = portion_in_words(old, before) if before else "", portion_in_words(new, after) if after else ""
        at = (*place, places[after.unit]) if after else place if new.breakdown else path
        return Change(kind, effect, id, "breakdown", *words, at, code, (old_id,))

    places = {portion.unit: index for index, portion in reversed(tuple(enumerate(new.breakdown)))}
    before = {registries.old(portion.unit): portion for portion in old.breakdown}
    after = {registries.new(portion.unit): portion for portion in new.breakdown}
    total, was_total = _total(new), _total(old)
    is_level = new.bound is Bound.AT_MOST
    falls = total < was_total and not is_level
    weaker = Effect.NEUTRAL if is_told else Effect.WEAKENED
    stronger = Effect.STRENGTHENED if total > was_total or is_level else Effect.NEUTRAL
    for unit, now in after.items():
        if unit not in before:
            yield changed(ChangeKind.ADDED, stronger, None, now)
            continue
        was = before[unit]
        amount, was_amount = _amount(new, now), _amount(old, was)
        if amount == was_amount and was.unit == now.unit:
            continue
        if amount == was_amount:
            yield changed(ChangeKind.CHANGED, Effect.NEUTRAL, was, now)
        elif (amount > was_amount) is not is_level:
            yield changed(ChangeKind.CHANGED, stronger, was, now)
        elif falls or is_level:
            yield changed(ChangeKind.CHANGED, weaker, was, now)
        else:
            yield changed(ChangeKind.CHANGED, Effect.NEUTRAL, was, now, "MSS310")
    let_off = before.keys() - after.keys()
    kept = _kept(let_off, after.keys(), registries)
    for unit, was in before.items():
        if unit not in let_off:
            continue
        if falls or unit not in kept:
            yield changed(ChangeKind.REMOVED, weaker, was, None)
        else:
            yield changed(ChangeKind.REMOVED, Effect.NEUTRAL, was, None, "MSS310")


def _amount(target: Target, portion: Portion) -> Decimal:
    return comparable(portion.quantity, target.measure)[0]


def _total(target: Target) -> Decimal:
    return sum((_amount(target, portion) for portion in target.breakdown), Decimal())


def _kept(let_off: Set[str], units: Set[str], registries: Registries) -> set[str]:
    """Those of the units without a part that have one all the same: by their members, or in a collective."""
    if not let_off:
        return set()
    collectives = (one for one in registries.new_units.values() if registries.new(one.name) in units)
    answering = {registries.new(member) for one in collectives for member in one.members}

    def is_kept(unit: str) -> bool:
        members = registries.old_units.get(unit, Unit(unit)).members
        return units >= set(map(registries.old, members)) if members else unit in answering

    return set(filter(is_kept, let_off))


def portion_in_words(target: Target, portion: Portion) -> str:
    """A unit's part in a few words: 新辟公交線路 鄞州 2 條."""
    return f"{target.content} {portion.unit} {target.sign}{format_number(portion.quantity)} {target.measure}"
