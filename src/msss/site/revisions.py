"""What became of a list since it was first kept in git: the changes of promises, revision by revision."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..common.errors import MsssError
from ..files.revisions import at_revision, history_of
from ..lists.loading import parse_list
from ..responsibilities import compare
from ..responsibilities.compare import Change
from ..responsibilities.model import ResponsibilityList


class Revised(NamedTuple):
    """What one revision of a list changed: the day on which it was committed, and the number of the commit.

    Of who wrote it and what they said nothing is taken over: a site is of the list.
    """

    day: date
    commit: str
    changes: tuple[Change, ...]


def revisions_of(path: Path, now: ResponsibilityList, as_of: date) -> tuple[Revised, ...]:
    """The revisions in which the list at ``path`` changed, the newest first, up to a day.

    What isn't committed counts for nothing. A revision that holds no valid list is passed over, as is one that holds
    the list of another year or government: the next is compared with the one before it. Raises SourceError if the
    list is in no git repository.
    """
    found: list[Revised] = []
    before: ResponsibilityList | None = None
    for day, revision in reversed(history_of(path)):
        if day > as_of:
            continue
        try:
            model = parse_list(at_revision(revision, path), path.name).model
        except MsssError:  # it isn't in that revision: it was deleted, or renamed
            continue
        if model is None or compare.are_two(model, now):
            continue
        if before is not None and (changes := compare.compare(before, model).weakened_first):
            found.append(Revised(day, revision.name, tuple(changes)))
        before = model
    return tuple(reversed(found))
