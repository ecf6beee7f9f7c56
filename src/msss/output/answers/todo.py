"""What a unit has to see to, on a page, and as rows: what `msss todo` answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...common.language import Series, t, tn
from ...ledger.progress import Standing
from ...lists.todo import Task, Todo, is_to_report
from ...responsibilities.model import Target
from ...responsibilities.parts import content_in_words
from ...values.quantity import format_number
from ..article import Article, Chapter, Page
from ..cells import Dated, Day, Id, Names, Worded
from ..dates import in_words
from ..records import item_record, progress_record, role_records
from ..table import Column, RowGroup, Table
from .headings import subtitle_of
from .items import days_in_words, part_words
from .standings import reported
from .status import marked


def article_of(todo: Todo, source: str) -> Article:
    """The page: a line that sums it up, what has to be reported, what the unit leads, and what it supports."""
    chapters = (
        Chapter(t("1. At a glance"), _at_a_glance(todo)),
        _to_report(todo),
        Chapter(t("3. Items led"), () if todo.leads else (t("None."),), _led(todo)),
        Chapter(t("4. Items supported"), () if todo.supports else (t("None."),), _supported(todo)),
    )
    return Article(
        (title_of(todo),), t("As of {day}", day=in_words(todo.as_of)), chapters, record(todo), source, Page.COMPACT
    )


def title_of(todo: Todo) -> str:
    """What heads the page."""
    return t("{units}: livelihood projects to see to", units=Series(todo.units))


def _at_a_glance(todo: Todo) -> tuple[str, ...]:
    words = [_share(todo)]
    if todo.next is not None:
        days = (todo.next.due.date - todo.as_of).days
        said = {"item": f"{todo.next.hit.item.id} {todo.next.hit.item.name}", "due": todo.next.due.shown}
        if days:
            words.append(
                tn(
                    "Due next: {item}, {due}, {count} day left.",
                    "Due next: {item}, {due}, {count} days left.",
                    days,
                    **said,
                )
            )
        else:
            words.append(t("Due today: {item}, {due}.", **said))
    elif todo.leads or todo.supports:
        words.append(t("No deadline is to come."))
    return tuple(words)


def _share(todo: Todo) -> str:
    """How many items the unit leads and supports: what it has none of isn't said."""
    leads, supports = len(todo.leads), len(todo.supports)
    said = {
        "title": todo.loaded.model.title,
        "units": Series(todo.units),
        "leads": tn("{number} item", "{number} items", leads, number=leads),
        "supports": tn("{number} item", "{number} items", supports, number=supports),
    }
    if not leads:
        return t("Of the list {title}, {units} supports {supports}.", **said)
    if not supports:
        return t("Of the list {title}, {units} leads {leads}.", **said)
    return t("Of the list {title}, {units} leads {leads} and supports {supports}.", **said)


def _to_report(todo: Todo) -> Chapter:
    heading, quarter = t("2. To be reported"), in_words(todo.quarter)
    if todo.to_report is None:
        return Chapter(heading, (t("There is no ledger: what was reported isn't known."),))
    if not todo.leads:
        return Chapter(heading, (t("None."),))
    if not todo.to_report:
        return Chapter(heading, (t("Nothing: every target led is done, or was reported since {day}.", day=quarter),))
    columns = [Column("序號"), Column("目標任務"), Column("目標", right=True), Column("計量單位", narrow=4)]
    columns += [Column("上次填報", right=True, narrow=4), Column("填報日期"), Column("狀態")]
    rows = [
        (
            Id(one.item.id),
            content_in_words(one.target, one.item.targets) if one.target else one.promise,
            *_goal(one.target),
            reported(one) or "—",
            Day(one.entry.date) if one.entry else "—",
            marked(one),
        )
        for one in todo.to_report
    ]
    intro = tn(
        "{count} target led has no report since {day}, when the quarter began.",
        "{count} targets led have no report since {day}, when the quarter began.",
        len(rows),
        day=quarter,
    )
    return Chapter(heading, (intro,), _table(columns, rows))


def _goal(target: Target | None) -> tuple[str, str]:
    """What a target promises, and its measure."""
    return (target.sign + format_number(target.goal), target.measure) if target else ("", "")


def _led(todo: Todo) -> Table | None:
    columns = [Column("序號"), Column("項目名稱"), *_due_columns(todo)]
    rows = [(Id(task.hit.item.id), task.hit.item.name, *_due_cells(task, todo)) for task in todo.leads]
    return _table(columns, rows)


def _supported(todo: Todo) -> Table | None:
    via = any(part.via for task in todo.supports for part in task.hit.parts)
    columns = [Column("序號"), Column("項目名稱"), Column("牽頭單位")]
    columns += [Column("分工")] * via
    columns += _due_columns(todo)
    rows = []
    for task in todo.supports:
        cells: list[str] = [Id(task.hit.item.id), task.hit.item.name, Names(task.hit.item.lead)]
        cells += [part_words(task.hit.parts)] * via
        rows.append((*cells, *_due_cells(task, todo)))
    return _table(columns, rows)


def _due_columns(todo: Todo) -> list[Column]:
    columns = [Column("預計完成時間", narrow=8), Column("剩餘天數", right=True, narrow=4)]
    return columns + ([Column("狀態")] if todo.to_report is not None else [])


def _due_cells(task: Task, todo: Todo) -> list[str]:
    """When something is due next, the days left unless it is done, in words if none is left, and where it stands."""
    due = task.first
    left = (due.date - todo.as_of).days
    days = (str(left) if left > 0 else str(days_in_words(left))) if task.is_open else ""
    cells: list[str] = [Dated(due.shown, due.date), days]
    return cells + ([marked(task.standing) if task.standing else ""] if todo.to_report is not None else [])


def _table(columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> Table | None:
    return Table(tuple(columns), (RowGroup(rows),), []) if rows else None


# --- as rows


def rows_of(todo: Todo) -> Table:
    """A row for each target that the unit leads, and for each item that it supports: what a spreadsheet sorts."""
    followed = todo.to_report is not None
    columns = [Column("序號"), Column("項目名稱"), Column("分工"), Column("牽頭單位"), Column("目標任務")]
    columns += [Column("目標", right=True), Column("計量單位", narrow=4)]
    columns += [Column("上次填報", right=True, narrow=4), Column("填報日期")] if followed else []
    columns += [Column("預計完成時間", narrow=8), Column("剩餘天數", right=True, narrow=4)]
    columns += [Column("狀態"), Column("待填報")] if followed else []
    rows = [row for task in todo.leads for row in _led_rows(task, todo)]
    rows += [_row(task, todo, None, task.standing if followed else None) for task in todo.supports]
    table = Table(tuple(columns), (RowGroup(rows),), record(todo))
    what = t("To be seen to")
    return table.called(title_of(todo), what, subtitle_of(day=todo.as_of))


def _led_rows(task: Task, todo: Todo) -> Iterator[tuple[str, ...]]:
    """A row for each target, or one for an item without any."""
    item = task.hit.item
    has_own = any(deadline.date != item.due_date for deadline in item.deadlines())
    stood: list[tuple[Target | None, Standing | None]] = [(one.target, one) for one in task.standings]
    if todo.to_report is None:
        stood = [(target, None) for target in item.targets or (None,)]
    for target, standing in stood:
        its = task.of(target, standing) if target is not None and has_own else task
        yield _row(its, todo, target, standing, is_led=True)


def _row(
    task: Task, todo: Todo, target: Target | None, standing: Standing | None = None, *, is_led: bool = False
) -> tuple[str, ...]:
    """An item that is supported, or a target of one that is led, which alone has reports to be made."""
    item, entry = task.hit.item, standing.entry if standing and is_led else None
    cells: list[str] = [Id(item.id), item.name, part_words(task.hit.parts), Names(item.lead)]
    cells += [target.content if target else "", *_goal(target)]
    if standing is not None:
        cells += [reported(standing) if is_led else "", Day(entry.date) if entry else ""]
    due = task.first
    cells += [Dated(due.shown, due.date), str((due.date - todo.as_of).days) if task.is_open else ""]
    if standing is not None:
        is_missing = is_led and is_to_report(standing, todo.quarter)
        cells += [marked(standing), Worded("是") if is_missing else ""]
    return tuple(cells)


_OF_ITEMS = ("project", "id", "name", "lead", "due", "due_date")
_OF_TARGETS = ("project", "id", "content", "quantity", "measure", "bound", "value", "rate", "status", "reported")
"""What the record says of an item, and of a target: the rest is that of `msss list` and `msss progress`."""


def record(todo: Todo) -> dict[str, Any]:
    """The answer as plain data."""
    return {
        "list": todo.loaded.file,
        "year": todo.loaded.model.year,
        "title": todo.loaded.model.title,
        "units": list(todo.units),
        "as_of": todo.as_of.isoformat(),
        "quarter_from": todo.quarter.isoformat(),
        "leads": [_task_record(task, todo) for task in todo.leads],
        "supports": [_task_record(task, todo) for task in todo.supports],
        "to_report": None if todo.to_report is None else [_missing_record(one, todo) for one in todo.to_report],
    }


def _task_record(task: Task, todo: Todo) -> dict[str, Any]:
    record = item_record(todo.loaded, task.hit.project, task.hit.item)
    return {key: record[key] for key in _OF_ITEMS} | {
        "roles": role_records(task.hit.parts),
        "next_due": task.due.text,
        "next_due_date": task.due.date.isoformat(),
        "days_left": (task.due.date - todo.as_of).days,
        "status": task.status.value if task.status else None,
    }


def _missing_record(standing: Standing, todo: Todo) -> dict[str, Any]:
    record = progress_record(todo.loaded, standing, todo.as_of)
    return {key: record[key] for key in _OF_TARGETS}
