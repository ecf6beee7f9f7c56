"""`msss sample`: draw what to inspect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..common.language import t
from ..ledger.sampling import Of, draw
from ..lists.standings import standings_of
from ..output.answers.headings import asked_in_words, subtitle_of, title_of
from ..output.answers.sample import sample_table
from ..output.sources import all_in_a_line
from ..output.streams import say
from ..output.writing import Format
from ..responsibilities.registry import canonical
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, options, tracking_options


@click.command("sample")
@click.option(
    "--seed",
    type=click.IntRange(0),
    required=True,
    metavar="N",
    help="The number that decides the draw, such as one that was drawn in public.",
)
@click.option("--count", type=click.IntRange(1), default=5, show_default=True, metavar="K", help="How many to draw.")
@click.option(
    "--of",
    type=options.ChoiceOf(Of),
    default=Of.ITEMS.value,
    show_default=True,
    help="What to draw: items, targets, or lead units with all that they lead.",
)
@options.as_of_option
@options.query_options
@options.status_option
@tracking_options.ledger_option
@options.source_options
@options.digits_option
@options.output_options
def command(
    seed: int,
    count: int,
    of: Of,
    as_of: Day | None,
    status: tuple[options.AskedStatus, ...],
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
    **asked: Any,
) -> None:
    """Draw items to inspect (抽查), in a way that can be repeated.

    The same seed, list and options give the same draw on every computer. The draw is spread over the
    projects, and shows who leads each item, by when, and what was reported. msss record --check adds what
    was found.

    \b
    Examples:
      msss sample --seed 20220930
      msss sample --seed 7 --count 10 --of targets --status done,done_early
      msss sample --seed 7 --unit 市建委 --role lead --format csv
    """
    query = options.query(**asked)
    loaded = common.source(files, years).only(t("A draw"))
    wanted = options.statuses(status, [loaded])
    day = common.day_of(as_of, [loaded])
    found = common.hits([loaded], query, day)
    tracked = common.track(loaded, day, ledger)
    standings = [one for _, one in standings_of(found, {loaded.file: tracked}, wanted, query.targets)]
    if not standings:
        common.nothing("item", query)
    drawn = draw(standings, seed, count, of, canonical(loaded.model.units))
    said = {"count": len(drawn.drawn), "total": drawn.total, "seed": seed}
    match of:
        case Of.ITEMS:
            say(t("drawn with seed {seed}: {count} of {total} items", **said))
        case Of.TARGETS:
            say(t("drawn with seed {seed}: {count} of {total} targets", **said))
        case Of.UNITS:
            say(t("drawn with seed {seed}: {count} of {total} lead units", **said))
    table = sample_table(loaded, drawn, seed)
    asked_for = asked_in_words(query, common.all_meant([loaded], query))
    what = t("Draw, seed {seed}", seed=seed)
    table = table.called(title_of([loaded], what), what, subtitle_of(asked_for, day))
    common.show(
        table.of(all_in_a_line([loaded], [tracked.ledger])),
        common.Into(format, script, output, force),
        [loaded, tracked.ledger],
    )
