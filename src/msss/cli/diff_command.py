"""`msss diff`: what changed between two lists, ledgers or evaluations, and whether a promise got weaker."""

from __future__ import annotations

from pathlib import Path

import click

from ..baseline.differences import NotOfOneKindError, compare_files
from ..common.language import t
from ..files import naming
from ..files.revisions import parse_earlier
from ..output.answers import changes
from ..output.streams import say
from ..output.writing import Format
from ..responsibilities.compare import TwoYears
from ..values.chinese import Script
from . import common, options


@click.command("diff")
@click.argument("old", metavar="OLD", type=options.NotEmpty("a file or a revision"))
@click.argument("new", type=options.FilePath(), metavar="NEW")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 1 if a promise is weakened, or a record was changed or removed."
)
@options.output_options
def command(
    old: str, new: Path, exit_code: bool, format: Format, script: Script, output: Path | None, force: bool
) -> None:
    """Show what changed from OLD to NEW, weakened promises first.

    OLD is a file, or git:REV for the version of NEW at that revision. Items are compared by id and text,
    not by line; Traditional or Simplified characters, full or half width, and spaces make no difference.

    A promise can be strengthened, changed without effect (neutral) or weakened: it is weakened when a target
    is lowered or removed, a deadline is later, or an item, a project or a lead unit is removed.

    Lists of two different years are shown side by side, without a judgement. Ledgers are compared entry by
    entry, evaluations vote by vote.

    \b
    Examples:
      msss diff git:origin/main data/responsibility_list_2022.yaml
      msss diff old.yaml new.yaml --exit-code
      msss diff git:HEAD~1 data/progress_2022.yaml --format markdown
    """
    with common.usage_errors(NotOfOneKindError):
        earlier = parse_earlier(old)
        difference = compare_files(earlier, new)
    if isinstance(difference, TwoYears):
        if difference.old.year == difference.new.year:
            say(t("these lists are of two governments: what each of them promises is shown"))
        else:
            say(t("these lists are of two years: what each of them promises is shown"))
    table = changes.table_of(difference)
    if not table.records:
        say(t("nothing changed"))
    compared = f"{old} → {naming.shown(new)}"
    what = t("Changes")
    table = table.called(t("{what}: {files}", what=what, files=compared), what)
    common.refuse_to_replace(output, [new, *([earlier] if isinstance(earlier, Path) else [])])
    common.show(table.of(compared), common.Into(format, script, output, force))
    if exit_code and difference.is_worse:
        raise click.exceptions.Exit(1)
