"""What a new version of a ledger or an evaluation changes of what an earlier one recorded: MSS321 to MSS327."""

from __future__ import annotations

from collections.abc import Mapping

from ..evaluation.compare import compare_evaluations
from ..evaluation.model import Evaluation
from ..ledger.compare import compare_ledgers
from ..ledger.model import Ledger
from ..reading.diagnostic import Diagnostic, Severity
from ..reading.document import Document
from ..responsibilities.compare.records import RecordChange
from .severity import WARNINGS
from .years import of_another_year


def check_ledger(
    old: Ledger, new: Ledger, document: Document, file: str, ids: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """MSS321 to MSS323: entries that are gone, changed or put in before others; at their places in the new file.

    ``ids`` are those of items that were given another since.
    """
    if old.year != new.year:
        return [of_another_year("ledger", old.year, new.year, document, file)]
    return [_record_diagnostic(change, document, file) for change in compare_ledgers(old, new, ids) if change.code]


def check_evaluation(old: Evaluation, new: Evaluation, document: Document, file: str) -> list[Diagnostic]:
    """MSS325 to MSS327: votes and scoring rules that are others than they were; at their places in the new file."""
    if old.year != new.year:
        return [of_another_year("evaluation", old.year, new.year, document, file)]
    return [_record_diagnostic(change, document, file) for change in compare_evaluations(old, new) if change.code]


def _record_diagnostic(change: RecordChange, document: Document, file: str) -> Diagnostic:
    severity = Severity.WARNING if change.code in WARNINGS else Severity.ERROR
    words = f"{change.old} → {change.new}" if change.old and change.new else change.old or change.new
    match change.code:
        case "MSS321":
            message = f"an entry of item {change.item} is gone: {words}"
        case "MSS322" if change.old == change.new:
            message = f"an entry of item {change.item} stands after one that it stood before: {words}"
        case "MSS322":
            message = f"an entry of item {change.item} is changed: {words}"
        case "MSS323":
            message = f"an entry of item {change.item} is put in before others: {words}"
        case "MSS325" if change.field == "deputies":
            message = f"the number of deputies is changed: {words}"
        case "MSS325":
            what = "changed" if change.new else "gone"
            message = f"the votes on project {change.item} are {what}: {words}"
        case _:
            what = {"criterion": "criterion", "score": "score of", "grade": "grade"}[change.field]
            became = "changed" if change.old and change.new else "gone" if change.old else "new"
            message = f"the {what} {change.item} is {became}: {words}"
    hint = _RECORD_HINTS[change.code]
    return Diagnostic(change.code, message, file, document.span(change.path), change.path, hint, severity)


_KEEP = "restore it: what was reported stays, and a mistake is corrected by a later entry with correction: true"
_RULES = "restore it; rules that were decided anew are let through once with --ignore"
_RECORD_HINTS = {
    "MSS321": _KEEP,
    "MSS322": _KEEP,
    "MSS323": "a report that comes late has correction: true and a note that says why: msss record --correction --note",
    "MSS325": "restore them; a mistake of the count that was put right is let through once with --ignore MSS325",
    "MSS326": f"{_RULES} MSS326",
    "MSS327": f"{_RULES} MSS327",
}
