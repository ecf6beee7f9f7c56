"""What a new version of a list weakens of the promises of an earlier one: MSS301 to MSS312."""

from __future__ import annotations

from collections.abc import Iterator

from ..common.language import t
from ..reading.diagnostic import Diagnostic, Path, Severity
from ..reading.document import Document
from ..responsibilities import compare
from ..responsibilities.model import ResponsibilityList
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
            if path[-1] == "unit":
                message = t("the amendment names {unit}, for which as many units answer as before", unit=of)
            else:
                message = t("the amendment names item {item}, of which nothing is weakened", item=of)
            hint = t("correct {key}:, or remove the amendment", key=path[-1])
            found.append(Diagnostic("MSS307", message, file, document.span(path), path, hint))
    return sorted(found, key=lambda diagnostic: (diagnostic.severity is Severity.WARNING, diagnostic.span))


_HINT = t("restore it; if it was voted again, name the item, the document, the date and the reason under amendments:")
_HINT_OF_UNIT = t(
    "restore it; if it was decided, name the collective under unit:, the document, the date and the reason under"
    " amendments:"
)
_HINT_OF_NO_ITEM = t(
    "restore it, or allow it once with --ignore MSS310: it belongs to no item that an amendment could name"
)


def _diagnostic(change: compare.Change, document: Document, file: str) -> Diagnostic:
    severity = Severity.WARNING if change.code in WARNINGS else Severity.ERROR
    hint = _HINT if change.old_items else _HINT_OF_UNIT if change.units else _HINT_OF_NO_ITEM
    return Diagnostic(change.code, _message(change), file, document.span(change.path), change.path, hint, severity)


def _message(change: compare.Change) -> str:
    item, old, new, detail = change.item, change.old, change.new, change.detail
    match change.code:
        case "MSS301" if change.field == "breakdown" and new:
            return t("a unit's part of a target of item {item} is weakened: {old} → {new}", item=item, old=old, new=new)
        case "MSS301" if change.field == "breakdown":
            return t("a unit's part of a target of item {item} is removed: {part}", item=item, part=old)
        case "MSS301":
            return t("a target of item {item} is weakened from {old} to {new}", item=item, old=old, new=new)
        case "MSS302":
            return t("a target of item {item} is removed: {target}", item=item, target=old)
        case "MSS303":
            return t("the deadline of item {item} is later: {old} has become {new}", item=item, old=old, new=new)
        case "MSS304":
            return t("item {item} is removed: {name}", item=item, name=old)
        case "MSS305" if detail:
            return t("project {project} is removed: {why}", project=item, why=detail)
        case "MSS305":
            return t("project {project} is removed", project=item)
        case "MSS306" if detail:
            return t("{unit} no longer leads item {item}: {why}", unit=old, item=item, why=detail)
        case "MSS306":
            return t("{unit} no longer leads item {item}", unit=old, item=item)
        case "MSS312" if new:
            return t("a milestone of item {item} asks for less: {old} → {new}", item=item, old=old, new=new)
        case "MSS312":
            return t("a milestone of item {item} is removed: {milestone}", item=item, milestone=old)
        case "MSS309":
            before, after = _cut(old, new)
            if change.field == "name":
                return t(
                    "the voted sentence of item {item} is reworded: {old} → {new}", item=item, old=before, new=after
                )
            return t("a target of item {item} is reworded: {old} → {new}", item=item, old=before, new=after)
        case _:
            return _let_off(change)


def _let_off(change: compare.Change) -> str:
    """What MSS310 says of a change: fewer answer, or less is asked of them."""
    item, old, new, detail = change.item, change.old, change.new, change.detail
    match change.field:
        case "lead" if new:
            return t("the unit that leads item {item} {what}: {old} → {new}", item=item, what=detail, old=old, new=new)
        case "support" if new:
            return t(
                "the unit that supports item {item} {what}: {old} → {new}", item=item, what=detail, old=old, new=new
            )
        case "support":
            return t("fewer units answer for item {item}: {unit} {what}", item=item, unit=old, what=detail)
        case "start" if not item:
            day = t("the date of the list")
            return t("{what}: {old} → {new}", what=detail, old=old or day, new=new or day)
        case "breakdown" if new:
            return t("less is asked of a unit in item {item}: {old} → {new}", item=item, old=old, new=new)
        case "breakdown":
            return t("a unit has no part of its own in item {item} any more: {part}", item=item, part=old)
        case "start":
            day = t("the date of the list")
            return t("item {item} {what}: {old} → {new}", item=item, what=detail, old=old or day, new=new or day)
        case "source" | "schedule":
            return t("{what}: {old} → {new}", what=detail, old=old, new=new)
        case "amendment" if item:
            return t("an amendment of item {item} is removed: {amendment}", item=item, amendment=old)
        case "amendment":
            return t("an amendment of a unit is removed: {amendment}", amendment=old)
        case _:
            return detail


def _of_another(old: ResponsibilityList, new: ResponsibilityList, document: Document, file: str) -> Diagnostic | None:
    """MSS311 for a list that is of another year, or another government, than its baseline."""
    if old.year != new.year:
        return of_another_year(t("list"), old.year, new.year, document, file)
    if compare.of_one_issuer(old, new):
        return None
    path: Path = ("source", "issuer")
    message = t(
        "the list is from {issuer}, but it is compared with one from {other}",
        issuer=new.source.issuer,
        other=old.source.issuer,
    )
    hint = t("compare it with a list of the same issuer; if the name was corrected, allow it with --ignore MSS311")
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
