"""What became of an item: its id, its sentence, its deadline, who leads and supports it."""

from __future__ import annotations

from collections.abc import Iterator

from ...common.language import t
from ...formats.texts import remarks
from ...reading.diagnostic import Path
from ..model import Investment, Item, ResponsibilityList, Scope, Unit
from .change import Change, ChangeKind, Effect
from .registries import Registries
from .schedules import deadline_change, milestone_changes
from .targets import says_otherwise, target_changes, what_became


def added_item(path: Path, item: Item) -> Iterator[Change]:
    """An item that the old list doesn't have."""
    yield Change(ChangeKind.ADDED, Effect.STRENGTHENED, item.id, "item", "", item.name, path)


def item_changes(path: Path, old: Item, new: Item, registries: Registries) -> Iterator[Change]:
    """Everything that changed in an item, its start apart: that leans on the list."""

    def changed(field: str, before: str, after: str, effect: Effect = Effect.NEUTRAL, code: str = "") -> Change:
        return Change(ChangeKind.CHANGED, effect, new.id, field, before, after, (*path, field), code, (old.id,))

    became = what_became(path, old, new)
    is_reworded = says_otherwise(old.name, new.name, became.pairs)
    targets = list(target_changes(path, became, old, new, is_reworded, registries))
    if old.id != new.id:
        yield changed("id", old.id, new.id)
    if old.name != new.name:
        # Of a promise that is weaker, the error says enough: one cause, one finding.
        is_told = any(change.effect is Effect.WEAKENED for change in targets)
        yield changed("name", old.name, new.name, code="MSS309" if is_reworded and not is_told else "")
    yield from deadline_change((*path, "due"), new.id, old.id, old.due, new.due)
    yield from milestone_changes(path, new.id, old.id, old.milestones, new.milestones)
    yield from _lead_changes(path, old, new, registries)
    yield from _support_changes(path, old, new, registries)
    for declared in remarks(type(new)):
        remark, now = getattr(old, declared.name, None), getattr(new, declared.name)
        if remark != now:
            yield changed(declared.name, remark or "", now or "")
    for field in ("owner", "contact"):
        names, names_now = ("、".join(getattr(item, field)) for item in (old, new))
        if names != names_now:
            yield changed(field, names, names_now)
    if old.investment != new.investment:
        yield changed("investment", _money_in_words(old.investment), _money_in_words(new.investment))
    yield from targets


def _money_in_words(investment: Investment | None) -> str:
    said = investment.said if investment else {}
    return "、".join(f"{heading} {text}" for heading, text in said.items() if text)


def start_change(
    path: Path, old: tuple[ResponsibilityList, Item], new: tuple[ResponsibilityList, Item]
) -> Iterator[Change]:
    """Another day from which progress is measured: a later one asks less of every day before the deadline."""
    before, after = old[1].start, new[1].start
    if before != after:
        is_later = (before or old[0].tracked_from) < (after or new[0].tracked_from)
        code, detail = ("MSS310", t("is tracked from a later day")) if is_later else ("", "")
        words = (str(before or ""), str(after or ""))
        place = (*path, "start")
        ids = (old[1].id,)
        yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, new[1].id, "start", *words, place, code, ids, detail)


def _lead_changes(path: Path, old: Item, new: Item, registries: Registries) -> Iterator[Change]:
    """Lead units taken off, which weakens, and put on, which strengthens."""
    place, ids = (*path, "lead"), (old.id,)
    gone, added, renamed = _names_changed(old.lead, new.lead, registries)
    for name in gone:
        detail = t("that name now means {unit}", unit=registries.new_name(name)) if name in new.lead else ""
        yield Change(ChangeKind.REMOVED, Effect.WEAKENED, new.id, "lead", name, "", place, "MSS306", ids, detail)
    for name in added:
        words = ("", _now(name, old.lead, registries))
        yield Change(ChangeKind.ADDED, Effect.STRENGTHENED, new.id, "lead", *words, place, "", ids)
    for name, now in renamed:
        yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, new.id, "lead", name, now, place, "MSS310", ids, _RENAMED)


def _support_changes(path: Path, old: Item, new: Item, registries: Registries) -> Iterator[Change]:
    place, ids = (*path, "support"), (old.id,)
    gone, added, renamed = _names_changed(old.support, new.support, registries)
    leads = {registries.new(name) for name in new.lead}
    answering = _answering(new, registries) if gone else {}
    for name in gone:
        unit = registries.old_units.get(registries.old(name), Unit(name))
        asked = {registries.old(member) for member in unit.members} or {unit.name}
        is_kept = unit.name in leads or all(
            member in answering and (answering[member] is Scope.ALL or unit.scope is answering[member])
            for member in asked
        )
        code, detail = ("", "") if is_kept else ("MSS310", t("no longer supports it"))
        if not is_kept and name in new.support:
            detail = t("no longer supports it: that name now means {unit}", unit=registries.new_name(name))
        yield Change(ChangeKind.REMOVED, Effect.NEUTRAL, new.id, "support", name, "", place, code, ids, detail)
    for name in added:
        words = ("", _now(name, old.support, registries))
        yield Change(ChangeKind.ADDED, Effect.NEUTRAL, new.id, "support", *words, place, "", ids)
    for name, now in renamed:
        words = (name, now)
        yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, new.id, "support", *words, place, "MSS310", ids, _RENAMED)


_RENAMED = t("now has another name")


def _now(name: str, old: tuple[str, ...], registries: Registries) -> str:
    """A name of the new list in words: with what it means, where it stood there and meant another unit."""
    return f"{name} (={registries.new_name(name)})" if name in old else name


def _answering(item: Item, registries: Registries) -> dict[str, Scope]:
    """Who answers for an item of the new list: its units and the members of its collectives, all or where relevant."""
    found: dict[str, Scope] = {}
    for name in (*item.lead, *item.support):
        unit = registries.new_units.get(registries.new_name(name), Unit(name))
        for who in unit.members or (name,):
            if found.get(known := registries.new(who)) is not Scope.ALL:
                found[known] = unit.scope if unit.members else Scope.ALL
    return found


def _names_changed(
    old: tuple[str, ...], new: tuple[str, ...], registries: Registries
) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """The units that aren't named any more, those that are now, and those that have another name now.

    An alias is the unit it stands for.
    """
    before = {registries.old(name): name for name in reversed(old)}
    after = {registries.new(name): name for name in reversed(new)}
    gone = [name for name in old if registries.old(name) not in after]
    added = [name for name in new if registries.new(name) not in before]
    renamed = []
    for name in new:
        was = before.get(registries.new(name))
        if was is not None and registries.is_renamed(name):
            renamed.append((was, name if name != was else registries.new_name(name)))
    return gone, added, renamed
