"""How an adjustment of a project came about, in words: what was counted, and by what arithmetic."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ..common.language import t
from ..values.quantity import format_number
from .adjusting import Counts, Gain, limited, points_of_rank, worth_of
from .model import Adjustment, Counted, Draws


def in_words(adjustment: Adjustment, project: int, gain: Gain) -> str:
    """How a project got what it gets."""
    counts = Counts(adjustment, {})
    how: str
    match adjustment.draws_on:
        case Draws.TIMES:
            lines = counts.lines.get(project, [])
            how = " + ".join(_times(adjustment, one) for one in lines) or t("none counted")
            found = sum((one.amount * worth_of(adjustment, one) for one in lines), Fraction(0))
        case Draws.SHARE:
            amount, most = counts.amount(project), format_number(adjustment.most or Decimal(0))
            how = f"{amount} ÷ {counts.most} × {most}" if counts.most else t("none counted")
            found = Fraction(amount, counts.most or 1) * Fraction(adjustment.most or 0)
        case _:
            if gain.rank is None:
                return t("no rank")
            how, found = _rank(adjustment, gain.rank), points_of_rank(adjustment, gain.rank)
    if limited(found, adjustment.cap, adjustment.floor) == found:
        return how
    return at_most(how, adjustment.cap) if found > (gain.points or 0) else at_least(how, adjustment.floor)


def at_most(how: str, cap: Decimal | None) -> str:
    """What a cap cut."""
    return t("{how}, at most {limit}", how=how, limit=format_number(cap or Decimal(0)))


def at_least(how: str, floor: Decimal | None) -> str:
    """What a floor lifted."""
    return t("{how}, at least {limit}", how=how, limit=format_number(floor or Decimal(0)))


def _times(adjustment: Adjustment, one: Counted) -> str:
    each = adjustment.each if one.each is None else one.each
    return f"{one.amount} × {format_number(each or Decimal(0))}"


def _rank(adjustment: Adjustment, rank: int) -> str:
    listed = len(adjustment.by_rank)
    if rank <= listed or adjustment.then is None:
        return t("rank {rank}", rank=rank)
    last, then = format_number(adjustment.by_rank[-1]), format_number(adjustment.then)
    return t("rank {rank}: {sum}", rank=rank, sum=f"{last} + {rank - listed} × {then}")
