"""A percentage that is reported of a target with a quantity: 60%, 年度目標任務的55% (Ningbo, 2014). All figures are made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from ledgers import LIST, TEXT, ledger, read, write
from running import ask

from msss.ledger.bulletin import bulletin
from msss.ledger.kind import LEDGER
from msss.ledger.progress import Status, standings, steps
from msss.ledger.rules import mss410_far_beyond_the_target
from msss.lists.loading import parse_list
from msss.values.quantity import Value

JULY = date(2023, 7, 1)
PARKS = '{item: "1.2", date: 2023-06-30, value: '


def test_it_counts_as_that_share_of_the_target() -> None:
    for written, rate in (("50%", Fraction(1, 2)), ("完成年度目標任務的55%", Fraction(11, 20))):
        found = next(one for one in standings(LIST, read(ledger(PARKS + written + "}")), JULY) if one.item.id == "1.2")
        assert (found.rate, found.status) == (rate, Status.ON_SCHEDULE if rate == Fraction(1, 2) else Status.AHEAD)
    done = next(one for one in standings(LIST, read(ledger(PARKS + "100%}")), JULY) if one.item.id == "1.2")
    assert done.status is Status.DONE_EARLY


def test_what_was_done_between_a_number_and_a_percentage_is_in_points() -> None:
    entries = (
        f'{PARKS}3}}\n{{item: "1.2", date: 2023-07-31, value: 50%}}\n{{item: "1.2", date: 2023-08-31, value: 70%}}'
    )
    changes = [step.change for step in steps(LIST, read(ledger(entries)), "1.2")]
    assert changes == [None, Value(Decimal(20), is_percent=True), Value(Decimal(20), is_percent=True)]


def test_a_target_that_is_counted_in_percent_is_reported_in_its_measure() -> None:
    text = TEXT.replace("quantity: 10, measure: 個", "quantity: 80, measure: ％")
    of = parse_list(text.encode(), "list.yaml").model
    assert of is not None
    for written in ("60%", "60"):
        parsed = LEDGER.parse(ledger(f"{PARKS}{written}}}").encode(), "ledger.yaml", of, JULY)
        assert parsed.model is not None
        assert next(one for one in standings(of, parsed.model, JULY) if one.item.id == "1.2").rate == Fraction(3, 4)


def test_what_is_owed_is_in_the_targets_measure() -> None:
    """On 2023-09-30, 242 of 303 days have passed: 8 of 10 parks, of which 30 % are 3."""
    (arrears, *_) = bulletin(LIST, read(ledger(PARKS + "30%}")), date(2023, 9, 30)).behind
    assert (arrears.standing.item.id, arrears.owed) == ("1.2", 5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "data", PARKS + "3}")
    return tmp_path


def test_record_takes_it(folder: Path) -> None:
    answer = ask("record", "1.2", "50%", "--date", "2023-07-31", cwd=folder)
    assert answer.code == 0
    assert "recorded in data/progress_2023.yaml: 1.2 新增公園 50%, 2023-07-31" in answer.err
    assert "1.2: 3 → 50% (+20 points), 50 % of 10" in answer.err
    assert "value: 50%" in (folder / "data" / "progress_2023.yaml").read_text(encoding="utf-8")


def test_it_is_shown_as_it_is(folder: Path) -> None:
    write(folder / "data", PARKS + "完成60%}")
    asked = ["--as-of", "2023-07-01"]
    row = next(row for row in ask("progress", *asked, cwd=folder).rows if row[0] == "1.2")
    assert (row[2], row[5]) == ("60%", "60%")
    record = next(one for one in ask("progress", *asked, "--format", "json", cwd=folder).data if one["id"] == "1.2")
    assert (record["value"], record["rate"]) == (None, 0.6)
    assert "Progress\t60% (2023-06-30) ahead" in ask("show", "1.2", *asked, cwd=folder).out
    assert "2023-06-30 報 60%" in ask("evaluate", "--as-of", "2023-07-01", "--explain", "1", cwd=folder).out


def test_a_rate_far_beyond_the_whole_is_asked_about_where_there_is_no_target() -> None:
    """萧县 published 286 % in September 2025: with a note that says what was counted it is right."""
    rate = '{item: "1.4", date: 2023-07-31, value: 286%}'

    def warned(entry: str) -> list[str]:
        return [str(finding.message) for finding in mss410_far_beyond_the_target.check(LIST, read(ledger(entry)))]

    assert warned(rate) == ["286% is far more than the whole"]
    assert warned(rate.replace("}", ", note: 630個}")) == []
    assert warned(rate.replace("286", "150")) == []


def test_such_a_rate_is_recorded_only_if_it_is_meant(tmp_path: Path) -> None:
    path = write(tmp_path)
    asked = ["record", "1.4", "286%", "--date", "2023-07-31", "-f", path.with_name("responsibility_list_2023.yaml")]
    answer = ask(*asked)
    assert (answer.code, "1.4: 286% is far more than the whole. If it is right, add --yes" in answer.err) == (1, True)
    assert ask(*asked, "--note", "630個").code == 0
