"""Two ledgers compared: which entries were added, and which that were reported aren't there any more as they were.

A ledger is only added to: what was reported stays reported, and a mistake is corrected by a later entry.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace

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
    return entry.item, folded(entry.target), entry.date


def _value(entry: Entry) -> object:
    return entry.item, folded(entry.target), entry.value, entry.done


def _reporter(entry: Entry) -> object:
    return entry.date, entry.value, entry.done, folded(entry.by)


def _moved(kept: list[_Pair], new: Ledger) -> Iterator[int]:
    """Entries that stand after another of their target now and stood before it: the last of a day counts."""
    furthest: dict[object, int] = {}
    for before, after in sorted(kept, key=lambda pair: pair[1]):
        of: object = (new.entries[after].item, folded(new.entries[after].target), new.entries[after].kind)
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


def in_words(entry: Entry) -> str:
    """An entry for people: 2023-09-30 新增公園 45000 (填報 市園文局, 更正)."""
    value = "完成" if entry.done else str(entry.value or "")
    invested = f"{format_number(entry.invested)}萬元" if entry.invested is not None else ""
    counts = [format_number(one) if one is not None else "" for one in (entry.begun, entry.finished)]
    named = (
        ("形象進度", entry.stage),
        ("開工", counts[0]),
        ("完工", counts[1]),
        ("完成投資", invested),
        ("抽查", str(entry.sample or "")),
        ("合格", "" if entry.passed is None else str(entry.passed)),
        ("核實" if entry.is_check else "填報", entry.by),
        ("來源", entry.source),
        ("佐證材料", "、".join(entry.evidence)),
        ("備註", entry.note),
        ("存在問題", entry.problem),
        ("下一步", entry.next),
    )
    more = [f"{word} {text}" for word, text in named if text]
    more += ["更正"] if entry.correction else []
    words = [entry.date.isoformat(), entry.target or "", value, f"({'; '.join(more)})" if more else ""]
    return " ".join(filter(None, words))
