"""Shares over time as bars."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from msss.output.chart import Bar, bars


def drawn(*lines: tuple[int, int], width: int = 30) -> list[str]:
    """Bars for pairs of percent, as wide as the terminal is."""
    return list(bars([Bar(f"day {at}", Fraction(a, 100), Fraction(b, 100)) for at, (a, b) in enumerate(lines)], width))


def test_a_bar_is_its_share_with_a_mark_where_it_should_be() -> None:
    assert drawn((0, 50), (25, 25), (50, 0), (100, 100)) == [
        "day 0 ·········│·········   0%",
        "day 1 ████│··············  25%",
        "day 2 │████████▌·········  50%",
        "day 3 ██████████████████│ 100%",
    ]


def test_parts_of_a_cell() -> None:
    parts = [line[6] for line in drawn(*((share, 99) for share in (0, 2, 3, 4, 5, 7)), width=19)]
    assert parts == ["·", "▏", "▎", "▍", "▌", "▋"]


def test_more_than_the_whole_widens_the_scale_up_to_twice() -> None:
    assert drawn((50, 100), (150, 50), width=26) == ["day 0 █████·····│····  50%", "day 1 █████│█████████ 150%"]
    ends = [line.split(" ", 2)[2] for line in drawn((100, 0), (3000, 0), width=22)]
    assert ends == ["│████·····  100%", "│█████████ 3000%"]


def test_rounding_is_half_up() -> None:
    lines = list(bars([Bar("a", Fraction(125, 1000), Fraction(0)), Bar("b", Fraction(5, 1000), Fraction(0))], 40))
    assert [line.split()[-1] for line in lines] == ["13%", "1%"]


def test_nothing() -> None:
    assert drawn() == []


@pytest.mark.parametrize(("width", "cells"), [(0, 10), (20, 10), (40, 29), (200, 60)])
def test_a_bar_has_from_ten_to_sixty_cells(width: int, cells: int) -> None:
    assert len(drawn((100, 50), width=width)[0]) == cells + len("day 0  100%")


_SHARES = st.fractions(min_value=0, max_value=40)


@given(st.lists(st.tuples(_SHARES, st.fractions(min_value=0, max_value=1)), max_size=6), st.integers(0, 200))
def test_every_line_is_as_wide_as_the_others_and_fits(shares: list[tuple[Fraction, Fraction]], width: int) -> None:
    lines = list(bars([Bar("2022-09-30", *one) for one in shares], width))
    assert len({cell_len(line) for line in lines}) <= 1
    assert all(cell_len(line) <= max(width, 10 + 10 + 5 + 2) for line in lines)
    assert all(line.count("│") == 1 for line in lines)


def test_where_no_share_is_expected_there_is_no_mark() -> None:
    """A level, such as minutes, isn't held against the time that has passed."""
    (line,) = bars([Bar("2022-06-30", Fraction(3, 4), None)], 40)
    assert line == "2022-06-30 ██████████████████▊······ 75%"
