"""`msss history`: what was reported of an item, over time."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from pathlib import Path

import click

from ..common import clock
from ..common.harmless import harmless
from ..common.language import Series, t, tn
from ..ledger.history import history
from ..lists.cutting import CutTo
from ..output.answers.headings import title_of
from ..output.answers.history import chart_lines, history_table, unreported
from ..output.sources import all_in_a_line
from ..output.streams import draws, say
from ..output.writing import Format
from ..responsibilities.model import Item
from ..responsibilities.query import items_called
from ..responsibilities.reading import LoadedList
from ..values.chinese import Script, convert, fold
from . import common, options, tracking_options


@click.command("history")
@click.argument("item", type=options.ItemType())
@click.option("--target", metavar="CONTENT", help="Only this target: part of its content, such as 學位.")
@tracking_options.ledger_option
@options.source_options
@options.keep_going_option
@options.digits_option
@options.output_options
def command(
    item: str,
    target: str | None,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    keep_going: bool,
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
) -> None:
    """Show the reports on an item, oldest first.

    Shows every entry in the ledger for an item (7.2), or for all items of a project (7): the total done so
    far, the change since the report before, the completion rate, and the share of time that had passed. On
    a terminal, a chart follows. Targets that have no report are named on standard error.

    \b
    Examples:
      msss history 1.1
      msss history 7
      msss history 1.1 --target 學位 --format csv
    """
    asked, item = item, unicodedata.normalize("NFKC", item).strip()
    source = common.source(files, years, keep_going=keep_going)
    cut = CutTo(item) if ledger is None else None  # the one that is named is of the whole list
    lists = common.one_list_for("--ledger", ledger, source.lists(with_ledgers=True, of_many=cut))
    called = [(loaded, items_called(loaded.model, item)) for loaded in lists]
    having = [(loaded, items) for loaded, items in called if items]
    if not having:
        raise click.UsageError(t("No item {item}. {hint}", item=asked, hint=_near(lists, item)))
    items = [one for _, its in having for one in its]
    common.say_shared(lists, item)
    _check_target(items, item, target)
    ledgers = [common.ledger_of(loaded, ledger) for loaded, _ in having]
    histories = [
        history(loaded.model, followed.model, [one.id for one in its], clock.today(), target or "")
        for (loaded, its), followed in zip(having, ledgers, strict=True)
    ]
    lists = [loaded for loaded, _ in having]
    found = [(loaded, step) for loaded, one in zip(lists, histories, strict=True) for step in one.reports]
    if not found:
        if target:
            say(t("nothing was reported on {item} --target {target}", item=item, target=target))
        else:
            say(t("nothing was reported on {item}", item=item))
    never = [(loaded, one) for loaded, its in zip(lists, histories, strict=True) for one in its.unreported]
    for loaded, standing in never[:_MOST_NEVER]:
        said = convert(str(unreported(standing)), script)
        say(t("{list}: {what}", list=loaded.name, what=said) if len(lists) > 1 else said)
    if (more := len(never) - _MOST_NEVER) > 0:
        say(tn("{count:,} more target was never reported", "{count:,} more targets were never reported", more))
    of_project = any(one.id != item for one in items)
    table = history_table(found, several=len(lists) > 1, of_project=of_project, everything=format.has_details)
    what = t("Reports on {item}", item=item)
    table = table.called(title_of(lists, what), what).of(all_in_a_line(lists, ledgers))
    common.show(table, common.Into(format, script, output, force), [*lists, *ledgers])
    if found and format is Format.TABLE and output is None and draws(sys.stdout):
        for line in chart_lines(found, shutil.get_terminal_size().columns, script, of_project=of_project):
            click.echo(harmless(line))


_MOST_NEVER = 20
"""Of so many targets at most it is said that they were never reported."""


def _near(lists: list[LoadedList], item: str) -> str:
    from difflib import get_close_matches

    known = list(dict.fromkeys(one.id for loaded in lists for _, one in loaded.model.items()))
    near = get_close_matches(item, known, n=3)
    return t("Did you mean {names}?", names=Series(near, "or")) if near else t("msss list shows them all.")


def _check_target(items: list[Item], asked: str, text: str | None) -> None:
    """Refuse a text that is in none of the items' targets."""
    contents = dict.fromkeys(target.content for item in items for target in item.targets)
    if text is not None and not any(fold(text) in fold(content) for content in contents):
        known = t("Its targets are {targets}.", targets=Series(contents)) if contents else t("It has none.")
        if any(item.id == asked for item in items):
            raise click.UsageError(t("Item {id} has no target {target}. {known}", id=asked, target=text, known=known))
        raise click.UsageError(t("Project {id} has no target {target}. {known}", id=asked, target=text, known=known))
