"""`msss validate`: is this list sound, and does it weaken a promise?"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..common.language import t
from ..common.processes import IN_ONE_PROCESS
from ..files import naming
from ..files.revisions import Revision, parse_earlier
from ..output.progress_bar import with_progress
from ..output.reports import ReportFormat, Tally, report, usual_format
from ..output.sources import files_in_a_line
from ..output.streams import say
from ..reading.reader import MAX_BYTES
from ..validation import plan
from ..validation.checking import Checked, check_content
from . import common
from .options import ChoiceOf, CodesType, DateType, FilePath, NotEmpty

if TYPE_CHECKING:
    from datetime import date

    from ..baseline.earlier import Baseline
    from ..values.deadline import Day

_STANDARD_INPUT = Path("-")


@click.command("validate")
@click.argument("paths", nargs=-1, type=FilePath(), metavar="[PATH]...")
@click.option(
    "--format",
    type=ChoiceOf(ReportFormat),
    help="Default: text on a terminal, github where GITHUB_ACTIONS is set, else concise.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--select",
    multiple=True,
    type=CodesType(),
    callback=CodesType.all,
    metavar="CODE",
    help="Report only these codes: MSS208, MSS2.",
)
@click.option(
    "--ignore",
    multiple=True,
    type=CodesType(),
    callback=CodesType.all,
    metavar="CODE",
    help="Don't report these codes.",
)
@click.option(
    "--against",
    type=NotEmpty(t("a revision or a file: git:origin/main, old.yaml")),
    metavar="REV|FILE",
    help="Report promises that are weaker, and records that are changed, since then: git:origin/main, old.yaml.",
)
@click.option(
    "--allow-new-branch",
    is_flag=True,
    help="Compare with nothing if --against is git:000…0, which CI gives for a new branch.",
)
@click.option(
    "--list",
    "list_path",
    type=FilePath(),
    metavar="PATH",
    help="The list that a ledger or an evaluation belongs to. Default: the one beside it.",
)
@click.option(
    "--as-of",
    type=DateType(),
    metavar="DATE",
    help="Report ledger entries dated after this day. Default: SOURCE_DATE_EPOCH, else today.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="The number of processes for many files. Default: one per processor core.",
)
def command(
    paths: tuple[Path, ...],
    format: ReportFormat | None,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    against: str | None,
    allow_new_branch: bool,
    list_path: Path | None,
    as_of: Day | None,
    jobs: int | None,
) -> None:
    """Check lists, ledgers and evaluations, and report every problem.

    PATH is a file, a folder, or - for standard input; without PATH, the lists that the other commands use
    are checked. progress_2022.yaml is checked as the ledger, and evaluation_2022.yaml as the evaluation, of
    responsibility_list_2022.yaml beside it.

    The exit code is 0 without errors, 1 with errors, and 2 if a file can't be read. msss explain MSS208
    explains a code.

    \b
    Examples:
      msss validate
      msss validate data/responsibility_list_2022.yaml --against git:origin/main
      msss validate lists/ --strict --format junit
    """
    format = format or usual_format()
    baseline = _baseline(against, allow_new_branch)
    tally = Tally()
    # What is wrong with the arguments is said before a report has begun.
    found = _checked(paths, jobs, baseline, list_path, common.day_of_no_list(as_of))
    checked = _counted(plan.with_codes(found, select, ignore), tally)
    for piece in report(format, checked):
        click.echo(piece, nl=False, color=True)  # the report knows whether to use colours
    click.echo(str(tally), err=not format.is_for_people)
    raise click.exceptions.Exit(tally.exit_code(strict=strict))


def _baseline(against: str | None, allow_new_branch: bool) -> Baseline | None:
    if against is None:
        if allow_new_branch:
            raise click.UsageError(t("--allow-new-branch goes only with --against"))
        return None

    baseline = parse_earlier(against)
    if isinstance(baseline, Revision) and baseline.is_of_nothing:
        if not allow_new_branch:
            raise click.UsageError(
                t(
                    "--against {revision}: CI passes this for a new branch, which has no earlier version. Name the"
                    " branch that it started from, for example git:origin/main, or add --allow-new-branch",
                    revision=against,
                )
            )
        say(t("the branch is new: there is no earlier version to compare with"))
        return None
    return baseline


def _checked(
    paths: tuple[Path, ...], jobs: int | None, baseline: Baseline | None, list_path: Path | None, today: date
) -> Iterator[Checked]:
    """What is wrong with each file, in order; standard input where it is named."""
    if _STANDARD_INPUT in paths:
        return iter([_check_standard_input(paths, baseline, list_path)])
    files = plan.files_to_check(paths, baseline)
    if files and not paths:
        say(t("checking {files}", files=files_in_a_line([naming.shown(file) for file in files])))
    with common.usage_errors(plan.CannotCheckError):
        found = plan.check(files, paths, baseline=baseline, list_path=list_path, today=today, jobs=jobs)
    is_long = len(files) > IN_ONE_PROCESS and sys.stderr.isatty()
    return with_progress(found, len(files), t("Checking")) if is_long else found


def _check_standard_input(paths: tuple[Path, ...], baseline: Baseline | None, list_path: Path | None) -> Checked:
    if list_path:
        raise click.UsageError(t("--list is for ledgers and evaluations: standard input is always read as a list"))
    if len(paths) > 1:
        raise click.UsageError(t("- (standard input) can't be combined with files: check them in a second run"))
    return check_content(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin", None, baseline)


def _counted(checked: Iterable[Checked], tally: Tally) -> Iterator[Checked]:
    """Count what passes, and say on stderr what is no finding in a list."""
    for one in checked:
        tally.count(one)
        if one.failure or one.note:
            say(one.failure or one.note)
        yield one
