"""`msss bulletin`: the quarterly bulletin, as a table, a document or a Word file."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from ..common import clock
from ..common.language import speaking, t
from ..ledger.bulletin import bulletin
from ..lists.tracking import ledger_path
from ..output.answer_file import STDOUT
from ..output.answers.bulletin import article_of
from ..output.article import Article
from ..output.streams import say
from ..output.writing import ARTICLE_ENDINGS, ArticleFormat, article_content, article_text, write_article
from ..responsibilities.reading import LoadedList
from ..values.chinese import Script
from ..values.deadline import Day, When
from . import common, document_options, options, tracking_options


@click.command("bulletin")
@click.option(
    "--quarter",
    type=options.QuarterType(),
    metavar="QUARTER",
    help="Report as of the last day of this quarter: 3, Q3, 三季度, 上季度.",
)
@options.as_of_option
@options.unit_options
@options.project_option
@tracking_options.tolerance_option
@tracking_options.ledger_option
@options.source_options
@click.option(
    "--format",
    type=options.ChoiceOf(ArticleFormat),
    help="docx is a Word file and needs the extra msss[docx]; xlsx is a workbook and needs msss[xlsx]. Default: by the"
    " ending of FILE, else table.",
)
@options.script_option
@click.option(
    "--shares",
    is_flag=True,
    help="Add which share of the items and targets is done, has begun and is on schedule; a list with schedule: has it"
    " without being asked.",
)
@options.digits_option
@click.option("--english", is_flag=True, help="Write the bulletin in English; the list's own text stays as it is.")
@click.option(
    "-o",
    "--output",
    type=options.OutputPath(ARTICLE_ENDINGS),
    metavar="FILE",
    help="Write to FILE; required for docx and xlsx.",
)
@options.force_option
def command(
    quarter: When | None,
    as_of: Day | None,
    tolerance: Fraction | None,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    format: ArticleFormat | None,
    script: Script,
    shares: bool,
    english: bool,
    output: Path | None,
    force: bool,
    **asked: Any,
) -> None:
    """Write the quarterly progress bulletin (季度進展通報).

    It contains the number of items with each status, every target, the changes since the quarter before,
    the units that are behind and by how much, the units that have not reported, and a ranking of the lead
    units by the status of their items. A bulletin for selected units (--unit) has no ranking. It is in Chinese,
    or with --english in English.

    \b
    Examples:
      msss bulletin --quarter 3
      msss bulletin --quarter 3 -o bulletin.docx
      msss bulletin --quarter 3 --english -o bulletin.docx
      msss bulletin --as-of 2022-08-15 --unit 市建委 --format markdown
    """
    format = _format(format, output)
    common.check_output(format, output)
    common.refuse_both(quarter, as_of)
    query = options.query(**asked)
    loaded = common.source(files, years).only(t("A bulletin"))
    day = common.day_of_either(quarter, as_of, loaded)
    found = common.hits([loaded], query, day)
    tracked = common.track(loaded, day, ledger, tolerance)
    common.refuse_to_replace(output, [loaded.path, ledger_path(loaded, ledger)])
    if not found:
        common.nothing("item", query)
        return
    _warn(loaded, day)
    only = {hit.item.id for _, hit in found}
    made = bulletin(loaded.model, tracked.ledger.model, day, tolerance, only, ranks=not query.units)
    with speaking(document_options.language_of(script, english=english)):
        _write(article_of(made, tracked, query, shares=shares).in_script(script), format, script, output, force=force)


def _write(article: Article, format: ArticleFormat, script: Script, output: Path | None, *, force: bool) -> None:
    if format is ArticleFormat.TABLE and output is None:
        write_article(article)
        return
    say(t("from {source}", source=article.source))
    if output is None and format.is_text:
        click.echo(article_text(article, format), nl=False)
        return
    from ..output.fingerprint import is_unchanged

    common.write_answer(output or STDOUT, article_content(article, format, script), is_unchanged, force=force)


def _format(format: ArticleFormat | None, output: Path | None) -> ArticleFormat:
    """The format that is asked for, otherwise the one that the name of the file says.

    A text may be written to a file that is named as another text is, but not as a workbook or a Word file is.
    """
    said = options.said_by_ending(output, ARTICLE_ENDINGS, is_needed=format is None)
    if format and said and format is not said and not (format.is_text and said.is_text):
        raise options.two_formats(format, output, ARTICLE_ENDINGS)
    return format or said or ArticleFormat.TABLE


def _warn(loaded: LoadedList, day: date) -> None:
    """Say what a bulletin of that day can't know."""
    published = min(loaded.model.source.date, loaded.model.tracked_from)
    if day > clock.today():
        say(t("{day} is in the future: nothing can be reported for it yet", day=day))
    elif day < published:
        say(
            t(
                "{day} is before the list was published ({published}): nothing can be reported",
                day=day,
                published=published,
            )
        )
