"""`msss diff`: what changed between two lists, ledgers or evaluations, and whether a promise got weaker."""

from __future__ import annotations

from pathlib import Path

import click

from ..baseline.differences import NotOfOneKindError, compare_files
from ..files import naming
from ..files.revisions import parse_earlier
from ..language import t
from ..output.answers import changes
from ..output.streams import say
from ..output.writing import Format
from ..responsibilities.compare import TwoYears
from ..values.chinese import Script
from . import common, options


@click.command("diff")
@click.argument("old", metavar="OLD", type=options.NotEmpty("a file or a revision"))
@click.argument("new", type=options.FilePath(), metavar="NEW")
@click.option("--exit-code", is_flag=True, help="Exit 1 if anything is weakened, or a record isn't as it was.")
@options.output_options
def command(old: str, new: Path, exit_code: bool, format: Format, script: Script) -> None:
    """Show what changed from OLD to NEW, what is weakened first.

    Items are compared by id and sentence, not by line; script, width and
    spaces don't matter.

    \b
    OLD is a file, or git:REV for NEW at a revision. A change is strengthened
    (加強), neutral (中性) or weakened (削弱): a target lowered or removed, a
    deadline later, an item, a project or a lead unit taken away.

    \b
    Lists of two years are two promises: what each promises is shown side by
    side. Ledgers and evaluations are compared entry by entry and vote by vote.

    \b
    Examples:
      msss diff git:origin/main data/responsibility_list_2022.yaml
      msss diff old.yaml new.yaml --exit-code
      msss diff git:HEAD~1 data/progress_2022.yaml --format markdown
    """
    with common.usage_errors(NotOfOneKindError):
        difference = compare_files(parse_earlier(old), new)
    if isinstance(difference, TwoYears):
        if difference.old.year == difference.new.year:
            say(t("these lists are of two governments: what each of them promises is shown"))
        else:
            say(t("these lists are of two years: what each of them promises is shown"))
    table = changes.table_of(difference)
    if not table.records:
        say(t("nothing changed"))
    common.show(table.of(f"{old} → {naming.shown(new)}"), format, script)
    if exit_code and difference.is_worse:
        raise click.exceptions.Exit(1)
