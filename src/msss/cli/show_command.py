"""`msss show`: a project or an item in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..output.cells import Dated, FileName, Id, Names
from ..output.records import item_record
from ..output.sources import lists_in_a_line
from ..output.table import Column, RowGroup, Table
from ..output.writing import Format
from ..responsibilities.model import Bound, Item, Project
from ..responsibilities.reading import LoadedList
from ..values.chinese import Script, narrow
from ..values.deadline import Day
from ..values.quantity import format_number
from . import common, options

if TYPE_CHECKING:
    from ..tracking import Tracked


@click.command("show")
@click.argument("id", type=options.ItemType())
@options.as_of_option
@options.source_options
@options.output_options
def command(
    id: str, as_of: Day | None, files: tuple[Path, ...], years: tuple[int, ...], format: Format, script: Script
) -> None:
    """Show a project (7) or an item (7.2) in full.

    Its sentence, every target and unit, the deadline as a date, and where it stands.

    \b
    Examples:
      msss show 7.2
      msss show 7
      msss show 10.1 --format json
    """
    asked, id = id, narrow(id).strip()
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", id, re.ASCII):
        hint = ""
        if id and not id.isascii():
            from .hints import argument

            hint = " " + argument(asked, click.get_current_context())
        raise click.UsageError(
            f"{asked!r} is no project number or item id. Write 7 for a project, 7.2 for an item.{hint}"
        )
    lists = common.lists(files, years)
    found = [place for loaded in lists for place in _places(loaded, id)]
    if not found:
        raise click.UsageError(f"No project or item {id}. {_known(lists, id)}")
    tracked = common.tracked(lists, common.day_of(as_of, lists))
    groups = tuple(
        RowGroup([*_rows(*place), *_standing_rows(tracked, *place)], f"{place[2].id}  {place[2].name}")
        for place in found
    )
    columns = (Column("欄目"), Column("內容"))
    records = [_record(*place) | _standing_record(tracked, *place) for place in found]
    common.show(Table(columns, groups, records, lists_in_a_line(lists)), format, script)


def _places(loaded: LoadedList, id: str) -> Iterator[tuple[LoadedList, Project, Item, int]]:
    """The items meant by ``id``, each with the line it starts on."""
    for project_index, project in enumerate(loaded.model.projects):
        for item_index, item in enumerate(project.items):
            if id in (str(project.number), item.id):
                span = loaded.document.span(("projects", project_index, "items", item_index))
                yield loaded, project, item, span.line


def _known(lists: list[LoadedList], id: str) -> str:
    number = id.partition(".")[0]
    ids = [item.id for loaded in lists for project, item in loaded.model.items() if str(project.number) == number]
    if ids:
        return f"Project {number} has {', '.join(dict.fromkeys(ids))}."
    numbers = [str(project.number) for loaded in lists for project in loaded.model.projects]
    return f"The projects are {', '.join(dict.fromkeys(numbers))}."


def _rows(loaded: LoadedList, project: Project, item: Item, line: int) -> Iterator[tuple[str, str]]:
    source = loaded.model.source
    yield "序號", Id(item.id)
    yield "項目", f"{project.number} {project.name}" if project.name else str(project.number)
    yield "項目名稱", item.name
    for target in item.targets:
        at_most = "≤" if target.bound is Bound.AT_MOST else ""
        yield "目標任務", f"{target.content} {at_most}{format_number(target.quantity)} {target.measure}"
    yield "牽頭單位", Names(item.lead)
    yield "配合單位", Names(item.support) or "—"
    yield "預計完成時間", Dated(f"{item.due.text} ({item.due_date.isoformat()})", item.due_date)
    if item.leader:
        yield "分管領導", item.leader
    if item.note:
        yield "備註", item.note
    yield "清單", loaded.model.title
    yield "文號", f"{source.issuer} {source.document} {source.date.isoformat()}"
    if source.index:
        yield "索引號", source.index
    yield "文件", FileName(f"{loaded.file}:{line}")


def _record(loaded: LoadedList, project: Project, item: Item, line: int) -> dict[str, Any]:
    source = loaded.model.source
    return item_record(loaded, project, item) | {
        "project_name": project.name,
        "leader": item.leader,
        "note": item.note,
        "title": loaded.model.title,
        "source": {
            "issuer": source.issuer,
            "document": source.document,
            "index": source.index,
            "date": source.date.isoformat(),
        },
        "file": loaded.file,
        "line": line,
    }


def _standing_rows(
    tracked: dict[str, Tracked], loaded: LoadedList, project: Project, item: Item, line: int
) -> Iterator[tuple[str, str]]:
    """Where the item and each of its targets stand, if a ledger says so."""
    if loaded.file not in tracked:
        return
    from ..ledger.progress import percent
    from ..output.answers.status import marked

    yield "狀態", marked(tracked[loaded.file].status(item.id))
    for standing in tracked[loaded.file].items[item.id]:
        entry = standing.entry
        reported = f"{percent(standing.rate)}% ({entry.date.isoformat()})" if entry else "—"
        what = f"{standing.target.content} " if standing.target and len(item.targets) > 1 else ""
        value = f"{standing.value} {standing.target.measure} " if standing.value and standing.target else ""
        yield "進度", marked(standing.status, f"{what}{value}{reported} {standing.status.word}")


def _standing_record(
    tracked: dict[str, Tracked], loaded: LoadedList, project: Project, item: Item, line: int
) -> dict[str, Any]:
    if loaded.file not in tracked:
        return {}
    from ..output.records import standing_record

    followed = tracked[loaded.file]
    standings = [standing_record(standing) for standing in followed.items[item.id]]
    return {"status": followed.status(item.id).value, "progress": standings}
