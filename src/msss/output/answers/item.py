"""One item in full, as a table of its own: what `msss show` answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ...formats.texts import remarks
from ...lists.selection import Placed
from ...responsibilities.compare.schedules import milestone_in_words
from ...responsibilities.model import Bound
from ...values.quantity import format_number
from ..cells import Dated, FileName, Id, Names
from ..records import placed_record
from ..table import Column, RowGroup, Table

if TYPE_CHECKING:
    from ...lists.tracking import Tracked


def in_full(found: list[Placed], tracked: Mapping[str, Tracked]) -> Table:
    """Every key of each item, and where it stands if its list is one of those ``tracked``, by their files."""
    groups = []
    for placed in found:
        followed = tracked.get(placed.loaded.file)
        rows = [*_rows(placed), *(_standing_rows(placed, followed) if followed else ())]
        groups.append(RowGroup(rows, f"{placed.item.id}  {placed.item.name}"))
    records = [placed_record(placed, tracked.get(placed.loaded.file)) for placed in found]
    return Table((Column("欄目"), Column("內容")), tuple(groups), records)


def _rows(placed: Placed) -> Iterator[tuple[str, str]]:
    loaded, project, item, line = placed
    source = loaded.model.source
    yield "序號", Id(item.id)
    yield "項目", f"{project.number} {project.name}" if project.name else str(project.number)
    yield "項目名稱", item.name
    for target in item.targets:
        at_most = "≤" if target.bound is Bound.AT_MOST else ""
        of_the_year = f"（年度目標 {format_number(target.year_target)}）" if target.year_target is not None else ""
        yield "目標任務", f"{target.content} {at_most}{format_number(target.quantity)} {target.measure}{of_the_year}"
        if (due := target.due) is not None:
            yield "完成時間", Dated(f"{target.content} {due.text} ({due.date.isoformat()})", due.date)
        for milestone in target.milestones:
            yield "進度節點", f"{target.content} {milestone_in_words(milestone, target.measure)}"
    yield "牽頭單位", Names(item.lead)
    yield "配合單位", Names(item.support) or "—"
    yield "預計完成時間", Dated(f"{item.due.shown} ({item.due_date.isoformat()})", item.due_date)
    measure = item.targets[0].measure if len(item.targets) == 1 else ""
    for milestone in item.milestones:
        yield "進度節點", milestone_in_words(milestone, measure)
    for declared in remarks(type(item)):
        if remark := getattr(item, declared.name):
            yield declared.key.term, remark
    yield "清單", loaded.model.title
    yield "文號", f"{source.issuer} {source.document} {source.date.isoformat()}"
    if source.index:
        yield "索引號", source.index
    yield "文件", FileName(f"{loaded.file}:{line}")


def _standing_rows(placed: Placed, tracked: Tracked) -> Iterator[tuple[str, str]]:
    """Where the item and each of its targets stand."""
    from ...ledger.progress import is_share, percent
    from .status import marked
    from .works import works_rows

    yield "狀態", marked(tracked.status(placed.item.id))
    for standing in tracked.items[placed.item.id]:
        entry = standing.entry
        reported = f"{percent(standing.rate)}% ({entry.date.isoformat()})" if entry else "—"
        what = f"{standing.target.content} " if standing.target and len(placed.item.targets) > 1 else ""
        counts = standing.value and standing.target and not is_share(standing.value, standing.target)
        value = f"{standing.value} {standing.target.measure} " if standing.target and counts else ""
        yield "進度", marked(standing.status, f"{what}{value}{reported} {standing.status.word}")
        for heading, text in works_rows(entry, standing.target) if entry else ():
            yield heading, f"{what}{text}"
        if standing.check is not None:
            from .checks import check_row

            yield check_row(standing, standing.check)
