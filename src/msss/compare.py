"""Two lists compared: what changed, and whether it makes a promise stronger or weaker.

The notice asks to make the promises of the vote binding (鞏固民生實事目標任務的剛性約束): what the congress
voted may be made stronger, not quietly weaker. Items are compared by id, and an item that was given
another id is recognised by its sentence; where they stand in the file doesn't matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from .chinese import fold
from .diagnostic import Path
from .model import Bound, Item, Project, ResponsibilityList, Target, Unit
from .quantity import comparable, format_number, read_quantities
from .registry import units_of


class Effect(StrEnum):
    """What a change does to a promise."""

    STRENGTHENED = "strengthened"
    NEUTRAL = "neutral"
    WEAKENED = "weakened"


class Kind(StrEnum):
    """What happened to the thing that changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change from the old list to the new.

    ``item`` is the id that the new list has for it, or the old one's if it is removed (for a project
    its number); ``field`` says what of it changed; ``old`` and ``new`` are its values in words, empty
    where there is none. ``path`` is where the new list has it, or would have it. ``code`` is the
    diagnostic's of a weakened promise. ``old_items`` are the ids by which the old list knows what
    the change is about: an amendment may name the item by either.
    """

    kind: Kind
    effect: Effect
    item: str
    field: str
    old: str
    new: str
    path: Path
    code: str = ""
    old_items: tuple[str, ...] = ()


def compare(old: ResponsibilityList, new: ResponsibilityList) -> list[Change]:
    """Every change from ``old`` to ``new``, in the new list's order; what is removed stands at its place's end."""
    changes: list[Change] = []
    pairs = _pairs(old, new)
    partner = {new_path: old_item for old_item, new_path in pairs}
    matched = {id(old_item) for old_item, _ in pairs}
    changes += _heads(old, new)
    aliases = _same_units(old, new)
    for path, item in new.places():
        before = partner.get(path)
        changes += _added_item(path, item) if before is None else _item_changes(path, before, item, aliases)
    changes += _removed(old, new, matched)
    changes += _projects(old, new, matched)
    changes += _units(old, new)
    return changes


def weakened(changes: Iterable[Change], amended: frozenset[str]) -> Iterator[Change]:
    """The changes that weaken a promise and that no amendment of the items ``amended`` lets through."""
    for change in changes:
        if change.effect is Effect.WEAKENED and not _is_amended(change, amended):
            yield change


def _is_amended(change: Change, amended: frozenset[str]) -> bool:
    if change.field == "project":  # gone only if each of its items was voted away
        return amended.issuperset(change.old_items)
    return change.item in amended or not amended.isdisjoint(change.old_items)


def new_amendments(old: ResponsibilityList, new: ResponsibilityList) -> Iterator[tuple[Path, str]]:
    """The amendments that the old list doesn't have, each with its path and its item: only they let changes through."""
    left = Counter(old.amendments)
    for index, amendment in enumerate(new.amendments):
        if left[amendment]:
            left[amendment] -= 1
        else:
            yield ("amendments", index, "item"), amendment.item


# --- which unit and which item was which


def _same_units(old: ResponsibilityList, new: ResponsibilityList) -> dict[str, str]:
    """For every name of a unit one that stands for all its names, in either list.

    Names that the old list keeps apart stay apart: an alias that is new can't make one unit of two.
    """
    known: dict[str, str] = {}
    for unit in (*units_of(old), *new.units):
        names = (unit.name, *unit.aliases)
        name = next((known[name] for name in names if name in known), unit.name)
        for other in names:
            known.setdefault(other, name)
    return known


def _pairs(old: ResponsibilityList, new: ResponsibilityList) -> list[tuple[Item, Path]]:
    """Each old item with the place of the new one that it became.

    First those whose id and sentence are the same, then those with the same sentence, then those with
    the same id and a sentence that can be the old one reworded.
    """
    old_left = [item for _, item in old.items()]
    new_left = list(new.places())
    pairs: list[tuple[Item, Path]] = []
    for same in (_id_and_sentence, _sentence, _id):
        candidates: dict[object, list[Item]] = defaultdict(list)
        for item in reversed(old_left):
            candidates[same(item)].append(item)
        found = []
        for path, item in new_left:
            before = candidates[same(item)]
            if before and _alike(before[-1].name, item.name):
                found.append((before.pop(), path))
        old_taken, new_taken = {id(item) for item, _ in found}, {path for _, path in found}
        old_left = [item for item in old_left if id(item) not in old_taken]
        new_left = [(path, item) for path, item in new_left if path not in new_taken]
        pairs += found
    return pairs


def _id_and_sentence(item: Item) -> object:
    return item.id, item.name


def _sentence(item: Item) -> object:
    return item.name


def _id(item: Item) -> object:
    return item.id


# --- what became of an item


def _added_item(path: Path, item: Item) -> Iterator[Change]:
    yield Change(Kind.ADDED, Effect.STRENGTHENED, item.id, "item", "", item.name, path)


def _item_changes(path: Path, old: Item, new: Item, aliases: dict[str, str]) -> Iterator[Change]:
    def changed(field: str, before: str, after: str, effect: Effect = Effect.NEUTRAL, code: str = "") -> Change:
        return Change(Kind.CHANGED, effect, new.id, field, before, after, (*path, field), code, (old.id,))

    if old.id != new.id:
        yield changed("id", old.id, new.id)
    if old.name != new.name:
        yield changed("name", old.name, new.name)
    if old.due_date > new.due_date:
        yield changed("due", old.due.text, new.due.text, Effect.STRENGTHENED)
    elif old.due_date < new.due_date:
        yield changed("due", old.due.text, new.due.text, Effect.WEAKENED, "MSS303")
    elif old.due.text != new.due.text:
        yield changed("due", old.due.text, new.due.text)
    yield from _lead_changes(path, old, new, aliases)
    yield from _support_changes(path, old, new, aliases)
    for field, before, after in (("leader", old.leader, new.leader), ("note", old.note, new.note)):
        if before != after:
            yield changed(field, before or "", after or "")
    yield from _target_changes(path, old, new)


def _lead_changes(path: Path, old: Item, new: Item, aliases: dict[str, str]) -> Iterator[Change]:
    """Lead units taken off, which weakens, and put on, which strengthens."""
    gone, added = _names_changed(old.lead, new.lead, aliases)
    for name in gone:
        yield Change(Kind.REMOVED, Effect.WEAKENED, new.id, "lead", name, "", (*path, "lead"), "MSS306", (old.id,))
    for name in added:
        yield Change(Kind.ADDED, Effect.STRENGTHENED, new.id, "lead", "", name, (*path, "lead"), "", (old.id,))


def _support_changes(path: Path, old: Item, new: Item, aliases: dict[str, str]) -> Iterator[Change]:
    gone, added = _names_changed(old.support, new.support, aliases)
    for name in gone:
        yield Change(Kind.REMOVED, Effect.NEUTRAL, new.id, "support", name, "", (*path, "support"), "", (old.id,))
    for name in added:
        yield Change(Kind.ADDED, Effect.NEUTRAL, new.id, "support", "", name, (*path, "support"), "", (old.id,))


def _names_changed(old: tuple[str, ...], new: tuple[str, ...], aliases: dict[str, str]) -> tuple[list[str], list[str]]:
    """The units that aren't named any more, and those that are now; an alias is the unit it stands for."""
    old_units, new_units = ({aliases.get(name, name) for name in names} for names in (old, new))
    gone = [name for name in old if aliases.get(name, name) not in new_units]
    return gone, [name for name in new if aliases.get(name, name) not in old_units]


# --- what became of its targets


@dataclass(frozen=True, slots=True)
class _Promise:
    """A target and its place."""

    target: Target
    path: Path


def _listed(path: Path, item: Item) -> list[_Promise]:
    return [_Promise(target, (*path, "targets", index)) for index, target in enumerate(item.targets)]


def _unlisted(path: Path, item: Item) -> list[_Promise]:
    """The quantities of the sentence that no target covers: promised all the same."""
    covered = Counter(comparable(target.quantity, target.measure) for target in item.targets)
    promises = []
    end = 0
    for quantity in read_quantities(item.name):
        content = item.name[end : quantity.start].strip(",，、。;； ")
        end = quantity.end
        promised = comparable(quantity.amount, quantity.measure)
        if covered[promised]:
            covered[promised] -= 1
        else:
            bound = Bound.AT_MOST if quantity.at_most else Bound.AT_LEAST
            promises.append(_Promise(Target(content, quantity.amount, quantity.measure, bound), (*path, "name")))
    return promises


def _target_changes(path: Path, old: Item, new: Item) -> Iterator[Change]:
    """What became of the targets, then of the old sentence's quantities that had none."""
    if old.targets == new.targets and old.name == new.name:
        return
    pairs, gone, added = _matched(_listed(path, old), _listed(path, new))
    more_pairs, unlisted_gone, _ = _matched(_unlisted(path, old), added + _unlisted(path, new))
    for before, after in pairs + more_pairs:
        yield from _target_change(before, after, old, new)
    for promise in added:
        text = _in_words(promise.target)
        yield Change(Kind.ADDED, Effect.STRENGTHENED, new.id, "target", "", text, promise.path, "", (old.id,))
    for promise in gone + unlisted_gone:
        text = _in_words(promise.target)
        yield Change(Kind.REMOVED, Effect.WEAKENED, new.id, "target", text, "", path, "MSS302", (old.id,))


_Matched = tuple[list[tuple[_Promise, _Promise]], list[_Promise], list[_Promise]]


def _matched(old: list[_Promise], new: list[_Promise]) -> _Matched:
    """Which promise became which, which are gone, which are new: the most alike are paired first.

    Promises of another content are the same only if the contents are alike: 新增博物館50家 isn't kept
    by 新增咖啡館60家.
    """
    pairs = []
    for same, must_be_alike in (
        (_whole, False),
        (_content_and_measure, False),
        (_content, False),
        (_quantity_and_measure, True),
        (_measure, True),
    ):
        rest = []
        for promise in new:
            key = same(promise.target)
            before = next(
                (
                    other
                    for other in old
                    if same(other.target) == key
                    and (not must_be_alike or _alike(other.target.content, promise.target.content))
                ),
                None,
            )
            if before is None:
                rest.append(promise)
            else:
                old = [other for other in old if other is not before]
                pairs.append((before, promise))
        new = rest
    return pairs, old, new


def _alike(one: str, other: str) -> bool:
    """Whether one text is the other, reworded: most of the shorter stands in the longer, in its order."""
    if one == other:
        return True
    from difflib import SequenceMatcher

    one, other = fold(one[:_COMPARED]), fold(other[:_COMPARED])
    shared = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return shared > 0.6 * min(len(one), len(other))


_COMPARED = 300
"""How much of a text is compared, in characters: the cost grows with its square."""


def _whole(target: Target) -> object:
    return target


def _content_and_measure(target: Target) -> object:
    return target.content, comparable(target.quantity, target.measure)[1]


def _content(target: Target) -> object:
    return target.content


def _quantity_and_measure(target: Target) -> object:
    return comparable(target.quantity, target.measure)


def _measure(target: Target) -> object:
    return comparable(target.quantity, target.measure)[1]


def _target_change(before_it: _Promise, promise: _Promise, old_item: Item, new_item: Item) -> Iterator[Change]:
    old, new = before_it.target, promise.target
    if old == new:
        return
    (before, old_measure), (after, new_measure) = (
        comparable(old.quantity, old.measure),
        comparable(new.quantity, new.measure),
    )
    if old_measure != new_measure or old.bound is not new.bound:
        effect = Effect.WEAKENED  # it can't be shown that the promise is kept
    elif before == after:
        effect = Effect.NEUTRAL
    else:
        effect = Effect.WEAKENED if (after < before) == (new.bound is Bound.AT_LEAST) else Effect.STRENGTHENED
    path = promise.path
    if path[-1] != "name":
        path = (*path, "quantity" if before != after else "measure" if old_measure != new_measure else "content")
    code = "MSS301" if effect is Effect.WEAKENED else ""
    texts = _in_words(old), _in_words(new)
    yield Change(Kind.CHANGED, effect, new_item.id, "target", *texts, path, code, (old_item.id,))


def _in_words(target: Target) -> str:
    at_most = "≤" if target.bound is Bound.AT_MOST else ""
    return f"{target.content} {at_most}{format_number(target.quantity)} {target.measure}".strip()


# --- what became of the list and its projects


def _heads(old: ResponsibilityList, new: ResponsibilityList) -> Iterator[Change]:
    for field, before, after in (
        ("title", old.title, new.title),
        ("year", str(old.year), str(new.year)),
        ("source", str(old.source.document), str(new.source.document)),
    ):
        if before != after:
            yield Change(Kind.CHANGED, Effect.NEUTRAL, "", field, before, after, (field,))


def _removed(old: ResponsibilityList, new: ResponsibilityList, matched: set[int]) -> Iterator[Change]:
    places = {project.number: index for index, project in enumerate(new.projects)}
    for project, item in old.items():
        if id(item) not in matched:
            path: Path = ("projects", places[project.number]) if project.number in places else ("projects",)
            yield Change(Kind.REMOVED, Effect.WEAKENED, item.id, "item", item.name, "", path, "MSS304", (item.id,))


def _projects(old: ResponsibilityList, new: ResponsibilityList, matched: set[int]) -> Iterator[Change]:
    """Projects named anew, added, removed. One whose items all live on in others isn't removed."""
    left = list(old.projects)
    for index, project in enumerate(new.projects):
        before = next((before for before in left if before.number == project.number), None)
        if before is not None:
            left.remove(before)
        if before is None:
            yield _project(Kind.ADDED, Effect.NEUTRAL, project, ("projects", index), new=_title(project))
        elif before.name != project.name:
            path = ("projects", index, "name")
            change = _project(Kind.CHANGED, Effect.NEUTRAL, project, path, old=_title(before), new=_title(project))
            yield replace(change, field="name")
    for project in left:
        gone = tuple(item.id for item in project.items if id(item) not in matched)
        effect, code = (Effect.WEAKENED, "MSS305") if gone else (Effect.NEUTRAL, "")
        change = _project(Kind.REMOVED, effect, project, ("projects",), old=_title(project))
        yield replace(change, code=code, old_items=gone)


def _title(project: Project) -> str:
    return project.name or "、".join(item.name for item in project.items)


def _project(kind: Kind, effect: Effect, project: Project, path: Path, old: str = "", new: str = "") -> Change:
    return Change(kind, effect, str(project.number), "project", old, new, path)


def _units(old: ResponsibilityList, new: ResponsibilityList) -> Iterator[Change]:
    """Units registered anew, taken out, or registered otherwise."""
    left = list(old.units)
    for index, unit in enumerate(new.units):
        known = next((known for known in left if known.name == unit.name), None)
        if known is not None:
            left.remove(known)
        path: Path = ("units", index)
        if known is None:
            yield Change(Kind.ADDED, Effect.NEUTRAL, "", "unit", "", unit.name, path)
        elif known != unit:
            yield Change(Kind.CHANGED, Effect.NEUTRAL, "", "unit", _unit_in_words(known), _unit_in_words(unit), path)
    for unit in left:
        yield Change(Kind.REMOVED, Effect.NEUTRAL, "", "unit", unit.name, "", ("units",))


def _unit_in_words(unit: Unit) -> str:
    words = [unit.name, *(f"={alias}" for alias in unit.aliases)]
    words += [f"({'、'.join(unit.members)})"] if unit.members else []
    return " ".join([*words, unit.scope.value] if unit.members else words)
