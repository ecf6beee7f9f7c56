"""What can be typed next: names of units, ids of items, from the lists that the command line names so far."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from ..common.errors import MsssError
from ..lists import loading
from ..responsibilities.numbering import label
from ..responsibilities.query import Role, units_in
from ..responsibilities.reading import LoadedList
from ..responsibilities.registry import names_of
from ..values.chinese import fold


def units(context: click.Context, incomplete: str, role: Role | None = None) -> Iterator[str]:
    """Names of units of a role that what is typed so far can become, in whatever script it is typed."""
    typed = fold(incomplete)
    for loaded in _lists(context):
        units = units_in(loaded.model, role)
        aliases = [alias for unit in units for alias in unit.aliases]
        names = names_of(units)
        starting = [name for name in (*names, *(aliases if typed else ())) if fold(name).startswith(typed)]
        holding = starting or [name for name in names if typed in fold(name)]
        yield from holding or (alias for alias in aliases if typed in fold(alias))


def ids(context: click.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Project numbers and item ids, with the sentence of each item."""
    for loaded in _lists(context):
        ids = {item.id for _, item in loaded.model.items()}
        for project in loaded.model.projects:
            for text in dict.fromkeys((str(project.number), label(project))):
                if text.startswith(incomplete) and text not in ids:
                    yield text, project.name or ""
            for item in project.items:
                if item.id.startswith(incomplete):
                    yield item.id, item.name


def status_words(context: click.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The words that the lists have of their own for statuses, each with the usual one."""
    typed = fold(incomplete)
    schemes = [loaded.model.schedule for loaded in _lists(context)]
    if any(schemes):
        from ..ledger.bands import words_of
        from ..ledger.progress import Status

        own = {word: Status(status).word for scheme in schemes if scheme for status, word in words_of(scheme)}
        yield from ((word, usual) for word, usual in own.items() if fold(word).startswith(typed))


def parts(context: click.Context, incomplete: str) -> Iterator[str]:
    """The units that have a part of a target of the item typed so far."""
    typed = fold(incomplete)
    words = {context.params.get("item"), *context.args}  # click leaves arguments there, if an option has no value yet
    portions = (
        portion.unit
        for loaded in _lists(context)
        for _, item in loaded.model.items()
        if item.id in words
        for target in item.targets
        for portion in target.breakdown
    )
    yield from (name for name in dict.fromkeys(portions) if typed in fold(name))


def files_to_write(incomplete: str, endings: Collection[str]) -> list[CompletionItem]:
    """The names that a name typed so far can become by an ending; none where it has one, or is a folder."""
    path = Path(incomplete)
    started = [ending for ending in endings if path.suffix and ending.startswith(path.suffix.lower())]
    if not path.name or incomplete.endswith(("/", "\\")) or path.is_dir() or path.suffix.lower() in endings:
        return []
    if path.suffix and not started:
        return []
    return [CompletionItem(str(path.with_suffix(ending))) for ending in started or endings]


def _lists(context: click.Context) -> list[LoadedList]:
    return lists_or_none(context.params.get("files") or (), context.params.get("years") or ())


def lists_or_none(files: Collection[Path], years: Collection[int] = ()) -> list[LoadedList]:
    """The lists that are meant; none if they can't be had: where something is suggested is no place to say why."""
    try:
        return loading.load_asked(files, years).lists
    except MsssError:
        return []
