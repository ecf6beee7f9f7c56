"""What is selected of a list, and what is computed from it: an item by its id, workloads, sums."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lists import write_list

from msss.lists.loading import load_list
from msss.lists.selection import UnknownIdError, find
from msss.responsibilities.model import Bound, ResponsibilityList, Target
from msss.responsibilities.reading import LoadedList
from msss.responsibilities.sums import Sum, Total, totals
from msss.responsibilities.workload import Workload, workloads

# --- an item by its id


def test_an_item_is_found_with_its_project_and_its_line(loaded: LoadedList) -> None:
    (found,) = find([loaded], "7.2")
    assert (found.loaded, found.project.number, found.item.id) == (loaded, 7, "7.2")
    line = loaded.path.read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert line.strip() == '- id: "7.2"'


def test_a_project_is_all_its_items_of_every_list(loaded: LoadedList) -> None:
    assert [found.item.id for found in find([loaded, loaded], "7")] == ["7.1", "7.2", "7.3"] * 2


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("7.9", "No project or item 7.9. Project 7 has 7.1, 7.2, 7.3."),
        ("99", "No project or item 99. The projects are 1, 2, 3, 4, 5, 6, 7, 8, 9, 10."),
    ],
)
def test_an_id_that_there_is_not_names_those_that_there_are(loaded: LoadedList, id: str, said: str) -> None:
    with pytest.raises(UnknownIdError) as caught:
        find([loaded], id)
    assert str(caught.value) == said


# --- workloads


def load_of(responsibilities: ResponsibilityList, name: str) -> Workload:
    return next(workload for workload in workloads(responsibilities) if workload.unit == name)


def test_what_a_unit_leads_and_supports_and_what_is_due_next(shipped: ResponsibilityList) -> None:
    load = load_of(shipped, "市建委")
    assert [item.id for item in load.leads] == ["2.1", "7.1"]
    assert load.weight == (9, 2)
    nearest = load.nearest(date(2022, 9, 1))
    assert nearest is shipped.item("10.1")
    assert not load.is_over(date(2022, 12, 31))
    assert load.is_over(date(2023, 1, 1))


def test_when_all_is_over_the_last_deadline_is_the_nearest(shipped: ResponsibilityList) -> None:
    last = load_of(shipped, "市建委").nearest(date(2023, 6, 1))
    assert last is not None
    assert last.due_date == date(2022, 12, 31)


def test_a_unit_without_items_has_no_deadline() -> None:
    assert Workload("市建委").nearest(date(2022, 1, 1)) is None
    assert not Workload("市建委").is_over(date(2022, 1, 1))


def test_an_alias_is_its_unit_and_every_unit_is_there_once(tmp_path: Path) -> None:
    item = '{id: "1.1", name: 新增學位6個, lead: 甲部, due: 12月底}'
    path = write_list(tmp_path / "a.yaml", item, units="units: [{name: 甲局, aliases: [甲部]}, {name: 乙局}]\n")
    loads = workloads(load_list(path).model)
    assert [(load.unit, len(load.leads)) for load in loads] == [("甲局", 1), ("乙局", 0)]


# --- sums

TARGETS = [
    Target("新增公園", Decimal(10), "個"),
    Target("增加學位", Decimal("2.5"), "户"),
    Target("新增公园", Decimal(5), "個"),
    Target("安置", Decimal(7), "戶"),
    Target("等候", Decimal(30), "個", Bound.AT_MOST),
]


def test_targets_of_one_content_and_measure_are_added_up_most_of_them_first() -> None:
    assert totals(TARGETS, Sum.CONTENT) == [
        Total("新增公園", "個", 2, Decimal(15)),
        Total("增加學位", "户", 1, Decimal("2.5")),
        Total("安置", "戶", 1, Decimal(7)),
    ]


def test_targets_of_one_measure_are_added_up_in_whatever_script_it_is_written() -> None:
    assert totals(TARGETS, Sum.MEASURE) == [
        Total(None, "個", 2, Decimal(15)),
        Total(None, "户", 2, Decimal("9.5")),
    ]


def test_nothing_adds_up_to_nothing() -> None:
    assert totals([], Sum.CONTENT) == []
