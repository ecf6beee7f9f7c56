"""`msss targets`: the quantified promises, one row each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..common.language import t
from ..output.answers.headings import asked_in_words, title_of
from ..output.answers.targets import added_up, one_by_one, sums_table
from ..output.sources import lists_in_a_line
from ..output.streams import say
from ..output.writing import Format
from ..responsibilities.query import Query
from ..responsibilities.sums import Sum, in_total
from ..values.chinese import Script
from . import common, options

_SAID = {
    Sum.CONTENT: t("sums are of each content and measure; --sum measure adds up all that is counted in one measure"),
    Sum.MEASURE: t("sums are of each measure, whatever is counted in it; --sum keeps the contents apart"),
}


class SumType(options.ChoiceOf):
    """What is added up. An argument after ``--sum`` that is none of it was meant for another option."""

    def __init__(self) -> None:
        super().__init__(Sum)

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        return t(
            "{text} is neither content nor measure. To add up only some targets, write --target {text} --sum",
            text=str(value),
        )


@click.command("targets")
@options.query_options
@click.option(
    "--sum",
    "sums",
    type=SumType(),
    is_flag=False,
    flag_value=Sum.CONTENT.value,
    metavar="[content|measure]",
    help="Add up the quantities of the same content and measure; --sum measure adds up all of the same measure.",
)
@options.source_options
@options.keep_going_option
@options.output_options
def command(
    files: tuple[Path, ...],
    years: tuple[int, ...],
    keep_going: bool,
    sums: Sum | None,
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
    **asked: Any,
) -> None:
    """List targets: every quantity that is promised.

    \b
    Examples:
      msss targets --target '>=1萬'
      msss targets --unit 市教育局 --role lead
      msss targets --sum
      msss targets --sum measure
    """
    query = options.query(**asked)
    into = common.Into(format, script, output, force)
    source = common.source(files, years, keep_going=keep_going)
    if source.is_large and common.is_written_in_pieces(into):
        _ask_many(query, sums, into, source)
        return
    lists = source.lists()
    found = common.hits(lists, query)
    if not any(hit.targets for _, hit in found):
        common.nothing("target", query)
    if sums:
        say(_SAID[sums])
    table = added_up(found, sums) if sums else one_by_one(found, several=len(lists) > 1, details=format.has_details)
    what = t("Targets, added up") if sums else t("What is promised")
    table = table.called(title_of(lists, what), what, asked_in_words(query, common.all_meant(lists, query)))
    common.show(table.of(lists_in_a_line(lists)), into, lists)


def _ask_many(query: Query, sums: Sum | None, into: common.Into, source: common.Source) -> None:
    """Ask many lists one by one."""
    from .many import gather
    from .many.targets import Added, Sums, Targets

    answer = gather(Targets(query, into) if sums is None else Sums(query, into, sums=sums), source)
    answer.tell_what_was_meant(answer.day())
    if sums is None:
        if answer.is_empty:
            common.nothing("target", query)
        answer.write()
        return
    added: Added = answer.folded
    if not added.is_any:
        common.nothing("target", query)
    say(_SAID[sums])
    table = sums_table(in_total(added.sums.values()), sums)
    common.show(table.of(lists_in_a_line(answer.lists)), into, answer.lists)
