"""A report among the others of its ledger: which target it is of, which are on the same one, and how it reads."""

from __future__ import annotations

from collections.abc import Sequence

from ..common.language import t
from ..responsibilities.model import ResponsibilityList, Target
from .model import Entry


def target_of(entry: Entry, responsibilities: ResponsibilityList) -> Target | None:
    """The target that a report is of; None for an item without targets, and where it isn't said which."""
    targets = next((item.targets for _, item in responsibilities.items() if item.id == entry.item), ())
    if entry.target is None:
        return targets[0] if len(targets) == 1 else None
    return next((target for target in targets if target.content == entry.target), None)


def reports_like(entry: Entry, entries: Sequence[Entry], responsibilities: ResponsibilityList) -> list[int]:
    """The places of those ``entries`` that report on what ``entry`` does; for a check, of those that check it."""
    wanted = target_of(entry, responsibilities)
    return [
        place
        for place, one in enumerate(entries)
        if one.item == entry.item and one.kind is entry.kind and target_of(one, responsibilities) == wanted
    ]


def in_words(entry: Entry, responsibilities: ResponsibilityList) -> str:
    """A report in a line: 1.1 新增學位 45,000 個, 2022-09-30."""
    target = target_of(entry, responsibilities)
    what = f"{entry.item} {target.content}" if target else entry.item
    amount = amount_in_words(entry, target)
    return t("{what} {amount}, {day}", what=what, amount=amount, day=entry.date.isoformat())


def amount_in_words(entry: Entry, target: Target | None) -> str:
    """What was done, with its measure: 45,000 個, 60%, 完成, 主體完工."""
    value, sample = entry.value, sample_in_words(entry)
    measure = target.measure if target is not None and value is not None and not value.is_percent else ""
    amount = " ".join(filter(None, (str(value or ""), measure, entry.stage)))
    if sample:
        return f"{amount}({sample})" if amount else sample
    return amount or "完成"


def sample_in_words(entry: Entry) -> str:
    """How many of a check's sample passed: 抽查20合格17; empty where it says of none."""
    if entry.sample is None:
        return ""
    return f"抽查{entry.sample}" + (f"合格{entry.passed}" if entry.passed is not None else "")
