"""Items as tables: a row each item, or a section each deadline; what `msss list` and `msss due` answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...common.language import t, tn
from ...common.terms import RATE, Worded, in_a_row
from ...lists.selection import Selected, standing_of
from ...responsibilities.model import Investment, Scope
from ...responsibilities.query import Hit, Part, Role
from ..cells import Dated, Id, Names
from ..records import Record, due_record, selected_record
from ..table import Column, Later, RowGroup, Table

if TYPE_CHECKING:
    from ...lists.deadlines import DueRow
    from ...lists.tracking import Tracked


ROLES = {
    Role.LEAD: Worded("牽頭"),
    Role.SUPPORT: Worded("配合"),
    Role.OWNER: Worded("業主", t("owner")),
    Role.CONTACT: Worded("聯繫", t("contact")),
}


class Support(Enum):
    """How a row shows the supporting units."""

    HIDDEN = auto()
    COUNTED = auto()
    NAMED = auto()


class ItemRows(NamedTuple):
    """What the rows of a command show beyond an item itself.

    ``several`` lists add a column that names the list, ``parts`` one with the part that a unit plays,
    ``today`` one with the days left until the deadline, ``tracked`` ledgers one with the status,
    ``rates`` one with the completion rate, ``targets`` one with those that have a deadline of their own.
    """

    several: bool
    support: Support
    parts: bool
    tracked: Mapping[str, Tracked]
    today: date | None = None
    rates: bool = False
    sent: bool = False
    """Whether the days left are for a Word file, which says in words that none are left."""
    rare: tuple[str, ...] = ()
    """The headings of what only some lists say."""
    targets: bool = False

    def columns(self) -> tuple[Column, ...]:
        """The headings."""
        columns = [Column("清單")] if self.several else []
        columns += [Column("序號"), Column("項目名稱")]
        columns += [Column("目標任務", rare=True)] if self.targets else []
        columns += [Column("牽頭單位")]
        columns += [Column("配合單位", right=True, narrow=4)] if self.support is Support.COUNTED else []
        columns += [Column("配合單位")] if self.support is Support.NAMED else []
        columns += [Column(heading, rare=True) for heading in self.rare]
        columns += [Column("分工")] if self.parts else []
        columns += [Column("預計完成時間", narrow=8)]
        columns += [Column("剩餘天數", right=True)] if self.today else []
        columns += [Column(RATE, right=True, narrow=4)] if self.rates else []
        columns += [Column("狀態")] if self.tracked else []
        return tuple(columns)

    def row(self, selected: Selected, due: DueRow | None = None) -> tuple[str, ...]:
        """One item's cells, or those of what is due of it on one day."""
        loaded, hit = selected
        item = hit.item
        deadline = due.due if due else item.due
        cells: list[str] = [loaded.name] if self.several else []
        cells += [Id(item.id), item.name]
        cells += ["、".join(target.content for target in due.targets) if due else ""] if self.targets else []
        cells += [Names(item.lead)]
        cells += [str(len(item.support))] if self.support is Support.COUNTED else []
        cells += [Names(item.support)] if self.support is Support.NAMED else []
        if self.rare:
            said = in_some_lists(hit)
            cells += [said[heading] for heading in self.rare]
        cells += [part_words(hit.parts)] if self.parts else []
        cells += [Dated(deadline.shown, deadline.date)]
        cells += [self._days(deadline.date, self.today)] if self.today else []
        cells += [self._rate(selected, due)] if self.rates else []
        if self.tracked:
            from .status import marked

            stood = due.standing if due else standing_of(selected, self.tracked)
            cells += [marked(stood) if stood else ""]
        return tuple(cells)

    def record(self, selected: Selected) -> Record:
        """One item as JSON has it; the status only where a ledger is followed."""
        return selected_record(*selected, roles=self.parts, tracked=self.tracked)

    def _days(self, due: date, today: date) -> str:
        left = (due - today).days
        return Worded(str(left), days_in_words(left)) if self.sent and left <= 0 else str(left)

    def _rate(self, selected: Selected, due: DueRow | None) -> str:
        """An item's completion rate, or that of what is due of it on one day; empty if its list has no ledger."""
        loaded, hit = selected
        if loaded.file not in self.tracked:
            return ""
        from ..rates import rate

        of_row = due.rate if due else None
        return rate(self.tracked[loaded.file].rate(hit.item.id) if of_row is None else of_row)


def listed(found: list[Selected], rows: ItemRows) -> Table:
    """A row each item; `Table.told` leaves out what no list says."""
    if rows.support is Support.NAMED:
        rows = rows._replace(rare=_IN_SOME_LISTS)
    section = RowGroup(Later(lambda: [rows.row(one) for one in found]))
    return Table(rows.columns(), (section,), Later(lambda: [rows.record(one) for one in found]), ruled=True)


def by_deadline(found: list[DueRow], rows: ItemRows, today: date, *, in_sections: bool) -> Table:
    """A section each deadline, or, where there is no place for headings, a column with the days left.

    Where a ledger is followed, what is urgent comes first, and isn't shown again. `Table.told` leaves out the targets
    where none have deadlines of their own.
    """
    rows = rows._replace(today=None if in_sections else today, targets=True)
    if in_sections:
        groups = list(_sections(found, rows, today))
    else:
        groups = [RowGroup([rows.row(one.selected, one) for one in found])]
    its: dict[tuple[str, str], list[DueRow]] = {}
    for one in found:
        loaded, hit = one.selected
        its.setdefault((loaded.file, hit.item.id), []).append(one)
    records = Later(
        lambda: [
            rows.record(of_item[0].selected) | due_record(of_item[0].selected[1].item, today, of_item)
            for of_item in its.values()
        ]
    )
    return Table(rows.columns(), tuple(groups), records, ruled=True)


def _sections(found: list[DueRow], rows: ItemRows, today: date) -> Iterator[RowGroup]:
    urgent = [one for one in found if one.is_urgent(today)]
    others = [one for one in found if not one.is_urgent(today)]
    for day, group in groupby(urgent, key=_due_date):
        cells = [rows.row(one.selected, one) for one in group]
        yield RowGroup(cells, section_heading(day, today, len(cells), is_urgent=True))
    days_before = {_due_date(one) for one in urgent}
    for day, group in groupby(others, key=_due_date):
        cells = [rows.row(one.selected, one) for one in group]
        yield RowGroup(cells, section_heading(day, today, len(cells), is_other=day in days_before))


def section_heading(day: date, today: date, number: int, *, is_urgent: bool = False, is_other: bool = False) -> str:
    """What stands above the rows of a day: what is urgent, or what is due, beside what is urgent on that day."""
    words = tn("{count} item due", "{count} items due", number)
    if is_urgent:
        words = tn("{count} overdue or behind", "{count} overdue or behind", number)
    elif is_other:
        words = tn("{count} other item due", "{count} other items due", number)
    return f"{_heading(day, today)}  {words}"


def _due_date(row: DueRow) -> date:
    return row.due.date


def _heading(day: date, today: date) -> str:
    return f"{day.isoformat()}  {days_in_words((day - today).days)}"


def days_in_words(days: int) -> str:
    """How many days there are until a day, or have passed since."""
    if not days:
        return t("today")
    number = f"{abs(days):,}"
    if days > 0:
        return tn("{number} day left", "{number} days left", days, number=number)
    return tn("{number} day ago", "{number} days ago", -days, number=number)


_NO_MONEY = Investment().said
_IN_SOME_LISTS = ("級別", "項目類別", "地點", "業主單位", "聯繫單位", *_NO_MONEY)
"""The headings of `in_some_lists`."""


def in_some_lists(hit: Hit) -> dict[str, str]:
    """What only some lists say of an item and its project, by its heading, and empty where it isn't said."""
    project, item = hit.project, hit.item
    return {
        "級別": project.level or "",
        "項目類別": project.category or "",
        "地點": item.location or "",
        "業主單位": Names(item.owner) if item.owner else "",
        "聯繫單位": Names(item.contact) if item.contact else "",
        **(item.investment.said if item.investment else _NO_MONEY),
    }


def part_words(parts: tuple[Part, ...]) -> Worded:
    """The parts that units play, in CSV in the notice's words: 牽頭; 配合(各相關區政府,如涉及)."""
    units = {part.unit for part in parts}
    named = [in_a_row((f"{part.unit}:" if len(units) > 1 else "", _role(part)), "") for part in parts]
    return in_a_row(named, ";")


def _role(part: Part) -> Worded:
    """The role; of a member of a collective also which one that is, and whether it answers only where concerned."""
    role, via = ROLES[part.role], part.via
    if not via:
        return role
    if part.scope is Scope.RELEVANT:
        spoken = t("{role} ({collective}, where concerned)", role=role, collective=via)
        return Worded(role + f"({via},如涉及)", spoken)
    return Worded(role + f"({via})", t("{role} ({collective})", role=role, collective=via))
