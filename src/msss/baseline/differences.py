"""Two files of any kind compared: a list, a ledger or an evaluation with another, or with an earlier revision of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..common.errors import MsssError
from ..common.language import t
from ..lists.loading import kind_named, load_list
from ..responsibilities import compare
from ..responsibilities.compare import Comparison, TwoYears
from . import earlier

if TYPE_CHECKING:
    from ..responsibilities.compare.records import RecordChange


class NotOfOneKindError(MsssError):
    """Two files that can't be compared: one is a list, say, and the other a ledger."""


@dataclass(frozen=True, slots=True)
class RecordsCompared:
    """What changed from one ledger or evaluation to another."""

    changes: tuple[RecordChange, ...]

    @property
    def is_worse(self) -> bool:
        """Whether something isn't as it was recorded."""
        return any(change.code for change in self.changes)


Difference = Comparison | TwoYears | RecordsCompared
"""What two files say: of two versions of a list, of two lists, of two ledgers or evaluations."""


def compare_files(old: earlier.Baseline, new: Path) -> Difference:
    """Compare the file ``new`` with another, or with what it was at a revision.

    Raises NotOfOneKindError, SourceError if one can't be had, and InvalidListError if one isn't valid.
    """
    kind = earlier.kind_of_file(new)
    if isinstance(old, Path) and (other := earlier.kind_of_file(old)) != kind:
        raise NotOfOneKindError(
            t(
                "{old} ({old_kind}) and {new} ({new_kind}) are different kinds of files: compare two of the same kind",
                old=old,
                old_kind=kind_named(other).word,
                new=new,
                new_kind=kind_named(kind).word,
            )
        )
    match kind:
        case None:
            now = load_list(new).model
            then = earlier.old_list(old, new)
            return (compare.compare_years if compare.are_two(then, now) else compare.compare)(then, now)
        case "progress":
            from ..ledger.compare import compare_ledgers
            from ..ledger.kind import LEDGER

            changes = compare_ledgers(earlier.old(old, new, LEDGER), earlier.old(new, new, LEDGER))
        case _:
            from ..evaluation.compare import compare_evaluations
            from ..evaluation.kind import EVALUATION

            changes = compare_evaluations(earlier.old(old, new, EVALUATION), earlier.old(new, new, EVALUATION))
    return RecordsCompared(tuple(changes))
