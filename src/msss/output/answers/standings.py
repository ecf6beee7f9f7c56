"""Where targets stand, as rows: the same for every command that shows them."""

from __future__ import annotations

from fractions import Fraction

from ...common.terms import RATE, Worded, in_a_row
from ...ledger.progress import Standing, Step, is_level, spoken
from ...responsibilities.parts import content_in_words
from ...values.quantity import format_number
from ..cells import Id
from ..rates import rate
from ..table import Column
from .status import marked

BAR = 10
"""How many cells a bar has."""


def standing_columns(*, bars: bool = False, checks: bool = False) -> list[Column]:
    """The headings of `standing_cells`; where there are ``checks``, what was reported and what was found."""
    columns = [Column("序號"), Column("目標任務"), Column("填報" if checks else "完成", right=True)]
    columns += [Column("核實", right=True)] if checks else []
    columns += [Column("目標", right=True)]
    columns += [Column("計量單位", narrow=4), Column(RATE, right=True, narrow=4)]
    columns += [Column("", gives_way=True)] if bars else []
    return [*columns, Column("序時進度", right=True, narrow=4), Column("狀態")]


def standing_cells(standing: Standing, *, bars: bool = False, checks: bool = False, details: bool = False) -> list[str]:
    """Where one target stands.

    ``bars`` adds its completion rate as a bar, ``checks`` what was found; ``details`` name a part in other columns.
    """
    target = standing.target
    promise = content_in_words(target, standing.item.targets) if target and not details else standing.promise
    cells = [Id(standing.item.id), promise, reported(standing)]
    if checks:
        from .checks import found

        cells += [found(standing.check) if standing.check else ""]
    cells += [target.sign + format_number(target.goal) if target else "", target.measure if target else ""]
    cells += [rate(standing.rate) if standing.entry else ""]
    cells += [bar(standing.rate)] if bars else []
    return [*cells, expected(standing), marked(standing)]


def reported(standing: Standing) -> str:
    """What was reported last; empty if nothing was."""
    entry = standing.entry
    if entry is None:
        return ""
    words = " ".join(filter(None, (str(entry.value or ""), entry.stage)))
    return words or (Worded("是") if entry.done else "")


def hidden(standing: Standing) -> str:
    """The parts that the whole would hide, each with what is done of it: 鎮海 0/1 滯後；北侖 0/4 滯後."""
    short = standing.short_parts
    return in_a_row(
        [in_a_row((f"{part.unit} {done_of_part(part)}", Worded(part.word, spoken(part.word)))) for part in short], "；"
    )


def done_of_part(part: Standing) -> str:
    """What a unit has done of its part: 1/2."""
    return f"{reported(part) or '—'}/{format_number(part.target.goal) if part.target else ''}"


def expected(standing: Standing | Step) -> str:
    """The share of the period that has passed; empty for a level, which isn't held against it."""
    is_expected = not is_level(standing.target) and standing.schedule.is_measured
    return rate(standing.expected_share) if is_expected else ""


def bar(share: Fraction) -> str:
    """A completion rate as a bar of `BAR` cells."""
    filled = min(int(share * BAR + Fraction(1, 2)), BAR)
    return "█" * filled + "░" * (BAR - filled)
