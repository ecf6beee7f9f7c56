"""Two lists compared: what changed, and whether it makes a promise stronger or weaker.

The notice asks to make the promises of the vote binding (鞏固民生實事目標任務的剛性約束): what the congress
voted may be made stronger, not quietly weaker. Items are compared by id, and an item that was given
another id is recognised by its sentence; where they stand in the file doesn't matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import ResponsibilityList
from .change import Change, ChangeKind, Effect
from .items import added_item, item_changes, start_change
from .matching import pairs_of
from .registries import Registries
from .spelling import respelt_change, spelt_alike
from .votes import NewAmendment, amendment_changes, new_amendments, old_ids
from .whole import head_changes, project_changes, removed_items, unit_changes
from .years import Promise, Since, Timing, TwoYears, are_two, compare_years, of_one_issuer

__all__ = [
    "Change",
    "ChangeKind",
    "Comparison",
    "Effect",
    "NewAmendment",
    "Promise",
    "Since",
    "Timing",
    "TwoYears",
    "are_two",
    "compare",
    "compare_years",
    "ids_of",
    "of_one_issuer",
]


@dataclass(frozen=True)
class Comparison:
    """What changed from one list to another, and the new votes, which let changes through.

    The ``changes`` are in the new list's order; what is removed stands at its place's end. All that differs only in
    script, width or spacing is one change, the first.
    """

    changes: tuple[Change, ...]
    amendments: tuple[NewAmendment, ...]

    @property
    def is_worse(self) -> bool:
        """Whether a promise is weakened, voted again or not."""
        return any(change.effect is Effect.WEAKENED for change in self.changes)

    @property
    def unsettled(self) -> Iterator[Change]:
        """The changes that have a code and that no amendment lets through."""
        return (change for change in self.changes if change.code and not change.amended)

    @property
    def weakened_first(self) -> list[Change]:
        """The changes as they are shown: what is weakened first, and what is strengthened last."""
        return sorted(self.changes, key=lambda change: _WEAKENED_FIRST.index(change.effect))


_WEAKENED_FIRST = (Effect.WEAKENED, Effect.NEUTRAL, Effect.STRENGTHENED)


def _is_amended(change: Change, amended: frozenset[str]) -> bool:
    """Whether a change has a code, and new votes on the items and units ``amended`` let it through."""
    if not change.code:
        return False
    if change.field == "project":  # gone only if each of its items was voted away
        return bool(change.old_items) and amended.issuperset(change.old_items)
    if any(amended.issuperset(units) for units in change.units):
        return True
    return change.item in amended or not amended.isdisjoint(change.old_items)


def compare(old: ResponsibilityList, new: ResponsibilityList) -> Comparison:
    """Compare two versions of one list: every change from ``old`` to ``new``, and every vote that is new."""
    old, new, respelt = spelt_alike(old, new)
    changes = list(respelt_change(respelt))
    pairs = pairs_of(old, new)
    partner = {new_path: old_path for old_path, new_path in pairs}
    matched = {old_path for old_path, _ in pairs}
    before = dict(old.places())
    changes += head_changes(old, new)
    if old.schedule or new.schedule:
        from .schemes import scheme_changes

        changes += scheme_changes(old, new)
    registries = Registries(old, new)
    for path, item in new.places():
        if path not in partner:
            changes += added_item(path, item)
            continue
        changes += item_changes(path, before[partner[path]], item, registries)
        changes += start_change(path, (old, before[partner[path]]), (new, item))
    changes += removed_items(old, new, matched)
    changes += project_changes(old, new, pairs)
    changes += unit_changes(old, new, registries)
    ids = old_ids(old, new, pairs)
    changes += amendment_changes(old, new, ids)
    amendments = tuple(new_amendments(old, new, ids, registries))
    amended = frozenset(amendment.of for amendment in amendments)
    marked = (replace(change, amended=True) if _is_amended(change, amended) else change for change in changes)
    return Comparison(tuple(marked), amendments)


def ids_of(old: ResponsibilityList, new: ResponsibilityList) -> dict[str, str]:
    """The id that each item of the old list has in the new one."""
    old, new, _ = spelt_alike(old, new)
    before, after = dict(old.places()), dict(new.places())
    return {before[old_path].id: after[new_path].id for old_path, new_path in pairs_of(old, new)}
