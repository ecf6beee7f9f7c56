"""The evaluation: the deputies' votes on each project, and the scoring rules that the office writes.

``evaluation_2022.yaml`` stands next to ``responsibility_list_2022.yaml``. The votes are those of the
year-end evaluation (年末測評評議), the rules are the 考核細則; both are of clause 三 of the notice, which
leaves what they say to the office. The file is read as strictly as the list, by the same means. What
follows from it is worked out in `msss.scoring`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import SchemaValidator

from . import loading, rules, yamlsource
from .diagnostic import Diagnostic, first_of
from .errors import InvalidListError
from .model import ResponsibilityList
from .shape import Vocabulary, check, choice, count, many, mapping, number, points, text, validator, year
from .yamlsource import Document

FULL = 100
"""Points go from 0 to so many, and the weights of the criteria add up to as many."""


class Basis(StrEnum):
    """What a criterion draws its points on."""

    COMPLETION = "completion"
    TIMELINESS = "timeliness"
    SATISFACTION = "satisfaction"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Vote:
    """How the deputies voted on one project; ``deputies`` is how many were there for it."""

    project: int
    satisfied: int
    basically_satisfied: int
    dissatisfied: int
    abstained: int
    deputies: int | None = None

    @property
    def cast(self) -> int:
        """How many voted. Who abstains (棄權) votes; only who stays away doesn't."""
        return self.satisfied + self.basically_satisfied + self.dissatisfied + self.abstained


@dataclass(frozen=True, slots=True)
class Score:
    """The points that a project was given by hand."""

    project: int
    score: Decimal


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is scored, from 0 to 100 points, and how much it weighs in the total.

    ``late`` is what an item done late is worth, ``basically_satisfied`` what such a vote is, where the
    office takes another number than `msss.scoring`; ``scores`` are a manual criterion's.
    """

    name: str
    weight: Decimal
    draws_on: Basis
    late: Decimal | None = None
    basically_satisfied: Decimal | None = None
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (等次), and the lowest total that gets it."""

    name: str
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """The scoring rules (考核細則): what is scored, and from which total on a grade is given, best first."""

    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One year's evaluation: votes, once they are cast, and rules, once they are written.

    ``deputies`` is how many were there, for every vote that doesn't say so itself.
    """

    year: int
    deputies: int | None = None
    votes: tuple[Vote, ...] = ()
    rules: ScoringRules | None = None


class LoadedEvaluation(NamedTuple):
    """A valid evaluation, the file it came from (as it is shown), and where everything in it stands."""

    evaluation: Evaluation
    file: str
    document: Document


def path_beside(path: Path) -> Path:
    """Where the evaluation of the list at ``path`` stands: ``evaluation_2022.yaml`` beside it."""
    return loading.beside(path, "evaluation")


def load_evaluation(path: Path, responsibilities: ResponsibilityList) -> LoadedEvaluation:
    """Read the evaluation at ``path``, which is of ``responsibilities``.

    Raises SourceError if it can't be had, InvalidListError with every diagnostic if it isn't valid.
    """
    file = loading.shown(path)
    evaluation, document, diagnostics = parse_evaluation(loading.read_bytes(path), file, responsibilities)
    if diagnostics or evaluation is None or document is None:
        raise InvalidListError(diagnostics)
    return LoadedEvaluation(evaluation, file, document)


def parse_evaluation(
    content: bytes, file: str, responsibilities: ResponsibilityList
) -> tuple[Evaluation | None, Document | None, tuple[Diagnostic, ...]]:
    """The evaluation in ``content``, its document, and every error in it, as `msss.loading.parse` for a list."""
    evaluation, document, problems = read_evaluation(content, file)
    if evaluation is None or document is None:
        return None, document, problems
    found = rules.evaluation_errors(responsibilities, evaluation, document, file)
    return evaluation, document, tuple(first_of(chain(problems, found)))


def read_evaluation(content: bytes, file: str) -> tuple[Evaluation | None, Document | None, tuple[Diagnostic, ...]]:
    """The evaluation in ``content`` as it stands, not held against any list, and every error of its form."""
    reading = yamlsource.read(content, file)
    if reading.document is None:
        return None, None, reading.diagnostics
    evaluation, problems = check(_validator(), _VOCABULARY, reading.document, file)
    if any(diagnostic.code in ("MSS004", "MSS008") for diagnostic in reading.diagnostics):
        evaluation = None  # what an alias or a cut text says is not known, as in `msss.loading.parse`
    return evaluation, reading.document, tuple(first_of(chain(reading.diagnostics, problems)))


@lru_cache(maxsize=1)
def _validator() -> SchemaValidator:
    vote = mapping(
        Vote,
        {
            "project": number(),
            "satisfied": count(),
            "basically_satisfied": count(),
            "dissatisfied": count(),
            "abstained": count(),
            "deputies": count(),
        },
    )
    criterion = mapping(
        Criterion,
        {
            "name": text(),
            "weight": points(),
            "draws_on": choice(Basis),
            "late": points(),
            "basically_satisfied": points(),
            "scores": many(mapping(Score, {"project": number(), "score": points()})),
        },
    )
    grade = mapping(Grade, {"name": text(), "at_least": points()})
    scoring = mapping(ScoringRules, {"criteria": many(criterion, some=True), "grades": many(grade)})
    keys = {"year": year(), "deputies": count(), "votes": many(vote), "rules": scoring}
    return validator(mapping(Evaluation, keys))


# --- what messages call it all

_NOUNS: dict[type[Any], str] = {
    Evaluation: "evaluation",
    Vote: "vote",
    ScoringRules: "set of rules",
    Criterion: "criterion",
    Score: "score",
    Grade: "grade",
}
_HOLDERS: dict[str, type[Any]] = {
    "votes": Vote,
    "rules": ScoringRules,
    "criteria": Criterion,
    "scores": Score,
    "grades": Grade,
}
_EXAMPLES = {
    "year": "year: 2022",
    "deputies": "deputies: 100",
    "votes": "votes: with a - {project: 1, satisfied: 80, basically_satisfied: 12, dissatisfied: 5, abstained: 3}"
    " for each project",
    "project": "project: 1",
    "satisfied": "satisfied: 80",
    "basically_satisfied": "basically_satisfied: 12",
    "dissatisfied": "dissatisfied: 5",
    "abstained": "abstained: 0",
    "rules": "rules: with criteria: and grades:",
    "criteria": "criteria: with a - {name: 完成情況, weight: 40, draws_on: completion} for each",
    "weight": "weight: 40",
    "draws_on": "draws_on: completion",
    "scores": "scores: with a - {project: 1, score: 85} for each project",
    "score": "score: 85",
    "grades": "grades: with a - {name: 優秀, at_least: 90} for each, best first",
    "at_least": "at_least: 90",
}
_WORDS = dict(
    pair.split(":")
    for pair in (
        "年份:year 年度:year 代表:deputies 到會代表:deputies 投票:votes 測評:votes 考核細則:rules 細則:rules"
        " 項目:project 序號:project 滿意:satisfied 基本滿意:basically_satisfied 不滿意:dissatisfied 棄權:abstained"
        " 指標:criteria 考核指標:criteria 名稱:name 權重:weight 分值:weight 依據:draws_on 逾期:late 評分:scores"
        " 得分:score 等次:grades 等級:grades 從:at_least from:at_least"
    ).split()
)
_VOCABULARY = Vocabulary(_NOUNS, _HOLDERS, _EXAMPLES, _WORDS)
