"""`msss record`: add a report to the ledger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from .. import clock
from ..files.naming import USUAL, is_shipped
from ..harmless import harmless
from ..ledger.model import Entry
from ..output.streams import say
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import find_units, units_of
from ..tracking import ledger_path
from ..values.chinese import fold
from ..values.deadline import Day
from ..values.quantity import NUMBER, Value, parse_number, parse_value
from . import common, options, tracking_options

if TYPE_CHECKING:
    from ..ledger.record import Recorded
    from ..responsibilities.model import Target

_DONE = frozenset({"done", "完成", "已完成"})
_SIGNED = re.compile(r"[-+－＋−–‐]\s*[0-9０-９]")
_CUMULATIVE = (
    "is a change, and a value is all that was done so far, which is never less than 0. Write the total, for"
    " example 45000; if it is less than what was reported before, because that was wrong, add --correction"
)


class Typed(NamedTuple):
    """A value as it is typed, 1.5萬個: what it says, None for done, and the measure behind it, if there is one."""

    value: Value | None
    measure: str = ""


class ValueType(click.ParamType[Any]):
    """What was done so far: 45000, 4.5萬, 4.5萬個, 60%, done."""

    name = "value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Typed:
        text = unicodedata.normalize("NFKC", str(value)).strip()
        if text.casefold() in _DONE:
            return Typed(None)
        if _SIGNED.match(text):
            self.fail(f"{value!s} {_CUMULATIVE}", param, ctx)
        try:
            return _typed(text)
        except ValueError:
            forms = "45000, 4.5萬 or 4.5萬個, and for an item without targets 60% or done"
            self.fail(f"{value!s} is not what was done so far. Write {forms}", param, ctx)


def _typed(text: str) -> Typed:
    """A value with or without a measure. Raises ValueError for anything else."""
    found = re.fullmatch(rf"((?>{NUMBER}))\s*([^\d\s%.,].*)", text, re.ASCII)
    return Typed(Value(parse_number(found[1])), found[2]) if found else Typed(parse_value(text))


class RecordCommand(click.Command):
    """The command, which says what a negative value is taken for: to click, -5 is an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            negative = next((one for one in typed if one.startswith(error.option_name)), error.option_name)
            if not _SIGNED.match(negative):
                raise
            raise click.BadParameter(f"{negative} {_CUMULATIVE}", ctx, param_hint="VALUE") from None


@click.command("record", cls=RecordCommand)
@click.argument("item", type=options.ItemType())
@click.argument("value", type=ValueType())
@click.option("--target", metavar="CONTENT", help="Which of the item's targets: a part of its content, 學位.")
@click.option(
    "--date",
    "day",
    type=options.DateType(),
    metavar="DATE",
    help="The day of the report: 9月30日, 昨天. Default: today.",
)
@click.option("--source", metavar="TEXT", help="What says so: a document or an address.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--by", type=options.UnitType(), metavar="NAME", help="The unit that reports: 市教育局, 教育局.")
@click.option("--correction", is_flag=True, help="It corrects what was reported: the value may be lower.")
@click.option("--yes", is_flag=True, help="The value is right, though it is far beyond the target (above 150 %).")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait while another program writes.",
)
@tracking_options.ledger_option
@options.source_options
def command(
    item: str,
    value: Typed,
    target: str | None,
    day: Day | None,
    source: str | None,
    note: str | None,
    by: str | None,
    correction: bool,
    yes: bool,
    dry_run: bool,
    wait: float,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
) -> None:
    """Add what was reported of an item to the ledger.

    VALUE is all that was done so far: 45000, 4.5萬, 4.5萬個, or for an item without targets 60% or done.
    The ledger stands beside the list; the first entry begins it. Everything in it stays as it is, and
    what wouldn't be valid isn't written. At the end it says what the report changed.

    \b
    Examples:
      msss record 1.1 45000 --target 學位 --date 2022-09-30 --dry-run
      msss record 1.2 1萬 --by 市體育局 --source URL
      msss record 1.1 44000 --target 學位 --correction --note 重複計算
    """
    loaded = _one_list(files, years)
    date = common.day_of(day, [loaded])
    path = _path(loaded, ledger, date)
    entry = Entry(
        item=item,
        date=date,
        target=_target(loaded, item, target) if target is not None else None,
        value=value.value,
        done=value.value is None,
        source=source,
        note=note,
        by=_unit(loaded, by) if by is not None else None,
        correction=correction,
    )
    _refuse_bytes(entry)
    entry = _in_measure(loaded, entry, value)
    from ..ledger.record import record

    done = record(path, entry, loaded.model, clock.today(), wait, dry_run=dry_run, is_meant=yes)
    about = _in_words(loaded, entry)
    if done.is_repeated:
        say(f"{done.file} has this report already: {about}. Nothing was changed")
        return
    if dry_run:
        click.echo("".join(f"{harmless(line)}\n" for line in _difference(done)), nl=False)
    else:
        say(f"recorded in {done.file}: {about}")
    for line in _of_another_unit(loaded, done):
        say(f"{line}")
    if not dry_run:
        for line in _what_changed(loaded, done):
            say(f"{line}")


def _one_list(files: tuple[Path, ...], years: tuple[int, ...]) -> LoadedList:
    lists = common.lists(files, years)
    if len(lists) > 1:
        named = ", ".join(loaded.file for loaded in lists[:3])
        raise click.UsageError(
            f"A report is on one list, and there are {len(lists)} ({named} …): name one with -f or --year"
        )
    return lists[0]


def _path(loaded: LoadedList, named: Path | None, day: date) -> Path:
    """The ledger to write: never one beside the list that ships with msss."""
    if named is None and is_shipped(loaded.path):
        raise click.UsageError(
            "There is no list of your own here, and what ships with msss isn't written to: put your list into this"
            f" folder's {USUAL}/, as {USUAL}/responsibility_list_{day.year}.yaml, or name it with -f"
        )
    return ledger_path(loaded, named)


def _target(loaded: LoadedList, item: str, text: str) -> str:
    """The content of the item's target that is meant; ``text`` itself if it is none, which the rules will say."""
    contents = [target.content for _, one in loaded.model.items() if one.id == item for target in one.targets]
    wanted = fold(text)
    found = [content for content in contents if fold(content) == wanted] or [
        content for content in contents if wanted in fold(content)
    ]
    if len(found) > 1:
        raise click.UsageError(f"{text} could be {' or '.join(found)}: write more of it")
    return found[0] if found else text


def _unit(loaded: LoadedList, text: str) -> str:
    """The registered name of the unit that is meant."""
    names = common.unit_names([loaded], text) if not find_units(units_of(loaded.model), text).exact else ()
    names = names or find_units(units_of(loaded.model), text).names
    if len(names) > 1:
        raise click.UsageError(f"One unit reports: write which of {', '.join(names[:5])} it is")
    return names[0]


def _refuse_bytes(entry: Entry) -> None:
    """An argument that isn't UTF-8 comes as lone surrogates, and can't be written to a file."""
    for text in (entry.item, entry.target, entry.source, entry.note):
        try:
            (text or "").encode()
        except UnicodeEncodeError:
            raise click.UsageError(f"{text!s} is not UTF-8") from None


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


def _in_measure(loaded: LoadedList, entry: Entry, typed: Typed) -> Entry:
    """The entry with its value in its target's measure: 500萬元 is 500 of 萬元, and 32個 nothing of 處.

    Where it isn't clear which target is meant, or there is none, the rules say so.
    """
    from ..ledger.record import target_of
    from ..values.quantity import comparable

    target = target_of(entry, loaded.model)
    measure = typed.measure or ("%" if typed.value and typed.value.is_percent else "")
    if target is None or typed.value is None or not measure:
        return entry
    amount, base = comparable(typed.value.amount, measure)
    scale, wanted = comparable(Decimal(1), target.measure)
    if base == wanted:
        return replace(entry, value=Value(amount if scale == 1 else amount / scale))
    if not typed.measure:
        return entry
    raise click.UsageError(
        f"{entry.item} {target.content} is counted in {target.measure}, not in {measure}: write all that was"
        f" done so far as {typed.value}{target.measure}, if that is what you mean"
    )


def _in_words(loaded: LoadedList, entry: Entry) -> str:
    """An entry in a line: 1.1 新增學位 45,000 個, 2022-09-30."""
    from ..ledger.record import target_of

    target = target_of(entry, loaded.model)
    what = f" {target.content}" if target else ""
    return f"{entry.item}{what} {_amount(entry.value, target)}, {entry.date.isoformat()}"


def _amount(value: Value | None, target: Target | None) -> str:
    """What was done, with its measure: 45,000 個, 60%, 完成."""
    return f"{value or '完成'}{f' {target.measure}' if target else ''}"


def _of_another_unit(loaded: LoadedList, done: Recorded) -> Iterator[str]:
    """That a value is the whole target's, where another unit than this one reported before."""
    from ..ledger.record import before_it, target_of
    from ..responsibilities.registry import canonical

    entry, last = done.new.entries[done.place], before_it(done, loaded.model)
    names = canonical(loaded.model.units)
    if not (last and last.by and entry.by) or names.get(last.by, last.by) == names.get(entry.by, entry.by):
        return
    target = target_of(entry, loaded.model)
    what = f"{entry.item} {target.content}" if target else entry.item
    yield (
        f"{what} was last reported by {last.by} ({_amount(last.value, target)}, {last.date.isoformat()}), and now by"
        f" {entry.by}: a value is that of the whole {'target' if target else 'item'}, of all units together. If"
        f" {_amount(entry.value, target)} is {entry.by}'s part alone, report the total of all, with --correction if"
        " it is less"
    )


def _what_changed(loaded: LoadedList, done: Recorded) -> Iterator[str]:
    """What the report changed, on its day: 7.2: 32 → 45 個 (+13), 90 % of 50, 滯後 → 按序時 on 2022-09-30."""
    from ..ledger.progress import percent
    from ..ledger.record import before_it, reports_like, stood
    from ..values.quantity import format_number

    entry, last = done.new.entries[done.place], before_it(done, loaded.model)
    before, now = stood(done, loaded.model)
    target = now.target
    parts = [_amount(entry.value, target)]
    if last is None:
        parts[0] += " (the first report)"
    else:
        was, value = (one.value or Value(Decimal(100), is_percent=True) for one in (last, entry))
        points = " points" if value.is_percent else ""
        change = value.amount - was.amount
        sign = "+" if change > 0 else ""
        parts[0] = f"{last.value or '完成'} → {parts[0]} ({sign}{format_number(change)}{points})"
    if target is not None:
        promised = f"{format_number(target.quantity)}"
        parts.append(f"at most {promised}" if now.is_level else f"{percent(now.rate)} % of {promised}")
    moved = f"{before.status.word} → " if before.status is not now.status else ""
    parts.append(f"{moved}{now.status.word}{'' if moved else ' as before'} on {entry.date.isoformat()}")
    yield f"{entry.item}: {', '.join(parts)}"
    later = done.new.entries[done.place + 1 :]
    if places := reports_like(entry, later, loaded.model):
        newest = later[places[-1]]
        yield f"{entry.item}: what counts is the later report, {_amount(newest.value, target)} of {newest.date}"
    if later and not entry.correction:
        yield (
            f"{entry.item}: it is put in before later entries. If those are committed, msss validate --against asks"
            " for correction: true in it (msss record --correction)"
        )
