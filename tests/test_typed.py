"""Reports as they are typed: 4.5萬個, a part of a target's content, 500萬元 for what is counted in 萬元."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from msss import load
from msss.ledger.model import Entry
from msss.ledger.typed import (
    AmbiguousTargetError,
    ChangeError,
    MeasureError,
    TypedValue,
    content_meant,
    in_measure,
    typed_value,
)
from msss.values.quantity import Value

DAY = date(2022, 9, 30)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("45000", TypedValue(Value(Decimal(45000)))),
        ("4.5萬", TypedValue(Value(Decimal(45000)))),
        ("４．５萬 個", TypedValue(Value(Decimal(45000)), "個")),
        ("500萬元", TypedValue(Value(Decimal(5000000)), "元")),
        ("60%", TypedValue(Value(Decimal(60), is_percent=True))),
        ("Done", TypedValue(None)),
        ("已完成", TypedValue(None)),
    ],
)
def test_a_value_as_it_is_typed(text: str, typed: TypedValue) -> None:
    assert typed_value(text) == typed


@pytest.mark.parametrize("text", ["-5", " +5", "－５", "− 5個"])
def test_a_sign_makes_it_a_change(text: str) -> None:
    with pytest.raises(ChangeError):
        typed_value(text)


@pytest.mark.parametrize("text", ["", "many", "1000%", "1.2.3", "個"])
def test_what_is_no_value(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        typed_value(text)


def test_a_part_of_a_content_is_enough_in_either_script() -> None:
    of = load()
    assert content_meant(of, "1.1", "学位") == "新增學位"
    assert content_meant(of, "1.1", "公園") == "公園"
    with pytest.raises(AmbiguousTargetError, match="新 could be 新建成中小學、幼兒園 or 新增學位"):
        content_meant(of, "1.1", "新")


def test_a_value_comes_into_its_targets_measure() -> None:
    of = load()
    entry = Entry("2.2", DAY, "新開工保障性住房", Value(Decimal(5)))
    assert in_measure(entry, "萬平方米", of).value == Value(Decimal(50000))
    assert in_measure(entry, "", of) == entry
    with pytest.raises(MeasureError, match="counted in 平方米, not in 戶"):
        in_measure(entry, "戶", of)
