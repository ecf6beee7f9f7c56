"""What became of the list as a whole: its head, its projects, its units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ...common.language import Series, t, tn
from ...common.terms import Worded
from ...formats.texts import remarks
from ...reading.diagnostic import Path
from ..model import Project, ResponsibilityList, Scope, Unit
from ..numbering import label, sequences
from .change import Change, ChangeKind, Effect
from .registries import Registries


def head_changes(old: ResponsibilityList, new: ResponsibilityList) -> Iterator[Change]:
    """Another title, year or source."""
    before_it, source = old.source, new.source
    for path, before, after in (
        (("title",), old.title, new.title),
        (("year",), str(old.year), str(new.year)),
        (("code",), old.code or "", new.code or ""),
        (("source", "issuer"), before_it.issuer, source.issuer),
        (("source", "document"), before_it.document or "", source.document or ""),
        (("source", "index"), before_it.index or "", source.index or ""),
        (("source", "url"), before_it.url or "", source.url or ""),
    ):
        if before != after:
            yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, "", path[0], before, after, path)
    is_later = old.tracked_from < new.tracked_from
    code, detail = ("MSS310", t("the list is tracked from a later day")) if is_later else ("", "")
    if old.start != new.start:
        words = (str(old.start or ""), str(new.start or ""))
        yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, "", "start", *words, ("start",), code, (), detail)
        code = detail = ""
    if before_it.date != source.date:
        words = (str(before_it.date), str(source.date))
        yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, "", "source", *words, ("source", "date"), code, (), detail)


def removed_items(old: ResponsibilityList, new: ResponsibilityList, matched: set[Path]) -> Iterator[Change]:
    """The items of the old list that became none of the new; ``matched`` are the places of those that did."""
    places = {project.number: index for index, project in enumerate(new.projects)}
    for old_path, item in old.places():
        if old_path not in matched:
            number = old.projects[_project_of(old_path)].number
            path: Path = ("projects", places[number]) if number in places else ("projects",)
            yield Change(
                ChangeKind.REMOVED, Effect.WEAKENED, item.id, "item", item.name, "", path, "MSS304", (item.id,)
            )


def _project_of(path: Path) -> int:
    """The index of the project in which an item stands."""
    return int(path[1])


def project_changes(
    old: ResponsibilityList, new: ResponsibilityList, pairs: list[tuple[Path, Path]]
) -> Iterator[Change]:
    """Projects named anew, added, removed.

    One whose items live on is renumbered if they have a project of their own, and merged if they are
    rows of another project now: then it isn't a project any more, and is removed.
    """
    homes: dict[int, set[int]] = defaultdict(set)
    sources: dict[int, set[int]] = defaultdict(set)
    for old_path, new_path in pairs:
        homes[_project_of(old_path)].add(_project_of(new_path))
        sources[_project_of(new_path)].add(_project_of(old_path))
    left = dict(enumerate(old.projects))
    are_apart = any(len(sequences(one)) > 1 for one in (old, new))
    kept: dict[int, int] = {}  # by number
    for index, project in enumerate(new.projects):
        same = [place for place, known in left.items() if known.number == project.number]
        before = next((place for place in same if left[place].level == project.level), None)
        if before is None and same and not are_apart:
            before = same[0]
        if before is None:
            yield _project(ChangeKind.ADDED, Effect.NEUTRAL, project, ("projects", index), new=_title(project))
            continue
        kept[before] = index
        known = left.pop(before)
        for declared in remarks(type(project)):
            before_it, now = getattr(known, declared.name), getattr(project, declared.name)
            if before_it != now:
                path = ("projects", index, declared.name)
                change = _project(ChangeKind.CHANGED, Effect.NEUTRAL, project, path, old=before_it or "", new=now or "")
                yield replace(change, field=declared.name)
    for place, project in enumerate(old.projects):
        here = kept.get(place)
        if here is not None and (here in homes[place] or not (homes[place] or sources[here])):
            continue
        is_renumbered = any(sources[home] == {place} for home in homes[place])
        if is_renumbered and here is not None:
            continue  # its number is another project's now: its items tell
        change = _project(ChangeKind.REMOVED, Effect.NEUTRAL, project, ("projects",), old=_title(project))
        if not is_renumbered:
            into = [label(new.projects[home]) for home in sorted(homes[place])]
            change = replace(
                change,
                effect=Effect.WEAKENED,
                code="MSS305",
                old_items=tuple(item.id for item in project.items),
                detail=_merged(into) if into else "",
            )
        yield change


def _merged(into: list[str]) -> str:
    return tn(
        "its items now belong to project {projects}",
        "its items now belong to projects {projects}",
        len(into),
        projects=Series(into),
    )


def _title(project: Project) -> str:
    return project.name or "、".join(item.name for item in project.items)


def _project(kind: ChangeKind, effect: Effect, project: Project, path: Path, old: str = "", new: str = "") -> Change:
    return Change(kind, effect, label(project), "project", old, new, path)


def unit_changes(old: ResponsibilityList, new: ResponsibilityList, registries: Registries) -> Iterator[Change]:
    """Units registered anew, taken out, or registered otherwise; and members of collectives let off."""
    if old.units and not new.units:
        count = Worded(f"{len(old.units)}個單位", tn("{count} unit", "{count} units", len(old.units)))
        why = t("the registry of units is removed, and with it the members of collectives")
        collectives = frozenset(unit.name for unit in old.units if unit.members)
        who = (collectives,) if collectives else tuple(frozenset({unit.name}) for unit in old.units)
        yield Change(ChangeKind.REMOVED, Effect.NEUTRAL, "", "unit", count, "", ("units",), "MSS310", (), why, who)
    left = list(old.units)
    for index, unit in enumerate(new.units):
        known = next((known for known in left if known.name == unit.name), None)
        if known is not None:
            left.remove(known)
        path: Path = ("units", index)
        before = known or (registries.old_units.get(registries.new(unit.name)) if old.units else None)
        place, detail, gone = _let_off(before, unit, registries) if before is not None else ("", "", ())
        code = "MSS310" if detail else ""
        who = (frozenset({before.name}), frozenset(gone)) if before is not None and detail else ()
        who = tuple(filter(None, who))
        if detail:
            path = (*path, place)
        if known is None:
            yield Change(
                ChangeKind.ADDED, Effect.NEUTRAL, "", "unit", "", _unit_in_words(unit), path, code, (), detail, who
            )
        elif known != unit or detail:  # of the same members, one may be another now
            words = (_unit_in_words(known), _unit_in_words(unit))
            yield Change(ChangeKind.CHANGED, Effect.NEUTRAL, "", "unit", *words, path, code, (), detail, who)
    for unit in left:
        yield Change(ChangeKind.REMOVED, Effect.NEUTRAL, "", "unit", unit.name, "", ("units",))


def _let_off(old: Unit, new: Unit, registries: Registries) -> tuple[str, str, tuple[str, ...]]:
    """The key by which a collective has fewer who answer, in words who, and the members gone; empty if all answer."""
    members = {registries.new(member) for member in new.members}
    gone = [member for member in old.members if registries.old(member) not in members]
    if gone:
        detail = t("{unit} has fewer members: without {members}", unit=new.name, members=Series(gone))
        return "members", detail, tuple(map(registries.old, gone))
    if old.members and old.scope is Scope.ALL and new.scope is not Scope.ALL:
        return "scope", t("members of {unit} are now responsible only where they are concerned", unit=new.name), ()
    return "", "", ()


def _unit_in_words(unit: Unit) -> str:
    words = [unit.name, *(f"={alias}" for alias in unit.aliases)]
    words += [f"({'、'.join(unit.members)})"] if unit.members else []
    return " ".join([*words, unit.scope.value] if unit.members else words)
