"""`msss record`: add a report to the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import clock
from ..chinese import fold
from ..diagnostic import inert, visible
from ..ledger import Entry, Value, parse_value
from ..loading import Loaded
from ..registry import find_units, units_of
from . import asking, options, tracking

if TYPE_CHECKING:
    from ..record import Recorded

_DONE = frozenset({"done", "完成", "已完成"})


class ValueType(click.ParamType[Any]):
    """What was done so far: 45000, 4.5萬, 60%, done."""

    name = "value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Value | None:
        """A value; None for done."""
        if str(value).strip().casefold() in _DONE:
            return None
        try:
            return parse_value(str(value).strip())
        except ValueError:
            forms = "45000 or 4.5萬, and for an item without targets 60% or done"
            self.fail(f"{visible(str(value))} is not what was done so far. Write {forms}", param, ctx)


@click.command("record")
@click.argument("item", type=options.ItemType())
@click.argument("value", type=ValueType())
@click.option("--target", metavar="CONTENT", help="Which of the item's targets: a part of its content, 學位.")
@click.option("--date", "day", type=options.DateType(), metavar="DATE", help="The day of the report. Default: today.")
@click.option("--source", metavar="TEXT", help="What says so: a document or an address.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--by", type=options.UnitType(), metavar="NAME", help="The unit that reports: 市教育局, 教育局.")
@click.option("--correction", is_flag=True, help="It corrects what was reported: the value may be lower.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait while another program writes.",
)
@tracking.ledger_option
@options.source_options
def command(
    item: str,
    value: Value | None,
    target: str | None,
    day: date | None,
    source: str | None,
    note: str | None,
    by: str | None,
    correction: bool,
    dry_run: bool,
    wait: float,
    ledger: Path | None,
    files: tuple[Path, ...],
) -> None:
    """Add what was reported of an item to the ledger.

    VALUE is all that was done so far: 45000, 4.5萬, or for an item without targets 60% or done. The
    ledger stands beside the list; the first entry begins it. Everything in it stays as it is, and what
    wouldn't be valid isn't written.

    \b
    Examples:
      msss record 1.1 45000 --target 學位 --date 2022-09-30 --dry-run
      msss record 1.2 1萬 --by 市體育局 --source URL
      msss record 1.1 44000 --target 學位 --correction --note 重複計算
    """
    loaded = _one_list(files)
    entry = Entry(
        item=item,
        date=day or clock.today(),
        target=_target(loaded, item, target) if target is not None else None,
        value=value,
        done=value is None,
        source=source,
        note=note,
        by=_unit(loaded, by) if by is not None else None,
        correction=correction,
    )
    _refuse_bytes(entry)
    from ..record import record

    done = record(_path(loaded, ledger), entry, loaded.list, clock.today(), wait, dry_run=dry_run)
    if dry_run:
        click.echo("".join(f"{inert(visible(line))}\n" for line in _difference(done)), nl=False)
    else:
        click.echo(f"msss: recorded in {visible(done.file)}: {_in_words(loaded, entry)}", err=True)


def _one_list(files: tuple[Path, ...]) -> Loaded:
    lists = asking.lists(files)
    if len(lists) > 1:
        named = ", ".join(visible(loaded.file) for loaded in lists[:3])
        raise click.UsageError(f"A report is on one list, and there are {len(lists)} ({named} …): name one with -f")
    return lists[0]


def _path(loaded: Loaded, named: Path | None) -> Path:
    if named is None and loaded.file.startswith("msss:"):
        raise click.UsageError(
            "The list that ships with msss has no place for a ledger beside it: name one with --ledger, or copy the"
            " list to data/ first"
        )
    return tracking.ledger_path(loaded, named)


def _target(loaded: Loaded, item: str, text: str) -> str:
    """The content of the item's target that is meant; ``text`` itself if it is none, which the rules will say."""
    contents = [target.content for _, one in loaded.list.items() if one.id == item for target in one.targets]
    wanted = fold(text)
    found = [content for content in contents if fold(content) == wanted] or [
        content for content in contents if wanted in fold(content)
    ]
    if len(found) > 1:
        raise click.UsageError(f"{visible(text)} could be {' or '.join(found)}: write more of it")
    return found[0] if found else text


def _unit(loaded: Loaded, text: str) -> str:
    """The registered name of the unit that is meant."""
    names = asking.taken([loaded], text) if not find_units(units_of(loaded.list), text).exact else ()
    names = names or find_units(units_of(loaded.list), text).names
    if len(names) > 1:
        raise click.UsageError(f"One unit reports: write which of {', '.join(names[:5])} it is")
    return names[0]


def _refuse_bytes(entry: Entry) -> None:
    """An argument that isn't UTF-8 comes as lone surrogates, and can't be written to a file."""
    for text in (entry.item, entry.target, entry.source, entry.note):
        try:
            (text or "").encode()
        except UnicodeEncodeError:
            raise click.UsageError(f"{visible(str(text))} is not UTF-8") from None


def _difference(done: Recorded) -> Iterator[str]:
    """What changes, as a unified diff."""
    from difflib import unified_diff

    contents = (done.before or b"", done.after)
    before, after = (content.decode("utf-8-sig").splitlines(keepends=True) for content in contents)
    old = "/dev/null" if done.before is None else done.file
    for line in unified_diff(before, after, old, done.file):
        yield line.rstrip("\r\n")
        if not line.endswith(("\r", "\n")):
            yield "\\ No newline at end of file"


def _in_words(loaded: Loaded, entry: Entry) -> str:
    """An entry in a line: 1.1 新增學位 45,000 個, 2022-09-30."""
    targets = [target for _, one in loaded.list.items() if one.id == entry.item for target in one.targets]
    meant = next((target for target in targets if entry.target in (None, target.content)), None)
    what = f" {meant.content}" if meant else ""
    measure = f" {meant.measure}" if meant else ""
    return f"{entry.item}{what} {entry.value or '完成'}{measure}, {entry.date.isoformat()}"
