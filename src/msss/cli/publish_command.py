"""`msss publish`: a site of the lists, for everybody."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from ..common import clock
from ..common.language import Language, t, tn
from ..output.streams import say
from ..values.deadline import Day
from . import LanguageType, options

if TYPE_CHECKING:
    from ..site.publishing import Settings


class BaseType(click.ParamType[str]):
    """The address that a site will have: http or https, a host, perhaps a folder."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        from ..site.rendering import web_address

        if not web_address(text) or urlsplit(text).query or urlsplit(text).fragment:
            self.fail(
                t("{value} is not the address of a site: write https://example.org/", value=repr(text)), param, ctx
            )
        return text if text.endswith("/") else f"{text}/"


@click.command("publish")
@click.option(
    "-o",
    "--output",
    type=options.FilePath(),
    metavar="FOLDER",
    help="The folder of the site. It is created; a site that is there is replaced, and other files in it are kept.",
)
@click.option(
    "--url",
    "base",
    type=BaseType(),
    metavar="URL",
    help="The address that the site will have, for canonical links, feeds and the sitemap.",
)
@click.option("--title", metavar="TEXT", default="", help="What the site is called. Default: who issued the lists.")
@click.option(
    "--licence", metavar="TEXT", default="", help="The licence of the data, as it is to be shown: a name or an address."
)
@options.as_of_option
@click.option("--history", is_flag=True, help="Show what each revision in git changed of the promises.")
@click.option(
    "--first",
    type=LanguageType(),
    metavar="LANG",
    help="The language whose pages stand at the top: zh-Hant, zh-Hans, en. Default: the script of the newest list.",
)
@click.option(
    "-f",
    "--file",
    "files",
    multiple=True,
    type=options.FilePath(),
    metavar="PATH",
    help="A list, or a folder of lists; repeatable. Default: MSSS_FILE, else data/responsibility_list_*.yaml"
    " here or in a folder above.",
)
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="The number of processes. Default: one per processor core."
)
@click.option("--serve", is_flag=True, help="Show the site on this machine, and make it again when a file changes.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="N", help="The port for --serve."
)
@click.option("--force", is_flag=True, help="Put the site into a folder that holds other files; these are kept.")
def command(
    output: Path | None,
    base: str | None,
    title: str,
    licence: str,
    as_of: Day | None,
    history: bool,
    first: Language | None,
    files: tuple[Path, ...],
    jobs: int | None,
    serve: bool,
    port: int,
    force: bool,
) -> None:
    """Write a site of the lists, with their progress and changes.

    The site is a folder of pages for any web server: it needs no database, no JavaScript, and nothing from
    elsewhere. It has a page for each item and unit, deadlines, changes, the evaluation, feeds and the data, in
    Traditional and Simplified Chinese and English. The ledger and the evaluation beside a list are read with it. If
    anything is invalid, nothing is written and the old site stays. Needs the extra msss[site].

    \b
    Examples:
      msss publish -o site/
      msss publish -o site/ --url https://example.org/ --licence 'CC BY 4.0'
      msss publish -f data/ -o site/ --history
      msss publish --serve
    """
    if output is None and not serve:
        raise click.UsageError(t("Name the folder of the site: -o site/"))
    day = clock.today() if as_of is None else _day(as_of)
    from ..site.publishing import Settings

    if day > clock.today():
        say(t("{day} is in the future: nothing can be reported for it yet", day=day))
    settings = Settings(day, first, title.strip(), base or "", licence.strip(), history)
    if output is not None:
        _publish(files, output, settings, force=force, jobs=jobs)
    if serve:
        _serve(files, output, settings, force=force, jobs=jobs, port=port)


def _day(asked: Day) -> date:
    if asked.needs_year:
        raise click.UsageError(t("{day} could be of any year: write its year too, as in 2022-09-30", day=asked.text))
    return asked.of(clock.today().year, clock.today())


def _publish(paths: tuple[Path, ...], output: Path, settings: Settings, *, force: bool, jobs: int | None) -> None:
    """Make the site, and say what was made."""
    from ..site.publishing import Made, publish

    def watch(made: Iterator[Made], count: int) -> Iterator[Made]:
        if count < _MANY or not sys.stderr.isatty():
            return made
        from ..output.progress_bar import with_progress

        return with_progress(made, count, t("Publishing"))

    done = publish(paths, output, settings, force=force, jobs=jobs, watch=watch)
    say(
        t(
            "{pages} of {lists} in {folder}: {written} files written, {removed} removed, {kept} as they were",
            pages=tn("{count} page", "{count} pages", done.pages),
            lists=tn("{count} list", "{count} lists", done.lists),
            folder=output,
            written=done.written,
            removed=done.removed,
            kept=done.kept,
        )
    )
    if not settings.base:
        say(t("no sitemap, and no full addresses in feeds and pages: --url says where the site will be"))


_MANY = 8
"""From so many lists on a bar shows how far the site is."""


def _serve(
    paths: tuple[Path, ...], output: Path | None, settings: Settings, *, force: bool, jobs: int | None, port: int
) -> None:
    """Show the site on this machine until Ctrl-C, and make it again when one of its files changes."""
    from tempfile import TemporaryDirectory

    from ..site.serving import serve

    def make(folder: Path) -> None:
        _publish(paths, folder, settings, force=force, jobs=jobs)

    if output is not None:
        serve(output, paths, make, port)
        return
    with TemporaryDirectory(prefix="msss-site-") as temporary:
        make(Path(temporary))
        serve(Path(temporary), paths, make, port)
