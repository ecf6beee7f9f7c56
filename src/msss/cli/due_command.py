"""`msss due`: items by deadline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..common.language import t
from ..lists.deadlines import rows_due
from ..output.answers.headings import asked_in_words, subtitle_of, title_of
from ..output.answers.items import ItemRows, Support, by_deadline
from ..output.sources import lists_in_a_line
from ..output.writing import Format, has_headings
from ..responsibilities.query import Sort
from ..values.chinese import Script
from ..values.deadline import Day, When, parse_when
from . import common, options


@click.command("due")
@click.argument("when", required=False, type=options.WhenType())
@click.option(
    "--month",
    "months",
    multiple=True,
    type=click.IntRange(1, 12),
    metavar="N",
    help="Only items due in this month: 11.",
)
@options.as_of_option
@options.query_options
@options.status_option
@options.sort_option
@options.source_options
@options.keep_going_option
@options.digits_option
@options.output_options
def command(
    when: When | None,
    months: tuple[int, ...],
    as_of: Day | None,
    due: tuple[When, ...],
    status: tuple[options.AskedStatus, ...],
    sort: Sort | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    keep_going: bool,
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
    **asked: Any,
) -> None:
    """List items by deadline, with the days left or passed.

    If there is a ledger beside the list, items that are overdue, or behind and due within 30 days, come first. An
    item of which targets have deadlines of their own has a row for each day, with the targets that are due then.

    Without WHEN, every deadline is listed, soonest first. WHEN is one of:

    \b
      11  11月  11月底  11-30  2022-11  2022-11-30  nov  Q4  四季度
      今天  本月  下月  本季度: counted from today, or from --as-of
      10-11月  10月..11月  ..2022-11-30  2022-12-01..
      11月前 (up to 31 October)  11月底前 (up to 30 November)

    \b
    Examples:
      msss due 11月
      msss due Q4 --unit 市建委 --role lead
      msss due --as-of 2022-09-30
    """
    due += (when,) if when else ()
    query = options.query(due=(*due, *(parse_when(str(month)) for month in months)), **asked)
    into = common.Into(format, script, output, force)
    in_sections = sort in (None, Sort.DUE) and has_headings(format)
    source = common.source(files, years, keep_going=keep_going)
    if source.is_large and common.is_written_in_pieces(into):
        from .many import gather, typed
        from .many.deadlines import Deadlines, headings

        answer = gather(Deadlines(query, into, as_of, typed(status), sort, in_sections=in_sections), source)
        today = answer.day()
        answer.tell_what_was_meant(today)
        answer.check_statuses(status)
        answer.tell_of_ledgers()
        if answer.is_empty:
            common.nothing("item", query, status)
        answer.write(headings=lambda: headings(answer.keys(), today) if in_sections else {})
        return
    lists = source.lists(with_ledgers=True)
    today = common.day_of(as_of, lists)
    selected = common.hits(lists, query, today)
    wanted = options.statuses(status, lists)
    tracked = common.tracked(lists, today, wanted, sort)
    found = rows_due(selected, query, today, tracked, wanted, sort or Sort.DUE)
    if not found:
        common.nothing("item", query, status)
    rows = ItemRows(len(lists) > 1, Support.HIDDEN, bool(query.units), tracked, rates=sort is Sort.RATE)
    rows = rows._replace(sent=format is Format.DOCX)
    table = by_deadline(found, rows, today, in_sections=in_sections)
    asked_for = asked_in_words(query, common.all_meant(lists, query))
    what = t("Deadlines")
    table = table.called(title_of(lists, what), what, subtitle_of(asked_for, today))
    common.show(table.of(lists_in_a_line(lists)), into, lists)
