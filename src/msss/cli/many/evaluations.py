"""What `msss evaluate` asks of many lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...evaluation.scoring import By
from ...lists.evaluating import evaluate_tracked
from ...lists.tracking import Tracked
from ...output.answers.evaluation import evaluation_table, projects_of, shown_of, trace_table
from ...output.answers.evaluation_notes import notes
from ...output.cells import FileName
from ...output.streaming import RECORDS
from ...responsibilities.reading import LoadedList
from .. import common
from . import Facts, InList, Made, Question


class More(NamedTuple):
    """The files beside a list that were asked, and its projects."""

    ledger: FileName | None
    evaluation: FileName | None
    projects: tuple[str, ...]


@dataclass(frozen=True)
class Evaluations(Question):
    """What the year comes to; of a ``project``, how."""

    by: By = By.PROJECT
    project: str | None = None

    def follows(self, path: Path) -> bool:
        return True

    def track(self, loaded: LoadedList, day: date) -> tuple[Tracked, list[str]]:
        return common.track_quietly(loaded, day)[0], []  # `notes` says that there is no ledger

    def made(self, asked: InList) -> Made:
        one = evaluate_tracked(asked.tracked[asked.loaded.file], asked.day, self.by)
        has_columns = self.project is None and self.into.format not in RECORDS
        with self.speaking():
            if self.project is None:
                table = evaluation_table([one], self.by, drawn=False, shown=asked.facts.shown)
            else:
                table = trace_table([one], self.project, drawn=False)
        more = More(
            FileName(one.tracked.ledger.file) if one.is_followed else None,
            FileName(one.evaluation.file) if one.evaluation else None,
            projects_of(one),
        )
        said = tuple(notes(one, rows=self.by if self.project is None else None))
        facts = Facts(shown=tuple(shown_of(one, self.by)) if has_columns else ())
        return Made(table, facts=facts, notes=said, more=more)
