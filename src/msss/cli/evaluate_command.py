"""`msss evaluate`: what the year comes to, by project or by unit."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import click

from ..common.language import Language, Series, speaking, t
from ..evaluation.scoring import By
from ..lists.evaluating import check_files, evaluate_list
from ..output.answers.evaluation import evaluation_table, projects_of, sources, trace_table
from ..output.answers.evaluation_notes import notes
from ..output.answers.headings import subtitle_of, title_of
from ..output.streams import draws, say
from ..output.writing import Format
from ..responsibilities.query import Query
from ..values.chinese import Script
from ..values.deadline import Day
from . import common, document_options, options, tracking_options


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
    into = common.Into(format, script, output, force, english)
    # The words of CSV, which programs read, are the same in every language of the interface.
    language = document_options.language_of(Script.HANT if format is Format.CSV else script, english=english)
    source = common.source(files, years, keep_going=keep_going)
    if source.is_large and common.is_written_in_pieces(into) and ledger is None and evaluation is None:
        _ask_many(as_of, by, explain, into, language, source)
        return
    check = check_files if ledger is None and evaluation is None else None
    lists = common.one_list_for("--ledger", ledger, source.lists(with_ledgers=True, check=check))
    lists = common.one_list_for("--evaluation", evaluation, lists)
    day = common.day_of(as_of, lists)
    evaluated = [evaluate_list(loaded, day, by, ledger, evaluation) for loaded in lists]
    for one in evaluated:
        for note in notes(one, evaluation, rows=by if explain is None else None):
            say(note)
    project = None if explain is None else _project(map(projects_of, evaluated), explain)
    drawn = format is Format.TABLE and output is None and draws(sys.stdout)
    with speaking(language):
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
        common.show(table, into, read)


def _ask_many(
    as_of: Day | None, by: By, explain: str | None, into: common.Into, language: Language, source: common.Source
) -> None:
    """Evaluate many lists one by one."""
    from .many import gather
    from .many.evaluations import Evaluations, More

    answer = gather(Evaluations(Query(), into, as_of, language=language, by=by, project=explain), source)
    answer.day()
    answer.tell_of_answers()
    each: list[More] = [piece.more for piece in answer.pieces]
    if explain is not None:
        _project((one.projects for one in each), explain)
    with answer.question.speaking():
        answer.write(
            sources(
                answer.lists,
                [one.ledger for one in each if one.ledger is not None],
                [one.evaluation for one in each if one.evaluation is not None],
            ),
            read=chain(answer.beside("progress"), answer.beside("evaluation")),
            of=str(t("List")) if explain is None else "",
        )


def _project(projects: Iterable[Iterable[str]], asked: str) -> str:
    numbers = dict.fromkeys(chain.from_iterable(projects))
    if asked not in numbers:
        raise click.UsageError(
            t("No project {number}. The projects are {numbers}.", number=asked, numbers=Series(numbers))
        )
    return asked
