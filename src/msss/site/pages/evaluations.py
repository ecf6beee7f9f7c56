"""The evaluation of the year: results of projects and units, and how each number of a project came about."""

from __future__ import annotations

from collections.abc import Iterable

from ...common.language import t
from ...evaluation.scoring import By, evaluate
from ...evaluation.trace import Step
from ...lists.evaluating import Evaluated
from ...output.answers.evaluation import evaluation_table, title_of_project
from ...responsibilities.numbering import label
from .. import addresses
from ..editions import Edition
from ..rendering import Page, table_shows
from .common import way


def evaluation_page(edition: Edition, evaluated: Evaluated) -> Page:
    """The results of all projects and of all units that lead items, and every step to them."""
    followed = evaluated.tracked.items if evaluated.is_followed else None
    votes = evaluated.evaluation.model if evaluated.evaluation else None
    by = {
        way_of: evaluated._replace(results=evaluate(edition.model, followed, votes, way_of))
        for way_of in (By.ITEM, By.UNIT)
    }
    tables = [(t("By project"), table_shows(evaluation_table([evaluated], By.PROJECT, drawn=False).spoken()))]
    if votes and any(vote.item for vote in votes.votes):
        tables.append((t("By item"), table_shows(evaluation_table([by[By.ITEM]], By.ITEM, drawn=False).spoken())))
    if by[By.UNIT].results:
        tables.append((t("By unit"), table_shows(evaluation_table([by[By.UNIT]], By.UNIT, drawn=False).spoken())))
    pages = {loaded.file: f"{edition.address}{page}" for page, loaded in edition.files.items()}
    trace = evaluated.trace
    steps = [
        (f"p{label(result.project)}", title_of_project(result.project), _lined(trace.steps(result), pages))
        for result in evaluated.results
    ]
    return Page(
        f"{edition.address}{addresses.EVALUATION}",
        "evaluation",
        t("Evaluation"),
        t("What the year comes to: {list}", list=edition.model.title),
        {"tables": tables, "steps": steps, "evaluated": evaluated, "has_votes": votes is not None},
        edition,
        way(edition),
    )


def _lined(steps: Iterable[Step], pages: dict[str, str]) -> list[tuple[Step, list[tuple[str, int]]]]:
    """Each step, and the lines that it comes from: the address of the page that shows them, and the number."""
    return [(step, [(pages[place.file], place.line) for place in step.places if place.file in pages]) for step in steps]
