"""What the commands answer, for programs: the functions that `import msss` offers, documented in docs/python.md.

They take texts as people type them as well as values, return values, and raise what a command would report. What only
some of them need (ledgers, evaluations, comparing, checking) is loaded when one of them is called.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .common import clock
from .common.errors import QueryError, SourceError
from .common.language import t
from .lists.loading import load_file
from .responsibilities.model import ResponsibilityList
from .responsibilities.query import ROLE_FORMS, Hit, Query, Role, parse_role, select, units_in
from .responsibilities.registry import meant
from .values.deadline import DAY_FORMS, WHEN_FORMS, When, parse_day, parse_when

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from .baseline.earlier import Baseline
    from .evaluation.model import Evaluation
    from .evaluation.scoring import By, Result
    from .exporting.exporting import Exported
    from .formats.kind import Kind
    from .ledger.model import Ledger
    from .ledger.progress import Standing
    from .reading.diagnostic import Diagnostic, InvalidListError
    from .responsibilities.compare import Change, Promise
    from .values.condition import Condition

    AnyPath = str | os.PathLike[str]
    AnyDay = date | str


def _expect(value: object, kind: type[Any], name: str, made_by: str) -> None:
    """Refuse an argument of another type, with what to call: a path isn't what is read from it."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be a {kind.__name__}, as {made_by} returns it, not a {type(value).__name__}")


def _expect_list(value: object, name: str = "responsibilities") -> None:
    _expect(value, ResponsibilityList, name, "msss.load")


def _path(path: AnyPath) -> Path:
    """A path that isn't empty: an empty one is this folder to Python, and a slip to everybody else."""
    if not str(path).strip():
        raise SourceError("the path is empty: is a variable not set?")
    return Path(path)


# --- many lists


def read_many(
    paths: AnyPath | Iterable[AnyPath], *, jobs: int | None = 1
) -> Iterator[tuple[Path, ResponsibilityList | InvalidListError | SourceError]]:
    """Read many lists, one after the other: each file's path with its list, or with the error because of which there is
    none.

    ``paths`` are files, and folders that stand for every ``*.yaml`` and ``*.yml`` in them and below, sorted, without
    ledgers and evaluations. An invalid list, or a file that can't be read, doesn't end it. A list is read when it is
    asked for, and none is kept. On ``jobs`` processes (None: one for each core) they are read ahead, in the same order;
    a program that does this has to be importable, as `multiprocessing` says. Raises `msss.SourceError` at once for a
    path that isn't there, and for a folder with no list.
    """
    from operator import attrgetter

    from .files.finding import find
    from .lists.loading import Read, read_each

    _check_jobs(jobs)
    several = (paths,) if isinstance(paths, str | os.PathLike) else tuple(paths)
    found = find([_path(path) for path in several]) if several else []
    each: Iterator[Read[ResponsibilityList]] = read_each(found, attrgetter("model"), jobs)
    return ((one.path, one.of if one.error is None else one.error) for one in each)


# --- the files beside a list


def load_ledger(path: AnyPath, responsibilities: ResponsibilityList) -> Ledger:
    """Read the progress ledger of a list.

    An entry may be of any day: `progress` and `evaluate` are told up to which one counts. Raises `msss.SourceError` if
    there is no such file or it can't be read, and `msss.InvalidListError` with every diagnostic if it isn't a valid
    ledger of this list.
    """
    from .ledger.kind import LEDGER

    _expect_list(responsibilities)
    return load_file(_path(path), LEDGER, responsibilities).model


def load_evaluation(path: AnyPath, responsibilities: ResponsibilityList) -> Evaluation:
    """Read the evaluation of a list: the deputies' votes and the scoring rules. Raises as `load_ledger` does."""
    from .evaluation.kind import EVALUATION

    _expect_list(responsibilities)
    return load_file(_path(path), EVALUATION, responsibilities).model


# --- checking


def validate(
    path: AnyPath, against: AnyPath | None = None, *, list_path: AnyPath | None = None, today: AnyDay | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with one list, ledger or evaluation, errors and warnings, in the order of the file.

    Which of the three it is, its name says, as for ``msss validate``: ``progress_2022.yaml`` is a ledger,
    ``evaluation_2022.yaml`` an evaluation. Their list is the one beside them, or the one at ``list_path``.

    With ``against``, also every promise that is weaker than there, and every record that is changed. It is written as
    for ``--against``: ``"git:origin/main"`` is the same file at a revision, ``"old.yaml"`` an earlier version. A file
    that the revision doesn't have is new, and has nothing to be compared with. An entry of a ledger after ``today`` is
    an error.

    Raises `msss.SourceError` where the question can't be answered: a file that can't be read, no such revision, a
    baseline of another kind or invalid, no list beside a ledger; and `msss.InvalidListError`, with its diagnostics, if
    the list that a ledger or an evaluation belongs to is invalid.
    """
    from .files.naming import kind_of, list_beside
    from .lists.loading import kind_named, load_list
    from .validation.checking import check_file

    file = _path(path)
    kind = kind_named(kind_of(file))
    if list_path is not None and kind.prefix is None:
        raise SourceError(t("a list path is for ledgers and evaluations, but {file} is a list", file=file))
    its_list = None if list_path is None else Path(list_path)
    baseline = None if against is None else _baseline(against, file, kind)
    checked = check_file(file, baseline, its_list, _day(today))
    if checked.has_invalid_list:
        load_list(its_list or list_beside(file))  # raises, and says what is wrong with it
    if checked.failure:
        raise SourceError(checked.failure)
    return checked.diagnostics


def _baseline(against: AnyPath, file: Path, kind: Kind[object]) -> Baseline:
    """What ``file`` is compared with. Raises SourceError if it can't be had, or is a file of another kind."""
    from .baseline.earlier import kind_of_file
    from .files.revisions import parse_earlier
    from .lists.loading import kind_named, read_file

    read_file(file)  # that it isn't there is said first
    baseline = parse_earlier(against) if isinstance(against, str) else Path(against)
    if isinstance(baseline, Path) and kind_named(kind_of_file(baseline)) is not kind:
        raise SourceError(
            t(
                "{baseline} is no {kind}, but {file} is: compare two of the same kind",
                baseline=baseline,
                kind=kind.word,
                file=file,
            )
        )
    return baseline


# --- asking


def query(
    responsibilities: ResponsibilityList,
    *,
    unit: str | Iterable[str] | None = None,
    role: Role | str | None = None,
    due: AnyDay | Iterable[AnyDay] | None = None,
    target: str | Iterable[str] | None = None,
    project: int | str | Iterable[int | str] | None = None,
    search: str | Iterable[str] | None = None,
    level: str | Iterable[str] | None = None,
    category: str | Iterable[str] | None = None,
    today: AnyDay | None = None,
) -> list[Hit]:
    """The items that fit, in the list's order, each with the parts that the units play in it and the targets that fit.

    What is asked is written as for ``msss list``: a unit's name, alias or a part of one (``"市建委"``, ``"西湖區"``),
    its role (``"lead"``, ``"牽頭"``), a time (``"11月"``, ``"Q4"``, ``"..2022-11-30"``), a condition on a target
    (``"學位"``, ``">=1萬戶"``), a project's number, a text to look for in any script. Different ones must all hold; of
    several for one (``due=["10月", "11月"]``) any may. None, and a collection with nothing in it, ask nothing. Relative
    times (``"本月"``) count from ``today``.

    Raises `msss.UnknownUnitError`, which names the units that are near, `msss.AmbiguousUnitError`, which names the
    candidates, and `msss.QueryError`, which lists the forms, for any other text that can't be read.
    """
    _expect_list(responsibilities)
    asked = Query(
        tuple(_not_empty(text, "a unit's name can't be empty") for text in _each(unit)),
        _role(role),
        tuple(_when(one) for one in _each(due)),
        tuple(_condition(text) for text in _each(target)),
        tuple(_number(number) for number in _each(project)),
        tuple(_not_empty(text, "there is no text to look for: it can't be empty") for text in _each(search)),
        tuple(_not_empty(text, "a level can't be empty") for text in _each(level)),
        tuple(_not_empty(text, "a category can't be empty") for text in _each(category)),
    )
    for text in asked.units:
        meant([units_in(responsibilities, asked.role)], text)
    day = _day(today, responsibilities.year)
    try:
        return list(select(responsibilities, asked, day))
    except ValueError as error:  # 2月29日 asked of a year without one
        times = ", ".join(when.text for when in asked.due)
        raise QueryError(f"{times} is not in the list's year: {error}") from None


_T = TypeVar("_T", bound="str | int | date")


def _each(asked: _T | Iterable[_T] | None) -> tuple[_T, ...]:
    """One or several, as several. A text is one, not its characters."""
    if asked is None:
        return ()
    if isinstance(asked, str | int | float | date):
        return (asked,)
    return tuple(asked)


def _text(value: object, example: str) -> str:
    """A text that was asked for; what isn't one is refused with an example of what is."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} must be a text, such as {example!r}")
    return value


def _not_empty(text: str, message: str) -> str:
    if not _text(text, "市建委").strip():
        raise QueryError(message)
    return text


def _role(asked: Role | str | None) -> Role | None:
    try:
        return None if asked is None else parse_role(_text(asked, "lead"))
    except ValueError:
        raise QueryError(f"{asked} is no role. Write one of: {ROLE_FORMS}") from None


def _when(asked: AnyDay) -> When:
    text = _day_alone(asked).isoformat() if isinstance(asked, date) else _text(asked, "11月")
    try:
        return parse_when(text)
    except ValueError:
        raise QueryError(f"{text} is not a date or period. Write one of: {WHEN_FORMS}") from None


def _condition(text: str) -> Condition:
    from .values.condition import CONDITION_FORMS, parse_condition

    try:
        return parse_condition(_text(text, ">=1萬戶"))
    except ValueError:
        raise QueryError(f"{text} is not a condition. Write one of: {CONDITION_FORMS}") from None


def _number(asked: int | str) -> int:
    try:
        number = int(asked) if isinstance(asked, int | str) else 0
    except ValueError:
        number = 0
    if number < 1:
        raise QueryError(f"{asked} is no project's number. Write a whole number from 1 on")
    return number


def _day(asked: AnyDay | None, year: int | None = None) -> date:
    """The day that is asked for, otherwise today. Without a year it is of ``year``, if that is known."""
    if isinstance(asked, date):
        return _day_alone(asked)
    today = clock.today()
    if asked is None:
        return today
    try:
        day = parse_day(_text(asked, "2022-09-30"))
    except ValueError:
        raise QueryError(f"{asked} is not a day. Write one of: {DAY_FORMS}") from None
    if year is None and day.needs_year:
        raise QueryError(f"{asked}: write its year too, as in {today}")
    try:
        return day.of(year or today.year, today)
    except ValueError as error:  # 2月29日 of a year without one
        raise QueryError(f"{asked} is not in the list's year: {error}") from None


def _day_alone(day: date) -> date:
    """A day without the time that a `datetime` has."""
    return day.date() if isinstance(day, datetime) else day


# --- comparing


def compare(old: ResponsibilityList, new: ResponsibilityList) -> list[Change]:
    """What changed from one version of a list to the next, as ``msss diff`` shows it: what is weakened first.

    Items are compared by id and sentence; script, width and spaces don't matter. Raises `msss.QueryError` for lists of
    two years or two governments: they are two promises, and `compare_years` shows what each of them promises.
    """
    from .responsibilities import compare as comparing

    _expect_list(old, "old")
    _expect_list(new, "new")
    if comparing.are_two(old, new):
        raise QueryError(f"{_two(old, new)}: two promises, neither weakens the other. compare_years shows both")
    return comparing.compare(old, new).weakened_first


def compare_years(old: ResponsibilityList, new: ResponsibilityList) -> list[Promise]:
    """What lists of two years, or of two governments, promise, side by side, as ``msss diff`` shows it.

    The promises of the new list come first, in its order, then those of the old one that aren't promised any more.
    Raises `msss.QueryError` for two versions of one list: `compare` shows what changed.
    """
    from .responsibilities import compare as comparing

    _expect_list(old, "old")
    _expect_list(new, "new")
    if not comparing.are_two(old, new):
        raise QueryError(f"two versions of the list of {new.year}, {new.source.issuer}: compare shows what changed")
    return list(comparing.compare_years(old, new).promises)


def _two(old: ResponsibilityList, new: ResponsibilityList) -> str:
    if old.year != new.year:
        return f"lists of {old.year} and {new.year}"
    return f"lists of {old.source.issuer} and {new.source.issuer}"


# --- following progress


def progress(
    responsibilities: ResponsibilityList,
    ledger: Ledger,
    as_of: AnyDay | None = None,
    tolerance: Fraction | Decimal | float | None = None,
) -> list[Standing]:
    """Where every target stands on a day, in the list's order; an item without targets has one standing.

    Only what was reported by ``as_of`` counts. ``tolerance`` is how far from the share of time that has passed still is
    on schedule, as a share of one; without it, the list's own (``schedule:``), or 0.05. Bands of the list take its
    place. Raises `msss.QueryError` for a day or a tolerance that is none, and for a ledger of another list.
    """
    from .ledger.model import Ledger
    from .ledger.progress import standings

    _expect_list(responsibilities)
    _expect(ledger, Ledger, "ledger", "msss.load_ledger")
    items = {item.id for _, item in responsibilities.items()}
    _belongs(responsibilities, "ledger", ledger.year, "item", (entry.item for entry in ledger.entries), items)
    day = _day(as_of, responsibilities.year)
    return list(standings(responsibilities, ledger, day, None if tolerance is None else _share(tolerance)))


def evaluate(
    responsibilities: ResponsibilityList,
    ledger: Ledger | None,
    evaluation: Evaluation | None = None,
    as_of: AnyDay | None = None,
    by: By | str = "project",
) -> tuple[Result, ...]:
    """What the year comes to: completion, timeliness, and with an evaluation satisfaction, score, grade and rank.

    A result for each project or ``by="item"`` each item, in the list's order, or ``by="unit"`` for each lead unit, the
    best first. ``as_of`` is taken for the end: what isn't done by then isn't done. Without a ledger, nothing
    is known of completion and timeliness, which are None. Raises `msss.QueryError` for another ``by``, for a day that
    is none, and for a ledger or an evaluation of another list.
    """
    from .evaluation import scoring
    from .evaluation.model import Evaluation
    from .ledger.progress import by_item

    _expect_list(responsibilities)
    if evaluation is not None:
        _expect(evaluation, Evaluation, "evaluation", "msss.load_evaluation")
    try:
        grouped = scoring.By(by.casefold())
    except ValueError:
        raise QueryError(f"{by} is nothing to evaluate by. Write one of: {', '.join(scoring.By)}") from None
    if evaluation is not None:
        numbers = {project.number for project in responsibilities.projects}
        voted = (vote.project for vote in evaluation.votes if vote.project is not None)
        _belongs(responsibilities, "evaluation", evaluation.year, "project", voted, numbers)
        items = {item.id for _, item in responsibilities.items()}
        voted_items = (vote.item for vote in evaluation.votes if vote.item is not None)
        _belongs(responsibilities, "evaluation", evaluation.year, "item", voted_items, items)
    standings = None if ledger is None else by_item(progress(responsibilities, ledger, as_of))
    return scoring.evaluate(responsibilities, standings, evaluation, grouped)


def _share(asked: Fraction | Decimal | float) -> Fraction:
    from fractions import Fraction

    try:
        share = Fraction(str(asked))  # 0.05 is 1/20, not the float nearest to it
    except ValueError:
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise QueryError(f"{asked} is no share. Write a number from 0 to 1, such as 0.05")
    return share


def _belongs(
    responsibilities: ResponsibilityList,
    what: str,
    year: int,
    noun: str,
    named: Iterable[str | int],
    known: set[str] | set[int],
) -> None:
    """Raises QueryError for a ledger or an evaluation of another year, or that names what the list doesn't have."""
    if year != responsibilities.year:
        raise QueryError(f"the {what} is of {year}, and the list of {responsibilities.year}")
    unknown = next((one for one in named if one not in known), None)
    if unknown is not None:
        raise QueryError(f"the {what} is of another list: this one has no {noun} {unknown}")


# --- tables for other programs


def _check_jobs(jobs: int | None) -> None:
    if jobs is not None and jobs < 1:
        raise QueryError(f"jobs={jobs}: write how many processes there are to be, or None for one on each core")


def export(
    paths: AnyPath | Iterable[AnyPath],
    output: AnyPath,
    *,
    format: str = "csv",
    as_of: AnyDay | None = None,
    keep_going: bool = False,
    force: bool = False,
    jobs: int | None = None,
) -> Exported:
    """Write lists as tables into the folder ``output``, as ``msss export`` does: whole, or not at all.

    ``paths`` are lists and folders of lists; the ledger beside each is read too. ``format`` is ``"csv"``, ``"ndjson"``,
    ``"sqlite"`` or ``"parquet"``. With ``as_of`` one of the tables says where each target stood on that day.
    ``keep_going`` leaves out lists that are invalid or can't be read, and what is returned tells; ``force`` replaces a
    folder that holds what no export wrote; ``jobs`` is the number of processes, None one for each processor.

    Raises `msss.InvalidListError` with the diagnostics of all lists if one is invalid, `msss.SourceError` if one can't
    be read, `msss.QueryError` for another format and for no path, and `msss.MsssError` if ``output`` may not be
    replaced or can't be written.
    """
    from .exporting import exporting
    from .exporting.writers import Format

    try:
        written_as = Format(format)
    except ValueError:
        raise QueryError(f"{format} is no format of tables. Write one of: {', '.join(Format)}") from None
    _check_jobs(jobs)
    asked = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if not asked:
        raise QueryError("there is no path in paths: name the lists, or the folders of lists, that are to be exported")
    day = None if as_of is None else _day(as_of)
    lists = exporting.named([_path(path) for path in asked])
    return exporting.export(lists, _path(output), written_as, as_of=day, keep_going=keep_going, force=force, jobs=jobs)


def tables(path: AnyPath, as_of: AnyDay | None = None, *, name: str = "") -> dict[str, list[dict[str, Any]]]:
    """The tables of one list and the ledger beside it, by their names: each row by its columns' names.

    Values are texts, whole numbers, `decimal.Decimal`, `datetime.date`, truths and None. ``name`` is what the rows call
    the list; without it, that is its file. Raises `msss.SourceError` and `msss.InvalidListError`.
    """
    from .exporting.exporting import Named, rows_of
    from .exporting.tables import TABLES
    from .files.naming import shown

    file = _path(path)
    day = None if as_of is None else _day(as_of)
    names = {table.name: table.names for table in TABLES}
    found = rows_of(Named(file, name or shown(file)), day)
    return {table: [dict(zip(names[table], row, strict=True)) for row in of.rows] for table, of in found}


def data_package(*, standings: bool = False) -> dict[str, Any]:
    """What the tables are, as a Data Package describes them: their columns, types and keys.

    With ``standings`` the table that an ``as_of`` adds is one of them.
    """
    from .exporting.datapackage import descriptor
    from .exporting.tables import tables_with

    return descriptor(tables_with(standings=standings))
