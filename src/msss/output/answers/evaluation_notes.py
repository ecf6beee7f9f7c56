"""The notes of an evaluation: what is not known yet, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...common.language import Series, t, tn
from ...evaluation.model import Draws
from ...evaluation.scoring import By
from ...files.naming import is_shipped, shown
from ...lists.evaluating import Evaluated, evaluation_path
from ...lists.tracking import ON_THE_SHIPPED

_HOW = t("docs/file-format.md says how, examples/evaluation_2022.yaml is an invented example")

_MANY = 10
"""So many units are named."""


def notes(one: Evaluated, named: Path | None = None, *, rows: By | None = None) -> Iterator[str]:
    """What is not known yet, and what to do about it; of ``rows``, why some lack what others have.

    ``named`` is the evaluation's file, if one is named.
    """
    if one.open_items:
        yield tn(
            "{count} item is due after {day}, and not done by then: {day} counts as its end",
            "{count} items are due after {day}, and not done by then: {day} counts as their end",
            one.open_items,
            day=one.as_of,
        )
    if checks := one.open_checks:
        yield tn(
            "{count} check found less than was reported: the rates are those of the report. msss progress shows it",
            "{count} checks found less than was reported: the rates are those of the reports. msss progress shows them",
            checks,
        )
    shipped = is_shipped(one.loaded.path)
    if not one.is_followed and shipped:
        yield ON_THE_SHIPPED
    elif not one.is_followed:
        yield t(
            "nothing was reported: there is no {file}, and completion isn't known. msss record creates it",
            file=one.tracked.ledger.file,
        )
    if one.evaluation is None and shipped:
        yield t("no votes and no score: --evaluation names the file that holds them ({how})", how=_HOW)
    elif one.evaluation is None:
        path = shown(evaluation_path(one.loaded, named))
        yield t(
            "no votes and no score: there is no {file}. Begin it with year: and votes: ({how})", file=path, how=_HOW
        )
    elif not one.criteria and not (one.rules and (one.rules.verdicts or one.rules.adjustments)):
        yield t(
            "no score: {file} has no rules. Add rules: with criteria: and grades: ({how})",
            file=one.evaluation.file,
            how=_HOW,
        )
    for adjustment in one.adjustments:
        if adjustment.draws_on is Draws.RANK and not adjustment.counts:
            yield t("no total: {name} has no ranks yet. Add counts: when they are known", name=adjustment.name)
    if one.criteria and one.evaluation is not None and not one.evaluation.model.votes:
        yield t("{file} has no votes yet. Add votes: when they are cast ({how})", file=one.evaluation.file, how=_HOW)
    if rows is not None:
        yield from _of_the_rows(one, rows)


def _of_the_rows(one: Evaluated, by: By) -> Iterator[str]:
    """Why rows lack what others have."""
    rules = one.rules
    if rules is None or one.evaluation is None:
        return
    if by is By.PROJECT and rules.verdicts and any(vote.item is not None for vote in one.evaluation.model.votes):
        yield t(
            "{file} has votes on items: where these are voted on, a project has no verdict of its own. --by item shows"
            " those of the items",
            file=one.evaluation.file,
        )
    for index, adjustment in enumerate(rules.adjustments if by is By.UNIT else ()):
        if adjustment.draws_on is Draws.RANK and adjustment.then and adjustment.is_of_units:
            gains = ((result.unit or "", result.gains[index]) for result in one.results)
            without = [unit for unit, gain in gains if gain is not None and gain.rank is None]
            if without:
                yield tn(
                    "{units} has no rank for {name}, and gets no points for one",
                    "{units} have no rank for {name}, and get no points for one",
                    len(without),
                    units=Series([*without[:_MANY], "…"] if len(without) > _MANY else without),
                    name=adjustment.name,
                )
