"""A list with its ledger and its evaluation, and what the year comes to by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..common.errors import SourceError
from ..common.language import t
from ..evaluation.adjusting import Gain
from ..evaluation.kind import EVALUATION
from ..evaluation.model import Adjustment, Basis, Criterion, Evaluation, ScoringRules
from ..evaluation.reading import LoadedEvaluation
from ..evaluation.scoring import By, Result, evaluate, score
from ..files import naming
from ..ledger.progress import differing
from ..ledger.reading import LoadedLedger
from ..responsibilities.reading import LoadedList
from .loading import load_file
from .tracking import ON_THE_SHIPPED, Tracked, ledger_path, load_ledger, load_ledger_or_none_yet, track

if TYPE_CHECKING:  # most who evaluate ask for no trace
    from ..evaluation.trace import Step, Trace


class Scored(NamedTuple):
    """What a result gains by one criterion: points from 0 to 100, and what they add to the total; None if unknown."""

    criterion: Criterion
    points: Fraction | None
    score: Fraction | None


class Evaluated(NamedTuple):
    """A list with its ledger, its evaluation if there is one, and what they come to on the day ``as_of``."""

    tracked: Tracked
    evaluation: LoadedEvaluation | None
    as_of: date
    results: tuple[Result, ...]

    @property
    def loaded(self) -> LoadedList:
        """The list."""
        return self.tracked.loaded

    @property
    def is_followed(self) -> bool:
        """Whether there is a ledger: without one nothing is known of completion."""
        return self.tracked.ledger.is_there

    @property
    def rules(self) -> ScoringRules | None:
        """The scoring rules, once they are written."""
        return self.evaluation.model.rules if self.evaluation else None

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What is scored; nothing where there are no rules."""
        return self.rules.criteria if self.rules else ()

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """What is added to totals or deducted from them."""
        return self.rules.adjustments if self.rules else ()

    @property
    def open_items(self) -> int:
        """How many items are due only after its day, and not done by then: for them the day counts as the end."""
        if not self.is_followed:
            return 0
        return sum(
            item.due_date > self.as_of and any(standing.reached is None for standing in self.tracked.items[item.id])
            for _, item in self.loaded.model.items()
        )

    @property
    def open_checks(self) -> int:
        """How many checks found less than was reported; rates are of what was reported."""
        return sum(len(differing(standings)) for standings in self.tracked.items.values())

    def scored(self, result: Result) -> Iterator[Scored]:
        """What one of the results gains, criterion by criterion."""
        for criterion, points in zip(self.criteria, result.points, strict=True):
            yield Scored(criterion, points, None if points is None else score(criterion, points))

    def adjusted(self, result: Result) -> Iterator[tuple[Adjustment, Gain | None]]:
        """What one of the results gets by each adjustment; None by one that isn't for it."""
        return zip(self.adjustments, result.gains, strict=True)

    def steps(self, result: Result) -> Iterator[Step]:
        """How a project's result came about, number by number."""
        return self.trace.steps(result)

    @property
    def trace(self) -> Trace:
        """How the results came about: for several of them, which share what it looks up."""
        from ..evaluation.trace import Trace

        return Trace(self.loaded, self.tracked.ledger, self.evaluation, self.results, self.as_of)


def evaluation_path(loaded: LoadedList, named: Path | None = None) -> Path:
    """The evaluation that is meant: the one named, or the one beside the list."""
    return named or naming.beside(loaded.path, "evaluation")


def evaluate_list(
    loaded: LoadedList,
    as_of: date,
    by: By = By.PROJECT,
    ledger: Path | None = None,
    evaluation: Path | None = None,
) -> Evaluated:
    """Evaluate a list on the day that is taken for the end.

    ``ledger`` and ``evaluation`` name its files, otherwise they are those beside it; an evaluation that isn't
    there is left out, unless it is named. Nor need there be a ledger, unless it is named, where there are votes or
    scores, and no criterion draws on what was reported. Raises SourceError if a file can't be had, and
    InvalidListError if one isn't valid.
    """
    return evaluate_tracked(track(loaded, load_ledger_or_none_yet(loaded, ledger), as_of), as_of, by, evaluation)


def evaluate_tracked(tracked: Tracked, as_of: date, by: By = By.PROJECT, evaluation: Path | None = None) -> Evaluated:
    """Evaluate a list, as `evaluate_list` does, of which is known where everything stands on the day."""
    loaded = tracked.loaded
    found = _evaluation_of(loaded, tracked.ledger, evaluation)
    items = tracked.items if tracked.ledger.is_there else None
    results = evaluate(loaded.model, items, found.model if found else None, by)
    return Evaluated(tracked, found, as_of, results)


def check_files(loaded: LoadedList) -> None:
    """Raise what `evaluate_list` raises of the files beside a list."""
    _evaluation_of(loaded, load_ledger_or_none_yet(loaded))


def _evaluation_of(loaded: LoadedList, ledger: LoadedLedger, named: Path | None = None) -> LoadedEvaluation | None:
    """The evaluation of a list, if there is one. Raises an error if there is too little to evaluate it by."""
    path = evaluation_path(loaded, named)
    found = load_file(path, EVALUATION, loaded.model) if named or path.exists() else None
    if not ledger.is_there:
        if found is None:
            raise SourceError(_nothing(loaded, path))
        if not _stands_alone(found.model):
            load_ledger(loaded)  # the error says how to begin one
    return found


def _nothing(loaded: LoadedList, evaluation: Path) -> str:
    """That there is nothing to evaluate a list by, and how either file is begun or named."""
    if naming.is_shipped(loaded.path):
        return t(
            "{problem}. There is neither a ledger nor an evaluation: --ledger and --evaluation name them",
            problem=ON_THE_SHIPPED,
        )
    return t(
        "{ledger}: no such file, nor is there {evaluation}: nothing to evaluate. msss record creates the first,"
        " --ledger and --evaluation name others",
        ledger=naming.shown(ledger_path(loaded)),
        evaluation=naming.shown(evaluation),
    )


def _stands_alone(evaluation: Evaluation) -> bool:
    """Whether an evaluation comes to something without a ledger: by its votes, and by scores given by hand."""
    criteria = evaluation.rules.criteria if evaluation.rules else ()
    if any(criterion.draws_on in (Basis.COMPLETION, Basis.TIMELINESS) for criterion in criteria):
        return False
    adjustments = evaluation.rules.adjustments if evaluation.rules else ()
    if evaluation.votes or any(criterion.scores for criterion in criteria):
        return True
    return any(adjustment.counts for adjustment in adjustments)
