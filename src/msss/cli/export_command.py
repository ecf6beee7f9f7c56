"""`msss export`: lists as tables for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from ..common.language import t, tn
from ..exporting.writers import Format
from ..files import naming
from ..files.finding import without_list
from ..output.sources import files_in_a_line
from ..output.streams import say
from ..values.deadline import Day
from . import common, options


@click.command("export")
@click.argument("paths", nargs=-1, type=options.FilePath(), metavar="[PATH]...")
@click.option(
    "-o", "--output", type=options.FilePath(), metavar="FOLDER", required=True, help="The folder for the tables."
)
@click.option(
    "--format",
    type=options.ChoiceOf(Format),
    default=Format.CSV.value,
    show_default=True,
    help="parquet needs the extra msss[export].",
)
@click.option(
    "--as-of",
    type=options.DateType(),
    metavar="DATE",
    help="Add a table of where each target stood on this day: 2022-09-30.",
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out lists that are invalid or can't be read. The exit code still tells.",
)
@click.option(
    "--force", is_flag=True, help="Replace FOLDER even if it holds files that no export wrote. They are deleted."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="The number of processes for many files. Default: one per processor core.",
)
def command(
    paths: tuple[Path, ...],
    output: Path,
    format: Format,
    as_of: Day | None,
    keep_going: bool,
    force: bool,
    jobs: int | None,
) -> None:
    """Write lists as tables for databases and other programs.

    PATH is a list, or a folder of lists; without PATH, the lists that the other commands use are exported, with
    the ledger beside each. The tables are lists, items, targets, milestones, breakdowns, units, members, parts
    (who plays which part in which item), amendments and reports, with --as-of also standings; datapackage.json
    describes every column. Whatever the format, they are the same.

    If a list is invalid, nothing is written. The exit code is 0 if all lists were exported, 1 if one is invalid,
    and 2 if a file can't be read. FOLDER is replaced as a whole if it holds an earlier export.

    \b
    Examples:
      msss export lists/ -o tables
      msss export lists/ -o tables --format parquet --as-of 2022-09-30
      msss export data/responsibility_list_2022.yaml -o tables --format sqlite
    """
    from ..exporting.exporting import export, named
    from ..output.progress_bar import Watch

    day = None if as_of is None else common.day_of_no_list(as_of)
    lists = named(paths)
    with Watch(t("Exporting")) as watch:
        exported = export(
            lists, output, format, as_of=day, keep_going=keep_going, force=force, jobs=jobs, watch=watch.over
        )
    count = exported.rows["lists"]
    common.tell_left_out(exported.left_out, count)
    for path in without_list(paths, "progress"):
        said = {"file": naming.shown(path), "list": naming.shown(naming.lists_of(path)[0])}
        say(t("{file} was not exported: its list {list} doesn't exist", **said))
    say(t("from {source}", source=files_in_a_line([naming.shown(one.path) for one in lists])))
    written = tn(
        "wrote {count:,} list to {folder}", "wrote {count:,} lists to {folder}", count, folder=naming.shown(output)
    )
    items = tn("{count:,} item", "{count:,} items", exported.rows["items"])
    targets = tn("{count:,} target", "{count:,} targets", exported.rows["targets"])
    say(t("{written}: {items}, {targets}", written=written, items=items, targets=targets))
