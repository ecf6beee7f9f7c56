"""The day that counts as today: this computer's, or the one that SOURCE_DATE_EPOCH fixes."""

from __future__ import annotations

from datetime import date

import pytest

from msss.clock import ClockError, today


def test_without_the_variable_it_is_this_computer_s_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert abs((today() - date.today()).days) <= 1  # midnight may pass between the two


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1649289600", date(2022, 4, 7)),
        ("1649375999", date(2022, 4, 7)),  # a second before midnight, in UTC
        ("1649376000", date(2022, 4, 8)),
    ],
)
def test_the_variable_fixes_the_day_in_utc(seconds: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert today() == day


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert abs((today() - date.today()).days) <= 1


@pytest.mark.parametrize("seconds", ["yesterday", "2022-04-07", "9" * 30, "-" + "9" * 30])
def test_what_is_no_number_of_seconds_is_said(seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(ClockError, match="is not a number of seconds since 1970: correct it, or unset it"):
        today()
