"""`msss history`: what was reported of an item, over time."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from ..chinese import Script, convert, fold
from ..diagnostic import inert, visible
from ..ledger import Entry
from ..loading import Loaded
from ..model import Bound, Target
from ..output import Column, FileName, Format, Section, Sheet
from ..output.sheet import draws
from ..progress import Step, percent, steps
from ..quantity import format_number, plain_number
from . import asking, options, tracking
from .target_rows import expected

_Found = tuple[Loaded, Step]


@click.command("history")
@click.argument("item", type=options.ItemType())
@click.option("--target", metavar="CONTENT", help="Only of this target: a part of its content, 學位.")
@tracking.ledger_option
@options.source_options
@options.output_options
def command(
    item: str, target: str | None, ledger: Path | None, files: tuple[Path, ...], format: Format, script: Script
) -> None:
    """Show what was reported of an item, oldest first.

    Every entry of the ledger: what was done so far and since the report before, the completion rate,
    and the time that had passed (序時進度). On a terminal, a chart of it.

    \b
    Examples:
      msss history 1.1
      msss history 1.1 --target 學位 --format csv
    """
    lists = tracking.one_of(asking.lists(files), ledger)
    having = [loaded for loaded in lists if any(one.id == item for _, one in loaded.list.items())]
    if not having:
        raise click.UsageError(f"No item {visible(item)}. {_near(lists, item)}")
    _check_target(having, item, target)
    followed = {loaded.file: tracking.ledger_of(loaded, ledger) for loaded in tracking.followed(having, ledger)}
    wanted = fold(target or "")
    found = [
        (loaded, step)
        for loaded in having
        if loaded.file in followed
        for step in steps(loaded.list, followed[loaded.file].ledger, item)
        if not wanted or (step.target and wanted in fold(step.target.content))
    ]
    if not found:
        asked = f" --target {visible(target)}" if target else ""
        click.echo(f"msss: nothing was reported of {item}{asked}", err=True)
    source = ", ".join(FileName(one.file) for one in followed.values())
    sheet = _sheet(found, several=len(having) > 1, everything=format is Format.CSV)
    asking.show(sheet.of(f"{asking.source(having)}; {source}"), options.Output(format, script))
    if found and format is Format.TABLE and draws(sys.stdout):
        for line in _charts(found, shutil.get_terminal_size().columns):
            click.echo(inert(convert(line, script)))


def _near(lists: list[Loaded], item: str) -> str:
    from difflib import get_close_matches

    known = list(dict.fromkeys(one.id for loaded in lists for _, one in loaded.list.items()))
    of_project = [id for id in known if id.startswith(f"{item}.")]
    near = of_project or get_close_matches(item, known, n=3)
    return f"Did you mean {' or '.join(near)}?" if near else "msss list shows them all."


def _check_target(lists: list[Loaded], item: str, text: str | None) -> None:
    contents = dict.fromkeys(target.content for loaded in lists for target in _targets(loaded, item))
    if text is not None and not any(fold(text) in fold(content) for content in contents):
        known = f"Its targets are {', '.join(contents)}." if contents else "It has none."
        raise click.UsageError(f"Item {item} has no target {visible(text)}. {known}")


def _targets(loaded: Loaded, item: str) -> tuple[Target, ...]:
    return next((one.targets for _, one in loaded.list.items() if one.id == item), ())


def _sheet(found: list[_Found], *, several: bool, everything: bool) -> Sheet:
    """A row an entry; a column that would be empty is left out, unless ``everything`` is to be there."""
    columns: list[tuple[Column, list[str]]] = [
        (Column("清單"), [FileName(loaded.file) for loaded, _ in found] if several else []),
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
    return Sheet(tuple(column for column, _ in shown), (Section(rows),), records)


def _done(entry: Entry) -> str:
    return str(entry.value) if entry.value else "是"


def _record(loaded: Loaded, step: Step) -> dict[str, Any]:
    item, entry, target = asking.item_record(loaded, step.project, step.item), step.entry, step.target
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


def _charts(found: list[_Found], width: int) -> Iterator[str]:
    """A chart for each target: a bar for each report."""
    from ..output.chart import FILLED, MARK, Bar, bars

    for (_, content), reports in _by_target(found).items():
        target = reports[0].target
        at_most = "≤" if target and target.bound is Bound.AT_MOST else ""
        promised = f" {at_most}{format_number(target.quantity)} {target.measure}" if target else ""
        yield ""
        yield f"{content}{promised}"
        yield from bars([Bar(step.entry.date.isoformat(), step.rate, step.expected_share) for step in reports], width)
    yield f"{FILLED} 完成率  {MARK} 序時進度"


def _by_target(found: Iterable[_Found]) -> dict[tuple[str, str], list[Step]]:
    targets: dict[tuple[str, str], list[Step]] = {}
    for loaded, step in found:
        content = step.target.content if step.target else step.item.name
        targets.setdefault((loaded.file, content), []).append(step)
    return targets
