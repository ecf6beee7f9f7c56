"""Shares over time as bars, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from .rates import rate

FILLED, PARTS, EMPTY, MARK = "█", " ▏▎▍▌▋▊▉", "·", "│"
_LEAST, _MOST = 10, 60
"""How many cells a bar has, at least and at most."""
_FULL = 2
"""A bar shows no more than twice the whole: beyond that, the others would be too short to compare."""


class Bar(NamedTuple):
    """One line of a chart: what it is called, its share, the share that is expected, both as fractions of one.

    Where no share is expected it is None.
    """

    label: str
    share: Fraction
    expected: Fraction | None


def bars(lines: Sequence[Bar], width: int) -> Iterator[str]:
    """A line of up to ``width`` cells for each bar: label, bar with a mark at the expected share, percent.

    Labels are ASCII. All bars have one scale, which ends at the whole, or where the longest does.
    """
    labels = max((len(line.label) for line in lines), default=0)
    percents = [rate(line.share) for line in lines]
    numbers = max((len(number) for number in percents), default=0)
    cells = min(max(width - labels - numbers - 2, _LEAST), _MOST)
    scale = min(max((line.share for line in lines), default=Fraction(1)), Fraction(_FULL))
    scale = max(scale, Fraction(1))
    for line, number in zip(lines, percents, strict=True):
        yield f"{line.label.ljust(labels)} {_bar(line, cells, scale)} {number.rjust(numbers)}"


def _bar(line: Bar, cells: int, scale: Fraction) -> str:
    eighths = int(min(line.share, scale) / scale * cells * 8)
    whole, part = divmod(eighths, 8)
    drawn = FILLED * whole + (PARTS[part] if part else "")
    drawn += EMPTY * (cells - len(drawn))
    if line.expected is None:
        return drawn
    mark = min(int(line.expected / scale * cells), cells - 1)
    return drawn[:mark] + MARK + drawn[mark + 1 :]
