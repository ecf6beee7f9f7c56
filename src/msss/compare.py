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

from .chinese import fold, fold_words
from .diagnostic import Path
from .model import Amendment, Bound, Item, Project, ResponsibilityList, Scope, Target, Unit
from .quantity import Quantity, comparable, format_number, read_quantities
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
    diagnostic's: of a weakened promise an error's, of what is worth a look (a sentence reworded, fewer
    who answer) a warning's, and ``detail`` says more for its message. ``old_items`` are the ids by which
    the old list knows what the change is about: an amendment may name the item by either.
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
    detail: str = ""


def compare(old: ResponsibilityList, new: ResponsibilityList) -> list[Change]:
    """Every change from ``old`` to ``new``, in the new list's order; what is removed stands at its place's end."""
    changes: list[Change] = []
    pairs = _pairs(old, new)
    partner = {new_path: old_path for old_path, new_path in pairs}
    matched = {old_path for old_path, _ in pairs}
    before = dict(old.places())
    changes += _heads(old, new)
    registries = _Registries(old, new)
    for path, item in new.places():
        if path not in partner:
            changes += _added_item(path, item)
            continue
        changes += _item_changes(path, before[partner[path]], item, registries)
        changes += _start_change(path, (old, before[partner[path]]), (new, item))
    changes += _removed(old, new, matched)
    changes += _projects(old, new, pairs)
    changes += _units(old, new, registries)
    changes += _amendments(old, new, _old_ids(old, new, pairs))
    return changes


def unsettled(changes: Iterable[Change], amended: frozenset[str]) -> Iterator[Change]:
    """The changes that have a code and that no amendment of the items ``amended`` lets through."""
    for change in changes:
        if change.code and not _is_amended(change, amended):
            yield change


def _is_amended(change: Change, amended: frozenset[str]) -> bool:
    if change.field == "project":  # gone only if each of its items was voted away
        return bool(change.old_items) and amended.issuperset(change.old_items)
    return change.item in amended or not amended.isdisjoint(change.old_items)


def new_amendments(old: ResponsibilityList, new: ResponsibilityList) -> Iterator[tuple[Path, str]]:
    """The amendments that the old list doesn't have, each with its path and its item: only they let changes through.

    A vote lets through what it decided once: an amendment of the same item that names the same document is
    the same, whatever else it says, and whatever number the item has now.
    """
    if not new.amendments:
        return
    ids = _old_ids(old, new, _pairs(old, new))
    for index, amendment in enumerate(new.amendments):
        if not any(_is_same_vote(known, amendment, ids) for known in old.amendments):
            yield ("amendments", index, "item"), amendment.item


def _old_ids(
    old: ResponsibilityList, new: ResponsibilityList, pairs: list[tuple[Path, Path]]
) -> dict[str, frozenset[str]]:
    """The ids by which the old list knows each item of the new one."""
    before, after = dict(old.places()), dict(new.places())
    ids: dict[str, frozenset[str]] = defaultdict(frozenset)
    for old_path, new_path in pairs:
        ids[after[new_path].id] |= {before[old_path].id}
    return ids


def _is_same_vote(old: Amendment, new: Amendment, ids: dict[str, frozenset[str]]) -> bool:
    """Whether two amendments are of one item, whatever its number, and of one document."""
    is_same_item = old.item == new.item or old.item in ids.get(new.item, ())
    return is_same_item and fold_words(old.document) == fold_words(new.document)


# --- which unit and which item was which


class _Registries:
    """Which unit a name means, in the old list and in the new, each by its own ``units:``.

    What a name of the new list means is told by the old list's word for it: the unit that has that name,
    or the unit that it was before it got another. Units that the old list keeps apart stay apart: an
    alias that is new can't make one unit of two.
    """

    def __init__(self, old: ResponsibilityList, new: ResponsibilityList) -> None:
        self.old_units, self.new_units = ({unit.name: unit for unit in units_of(one)} for one in (old, new))
        self._old, self._new = (
            {alias: unit.name for unit in units.values() for alias in unit.aliases} | {name: name for name in units}
            for units in (self.old_units, self.new_units)
        )
        self._has_registry = (bool(old.units), bool(new.units))
        self._was = {name: self._earlier(unit) for name, unit in self.new_units.items()}

    def _earlier(self, unit: Unit) -> str:
        if unit.name in self.old_units:
            return unit.name
        known = self._old.get(unit.name)
        # A list without units says nothing of aliases: there both names may be the old one's.
        if known and (known not in self.new_units or not self._has_registry[1]):
            return known
        was = (self._old[alias] for alias in unit.aliases if alias in self._old)
        return next((name for name in was if name not in self.new_units), unit.name)

    def old(self, name: str) -> str:
        """The unit that ``name`` means in the old list."""
        return self._old.get(name, name)

    def new(self, name: str) -> str:
        """The unit that ``name`` means in the new list, as the old list calls it."""
        own = self._new.get(name, name)
        return self._was.get(own, self._old.get(own, own))

    def new_name(self, name: str) -> str:
        """The unit that ``name`` means in the new list, as that calls it."""
        return self._new.get(name, name)

    def is_renamed(self, name: str) -> bool:
        """Whether ``name`` of the new list means a unit whose own name the old list doesn't know."""
        own = self.new_name(name)
        is_known = own in self._old or (own != name and not self._has_registry[0])
        return not is_known and self.new(name) != own


def _pairs(old: ResponsibilityList, new: ResponsibilityList) -> list[tuple[Path, Path]]:
    """The place of each old item with the place of the new one that it became.

    First those whose id and sentence are the same, then those with the same sentence, then those with
    the same id and a sentence that can be the old one reworded.
    """
    old_left = list(old.places())
    new_left = list(new.places())
    pairs: list[tuple[Path, Path]] = []
    for same in (_id_and_sentence, _sentence, _id):
        candidates: dict[object, list[tuple[Path, Item]]] = defaultdict(list)
        for old_path, item in reversed(old_left):
            candidates[same(item)].append((old_path, item))
        found = []
        for path, item in new_left:
            before = candidates[same(item)]
            if before and _alike(before[-1][1].name, item.name):
                found.append((before.pop()[0], path))
        old_taken, new_taken = {old_path for old_path, _ in found}, {path for _, path in found}
        old_left = [(path, item) for path, item in old_left if path not in old_taken]
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


def _item_changes(path: Path, old: Item, new: Item, registries: _Registries) -> Iterator[Change]:
    def changed(field: str, before: str, after: str, effect: Effect = Effect.NEUTRAL, code: str = "") -> Change:
        return Change(Kind.CHANGED, effect, new.id, field, before, after, (*path, field), code, (old.id,))

    became = _became(path, old, new)
    is_reworded = _is_reworded(old.name, new.name, became.pairs)
    targets = list(_target_changes(path, became, old, new, is_reworded))
    if old.id != new.id:
        yield changed("id", old.id, new.id)
    if old.name != new.name:
        # Of a promise that is weaker, the error says enough: one cause, one finding.
        is_told = any(change.effect is Effect.WEAKENED for change in targets)
        yield changed("name", old.name, new.name, code="MSS309" if is_reworded and not is_told else "")
    if old.due != new.due:
        before, after = old.due.text, new.due.text
        if before == after:  # of another year
            before, after = (f"{due.text} ({due.date})" for due in (old.due, new.due))
        if old.due_date > new.due_date:
            yield changed("due", before, after, Effect.STRENGTHENED)
        elif old.due_date < new.due_date:
            yield changed("due", before, after, Effect.WEAKENED, "MSS303")
        else:
            yield changed("due", before, after)
    yield from _lead_changes(path, old, new, registries)
    yield from _support_changes(path, old, new, registries)
    for field, leader_or_note, now in (("leader", old.leader, new.leader), ("note", old.note, new.note)):
        if leader_or_note != now:
            yield changed(field, leader_or_note or "", now or "")
    yield from targets


def _start_change(
    path: Path, old: tuple[ResponsibilityList, Item], new: tuple[ResponsibilityList, Item]
) -> Iterator[Change]:
    """Another day from which progress is measured: a later one asks less of every day before the deadline."""
    before, after = old[1].start, new[1].start
    if before != after:
        is_later = (before or old[0].source.date) < (after or new[0].source.date)
        code, detail = ("MSS310", "is tracked from a later day") if is_later else ("", "")
        words = (str(before or ""), str(after or ""))
        place = (*path, "start")
        ids = (old[1].id,)
        yield Change(Kind.CHANGED, Effect.NEUTRAL, new[1].id, "start", *words, place, code, ids, detail)


def _lead_changes(path: Path, old: Item, new: Item, registries: _Registries) -> Iterator[Change]:
    """Lead units taken off, which weakens, and put on, which strengthens."""
    place, ids = (*path, "lead"), (old.id,)
    gone, added, renamed = _names_changed(old.lead, new.lead, registries)
    for name in gone:
        detail = f"that name means {registries.new_name(name)} now" if name in new.lead else ""
        yield Change(Kind.REMOVED, Effect.WEAKENED, new.id, "lead", name, "", place, "MSS306", ids, detail)
    for name in added:
        words = ("", _now(name, old.lead, registries))
        yield Change(Kind.ADDED, Effect.STRENGTHENED, new.id, "lead", *words, place, "", ids)
    for name, now in renamed:
        yield Change(Kind.CHANGED, Effect.NEUTRAL, new.id, "lead", name, now, place, "MSS310", ids, "has another name")


def _support_changes(path: Path, old: Item, new: Item, registries: _Registries) -> Iterator[Change]:
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
        code, detail = ("", "") if is_kept else ("MSS310", "doesn't support it any more")
        if not is_kept and name in new.support:
            detail += f": that name means {registries.new_name(name)} now"
        yield Change(Kind.REMOVED, Effect.NEUTRAL, new.id, "support", name, "", place, code, ids, detail)
    for name in added:
        words = ("", _now(name, old.support, registries))
        yield Change(Kind.ADDED, Effect.NEUTRAL, new.id, "support", *words, place, "", ids)
    for name, now in renamed:
        words = (name, now)
        yield Change(Kind.CHANGED, Effect.NEUTRAL, new.id, "support", *words, place, "MSS310", ids, "has another name")


def _now(name: str, old: tuple[str, ...], registries: _Registries) -> str:
    """A name of the new list in words: with what it means, where it stood there and meant another unit."""
    return f"{name} (={registries.new_name(name)})" if name in old else name


def _answering(item: Item, registries: _Registries) -> dict[str, Scope]:
    """Who answers for an item of the new list: its units and the members of its collectives, all or where relevant."""
    found: dict[str, Scope] = {}
    for name in (*item.lead, *item.support):
        unit = registries.new_units.get(registries.new_name(name), Unit(name))
        for who in unit.members or (name,):
            if found.get(known := registries.new(who)) is not Scope.ALL:
                found[known] = unit.scope if unit.members else Scope.ALL
    return found


def _names_changed(
    old: tuple[str, ...], new: tuple[str, ...], registries: _Registries
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


@dataclass(frozen=True, slots=True)
class _Became:
    """Which promise of an item became which, which are gone, and which targets are new."""

    pairs: list[tuple[_Promise, _Promise]]
    gone: list[_Promise]
    added: list[_Promise]


def _became(path: Path, old: Item, new: Item) -> _Became:
    """What became of the targets, then of the old sentence's quantities that had none."""
    if old.targets == new.targets and old.name == new.name:
        return _Became([], [], [])
    pairs, gone, added = _matched(_listed(path, old), _listed(path, new))
    more_pairs, unlisted_gone, _ = _matched(_unlisted(path, old), added + _unlisted(path, new))
    return _Became(pairs + more_pairs, gone + unlisted_gone, added)


def _is_reworded(old: str, new: str, pairs: list[tuple[_Promise, _Promise]]) -> bool:
    """Whether a sentence says something else than its quantities, changed as its targets are.

    What changes with a target is told of the target. What isn't a target's change, and be it one quantity
    written otherwise, is a change of the words that were voted.
    """
    if old == new:
        return False
    before, after = read_quantities(old), read_quantities(new)
    if _between(old, before) != _between(new, after):
        return True
    changed = {
        (comparable(one.target.quantity, one.target.measure), comparable(other.target.quantity, other.target.measure))
        for one, other in pairs
        if one.target != other.target
    }
    return any(
        one.at_most is not other.at_most
        or (comparable(one.amount, one.measure), comparable(other.amount, other.measure)) not in changed
        for one, other in zip(before, after, strict=True)
        if one.text != other.text
    )


def _between(sentence: str, quantities: Iterable[Quantity]) -> list[str]:
    """The words of a sentence around its quantities."""
    words, end = [], 0
    for quantity in quantities:
        words.append(sentence[end : quantity.start])
        end = quantity.end
    return [*words, sentence[end:]]


def _target_changes(path: Path, became: _Became, old: Item, new: Item, is_reworded: bool) -> Iterator[Change]:
    for before, after in became.pairs:
        yield from _target_change(before, after, old, new, is_reworded)
    for promise in became.added:
        text = _in_words(promise.target)
        yield Change(Kind.ADDED, Effect.STRENGTHENED, new.id, "target", "", text, promise.path, "", (old.id,))
    for promise in became.gone:
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


def _target_change(
    before_it: _Promise, promise: _Promise, old_item: Item, new_item: Item, is_reworded: bool
) -> Iterator[Change]:
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
    is_listed = "name" not in (before_it.path[-1], promise.path[-1])
    if not code and is_listed and old.content != new.content and not is_reworded:
        code = "MSS309"  # where the sentence is reworded too, it is told of the sentence
    texts = _in_words(old), _in_words(new)
    yield Change(Kind.CHANGED, effect, new_item.id, "target", *texts, path, code, (old_item.id,))


def _in_words(target: Target) -> str:
    at_most = "≤" if target.bound is Bound.AT_MOST else ""
    return f"{target.content} {at_most}{format_number(target.quantity)} {target.measure}".strip()


# --- what became of the list and its projects


def _heads(old: ResponsibilityList, new: ResponsibilityList) -> Iterator[Change]:
    before_it, source = old.source, new.source
    for path, before, after in (
        (("title",), old.title, new.title),
        (("year",), str(old.year), str(new.year)),
        (("source", "issuer"), before_it.issuer, source.issuer),
        (("source", "document"), before_it.document, source.document),
        (("source", "index"), before_it.index or "", source.index or ""),
    ):
        if before != after:
            yield Change(Kind.CHANGED, Effect.NEUTRAL, "", path[0], before, after, path)
    if before_it.date != source.date:
        is_later = before_it.date < source.date
        code, detail = ("MSS310", "the list is tracked from a later day") if is_later else ("", "")
        words = (str(before_it.date), str(source.date))
        yield Change(Kind.CHANGED, Effect.NEUTRAL, "", "source", *words, ("source", "date"), code, (), detail)


def _amendments(old: ResponsibilityList, new: ResponsibilityList, ids: dict[str, frozenset[str]]) -> Iterator[Change]:
    """Amendments added, removed, and told otherwise: known by item and document."""
    left = list(old.amendments)
    added: list[tuple[Path, Amendment]] = []
    for index, amendment in enumerate(new.amendments):
        path: Path = ("amendments", index)
        same = [known for known in left if _is_same_vote(known, amendment, ids)]
        if not same:
            added.append((path, amendment))
            continue
        known = amendment if amendment in same else same[0]
        left.remove(known)
        if known != amendment:
            words = (_vote_in_words(known), _vote_in_words(amendment))
            yield Change(Kind.CHANGED, Effect.NEUTRAL, amendment.item, "amendment", *words, path)
    for path, amendment in added:
        words = ("", _vote_in_words(amendment))
        yield Change(Kind.ADDED, Effect.NEUTRAL, amendment.item, "amendment", *words, path)
    for amendment in left:
        yield Change(
            Kind.REMOVED, Effect.NEUTRAL, amendment.item, "amendment", _vote_in_words(amendment), "",
            ("amendments",), "MSS310", (amendment.item,), "the amendment is removed",
        )  # fmt: skip


def _vote_in_words(amendment: Amendment) -> str:
    return f"{amendment.document} ({amendment.date}) {amendment.reason}"


def _removed(old: ResponsibilityList, new: ResponsibilityList, matched: set[Path]) -> Iterator[Change]:
    places = {project.number: index for index, project in enumerate(new.projects)}
    for old_path, item in old.places():
        if old_path not in matched:
            number = old.projects[_project_of(old_path)].number
            path: Path = ("projects", places[number]) if number in places else ("projects",)
            yield Change(Kind.REMOVED, Effect.WEAKENED, item.id, "item", item.name, "", path, "MSS304", (item.id,))


def _project_of(path: Path) -> int:
    """The index of the project in which an item stands."""
    return int(path[1])


def _projects(old: ResponsibilityList, new: ResponsibilityList, pairs: list[tuple[Path, Path]]) -> Iterator[Change]:
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
    kept: dict[int, int] = {}  # by number
    for index, project in enumerate(new.projects):
        before = next((place for place, known in left.items() if known.number == project.number), None)
        if before is None:
            yield _project(Kind.ADDED, Effect.NEUTRAL, project, ("projects", index), new=_title(project))
            continue
        kept[before] = index
        known = left.pop(before)
        if known.name != project.name:
            path = ("projects", index, "name")
            change = _project(Kind.CHANGED, Effect.NEUTRAL, project, path, old=known.name or "", new=project.name or "")
            yield replace(change, field="name")
    for place, project in enumerate(old.projects):
        here = kept.get(place)
        if here is not None and (here in homes[place] or not (homes[place] or sources[here])):
            continue
        is_renumbered = any(sources[home] == {place} for home in homes[place])
        if is_renumbered and here is not None:
            continue  # its number is another project's now: its items tell
        change = _project(Kind.REMOVED, Effect.NEUTRAL, project, ("projects",), old=_title(project))
        if not is_renumbered:
            into = "、".join(str(new.projects[home].number) for home in sorted(homes[place]))
            change = replace(
                change,
                effect=Effect.WEAKENED,
                code="MSS305",
                old_items=tuple(item.id for item in project.items),
                detail=f"its items are rows of project {into} now" if into else "",
            )
        yield change


def _title(project: Project) -> str:
    return project.name or "、".join(item.name for item in project.items)


def _project(kind: Kind, effect: Effect, project: Project, path: Path, old: str = "", new: str = "") -> Change:
    return Change(kind, effect, str(project.number), "project", old, new, path)


def _units(old: ResponsibilityList, new: ResponsibilityList, registries: _Registries) -> Iterator[Change]:
    """Units registered anew, taken out, or registered otherwise; and members of collectives let off."""
    if old.units and not new.units:
        count = f"{len(old.units)}個單位"
        detail = "the registry is removed, and with it who belongs to a collective"
        yield Change(Kind.REMOVED, Effect.NEUTRAL, "", "unit", count, "", ("units",), "MSS310", (), detail)
    left = list(old.units)
    for index, unit in enumerate(new.units):
        known = next((known for known in left if known.name == unit.name), None)
        if known is not None:
            left.remove(known)
        path: Path = ("units", index)
        before = known or (registries.old_units.get(registries.new(unit.name)) if old.units else None)
        place, detail = _let_off(before, unit, registries) if before is not None else ("", "")
        code = "MSS310" if detail else ""
        if detail:
            path = (*path, place)
        if known is None:
            yield Change(Kind.ADDED, Effect.NEUTRAL, "", "unit", "", _unit_in_words(unit), path, code, (), detail)
        elif known != unit or detail:  # of the same members, one may be another now
            words = (_unit_in_words(known), _unit_in_words(unit))
            yield Change(Kind.CHANGED, Effect.NEUTRAL, "", "unit", *words, path, code, (), detail)
    for unit in left:
        yield Change(Kind.REMOVED, Effect.NEUTRAL, "", "unit", unit.name, "", ("units",))


def _let_off(old: Unit, new: Unit, registries: _Registries) -> tuple[str, str]:
    """The key by which a collective has fewer who answer, and who; empty if all answer as they did."""
    members = {registries.new(member) for member in new.members}
    gone = [member for member in old.members if registries.old(member) not in members]
    if gone:
        return "members", f"fewer answer in {new.name}: without {'、'.join(gone)}"
    if old.members and old.scope is Scope.ALL and new.scope is not Scope.ALL:
        return "scope", f"fewer answer in {new.name}: its members only where they are concerned"
    return "", ""


def _unit_in_words(unit: Unit) -> str:
    words = [unit.name, *(f"={alias}" for alias in unit.aliases)]
    words += [f"({'、'.join(unit.members)})"] if unit.members else []
    return " ".join([*words, unit.scope.value] if unit.members else words)
