"""Completion rates and shares of time as they are shown: in whole percent, or with as many decimals as are asked for.

What is short of the whole is never shown as 100 %, and JSON has exact numbers whatever is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction

from ..ledger import progress


class _State:
    """How many decimals are shown; None where nothing was asked."""

    digits: int | None = None


@contextmanager
def digits(number: int | None) -> Iterator[None]:
    """Show rates with so many decimals for a while."""
    before, _State.digits = _State.digits, number
    try:
        yield
    finally:
        _State.digits = before


def chosen() -> int | None:
    """How many decimals were asked for; None where nothing was."""
    return _State.digits


def asked(otherwise: int = 0) -> int:
    """How many decimals are shown; ``otherwise`` where nothing was asked."""
    return otherwise if _State.digits is None else _State.digits


def percent(share: Fraction, otherwise: int = 0) -> Decimal:
    """A share in percent, as it is shown: 0.9962 is 99 or 99.6."""
    return progress.percent(share, asked(otherwise))


def rate(share: Fraction, otherwise: int = 0) -> str:
    """A share as tables have it: 61%, 99.6%."""
    return f"{percent(share, otherwise):f}%"
