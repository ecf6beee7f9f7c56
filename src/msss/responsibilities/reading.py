"""How a list is read: bytes in, the list out, or every reason why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..formats.reading import Format, Loaded, Parsed
from ..reading.document import Plain
from ..values.deadline import Deadline
from .model import NOT_WRITTEN, Item, ResponsibilityList

LIST = Format(ResponsibilityList)
"""How a list is written."""
LoadedList = Loaded[ResponsibilityList]


def read(content: bytes, file: str, of: None = None, *, places: bool = False) -> Parsed[ResponsibilityList]:
    """The list in ``content`` as it stands, and every error of its form: what the rules say comes after.

    ``of`` is the list to which a file of another kind belongs: a list belongs to none.
    """
    parsed = LIST.read(content, file, registered, places=places)
    return parsed if parsed.model is None else parsed._replace(model=_dated(parsed.model))


def _dated(responsibilities: ResponsibilityList) -> ResponsibilityList:
    """The list with a day for each item that has no deadline: the latest of its targets', else the year's end."""
    if all(item.due is not NOT_WRITTEN for _, item in responsibilities.items()):
        return responsibilities
    end = Deadline("", date(responsibilities.year, 12, 31))

    def dated(item: Item) -> Item:
        if item.due is not NOT_WRITTEN:
            return item
        own = [target.due for target in item.targets]
        last = max((due.date for due in own if due is not None), default=end.date) if all(own) else end.date
        return replace(item, due=end._replace(date=last))

    projects = [replace(one, items=tuple(map(dated, one.items))) for one in responsibilities.projects]
    return replace(responsibilities, projects=tuple(projects))


def registered(data: Plain) -> set[str]:
    """The names and aliases under ``units:``, whatever else stands there."""
    units = data.get("units") if isinstance(data, dict) else None
    entries = [unit for unit in units if isinstance(unit, dict)] if isinstance(units, list) else []
    aliases = [alias for unit in entries for alias in (unit.get("aliases") or ()) if isinstance(alias, str)]
    return {name for name in (*aliases, *(unit.get("name") for unit in entries)) if isinstance(name, str)}
