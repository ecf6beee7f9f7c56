"""Two ledgers compared: which entries were added, and which that were reported aren't there any more as they were.

A ledger is only added to: what was reported stays reported, and a mistake is corrected by a later entry.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace

from ..common.language import t
from ..common.terms import Worded, in_a_row
from ..reading.diagnostic import Path
from ..responsibilities.compare.change import ChangeKind
from ..responsibilities.compare.records import RecordChange, folded, without_codes
from ..values.quantity import Value, format_number
from .model import Entry, Ledger

_Pair = tuple[int, int]
"""The positions of an entry in the old ledger and in the new."""


def compare_ledgers(old: Ledger, new: Ledger, ids: Mapping[str, str] | None = None) -> list[RecordChange]:
    """Every change from ``old`` to ``new``, in the new ledger's order.

    ``ids`` are the old and new ids of the items that the list has renumbered: that is no change of an entry.
    """
    if ids:
        old = replace(old, entries=tuple(replace(entry, item=ids.get(entry.item, entry.item)) for entry in old.entries))
    if old == new:
        return []
    kept, changed, gone, added = _matched(old.entries, new.entries)
    found = [(after, _changed(old.entries[before], new.entries[after], after)) for before, after in changed]
    found += [(after, _changed(new.entries[after], new.entries[after], after)) for after in _moved(kept, new)]
    here = dict((*kept, *changed))
    for before in gone:
        place = next((here[later] for later in range(before, len(old.entries)) if later in here), len(new.entries) - 1)
        path: Path = ("entries", place) if new.entries else ("entries",)
        found.append((place, _change(ChangeKind.REMOVED, old.entries[before], path, "MSS321")))
    last = max(here.values(), default=-1)
    for after in added:
        entry = new.entries[after]
        code = "MSS323" if after < last and not entry.correction else ""
        found.append((after, _change(ChangeKind.ADDED, entry, ("entries", after), code)))
    changes = [change for _, change in sorted(found, key=lambda one: one[0])]
    if old.year != new.year:
        year = RecordChange(ChangeKind.CHANGED, "year", "", str(old.year), str(new.year), ("year",))
        return without_codes([year, *changes])
    return changes


def _matched(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> tuple[list[_Pair], list[_Pair], list[int], list[int]]:
    """The entries that are kept, those that are changed, those that are gone, and those that are new."""
    gone, added = list(range(len(old))), list(range(len(new)))
    kept: list[_Pair] = []
    changed: list[_Pair] = []
    for same, pairs in (
        (_whole, kept),
        (_whole_but_target, kept),
        (_report, changed),
        (_value, changed),
        (_reporter, changed),
    ):
        waiting: dict[object, deque[int]] = defaultdict(deque)
        for before in gone:
            waiting[same(old[before])].append(before)
        for after in added:
            candidates = waiting[same(new[after])]
            if candidates and (same is not _whole_but_target or _may_be_one(old[candidates[0]], new[after])):
                pairs.append((candidates.popleft(), after))
        old_taken, new_taken = {before for before, _ in pairs}, {after for _, after in pairs}
        gone = [before for before in gone if before not in old_taken]
        added = [after for after in added if after not in new_taken]
    return kept, changed, gone, added


_OTHERS = tuple(spec.name for spec in fields(Entry) if spec.name != "target")
"""Every key of an entry but its target's, which an item with one target needn't name."""


def _whole_but_target(entry: Entry) -> object:
    return tuple(_as_compared(getattr(entry, name)) for name in _OTHERS)


def _as_compared(value: object) -> object:
    """A value of an entry as it is compared: of a text, script, width and spaces don't matter."""
    if isinstance(value, str):
        return folded(value)
    if isinstance(value, tuple) and not isinstance(value, Value):
        return tuple(map(_as_compared, value))
    return value


def _whole(entry: Entry) -> object:
    return _whole_but_target(entry), folded(entry.target)


def _may_be_one(old: Entry, new: Entry) -> bool:
    """Whether two targets may be one: an item with one target needn't name it, and with a second has to."""
    return old.target is None or new.target is None


def _report(entry: Entry) -> object:
    return entry.item, folded(entry.target), folded(entry.unit), entry.date


def _value(entry: Entry) -> object:
    return entry.item, folded(entry.target), folded(entry.unit), entry.value, entry.done


def _reporter(entry: Entry) -> object:
    return entry.date, entry.value, entry.done, folded(entry.by)


def _moved(kept: list[_Pair], new: Ledger) -> Iterator[int]:
    """Entries that stand after another of their target now and stood before it: the last of a day counts."""
    furthest: dict[object, int] = {}
    for before, after in sorted(kept, key=lambda pair: pair[1]):
        entry = new.entries[after]
        of: object = (entry.item, folded(entry.target), folded(entry.unit), entry.kind)
        if before < furthest.get(of, -1):
            yield after
        furthest[of] = max(before, furthest.get(of, -1))


def _change(kind: ChangeKind, entry: Entry, path: Path, code: str) -> RecordChange:
    words = in_words(entry)
    old, new = (words, "") if kind is ChangeKind.REMOVED else ("", words)
    return RecordChange(kind, "entry", entry.item, old, new, path, code, entry.target or "", entry.date.isoformat())


def _changed(old: Entry, new: Entry, place: int) -> RecordChange:
    get: Callable[[Entry, str], object] = getattr
    key = next((spec.name for spec in fields(Entry) if get(old, spec.name) != get(new, spec.name)), "date")
    path: Path = ("entries", place, key) if get(new, key) else ("entries", place)
    target, day = new.target or old.target or "", new.date.isoformat()
    return RecordChange(
        ChangeKind.CHANGED, "entry", new.item, in_words(old), in_words(new), path, "MSS322", target, day
    )  # fmt: skip


def in_words(entry: Entry) -> Worded:
    """An entry for people: 2023-09-30 新增公園 45000 (reported by 市園文局; correction)."""
    value = Worded("完成") if entry.done else str(entry.value or "")
    more = list(_more_in_words(entry))
    details = in_a_row(("(", in_a_row(more, "; "), ")"), "") if more else ""
    return in_a_row((entry.date.isoformat(), entry.target or "", value, details))


def _more_in_words(entry: Entry) -> Iterator[Worded]:
    """What an entry says beside its value."""
    if entry.stage:
        yield Worded(f"形象進度 {entry.stage}", t("stage {text}", text=entry.stage))
    if entry.begun is not None:
        number = format_number(entry.begun)
        yield Worded(f"開工 {number}", t("begun {number}", number=number))
    if entry.finished is not None:
        number = format_number(entry.finished)
        yield Worded(f"完工 {number}", t("finished {number}", number=number))
    if entry.invested is not None:
        number = format_number(entry.invested)
        yield Worded(f"完成投資 {number}萬元", t("invested {number}萬元", number=number))
    if entry.sample is not None:
        yield Worded(f"抽查 {entry.sample}", t("sample {number}", number=entry.sample))
    if entry.passed is not None:
        yield Worded(f"合格 {entry.passed}", t("passed {number}", number=entry.passed))
    if entry.unit:
        yield Worded(f"單位 {entry.unit}", t("unit {unit}", unit=entry.unit))
    if entry.is_check:
        yield Worded(f"核實 {entry.by or '—'}", t("checked by {unit}", unit=entry.by or "—"))
    elif entry.by:
        yield Worded(f"填報 {entry.by}", t("reported by {unit}", unit=entry.by))
    if entry.source:
        yield Worded(f"來源 {entry.source}", t("source {text}", text=entry.source))
    if entry.evidence:
        texts = "、".join(entry.evidence)
        yield Worded(f"佐證材料 {texts}", t("evidence {text}", text=texts))
    if entry.note:
        yield Worded(f"備註 {entry.note}", t("note {text}", text=entry.note))
    if entry.problem:
        yield Worded(f"存在問題 {entry.problem}", t("problem {text}", text=entry.problem))
    if entry.next:
        yield Worded(f"下一步 {entry.next}", t("next {text}", text=entry.next))
    if entry.correction:
        yield Worded("更正", t("correction"))
