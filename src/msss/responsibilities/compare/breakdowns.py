"""What became of a target's breakdown by units: whose part is smaller, who has none any more."""

from __future__ import annotations

from collections.abc import Iterator
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
        at = (*place, new.breakdown.index(after)) if after else place if new.breakdown else path
        return Change(kind, effect, id, "breakdown", *words, at, code, (old_id,))

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
    for unit, was in before.items():
        if unit in after:
            continue
        if falls or not _is_kept(unit, set(after), registries):
            yield changed(ChangeKind.REMOVED, weaker, was, None)
        else:
            yield changed(ChangeKind.REMOVED, Effect.NEUTRAL, was, None, "MSS310")


def _amount(target: Target, portion: Portion) -> Decimal:
    return comparable(portion.quantity, target.measure)[0]


def _total(target: Target) -> Decimal:
    return sum((_amount(target, portion) for portion in target.breakdown), Decimal())


def _is_kept(unit: str, units: set[str], registries: Registries) -> bool:
    """Whether a unit without a part has one all the same: by its members, or in a collective."""
    members = registries.old_units.get(unit, Unit(unit)).members
    if members:
        return units.issuperset(map(registries.old, members))
    collectives = (one for one in registries.new_units.values() if registries.new(one.name) in units)
    return any(unit in map(registries.new, one.members) for one in collectives)


def portion_in_words(target: Target, portion: Portion) -> str:
    """A unit's part in a few words: 新辟公交線路 鄞州 2 條."""
    at_most = "≤" if target.bound is Bound.AT_MOST else ""
    return f"{target.content} {portion.unit} {at_most}{format_number(portion.quantity)} {target.measure}"
