"""What a report changed in its ledger: line by line, in what is counted, and where its target stands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..common.language import t
from ..common.terms import shown
from ..responsibilities.model import Portion, ResponsibilityList
from ..responsibilities.registry import canonical
from ..values.quantity import Value, format_number
from .model import Entry
from .parts import Portions
from .progress import Standing, completion, percent, spoken, standings
from .record import Batch, Recorded
from .reports import amount_in_words, reports_like, target_of


def before_it(done: Recorded, responsibilities: ResponsibilityList) -> Entry | None:
    """The report on the same target before the one that was added; None for the first."""
    earlier = done.new.entries[: done.place]
    places = reports_like(done.entry, earlier, responsibilities)
    return earlier[places[-1]] if places else None


def stood(done: Recorded, responsibilities: ResponsibilityList) -> tuple[Standing, Standing]:
    """Where the target, or the unit's part of it, stood on the day of the report without it, and stands with it."""
    before, after = _stood_whole(done, responsibilities)
    target = target_of(done.entry, responsibilities)
    if target is None or done.entry.unit is None:
        return before, after
    portion = Portions(canonical(responsibilities.units)).of(target, done.entry.unit)
    return _part(before, portion), _part(after, portion)


def _stood_whole(done: Recorded, responsibilities: ResponsibilityList) -> tuple[Standing, Standing]:
    """The same of the whole target, where the report is of one unit's part."""
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


def _part(whole: Standing, portion: Portion | None) -> Standing:
    return next((part for part in whole.parts if portion and part.unit == portion.unit), whole)


def difference(done: Recorded | Batch) -> Iterator[str]:
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
    if (
        entry.is_check
        or not (last and last.by and entry.by)
        or names.get(last.by, last.by) == names.get(entry.by, entry.by)
    ):
        return
    target = target_of(entry, responsibilities)
    if target and not entry.unit and Portions(names).of(target, entry.by):
        return  # it has a part of its own: `of_which_part` says so
    said = {
        "item": entry.item,
        "earlier": last.by,
        "amount": amount_in_words(last, target),
        "day": last.date.isoformat(),
        "unit": entry.by,
        "value": amount_in_words(entry, target),
    }
    if target:
        yield t(
            "{item} {target} was last reported by {earlier} ({amount}, {day}), and now by {unit}: a value is the total"
            " of all units for the whole target. If {value} is only the part of {unit}, report the total of all units,"
            " with --correction if it is less",
            target=target.content,
            **said,
        )
    else:
        yield t(
            "{item} was last reported by {earlier} ({amount}, {day}), and now by {unit}: a value is the total of all"
            " units for the whole item. If {value} is only the part of {unit}, report the total of all units, with"
            " --correction if it is less",
            **said,
        )


def of_which_part(entry: Entry, responsibilities: ResponsibilityList) -> Iterator[str]:
    """That a report is of the whole target, where the unit that reports has a part of its own."""
    target = target_of(entry, responsibilities)
    if entry.is_check or target is None or entry.by is None or entry.unit is not None:
        return
    if Portions(canonical(responsibilities.units)).of(target, entry.by):
        yield t(
            "{unit} has a part of its own, and {value} now counts for the whole of {item} {target}: for its part alone,"
            " write --for {unit}",
            unit=entry.by,
            value=amount_in_words(entry, target),
            item=entry.item,
            target=target.content,
        )


def what_changed(done: Recorded, responsibilities: ResponsibilityList) -> Iterator[str]:
    """What the report changed, on its day: 7.2: 32 → 45 個 (+13), 90 % of 50, behind → on schedule on 2022-09-30.

    Then what a reader would take amiss: that a later report counts, and that a baseline may refuse an earlier one.
    """
    entry = done.entry
    before, now = stood(done, responsibilities)
    if entry.is_check:
        yield from _found(entry, now)
        return
    target = now.target
    step, day = _step(entry, before_it(done, responsibilities), now), entry.date.isoformat()
    status = (
        t("{status} as before", status=spoken(now.word))
        if before.status is now.status and before.word == now.word
        else f"{spoken(before.word)} → {spoken(now.word)}"
    )
    if target is None:
        yield t("{item}: {step}, {status} on {day}", item=entry.item, step=step, status=status, day=day)
    else:
        quantity = format_number(target.quantity)
        yield t(
            "{item}: {step}, {share}, {status} on {day}",
            item=" ".join(filter(None, (entry.item, now.unit))),
            step=step,
            share=t("at most {quantity}", quantity=quantity)
            if now.is_level
            else t("{percent} % of {quantity}", percent=percent(now.rate), quantity=quantity),
            status=status,
            day=day,
        )
    if now.unit:
        yield _of_all(done, responsibilities)
    later = done.new.entries[done.place + 1 :]
    if places := reports_like(entry, later, responsibilities):
        newest = later[places[-1]]
        yield t(
            "{item}: a later report counts instead, {amount} on {day}",
            item=entry.item,
            amount=amount_in_words(newest, target),
            day=newest.date,
        )
    if later and not entry.correction:
        yield t(
            "{item}: the report was added before later entries. If those are committed already, msss validate --against"
            " asks for correction: true in it (msss record --correction)",
            item=entry.item,
        )


def _of_all(done: Recorded, responsibilities: ResponsibilityList) -> str:
    """What the whole target comes to with the report of one unit's part."""
    before, now = _stood_whole(done, responsibilities)
    target = now.target
    assert target is not None
    was, amount = (one.value.amount if one.value else Decimal() for one in (before, now))
    return t(
        "{item}: all units together {was} → {now} {measure}, {percent} % of {quantity}",
        item=done.entry.item,
        was=format_number(was),
        now=format_number(amount),
        measure=target.measure,
        percent=percent(now.rate),
        quantity=format_number(target.goal),
    )


def _found(entry: Entry, now: Standing) -> Iterator[str]:
    """What a check says beside the report that it checks."""
    check = now.check
    if check is None or check.report is None:
        yield t("{item}: nothing was reported before the check", item=entry.item)
        return
    said = {
        "item": entry.item,
        "found": amount_in_words(entry, now.target),
        "reported": amount_in_words(check.report, now.target),
        "day": check.report.date.isoformat(),
    }
    if check.differs:
        yield t("{item}: the check found {found}, and {reported} was reported on {day}: the two differ", **said)
    else:
        yield t("{item}: the check found {found}, which agrees with the {reported} reported on {day}", **said)


def _step(entry: Entry, last: Entry | None, now: Standing) -> str:
    """From the report before to this one: 32 → 45 個 (+13)."""
    amount = amount_in_words(entry, now.target)
    if last is None:
        return t("{amount} (the first report)", amount=amount)
    if not ((last.value or last.done) and (entry.value or entry.done)):  # a stage is no number
        return f"{last.value or last.stage} → {amount}"
    was, value = (one.value or Value(Decimal(100), is_percent=True) for one in (last, entry))
    change = value.amount - was.amount
    if value.is_percent != was.is_percent:
        change = Decimal(percent(completion(now.target, entry)) - percent(completion(now.target, last)))
    difference = f"{'+' if change > 0 else ''}{format_number(change)}"
    moved = f"{last.value or shown('完成')} → {amount}"
    if value.is_percent or was.is_percent:
        return t("{moved} ({difference} points)", moved=moved, difference=difference)
    return f"{moved} ({difference})"
