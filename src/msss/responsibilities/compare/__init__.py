"""Two lists compared: what changed, and whether it makes a promise stronger or weaker.

The notice asks to make the promises of the vote binding (鞏固民生實事目標任務的剛性約束): what the congress
voted may be made stronger, not quietly weaker. Items are compared by id, and an item that was given
another id is recognised by its sentence; where they stand in the file doesn't matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import ResponsibilityList
from .change import Change, Effect, Kind
from .items import added_item, item_changes, start_change
from .matching import pairs_of
from .registries import Registries
from .spelling import respelt_change, spelt_alike
from .votes import amendment_changes, new_amendments, old_ids
from .whole import head_changes, project_changes, removed_items, unit_changes
from .years import Promise, Since, Timing, are_two, compare_years

__all__ = [
    "Change",
    "Effect",
    "Kind",
    "Promise",
    "Since",
    "Timing",
    "are_two",
    "compare",
    "compare_years",
    "ids_of",
    "new_amendments",
    "unsettled",
    "weakened_first",
]


def compare(old: ResponsibilityList, new: ResponsibilityList) -> list[Change]:
    """Every change from ``old`` to ``new``, in the new list's order; what is removed stands at its place's end.

    All that differs only in script, width or spacing is one change, the first.
    """
    old, new, respelt = spelt_alike(old, new)
    changes = list(respelt_change(respelt))
    pairs = pairs_of(old, new)
    partner = {new_path: old_path for old_path, new_path in pairs}
    matched = {old_path for old_path, _ in pairs}
    before = dict(old.places())
    changes += head_changes(old, new)
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
    changes += amendment_changes(old, new, old_ids(old, new, pairs))
    return changes


def ids_of(old: ResponsibilityList, new: ResponsibilityList) -> dict[str, str]:
    """The id that each item of the old list has in the new one."""
    old, new, _ = spelt_alike(old, new)
    before, after = dict(old.places()), dict(new.places())
    return {before[old_path].id: after[new_path].id for old_path, new_path in pairs_of(old, new)}


def unsettled(changes: Iterable[Change], amended: frozenset[str]) -> Iterator[Change]:
    """The changes that have a code and that no amendment of the items and units ``amended`` lets through."""
    for change in changes:
        if change.code and not _is_amended(change, amended):
            yield change


_WEAKENED_FIRST = (Effect.WEAKENED, Effect.NEUTRAL, Effect.STRENGTHENED)


def weakened_first(old: ResponsibilityList, new: ResponsibilityList) -> list[Change]:
    """Every change as it is shown: what is weakened first, and with a mark on what was voted again."""
    changes = compare(old, new)
    amended = frozenset(of for _, of in new_amendments(old, new))
    marked = [
        replace(change, amended=True) if change.code and _is_amended(change, amended) else change for change in changes
    ]
    return sorted(marked, key=lambda change: _WEAKENED_FIRST.index(change.effect))


def _is_amended(change: Change, amended: frozenset[str]) -> bool:
    if change.field == "project":  # gone only if each of its items was voted away
        return bool(change.old_items) and amended.issuperset(change.old_items)
    if any(amended.issuperset(units) for units in change.units):
        return True
    return change.item in amended or not amended.isdisjoint(change.old_items)
