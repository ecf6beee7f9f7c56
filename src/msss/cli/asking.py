"""What every query command does: get the lists, say which units were taken, select, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import clock, loading
from ..chinese import fold
from ..diagnostic import visible
from ..errors import MsssError
from ..loading import Loaded
from ..model import Item, Project, Scope, Target
from ..output import Sheet, write
from ..quantity import plain_number
from ..query import Hit, Part, Query, Role, select
from ..registry import find_units, names_of, nearest, units_of
from .options import Output

if TYPE_CHECKING:
    from ..progress import Status
    from .tracking import Tracked

ROLE_WORDS = {Role.LEAD: "牽頭", Role.SUPPORT: "配合"}


def lists(files: Iterable[Path]) -> list[Loaded]:
    """The lists that the command is to ask, all valid."""
    return loading.load_all(loading.find(files))


def source(asked: list[Loaded]) -> str:
    """Which files answered, in a line."""
    return in_a_line([loaded.file for loaded in asked], "lists")


def in_a_line(files: Sequence[str], what: str) -> str:
    """Names of files in a line: up to three of them, otherwise the first, the last, and how many there are."""
    names = [visible(file) for file in files]
    return ", ".join(names) if len(names) <= 3 else f"{names[0]} … {names[-1]} ({len(names)} {what})"


def hits(asked: list[Loaded], query: Query) -> list[tuple[Loaded, Hit]]:
    """Every item that fits, list by list. Says on stderr which units a name was taken for."""
    for text in query.units:
        taken(asked, text)
    try:
        return [(loaded, hit) for loaded in asked for hit in select(loaded.list, query)]
    except ValueError as error:  # 2月29日 asked of a year without one
        asked_for = ", ".join(when.text for when in query.due)
        raise click.UsageError(f"{visible(asked_for)} is not in the list's year: {error}") from None


def tracked(asked: list[Loaded], as_of: date | None, status: tuple[Status, ...] = ()) -> dict[str, Tracked]:
    """Where the items of each list stand that has a ledger beside it, by the list's file.

    A status that is asked for needs a ledger: without one it is a usage error.
    """
    followed = [loaded for loaded in asked if loading.beside(loaded.path, "progress").is_file()]
    if not followed:
        if status:
            missing = loading.shown(loading.beside(asked[0].path, "progress"))
            raise click.UsageError(f"--status needs a ledger, and there is no {visible(missing)}")
        return {}
    from .tracking import track

    return {loaded.file: track(loaded, as_of or clock.today()) for loaded in followed}


def taken(asked: list[Loaded], text: str) -> tuple[str, ...]:
    """The names that ``text`` stands for in any of the lists.

    Says so on stderr where it isn't a name itself. Unknown in every list, it is a usage error that
    gives the nearest names.
    """
    names: dict[str, None] = {}
    exact = False
    for loaded in asked:
        found = find_units(units_of(loaded.list), text)
        names.update(dict.fromkeys(found.names))
        exact = exact or found.exact
    if not names:
        near = list(dict.fromkeys(name for loaded in asked for name in nearest(units_of(loaded.list), text)))[:3]
        meant = f"Did you mean {', '.join(near)}?" if near else "No name is near it."
        raise click.UsageError(f"No unit is called {visible(text)}. {meant} msss units lists them all.")
    if not exact or len(names) > 1:
        click.echo(f"msss: {visible(text)} is taken for {', '.join(names)}", err=True)
    return tuple(names)


def show(sheet: Sheet, output: Output) -> None:
    """Write what was found on stdout."""
    write(sheet, output.format, output.script)


def refuse_to_replace(output: Path | None, read: Iterable[Path]) -> None:
    """Refuse to write an answer over a file that it is made of."""
    for path in read:
        if output is not None and output.exists() and path.exists() and output.samefile(path):
            raise click.UsageError(f"{visible(str(output))} is what the answer is made of: name another file")


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


def item_record(loaded: Loaded, project: Project, item: Item) -> dict[str, Any]:
    """An item as JSON has it; docs/json.md is its documentation."""
    return {
        "list": loaded.file,
        "year": loaded.list.year,
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
        units = units_of(loaded.list)
        aliases = [alias for unit in units for alias in unit.aliases]
        names = names_of(units)
        starting = [name for name in (*names, *(aliases if typed else ())) if fold(name).startswith(typed)]
        holding = starting or [name for name in names if typed in fold(name)]
        yield from holding or (alias for alias in aliases if typed in fold(alias))


def complete_ids(context: click.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Project numbers and item ids, with the sentence of each item."""
    for loaded in _completing(context):
        for project in loaded.list.projects:
            if str(project.number).startswith(incomplete):
                yield str(project.number), project.name or ""
            for item in project.items:
                if item.id.startswith(incomplete):
                    yield item.id, item.name


def _completing(context: click.Context) -> list[Loaded]:
    try:
        return lists(context.params.get("files") or ())
    except MsssError:  # a shell that completes is no place for a message
        return []
