"""What the commands share: getting the lists, saying what a name or a day was taken for, writing the answer."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

import click

from ..common import clock
from ..common.errors import MsssError, SourceError
from ..common.language import Series, t, tn
from ..files import naming
from ..lists import loading
from ..lists.selection import Selected, select_all
from ..output.cells import FileName
from ..output.streams import draws, say, say_line
from ..output.table import Table
from ..output.writing import Format, write, write_parts
from ..reading.diagnostic import InvalidListError
from ..responsibilities.numbering import sharing
from ..responsibilities.query import Query, Role, Sort, units_in
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import AmbiguousUnitError, Found, UnknownUnitError, meant, units_of
from ..values.chinese import Script
from ..values.deadline import Day, Period, When

if TYPE_CHECKING:  # a query of a list alone loads nothing of ledgers
    from fractions import Fraction

    from ..ledger.progress import Status
    from ..ledger.reading import LoadedLedger
    from ..lists.tracking import Tracked
    from ..output.article import Article
    from ..output.writing import ArticleFormat
    from .options import AskedStatus


T = TypeVar("T")


@contextmanager
def usage_errors(*errors: type[MsssError]) -> Iterator[None]:
    """Let ``errors`` of the library be errors of usage: the command's usage is shown with them."""
    try:
        yield
    except errors as error:
        raise click.UsageError(str(error)) from None


# --- the lists that are asked


def lists(files: Sequence[Path], years: Sequence[int] = (), *, keep_going: bool = False) -> list[LoadedList]:
    """The lists that the command is to ask, all valid. Says which invalid ones were passed over, or left out."""
    return source(files, years, keep_going=keep_going).lists()


def source(files: Sequence[Path], years: Sequence[int] = (), *, keep_going: bool = False) -> Source:
    """Where the lists are that the command is to ask. Raises SourceError if there are none."""
    return Source(loading.meant(files, years), keep_going=keep_going)


class Source:
    """Where the lists are that the command is to ask; to ``keep_going`` is to leave invalid ones out, and say so."""

    # No named tuple: making one costs time at every start.
    __slots__ = ("keep_going", "meant")

    def __init__(self, meant: loading.Meant, *, keep_going: bool = False) -> None:
        self.meant, self.keep_going = meant, keep_going

    @property
    def is_large(self) -> bool:
        """Whether there are so many lists that they are asked one by one, and none is kept."""
        return not loading.are_few(self.meant.paths)

    def lists(
        self,
        *,
        with_ledgers: bool = False,
        check: Callable[[LoadedList], object] | None = None,
        of_many: Callable[[LoadedList], LoadedList] | None = None,
    ) -> list[LoadedList]:
        """All of the lists, each with its name; ``of_many`` makes less of each of many, where they are read.

        The answer may need the ledgers beside them ``with_ledgers``: to keep going, a list whose ledger is invalid is
        left out too; ``check`` raises what else is wrong with the files beside a list.
        """
        read: loading.Reader[LoadedList] = loading.read_lists
        if of_many is not None and self.is_large:
            read = partial(loading.read_each, use=of_many)
        if self.keep_going and (check or with_ledgers):
            read = _with_valid_files(read, check)
        asked = self.read(read)
        self.tell(asked)
        return named(asked.lists)

    def only(self, what: str) -> LoadedList:
        """The list that ``what`` is of. Of several, one has to be named."""
        if not self.is_large:
            return only_list(self.lists(), what)
        asked = self.read(partial(loading.read_each, use=_path_of))
        self.tell(asked)
        _refuse_several(len(asked.lists), what)
        return loading.load_list(asked.lists[0])

    def read(self, read: loading.Reader[T]) -> loading.Asked[T]:
        """What ``read`` makes of each list; of many, a bar shows how far it is."""
        if not self.is_large:
            return loading.load_meant(self.meant, read, keep_going=self.keep_going)
        from ..output.progress_bar import Watch

        with Watch(t("Reading")) as watch:

            def watched(paths: Sequence[Path]) -> Iterator[loading.Read[T]]:
                return watch.over(read(paths), len(paths))

            return loading.load_meant(self.meant, watched, keep_going=self.keep_going)

    def tell(self, asked: loading.Asked[T]) -> None:
        """Say which invalid lists were passed over, and which were left out, of which the exit code tells too."""
        for file in asked.passed_over:
            say(t("{file} is invalid and was left out. msss validate {file} says why", file=file))
        tell_left_out(asked.left_out, len(asked.lists))


def _path_of(loaded: LoadedList) -> Path:
    return loaded.path


def _with_valid_files(
    read: loading.Reader[LoadedList], check: Callable[[LoadedList], object] | None
) -> loading.Reader[LoadedList]:
    """What reads lists, and takes one for invalid of which the ledger is, or what ``check`` looks at."""

    def checked(paths: Sequence[Path]) -> Iterator[loading.Read[LoadedList]]:
        from ..lists.tracking import load_ledger_or_none_yet

        for one in read(paths):
            try:
                if one.value is not None:
                    (check or load_ledger_or_none_yet)(one.value)
            except (InvalidListError, SourceError) as error:
                yield loading.Read(one.path, None, error=error)
            else:
                yield one

    return checked


def tell_left_out(errors: Sequence[MsssError], asked: int) -> None:
    """Say what is wrong with the lists that were left out, and that the answer, of those ``asked``, isn't complete."""
    if not errors:
        return
    for error in errors:
        for line in error.lines():
            say_line(line)
    say(
        tn(
            "the answer is not complete: {count} of {all} lists was left out",
            "the answer is not complete: {count} of {all} lists were left out",
            len(errors),
            all=len(errors) + asked,
        )
    )
    click.get_current_context().meta[INCOMPLETE] = max(error.exit_code for error in errors)


INCOMPLETE = "msss.incomplete"
"""The key, in the context, of the exit code where lists were left out: 1, or 2 where a file can't be read."""


def named(asked: list[LoadedList]) -> list[LoadedList]:
    """The lists, each with a name where there are several: its year, and its issuer or file if that isn't enough."""
    if len(asked) == 1:
        return asked
    name = namer((one.model.year, one.model.source.issuer) for one in asked)
    return [one._replace(name=name(one.model.year, one.model.source.issuer, one.file)) for one in asked]


def namer(lists: Iterable[tuple[int, str]]) -> Callable[[int, str, str], str]:
    """What tells each of several lists from the others, by the year, the issuer and the file of each."""
    issued = Counter(lists)
    years = Counter(year for year, _ in issued.elements())

    def name(year: int, issuer: str, file: str) -> str:
        if years[year] == 1:
            return str(year)
        return f"{year} {issuer}" if issued[year, issuer] == 1 else FileName(f"{year} {file}")

    return name


def only_list(asked: list[LoadedList], what: str) -> LoadedList:
    """The list that ``what`` is of. Of several, one has to be named."""
    _refuse_several(len(asked), what)
    return asked[0]


def _refuse_several(count: int, what: str) -> None:
    if count > 1:
        raise click.UsageError(
            t("{what} is of one list, and there are {count}: name one with -f or --year", what=what, count=count)
        )


def one_list_for(option: str, named: Path | None, asked: list[LoadedList]) -> list[LoadedList]:
    """The lists, if the file that an option names can be theirs: it is of one list."""
    if named is not None:
        only_list(asked, f"{option} {named}")
    return asked


# --- what was asked


def day_of(asked: Day | None, of: Iterable[LoadedList]) -> date:
    """The day that was asked for, otherwise today. Without a year it is of the year of the lists ``of``."""
    return day_of_years(asked, (loaded.model.year for loaded in of))


def day_of_years(asked: Day | None, of: Iterable[int]) -> date:
    """The day that was asked for, otherwise today. Without a year it is of the year ``of`` the lists, if it is one."""
    today = clock.today()
    if asked is None:
        return today
    years = sorted(set(of)) if asked.needs_year else [today.year]
    if len(years) > 1:
        several = Series(map(str, years[:3]), "or")
        raise click.UsageError(
            t("{day} could be of {years}: write its year too, as in 2022-09-30", day=asked.text, years=several)
        )
    try:
        return asked.of(years[0], today)
    except ValueError as error:  # 2月29日 of a year without one
        raise click.UsageError(
            t("{day} is not in the list's year: {reason}", day=asked.text, reason=str(error))
        ) from None


def refuse_both(quarter: When | None, asked: Day | None) -> None:
    """Refuse a quarter beside a day: each says of when an answer is."""
    if quarter and asked:
        raise click.UsageError(t("--quarter and --as-of both name a day: give one of them"))


def day_of_either(quarter: When | None, asked: Day | None, of: LoadedList) -> date:
    """The last day of a quarter, if one was asked for, otherwise what `day_of` says."""
    return (quarter and quarter.of(of.model.year, clock.today()).end) or day_of(asked, [of])


def day_of_no_list(asked: Day | None) -> date:
    """The day that was asked for, otherwise today, where no list gives it a year."""
    today = clock.today()
    if asked is None:
        return today
    if asked.needs_year:
        raise click.UsageError(t("--as-of {day}: write its year too, as in {example}", day=asked.text, example=today))
    return asked.of(today.year, today)


def unit_names(asked: list[LoadedList], text: str, role: Role | None = None) -> tuple[str, ...]:
    """The units of a role that ``text`` stands for in any of the lists. Says so where it isn't a name itself."""
    with usage_errors(UnknownUnitError, AmbiguousUnitError):
        found = meant([units_in(loaded.model, role) for loaded in asked], text)
    say_meaning(text, found)
    return found.names


def say_meaning(text: str, found: Found) -> None:
    """Say which units a text was taken for, if it isn't a name itself."""
    if not found.exact or len(found.names) > 1:
        say(t("{text} is read as {meaning}", text=text, meaning=Series(found.names)))


def names_meant(asked: list[LoadedList], text: str) -> tuple[str, ...]:
    """The units that ``text`` stands for in any of the lists, of which `unit_names` has told."""
    return meant([units_of(loaded.model) for loaded in asked], text).names


def all_meant(asked: list[LoadedList], query: Query) -> list[str]:
    """The names of the units that a query asks for, of which `hits` has told."""
    return list(dict.fromkeys(name for text in query.units for name in _meant(asked, text, query.role)))


def _meant(asked: list[LoadedList], text: str, role: Role | None) -> tuple[str, ...]:
    return meant([units_in(loaded.model, role) for loaded in asked], text).names


def hits(asked: list[LoadedList], query: Query, today: date | None = None) -> list[Selected]:
    """Every item that fits, list by list; relative deadlines (本月) count from ``today``.

    Says which units a name was taken for, and which days relative words were.
    """
    for text in query.units:
        unit_names(asked, text, query.role)
    say_shared(asked, *query.projects)
    today = today or clock.today()
    try:
        say_relative(query, today)
        return select_all(asked, query, today)
    except ValueError as error:  # 2月29日 asked of a year without one
        raise no_such_day(query, str(error)) from None


def say_relative(query: Query, today: date) -> None:
    """Say which days relative words were."""
    for when in query.due:
        if when.is_relative:
            say(t("{text} is read as {meaning}", text=when.text, meaning=_days(when.of(today.year, today))))


def no_such_day(query: Query, reason: str) -> click.UsageError:
    """That a day was asked for that a list's year doesn't have."""
    days = Series(when.text for when in query.due)
    return click.UsageError(t("{day} is not in the list's year: {reason}", day=days, reason=reason))


def _days(period: Period) -> str:
    """A period in words: 2022-11-01 to 2022-11-30."""
    if period.start == period.end:
        return str(period.start)
    if period.start and period.end:
        return t("{start} to {end}", start=period.start, end=period.end)
    return t("{start} on", start=period.start) if period.start else t("up to {end}", end=period.end)


def say_shared(asked: list[LoadedList], *numbers: object) -> None:
    """Say of each number that several projects of a list have, which they are: those of each level."""
    for loaded in asked:
        for line in shared_numbers(loaded, *numbers):
            say(line)


def shared_numbers(loaded: LoadedList, *numbers: object) -> list[str]:
    """What `say_shared` says of one list."""
    wanted = [int(text) for text in map(str, numbers) if text.isascii() and text.isdigit()]
    return [
        t(
            "{number} is the number of {count} projects: {projects}",
            number=number,
            count=len(labels),
            projects=Series(labels),
        )
        for number, labels in sharing(loaded.model, wanted).items()
    ]


def nothing(what: Literal["item", "target"], query: Query | None = None, statuses: Sequence[AskedStatus] = ()) -> None:
    """Say that nothing was found."""
    words = [*(_in_words(query) if query else ()), *(f"--status {one.text}" for one in statuses)]
    if asked := " ".join(words):
        items, targets = t("no item matches {options}", options=asked), t("no target matches {options}", options=asked)
        say(items if what == "item" else targets)
    else:
        say(t("no item matches what was asked") if what == "item" else t("no target matches what was asked"))


def _in_words(query: Query) -> list[str]:
    words = [f"--unit {text}" for text in query.units]
    words += [f"--role {query.role}"] if query.role else []
    words += [f"--due {when.text}" for when in query.due]
    words += [f"--target {condition.text}" for condition in query.targets]
    words += [f"--project {number}" for number in query.projects]
    words += [f"--level {text}" for text in query.levels]
    words += [f"--category {text}" for text in query.categories]
    return words + [f"--search {text}" for text in query.search]


# --- where items stand


def track(loaded: LoadedList, as_of: date, named: Path | None = None, tolerance: Fraction | None = None) -> Tracked:
    """Find where everything stands by a list's ledger, or the one that is named. Says that none is begun yet."""
    followed, notes = track_quietly(loaded, as_of, named, tolerance)
    for note in notes:
        tell_of_ledger(note)
    return followed


_NOTES = "msss.notes"
_MOST_NOTES = 5


def tell_of_ledger(note: str) -> None:
    """Say what is to be said of a list's ledger: of the first lists, and when the command ends of how many more."""
    context = click.get_current_context()
    if _NOTES not in context.meta:
        context.meta[_NOTES] = 0
        context.call_on_close(partial(_tell_how_many_more, context))
    context.meta[_NOTES] += 1
    if context.meta[_NOTES] <= _MOST_NOTES:
        say(note)


def _tell_how_many_more(context: click.Context) -> None:
    more = context.meta[_NOTES] - _MOST_NOTES
    if more > 0:
        say(
            tn(
                "the same holds for {count:,} more list, which is not named here",
                "the same holds for {count:,} more lists, which are not named here",
                more,
            )
        )


def track_quietly(
    loaded: LoadedList, as_of: date, named: Path | None = None, tolerance: Fraction | None = None
) -> tuple[Tracked, list[str]]:
    """Where everything stands, as `track` finds it, and what is to be said of the ledger."""
    from ..lists import tracking

    ledger = tracking.load_ledger_or_none_yet(loaded, named)
    notes = [] if ledger.is_there else [_how_to_begin(loaded, ledger.path)]
    if tolerance is not None and (scheme := loaded.model.schedule) and scheme.bands:
        notes.append(t("{file} has bands of its own: --tolerance does not change them", file=loaded.file))
    return tracking.track(loaded, ledger, as_of, tolerance), notes


def ledger_of(loaded: LoadedList, named: Path | None = None) -> LoadedLedger:
    """A list's ledger; before the first report one without entries, of which standard error is told.

    Raises SourceError if a ledger that is named isn't there.
    """
    from ..lists.tracking import load_ledger_or_none_yet

    ledger = load_ledger_or_none_yet(loaded, named)
    if not ledger.is_there:
        tell_of_ledger(_how_to_begin(loaded, ledger.path))
    return ledger


def _how_to_begin(loaded: LoadedList, path: Path) -> str:
    """That nothing was reported yet, and how the first report is made."""
    if naming.is_shipped(loaded.path):
        from ..lists.tracking import ON_THE_SHIPPED

        return ON_THE_SHIPPED
    item = next((item for _, item in loaded.model.items()), None)
    command = f"msss record {item.id} VALUE" if item else "msss record"
    return t("nothing was reported yet: {command} creates {file}", command=command, file=naming.shown(path))


def tracked(
    asked: list[LoadedList], as_of: date, status: tuple[Status | str, ...] = (), sort: Sort | None = None
) -> dict[str, Tracked]:
    """Where the items of each list stand that has a ledger beside it, by the list's file.

    Where a status is asked for, or sorted by, the items of every list: before the first report none was reported.
    """
    return {loaded.file: track(loaded, as_of) for loaded in asked if is_followed(loaded.path, status, sort)}


def is_followed(path: Path, status: Collection[object], sort: Sort | None) -> bool:
    """Whether an answer says where the items of a list stand: it has a ledger, or only a ledger can tell."""
    return bool(status) or (sort is not None and sort.needs_ledger) or naming.beside(path, "progress").is_file()


# --- the answer


class Into:
    """How an answer is to be written: its format and its script, to a file or to standard output."""

    # No named tuple, as for `Source`.
    __slots__ = ("english", "force", "format", "output", "script")

    def __init__(
        self, format: Format, script: Script, output: Path | None = None, force: bool = False, english: bool = False
    ) -> None:
        self.format, self.script, self.output, self.force, self.english = format, script, output, force, english


class Read(Protocol):
    """A file that the answer is made from."""

    @property
    def path(self) -> Path: ...


def show(table: Table, into: Into, read: Iterable[Read] = ()) -> None:
    """Write what was found, to a file that isn't one of those that were ``read``, or on standard output."""
    format, output = into.format, into.output
    if output is None and format.is_text:
        write(table, format, into.script)
        return
    check_output(format, output)
    refuse_to_replace(output, (one.path for one in read))
    from ..output.writing import content

    if table.source:
        say(t("from {source}", source=table.source))
    if format.is_text:
        made = content(table, format, into.script)
    else:
        with as_document(into):
            made = content(table, format, into.script)
    write_file(made, into)
    if table.closing:
        say(table.closing)


def is_written_in_pieces(into: Into) -> bool:
    """Whether an answer is text, and not drawn: none of it has to wait for the rest."""
    drawn = into.format is Format.TABLE and into.output is None and draws(sys.stdout)
    return into.format.is_text and not drawn


def write_text(parts: Iterable[str], source: str, closing: str, into: Into, read: Iterable[Read] = ()) -> None:
    """Write an answer that comes in pieces, as `show` writes a table."""
    if into.output is None:
        write_parts(parts, into.format, source, closing)
        return
    refuse_to_replace(into.output, (one.path for one in read))
    say(t("from {source}", source=source))
    content = BytesIO()
    for part in parts:
        content.write(part.encode(errors="backslashreplace"))
    write_file(content.getvalue(), into)
    if closing:
        say(closing)


@contextmanager
def as_document(into: Into) -> Iterator[None]:
    """Speak the language of a document that an office sends."""
    from ..common.language import speaking
    from .document_options import language_of

    with speaking(language_of(into.script, english=into.english)):
        yield


def show_article(article: Article, into: Into, read: Iterable[Read] = ()) -> None:
    """Write an article as a Word file, in the language that is spoken, as `show` writes a table."""
    check_output(into.format, into.output)
    refuse_to_replace(into.output, (one.path for one in read))
    from ..output.docx import docx

    say(t("from {source}", source=article.source))
    write_file(docx(article.in_script(into.script)), into)


def check_output(format: Format | ArticleFormat, output: Path | None) -> None:
    """Refuse to write on a terminal what isn't text."""
    from ..output.answer_file import STDOUT

    if format.is_text or (output is not None and not (output == STDOUT and sys.stdout.isatty())):
        return
    if format == Format.DOCX:
        said = t("A Word file needs a name: add -o {name}.docx", name=_command())
        shown = t("A Word file can't be shown on a terminal: add -o {name}.docx", name=_command())
    else:
        said = t("An Excel file needs a name: add -o {name}.xlsx", name=_command())
        shown = t("An Excel file can't be shown on a terminal: add -o {name}.xlsx", name=_command())
    raise click.UsageError(said if output is None else shown)


def _command() -> str:
    return click.get_current_context().info_name or "msss"


def write_file(content: bytes, into: Into) -> None:
    """Write an answer to its file. One that nobody edited since msss wrote it is replaced."""
    from ..output.answer_file import STDOUT
    from ..output.fingerprint import is_unchanged

    write_answer(into.output or STDOUT, content, is_unchanged, force=into.force)


def refuse_to_replace(output: Path | None, read: Iterable[Path]) -> None:
    """Refuse to write an answer over a file that it is made of."""
    for path in read:
        if output is not None and output.exists() and path.exists() and output.samefile(path):
            raise click.UsageError(t("{file} is what the answer is made from: name another file", file=output))


def write_answer(
    output: Path, content: bytes, is_ours: Callable[[bytes], bool] = lambda _: False, *, force: bool = False
) -> None:
    """Write an answer to a file, and say so; ``-`` is standard output.

    A file that is there is replaced if it holds the same, if it is known (``is_ours``) to be as msss
    wrote it, or with ``force``. Otherwise somebody's work could be in it: that is a usage error.
    """
    from ..output.answer_file import STDOUT, write_file

    write_file(output, content, lambda before: force or is_ours(before))
    if output != STDOUT:
        say(t("wrote {file}", file=output))
