"""Items as rows and as records: the same for every command that lists them."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from ...responsibilities.model import Scope
from ...responsibilities.query import Hit, Part, Role
from ...responsibilities.reading import LoadedList
from ..cells import Dated, Id, Names
from ..records import item_record, role_records
from ..table import Column

if TYPE_CHECKING:
    from ...ledger.progress import Status
    from ...tracking import Tracked


ROLE_WORDS = {Role.LEAD: "牽頭", Role.SUPPORT: "配合"}


class Support(Enum):
    """How a row shows the supporting units."""

    HIDDEN = auto()
    COUNTED = auto()
    NAMED = auto()


class ItemRows(NamedTuple):
    """What the rows of a command show beyond an item itself.

    ``several`` lists add a column that names the list, ``parts`` one with the part that a unit plays,
    ``today`` one with the days left until the deadline, ``tracked`` ledgers one with the status,
    ``rates`` one with the completion rate.
    """

    several: bool
    support: Support
    parts: bool
    tracked: dict[str, Tracked]
    today: date | None = None
    rates: bool = False

    def columns(self) -> tuple[Column, ...]:
        """The headings."""
        columns = [Column("清單")] if self.several else []
        columns += [Column("序號"), Column("項目名稱"), Column("牽頭單位")]
        columns += [Column("配合單位", right=True, narrow=4)] if self.support is Support.COUNTED else []
        columns += [Column("配合單位")] if self.support is Support.NAMED else []
        columns += [Column("分工")] if self.parts else []
        columns += [Column("預計完成時間", narrow=8)]
        columns += [Column("剩餘天數", right=True)] if self.today else []
        columns += [Column("完成率", right=True, narrow=4)] if self.rates else []
        columns += [Column("狀態")] if self.tracked else []
        return tuple(columns)

    def row(self, loaded: LoadedList, hit: Hit) -> tuple[str, ...]:
        """One item's cells."""
        item = hit.item
        cells: list[str] = [loaded.name] if self.several else []
        cells += [Id(item.id), item.name, Names(item.lead)]
        cells += [str(len(item.support))] if self.support is Support.COUNTED else []
        cells += [Names(item.support)] if self.support is Support.NAMED else []
        cells += [part_words(hit.parts)] if self.parts else []
        cells += [Dated(item.due.text, item.due_date)]
        cells += [str((item.due_date - self.today).days)] if self.today else []
        cells += [self._rate(loaded, hit)] if self.rates else []
        if self.tracked:
            from .status import marked

            status = self.status(loaded, hit)
            cells += [marked(status) if status else ""]
        return tuple(cells)

    def record(self, loaded: LoadedList, hit: Hit) -> dict[str, Any]:
        """One item as JSON has it; the status only where a ledger is followed."""
        record = item_record(loaded, hit.project, hit.item)
        record |= {"roles": role_records(hit.parts)} if self.parts else {}
        if self.tracked:
            status = self.status(loaded, hit)
            record["status"] = status.value if status else None
        return record

    def _rate(self, loaded: LoadedList, hit: Hit) -> str:
        """An item's completion rate; empty if its list has no ledger."""
        if loaded.file not in self.tracked:
            return ""
        from ...ledger.progress import percent

        return f"{percent(self.tracked[loaded.file].rate(hit.item.id))}%"

    def status(self, loaded: LoadedList, hit: Hit) -> Status | None:
        """Where an item stands; None if its list has no ledger."""
        followed = self.tracked.get(loaded.file)
        return followed.status(hit.item.id) if followed else None

    def standing(self, found: list[tuple[LoadedList, Hit]], status: tuple[Status, ...]) -> list[tuple[LoadedList, Hit]]:
        """The items that stand where it is asked; all of them if nothing is asked."""
        if not status:
            return found
        return [(loaded, hit) for loaded, hit in found if self.status(loaded, hit) in status]


def part_words(parts: tuple[Part, ...]) -> str:
    """The parts that units play, in the notice's words: 牽頭; 配合(各相關區政府,如涉及)."""
    units = {part.unit for part in parts}
    words = []
    for part in parts:
        via = f"({part.via}{',如涉及' if part.scope is Scope.RELEVANT else ''})" if part.via else ""
        who = f"{part.unit}:" if len(units) > 1 else ""
        words.append(f"{who}{ROLE_WORDS[part.role]}{via}")
    return ";".join(words)
