"""`msss todo`: what a unit has to see to, on a page."""

from __future__ import annotations

from pathlib import Path

import click

from ..common.language import t
from ..lists.todo import todo
from ..lists.tracking import ledger_path
from ..output.answers.todo import article_of, rows_of
from ..output.sources import all_in_a_line
from ..output.streams import say
from ..output.writing import ArticleFormat, Format, article_content, article_text, write_article
from ..responsibilities.query import Query
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, options, tracking_options


@click.command("todo")
@click.option(
    "--unit",
    type=options.UnitType(),
    metavar="NAME",
    help="The unit; part of its name or alias is enough: 市城管局, 城管.",
)
@options.as_of_option
@tracking_options.ledger_option
@options.source_options
@options.output_options
def command(
    unit: str | None,
    as_of: Day | None,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
) -> None:
    """Show on a page what a unit has to see to.

    It says what the unit leads and supports, what is due next and in how many days, and what has to be
    reported: targets of items it leads that aren't done and have no report since the quarter began. Without
    a ledger it says so, and shows the rest.

    \b
    Examples:
      msss todo --unit 市城管局
      msss todo --unit 市城管局 --as-of 2022-09-30 -o todo.docx
      msss todo --unit 西湖區 --format csv
    """
    if unit is None:  # click would say so before it says what else is wrong
        raise click.UsageError(t("name the unit: msss todo --unit NAME. msss units lists them"))
    loaded = common.source(files, years).only(t("A page of what is to be seen to"))
    day = common.day_of(as_of, [loaded])
    query = Query(units=(unit,))
    hits = [hit for _, hit in common.hits([loaded], query, day)]
    is_followed = ledger is not None or ledger_path(loaded).is_file()
    tracked = common.track(loaded, day, ledger) if is_followed else None
    if tracked is None:
        common.ledger_of(loaded)  # says how one is begun
    if not hits:
        common.nothing("item", query)
    found = todo(loaded, common.all_meant([loaded], query), hits, day, tracked)
    into = common.Into(format, script, output, force)
    read: list[common.Read] = [loaded, tracked.ledger] if tracked else [loaded]
    source = all_in_a_line([loaded], [tracked.ledger] if tracked else [])
    if format.has_details:
        common.show(rows_of(found).of(source), into, read)
        return
    common.check_output(format, output)
    common.refuse_to_replace(output, (one.path for one in read))
    form = ArticleFormat(format.value)
    if format.is_text:
        article = article_of(found, source).spoken().in_script(script)
        if output is None and format is Format.TABLE:
            write_article(article)
            return
        say(t("from {source}", source=source))
        if output is None:
            click.echo(article_text(article, form), nl=False)
            return
        content = article_content(article, form, script)
    else:
        say(t("from {source}", source=source))
        with common.as_document(into):
            content = article_content(article_of(found, source).spoken().in_script(script), form, script)
    common.write_file(content, into)
