"""What a report changed in its ledger: line by line, in what is counted, and where its target stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..responsibilities.model import ResponsibilityList
from ..responsibilities.registry import canonical
from ..values.quantity import Value, format_number
from .model import Entry
from .progress import Standing, percent, standings
from .record import Recorded
from .reports import amount_in_words, reports_like, target_of


def before_it(done: Recorded, responsibilities: ResponsibilityList) -> Entry | None:
    """The report on the same target before the one that was added; None for the first."""
    earlier = done.new.entries[: done.place]
    places = reports_like(done.entry, earlier, responsibilities)
    return earlier[places[-1]] if places else None


def stood(done: Recorded, responsibilities: ResponsibilityList) -> tuple[Standing, Standing]:
    """Where the target stood on the day of the report without it, and stands with it."""
    entry = done.entry
    target = target_of(entry, responsibilities)
    before, after = (
        next(
            one
            for one in standings(responsibilities, ledger, entry.date)
            if one.item.id == entry.item and one.target == target
        )
        for ledger in (done.old, done.new)
    )
    return before, after


def difference(done: Recorded) -> Iterator[str]:
    """The lines of the file that change, as a unified diff."""
    from difflib import unified_diff

    contents = (done.before or b"", done.after)
    before, after = (content.decode("utf-8-sig").splitlines(keepends=True) for content in contents)
    old = "/dev/null" if done.before is None else done.file
    for line in unified_diff(before, after, old, done.file):
        yield line.rstrip("\r\n")
        if not line.endswith(("\r", "\n")):
            yield "\\ No newline at end of file"


def by_another_unit(done: Recorded, responsibilities: ResponsibilityList) -> Iterator[str]:
    """That a value is the whole target's, where another unit than this one reported before."""
    entry, last = done.entry, before_it(done, responsibilities)
    names = canonical(responsibilities.units)
    if not (last and last.by and entry.by) or names.get(last.by, last.by) == names.get(entry.by, entry.by):
        return
    target = target_of(entry, responsibilities)
    what = f"{entry.item} {target.content}" if target else entry.item
    yield (
        f"{what} was last reported by {last.by} ({amount_in_words(last.value, target)}, {last.date.isoformat()}), and"
        f" now by {entry.by}: a value is that of the whole {'target' if target else 'item'}, of all units together. If"
        f" {amount_in_words(entry.value, target)} is {entry.by}'s part alone, report the total of all, with"
        " --correction if it is less"
    )


def what_changed(done: Recorded, responsibilities: ResponsibilityList) -> Iterator[str]:
    """What the report changed, on its day: 7.2: 32 → 45 個 (+13), 90 % of 50, 滯後 → 按序時 on 2022-09-30.

    Then what a reader would take amiss: that a later report counts, and that a baseline may refuse an earlier one.
    """
    entry = done.entry
    before, now = stood(done, responsibilities)
    target = now.target
    parts = [_step(entry, before_it(done, responsibilities), now)]
    if target is not None:
        promised = f"{format_number(target.quantity)}"
        parts.append(f"at most {promised}" if now.is_level else f"{percent(now.rate)} % of {promised}")
    moved = f"{before.status.word} → " if before.status is not now.status else ""
    parts.append(f"{moved}{now.status.word}{'' if moved else ' as before'} on {entry.date.isoformat()}")
    yield f"{entry.item}: {', '.join(parts)}"
    later = done.new.entries[done.place + 1 :]
    if places := reports_like(entry, later, responsibilities):
        newest = later[places[-1]]
        yield f"{entry.item}: what counts is the later report, {amount_in_words(newest.value, target)} of {newest.date}"
    if later and not entry.correction:
        yield (
            f"{entry.item}: it is put in before later entries. If those are committed, msss validate --against asks"
            " for correction: true in it (msss record --correction)"
        )


def _step(entry: Entry, last: Entry | None, now: Standing) -> str:
    """From the report before to this one: 32 → 45 個 (+13)."""
    amount = amount_in_words(entry.value, now.target)
    if last is None:
        return f"{amount} (the first report)"
    was, value = (one.value or Value(Decimal(100), is_percent=True) for one in (last, entry))
    points = " points" if value.is_percent else ""
    change = value.amount - was.amount
    sign = "+" if change > 0 else ""
    return f"{last.value or '完成'} → {amount} ({sign}{format_number(change)}{points})"
