"""What became of the targets of an item, and of the quantities of its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...reading.diagnostic import Path
from ...values.chinese import fold
from ...values.quantity import comparable, format_number
from ...values.sentence import Quantity, read_quantities
from ...values.wholes import wholes
from ..model import Bound, Item, Target
from .breakdowns import breakdown_changes
from .change import Change, ChangeKind, Effect
from .matching import alike
from .registries import Registries
from .schedules import milestone_changes, own_deadline_change


@dataclass(frozen=True, slots=True)
class _Promise:
    """A target and its place."""

    target: Target
    path: Path


def _listed(path: Path, item: Item) -> list[_Promise]:
    return [_Promise(target, (*path, "targets", index)) for index, target in enumerate(item.targets)]


def _unlisted(path: Path, item: Item) -> list[_Promise]:
    """The quantities of the sentence that no target covers: promised all the same."""
    covered = Counter(comparable(target.quantity, target.measure) for target in item.targets if not target.indicator)
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


def what_became(path: Path, old: Item, new: Item) -> _Became:
    """What became of the targets, then of the old sentence's quantities that had none."""
    if old.targets == new.targets and old.name == new.name:
        return _Became([], [], [])
    pairs, gone, added = _matched(_listed(path, old), _listed(path, new))
    more_pairs, unlisted_gone, _ = _matched(_unlisted(path, old), added + _unlisted(path, new))
    return _Became(pairs + more_pairs, gone + unlisted_gone, added)


def says_otherwise(old: str, new: str, pairs: list[tuple[_Promise, _Promise]]) -> bool:
    """Whether a sentence says something else than its quantities, changed as its targets are.

    What changes with a target is told of the target. What isn't a target's change, and be it one quantity
    written otherwise, is a change of the words that were voted.
    """
    if fold(old) == fold(new):
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
        if fold(one.text) != fold(other.text)
    )


def _between(sentence: str, quantities: Iterable[Quantity]) -> list[str]:
    """The words of a sentence around its quantities, in one script."""
    words, end = [], 0
    for quantity in quantities:
        words.append(fold(sentence[end : quantity.start]))
        end = quantity.end
    return [*words, fold(sentence[end:])]


def target_changes(
    path: Path, became: _Became, old: Item, new: Item, is_reworded: bool, registries: Registries
) -> Iterator[Change]:
    """Targets changed, added and removed; ``is_reworded`` says that the sentence is told of already."""
    for before, after in became.pairs:
        changes = list(_target_change(before, after, old, new, is_reworded))
        yield from changes
        is_told = any(change.code == "MSS301" for change in changes)
        if after.path[-1] != "name":
            yield from breakdown_changes(
                after.path, new.id, old.id, before.target, after.target, registries, is_told=is_told
            )
    for promise in became.added:
        text = _in_words(promise.target)
        yield Change(ChangeKind.ADDED, Effect.STRENGTHENED, new.id, "target", "", text, promise.path, "", (old.id,))
    for promise in became.gone:
        text = _in_words(promise.target)
        yield Change(ChangeKind.REMOVED, Effect.WEAKENED, new.id, "target", text, "", path, "MSS302", (old.id,))


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
                    and (not must_be_alike or alike(other.target.content, promise.target.content))
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


def _whole(target: Target) -> object:
    return target


def _content_and_measure(target: Target) -> object:
    return fold(target.content), comparable(target.quantity, target.measure)[1]


def _content(target: Target) -> object:
    return fold(target.content)


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
    if promise.path[-1] != "name":
        dues = old_item.due, new_item.due
        yield from own_deadline_change(promise.path, new_item.id, old_item.id, old, new, dues)
        yield from milestone_changes(promise.path, new_item.id, old_item.id, old.milestones, new.milestones)
    if _core(old) == _core(new):
        return
    (before, old_measure), (after, new_measure) = (
        comparable(old.quantity, old.measure),
        comparable(new.quantity, new.measure),
    )
    is_inside_now = _is_inside(new, new_item) - _is_inside(old, old_item) if old.part_of != new.part_of else 0
    if old_measure != new_measure or old.bound is not new.bound or is_inside_now > 0:
        effect = Effect.WEAKENED  # it can't be shown that the promise is kept
    elif before == after and is_inside_now < 0:
        effect = Effect.STRENGTHENED  # what was inside another is promised beside it
    elif before == after and old.goal == new.goal:
        effect = Effect.NEUTRAL
    elif before == after:
        effect = Effect.WEAKENED if (new.goal < old.goal) == (new.bound is Bound.AT_LEAST) else Effect.STRENGTHENED
    else:
        effect = Effect.WEAKENED if (after < before) == (new.bound is Bound.AT_LEAST) else Effect.STRENGTHENED
    path = promise.path
    if path[-1] != "name":
        key = "measure" if old_measure != new_measure else "content" if old.goal == new.goal else "year_target"
        key = "quantity" if before != after else key
        path = (*path, "part_of" if key == "content" and new.part_of and new.part_of != old.part_of else key)
    code = "MSS301" if effect is Effect.WEAKENED else ""
    is_listed = "name" not in (before_it.path[-1], promise.path[-1])
    if not code and is_listed and fold(old.content) != fold(new.content) and not is_reworded:
        code = "MSS309"  # where the sentence is reworded too, it is told of the sentence
    texts = _in_words(old), _in_words(new)
    yield Change(ChangeKind.CHANGED, effect, new_item.id, "target", *texts, path, code, (old_item.id,))


def _core(target: Target) -> object:
    """What a target promises, when and by which steps aside."""
    return (
        target.content,
        target.quantity,
        target.measure,
        target.bound,
        target.year_target,
        target.part_of,
        target.indicator,
    )


def _is_inside(target: Target, item: Item) -> bool:
    """Whether a target is inside another, as it says or as its sentence does: taken apart otherwise, it is the same."""
    if target.part_of is not None:
        return True
    written = read_quantities(item.name)
    promised = comparable(target.quantity, target.measure)
    return any(comparable(*written[part][:2]) == promised for part in wholes(item.name, written))


def _in_words(target: Target) -> str:
    indicator = "(指標)" if target.indicator else ""
    whole = f"{target.part_of}其中:" if target.part_of else ""
    of_the_year = f" ({format_number(target.year_target)})" if target.year_target is not None else ""
    promised = f"{target.sign}{format_number(target.quantity)} {target.measure}{of_the_year}"
    return f"{whole}{target.content}{indicator} {promised}".strip()
