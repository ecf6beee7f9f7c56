"""Today: one day for all commands, which `SOURCE_DATE_EPOCH` and ``--as-of`` set; a gate allows a day's difference."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ledgers import ledger, write
from running import ask

from msss import MsssError
from msss.common import clock

NEW_YEARS_EVE = "1672444800"  # 2022-12-31 00:00 UTC


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A list of 2023 with a report of 1 June 2023."""
    write(tmp_path / "data", '{item: "1.2", date: 2023-06-01, value: 3}')
    return tmp_path / "data"


def test_the_day_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, day in [
        (NEW_YEARS_EVE, date(2022, 12, 31)),
        ("1672531199", date(2022, 12, 31)),
        ("0", date(1970, 1, 1)),
    ]:
        monkeypatch.setenv(clock.ENVIRONMENT, value)
        assert clock.today() == day
    for value in ("", None):
        monkeypatch.delenv(clock.ENVIRONMENT) if value is None else monkeypatch.setenv(clock.ENVIRONMENT, value)
        assert clock.today() == date.today()


def test_the_moment_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.ENVIRONMENT, "1672531199")
    assert clock.now().isoformat() == "2022-12-31T23:59:59+00:00"


@pytest.mark.parametrize("value", ["2022-12-31", "-1", "1.5", "٣", "9" * 30, " 1"])
def test_what_is_no_time_is_an_error(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(clock.ENVIRONMENT, value)
    with pytest.raises(MsssError, match="is not a time") as error:
        clock.today()
    assert error.value.exit_code == 2


@pytest.mark.parametrize("command", [["validate"], ["due"], ["progress"], ["units"], ["record", "1.2", "4"]])
def test_every_command_says_so(data: Path, command: list[str]) -> None:
    answer = ask(*command, cwd=data.parent, SOURCE_DATE_EPOCH="soon")
    assert answer.code == 2
    assert "msss: SOURCE_DATE_EPOCH=soon is not a time." in answer.err


@pytest.mark.parametrize(
    ("as_of", "code"), [("2023-06-01", 0), ("2023-05-31", 0), ("2023-05-30", 1), ("2022-12-31", 1)]
)
def test_a_report_of_tomorrow_is_let_be(data: Path, as_of: str, code: int) -> None:
    answer = ask("validate", "--as-of", as_of, cwd=data.parent)
    assert answer.code == code
    assert ("MSS404" in answer.out) == bool(code)


def test_the_environment_fixes_the_day_of_a_gate_and_the_option_goes_before_it(data: Path) -> None:
    assert "MSS404" in ask("validate", cwd=data.parent, SOURCE_DATE_EPOCH=NEW_YEARS_EVE).out
    answer = ask("validate", "--as-of", "2023-06-01", cwd=data.parent, SOURCE_DATE_EPOCH=NEW_YEARS_EVE)
    assert answer.code == 0


@pytest.mark.parametrize("command", [["progress"], ["list"], ["show", "1.2"], ["due"], ["history", "1.2"]])
def test_a_query_never_fails_for_the_clock(data: Path, command: list[str]) -> None:
    data.joinpath("progress_2023.yaml").write_text(
        ledger('{item: "1.2", date: 2999-06-01, value: 3}'), encoding="utf-8"
    )
    answer = ask(*command, cwd=data.parent)
    assert answer.code == 0, answer.err
    assert "MSS404" not in answer.err


def test_a_record_is_dated_and_days_are_counted_by_it(data: Path) -> None:
    day = {"SOURCE_DATE_EPOCH": "1688169600"}  # 2023-07-01
    assert ask("record", "1.2", "4", cwd=data.parent, **day).code == 0
    assert "date: 2023-07-01, value: 4" in data.joinpath("progress_2023.yaml").read_text(encoding="utf-8")
    assert {row["as_of"] for row in ask("due", "--format", "json", cwd=data.parent, **day).data} == {"2023-07-01"}
