"""`msss record`: add a report to the ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from ..common import clock
from ..common.harmless import harmless
from ..common.language import Series, t
from ..files.naming import USUAL, is_shipped
from ..formats.texts import all_texts
from ..ledger.model import Entry, EntryKind
from ..ledger.reports import in_words, target_of
from ..ledger.typed import AmbiguousTargetError, MeasureError, TypedValue, content_meant, counted, in_measure, in_wan
from ..lists.tracking import ledger_path
from ..output.streams import say
from ..responsibilities.model import Unit
from ..responsibilities.query import items_called
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import canonical, find_units, units_of
from ..values.deadline import Day
from ..values.item_id import place
from . import common, options, tracking_options
from .part_option import PartType
from .value_argument import AmountType, MoneyType, StageType, ValueCommand, ValueType


@click.command("record", cls=ValueCommand)
@click.argument("item", type=options.ItemType(), required=False)
@click.argument("value", type=ValueType(), required=False)
@click.option(
    "--from",
    "forms",
    multiple=True,
    type=options.FilePath(),
    metavar="FILE...",
    help="Add what forms report that units filled in (msss forms): files, or a folder of them. All of it, or nothing.",
)
@click.option("--target", metavar="CONTENT", help="Which target of the item: part of its content, such as 學位.")
@click.option(
    "--date",
    "day",
    type=options.DateType(),
    metavar="DATE",
    help="The date of the report: 9月30日, 昨天. Default: today.",
)
@click.option("--source", metavar="TEXT", help="The source of the value: a document or a web address.")
@click.option("--note", metavar="TEXT", help="A remark to keep with the report.")
@click.option(
    "--stage",
    type=StageType(),
    metavar="TEXT",
    help="The stage of the works: 已開工, 主體完工; VALUE may be left out.",
)
@click.option("--begun", type=AmountType(), metavar="NUMBER", help="How many have begun so far (開工數).")
@click.option("--finished", type=AmountType(), metavar="NUMBER", help="How many are finished so far (完工數).")
@click.option("--invested", type=MoneyType(), metavar="NUMBER", help="The money spent so far, in 萬元: 541, 541萬元.")
@click.option("--problem", metavar="TEXT", help="What is in the way (存在問題).")
@click.option("--next", "next_step", metavar="TEXT", help="What will be done next (下一步).")
@click.option(
    "--evidence", multiple=True, metavar="TEXT", help="A document or a web address that shows it; repeatable."
)
@click.option("--check", is_flag=True, help="Add what a check found (督查, 抽查), not a report.")
@click.option("--sample", type=click.IntRange(0), metavar="N", help="Of a check: how many were looked at.")
@click.option("--passed", type=click.IntRange(0), metavar="N", help="Of a check: how many of the sample passed.")
@click.option(
    "--by", type=options.UnitType(), metavar="NAME", help="The unit that reports or checks: 市教育局, 教育局."
)
@click.option(
    "--for",
    "unit",
    type=PartType(),
    metavar="NAME",
    help="The unit whose part is reported, where the list breaks the target down (分解任務): 西湖區政府. VALUE is then"
    " all that was done of its part.",
)
@click.option("--correction", is_flag=True, help="Correct an earlier report: the value may be lower than before.")
@click.option(
    "--yes", is_flag=True, help="Confirm a value that is far beyond the target (above 150 %); --note confirms it too."
)
@click.option("--dry-run", is_flag=True, help="Show what would change, without changing anything.")
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait if another program is writing to the ledger.",
)
@tracking_options.ledger_option
@options.source_options
def command(
    item: str | None,
    value: TypedValue | None,
    forms: tuple[Path, ...],
    target: str | None,
    day: Day | None,
    source: str | None,
    note: str | None,
    stage: str | None,
    begun: TypedValue | None,
    finished: TypedValue | None,
    invested: TypedValue | None,
    problem: str | None,
    next_step: str | None,
    evidence: tuple[str, ...],
    check: bool,
    sample: int | None,
    passed: int | None,
    by: str | None,
    unit: str | None,
    correction: bool,
    yes: bool,
    dry_run: bool,
    wait: float,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
) -> None:
    """Add a report on an item to the ledger.

    VALUE is the total done so far: 45000, 4.5萬, 4.5萬個, 60%, or for an item without targets done. With
    --stage it may be left out. The ledger is a file beside the list; the first report creates it. Existing
    entries are never changed, and an invalid report is not written. Afterwards, msss says what the report
    changed. A check (--check) is what somebody else found: it stands beside the report.

    \b
    Examples:
      msss record 1.1 45000 --target 學位 --date 2022-09-30 --dry-run
      msss record 1.2 1萬 --by 市體育局 --source URL
      msss record 1.1 44000 --target 學位 --correction --note 重複計算
      msss record 2.1 --stage 主體完工 --problem 材料未到 --next 12月底前完工
      msss record 7.1 180 --check --sample 20 --passed 17 --by 市政府督查室
      msss record --from forms --dry-run
    """
    if forms:
        _record_forms(forms, day, ledger, files, years, wait, are_meant=yes, dry_run=dry_run)
        return
    if item is None:
        raise click.MissingParameter(ctx=click.get_current_context(), param_hint="'ITEM'", param_type="argument")
    if value is None and stage is None and sample is None:
        raise click.MissingParameter(ctx=click.get_current_context(), param_hint="'VALUE'", param_type="argument")
    loaded = _one_list(files, years)
    item = _id(loaded, item)
    date = common.day_of(day, [loaded])
    path = _path(loaded, ledger, date)
    try:
        entry = Entry(
            item=item,
            date=date,
            target=content_meant(loaded.model, item, target) if target is not None else None,
            value=value.value if value else None,
            done=value is not None and value.value is None,
            source=source,
            note=note,
            by=_unit(loaded, by, is_check=check) if by is not None else None,
            correction=correction,
            stage=stage,
            problem=problem,
            next=next_step,
            evidence=evidence,
            kind=EntryKind.CHECK if check else EntryKind.REPORT,
            sample=sample,
            passed=passed,
        )
        if unit is not None:
            entry = replace(entry, unit=_part(loaded, entry, unit))
        _refuse_bytes(entry)
        entry = in_measure(entry, value.measure if value else "", loaded.model)
        entry = replace(
            entry,
            begun=counted(entry, begun, loaded.model),
            finished=counted(entry, finished, loaded.model),
            invested=in_wan(invested),
        )
    except (AmbiguousTargetError, MeasureError) as error:
        raise click.UsageError(str(error)) from None
    from ..ledger.changed import by_another_unit, difference, of_which_part, what_changed
    from ..ledger.record import record

    done = record(path, entry, loaded.model, clock.today(), wait, dry_run=dry_run, is_meant=yes or note is not None)
    about = in_words(entry, loaded.model)
    if done.is_repeated:
        say(t("{file} has this report already: {report}. Nothing was changed", file=done.file, report=about))
        return
    if dry_run:
        click.echo("".join(f"{harmless(line)}\n" for line in difference(done)), nl=False)
    else:
        say(t("recorded in {file}: {report}", file=done.file, report=about))
    for line in (*by_another_unit(done, loaded.model), *of_which_part(done.entry, loaded.model)):
        say(line)
    if not dry_run:
        for line in what_changed(done, loaded.model):
            say(line)


def _record_forms(
    forms: tuple[Path, ...],
    day: Day | None,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    wait: float,
    *,
    are_meant: bool,
    dry_run: bool,
) -> None:
    context = click.get_current_context()
    of_one_report = set(context.params) - {"forms", "day", "ledger", "files", "years", "wait", "yes", "dry_run"}
    given = [param for param in context.command.params if param.name in of_one_report and context.params[param.name]]
    if given:
        raise click.UsageError(
            t(
                "--from adds what the forms say: leave out {options}",
                options=Series(
                    param.human_readable_name.upper() if isinstance(param, click.Argument) else param.opts[0]
                    for param in given
                ),
            )
        )
    from .collecting import record_forms

    loaded = _one_list(files, years)
    date = common.day_of(day, [loaded]) if day else None
    path = _path(loaded, ledger, date or clock.today())
    record_forms(loaded, path, forms, date, wait, are_meant=are_meant, dry_run=dry_run)


def _one_list(files: tuple[Path, ...], years: tuple[int, ...]) -> LoadedList:
    lists = common.lists(files, years)
    if len(lists) > 1:
        named = Series(loaded.file for loaded in lists[:3])
        raise click.UsageError(
            t(
                "A report is on one list, and there are {count} ({files} …): name one with -f or --year",
                count=len(lists),
                files=named,
            )
        )
    return lists[0]


def _id(loaded: LoadedList, text: str) -> str:
    """The id that is meant, where the list has ids of its own: in whatever script it is typed."""
    called = items_called(loaded.model, text)
    return called[0].id if len(called) == 1 and place(called[0].id) is None else text


def _path(loaded: LoadedList, named: Path | None, day: date) -> Path:
    """The ledger to write: never one beside the list that ships with msss."""
    if named is None and is_shipped(loaded.path):
        raise click.UsageError(
            t(
                "There is no list of your own here, and the one that ships with msss is not for reports: save your"
                " list in this folder as {file}, or name it with -f",
                file=f"{USUAL}/responsibility_list_{day.year}.yaml",
            )
        )
    return ledger_path(loaded, named)


def _unit(loaded: LoadedList, text: str, *, is_check: bool) -> str:
    """The registered name of the unit that is meant. Who checks need not be registered."""
    found = find_units(units_of(loaded.model), text)
    if is_check and not found.exact and text not in (alias for unit in loaded.model.units for alias in unit.aliases):
        return text.strip()
    names = found.names if found.exact else common.unit_names([loaded], text)
    if len(names) > 1:
        raise click.UsageError(t("A report comes from one unit: write which of {names} it is", names=Series(names[:5])))
    return names[0]


def _part(loaded: LoadedList, entry: Entry, text: str) -> str:
    """The unit that is meant, as the target's breakdown names it; if it has no part, by its registered name."""
    target = target_of(entry, loaded.model)
    portions = target.breakdown if target else ()
    units = {unit.name: unit for unit in units_of(loaded.model)}
    aliases = canonical(loaded.model.units)
    having = tuple(replace(units.get(aliases.get(one.unit, one.unit), Unit(one.unit)), members=()) for one in portions)
    found = find_units(having, text)
    if len(found.names) != 1:
        return _unit(loaded, text, is_check=False)
    if not found.exact:
        say(t("{text} is read as {meaning}", text=text, meaning=found.names[0]))
    return next(one.unit for one in portions if aliases.get(one.unit, one.unit) == found.names[0])


def _refuse_bytes(entry: Entry) -> None:
    """An argument that isn't UTF-8 comes as lone surrogates, and can't be written to a file."""
    for text in (entry.item, *all_texts(entry)):
        try:
            text.encode()
        except UnicodeEncodeError:
            raise click.UsageError(t("{text} is not UTF-8", text=text)) from None
