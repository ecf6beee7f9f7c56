"""Where a line of text may break: between words, after a Chinese character; never inside a number."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from msss.output.wrapping import pieces, wrapped

NEVER_FIRST = "、，。；：！？）」』】〉》”’%％)]},.;:!?…—"
NEVER_LAST = "（「『【〈《“‘(["


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("msss: no item matches", 14, ["msss: no item", "matches"]),
        ("the ledger is data/progress.yaml", 20, ["the ledger is", "data/progress.yaml"]),
        ("完成回遷安置11600戶", 16, ["完成回遷安置", "11600戶"]),
        ("新增學位6萬個,新建70所", 12, ["新增學位", "6萬個,新建", "70所"]),
        ("保障性住房100萬平方米", 16, ["保障性住房", "100萬平方米"]),
        ("從10月..11月", 10, ["從", "10月..11月"]),
        ("還差 45,000 個", 9, ["還差", "45,000 個"]),
        ("due 1/1月 is no date", 6, ["due", "1/1月", "is no", "date"]),
        ("各區、縣(市)政府", 6, ["各區、", "縣(市)", "政府"]),
        ("推進“四好農村路”建設", 5, ["推進", "“四好", "農村", "路”建", "設"]),
        ("學校,幼兒園", 4, ["學", "校,", "幼兒", "園"]),
        ("一段  兩個空格", 5, ["一段", "兩個", "空格"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert list(wrapped(text, width)) == lines


def test_the_next_lines_can_be_indented() -> None:
    assert list(wrapped("help: write the day", 10, "  ")) == ["help:", "  write", "  the day"]


def test_what_is_wider_than_a_line_is_cut() -> None:
    assert list(wrapped("a abcdefgh", 4)) == ["a", "abcd", "efgh"]


def test_blanks_at_the_beginning_stay() -> None:
    assert list(wrapped("    four", 20)) == ["    four"]
    assert list(wrapped("", 20)) == [""]


TEXTS = st.text(st.sampled_from("ab1290 市建委萬個月日、，。；：！？（）「」“”()%,.:-_/"), max_size=60)


@given(TEXTS, st.integers(1, 30))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line.rstrip()) <= max(width, 2) for line in lines)


@given(TEXTS, st.integers(1, 30))
def test_no_line_begins_or_ends_with_what_may_not(text: str, width: int) -> None:
    longest = max(map(cell_len, pieces(text)), default=0)
    lines = list(wrapped(text, max(width, longest)))  # what is wider than a line has to be cut
    for before, after in pairwise(lines):
        # A mark that stands after a blank is a word of its own.
        assert after[:1] not in NEVER_FIRST or f" {after}"[:2] in text.replace("  ", " ")
        assert before[-1:] not in NEVER_LAST or f"{before[-1:]} " in text
