"""`msss evaluate`: what the year comes to, by project or by unit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..common.language import Series, speaking, t, tn
from ..evaluation.model import Draws
from ..evaluation.scoring import By
from ..files.naming import is_shipped, shown
from ..lists.evaluating import Evaluated, evaluate_list, evaluation_path
from ..lists.tracking import ON_THE_SHIPPED
from ..output.answers.evaluation import evaluation_table, trace_table
from ..output.answers.headings import subtitle_of, title_of
from ..output.streams import draws, say
from ..output.writing import Format
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, document_options, options, tracking_options

_HOW = t("docs/file-format.md says how, examples/evaluation_2022.yaml is an invented example")

_MANY = 10
"""So many units are named."""


@click.command("evaluate")
@click.option(
    "--as-of", type=options.DateType(), metavar="DATE", help="Evaluate as of this day instead of today: 2022-12-31."
)
@click.option(
    "--by",
    type=options.ChoiceOf(By),
    default=By.PROJECT.value,
    show_default=True,
    help="One row per project, per lead unit (best first), or per item.",
)
@click.option(
    "--explain",
    type=options.ItemType(),
    metavar="PROJECT",
    help="Show how each number of this project is calculated, and from which lines.",
)
@click.option(
    "--evaluation",
    type=options.FilePath(),
    metavar="PATH",
    help="The evaluation file, with votes and scoring rules. Default: evaluation_2022.yaml beside"
    " responsibility_list_2022.yaml.",
)
@tracking_options.ledger_option
@options.source_options
@options.keep_going_option
@options.output_options
@click.option("--english", is_flag=True, help="Write the evaluation in English; the list's own text stays as it is.")
def command(
    as_of: Day | None,
    by: By,
    explain: str | None,
    evaluation: Path | None,
    ledger: Path | None,
    files: tuple[Path, ...],
    years: tuple[int, ...],
    keep_going: bool,
    format: Format,
    script: Script,
    output: Path | None,
    force: bool,
    english: bool,
) -> None:
    """Evaluate the year: completion, timeliness, votes, scores.

    Completion and timeliness are calculated from the ledger; the votes and the scoring rules (考核細則) are
    in the evaluation file. The numbers of a unit are the means of those of the items it leads. The evaluation is in
    Chinese, or with --english in English.

    \b
    Examples:
      msss evaluate --as-of 2022-12-31
      msss evaluate --as-of 2022-12-31 --by unit --format csv
      msss evaluate --as-of 2022-12-31 --explain 7
    """
    if explain is not None and by is not By.PROJECT:
        raise click.UsageError(t("--explain explains a project: leave out --by {by}", by=by.value))
    source = common.source(files, years, keep_going=keep_going)
    lists = common.one_list_for("--ledger", ledger, source.lists(with_ledgers=True))
    lists = common.one_list_for("--evaluation", evaluation, lists)
    day = common.day_of(as_of, lists)
    evaluated = [evaluate_list(loaded, day, by, ledger, evaluation) for loaded in lists]
    for one in evaluated:
        for note in (*_notes(one, evaluation), *(_of_the_rows(one, by) if explain is None else ())):
            say(note)
    project = None if explain is None else _project(evaluated, explain)
    drawn = format is Format.TABLE and output is None and draws(sys.stdout)
    # The words of CSV, which programs read, are the same in every language of the interface.
    chosen = Script.HANT if format is Format.CSV else script
    with speaking(document_options.language_of(chosen, english=english)):
        if project is None:
            table = evaluation_table(evaluated, by, drawn=drawn)
        else:
            in_words = drawn or format is Format.DOCX
            table = trace_table(evaluated, project, drawn=in_words, sent=not format.is_text)
            if format is Format.DOCX:  # which says at its end which files the words in the table stand for
                table = table._replace(source="", closing=t("from {source}", source=table.source))
        what = t("Evaluation") if project is None else t("Project {number}, calculated", number=project)
        table = table.called(title_of(lists, what), what, subtitle_of(day=day))
        read: list[common.Read] = [*lists, *(one.tracked.ledger for one in evaluated)]
        read += [one.evaluation for one in evaluated if one.evaluation]
        common.show(table, common.Into(format, script, output, force, english), read)


def _project(evaluated: list[Evaluated], asked: str) -> str:
    numbers = dict.fromkeys(str(result.project.number) for one in evaluated for result in one.results)
    if asked not in numbers:
        raise click.UsageError(
            t("No project {number}. The projects are {numbers}.", number=asked, numbers=Series(numbers))
        )
    return asked


def _notes(one: Evaluated, named: Path | None) -> Iterator[str]:
    """What is not known yet, and what to do about it."""
    if one.open_items:
        yield tn(
            "{count} item is due after {day}, and not done by then: {day} counts as its end",
            "{count} items are due after {day}, and not done by then: {day} counts as their end",
            one.open_items,
            day=one.as_of,
        )
    if checks := one.open_checks:
        yield tn(
            "{count} check found less than was reported: the rates are those of the report. msss progress shows it",
            "{count} checks found less than was reported: the rates are those of the reports. msss progress shows them",
            checks,
        )
    shipped = is_shipped(one.loaded.path)
    if not one.is_followed and shipped:
        yield ON_THE_SHIPPED
    elif not one.is_followed:
        yield t(
            "nothing was reported: there is no {file}, and completion isn't known. msss record creates it",
            file=one.tracked.ledger.file,
        )
    if one.evaluation is None and shipped:
        yield t("no votes and no score: --evaluation names the file that holds them ({how})", how=_HOW)
    elif one.evaluation is None:
        path = shown(evaluation_path(one.loaded, named))
        yield t(
            "no votes and no score: there is no {file}. Begin it with year: and votes: ({how})", file=path, how=_HOW
        )
    elif not one.criteria and not (one.rules and (one.rules.verdicts or one.rules.adjustments)):
        yield t(
            "no score: {file} has no rules. Add rules: with criteria: and grades: ({how})",
            file=one.evaluation.file,
            how=_HOW,
        )
    for adjustment in one.adjustments:
        if adjustment.draws_on is Draws.RANK and not adjustment.counts:
            yield t("no total: {name} has no ranks yet. Add counts: when they are known", name=adjustment.name)
    if one.criteria and one.evaluation is not None and not one.evaluation.model.votes:
        yield t("{file} has no votes yet. Add votes: when they are cast ({how})", file=one.evaluation.file, how=_HOW)


def _of_the_rows(one: Evaluated, by: By) -> Iterator[str]:
    """Why rows lack what others have."""
    rules = one.rules
    if rules is None or one.evaluation is None:
        return
    if by is By.PROJECT and rules.verdicts and any(vote.item is not None for vote in one.evaluation.model.votes):
        yield t(
            "{file} has votes on items: where these are voted on, a project has no verdict of its own. --by item shows"
            " those of the items",
            file=one.evaluation.file,
        )
    for index, adjustment in enumerate(rules.adjustments if by is By.UNIT else ()):
        if adjustment.draws_on is Draws.RANK and adjustment.then and adjustment.is_of_units:
            gains = ((result.unit or "", result.gains[index]) for result in one.results)
            without = [unit for unit, gain in gains if gain is not None and gain.rank is None]
            if without:
                yield tn(
                    "{units} has no rank for {name}, and gets no points for one",
                    "{units} have no rank for {name}, and get no points for one",
                    len(without),
                    units=Series([*without[:_MANY], "…"] if len(without) > _MANY else without),
                    name=adjustment.name,
                )
