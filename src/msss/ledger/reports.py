"""A report among the others of its ledger: which target it is of, which are on the same one, and how it reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..common.language import t
from ..common.terms import Worded, as_text, in_a_row
from ..responsibilities.model import ResponsibilityList, Target
from ..responsibilities.registry import canonical
from ..values.chinese import narrow
from ..values.quantity import Value
from .model import Entry, EntryKind

Subject = tuple[str, str | None, str | None, EntryKind]
"""What a report is on: item, content of the target, unit whose part it is, kind."""


def target_of(entry: Entry, responsibilities: ResponsibilityList) -> Target | None:
    """The target that a report is of; None for an item without targets, and where it isn't said which."""
    item = responsibilities.by_id.get(entry.item)
    targets = item.targets if item else ()
    if entry.target is None:
        return targets[0] if len(targets) == 1 else None
    return next((target for target in targets if target.content == entry.target), None)


def reports_like(entry: Entry, entries: Sequence[Entry], responsibilities: ResponsibilityList) -> list[int]:
    """The places of those ``entries`` that report on what ``entry`` does: the same target, of the same unit or none.

    For a check, the places of those that check it.
    """
    subject = subjects(responsibilities)
    wanted = subject(entry)
    return [place for place, one in enumerate(entries) if subject(one) == wanted]


def subjects(responsibilities: ResponsibilityList) -> Callable[[Entry], Subject]:
    """What reports are on, to be compared: the item, the target, the unit whose part it is, and report or check."""
    aliases = canonical(responsibilities.units)

    def subject(entry: Entry) -> Subject:
        target = target_of(entry, responsibilities)
        unit = aliases.get(entry.unit or "", entry.unit)
        return entry.item, target.content if target else None, unit, entry.kind

    return subject


def in_words(entry: Entry, responsibilities: ResponsibilityList) -> str:
    """A report in a line: 1.1 新增學位 45,000 個, 2022-09-30."""
    target = target_of(entry, responsibilities)
    what = " ".join(filter(None, (entry.item, target.content if target else "", entry.unit)))
    amount = amount_in_words(entry, target)
    return t("{what} {amount}, {day}", what=what, amount=amount, day=entry.date.isoformat())


def amount_in_words(entry: Entry, target: Target | None) -> Worded:
    """What was done, with its measure: 45,000 個, 60%, done, 主體完工."""
    value = entry.value
    measure = target.measure if target is not None and value is not None and not value.is_percent else ""
    return with_sample(in_a_row((str(value or ""), measure, entry.stage or "")), entry) or Worded("完成")


def with_sample(amount: Worded, entry: Entry) -> Worded:
    """An amount, and behind it how many of a check's sample passed; empty where the entry says neither."""
    sample = sample_in_words(entry)
    if not (amount and sample):
        return amount or sample
    words = f"{as_text(amount)}({as_text(sample)})"
    return Worded(words, t("{amount} ({sample})", amount=amount, sample=sample))


def sample_in_words(entry: Entry) -> Worded:
    """How many of a check's sample passed: 17 of 20 passed; empty where it says of none."""
    if entry.sample is None:
        return Worded("")
    if entry.passed is None:
        return Worded(f"抽查{entry.sample}", t("sample of {sample}", sample=entry.sample))
    return Worded(
        f"抽查{entry.sample}合格{entry.passed}",
        t("{passed} of {sample} passed", passed=entry.passed, sample=entry.sample),
    )


def is_share(value: Value, target: Target | None) -> bool:
    """Whether a value is a share of the whole: a percentage, unless the target itself is counted in percent."""
    return value.is_percent and (target is None or narrow(target.measure) != "%")
