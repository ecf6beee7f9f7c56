"""A list evaluated with the files beside it, and where targets stand, as a program asks for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from running import LIST_2022, ROOT

from msss.common.errors import SourceError
from msss.evaluation.scoring import By
from msss.ledger.history import history
from msss.ledger.progress import Status
from msss.lists.evaluating import evaluate_list
from msss.lists.loading import load_list
from msss.lists.selection import select_all
from msss.lists.standings import standings_in_order, standings_of
from msss.lists.tracking import load_ledger, track
from msss.responsibilities.query import Query, Sort, items_called

EXAMPLES = ROOT / "examples"
LEDGER, EVALUATION = EXAMPLES / "progress_2022.yaml", EXAMPLES / "evaluation_2022.yaml"
LIST = load_list(LIST_2022)


def test_a_list_is_evaluated_with_the_files_that_are_named() -> None:
    found = evaluate_list(LIST, date(2022, 12, 31), ledger=LEDGER, evaluation=EVALUATION)
    assert [result.project.number for result in found.results] == list(range(1, 11))
    assert found.open_items == 0
    first = found.results[0]
    assert sum(score for _, _, score in found.scored(first) if score is not None) == first.total
    assert [step.of for step in found.steps(first)][-1] == "1"


def test_what_is_due_later_is_open(tmp_path: Path) -> None:
    found = evaluate_list(LIST, date(2022, 4, 8), By.UNIT, LEDGER)
    assert found.open_items == len(list(LIST.model.items()))
    assert found.evaluation is None
    assert found.criteria == ()
    with pytest.raises(SourceError):
        evaluate_list(LIST, date(2022, 4, 8), ledger=LEDGER, evaluation=tmp_path / "none.yaml")


def test_the_history_of_a_project_and_of_one_target() -> None:
    ledger = load_ledger(LIST, LEDGER).model
    ids = [item.id for item in items_called(LIST.model, "1")]
    assert ids == ["1.1", "1.2"]
    reports = history(LIST.model, ledger, ids, date(2022, 12, 31)).reports
    assert [step.entry.item for step in reports] == sorted(step.entry.item for step in reports)
    found = history(LIST.model, ledger, ids, date(2022, 12, 31), "学位")
    assert {step.promise for step in found.reports} == {"新增學位"}
    nothing = history(LIST.model, ledger, ids, date(2022, 4, 8)).unreported
    assert [standing.promise for standing in nothing] == [
        target.content for item in items_called(LIST.model, "1") for target in item.targets
    ]


def test_where_targets_stand_is_selected_and_sorted() -> None:
    tracked = {LIST.file: track(LIST, load_ledger(LIST, LEDGER), date(2022, 9, 30))}
    everything = standings_of(select_all([LIST], Query()), tracked)
    rates = [standing.rate for _, standing in standings_in_order(everything, Sort.RATE)]
    assert rates == sorted(rates)
    behind = standings_of(select_all([LIST], Query()), tracked, {Status.BEHIND})
    assert behind == [one for one in everything if one[1].status is Status.BEHIND]
    assert behind
    assert len(behind) < len(everything)
