"""A target broken down by units (分解任務): what each is to do of it, and has done.

The list and the reports are the two tables that Ningbo published in 宁波日报 on 2014-07-22 (1—6月份进展情况公示): the
routes of item 3, with what each district was to do and had done. What isn't in them is made up, and says so.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from documented import sections, table
from running import ask

from msss.baseline.promises import check as check_promises
from msss.responsibilities.compare import compare
from msss.responsibilities.kind import LIST
from msss.responsibilities.model import ResponsibilityList
from msss.responsibilities.query import Query, Role, select

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
    assert "分解任務\t优化调整 海曙、江东、江北 9 条" in ask("show", "3.1", "-f", ningbo).out
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
