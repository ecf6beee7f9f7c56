"""What a new version of a list weakens of the promises of an earlier one: MSS301 to MSS311."""

from __future__ import annotations

from collections.abc import Iterator

from ..reading.diagnostic import Diagnostic, Path, Severity
from ..reading.document import Document
from ..responsibilities import compare
from ..responsibilities.model import ResponsibilityList
from ..values.chinese import fold
from .severity import WARNINGS
from .years import of_another_year


def check(old: ResponsibilityList, new: ResponsibilityList, document: Document, file: str) -> list[Diagnostic]:
    """The MSS3xx: what ``new`` weakens of ``old``, and what of it is worth a look, at its place in the new file.

    Errors come first. What was voted again is let through by an amendment that ``old`` doesn't have; one
    that names no item or unit of which there is anything to let through is found too. Lists of two years, or of
    two governments, aren't compared: that is MSS311, and nothing else is found.
    """
    if of_another := _of_another(old, new, document, file):
        return [of_another]
    compared = compare.compare(old, new)
    found = [_diagnostic(change, document, file) for change in compared.unsettled]
    told = [change for change in compared.changes if change.code]
    needed = {item for change in told for item in (change.item, *change.old_items)}
    needed |= {unit for change in told for units in change.units for unit in units}
    for path, of in compared.amendments:
        if of not in needed:
            what, why = f"item {of}", "of which nothing is weakened"
            if path[-1] == "unit":
                what, why = of, "for which as many answer as before"
            message = f"the amendment names {what}, {why}"
            hint = f"correct the {path[-1]}, or remove the amendment"
            found.append(Diagnostic("MSS307", message, file, document.span(path), path, hint))
    return sorted(found, key=lambda diagnostic: (diagnostic.severity is Severity.WARNING, diagnostic.span))


_HINT = "restore it; if it was voted again, name the item, the document, the date and the reason under amendments:"
_HINT_OF_UNIT = (
    "restore it; if it was decided, name the collective under unit:, the document, the date and the reason under"
    " amendments:"
)
_HINT_OF_NO_ITEM = "restore it, or let it through once with --ignore MSS310: it is of no item that could be amended"


def _diagnostic(change: compare.Change, document: Document, file: str) -> Diagnostic:
    severity = Severity.WARNING if change.code in WARNINGS else Severity.ERROR
    hint = _HINT if change.old_items else _HINT_OF_UNIT if change.units else _HINT_OF_NO_ITEM
    return Diagnostic(change.code, _message(change), file, document.span(change.path), change.path, hint, severity)


def _message(change: compare.Change) -> str:
    because = f": {change.detail}" if change.detail else ""
    match change.code:
        case "MSS301":
            return f"a target of item {change.item} is weakened from {change.old} to {change.new}"
        case "MSS302":
            return f"a target of item {change.item} is removed: {change.old}"
        case "MSS303":
            return f"the deadline of item {change.item} is later: {change.old} has become {change.new}"
        case "MSS304":
            return f"item {change.item} is removed: {change.old}"
        case "MSS305":
            return f"project {change.item} is removed" + because
        case "MSS306":
            return f"{change.old} doesn't lead item {change.item} any more" + because
        case "MSS309":
            what = "the voted sentence" if change.field == "name" else "a target"
            return f"{what} of item {change.item} is reworded: {' → '.join(_cut(change.old, change.new))}"
        case _:
            return _let_off(change)


def _let_off(change: compare.Change) -> str:
    """What MSS310 says of a change: fewer answer, or less is asked of them."""
    match change.field:
        case "support" | "lead" if change.new:
            what = "leads" if change.field == "lead" else "supports"
            return f"the unit that {what} item {change.item} {change.detail}: {change.old} → {change.new}"
        case "support":
            return f"fewer answer for item {change.item}: {change.old} {change.detail}"
        case "start":
            days = f"{change.old or 'the day of the list'} → {change.new or 'the day of the list'}"
            return f"item {change.item} {change.detail}: {days}"
        case "source":
            return f"{change.detail}: {change.old} → {change.new}"
        case "amendment":
            of = f"item {change.item}" if change.item else "a unit"
            return f"an amendment of {of} is removed: {change.old}"
        case _:
            return change.detail


def _of_another(old: ResponsibilityList, new: ResponsibilityList, document: Document, file: str) -> Diagnostic | None:
    """MSS311 for a list that is of another year, or another government, than its baseline."""
    if old.year != new.year:
        return of_another_year("list", old.year, new.year, document, file)
    if fold(old.source.issuer) == fold(new.source.issuer):
        return None
    path: Path = ("source", "issuer")
    message = f"the list is of {new.source.issuer}, and what it is compared with of {old.source.issuer}"
    hint = "compare it with a list of the same issuer; a name that was corrected is let through with --ignore MSS311"
    return Diagnostic("MSS311", message, file, document.span(path), path, hint)


_SHOWN = 60
"""How much of a sentence a message holds, in characters."""


def _cut(old: str, new: str) -> Iterator[str]:
    """Two texts cut to where they differ, with a few characters before."""
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    start = max(same - 12, 0) if max(len(old), len(new)) > _SHOWN else 0
    for text in (old, new):
        cut = text[start : start + _SHOWN]
        yield ("…" if start else "") + cut + ("…" if start + _SHOWN < len(text) else "")
