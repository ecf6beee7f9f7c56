"""`msss list`: the items of a list, one row each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..common.language import t
from ..lists.selection import in_order, standing
from ..output.answers.headings import asked_in_words, title_of
from ..output.answers.items import ItemRows, Support, listed
from ..output.sources import lists_in_a_line
from ..output.writing import Format
from ..responsibilities.query import Sort
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, options


@click.command("list")
@options.query_options
@click.option(
    "--wide", is_flag=True, help="Name the supporting units instead of counting them; csv and xlsx always name them."
)
@options.status_option
@options.sort_option
@options.as_of_option
@options.source_options
@options.keep_going_option
@options.digits_option
@options.output_options
def command(
    files: tuple[Path, ...],
    years: tuple[int, ...],
    keep_going: bool,
    wide: bool,
    status: tuple[options.AskedStatus, ...],
    sort: Sort | None,
    as_of: Day | None,
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
    **asked: Any,
) -> None:
    """List items: what is promised, which unit leads, when it is due.

    If there is a ledger beside the list, the status of each item is shown too.

    \b
    Examples:
      msss list --unit 市建委
      msss list --unit 西湖區 --due 11月 --role support
      msss list --target '公園>=50個' --format json
      msss list --sort status
    """
    query = options.query(**asked)
    into = common.Into(format, script, output, force)
    support = Support.NAMED if wide or format.has_details else Support.COUNTED
    source = common.source(files, years, keep_going=keep_going)
    if source.is_large and common.is_written_in_pieces(into):
        from .many import gather, typed
        from .many.items import Items

        answer = gather(Items(query, into, as_of, typed(status), sort, support=support), source)
        answer.tell_what_was_meant(answer.day())
        answer.check_statuses(status)
        answer.tell_of_ledgers()
        if answer.is_empty:
            common.nothing("item", query, status)
        answer.write()
        return
    lists = source.lists(with_ledgers=True)
    day = common.day_of(as_of, lists)
    found = common.hits(lists, query, day)
    wanted = options.statuses(status, lists)
    tracked = common.tracked(lists, day, wanted, sort)
    found = in_order(standing(found, wanted, tracked), sort, tracked)
    if not found:
        common.nothing("item", query, status)
    asked_for = asked_in_words(query, common.all_meant(lists, query))
    if format is Format.DOCX and found:
        from ..output.answers.sheet import sheet_of

        with common.as_document(into):
            common.show_article(sheet_of(found, asked_for, parts=bool(query.units)), into, lists)
        return
    rows = ItemRows(len(lists) > 1, support, bool(query.units), tracked, rates=sort is Sort.RATE)
    table = listed(found, rows).of(lists_in_a_line(lists))
    table = table.called(title_of(lists), t("Responsibility list"), asked_for)
    common.show(table, into, lists)
