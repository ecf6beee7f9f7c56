"""`msss units`: who is on the hook, and for how much."""

from __future__ import annotations

from pathlib import Path

import click

from ..common import clock
from ..common.language import Series, t
from ..output.answers.headings import subtitle_of, title_of
from ..output.answers.units import are_over, busiest, by_part, by_weight
from ..output.sources import lists_in_a_line
from ..output.writing import Format
from ..responsibilities.query import Query
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, options


@click.command("units")
@click.argument("name", required=False, type=options.UnitType())
@options.as_of_option
@options.source_options
@options.keep_going_option
@options.output_options
def command(
    name: str | None,
    as_of: Day | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    keep_going: bool,
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
) -> None:
    """List units by number of items; with NAME, list its items.

    With NAME, the items that the unit leads are listed first, then those it supports. The nearest deadline
    is the next one from today (or --as-of); if all have passed, it is the last one.

    \b
    Examples:
      msss units
      msss units 市卫健委
      msss units 西湖區 --format csv
    """
    into = common.Into(format, script, output, force)
    source = common.source(files, years, keep_going=keep_going)
    if source.is_large and common.is_written_in_pieces(into):
        _ask_many(name, as_of, into, source)
        return
    lists = source.lists()
    day = common.day_of(as_of, lists)
    if name is None:
        what = t("Units")
        workloads = by_weight(lists)
        table = busiest(workloads, day, several=len(lists) > 1, all_over=are_over(workloads, day))
        table = table.called(title_of(lists, what), what, subtitle_of(day=day))
    else:
        query = Query(units=(name,))
        found = common.hits(lists, query)
        if not found:
            common.nothing("item", query)
        names = Series(common.all_meant(lists, query))
        table = by_part(found, several=len(lists) > 1).called(title_of(lists, names), names)
    common.show(table.of(lists_in_a_line(lists)), into, lists)


def _ask_many(name: str | None, as_of: Day | None, into: common.Into, source: common.Source) -> None:
    """Ask many lists one by one."""
    from .many import gather
    from .many.units import ItemsOfUnit, Units, headings

    if name is None:
        answer = gather(Units(Query(), into, as_of), source)
        answer.day()
        answer.write()
        return
    answer = gather(ItemsOfUnit(Query(units=(name,)), into), source)
    common.day_of_years(as_of, (one.year for one in answer.lists))
    answer.tell_what_was_meant(clock.today())
    if answer.is_empty:
        common.nothing("item", answer.question.query)
    answer.write(headings=lambda: headings(answer.keys()))
