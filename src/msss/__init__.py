"""msss: a city's yearly livelihood projects (民生實事) as a plain-data responsibility list.

>>> import msss
>>> responsibilities = msss.load()
>>> [hit.item.id for hit in msss.query(responsibilities, unit="市建委", role="lead")]
['2.1', '7.1']

What is here, in `__all__`, stays as it is documented in docs/python.md. The modules that it comes from are private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api import (
        compare,
        compare_years,
        data_package,
        evaluate,
        export,
        load_evaluation,
        load_ledger,
        progress,
        query,
        read_many,
        tables,
        validate,
    )
    from .common.errors import MsssError, QueryError, SourceError
    from .evaluation.model import (
        Adjustment,
        Basis,
        Coefficient,
        Counted,
        Criterion,
        Draws,
        Evaluation,
        Grade,
        OutOf,
        Score,
        ScoringRules,
        Verdict,
        Vote,
    )
    from .evaluation.scoring import By, Outcome, Result
    from .exporting.exporting import Exported
    from .ledger.checks import Check
    from .ledger.model import Entry, EntryKind, Ledger
    from .ledger.progress import Standing, Status
    from .lists.loading import load
    from .reading.diagnostic import Diagnostic, InvalidListError, Severity, Span
    from .responsibilities.compare.change import Change, ChangeKind, Effect
    from .responsibilities.compare.years import Promise, Since, Timing
    from .responsibilities.model import Amendment, Bound, Item, Project, ResponsibilityList, Scope, Source, Target, Unit
    from .responsibilities.query import Hit, Part, Role
    from .responsibilities.registry import AmbiguousUnitError, UnknownUnitError
    from .values.deadline import Deadline
    from .values.quantity import Value

__version__ = "0.1.0"
__all__ = [
    "Adjustment",
    "AmbiguousUnitError",
    "Amendment",
    "Basis",
    "Bound",
    "By",
    "Change",
    "ChangeKind",
    "Check",
    "Coefficient",
    "Counted",
    "Criterion",
    "Deadline",
    "Diagnostic",
    "Draws",
    "Effect",
    "Entry",
    "EntryKind",
    "Evaluation",
    "Exported",
    "Grade",
    "Hit",
    "InvalidListError",
    "Item",
    "Ledger",
    "MsssError",
    "OutOf",
    "Outcome",
    "Part",
    "Project",
    "Promise",
    "QueryError",
    "ResponsibilityList",
    "Result",
    "Role",
    "Scope",
    "Score",
    "ScoringRules",
    "Severity",
    "Since",
    "Source",
    "SourceError",
    "Span",
    "Standing",
    "Status",
    "Target",
    "Timing",
    "Unit",
    "UnknownUnitError",
    "Value",
    "Verdict",
    "Vote",
    "__version__",
    "compare",
    "compare_years",
    "data_package",
    "evaluate",
    "export",
    "load",
    "load_evaluation",
    "load_ledger",
    "progress",
    "query",
    "read_many",
    "tables",
    "validate",
]

_PUBLIC = {
    "api": "compare compare_years data_package evaluate export load_evaluation load_ledger progress query"
    " read_many tables validate",
    "common.errors": "MsssError QueryError SourceError",
    "evaluation.model": "Adjustment Basis Coefficient Counted Criterion Draws Evaluation Grade OutOf Score ScoringRules"
    " Verdict Vote",
    "evaluation.scoring": "By Outcome Result",
    "exporting.exporting": "Exported",
    "ledger.checks": "Check",
    "ledger.model": "Entry EntryKind Ledger",
    "ledger.progress": "Standing Status",
    "lists.loading": "load",
    "reading.diagnostic": "Diagnostic InvalidListError Severity Span",
    "responsibilities.compare.change": "Change ChangeKind Effect",
    "responsibilities.compare.years": "Promise Since Timing",
    "responsibilities.model": "Amendment Bound Item Project ResponsibilityList Scope Source Target Unit",
    "responsibilities.query": "Hit Part Role",
    "responsibilities.registry": "AmbiguousUnitError UnknownUnitError",
    "values.deadline": "Deadline",
    "values.quantity": "Value",
}
"""The modules that the public names come from."""
_HOMES = {name: home for home, names in _PUBLIC.items() for name in names.split()}

if not TYPE_CHECKING:  # for a type checker, a name that isn't there is an error

    def __getattr__(name: str) -> object:
        """The public names, each loaded when it is first asked for."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
        return found


def __dir__() -> list[str]:
    """The public names, whether they are loaded yet or not."""
    return sorted(__all__)
