"""`msss history`: what was reported of an item, over time."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from ..harmless import harmless
from ..ledger.model import Entry
from ..ledger.progress import Standing, Status, Step, is_level, percent, standings, steps
from ..output.answers.standings import expected, promise
from ..output.cells import Id
from ..output.records import item_record
from ..output.sources import all_in_a_line
from ..output.streams import draws, say
from ..output.table import Column, RowGroup, Table
from ..output.writing import Format
from ..responsibilities.model import Bound, Item, Target
from ..responsibilities.reading import LoadedList
from ..values.chinese import Script, convert, fold
from ..values.quantity import format_number, plain_number
from . import common, options, tracking_options

_Found = tuple[LoadedList, Step]


@click.command("history")
@click.argument("item", type=options.ItemType())
@click.option("--target", metavar="CONTENT", help="Only of this target: a part of its content, 學位.")
@tracking_options.ledger_option
@options.source_options
@options.output_options
def command(
    item: str,
    target: str | None,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    format: Format,
    script: Script,
) -> None:
    """Show what was reported of an item, oldest first.

    Every entry of the ledger on an item (7.2), or on all items of a project (7): what was done so far,
    what was done since the report before, the completion rate, and the time that had passed. On a
    terminal, a chart of it. Standard error says what was never reported.

    \b
    Examples:
      msss history 1.1
      msss history 7
      msss history 1.1 --target 學位 --format csv
    """
    asked, item = item, unicodedata.normalize("NFKC", item).strip()
    lists = common.one_list_for("--ledger", ledger, common.lists(files, years))
    places = {loaded.file: _items(loaded, item) for loaded in lists}
    having = [loaded for loaded in lists if places[loaded.file]]
    if not having:
        raise click.UsageError(f"No item {asked}. {_near(lists, item)}")
    _check_target([one for loaded in having for one in places[loaded.file]], item, target)
    followed = {loaded.file: common.ledger_of(loaded, ledger) for loaded in having}
    wanted = fold(target or "")

    def is_asked(found: Target | None) -> bool:
        return not wanted or (found is not None and wanted in fold(found.content))

    found = [
        (loaded, step)
        for loaded in having
        for one in places[loaded.file]
        for step in steps(loaded.model, followed[loaded.file].model, one.id)
        if is_asked(step.target)
    ]
    if not found:
        say(f"nothing was reported of {item}{f' --target {target}' if target else ''}")
    for loaded in having:
        ids = {one.id for one in places[loaded.file]}
        for standing in standings(loaded.model, followed[loaded.file].model, common.day_of(None, [loaded])):
            if standing.item.id in ids and standing.entry is None and is_asked(standing.target):
                say(f"{_unreported(standing, script)}")
    of_project = any(one.id != item for loaded in having for one in places[loaded.file])
    table = _table(found, several=len(having) > 1, of_project=of_project, everything=format is Format.CSV)
    common.show(table.of(all_in_a_line(having, followed.values())), format, script)
    if found and format is Format.TABLE and draws(sys.stdout):
        from ..output.wrapping import wrapped

        width = shutil.get_terminal_size().columns
        for line in _charts(found, width, of_project=of_project):
            for part in wrapped(convert(line, script), width):
                click.echo(harmless(part))


def _items(loaded: LoadedList, asked: str) -> list[Item]:
    """The item of that id, or all items of the project of that number."""
    return [item for project, item in loaded.model.items() if asked in (item.id, str(project.number))]


def _unreported(standing: Standing, script: Script) -> str:
    """That a target was never reported, and how much of the time for it has passed."""
    words = [Status.NOT_REPORTED.word]
    words += [f"序時進度 {expected(standing)}"] if expected(standing) else []
    words += [standing.status.word] if standing.status is not Status.NOT_REPORTED else []
    return convert(f"{standing.item.id} {promise(standing)}: {', '.join(words)}", script)


def _near(lists: list[LoadedList], item: str) -> str:
    from difflib import get_close_matches

    known = list(dict.fromkeys(one.id for loaded in lists for _, one in loaded.model.items()))
    near = get_close_matches(item, known, n=3)
    return f"Did you mean {' or '.join(near)}?" if near else "msss list shows them all."


def _check_target(items: list[Item], asked: str, text: str | None) -> None:
    contents = dict.fromkeys(target.content for item in items for target in item.targets)
    if text is not None and not any(fold(text) in fold(content) for content in contents):
        known = f"Its targets are {', '.join(contents)}." if contents else "It has none."
        noun = "Item" if any(item.id == asked for item in items) else "Project"
        raise click.UsageError(f"{noun} {asked} has no target {text}. {known}")


def _table(found: list[_Found], *, several: bool, of_project: bool, everything: bool) -> Table:
    """A row for each entry; a column that would be empty is left out, unless ``everything`` is to be there."""
    columns: list[tuple[Column, list[str]]] = [
        (Column("清單"), [loaded.name for loaded, _ in found] if several else []),
        (Column("序號"), [Id(step.item.id) for _, step in found] if of_project else []),
        (Column("日期"), [step.entry.date.isoformat() for _, step in found]),
        (Column("目標任務"), [step.target.content if step.target else "" for _, step in found]),
        (Column("完成", right=True), [_done(step.entry) for _, step in found]),
        (Column("較上次", right=True), [str(step.change) if step.change else "" for _, step in found]),
        (Column("計量單位", narrow=4), [step.target.measure if step.target else "" for _, step in found]),
        (Column("完成率", right=True, narrow=4), [f"{percent(step.rate)}%" for _, step in found]),
        (
            Column("序時進度", right=True, narrow=4),
            [expected(step) for _, step in found],
        ),
        (Column("更正"), ["是" if step.entry.correction else "" for _, step in found]),
        (Column("填報單位"), [step.entry.by or "" for _, step in found]),
        (Column("來源"), [step.entry.source or "" for _, step in found]),
        (Column("備註"), [step.entry.note or "" for _, step in found]),
    ]
    shown = [(column, cells) for column, cells in columns if any(cells) or (everything and cells)]
    rows = list(zip(*(cells for _, cells in shown), strict=True))
    records = [_record(loaded, step) for loaded, step in found]
    return Table(tuple(column for column, _ in shown), (RowGroup(rows),), records)


def _done(entry: Entry) -> str:
    return str(entry.value) if entry.value else "是"


def _record(loaded: LoadedList, step: Step) -> dict[str, Any]:
    item, entry, target = item_record(loaded, step.project, step.item), step.entry, step.target
    value = entry.value
    return {key: item[key] for key in ("list", "year", "project", "id", "name", "due", "due_date")} | {
        "content": target.content if target else None,
        "quantity": plain_number(target.quantity) if target else None,
        "measure": target.measure if target else None,
        "bound": target.bound.value if target else None,
        "date": entry.date.isoformat(),
        "value": plain_number(value.amount) if value and not value.is_percent else None,
        "change": plain_number(step.change.amount) if step.change and not step.change.is_percent else None,
        "rate": round(float(step.rate), 6),
        "expected_share": round(float(step.expected_share), 6),
        "correction": entry.correction,
        "by": entry.by,
        "source": entry.source,
        "note": entry.note,
    }


def _charts(found: list[_Found], width: int, *, of_project: bool) -> Iterator[str]:
    """A chart for each target: a bar for each report."""
    from ..output.chart import FILLED, MARK, Bar, bars

    for (_, id, content), reports in _by_target(found).items():
        target = reports[0].target
        at_most = "≤" if target and target.bound is Bound.AT_MOST else ""
        promised = f" {at_most}{format_number(target.quantity)} {target.measure}" if target else ""
        yield ""
        yield f"{f'{id} ' if of_project else ''}{content}{promised}"
        shares = (None if is_level(target) else step.expected_share for step in reports)
        lines = [
            Bar(step.entry.date.isoformat(), step.rate, share) for step, share in zip(reports, shares, strict=True)
        ]
        yield from bars(lines, width)
    yield f"{FILLED} 完成率  {MARK} 序時進度"


def _by_target(found: Iterable[_Found]) -> dict[tuple[str, str, str], list[Step]]:
    targets: dict[tuple[str, str, str], list[Step]] = {}
    for loaded, step in found:
        content = step.target.content if step.target else step.item.name
        targets.setdefault((loaded.file, step.item.id, content), []).append(step)
    return targets
