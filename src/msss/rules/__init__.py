"""The rules of a list as a whole, one a module: what types can't say.

A rule's module is named by its code and holds a docstring, its documentation (what, why, a list that
passes and one that fails), and ``check``, a pure function from a list to findings. `msss explain`
prints the docstring, docs/rules.md is made of it, and a test runs its examples. Here is what runs the
rules; it knows nothing of any one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostic import Diagnostic, Path, Severity, Span
from ..model import ResponsibilityList
from ..yamlsource import Document

if TYPE_CHECKING:
    from datetime import date

    from ..evaluation import Evaluation
    from ..ledger import Ledger

ERRORS = {
    "MSS201": "mss201_project_number_twice",
    "MSS202": "mss202_item_id_twice",
    "MSS203": "mss203_item_of_another_project",
    "MSS204": "mss204_out_of_order",
    "MSS205": "mss205_unknown_unit",
    "MSS206": "mss206_unit_twice",
    "MSS207": "mss207_name_of_two_units",
    "MSS208": "mss208_target_not_in_sentence",
    "MSS209": "mss209_deadline_outside_year",
    "MSS210": "mss210_stray_whitespace",
    "MSS211": "mss211_amendment_of_no_vote",
    "MSS212": "mss212_stands_twice",
}
"""The rules that make a list invalid: code and module."""
WARNINGS = {
    "MSS221": "mss221_gap_in_numbering",
    "MSS222": "mss222_unit_never_named",
    "MSS223": "mss223_quantity_not_covered",
    "MSS224": "mss224_no_target",
    "MSS225": "mss225_same_sentence",
    "MSS226": "mss226_similar_names",
    "MSS227": "mss227_content_not_in_sentence",
    "MSS228": "mss228_deadline_before_the_list",
    "MSS229": "mss229_date_of_another_year",
    "MSS230": "mss230_name_of_another_year",
    "MSS231": "mss231_number_of_projects",
    "MSS232": "mss232_member_misspelt",
}
"""The rules whose findings leave a list valid: code and module."""
OF_THE_TEXT = {"MSS233": "mss233_names_in_a_comment"}
"""Such rules that look at the file as it is written, comments too: code and module."""
PROMISE_WARNINGS = frozenset({"MSS309", "MSS310", "MSS327"})
"""The codes of a comparison with a baseline that are warnings; the others are errors."""
LEDGER = {
    "MSS401": "mss401_unknown_item",
    "MSS402": "mss402_unknown_target",
    "MSS403": "mss403_before_the_list",
    "MSS404": "mss404_in_the_future",
    "MSS405": "mss405_value_falls",
    "MSS406": "mss406_reporter_not_of_the_item",
    "MSS407": "mss407_entries_out_of_order",
    "MSS408": "mss408_value_of_another_kind",
    "MSS409": "mss409_ledger_of_another_year",
}
"""The rules of a progress ledger, which is checked with its list: code and module."""
LEDGER_WARNINGS = {
    "MSS410": "mss410_far_beyond_the_target",
    "MSS411": "mss411_another_reporter",
    "MSS412": "mss412_entry_twice",
    "MSS413": "mss413_too_many_digits",
}
"""The rules of a ledger whose findings leave it valid: code and module."""
EVALUATION = {
    "MSS501": "mss501_votes_on_unknown_project",
    "MSS502": "mss502_project_voted_twice",
    "MSS503": "mss503_project_without_votes",
    "MSS504": "mss504_more_votes_than_deputies",
    "MSS505": "mss505_weights_not_100",
    "MSS506": "mss506_name_twice",
    "MSS507": "mss507_grades_out_of_order",
    "MSS508": "mss508_score_by_hand",
    "MSS509": "mss509_more_than_100_points",
    "MSS510": "mss510_key_of_another_basis",
    "MSS511": "mss511_evaluation_of_another_year",
}
"""The rules of an evaluation, which is checked with its list: code and module."""
EVALUATION_WARNINGS = {
    "MSS512": "mss512_another_number_of_votes",
    "MSS513": "mss513_few_votes",
}
"""The rules of an evaluation whose findings leave it valid: code and module."""
MODULES = {**ERRORS, **WARNINGS, **OF_THE_TEXT, **LEDGER, **LEDGER_WARNINGS, **EVALUATION, **EVALUATION_WARNINGS}
"""Every code whose documentation is a module's, and that module."""
CODES = tuple(MODULES)


class Finding(NamedTuple):
    """What a rule found: where in the list, what is wrong, what to do; ``on_key`` points at the key.

    ``span`` is the place of what isn't a value: a comment's.
    """

    path: Path
    message: str
    hint: str = ""
    on_key: bool = False
    span: Span | None = None


Check = Callable[[ResponsibilityList], Iterator[Finding]]
TextCheck = Callable[[ResponsibilityList, Document], Iterator[Finding]]
LedgerCheck = Callable[[ResponsibilityList, "Ledger", "date"], Iterator[Finding]]
LedgerWarningCheck = Callable[[ResponsibilityList, "Ledger"], Iterator[Finding]]
EvaluationCheck = Callable[[ResponsibilityList, "Evaluation"], Iterator[Finding]]


def errors(responsibilities: ResponsibilityList, document: Document, file: str) -> Iterator[Diagnostic]:
    """Everything that makes the list invalid."""
    return _run(ERRORS, Severity.ERROR, responsibilities, document, file)


def warnings(responsibilities: ResponsibilityList, document: Document, file: str) -> Iterator[Diagnostic]:
    """Everything that looks wrong and may be meant."""
    yield from _run(WARNINGS, Severity.WARNING, responsibilities, document, file)
    for code, module in OF_THE_TEXT.items():
        check: TextCheck = import_module(f".{module}", __name__).check
        for finding in check(responsibilities, document):
            yield _diagnostic(code, finding, Severity.WARNING, document, file)


def ledger_errors(
    responsibilities: ResponsibilityList, ledger: Ledger, today: date, document: Document, file: str
) -> Iterator[Diagnostic]:
    """Everything that is wrong with a ledger of the list, on the day ``today``; on ``date.max`` no entry is late."""
    for code, module in LEDGER.items():
        check: LedgerCheck = import_module(f".{module}", __name__).check
        for finding in check(responsibilities, ledger, today):
            yield _diagnostic(code, finding, Severity.ERROR, document, file)


def ledger_warnings(
    responsibilities: ResponsibilityList, ledger: Ledger, document: Document, file: str
) -> Iterator[Diagnostic]:
    """Everything in a ledger that looks wrong and may be meant."""
    for code, module in LEDGER_WARNINGS.items():
        check: LedgerWarningCheck = import_module(f".{module}", __name__).check
        for finding in check(responsibilities, ledger):
            yield _diagnostic(code, finding, Severity.WARNING, document, file)


def evaluation_errors(
    responsibilities: ResponsibilityList, evaluation: Evaluation, document: Document, file: str
) -> Iterator[Diagnostic]:
    """Everything that is wrong with an evaluation of the list."""
    for code, module in EVALUATION.items():
        check: EvaluationCheck = import_module(f".{module}", __name__).check
        for finding in check(responsibilities, evaluation):
            yield _diagnostic(code, finding, Severity.ERROR, document, file)


def evaluation_warnings(
    responsibilities: ResponsibilityList, evaluation: Evaluation, document: Document, file: str
) -> Iterator[Diagnostic]:
    """Everything in an evaluation that looks wrong and may be meant."""
    for code, module in EVALUATION_WARNINGS.items():
        check: EvaluationCheck = import_module(f".{module}", __name__).check
        for finding in check(responsibilities, evaluation):
            yield _diagnostic(code, finding, Severity.WARNING, document, file)


def _run(
    rules: dict[str, str], severity: Severity, responsibilities: ResponsibilityList, document: Document, file: str
) -> Iterator[Diagnostic]:
    for code, module in rules.items():
        for finding in _check(module)(responsibilities):
            yield _diagnostic(code, finding, severity, document, file)


def _diagnostic(code: str, finding: Finding, severity: Severity, document: Document, file: str) -> Diagnostic:
    span = finding.span or document.span(finding.path, key=finding.on_key)
    return Diagnostic(code, finding.message, file, span, finding.path, finding.hint, severity)


@cache
def _check(module: str) -> Check:
    check: Check = import_module(f".{module}", __name__).check
    return check
