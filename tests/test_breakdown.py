"""A target broken down by units (分解任務): what each is to do of it, and has done.

The list and the reports are the two tables that Ningbo published in 宁波日报 on 2014-07-22 (1—6月份进展情况公示): the
routes of item 3, with what each district was to do and had done. What isn't in them is made up, and says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from documented import sections, table
from hypothesis import given
from hypothesis import strategies as st
from running import ask
from timing import takes_ten_times_as_long

from msss.baseline.promises import check as check_promises
from msss.ledger.model import Entry, Ledger
from msss.ledger.parts import Portions, Tally
from msss.ledger.progress import standings
from msss.responsibilities.compare import compare
from msss.responsibilities.kind import LIST
from msss.responsibilities.model import Bound, Portion, ResponsibilityList, Target
from msss.responsibilities.query import Query, Role, select
from msss.values.quantity import Value
from msss.values.stage import Stage, read_stage

NINGBO = """\
title: 2014年市政府民生实事项目
year: 2014
source: {issuer: 宁波市人民政府, document: 甬政发〔2014〕1号, date: 2014-01-20}  # number and day are made up
projects:
  - number: 3
    items:
      - id: "3.1"
        name: 新辟公交线路10条,优化调整20条
        lead: 市交通委
        support: [市公安局, 市城管局, 各区政府]
        due: 年底  # made up
        targets:
          - content: 新辟公交线路
            quantity: 10
            measure: 条
            breakdown:
              - {unit: 鄞州, quantity: 2}
              - {unit: 海曙、江东、江北, quantity: 5}
              - {unit: 镇海, quantity: 1}
              - {unit: 北仑, quantity: 2}
          - content: 优化调整
            quantity: 20
            measure: 条
            breakdown:
              - {unit: 鄞州, quantity: 6}
              - {unit: 海曙、江东、江北, quantity: 9}
              - {unit: 镇海, quantity: 1}
              - {unit: 北仑, quantity: 4}
units:
  - name: 市交通委
  - name: 市公安局
  - name: 市城管局
  - {name: 各区政府, members: [鄞州, 海曙, 江东, 江北, 镇海, 北仑]}
  - {name: 海曙、江东、江北, members: [海曙, 江东, 江北]}
"""
SMALL = """\
title: 2014年市政府民生实事项目
year: 2014
source: {issuer: 宁波市人民政府, document: 甬政发〔2014〕1号, date: 2014-01-20}
projects:
  - number: 1
    items:
      - id: "1.1"
        name: 新辟公交线路10条
        lead: 市交通委
        support: [鄞州, 各区政府]
        due: 年底
        targets:
          - {content: 新辟公交线路, quantity: 10, measure: 条, breakdown: [{unit: 鄞州, quantity: 6}, {unit: 镇海, quantity: 4}]}
units:  # all made up
  - name: 市交通委
  - {name: 鄞州, aliases: [鄞州区]}
  - {name: 各区政府, members: [鄞州, 镇海, 北仑]}
"""


def read(text: str) -> ResponsibilityList:
    parsed = LIST.parse(text.encode(), "list.yaml")
    assert parsed.model is not None
    assert not parsed.diagnostics, [str(one) for one in parsed.diagnostics]
    return parsed.model


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.fixture
def ningbo(tmp_path: Path) -> Path:
    (tmp_path / "responsibility_list_2014.yaml").write_text(NINGBO, encoding="utf-8")
    return tmp_path / "responsibility_list_2014.yaml"


# --- the list


def test_the_published_tables_fit_whole(ningbo: Path) -> None:
    found = ask("validate", ningbo, "--ignore", "MSS221")  # the projects before it aren't in the tables
    assert (found.code, found.out.splitlines()[-1]) == (0, "1 file, 0 errors, 0 warnings")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # The parts come to the whole, or to more.
        ("{unit: 镇海, quantity: 4}", "{unit: 镇海, quantity: 5}", []),
        ("{unit: 镇海, quantity: 4}", "{unit: 镇海, quantity: 3}", ["MSS218"]),
        (", {unit: 镇海, quantity: 4}", "", ["MSS218"]),
        # Of a part of several years the year's is broken down.
        ("quantity: 10, measure: 条,", "quantity: 10, year_target: 12, measure: 条,", ["MSS218"]),
        ("quantity: 10, measure: 条,", "quantity: 10, year_target: 5, measure: 条,", []),
        # Of a target of at most so much nothing is added up.
        ("quantity: 10, measure: 条,", "quantity: 10, measure: 条, bound: at_most,", []),
        ("quantity: 6}, {unit: 镇海, quantity: 4}", "quantity: 1}", ["MSS218"]),
        # A unit stands once, by whatever name.
        ("{unit: 镇海, quantity: 4}", "{unit: 鄞州, quantity: 4}", ["MSS219"]),
        ("{unit: 镇海, quantity: 4}", "{unit: 鄞州区, quantity: 4}", ["MSS219"]),
        # It is registered, and answers for the item: itself, or as a member.
        ("{unit: 镇海, quantity: 4}", "{unit: 鎭海, quantity: 4}", ["MSS205"]),
        ("{unit: 镇海, quantity: 4}", "{unit: 市交通委, quantity: 4}", []),
        ("support: [鄞州, 各区政府]", "support: [鄞州]", ["MSS222", "MSS239"]),
        ("members: [鄞州, 镇海, 北仑]", "members: [鄞州]", ["MSS205"]),
        (
            "  - {name: 各区政府, members: [鄞州, 镇海, 北仑]}\n",
            "  - name: 各区政府\n  - name: 镇海\n",
            ["MSS239"],
        ),
    ],
)
def test_what_a_breakdown_has_to_be(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(changed(SMALL, old, new), encoding="utf-8")
    found = ask("validate", path, "--format", "json", "--ignore", "MSS208").data
    assert sorted({one["code"] for one in found["diagnostics"]}) == told


def test_a_collective_may_have_a_part_if_its_members_answer(ningbo: Path) -> None:
    """海曙、江东、江北 is one column of the table, and each of the three is one of 各区政府."""
    text = changed(NINGBO, "members: [鄞州, 海曙, 江东, 江北, 镇海, 北仑]", "members: [鄞州, 海曙, 镇海, 北仑]")
    ningbo.write_text(text, encoding="utf-8")
    found = ask("validate", ningbo, "--select", "MSS239", "--format", "json").data["diagnostics"]
    assert [(one["code"], one["line"], "海曙、江东、江北" in one["message"]) for one in found] == [
        ("MSS239", 18, True),
        ("MSS239", 26, True),
    ]


def test_a_unit_is_found_by_its_part() -> None:
    """Without a registry every name registers itself, that of a part too."""
    text = changed(SMALL, SMALL[SMALL.index("units:") :], "").replace("[鄞州, 各区政府]", "[市公安局]")
    (hit,) = select(read(text), Query(units=("镇海",)))
    assert [(part.unit, part.role, part.via) for part in hit.parts] == [("镇海", Role.SUPPORT, "分解任務")]
    assert not list(select(read(text), Query(units=("镇海",), role=Role.LEAD)))


def test_who_is_named_already_has_no_second_part() -> None:
    (hit,) = select(read(NINGBO), Query(units=("海曙",)))
    assert [(part.unit, part.via) for part in hit.parts] == [("海曙", "各区政府")]
    text = NINGBO.replace("members: [鄞州, 海曙, 江东", "members: [鄞州, 江东")
    (hit,) = select(LIST.read(text.encode(), "list.yaml").model, Query(units=("海曙",)))
    assert [(part.unit, part.via) for part in hit.parts] == [("海曙", "海曙、江东、江北")]


def test_a_breakdown_is_shown_as_the_table_has_it(ningbo: Path) -> None:
    assert "Breakdown\t优化调整 海曙、江东、江北 9 条" in ask("show", "3.1", "-f", ningbo).out
    rows = ask("targets", "-f", ningbo).rows
    assert rows[0][-1] == "鄞州 2；海曙、江东、江北 5；镇海 1；北仑 2"
    (item,) = ask("list", "--unit", "北仑", "-f", ningbo, "--format", "json").data
    assert item["targets"][1]["breakdown"][3] == {"unit": "北仑", "quantity": 4}
    documented = {name for name in table(sections("json.md")["Breakdowns"]) if name.startswith("breakdown[]")}
    assert {f"breakdown[].{key}" for key in item["targets"][1]["breakdown"][3]} == documented
    assert ask("list", "--search", "镇海", "-f", ningbo).ids == ["3.1"]
    assert ["镇海", "0", "1", "年底 (3.1)"] in ask("units", "-f", ningbo, "--as-of", "2014-07-01").rows


def test_where_nothing_is_broken_down_no_column_says_so() -> None:
    assert "分解任務" not in ask("targets").out


def test_the_documented_example_is_the_published_one() -> None:
    first, *_ = re.findall(r"```yaml\n(.*?)```", sections("file-format.md")["Portion"], re.DOTALL)
    documented, published = yaml.safe_load(first), yaml.safe_load(NINGBO)
    assert documented["targets"] == published["projects"][0]["items"][0]["targets"]
    assert documented["units"] == published["units"][3:]
    *_, reports = re.findall(r"```yaml\n(.*?)```", sections("file-format.md")["Entry"], re.DOTALL)
    assert yaml.safe_load(reports) == yaml.safe_load(ledger(*REPORTS[4:]))["entries"]


# --- what weakens

SPLIT = "{unit: 鄞州, quantity: 6}, {unit: 镇海, quantity: 4}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # All parts together come to less or more.
        (SPLIT.replace("4", "5"), SPLIT, [("weakened", "MSS301")]),
        (SPLIT, SPLIT.replace("4", "5"), [("strengthened", "")]),
        # A shift between districts is neutral, and shown.
        (SPLIT, "{unit: 鄞州, quantity: 5}, {unit: 镇海, quantity: 5}", [("neutral", "MSS310"), ("neutral", "")]),
        # A unit that is let off; one that is new.
        (SPLIT, "{unit: 鄞州, quantity: 10}", [("neutral", ""), ("weakened", "MSS301")]),
        ("{unit: 鄞州, quantity: 10}", SPLIT, [("neutral", "MSS310"), ("neutral", "")]),
        (SPLIT, "{unit: 鄞州区, quantity: 6}, {unit: 镇海, quantity: 4}", [("neutral", "")]),
        # By its members, or in a collective, a unit has a part all the same.
        (SPLIT, "{unit: 各区政府, quantity: 10}", [("neutral", ""), ("neutral", "MSS310"), ("neutral", "MSS310")]),
        (
            "{unit: 各区政府, quantity: 10}",
            "{unit: 鄞州, quantity: 6}, {unit: 镇海, quantity: 2}, {unit: 北仑, quantity: 2}",
            [*[("neutral", "")] * 3, ("neutral", "MSS310")],
        ),
        ("{unit: 各区政府, quantity: 10}", SPLIT, [*[("neutral", "")] * 2, ("weakened", "MSS301")]),
    ],
)
def test_which_changes_weaken(old: str, new: str, told: list[tuple[str, str]]) -> None:
    before, after = (read(changed(SMALL, SPLIT, parts)) for parts in (old, new))
    assert [(change.effect.value, change.code) for change in compare(before, after).changes] == told


def test_a_breakdown_that_is_taken_out_lets_all_off() -> None:
    old, new = read(SMALL), read(changed(SMALL, f", breakdown: [{SPLIT}]", ""))
    found = compare(old, new).changes
    assert [(change.old, change.code) for change in found] == [
        ("新辟公交线路 鄞州 6 条", "MSS301"),
        ("新辟公交线路 镇海 4 条", "MSS301"),
    ]
    assert {change.effect.value for change in compare(new, old).changes} == {"strengthened"}


def test_where_the_target_is_lowered_its_parts_are_not_told_again() -> None:
    text = (
        SMALL.replace("线路10条", "线路8条")
        .replace("quantity: 10", "quantity: 8")
        .replace("quantity: 4", "quantity: 2")
    )
    assert [(change.field, change.code) for change in compare(read(SMALL), read(text)).changes if change.code] == [
        ("target", "MSS301")
    ]


def test_of_at_most_so_much_each_part_is_a_bound() -> None:
    level = changed(SMALL, "measure: 条,", "measure: 条, bound: at_most,")
    text = changed(level, SPLIT, "{unit: 鄞州, quantity: 7}, {unit: 镇海, quantity: 3}")
    found = compare(read(level), read(text)).changes
    assert [(change.effect.value, change.code, change.new) for change in found] == [
        ("weakened", "MSS301", "新辟公交线路 鄞州 ≤7 条"),
        ("strengthened", "", "新辟公交线路 镇海 ≤3 条"),
    ]


def test_a_baseline_says_whose_part_is_smaller() -> None:
    def said(text: str) -> list[str]:
        parsed = LIST.parse(text.encode(), "new.yaml")
        assert parsed.model is not None
        assert parsed.document is not None
        return [one.message for one in check_promises(read(SMALL), parsed.model, parsed.document, "new.yaml")]

    assert said(changed(SMALL, SPLIT, "{unit: 鄞州, quantity: 5}, {unit: 镇海, quantity: 5}")) == [
        "less is asked of a unit in item 1.1: 新辟公交线路 鄞州 6 条 → 新辟公交线路 鄞州 5 条"
    ]
    assert said(changed(SMALL, SPLIT, "{unit: 鄞州, quantity: 10}")) == [
        "a unit's part of a target of item 1.1 is removed: 新辟公交线路 镇海 4 条"
    ]


# --- the ledger

DISTRICTS = ("鄞州", "海曙、江东、江北", "镇海", "北仑")
PUBLISHED = {
    # target: what each district was to do, and had done on 30 June, and 合计 of both
    "新辟公交线路": ((2, 5, 1, 2), (1, 2, 0, 3), (10, 6)),
    "优化调整": ((6, 9, 1, 4), (12, 12, 0, 0), (20, 24)),
}


def ledger(*entries: str) -> str:
    return "year: 2014\nentries:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


REPORTS = [
    f'item: "3.1", target: {content}, date: 2014-06-30, value: {value}, unit: {district}'
    for content, (_, done, _) in PUBLISHED.items()
    for district, value in zip(DISTRICTS, done, strict=True)
]


def follow(path: Path, *entries: str) -> Path:
    """Put a ledger beside a list."""
    beside = path.with_name("progress_2014.yaml")
    beside.write_text(ledger(*entries), encoding="utf-8")
    return beside


@pytest.fixture
def reported(ningbo: Path) -> Path:
    follow(ningbo, *REPORTS)
    return ningbo


def progress(path: Path, *more: str, as_of: str = "2014-06-30") -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = ask("progress", "-f", path, "--as-of", as_of, *more, "--format", "json").data
    return data


def test_sums_and_rates_are_the_published_ones(reported: Path) -> None:
    for record, (content, (asked, done, (promised, total))) in zip(progress(reported), PUBLISHED.items(), strict=True):
        assert (record["content"], record["quantity"], record["value"]) == (content, promised, total)
        assert record["rate"] == total / promised
        assert [(part["unit"], part["quantity"], part["value"]) for part in record["parts"]] == list(
            zip(DISTRICTS, asked, done, strict=True)
        )
        documented = {name for name in table(sections("json.md")["Breakdowns"]) if name.startswith("parts[]")}
        assert {f"parts[].{key}" for key in record["parts"][0]} == documented
    found = ask("validate", reported, reported.with_name("progress_2014.yaml"), "--ignore", "MSS221")
    assert found.out.splitlines()[-1] == "2 files, 0 errors, 0 warnings"


def test_a_districts_nothing_is_not_hidden_under_anothers_surplus(reported: Path) -> None:
    """24 of 20 is done, with 0 of 1 and 0 of 4 in two districts."""
    answer = ask("progress", "-f", reported, "--as-of", "2014-06-30")
    assert [(row[8], row[9]) for row in answer.rows] == [
        ("ahead", "海曙、江东、江北 2/5 behind；镇海 0/1 behind"),
        ("done early", "镇海 0/1 behind；北仑 0/4 behind"),
    ]
    answer = ask("bulletin", "-f", reported, "--as-of", "2014-06-30", "--format", "markdown")
    assert "镇海 0/1 滯後；北仑 0/4 滯後" in answer.out
    assert (
        "分解任務進度\t优化调整 北仑 0/4 条 0% (2014-06-30) 滯後"
        in ask("show", "3.1", "-f", reported, "--as-of", "2014-06-30", MSSS_LANG="zh-Hant").out
    )


def test_what_the_whole_says_itself_is_not_said_again(reported: Path) -> None:
    """Where the target is late, its parts aren't hidden; where nobody reported by parts, nothing is known of them."""
    answer = ask("progress", "-f", reported, "--as-of", "2015-01-01")
    assert [(row[8], row[9]) for row in answer.rows] == [
        ("overdue", ""),
        ("done early", "镇海 0/1 overdue；北仑 0/4 overdue"),
    ]
    follow(reported, 'item: "3.1", target: 优化调整, date: 2014-06-30, value: 24')
    assert "Breakdown" not in ask("progress", "-f", reported, "--as-of", "2014-06-30").out


def test_a_row_for_each_part(reported: Path) -> None:
    answer = ask("progress", "-f", reported, "--as-of", "2014-06-30", "--by", "unit")
    assert [row[0] for row in answer.rows] == [district for district in DISTRICTS for _ in PUBLISHED]
    assert answer.rows[-1] == [
        "北仑", "3.1", "优化调整", "0", "4", "条", "0%", "░░░░░░░░░░", "47%", "behind"
    ]  # fmt: skip
    assert "8 parts: done early 3, on schedule 1, behind 4" in answer.err
    records = progress(reported, "--by", "unit", "--unit", "镇海")
    assert [(record["unit"], record["quantity"], record["rate"], record["status"]) for record in records] == [
        ("镇海", 1, 0, "behind")
    ] * 2
    csv = ask("progress", "-f", reported, "--as-of", "2014-06-30", "--by", "unit", "--format", "csv").out
    assert csv.splitlines()[0].lstrip("\ufeff").startswith("單位,序號,目標任務,完成,目標,")
    assert ask("progress", "-f", reported, "--by", "unit", "--as-of", "2014-06-30", "--exit-code").code == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--unit", "海曙"), {"海曙、江东、江北"}),  # a member of the three
        (("--unit", "各区政府"), set(DISTRICTS)),
        (("--unit", "市交通委"), set()),  # leads, and has no part
        (("--status", "behind"), {"海曙、江东、江北", "镇海", "北仑"}),
        (("--target", "优化"), set(DISTRICTS)),
    ],
)
def test_which_parts_are_shown(reported: Path, asked: tuple[str, ...], found: set[str]) -> None:
    assert {record["unit"] for record in progress(reported, "--by", "unit", *asked)} == found


def test_where_nothing_is_broken_down_there_is_no_row() -> None:
    answer = ask("progress", "--by", "unit", "--as-of", "2022-06-30")
    assert (answer.code, answer.rows) == (0, [])
    assert "no target of this list is broken down by unit" in answer.err


# What a target comes to, and the parts of SMALL: 鄞州 6, 镇海 4.


@pytest.mark.parametrize(
    ("entries", "value"),
    [
        (["value: 2, unit: 鄞州"], 2),
        (["value: 2, unit: 鄞州", "value: 3, unit: 镇海"], 5),
        (["value: 2, unit: 鄞州", "value: 4, unit: 鄞州区"], 4),  # one district, by two names
        # The whole counts while it is the last, and until the parts come to more.
        (["value: 7"], 7),
        (["value: 2, unit: 鄞州", "value: 7"], 7),
        (["value: 7", "value: 2, unit: 鄞州"], 7),
        (["value: 7", "value: 4, unit: 鄞州", "value: 4, unit: 镇海"], 8),
        (["value: 4, unit: 鄞州", "value: 4, unit: 镇海", "value: 7, correction: true"], 7),
        # A stage without a value is nothing or all of the part.
        (["stage: 已完工, unit: 鄞州", "stage: 在建, unit: 镇海"], 6),
    ],
)
def test_the_whole_is_never_counted_twice(tmp_path: Path, entries: list[str], value: int) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(SMALL, encoding="utf-8")
    follow(path, *(f'item: "1.1", date: 2014-06-30, {entry}' for entry in entries))
    (record,) = progress(path)
    assert record["value"] == value


def test_of_at_most_so_much_the_worst_part_is_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(changed(SMALL, "measure: 条,", "measure: 条, bound: at_most,"), encoding="utf-8")
    entries = ["value: 12", "value: 5, unit: 鄞州", "value: 9, unit: 镇海"]
    follow(path, *(f'item: "1.1", date: 2014-06-30, {entry}' for entry in entries))
    (record,) = progress(path)
    assert (record["value"], [part["status"] for part in record["parts"]]) == (9, ["done_early", "not_met"])


def test_works_that_one_unit_has_not_finished_are_not_done(tmp_path: Path) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(SMALL, encoding="utf-8")
    entries = ["value: 8, stage: 已完工, unit: 鄞州", "value: 4, stage: 在建, unit: 镇海"]
    follow(path, *(f'item: "1.1", date: 2014-06-30, {entry}' for entry in entries))
    (record,) = progress(path)
    assert (record["value"], record["status"], record["stage"]) == (12, "ahead", "在建")
    assert [part["status"] for part in record["parts"]] == ["done_early", "ahead"]


def test_a_part_of_nothing_is_not_late(tmp_path: Path) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(
        changed(SMALL, "镇海, quantity: 4}", "镇海, quantity: 4}, {unit: 北仑, quantity: 0}"), encoding="utf-8"
    )
    follow(
        path,
        'item: "1.1", date: 2014-06-30, value: 6, unit: 鄞州',
        'item: "1.1", date: 2014-06-30, value: 4, unit: 镇海',
    )
    (record,) = progress(path, as_of="2015-01-01")
    assert [part["unit"] for part in record["parts"]] == ["鄞州", "镇海"]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (["value: 1, unit: 北仑"], [(0, "MSS417")]),
        (["value: 1, unit: 鄞州区"], []),
        (["value: 3, unit: 鄞州", "value: 2, unit: 鄞州"], [(1, "MSS405")]),
        (["value: 3, unit: 鄞州", "value: 2, unit: 镇海"], []),
        (["value: 3, unit: 鄞州", "value: 3, unit: 镇海"], []),  # no entry stands twice
        (["value: 3, unit: 鄞州", "value: 3, unit: 鄞州"], [(1, "MSS412")]),
        (["value: 3, unit: 鄞州, by: 鄞州", "value: 3, unit: 镇海, by: 镇海"], []),  # no other reporter
        (["value: 12, unit: 鄞州"], []),  # twice its part; of the whole, what cities reach
        (["value: 3, by: 鄞州"], [(0, "MSS418")]),
        (["value: 3, by: 市交通委"], []),
        (["value: 3, unit: 鄞州", "value: 2, by: 市交通委"], [(1, "MSS418")]),
        (["value: 3, unit: 鄞州", "value: 2, by: 市交通委, correction: true"], []),
        (["value: 9", "value: 3, unit: 鄞州", "value: 2, unit: 镇海"], [(2, "MSS418")]),
        (["value: 9", "value: 3, unit: 鄞州"], []),
    ],
)
def test_what_is_wrong_with_entries_of_parts(tmp_path: Path, entries: list[str], told: list[tuple[int, str]]) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(SMALL, encoding="utf-8")
    beside = follow(path, *(f'item: "1.1", date: 2014-06-30, {entry}' for entry in entries))
    found = ask("validate", beside, "--format", "json").data["diagnostics"]
    assert [(one["line"] - 3, one["code"]) for one in found] == told


def test_who_has_a_part_may_report(tmp_path: Path) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(changed(SMALL, "support: [鄞州, 各区政府]", "support: [鄞州]"), encoding="utf-8")
    for unit, told in (("镇海", []), ("北仑", ["MSS406"])):
        beside = follow(path, f'item: "1.1", date: 2014-06-30, value: 1, unit: 镇海, by: {unit}')
        found = ask("validate", beside, "--format", "json").data["diagnostics"]
        assert [one["code"] for one in found] == told


def test_a_target_that_is_whole_has_no_parts() -> None:
    from msss.ledger.kind import LEDGER

    of = read(changed(SMALL, f", breakdown: [{SPLIT}]", ""))
    text = ledger('item: "1.1", date: 2014-06-30, value: 1, unit: 鄞州')
    (found,) = LEDGER.parse(text.encode(), "progress.yaml", of).diagnostics
    assert (found.code, found.message) == ("MSS417", "1.1 新辟公交线路 isn't broken down by units")


def test_where_the_report_of_the_whole_counts_it_is_said_after_that_of_a_part(ningbo: Path) -> None:
    """15 were reported of the whole, and one district has reported its part since: nothing is added."""
    asked = ("record", "3.1", "-f", ningbo, "--target", "优化")
    assert ask(*asked, "15", "--date", "2014-06-01").code == 0
    said = ask(*asked, "12", "--for", "鄞州", "--date", "2014-06-30").err
    assert "3.1: the report of the whole still counts, 15 条 on 2014-06-01; the parts come to 12 条" in said
    assert "all units together" not in said
    shown = ask("show", "3.1", "-f", ningbo, "--as-of", "2014-06-30").out
    assert "优化调整 15 条 75% (2014-06-01)" in shown  # the day of the report that says so
    assert "鄞州 12/6 条 200% (2014-06-30)" in shown
    said = ask(*asked, "12", "--for", "海曙", "--date", "2014-06-30").err
    assert "all units together 15 → 24 条, 120 % of 20" in said
    assert "优化调整 24 条 120% (2014-06-30)" in ask("show", "3.1", "-f", ningbo, "--as-of", "2014-06-30").out


def test_a_report_of_a_part_is_recorded(ningbo: Path) -> None:
    asked = ("record", "3.1", "-f", ningbo, "--date", "2014-06-30", "--target", "优化")
    said = ask(*asked, "12", "--for", "鄞州", "--by", "鄞州").err
    assert "3.1 鄞州: 12 条 (the first report), 200 % of 6, not reported → done early on 2014-06-30" in said
    assert "3.1: all units together 0 → 12 条, 60 % of 20" in said
    said = ask(*asked, "12", "--for", "海曙").err
    assert "海曙 is read as 海曙、江东、江北" in said
    assert "all units together 12 → 24 条, 120 % of 20" in said
    assert ningbo.with_name("progress_2014.yaml").read_text(encoding="utf-8").splitlines()[-2:] == [
        '  - {item: "3.1", target: 优化调整, date: 2014-06-30, value: 12, by: 鄞州, unit: 鄞州}',
        '  - {item: "3.1", target: 优化调整, date: 2014-06-30, value: 12, unit: 海曙、江东、江北}',
    ]
    assert "has this report already" in ask(*asked, "12", "--for", "鄞州", "--by", "鄞州").err
    refused = ask(*asked, "3", "--for", "市公安局")
    assert (refused.code, "MSS417" in refused.err) == (1, True)
    assert "for its part alone, write --for 北仑" in ask(*asked, "24", "--by", "北仑").err


def test_the_units_of_an_item_are_completed(ningbo: Path) -> None:
    words = f"msss record -f {ningbo} 3.1 12 --for"
    environment = {"_MSSS_COMPLETE": "bash_complete", "COMP_WORDS": f"{words} ", "COMP_CWORD": "7"}
    assert ask(**environment).out.split() == [f"plain,{name}" for name in DISTRICTS]


def test_history_tells_the_reports_of_each_unit(ningbo: Path) -> None:
    more = 'item: "3.1", target: 新辟公交线路, date: 2014-09-30, value: 2, unit: 鄞州'  # made up
    follow(ningbo, *REPORTS, more)
    last = ask("history", "3.1", "-f", ningbo, "--format", "json").data[-1]
    assert (last["unit"], last["value"], last["change"], last["quantity"], last["rate"]) == ("鄞州", 2, 1, 2, 1)
    assert ask("history", "3.1", "-f", ningbo).rows[-1][:5] == ["2014-09-30", "新辟公交线路", "鄞州", "2", "1"]


def test_an_entry_of_another_unit_is_another_entry() -> None:
    from msss.ledger.compare import compare_ledgers
    from msss.ledger.kind import LEDGER

    of = read(NINGBO)
    old, new = (
        LEDGER.parse(ledger(entry).encode(), "progress.yaml", of).model
        for entry in (REPORTS[0], REPORTS[0].replace("鄞州", "镇海"))
    )
    assert old is not None
    assert new is not None
    assert [change.code for change in compare_ledgers(old, new)] == ["MSS322"]


# --- many parts

PLACES = tuple(
    Portion(f"{name}區", Decimal(amount)) for name, amount in zip("甲乙丙丁戊", (6, 4, 3, 2, 1), strict=True)
)
ANY_REPORT = st.builds(
    Entry,
    item=st.just("1.1"),
    date=st.just(date(2014, 6, 30)),
    value=st.none() | st.integers(0, 9).map(lambda number: Value(Decimal(number))),
    done=st.booleans(),
    stage=st.none() | st.sampled_from(("已開工", "主體完工", "已完工", "投入使用")),
    begun=st.none() | st.integers(0, 9).map(Decimal),
    unit=st.none() | st.sampled_from([portion.unit for portion in PLACES]),
)


@given(st.lists(ANY_REPORT, max_size=12), st.sampled_from(Bound))
def test_a_whole_is_what_its_parts_come_to_worked_out_anew(entries: list[Entry], bound: Bound) -> None:
    target = Target("新建公園", Decimal(16), "個", bound, breakdown=PLACES)
    tally, last, since, whole = Tally(target, Portions({})), dict[str, Entry](), set[str](), None
    for entry in entries:
        tally.add(entry)
        if entry.unit is None:
            whole, since = entry, set[str]()
        else:
            last[entry.unit] = entry
            since.add(entry.unit)
    promised = {portion.unit: portion.quantity for portion in PLACES}
    amounts = [_counts(entry, promised[unit]) for unit, entry in last.items()]
    of_parts = (max if bound is Bound.AT_MOST else sum)(amounts or [0])
    of_whole = _counts(whole, target.quantity) if whole else 0
    if not since:
        assert (tally.amount, tally.counted("begun")) == (of_whole, whole.begun if whole else None)
        assert tally.stage == (whole.stage if whole else None)
        return
    assert tally.amount == (of_parts if bound is Bound.AT_MOST else max(of_whole, of_parts))
    begun = [entry.begun for entry in last.values()]
    sums = [sum(begun)] if None not in begun else []
    assert tally.counted("begun") == max(
        sums + ([whole.begun] if whole and whole.begun is not None else []), default=None
    )
    stages = [(read_stage(entry.stage), entry.stage) for entry in last.values() if entry.stage]
    least = min(stages, key=lambda stage: stage[0], default=(Stage.FINISHED, None))
    assert tally.stage == (least[1] if least[0] < Stage.FINISHED or len(stages) == len(PLACES) else None)


def _counts(entry: Entry, promised: Decimal) -> Decimal:
    if entry.value:
        return entry.value.amount
    finished = entry.done or (entry.stage and read_stage(entry.stage) >= Stage.FINISHED)
    return promised if finished else Decimal()


def in_many_places(count: int) -> tuple[ResponsibilityList, Ledger]:
    """A list whose one target so many districts have a part of, each of which reported."""
    portions = tuple(Portion(f"{place}區", Decimal(1)) for place in range(count))
    target = Target("新建公園", Decimal(count), "個", breakdown=portions)
    small = read(SMALL)
    item = replace(small.projects[0].items[0], targets=(target,))
    responsibilities = replace(small, projects=(replace(small.projects[0], items=(item,)),))
    of = (Entry("1.1", date(2014, 6, 30), value=Value(Decimal(1)), unit=portion.unit) for portion in portions)
    return responsibilities, Ledger(2014, tuple(of))


def test_ten_times_the_districts_take_ten_times_as_long() -> None:
    few, more = in_many_places(200), in_many_places(2_000)
    day = date(2014, 7, 1)
    (whole,) = standings(*more, day)
    assert (whole.rate, len(whole.parts)) == (1, 2_000)
    assert takes_ten_times_as_long(lambda: list(standings(*few, day)), lambda: list(standings(*more, day)))


# --- the evaluation


def traced(path: Path, *more: str) -> list[list[str]]:
    """How the rates of the only item's targets came about, and from which lines."""
    (number,) = re.findall("number: (\\d)", path.read_text(encoding="utf-8"))
    rows = ask("evaluate", "-f", path.name, "--explain", number, *more, cwd=path.parent).rows
    return [row[2:] for row in rows if "." in row[0] and row[1] not in ("完成率", "按時")]


def test_the_trace_of_a_rate_cites_the_last_report_of_each_part(reported: Path) -> None:
    lines = {line: number for number, line in enumerate(ledger(*REPORTS).splitlines(), 1)}
    places = [f"progress_2014.yaml:{lines[f'  - {{{one}}}']}" for one in REPORTS if "新辟公交线路" in one]
    first, second = traced(reported, "--as-of", "2014-06-30")
    assert first[:2] == ["6 ÷ 10 条(各分解任務合計 1 + 2 + 0 + 3 = 6)", "60.00%"]
    assert first[2] == ", ".join(["responsibility_list_2014.yaml:13", *places])
    assert second[2].count("progress_2014.yaml:") == len(REPORTS) - len(places)


@pytest.mark.parametrize(
    ("entries", "how", "lines"),
    [
        # A share of a part is so much of it; of each part the last report counts.
        ([
            "date: 2014-03-31, value: 1, unit: 鄞州",
            "date: 2014-04-30, value: 50%, unit: 镇海",
            "date: 2014-05-31, value: 5, unit: 鄞州区",
        ], "7 ÷ 10 条(各分解任務合計 5 + 50% × 4 = 7)", [5, 4]),
        # One part that reported a number says what the whole comes to.
        (["date: 2014-03-31, value: 1, unit: 鄞州"], "1 ÷ 10 条", [3]),
        # The report of the whole counts where it is the last, or comes to more than the parts.
        ([
            "date: 2014-03-31, value: 1, unit: 鄞州",
            "date: 2014-04-30, value: 4",
        ], "4 ÷ 10 条", [4]),
        ([
            "date: 2014-03-31, value: 4",
            "date: 2014-04-30, value: 1, unit: 鄞州",
        ], "4 ÷ 10 条(按全部填報計;各分解任務合計 1)", [3, 4]),
        # What was reported after the day isn't cited.
        ([
            "date: 2014-03-31, value: 2, unit: 鄞州",
            "date: 2014-04-30, value: 1, unit: 镇海",
            "date: 2014-07-31, value: 4, unit: 镇海",
        ], "3 ÷ 10 条(各分解任務合計 2 + 1 = 3)", [3, 4]),
    ],
)  # fmt: skip
def test_the_trace_says_what_the_parts_come_to(tmp_path: Path, entries: list[str], how: str, lines: list[int]) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(SMALL, encoding="utf-8")
    follow(path, *(f'item: "1.1", {entry}' for entry in entries))
    places = ["responsibility_list_2014.yaml:13", *(f"progress_2014.yaml:{line}" for line in lines)]
    ((said, _, cited),) = traced(path, "--as-of", "2014-06-30")
    assert (said, cited) == (how, ", ".join(places))


def test_of_at_most_so_much_the_trace_names_the_highest_part(tmp_path: Path) -> None:
    path = tmp_path / "responsibility_list_2014.yaml"
    path.write_text(changed(SMALL, "measure: 条,", "measure: 条, bound: at_most,"), encoding="utf-8")
    follow(
        path,
        'item: "1.1", date: 2014-03-31, value: 12, unit: 鄞州',
        'item: "1.1", date: 2014-03-31, value: 3, unit: 镇海',
    )
    ((said, _, _),) = traced(path, "--as-of", "2014-06-30")
    assert said == "10 ÷ 12 条(各分解任務 12、3 中最高為 12)"
