"""The rules of a list as a whole, one a module: what types can't say.

A rule's module is named by its code and holds a docstring, its documentation (what, why, a list that
passes and one that fails), and ``check``, a pure function from a list to findings. `msss explain`
prints the docstring, docs/rules.md is made of it, and a test runs its examples. Here is what runs the
rules; it knows nothing of any one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

from ..diagnostic import Diagnostic, Path, Severity
from ..model import ResponsibilityList
from ..yamlsource import Document

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
}
"""The rules that make a list invalid: code and module."""
WARNINGS = {
    "MSS221": "mss221_gap_in_numbering",
    "MSS222": "mss222_unit_never_named",
    "MSS223": "mss223_quantity_not_covered",
    "MSS224": "mss224_no_target",
    "MSS225": "mss225_same_sentence",
    "MSS226": "mss226_similar_names",
}
"""The rules whose findings leave a list valid: code and module."""


class Finding(NamedTuple):
    """What a rule found: where in the list, what is wrong, what to do; ``on_key`` points at the key."""

    path: Path
    message: str
    hint: str = ""
    on_key: bool = False


Check = Callable[[ResponsibilityList], Iterator[Finding]]


def errors(responsibilities: ResponsibilityList, document: Document, file: str) -> Iterator[Diagnostic]:
    """Everything that makes the list invalid."""
    return _run(ERRORS, Severity.ERROR, responsibilities, document, file)


def warnings(responsibilities: ResponsibilityList, document: Document, file: str) -> Iterator[Diagnostic]:
    """Everything that looks wrong and may be meant."""
    return _run(WARNINGS, Severity.WARNING, responsibilities, document, file)


def _run(
    rules: dict[str, str], severity: Severity, responsibilities: ResponsibilityList, document: Document, file: str
) -> Iterator[Diagnostic]:
    for code, module in rules.items():
        for finding in _check(module)(responsibilities):
            span = document.span(finding.path, key=finding.on_key)
            yield Diagnostic(code, finding.message, file, span, finding.path, finding.hint, severity)


def _check(module: str) -> Check:
    check: Check = import_module(f".{module}", __name__).check
    return check
