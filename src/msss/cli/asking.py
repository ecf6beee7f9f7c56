"""What every query command does: get the lists, say which units were taken, select, write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import clock, loading
from ..errors import MsssError
from ..files import naming
from ..harmless import inert, visible
from ..output import FileName, Sheet, write
from ..responsibilities.model import Item, Project, Scope, Target
from ..responsibilities.query import Hit, Part, Query, Role, Sort, select
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import canonical, find_units, is_whole, levels, names_of, nearest, units_of
from ..values.chinese import fold
from ..values.deadline import Day, Period
from ..values.quantity import plain_number
from .options import Output

if TYPE_CHECKING:
    from fractions import Fraction

    from ..ledger.progress import Status
    from ..tracking import Tracked

MOST_CANDIDATES = 10
"""How many units a message names that asks which of them is meant."""
ROLE_WORDS = {Role.LEAD: "牽頭", Role.SUPPORT: "配合"}


def lists(files: Collection[Path], years: Collection[int] = ()) -> list[LoadedList]:
    """The lists that the command is to ask, all valid. Says on stderr which invalid ones were passed over."""
    asked = loading.load_asked(files, years)
    for file in asked.passed_over:
        click.echo(
            inert(visible(f"msss: {file} is invalid and was passed over. msss validate {file} says why")), err=True
        )
    return _named(asked.lists)


def _named(asked: list[LoadedList]) -> list[LoadedList]:
    """The lists, each with a name where there are several: its year, and its issuer or file if that isn't enough."""
    if len(asked) == 1:
        return asked
    years = Counter(loaded.model.year for loaded in asked)
    issued = Counter((loaded.model.year, loaded.model.source.issuer) for loaded in asked)

    def name(loaded: LoadedList) -> str:
        year, issuer = loaded.model.year, loaded.model.source.issuer
        if years[year] == 1:
            return str(year)
        return f"{year} {issuer}" if issued[year, issuer] == 1 else FileName(f"{year} {loaded.file}")

    return [loaded._replace(name=name(loaded)) for loaded in asked]


def day_of(asked: Day | None, of: Iterable[LoadedList]) -> date:
    """The day that was asked for, otherwise today. Without a year it is of the year of the lists ``of``."""
    today = clock.today()
    if asked is None:
        return today
    years = sorted({loaded.model.year for loaded in of}) if asked.needs_year else [today.year]
    if len(years) > 1:
        several = " or ".join(str(year) for year in years[:3])
        raise click.UsageError(f"{visible(asked.text)} could be of {several}: write its year too, as in 2022-09-30")
    try:
        return asked.of(years[0], today)
    except ValueError as error:  # 2月29日 of a year without one
        raise click.UsageError(f"{visible(asked.text)} is not in the list's year: {error}") from None


def source(asked: list[LoadedList]) -> str:
    """Which files answered, in a line."""
    return in_a_line([loaded.file for loaded in asked], "lists")


def in_a_line(files: Sequence[str], what: str) -> str:
    """Names of files in a line: up to three of them, otherwise the first, the last, and how many there are."""
    names = [visible(file) for file in files]
    return ", ".join(names) if len(names) <= 3 else f"{names[0]} … {names[-1]} ({len(names)} {what})"


def hits(asked: list[LoadedList], query: Query, today: date | None = None) -> list[tuple[LoadedList, Hit]]:
    """Every item that fits, list by list; relative deadlines (本月) count from ``today``.

    Says on stderr which units a name was taken for, and which days relative words were.
    """
    for text in query.units:
        taken(asked, text)
    today = today or clock.today()
    try:
        for when in query.due:
            if when.is_relative:
                period = when.of(today.year, today)
                click.echo(f"msss: {visible(when.text)} is taken for {_days(period)}", err=True)
        return [(loaded, hit) for loaded in asked for hit in select(loaded.model, query, today)]
    except ValueError as error:  # 2月29日 asked of a year without one
        asked_for = ", ".join(when.text for when in query.due)
        raise click.UsageError(f"{visible(asked_for)} is not in the list's year: {error}") from None


def sort_by(
    found: list[tuple[LoadedList, Hit]], sort: Sort, tracked: dict[str, Tracked]
) -> list[tuple[LoadedList, Hit]]:
    """The items in another order, of all lists together; equal ones stay in the lists' order.

    Lead units come in the order in which the lists name them. Items without a ledger come last.
    """
    if sort is Sort.DUE:
        return sorted(found, key=lambda one: one[1].item.due_date)
    if sort is Sort.UNIT:
        lists = {loaded.file: loaded for loaded, _ in found}.values()
        aliases = {loaded.file: canonical(units_of(loaded.model)) for loaded in lists}
        names = dict.fromkeys(name for loaded in lists for name in names_of(units_of(loaded.model)))
        order = {name: place for place, name in enumerate(names)}

        def place(one: tuple[LoadedList, Hit]) -> int:
            lead = one[1].item.lead[0]
            return order.get(aliases[one[0].file].get(lead, lead), len(order))

        return sorted(found, key=place)
    from ..ledger.progress import from_worst

    def standing(one: tuple[LoadedList, Hit]) -> tuple[bool, Fraction | int]:
        loaded, hit = one
        if loaded.file not in tracked:
            return True, 0
        followed = tracked[loaded.file]
        if sort is Sort.RATE:
            return False, followed.rate(hit.item.id)
        return False, from_worst(followed.status(hit.item.id))

    return sorted(found, key=standing)


def _days(period: Period) -> str:
    """A period in words: 2022-11-01 to 2022-11-30."""
    if period.start == period.end:
        return str(period.start)
    until = f"to {period.end}" if period.end else "on"
    return f"{period.start} {until}" if period.start else f"up {until}"


def tracked(
    asked: list[LoadedList], as_of: date, status: tuple[Status, ...] = (), sort: Sort | None = None
) -> dict[str, Tracked]:
    """Where the items of each list stand that has a ledger beside it, by the list's file.

    Where a status is asked for, or sorted by, the items of every list: before the first report none was reported.
    """
    every = bool(status) or (sort is not None and sort.needs_ledger)
    followed = [loaded for loaded in asked if every or naming.beside(loaded.path, "progress").is_file()]
    if not followed:
        return {}
    from .tracking import track

    return {loaded.file: track(loaded, as_of) for loaded in followed}


def taken(asked: list[LoadedList], text: str) -> tuple[str, ...]:
    """The names that ``text`` stands for in any of the lists.

    Says so on stderr where it isn't a name itself. Unknown in every list, it is a usage error that
    gives the nearest names; a part that fits too much to be meant for all of it, one that gives the candidates.
    """
    names: dict[str, None] = {}
    exact = False
    for loaded in asked:
        found = find_units(units_of(loaded.model), text)
        names.update(dict.fromkeys(found.names))
        exact = exact or found.exact
    if not names:
        near = list(dict.fromkeys(name for loaded in asked for name in nearest(units_of(loaded.model), text)))[:3]
        meant = f"Did you mean {', '.join(near)}?" if near else "No name is near it."
        raise click.UsageError(f"No unit is called {visible(text)}. {meant} msss units lists them all.")
    if not exact and len(names) > 1:
        _refuse_ambiguous(asked, text, tuple(names))
    if not exact or len(names) > 1:
        click.echo(f"msss: {visible(text)} is taken for {', '.join(names)}", err=True)
    return tuple(names)


def _refuse_ambiguous(asked: list[LoadedList], text: str, names: tuple[str, ...]) -> None:
    """Refuse a part of a name that is one character, or fits units of different levels: ask which is meant."""
    registers = [units_of(loaded.model) for loaded in asked]
    if any(is_whole(units, text) for units in registers):
        return
    found = {level for units in registers for level in levels(units, set(names).intersection(names_of(units)))}
    if len(fold(text)) > 1 and len(found) == 1:
        return
    shown = ", ".join(names[:MOST_CANDIDATES]) + (f" … ({len(names)} units)" if len(names) > MOST_CANDIDATES else "")
    raise click.UsageError(f"{visible(text)} could be {shown}. Write more of the name that you mean.")


def show(sheet: Sheet, output: Output) -> None:
    """Write what was found on stdout."""
    write(sheet, output.format, output.script)


def refuse_to_replace(output: Path | None, read: Iterable[Path]) -> None:
    """Refuse to write an answer over a file that it is made of."""
    for path in read:
        if output is not None and output.exists() and path.exists() and output.samefile(path):
            raise click.UsageError(f"{visible(str(output))} is what the answer is made of: name another file")


def write_answer(
    output: Path, content: bytes, is_ours: Callable[[bytes], bool] = lambda _: False, *, force: bool = False
) -> None:
    """Write an answer to a file, and say so on stderr; ``-`` is standard output.

    A file that is there is replaced if it holds the same, if it is known (``is_ours``) to be as msss
    wrote it, or with ``force``. Otherwise somebody's work could be in it: that is a usage error.
    """
    from ..output.files import STDOUT, write_file

    write_file(output, content, lambda before: force or is_ours(before))
    if output != STDOUT:
        click.echo(inert(f"msss: wrote {visible(str(output))}"), err=True)


def nothing(what: str, query: Query | None = None) -> None:
    """Say on stderr that nothing was found."""
    asked = f" {_in_words(query)}" if query and _in_words(query) else ""
    click.echo(f"msss: no {what} matches{asked or ' what was asked'}", err=True)


def _in_words(query: Query) -> str:
    words = [f"--unit {text}" for text in query.units]
    words += [f"--role {query.role}"] if query.role else []
    words += [f"--due {when.text}" for when in query.due]
    words += [f"--target {condition.text}" for condition in query.targets]
    words += [f"--project {number}" for number in query.projects]
    words += [f"--search {text}" for text in query.search]
    return visible(" ".join(words))


# --- an item and a target, in words and as data


def part_words(parts: tuple[Part, ...]) -> str:
    """The parts that units play, in the notice's words: 牽頭; 配合(各相關區政府,如涉及)."""
    units = {part.unit for part in parts}
    words = []
    for part in parts:
        via = f"({part.via}{',如涉及' if part.scope is Scope.RELEVANT else ''})" if part.via else ""
        who = f"{part.unit}:" if len(units) > 1 else ""
        words.append(f"{who}{ROLE_WORDS[part.role]}{via}")
    return ";".join(words)


def item_record(loaded: LoadedList, project: Project, item: Item) -> dict[str, Any]:
    """An item as JSON has it; docs/json.md is its documentation."""
    return {
        "list": loaded.file,
        "year": loaded.model.year,
        "project": project.number,
        "id": item.id,
        "name": item.name,
        "lead": list(item.lead),
        "support": list(item.support),
        "due": item.due.text,
        "due_date": item.due_date.isoformat(),
        "targets": [target_record(target) for target in item.targets],
    }


def target_record(target: Target) -> dict[str, Any]:
    """A target as JSON has it."""
    return {
        "content": target.content,
        "quantity": plain_number(target.quantity),
        "measure": target.measure,
        "bound": target.bound.value,
    }


def role_records(parts: tuple[Part, ...]) -> list[dict[str, Any]]:
    """The parts that units play, as JSON has them."""
    return [{"unit": part.unit, "role": part.role.value, "via": part.via, "scope": part.scope.value} for part in parts]


# --- completion: what can be typed next


def complete_units(context: click.Context, incomplete: str) -> Iterator[str]:
    """Names of units that what is typed so far can become, in whatever script it is typed."""
    typed = fold(incomplete)
    for loaded in _completing(context):
        units = units_of(loaded.model)
        aliases = [alias for unit in units for alias in unit.aliases]
        names = names_of(units)
        starting = [name for name in (*names, *(aliases if typed else ())) if fold(name).startswith(typed)]
        holding = starting or [name for name in names if typed in fold(name)]
        yield from holding or (alias for alias in aliases if typed in fold(alias))


def complete_ids(context: click.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Project numbers and item ids, with the sentence of each item."""
    for loaded in _completing(context):
        for project in loaded.model.projects:
            if str(project.number).startswith(incomplete):
                yield str(project.number), project.name or ""
            for item in project.items:
                if item.id.startswith(incomplete):
                    yield item.id, item.name


def _completing(context: click.Context) -> list[LoadedList]:
    try:
        return loading.load_asked(context.params.get("files") or (), context.params.get("years") or ()).lists
    except MsssError:  # a shell that completes is no place for a message
        return []
