"""The slips that contradict themselves are found: a small sample of what benchmarks/mutants.py measures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
import mutants  # noqa: E402


@pytest.fixture(scope="module")
def measured() -> list[mutants.Operator]:
    return mutants.measure(seed=1, most=8)


def test_at_most_one_in_twenty_is_silent(measured: list[mutants.Operator]) -> None:
    silent = [f"{one.name}: {what}" for one in measured if one.contradicts for what in one.silent]
    assert mutants.share_silent(measured) <= mutants.GOAL, silent


def test_every_kind_of_slip_was_made(measured: list[mutants.Operator]) -> None:
    assert [one.name for one in measured if not one.made] == []


def test_the_same_seed_makes_the_same_mutants(measured: list[mutants.Operator]) -> None:
    before = [(one.name, one.made, list(one.silent)) for one in measured]
    assert [(one.name, one.made, one.silent) for one in mutants.measure(seed=1, most=8)] == before


def test_the_page_has_a_row_for_every_kind() -> None:
    page = (BENCHMARKS.parent / "docs" / "mutants.md").read_text(encoding="utf-8")
    assert [one.name for one in mutants.OPERATORS if f"| {one.file} | {one.name} | " not in page] == []
