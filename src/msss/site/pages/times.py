"""Deadlines, month by month."""

from __future__ import annotations

from itertools import groupby

from ...common.language import t
from ...lists.deadlines import DueRow
from ...output.answers.items import days_in_words
from .. import addresses
from ..editions import Edition
from ..rendering import Page
from .common import way


def deadlines_page(edition: Edition) -> Page:
    """What is due when: a section for each month, with the days in it."""
    months = [(month, list(rows)) for month, rows in groupby(edition.due_rows, key=_month)]
    return Page(
        f"{edition.address}{addresses.DEADLINES}",
        "deadlines",
        t("Deadlines by month"),
        t("What is due in which month, of {list}", list=edition.model.title),
        {
            "months": months,
            "days": lambda row: days_in_words((row.due.date - edition.as_of).days),
        },
        edition,
        way(edition),
    )


def _month(row: DueRow) -> str:
    return row.due.date.strftime("%Y-%m") if row.due.date.year >= 1000 else row.due.date.isoformat()[:7]
