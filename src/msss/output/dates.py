"""Days in words, as a document has them."""

from __future__ import annotations

from datetime import date

from ..common.language import Phrase, t


def in_words(day: date) -> Phrase:
    """A day as a sentence names it: 30 September 2022, 2022年9月30日."""
    year, number = day.year, day.day
    months = (
        t("{day} January {year}", day=number, year=year),
        t("{day} February {year}", day=number, year=year),
        t("{day} March {year}", day=number, year=year),
        t("{day} April {year}", day=number, year=year),
        t("{day} May {year}", day=number, year=year),
        t("{day} June {year}", day=number, year=year),
        t("{day} July {year}", day=number, year=year),
        t("{day} August {year}", day=number, year=year),
        t("{day} September {year}", day=number, year=year),
        t("{day} October {year}", day=number, year=year),
        t("{day} November {year}", day=number, year=year),
        t("{day} December {year}", day=number, year=year),
    )
    return months[day.month - 1]
