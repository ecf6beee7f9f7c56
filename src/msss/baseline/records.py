"""What a new version of a ledger or an evaluation changes of what an earlier one recorded: MSS321 to MSS327."""

from __future__ import annotations

from collections.abc import Mapping

from ..common.language import t
from ..common.terms import in_a_row
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
        return [of_another_year(t("ledger"), old.year, new.year, document, file)]
    return [_record_diagnostic(change, document, file) for change in compare_ledgers(old, new, ids) if change.code]


def check_evaluation(old: Evaluation, new: Evaluation, document: Document, file: str) -> list[Diagnostic]:
    """MSS325 to MSS327: votes and scoring rules that are others than they were; at their places in the new file."""
    if old.year != new.year:
        return [of_another_year(t("evaluation"), old.year, new.year, document, file)]
    return [_record_diagnostic(change, document, file) for change in compare_evaluations(old, new) if change.code]


def _record_diagnostic(change: RecordChange, document: Document, file: str) -> Diagnostic:
    severity = Severity.WARNING if change.code in WARNINGS else Severity.ERROR
    words = in_a_row((change.old, change.new), " → ")
    message, hint = _message(change, words), _RECORD_HINTS[change.code]
    return Diagnostic(change.code, message, file, document.span(change.path), change.path, hint, severity)


def _rules_hint(code: str) -> str:
    return t("restore it; if the rules were decided anew, allow it once with --ignore {code}", code=code)


def _message(change: RecordChange, words: str) -> str:
    match change.code:
        case "MSS321":
            return t("an entry of item {item} is removed: {entry}", item=change.item, entry=words)
        case "MSS322" if change.old == change.new:
            return t(
                "an entry of item {item} is moved behind one that came after it: {entry}", item=change.item, entry=words
            )
        case "MSS322":
            return t("an entry of item {item} is changed: {entry}", item=change.item, entry=words)
        case "MSS323":
            return t("an entry of item {item} is added before existing ones: {entry}", item=change.item, entry=words)
        case "MSS325" if change.field == "members":
            return t("the number of members is changed: {number}", number=words)
        case "MSS325" if change.field == "deputies":
            return t("the number of deputies is changed: {number}", number=words)
        case "MSS325" if change.field == "item_vote" and change.new:
            return t("the votes on item {item} are changed: {votes}", item=change.item, votes=words)
        case "MSS325" if change.field == "item_vote":
            return t("the votes on item {item} are removed: {votes}", item=change.item, votes=words)
        case "MSS325" if change.new:
            return t("the votes on project {project} are changed: {votes}", project=change.item, votes=words)
        case "MSS325":
            return t("the votes on project {project} are removed: {votes}", project=change.item, votes=words)
        case _:
            return _rule_message(change, words)


def _rule_message(change: RecordChange, words: str) -> str:
    """What MSS326 and MSS327 say: of a criterion, a score or a grade that is changed, removed or added."""
    match change.field:
        case "criterion" if change.old and change.new:
            return t("the criterion {name} is changed: {rule}", name=change.item, rule=words)
        case "criterion" if change.old:
            return t("the criterion {name} is removed: {rule}", name=change.item, rule=words)
        case "criterion":
            return t("the criterion {name} is added: {rule}", name=change.item, rule=words)
        case "score" if change.old and change.new:
            return t("the score of {name} is changed: {score}", name=change.item, score=words)
        case "score" if change.old:
            return t("the score of {name} is removed: {score}", name=change.item, score=words)
        case "score":
            return t("the score of {name} is added: {score}", name=change.item, score=words)
        case "verdict" if change.old and change.new:
            return t("the verdict {name} is changed: {rule}", name=change.item, rule=words)
        case "verdict" if change.old:
            return t("the verdict {name} is removed: {rule}", name=change.item, rule=words)
        case "verdict":
            return t("the verdict {name} is added: {rule}", name=change.item, rule=words)
        case "adjustment" if change.old and change.new:
            return t("the adjustment {name} is changed: {rule}", name=change.item, rule=words)
        case "adjustment" if change.old:
            return t("the adjustment {name} is removed: {rule}", name=change.item, rule=words)
        case "adjustment":
            return t("the adjustment {name} is added: {rule}", name=change.item, rule=words)
        case "count" if change.new:
            return t("what is counted of {name} is changed: {count}", name=change.item, count=words)
        case "count":
            return t("what is counted of {name} is removed: {count}", name=change.item, count=words)
        case "coefficient":
            return t("the coefficient of project {project} is changed: {rule}", project=change.item, rule=words)
        case "full":
            return t("what the weights add up to is changed: {number}", number=words)
        case "cap":
            return t("the highest total is changed: {number}", number=words)
        case "floor":
            return t("the lowest total is changed: {number}", number=words)
        case "out_of":
            return t("what the rates of votes are a share of is changed: {rule}", rule=words)
        case _ if change.old and change.new:
            return t("the grade {name} is changed: {rule}", name=change.item, rule=words)
        case _ if change.old:
            return t("the grade {name} is removed: {rule}", name=change.item, rule=words)
        case _:
            return t("the grade {name} is added: {rule}", name=change.item, rule=words)


_KEEP = t("restore it: entries are kept for good, and a mistake is corrected by a later entry with correction: true")
_RECORD_HINTS = {
    "MSS321": _KEEP,
    "MSS322": _KEEP,
    "MSS323": t(
        "give a late report correction: true, and a note that says why it is late: msss record --correction --note"
    ),
    "MSS325": t("restore them; if a mistake in the count was corrected, allow it once with --ignore MSS325"),
    "MSS326": _rules_hint("MSS326"),
    "MSS327": _rules_hint("MSS327"),
}
