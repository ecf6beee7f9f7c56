"""What a bulletin says of a list and its ledger. Both are made up: no city published or reported them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import LIST, ledger, read

from msss.common.language import Language, speaking
from msss.ledger.bulletin import Arrears, Bulletin, before_quarter, bulletin, quarter_end
from msss.ledger.model import Entry, Ledger
from msss.ledger.progress import Status
from msss.responsibilities.model import Unit
from msss.values.quantity import Value

Q3 = date(2023, 9, 30)
SCHOOLS = '{item: "1.1", target: 新建學校, '
PLACES = '{item: "1.1", target: 新增學位, '
PARKS = '{item: "1.2", '
WAITING = '{item: "1.3", '
CENTRE = '{item: "1.4", '


def made(*entries: str, as_of: date = Q3, **options: object) -> Bulletin:
    """The bulletin of the made-up list, with a ledger of ``entries`` in the order of their days."""
    return bulletin(LIST, read(ledger("\n".join(entries))), as_of, **options)


def counted(found: Bulletin) -> dict[str, int]:
    return {status.word: count for status, count in found.counts.items() if count}


# --- how many items stand where


def test_an_item_is_counted_where_its_worst_target_stands() -> None:
    found = made(
        PLACES + "date: 2023-09-01, value: 60000}",
        SCHOOLS + "date: 2023-09-01, value: 30}",
        PARKS + "date: 2023-09-01, value: 10}",
    )
    assert counted(found) == {"提前完成": 1, "滯後": 1, "未報": 2}
    assert [item.status.word for item in found.items] == ["滯後", "提前完成", "未報", "未報"]


def test_the_statuses_are_counted_in_the_order_of_published_bulletins() -> None:
    words = [status.word for status in made(PARKS + "date: 2023-09-01, value: 10}").counts]
    assert words == ["提前完成", "完成", "超序時", "按序時", "未達標", "滯後", "逾期", "未報"]


def test_every_status_can_be_counted() -> None:
    found = made(
        SCHOOLS + "date: 2023-06-01, value: 64}",
        PLACES + "date: 2023-06-01, value: 60000}",
        WAITING + "date: 2023-06-01, value: 31}",
        PARKS + "date: 2023-11-30, value: 10}",
        as_of=date(2023, 11, 30),
    )
    assert [item.status.word for item in found.items] == ["按序時", "完成", "未達標", "逾期"]


def test_only_some_items_can_be_asked() -> None:
    found = made(PARKS + "date: 2023-09-01, value: 10}", only={"1.2", "1.4"})
    assert [item.item.id for item in found.items] == ["1.2", "1.4"]
    assert [unit.unit for unit in found.units] == ["市園文局", "市建委"]
    assert [item.item.id for item in found.unreported] == ["1.4"]


# --- what moved


def test_a_target_moves_by_its_value() -> None:
    (move,) = made(PARKS + "date: 2023-06-30, value: 5}", PARKS + "date: 2023-07-01, value: 8}").moved
    assert (move.before.value, move.now.value) == (Value(Decimal(5)), Value(Decimal(8)))
    assert (move.before.status, move.now.status) == (Status.ON_SCHEDULE, Status.ON_SCHEDULE)


def test_a_target_moves_by_its_status_though_nobody_reported() -> None:
    (move,) = made(PARKS + "date: 2023-06-30, value: 5}").moved
    assert (move.before.status, move.now.status) == (Status.ON_SCHEDULE, Status.BEHIND)


def test_a_target_that_is_reported_again_as_it_was_has_not_moved() -> None:
    entries = [PARKS + f"date: {day}, value: 10}}" for day in ("2023-06-30", "2023-09-30")]
    assert made(*entries).moved == ()


def test_an_item_without_targets_moves_when_it_is_done() -> None:
    (move,) = made(CENTRE + "date: 2023-09-30, done: true}").moved
    assert (move.before.entry, move.now.status) == (None, Status.DONE_EARLY)


@pytest.mark.parametrize(
    ("day", "since"),
    [
        ("2023-09-30", "2023-06-30"),
        ("2023-08-15", "2023-06-30"),
        ("2023-07-01", "2023-06-30"),
        ("2023-06-30", "2023-03-31"),
        ("2023-02-10", "2022-12-31"),
        ("0001-02-03", "0001-01-01"),
    ],
)
def test_it_is_measured_from_the_end_of_the_quarter_before(day: str, since: str) -> None:
    assert before_quarter(date.fromisoformat(day)) == date.fromisoformat(since)


@given(st.dates(min_value=date(1, 4, 1)))
def test_a_quarter_begins_the_day_after_the_one_before_ended(day: date) -> None:
    since = before_quarter(day)
    assert since < day
    assert since in [quarter_end(since.year, quarter) for quarter in (1, 2, 3, 4)]
    assert before_quarter(since + timedelta(days=1)) == since


# --- who is behind, and by how much


def test_what_is_owed_is_what_a_steady_worker_would_have_more() -> None:
    (arrears,) = made(SCHOOLS + "date: 2023-09-01, value: 30}", only={"1.1"}).behind
    # 242 of 334 days have passed: 70 × 242/334 is 50.7, and 20.7 are owed.
    assert arrears.owed == 21
    assert arrears.lag == Fraction(242, 334) - Fraction(30, 70)


def test_past_the_deadline_all_of_the_rest_is_owed() -> None:
    centre, parks = made(PARKS + "date: 2023-09-01, value: 4}", as_of=date(2023, 12, 1), only={"1.2", "1.4"}).behind
    assert (centre.standing.item.id, centre.lag, centre.owed) == ("1.4", 1, None)
    assert (parks.lag, parks.owed) == (Fraction(6, 10), 6)


def test_what_was_never_reported_is_owed_whole_once_it_is_overdue() -> None:
    (arrears,) = made(CENTRE + "date: 2023-09-30, done: true}", as_of=date(2023, 12, 1), only={"1.2"}).behind
    assert (arrears.standing.status, arrears.owed, arrears.note) == (Status.OVERDUE, 10, None)


def test_of_at_most_so_much_is_owed_what_has_to_go() -> None:
    waiting = WAITING + "date: 2023-09-01, value: 50}"
    assert made(waiting, only={"1.3"}).behind == ()  # a level isn't held against the time that has passed
    (arrears,) = made(waiting, as_of=date(2024, 1, 1), only={"1.3"}).behind
    assert arrears.owed == 20


def test_of_at_most_so_much_and_never_reported_nothing_can_be_said() -> None:
    (arrears,) = made(CENTRE + "date: 2023-09-30, done: true}", as_of=date(2024, 1, 1), only={"1.3"}).behind
    assert (arrears.lag, arrears.owed) == (1, None)


def test_owed_has_as_many_decimals_as_the_promise_or_the_report() -> None:
    (arrears,) = made(PARKS + "date: 2023-09-01, value: 4.25}", only={"1.2"}).behind
    assert arrears.owed == Decimal("3.74")  # 10 × 242/303 is 7.987


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.decimals(min_value=1, max_value=10**9, places=2),
    st.fractions(min_value="1/1000", max_value=1),
)
def test_owed_catches_up_and_no_more_than_rounding(done: Decimal, promised: Decimal, share: Fraction) -> None:
    (standing,) = made(PARKS + "date: 2023-09-01, value: 4}", only={"1.2"}).items[0].standings
    target = replace(standing.target, quantity=promised)
    entry = replace(standing.entry, value=Value(done))
    owed = Arrears(replace(standing, target=target, entry=entry, expected_share=share), None).owed
    steady = Fraction(promised) * share
    assert steady <= Fraction(done) + Fraction(owed) < steady + Fraction(1, 100)


def test_overdue_comes_first_then_the_farthest_behind() -> None:
    found = made(
        PLACES + "date: 2023-06-01, value: 30000}",
        SCHOOLS + "date: 2023-06-01, value: 30}",
        PARKS + "date: 2023-06-01, value: 9}",
        WAITING + "date: 2023-06-01, value: 30}",
        CENTRE + "date: 2023-06-01, value: 90%}",
        as_of=date(2023, 12, 10),
    )
    order = [(one.standing.item.id, one.standing.target and one.standing.target.content) for one in found.behind]
    assert order == [("1.2", "新增公園"), ("1.4", None), ("1.1", "新建學校"), ("1.1", "新增學位")]


def test_the_last_note_may_be_of_an_earlier_report() -> None:
    entries = [
        PARKS + "date: 2023-05-01, value: 1, note: first}",
        PARKS + "date: 2023-06-01, target: 新增公園, value: 2, note: second}",
        PARKS + "date: 2023-07-01, value: 3}",
        PARKS + "date: 2023-10-01, value: 4, note: too late}",
    ]
    (arrears,) = made(*entries).behind
    assert (arrears.note.note, arrears.note.date) == ("second", date(2023, 6, 1))


def test_a_note_is_of_its_target() -> None:
    entries = [
        SCHOOLS + "date: 2023-05-01, value: 1}",
        PLACES + "date: 2023-06-01, value: 2, note: of the places}",
    ]
    notes = {one.standing.target.content: one.note and one.note.note for one in made(*entries).behind}
    assert notes == {"新建學校": None, "新增學位": "of the places"}


# --- who hasn't reported


def test_an_item_is_unreported_with_the_targets_that_are() -> None:
    found = made(PLACES + "date: 2023-09-01, value: 60000}", PARKS + "date: 2023-09-01, value: 1}")
    unreported = [(one.item.id, [s.target and s.target.content for s in one.unreported]) for one in found.unreported]
    assert unreported == [("1.1", ["新建學校"]), ("1.3", ["平均等候時間"]), ("1.4", [None])]


# --- the units


def ranks(found: Bulletin) -> list[tuple[int, str]]:
    return [(unit.rank, unit.unit) for unit in found.units]


def test_units_are_ranked_by_where_their_items_stand() -> None:
    found = made(
        SCHOOLS + "date: 2023-09-01, value: 10}",
        PARKS + "date: 2023-09-01, value: 10}",
        WAITING + "date: 2023-09-01, value: 30}",
        CENTRE + "date: 2023-09-01, value: 10%}",
    )
    assert ranks(found) == [(1, "市園文局"), (1, "市衛健委"), (3, "市教育局"), (3, "市建委")]
    assert [unit.share(Status.DONE_EARLY, Status.ON_SCHEDULE) for unit in found.units] == [1, 1, 0, 0]


def test_overdue_is_worse_than_behind() -> None:
    found = made(SCHOOLS + "date: 2023-09-01, value: 10}", as_of=date(2023, 12, 1))
    assert ranks(found) == [(1, "市教育局"), (1, "市衛健委"), (3, "市園文局"), (3, "市建委")]


def test_a_unit_is_one_unit_by_every_name_and_an_item_counts_for_each_that_leads_it() -> None:
    project = LIST.projects[0]
    items = (replace(project.items[0], lead=("教委", "市建委", "市教育局")), *project.items[1:])
    changed = replace(LIST, projects=(replace(project, items=items),))
    units = {unit.unit: [one.item.id for one in unit.items] for unit in bulletin(changed, Ledger(2023), Q3).units}
    assert units == {"市建委": ["1.1", "1.4"], "市教育局": ["1.1"], "市園文局": ["1.2"], "市衛健委": ["1.3"]}


def test_equals_stand_by_how_many_items_they_lead_then_in_the_lists_order() -> None:
    project = LIST.projects[0]
    items = tuple(replace(item, lead=(lead,)) for item, lead in zip(project.items, "bcac", strict=True))
    changed = replace(LIST, units=tuple(map(Unit, "abc")), projects=(replace(project, items=items),))
    assert ranks(bulletin(changed, Ledger(2023), Q3)) == [(1, "c"), (1, "b"), (1, "a")]


# --- what it is called


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("2023年市政府民生實事項目責任清單", "2023年市政府民生實事項目"),
        ("2023年市政府民生实事项目责任清单", "2023年市政府民生实事项目"),
        ("示例清單", "2023年示例"),
        ("民生實事(2023年)", "民生實事(2023年)"),
        ("責任清單", "2023年"),
    ],
)
def test_it_is_called_after_the_list(title: str, subject: str) -> None:
    with speaking(Language.TRADITIONAL):
        assert bulletin(replace(LIST, title=title), Ledger(2023), Q3).subject == subject


@pytest.mark.parametrize(
    ("title", "subject"), [("示例清單", "2023 示例"), ("責任清單", "2023"), ("2023年清單", "2023年")]
)
def test_in_english_only_the_lists_own_words_are_chinese(title: str, subject: str) -> None:
    assert bulletin(replace(LIST, title=title), Ledger(2023), Q3).subject == subject


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2023, 3, 31), "第一季度進展通報", "Progress bulletin for the first quarter"),
        (date(2023, 6, 30), "第二季度進展通報", "Progress bulletin for the second quarter"),
        (date(2023, 9, 30), "第三季度進展通報", "Progress bulletin for the third quarter"),
        (date(2023, 12, 31), "第四季度進展通報", "Progress bulletin for the fourth quarter"),
        (date(2023, 9, 29), "進展通報", "Progress bulletin"),
        (date(2024, 3, 31), "進展通報", "Progress bulletin"),
    ],
)
def test_only_the_end_of_a_quarter_of_its_year_is_called_one(day: date, chinese: str, english: str) -> None:
    found = bulletin(LIST, Ledger(2023), day)
    assert found.title == ("2023 示例: ", english)
    with speaking(Language.TRADITIONAL):
        assert found.title == ("2023年示例", chinese)


def test_nothing_reported_after_the_day_counts() -> None:
    late = Ledger(2023, (Entry("1.2", date(2023, 10, 1), value=Value(Decimal(10))),))
    assert bulletin(LIST, late, Q3) == bulletin(LIST, Ledger(2023), Q3)
