"""`msss validate`: is this list sound, and does it weaken a promise?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from .. import clock, loading
from ..files import finding, naming
from ..files.revisions import Revision, parse_earlier
from ..output.reports import ReportFormat, Tally, report
from ..output.sources import in_a_line
from ..output.streams import say
from ..reading.diagnostic import Diagnostic
from ..reading.reader import MAX_BYTES
from ..validation import IN_ONE_PROCESS, NOT_COMPARABLE, NOT_COMPARED, Checked, check_content, check_file, check_files
from .options import ChoiceOf, DateType, FilePath, NotEmpty

if TYPE_CHECKING:
    from datetime import date

    from ..baseline.earlier import Baseline
    from ..values.deadline import Day


class CodeType(click.ParamType[str]):
    """A code, or the beginning of several: MSS208, MSS2."""

    name = "code"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from ..codes import all_rules

        code = str(value).upper()
        codes = [rule.code for rule in all_rules()]
        # An empty code, as of a variable that isn't set, would stand for all of them.
        if not code.startswith("MSS") or not any(known.startswith(code) for known in codes):
            from difflib import get_close_matches

            near = ", ".join(get_close_matches(code, codes, n=3)) or "MSS208, or MSS2 for all that begin so"
            self.fail(f"{value!s} is no code. Write {near}; msss explain lists them all", param, ctx)
        return code

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from ..codes import all_rules

        return [CompletionItem(rule.code) for rule in all_rules() if rule.code.startswith(incomplete.upper())]


@click.command("validate")
@click.argument("paths", nargs=-1, type=FilePath(), metavar="[PATH]...")
@click.option(
    "--format",
    type=ChoiceOf(ReportFormat),
    help="Default: text on a terminal, github where GITHUB_ACTIONS is set, else concise.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--select", multiple=True, type=CodeType(), metavar="CODE", help="Report only these: MSS208, MSS2.")
@click.option("--ignore", multiple=True, type=CodeType(), metavar="CODE", help="Don't report these.")
@click.option(
    "--against",
    type=NotEmpty("a revision or a file: git:origin/main, old.yaml"),
    metavar="REV|FILE",
    help="Report promises weaker than there, and records that are changed: git:origin/main, old.yaml.",
)
@click.option(
    "--allow-new-branch",
    is_flag=True,
    help="Take --against git:000…0, which CI gives for a branch that is new, for nothing to compare with.",
)
@click.option(
    "--list",
    "list_path",
    type=FilePath(),
    metavar="PATH",
    help="The list of a ledger or an evaluation. Otherwise the one beside it.",
)
@click.option(
    "--as-of",
    type=DateType(),
    metavar="DATE",
    help="The day after which a ledger's entry is of the future. Default: SOURCE_DATE_EPOCH, else today.",
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes for many files. Default: one a core.")
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
    """Find everything that is wrong: where, why, what to do.

    PATH is a file, a folder of lists, or - for standard input; without it, the lists that the
    queries would use. progress_2022.yaml is the ledger and evaluation_2022.yaml the evaluation of
    responsibility_list_2022.yaml beside it. Exits 0 if there is no error, 1 if there is, 2 if a file can't be read.
    msss explain MSS208 says more of a code.

    \b
    Examples:
      msss validate
      msss validate data/responsibility_list_2022.yaml --against git:origin/main
      msss validate lists/ --strict --format junit
    """
    format = format or _default_format()
    baseline = _baseline(against, allow_new_branch)
    tally = Tally()
    # What is wrong with the arguments is said before a report has begun.
    found = _checked(paths, jobs, baseline, list_path, _day(as_of))
    checked = _counted(_selected(found, select, ignore), tally)
    for piece in report(format, checked):
        click.echo(piece, nl=False, color=True)  # the report knows whether to use colours
    click.echo(str(tally), err=not format.is_for_people)
    if tally.failures > tally.invalid:
        raise click.exceptions.Exit(2)
    if tally.errors or tally.invalid or (strict and tally.warnings):
        raise click.exceptions.Exit(1)


def _day(asked: Day | None) -> date:
    """The day that counts as today: the one asked for, which no list gives a year, or the clock's."""
    today = clock.today()
    if asked is None:
        return today
    if asked.needs_year:
        raise click.UsageError(f"--as-of {asked.text}: write its year too, as in {today}")
    return asked.of(today.year, today)


def _default_format() -> ReportFormat:
    if os.environ.get("GITHUB_ACTIONS"):
        return ReportFormat.GITHUB
    return ReportFormat.TEXT if sys.stdout.isatty() else ReportFormat.CONCISE


def _baseline(against: str | None, allow_new_branch: bool) -> Baseline | None:
    if against is None:
        if allow_new_branch:
            raise click.UsageError("--allow-new-branch says how --against is taken, and there is none")
        return None

    baseline = parse_earlier(against)
    if isinstance(baseline, Revision) and baseline.is_of_nothing:
        if not allow_new_branch:
            raise click.UsageError(
                f"--against {against}: this is what CI gives for a branch that is new: there was nothing"
                " before it. Name the branch that it began from, git:origin/main, or add --allow-new-branch"
            )
        say("the branch is new: nothing is compared with what was before it")
        return None
    return baseline


def _checked(
    paths: Sequence[Path], jobs: int | None, baseline: Baseline | None, list_path: Path | None, today: date
) -> Iterator[Checked]:
    """What is wrong with each file, in order; standard input where it is named."""
    if list_path and Path("-") in paths:
        raise click.UsageError("--list is for files: a ledger is known by its name, and standard input has none")
    if paths == (Path("-"),):
        return iter([check_content(sys.stdin.buffer.read(MAX_BYTES + 1), "stdin", None, baseline)])
    if Path("-") in paths:
        raise click.UsageError("- (standard input) stands alone: check the files in a second run")
    # The list that ships with msss is no stand-in for one that is to be compared: it would keep its promises.
    files = finding.find(paths, naming.BESIDE, or_shipped=baseline is None)
    if not files:
        return iter(_nothing_here(baseline))
    if not paths:
        _say_which(files)
    lists = [file for file in files if not naming.kind_of(file)]
    compared = _of_baseline(files, baseline) if isinstance(baseline, Path) else None
    if list_path and len(lists) == len(files):
        raise click.UsageError(f"--list {list_path} is for ledgers and evaluations, and none is to be checked")
    if compared:  # a file that is named is the baseline of one
        checks: Iterator[Checked] = (
            check_file(file, baseline if file == compared else None, list_path, today) for file in files
        )
    else:
        checks = check_files(files, jobs, baseline, list_path, today)
    checked = chain(_gone(paths, lists, baseline), checks)
    return _with_progress(checked, len(files)) if len(files) > IN_ONE_PROCESS and sys.stderr.isatty() else checked


def _of_baseline(files: Sequence[Path], baseline: Path) -> Path:
    """The one file that is to be compared with a file: the only one of its kind."""
    from ..baseline.earlier import kind_of_file

    kind = kind_of_file(baseline)
    same = [file for file in files if naming.kind_of(file) == kind]
    if len(same) != 1:
        count = f"{len(same)} are" if same else "none is"
        raise click.UsageError(
            f"--against {baseline} is one {loading.kind_named(kind).word}, and {count} to be checked: name one"
        )
    return same[0]


def _say_which(files: Sequence[Path]) -> None:
    """Say on stderr which files are validated where none was named, as the queries say which they ask."""
    shown = in_a_line([naming.shown(file) for file in files], "files")
    say(f"validates {shown}")


def _gone(paths: Sequence[Path], lists: Sequence[Path], baseline: Baseline | None) -> list[Checked]:
    """The lists that the folders to be checked had at the baseline revision and have no more."""
    if baseline is None or isinstance(baseline, Path):
        return []
    from ..baseline.earlier import gone, gone_nearby

    folders = [path for path in paths if path.is_dir()]
    found: list[Diagnostic] = []
    if not paths and lists:  # the usual place: data/
        folders = [lists[0].parent]
        if not os.environ.get(naming.ENVIRONMENT):
            found += gone_nearby(baseline, folders[0])
    return [Checked(diagnostic.file, (diagnostic,)) for diagnostic in (*found, *gone(baseline, folders))]


def _nothing_here(baseline: Baseline | None) -> list[Checked]:
    """The lists that the baseline revision has in the usual place, where there is none now."""
    from ..baseline.earlier import gone_nearby

    found = list(gone_nearby(baseline, None)) if isinstance(baseline, Revision) else []
    if not found:
        raise click.UsageError(f"no list here ({naming.USUAL}/) that could be compared: name one")
    return [Checked(diagnostic.file, (diagnostic,)) for diagnostic in found]


def _with_progress(checked: Iterator[Checked], total: int) -> Iterator[Checked]:
    """Show how far the check is; when it is done the bar goes, and then the report comes.

    They take turns, because on a terminal they share the lines. (rich would let them share by sending
    standard output to the bar's stream, standard error: `> report.json` would stay empty.)
    """
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(
        console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    )
    done = []
    with bar:
        task = bar.add_task("Checking", total=total)
        for one in checked:
            done.append(one)
            if len(done) % 32 == 0:
                bar.update(task, completed=len(done), refresh=True)
    return iter(done)


def _selected(checked: Iterable[Checked], select: tuple[str, ...], ignore: tuple[str, ...]) -> Iterator[Checked]:
    """The diagnostics that were asked for.

    A file in which some of their codes couldn't be looked for isn't clean for having none of them: what
    was in the way is then reported, asked for or not.
    """
    if not select and not ignore:
        yield from checked
        return
    from ..codes import all_rules

    def is_asked(code: str) -> bool:
        return (not select or code.startswith(select)) and not code.startswith(ignore)

    asked = [rule.code for rule in all_rules() if is_asked(rule.code)]
    for one in checked:
        kept = tuple(diagnostic for diagnostic in one.diagnostics if is_asked(diagnostic.code))
        in_the_way = one.unchecked and any(code >= one.unchecked for code in asked)
        if one.unchecked == NOT_COMPARED and NOT_COMPARABLE in ignore:
            in_the_way = False  # it is let through by its name
        yield one if in_the_way and not kept else replace(one, diagnostics=kept)


def _counted(checked: Iterable[Checked], tally: Tally) -> Iterator[Checked]:
    """Count what passes, and say on stderr what is no finding in a list."""
    for one in checked:
        tally.count(one)
        if one.failure or one.note:
            say(f"{one.failure or one.note}")
        yield one
