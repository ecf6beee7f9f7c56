"""Targets with deadlines of their own, in every answer that says when something is due.

The list is shortened from the one that Lin'an, a district of Hangzhou, published in 2022; the reports are made up.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from running import ask

STATIONS = """\
title: 2022年区政府民生实事项目
year: 2022
source: {issuer: 临安区人民政府, date: 2022-01-14}
projects:
  - number: 1
    items:
      - {id: "1.1", name: 新增学位6800个, lead: 教育局, due: 11月底前,
         targets: [{content: 新增学位, quantity: 6800, measure: 个}]}
  - number: 2
    items:
      - id: "2.1"
        name: 新建成成长驿站7家,新增托位500个,开展联合筛查1万例
        lead: 卫生健康局
        due: 11月底前
        targets:
          - {content: 新建成成长驿站, quantity: 7, measure: 家, due: 9月底前}
          - {content: 新增托位, quantity: 500, measure: 个, due: 9月底前}
          - {content: 开展联合筛查, quantity: 10000, measure: 例}
"""
REPORTED = """\
year: 2022
entries:
  - {item: "2.1", target: 新增托位, date: 2022-09-20, value: 400}
  - {item: "1.1", date: 2022-10-10, value: 6000}
  - {item: "2.1", target: 开展联合筛查, date: 2022-10-10, value: 8600}
"""  # made up


@pytest.fixture
def stations(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    (data / "responsibility_list_2022.yaml").write_text(STATIONS, encoding="utf-8")
    (data / "progress_2022.yaml").write_text(REPORTED, encoding="utf-8")
    return tmp_path


# --- due


def test_an_item_has_a_row_for_each_day_on_which_something_of_it_is_due(stations: Path) -> None:
    rows = ask("due", "--as-of", "2022-10-15", cwd=stations).rows
    assert [(row[0], *row[2:]) for row in rows] == [
        ("2.1", "新建成成长驿站、新增托位", "卫生健康局", "9月底前", "-15", "overdue"),
        ("1.1", "", "教育局", "11月底前", "46", "on schedule"),
        ("2.1", "开展联合筛查", "卫生健康局", "11月底前", "46", "on schedule"),
    ]
    out = ask("due", "--as-of", "2022-10-15", "--format", "markdown", cwd=stations, MSSS_LANG="zh-Hant").out
    headings = [line.removeprefix("### ") for line in out.splitlines() if line.startswith("###")]
    assert headings == ["2022-09-30  已過15天  逾期或滯後1項", "2022-11-30  還有46天  2項"]


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        (["9月"], [("2.1", "9月底前", "0")]),
        (["11月"], [("1.1", "11月底前", "61"), ("2.1", "11月底前", "61")]),
        (["9月", "--due", "11月"], [("2.1", "9月底前", "0"), ("1.1", "11月底前", "61"), ("2.1", "11月底前", "61")]),
        (["--target", "托位"], [("2.1", "9月底前", "0")]),
        (["--target", "筛查"], [("2.1", "11月底前", "61")]),
        (["10月"], []),
    ],
)
def test_it_is_under_the_day_that_is_asked_for(
    stations: Path, asked: list[str], days: list[tuple[str, str, str]]
) -> None:
    rows = ask("due", *asked, "--as-of", "2022-09-30", cwd=stations).rows
    assert [(row[0], *row[-3:-1]) for row in rows] == days


def test_a_row_stands_where_what_is_due_then_does(stations: Path) -> None:
    asked = ("due", "--as-of", "2022-10-15")
    assert [row[4] for row in ask(*asked, "--status", "overdue", cwd=stations).rows] == ["9月底前"]
    assert [row[4] for row in ask(*asked, "--status", "on_schedule", cwd=stations).rows] == ["11月底前", "11月底前"]
    by_status = ask(*asked, "--sort", "status", cwd=stations).rows
    assert [(row[0], row[-1]) for row in by_status] == [
        ("2.1", "overdue"),
        ("1.1", "on schedule"),
        ("2.1", "on schedule"),
    ]
    assert [row[-2] for row in ask(*asked, "--sort", "rate", cwd=stations).rows] == ["0%", "86%", "88%"]


def test_the_json_has_an_item_once_with_its_days(stations: Path) -> None:
    first, second = ask("due", "--as-of", "2022-10-15", "--format", "json", cwd=stations).data
    assert (first["id"], first["due"], first["due_date"], first["days_left"]) == ("2.1", "11月底前", "2022-11-30", 46)
    assert first["deadlines"] == [
        {
            "due": "9月底前",
            "due_date": "2022-09-30",
            "days_left": -15,
            "targets": ["新建成成长驿站", "新增托位"],
            "status": "overdue",
        },
        {
            "due": "11月底前",
            "due_date": "2022-11-30",
            "days_left": 46,
            "targets": ["开展联合筛查"],
            "status": "on_schedule",
        },
    ]
    assert (second["id"], "deadlines" in second) == ("1.1", False)


def test_where_all_targets_are_due_earlier_the_items_own_day_is_there_too(stations: Path) -> None:
    path = stations / "data" / "responsibility_list_2022.yaml"
    path.write_text(STATIONS.replace("measure: 例}", "measure: 例, due: 10月底前}"), encoding="utf-8")
    rows = ask("due", "--project", 2, "--as-of", "2022-09-30", cwd=stations).rows
    assert [(row[2], row[4]) for row in rows] == [
        ("新建成成长驿站、新增托位", "9月底前"),
        ("开展联合筛查", "10月底前"),
        ("", "11月底前"),
    ]


# --- the others


def test_the_bulletin_says_by_when_what_is_not_reported_is_due(stations: Path) -> None:
    answer = ask("bulletin", "--as-of", "2022-09-19", cwd=stations).out
    rows = answer.partition("五、未填報")[2].partition("六、")[0].splitlines()
    assert "2項事項的4個目標任務從未填報。" in rows
    assert [row.split("\t") for row in rows if "\t" in row][1:] == [
        ["1.1", "新增学位", "教育局", "11月底前"],
        ["2.1", "新建成成长驿站；新增托位", "卫生健康局", "9月底前"],
        ["2.1", "开展联合筛查", "卫生健康局", "11月底前"],
    ]


def in_csv(text: str) -> list[list[str]]:
    """What `todo` says of each target in CSV: its content, deadline, day, days left and status."""
    headings = ("目標任務", "預計完成時間", "預計完成日期", "剩餘天數", "狀態")
    return [[row[heading] for heading in headings] for row in csv.DictReader(text.lstrip("\ufeff").splitlines())]


def test_todo_says_what_is_late_and_of_each_target_its_days(stations: Path) -> None:
    asked = ("todo", "--unit", "卫生健康局", "--as-of", "2022-10-15")
    page = ask(*asked, cwd=stations).out
    assert "Due next: 2.1 新建成成长驿站7家,新增托位500个,开展联合筛查1万例, 11月底前, 46 days left." in page
    assert "2.1\t新建成成长驿站7家,新增托位500个,开展联合筛查1万例\t9月底前\t15 days ago\toverdue" in page
    rows = in_csv(ask(*asked, "--format", "csv", cwd=stations).out)
    assert rows == [
        ["新建成成长驿站", "9月底前", "2022-09-30", "-15", "逾期"],
        ["新增托位", "9月底前", "2022-09-30", "-15", "逾期"],
        ["开展联合筛查", "11月底前", "2022-11-30", "46", "按序時"],
    ]


def test_what_is_done_is_due_no_more(stations: Path) -> None:
    ledger = stations / "data" / "progress_2022.yaml"
    done = REPORTED.replace("value: 400}", "value: 500}").replace(
        "entries:\n", 'entries:\n  - {item: "2.1", target: 新建成成长驿站, date: 2022-09-10, value: 7}\n'
    )
    ledger.write_text(done, encoding="utf-8")
    asked = ("todo", "--unit", "卫生健康局", "--as-of", "2022-09-21")
    assert "1万例, 11月底前, 70 days left." in ask(*asked, cwd=stations).out
    rows = in_csv(ask(*asked, "--format", "csv", cwd=stations).out)
    assert [row[3:] for row in rows] == [["", "提前完成"], ["", "提前完成"], ["70", "未報"]]


def test_units_say_which_deadline_comes_first(stations: Path) -> None:
    found = {row[0]: row[-1] for row in ask("units", "--as-of", "2022-09-01", cwd=stations).rows}
    assert found == {"教育局": "11月底前 (1.1)", "卫生健康局": "9月底前 (2.1)"}
    records = {one["name"]: one for one in ask("units", "--as-of", "2022-10-01", "--format", "json", cwd=stations).data}
    assert records["卫生健康局"]["nearest_due_date"] == "2022-11-30"


def test_sample_says_the_targets_own(stations: Path) -> None:
    rows = ask("sample", "--seed", 7, "--count", 4, "--of", "targets", "--as-of", "2022-10-15", cwd=stations).rows
    assert sorted(cell for row in rows for cell in row if "月底前" in cell) == ["11月底前"] * 2 + ["9月底前"] * 2
