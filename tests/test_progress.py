"""Where every target stands: rates, the time that has passed, statuses, corrections, and reports to come."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import LIST, ledger, read
from test_ledger import many
from timing import takes_ten_times_as_long

from msss.ledger.model import Entry, Ledger
from msss.ledger.progress import (
    TOLERANCE,
    Standing,
    Status,
    by_item,
    completion,
    percent,
    standings,
    steps,
    worst,
)
from msss.ledger.schedule import expected_share
from msss.responsibilities.model import Bound, Target
from msss.values.quantity import Value

PARKS = ("1.2", "新增公園")  # 10 by 2023-11-30, from 2023-01-31: 303 days


def stand(entries: str, as_of: str, id: str = "1.2", tolerance: Fraction = TOLERANCE) -> Standing:
    """Where the first target of an item stands, with what was reported: a line each, ``day value``."""
    rows = (line.split(maxsplit=1) for line in entries.splitlines())
    text = (
        ledger("\n".join(f'{{item: "{id}", date: {day}, {rest}}}' for day, rest in rows)) if entries else "year: 2023\n"
    )
    found = standings(LIST, read(text), date.fromisoformat(as_of), tolerance)
    return next(one for one in found if one.item.id == id)


# --- every status


@pytest.mark.parametrize(
    ("entries", "as_of", "status"),
    [
        # nothing was reported
        ("", "2023-02-01", Status.NOT_REPORTED),
        ("", "2023-11-30", Status.NOT_REPORTED),  # the deadline is the last day on time
        ("", "2023-12-01", Status.OVERDUE),
        # behind, on schedule, ahead: on 2023-07-01, 151 of 303 days have passed, 49.8 %
        ("2023-06-30 value: 0", "2023-07-01", Status.BEHIND),
        ("2023-06-30 value: 4", "2023-07-01", Status.BEHIND),
        ("2023-06-30 value: 5", "2023-07-01", Status.ON_SCHEDULE),
        ("2023-06-30 value: 6", "2023-07-01", Status.AHEAD),
        # on the day of the deadline, 99 % is no longer within any tolerance
        ("2023-11-29 value: 9.9", "2023-11-29", Status.ON_SCHEDULE),
        ("2023-11-29 value: 9.9", "2023-11-30", Status.BEHIND),
        # the same report, later
        ("2023-06-30 value: 6", "2023-08-01", Status.ON_SCHEDULE),
        ("2023-06-30 value: 6", "2023-10-01", Status.BEHIND),
        ("2023-06-30 value: 6", "2023-11-30", Status.BEHIND),
        ("2023-06-30 value: 6", "2023-12-01", Status.OVERDUE),
        # done
        ("2023-06-30 value: 10", "2023-07-01", Status.DONE_EARLY),
        ("2023-06-30 value: 10", "2024-02-01", Status.DONE_EARLY),
        ("2023-11-29 value: 10", "2023-12-31", Status.DONE_EARLY),
        ("2023-11-30 value: 10", "2023-12-31", Status.DONE),
        ("2023-12-15 value: 12", "2023-12-31", Status.DONE),
        # done the first time counts, whatever is reported after
        ("2023-06-30 value: 10\n2023-12-15 value: 12", "2023-12-31", Status.DONE_EARLY),
    ],
)
def test_status(entries: str, as_of: str, status: Status) -> None:
    assert stand(entries, as_of).status is status


@pytest.mark.parametrize(
    ("entries", "as_of", "status"),
    [
        # at most 30 minutes by 2023-12-31: a level is met or not, however much of the year has passed
        ("", "2023-06-30", Status.NOT_REPORTED),
        ("2023-02-28 value: 300", "2023-03-01", Status.NOT_MET),
        ("2023-02-28 value: 31", "2023-03-01", Status.NOT_MET),
        ("2023-06-30 value: 40", "2023-12-30", Status.NOT_MET),
        ("2023-06-30 value: 30", "2023-07-01", Status.DONE_EARLY),
        ("2023-06-30 value: 25\n2023-09-30 value: 35", "2023-10-01", Status.NOT_MET),  # and it may rise again
        # from the day of the deadline it is as late as anything else
        ("2023-06-30 value: 31", "2023-12-31", Status.BEHIND),
        ("2023-06-30 value: 31", "2024-01-01", Status.OVERDUE),
        ("", "2024-01-01", Status.OVERDUE),
        ("2023-12-31 value: 30", "2024-01-01", Status.DONE),
    ],
)
def test_a_target_of_at_most_so_much_is_not_held_against_time(entries: str, as_of: str, status: Status) -> None:
    assert stand(entries, as_of, id="1.3").status is status


@pytest.mark.parametrize("day", ["2023-06-30", "2023-11-30", "2023-12-31"])
def test_what_is_reported_later_does_not_count(day: str) -> None:
    later = f"{date.fromisoformat(day) + timedelta(days=1)} value: 10"
    assert stand(later, day) == stand("", day)
    assert stand(f"2023-05-31 value: 3\n{later}", day) == stand("2023-05-31 value: 3", day)
    assert stand(later.replace(later[:10], day), day).status in (Status.DONE, Status.DONE_EARLY)


def test_on_a_day_before_the_list_nothing_is_expected() -> None:
    standing = stand("", "2022-12-31")
    assert (standing.expected_share, standing.status) == (0, Status.NOT_REPORTED)


def test_who_has_to_act() -> None:
    assert {status for status in Status if status.is_behind} == {Status.BEHIND, Status.OVERDUE}
    words = "逾期 滯後 未報 未達標 按序時 超序時 完成 提前完成".split()
    assert [status.word for status in Status] == words


def test_an_item_stands_where_its_worst_target_does() -> None:
    assert worst([Status.DONE, Status.BEHIND, Status.NOT_REPORTED]) is Status.BEHIND
    assert worst(reversed(Status)) is Status.OVERDUE
    assert worst([Status.AHEAD, Status.DONE_EARLY]) is Status.AHEAD
    assert worst([Status.ON_SCHEDULE, Status.NOT_MET]) is Status.NOT_MET


# --- the tolerance


def test_the_tolerance_is_on_schedule_at_its_edges() -> None:
    """1.1 is due on 2023-12-31: 334 days. 167 of them are half, on 2023-07-17."""

    def status(value: int, tolerance: Fraction) -> Status:
        entries = Ledger(2023, (Entry("1.1", date(2023, 7, 1), "新增學位", Value(Decimal(value))),))
        return next(standings(LIST, entries, date(2023, 7, 17), tolerance)).status

    assert expected_share(date(2023, 1, 31), date(2023, 12, 31), date(2023, 7, 17)) == Fraction(1, 2)
    assert [status(value, TOLERANCE) for value in (26999, 27000, 30000, 33000, 33001)] == [
        Status.BEHIND,
        Status.ON_SCHEDULE,
        Status.ON_SCHEDULE,
        Status.ON_SCHEDULE,
        Status.AHEAD,
    ]
    assert [status(value, Fraction(0)) for value in (29999, 30000, 30001)] == [
        Status.BEHIND,
        Status.ON_SCHEDULE,
        Status.AHEAD,
    ]
    assert [status(value, Fraction(1)) for value in (0, 59999)] == [Status.ON_SCHEDULE, Status.ON_SCHEDULE]


# --- the share of the period


@pytest.mark.parametrize(
    ("start", "due", "as_of", "share"),
    [
        ("2022-04-07", "2022-12-31", "2022-04-07", Fraction(0)),
        ("2022-04-07", "2022-12-31", "2022-04-08", Fraction(1, 268)),
        ("2022-04-07", "2022-12-31", "2022-12-30", Fraction(267, 268)),
        ("2022-04-07", "2022-12-31", "2022-12-31", Fraction(1)),
        ("2022-04-07", "2022-12-31", "2023-06-30", Fraction(1)),
        ("2022-04-07", "2022-12-31", "2022-01-01", Fraction(0)),
        ("2022-04-07", "2022-04-07", "2022-04-07", Fraction(1)),  # due on the day it starts
        ("2022-04-07", "2022-04-07", "2022-04-06", Fraction(0)),
        ("2022-06-01", "2022-04-07", "2022-05-01", Fraction(1)),  # due before it starts
    ],
)
def test_the_share_of_the_period(start: str, due: str, as_of: str, share: Fraction) -> None:
    assert expected_share(*(date.fromisoformat(day) for day in (start, due, as_of))) == share


def test_an_item_with_a_start_of_its_own_is_measured_from_it() -> None:
    """1.4 starts on 2023-06-01 and is due on 2023-10-31: 152 days."""
    assert stand("", "2023-06-01", "1.4").expected_share == 0
    assert stand("", "2023-08-16", "1.4").expected_share == Fraction(1, 2)
    assert stand("2023-08-01 value: 45%", "2023-08-16", "1.4").status is Status.ON_SCHEDULE
    assert stand("2023-03-01 value: 1%", "2023-03-01", "1.4").status is Status.ON_SCHEDULE
    assert stand("2023-03-01 value: 6%", "2023-03-01", "1.4").status is Status.AHEAD


_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(_DAYS, _DAYS, _DAYS, st.integers(0, 500))
def test_the_share_never_falls_and_stays_within_the_whole(start: date, due: date, day: date, later: int) -> None:
    now, then = (expected_share(start, due, one) for one in (day, day + timedelta(days=later)))
    assert 0 <= now <= then <= 1
    assert expected_share(start, due, due) == 1


# --- rates


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (Fraction(0), 0),
        (Fraction(4, 1000), 0),
        (Fraction(5, 1000), 1),
        (Fraction(125, 1000), 13),  # half up; to the even number it would be 12
        (Fraction(135, 1000), 14),
        (Fraction(1, 3), 33),
        (Fraction(2, 3), 67),
        (Fraction(995, 1000), 99),  # short of the whole
        (Fraction(9999, 10000), 99),
        (Fraction(1), 100),
        (Fraction(10225, 10000), 102),
        (Fraction(30), 3000),
    ],
)
def test_whole_percent_are_rounded_half_up(share: Fraction, expected: int) -> None:
    assert percent(share) == expected


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_rounding_is_exact(done: int, promised: int) -> None:
    assert percent(Fraction(done, promised)) == (200 * done + promised) // (2 * promised)


def rate(value: str, quantity: str, bound: Bound = Bound.AT_LEAST) -> Fraction:
    target = Target("示例", Decimal(quantity), "個", bound)
    return completion(target, Entry("1.1", date(2023, 6, 30), value=Value(Decimal(value))))


def test_the_rate_is_what_was_done_of_what_was_promised() -> None:
    assert rate("45000", "60000") == Fraction(3, 4)
    assert rate("0.1", "0.3") == Fraction(1, 3)  # no binary fraction gets between
    assert rate("12", "10") == Fraction(6, 5)
    assert rate("0", "10") == 0
    assert rate("0", "0") == 1


def test_of_a_promise_of_at_most_so_much_it_is_the_other_way_round() -> None:
    assert rate("40", "30", Bound.AT_MOST) == Fraction(3, 4)
    assert rate("30", "30", Bound.AT_MOST) == 1
    assert rate("25", "30", Bound.AT_MOST) == Fraction(6, 5)
    assert rate("0", "30", Bound.AT_MOST) == 1
    assert rate("1", "0", Bound.AT_MOST) == 0
    assert rate("0", "0", Bound.AT_MOST) == 1


def test_a_level_is_met_while_it_is() -> None:
    """1.3 promises at most 30 minutes by 2023-12-31."""
    assert stand("2023-06-30 value: 40", "2023-07-01", "1.3").status is Status.NOT_MET  # and not 75 % in half the time
    assert stand("2023-06-30 value: 28", "2023-07-01", "1.3").status is Status.DONE_EARLY
    assert stand("2023-06-30 value: 28\n2023-09-30 value: 60", "2023-10-01", "1.3").status is Status.NOT_MET
    again = stand("2023-06-30 value: 28\n2023-09-30 value: 33\n2023-12-31 value: 29", "2024-01-31", "1.3")
    assert (again.status, again.reached) == (Status.DONE, date(2023, 12, 31))
    assert stand("2023-06-30 value: 28\n2023-12-31 value: 31", "2024-01-31", "1.3").status is Status.OVERDUE


# --- corrections


def test_a_correction_counts_from_its_day() -> None:
    entries = "2023-05-31 value: 10\n2023-07-31 value: 4, correction: true"
    before, after = stand(entries, "2023-07-30"), stand(entries, "2023-07-31")
    assert (before.status, before.reached) == (Status.DONE_EARLY, date(2023, 5, 31))
    assert (after.status, after.reached, after.rate) == (Status.BEHIND, None, Fraction(2, 5))
    again = stand(f"{entries}\n2023-12-05 value: 10", "2023-12-31")
    assert (again.status, again.reached) == (Status.DONE, date(2023, 12, 5))


def test_of_two_reports_on_a_day_the_last_counts() -> None:
    assert stand("2023-05-31 value: 3\n2023-05-31 value: 5", "2023-06-01").rate == Fraction(1, 2)


# --- items without targets


@pytest.mark.parametrize(
    ("entries", "rate", "status"),
    [
        ("", 0, Status.NOT_REPORTED),
        ("2023-08-01 value: 0%", 0, Status.BEHIND),
        ("2023-08-01 value: 62.5%", Fraction(5, 8), Status.AHEAD),
        ("2023-08-01 value: 100%", 1, Status.DONE_EARLY),
        ("2023-08-01 done: true", 1, Status.DONE_EARLY),
        ("2023-07-01 value: 30%\n2023-08-01 done: true", 1, Status.DONE_EARLY),
        ("2023-07-01 done: true\n2023-08-01 value: 50%, correction: true", Fraction(1, 2), Status.ON_SCHEDULE),
    ],
)
def test_an_item_without_targets(entries: str, rate: Fraction, status: Status) -> None:
    standing = stand(entries, "2023-08-16", "1.4")
    assert standing.target is None
    assert (standing.rate, standing.status) == (rate, status)


# --- the list as a whole


def test_every_target_stands_somewhere_in_the_order_of_the_list() -> None:
    found = list(standings(LIST, Ledger(2023), date(2023, 7, 1)))
    contents = [(one.item.id, one.target.content if one.target else None) for one in found]
    assert contents == [("1.1", "新增學位"), ("1.1", "新建學校"), PARKS, ("1.3", "平均等候時間"), ("1.4", None)]
    assert [len(one) for one in by_item(found).values()] == [2, 1, 1, 1]


def test_a_target_is_reported_by_its_content_or_alone() -> None:
    assert stand("2023-06-30 value: 5", "2023-07-01").value == Value(Decimal(5))
    assert stand("2023-06-30 value: 5, target: 新增公園", "2023-07-01").value == Value(Decimal(5))
    entries = '{item: "1.1", target: 新增學位, date: 2023-06-30, value: 5}'
    seats, schools, *_ = standings(LIST, read(ledger(entries)), date(2023, 7, 1))
    assert (seats.value, schools.value) == (Value(Decimal(5)), None)


# --- over time


def test_steps() -> None:
    entries = """\
{item: "1.1", target: 新增學位, date: 2023-05-31, value: 15000}
{item: "1.1", target: 新建學校, date: 2023-05-31, value: 7}
{item: "1.2", date: 2023-05-31, value: 3}
{item: "1.1", target: 新增學位, date: 2023-07-17, value: 30000}
{item: "1.1", target: 新增學位, date: 2023-08-31, value: 29000, correction: true}"""
    found = [
        (one.entry.date.isoformat(), one.target.content if one.target else "", one.change, percent(one.rate))
        for one in steps(LIST, read(ledger(entries)), "1.1")
    ]
    assert found == [
        ("2023-05-31", "新增學位", None, 25),
        ("2023-05-31", "新建學校", None, 10),
        ("2023-07-17", "新增學位", Value(Decimal(15000)), 50),
        ("2023-08-31", "新增學位", Value(Decimal(-1000)), 48),
    ]


def test_steps_of_an_item_without_targets() -> None:
    entries = '{item: "1.4", date: 2023-07-01, value: 30%}\n{item: "1.4", date: 2023-08-16, done: true}'
    first, second = steps(LIST, read(ledger(entries)), "1.4")
    assert (first.change, second.change) == (None, Value(Decimal(70), is_percent=True))
    assert (second.rate, second.expected_share) == (1, Fraction(1, 2))


def test_ten_thousand_entries_take_ten_times_as_long_as_a_thousand() -> None:
    few, more = read(many(1_000)), read(many(10_000))
    day = date(2024, 1, 31)
    assert len(list(standings(LIST, more, day))) == 5
    assert takes_ten_times_as_long(lambda: list(standings(LIST, few, day)), lambda: list(standings(LIST, more, day)))
