"""What was reported of some items of a list over time, and of which of their targets nothing ever was."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ..responsibilities.model import ResponsibilityList, Target
from ..values.chinese import fold
from .model import Ledger
from .progress import Standing, Step, standings, steps


@dataclass(frozen=True, slots=True)
class History:
    """Every report, item by item and each item's oldest first; ``unreported`` are the targets that have none."""

    reports: tuple[Step, ...]
    unreported: tuple[Standing, ...]


def history(
    responsibilities: ResponsibilityList, ledger: Ledger, items: Collection[str], as_of: date, target: str = ""
) -> History:
    """The history of the items whose ids are ``items``.

    ``target`` is a part of the content of the targets that are meant, in either script; empty, all are. Where the
    targets without a report stand is said of the day ``as_of``.
    """
    wanted = fold(target)

    def is_meant(one: Target | None) -> bool:
        return not wanted or (one is not None and wanted in fold(one.content))

    return History(
        tuple(step for id in items for step in steps(responsibilities, ledger, id) if is_meant(step.target)),
        tuple(
            standing
            for standing in standings(responsibilities, ledger, as_of)
            if standing.item.id in items and standing.entry is None and is_meant(standing.target)
        ),
    )
