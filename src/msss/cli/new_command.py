"""`msss new`: an empty list of another year, with the units of the one that there is."""

from __future__ import annotations

from pathlib import Path

import click

from ..common.language import t
from ..files.naming import is_shipped, shown
from ..output.answer_file import STDOUT
from ..output.streams import say
from . import common, options


@click.command("new")
@click.argument("year", type=click.IntRange(1000, 9999))
@click.option(
    "--like",
    type=options.FilePath(),
    metavar="LIST",
    help="The list whose units are taken over. Default: the one in data/.",
)
@click.option("-o", "--output", type=options.YamlPath(), metavar="FILE", help="Write the list to FILE.")
@options.force_option
def command(year: int, like: Path | None, output: Path | None, force: bool) -> None:
    """Begin an empty list with the units of this one.

    It is the list of YEAR, ready to be filled in. What is taken over, and what is missing, is marked with
    # 待核. Afterwards msss validate says what is still missing.

    \b
    Examples:
      msss new 2023 -o data/responsibility_list_2023.yaml
      msss new 2023 --like data/responsibility_list_2022.yaml
    """
    from ..importing.blank import text
    from ..lists.loading import load_list

    loaded = load_list(like) if like else common.source(()).only(t("A new list"))
    target = output or STDOUT
    common.refuse_to_replace(output, [loaded.path])
    common.write_answer(target, text(year, loaded.model).encode(), force=force)
    if like is None and is_shipped(loaded.path):
        say(t("no list was found here: the units are those of the list that ships with msss. --like names another"))
    else:
        say(t("the units are those of {file}", file=loaded.file))
    if target != STDOUT:
        say(t("{file}: fill in source: and projects:. msss validate {file} says what is missing", file=shown(target)))
