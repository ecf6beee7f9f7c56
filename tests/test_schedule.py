"""What is expected by which day: deadlines as lists write them, milestones, stages of works, parts of a year.

The milestones of 2.1 and 3.1 are those that Lin'an, a district of Hangzhou, published in 2022; the reports are made up.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from running import ask

from msss.ledger.kind import LEDGER
from msss.ledger.progress import Standing, Status, percent, standings
from msss.responsibilities.compare import compare
from msss.responsibilities.kind import LIST
from msss.responsibilities.model import ResponsibilityList
from msss.values.deadline import parse_deadline
from msss.values.stage import Stage, read_stage

HEAD = """\
title: 2022年区政府民生实事项目
year: 2022
source: {issuer: 临安区人民政府, document: 临政办〔2022〕1号, date: 2022-01-14}  # the number is made up
projects:
"""
LINAN = (
    HEAD
    + """\
  - number: 2
    items:
      - id: "2.1"
        name: 新增婴幼儿照护服务托位500个
        lead: 卫生健康局
        targets:
          - {content: 新增婴幼儿照护服务托位, quantity: 500, measure: 个,
             milestones: [{by: 3月底前, quantity: 100}, {by: 6月底前, quantity: 200}, {by: 9月底前, quantity: 500}]}
  - number: 3
    items:
      - id: "3.1"
        name: 实施农村公路大中修100公里
        lead: 交通运输局
        due: 11月底前建成
        milestones: [{by: 7月底前, stage: 开工}]
        targets: [{content: 实施农村公路大中修, quantity: 100, measure: 公里}]
  - number: 4  # what follows is made up
    items:
      - {id: "4.1", name: 便民停车行动, lead: 住建局, due: 常态化开展}
      - {id: "4.2", name: 新建成保障性住房1700套, lead: 住建局,
         targets: [{content: 新建成保障性住房, quantity: 1700, measure: 套}]}
      - {id: "4.3", name: 新建换乘站5座, lead: 住建局, due: 2021—2024年,
         targets: [{content: 新建换乘站, quantity: 5, year_target: 1, measure: 座}]}
      - {id: "4.4", name: "新增泊位90个,新增车位60个", lead: 住建局, due: 11月底,
         targets: [{content: 新增泊位, quantity: 90, measure: 个, due: 6月底},
                   {content: 新增车位, quantity: 60, measure: 个}]}
      - {id: "4.5", name: 隧道口停车场工程, lead: 住建局, due: 5月底前动工}
"""
)


def read(text: str) -> ResponsibilityList:
    parsed = LIST.parse(text.encode(), "list.yaml")
    assert parsed.model is not None
    assert not parsed.diagnostics
    return parsed.model


def stand(id: str, as_of: str, *entries: str) -> list[Standing]:
    """Where the targets of an item stand on a day, after ``entries``."""
    of = read(LINAN)
    rows = "".join(f'  - {{item: "{id}", {entry}}}\n' for entry in entries)
    ledger = LEDGER.parse(f"year: 2022\nentries:\n{rows}".encode() if rows else b"year: 2022\n", "progress.yaml", of)
    assert ledger.model is not None
    assert not ledger.diagnostics
    return [one for one in standings(of, ledger.model, date.fromisoformat(as_of)) if one.item.id == id]


def status(id: str, as_of: str, *entries: str) -> Status:
    return stand(id, as_of, *entries)[0].status


# --- deadlines


@pytest.mark.parametrize(
    ("text", "day", "stage"),
    [
        ("5月底前動工", "2022-05-31", "動工"),
        ("5月底前动工", "2022-05-31", "动工"),
        ("9月投入使用", "2022-09-30", "投入使用"),
        ("11月前主體完工", "2022-10-31", "主體完工"),
        ("年底前竣工驗收", "2022-12-31", "竣工驗收"),
        ("二季度開工", "2022-06-30", "開工"),
        ("11月底前完成", "2022-11-30", ""),  # what every deadline says
        ("11月底前全面完成", "2022-11-30", ""),
    ],
)
def test_what_is_due_may_stand_behind_the_day(text: str, day: str, stage: str) -> None:
    deadline = parse_deadline(text, 2022)
    assert (deadline.date.isoformat(), deadline.stage, deadline.is_open) == (day, stage, False)


@pytest.mark.parametrize("text", ["全年", "全年实施", "常態化開展", "常态化推进", "持續推進", "长期坚持"])
def test_some_deadlines_set_no_day(text: str) -> None:
    deadline = parse_deadline(text, 2022)
    assert (deadline.date, deadline.is_open) == (date(2022, 12, 31), True)


@pytest.mark.parametrize(
    ("text", "end"), [("2013—2017年", 2017), ("2021-2024年", 2024), ("分兩年實施", 2023), ("分三年完成", 2024)]
)
def test_some_go_on_beyond_the_year(text: str, end: int) -> None:
    deadline = parse_deadline(text, 2022)
    assert (deadline.date, deadline.is_span) == (date(end, 12, 31), True)


@pytest.mark.parametrize("text", ["動工", "盡快", "5月底前想一想", "2017-2013年", "分一年實施", "完成"])
def test_what_sets_no_time_at_all_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_deadline(text, 2022)


def test_a_list_may_print_no_deadline() -> None:
    """Then the end of the year counts, and nobody is shown a day that wasn't written."""
    item = read(LINAN).item("2.1")
    assert (item.due.text, item.due_date) == ("", date(2022, 12, 31))


def test_where_all_targets_have_deadlines_the_last_is_the_items() -> None:
    text = HEAD + (
        '  - {number: 1, items: [{id: "1.1", name: "新增泊位90个,新增车位60个", lead: 住建局, targets: ['
        "{content: 新增泊位, quantity: 90, measure: 个, due: 6月底},"
        " {content: 新增车位, quantity: 60, measure: 个, due: 9月底}]}]}\n"
    )
    assert read(text).item("1.1").due_date == date(2022, 9, 30)


# --- milestones


def test_a_report_exactly_on_each_milestone_is_on_schedule() -> None:
    reports: list[str] = []
    for day, value in (("2022-03-31", 100), ("2022-06-30", 200), ("2022-09-30", 500)):
        reports.append(f"date: {day}, value: {value}")
        expected = Status.DONE_EARLY if value == 500 else Status.ON_SCHEDULE
        assert status("2.1", day, *reports) is expected


@pytest.mark.parametrize(
    ("as_of", "share"),
    [
        ("2022-03-30", Fraction(0)),
        ("2022-03-31", Fraction(1, 5)),
        ("2022-06-29", Fraction(1, 5)),
        ("2022-06-30", Fraction(2, 5)),
        ("2022-09-30", Fraction(1)),
    ],
)
def test_between_milestones_the_last_one_counts(as_of: str, share: Fraction) -> None:
    assert stand("2.1", as_of)[0].expected_share == share


def test_who_misses_a_milestone_is_behind_and_who_is_past_it_ahead() -> None:
    assert status("2.1", "2022-06-30", "date: 2022-06-30, value: 100") is Status.BEHIND
    assert status("2.1", "2022-06-30", "date: 2022-06-30, value: 300") is Status.AHEAD


def test_a_stage_that_is_due_has_to_be_reached() -> None:
    assert status("3.1", "2022-06-30", "date: 2022-06-30, stage: 前期准备") is Status.ON_SCHEDULE
    assert status("3.1", "2022-07-31", "date: 2022-06-30, stage: 前期准备") is Status.BEHIND
    assert status("3.1", "2022-07-31", "date: 2022-06-30, stage: 已开工") is Status.ON_SCHEDULE
    assert status("3.1", "2022-07-31", "date: 2022-06-30, value: 5") is Status.ON_SCHEDULE  # 5 km say it is begun
    assert status("3.1", "2022-12-01", "date: 2022-06-30, value: 50") is Status.OVERDUE


def test_where_a_stage_is_given_it_decides_whether_works_are_done() -> None:
    """新建成1721套 with works at 90 % isn't done."""
    built = "date: 2022-09-30, value: 1721, stage: {}"
    assert status("4.2", "2022-10-01", built.format("在建")) is not Status.DONE_EARLY
    assert status("4.2", "2022-10-01", built.format("已竣工")) is Status.DONE_EARLY
    assert status("4.2", "2023-01-01", built.format("在建")) is Status.OVERDUE


def test_the_stage_of_a_deadline_is_what_is_promised() -> None:
    assert status("4.5", "2022-05-31", "date: 2022-05-20, stage: 已开工") is Status.DONE_EARLY
    assert status("4.5", "2022-06-01", "date: 2022-05-20, stage: 前期") is Status.OVERDUE


def test_what_is_open_is_never_late() -> None:
    assert status("4.1", "2022-12-31", "date: 2022-06-30, value: 30%") is Status.ON_SCHEDULE
    assert status("4.1", "2023-06-30", "date: 2022-06-30, value: 30%") is Status.ON_SCHEDULE
    assert status("4.1", "2022-12-31") is Status.NOT_REPORTED
    assert not stand("4.1", "2022-12-31")[0].is_measured


def test_of_several_years_the_part_of_this_one_counts() -> None:
    (standing,) = stand("4.3", "2022-12-31", "date: 2022-10-01, value: 1")
    assert (standing.rate, standing.status, standing.schedule.due) == (1, Status.DONE_EARLY, date(2022, 12, 31))


def test_a_target_may_have_a_deadline_of_its_own() -> None:
    first, second = stand("4.4", "2022-07-01")
    assert (first.status, second.status) == (Status.OVERDUE, Status.NOT_REPORTED)


@pytest.mark.parametrize(("share", "shown"), [("4981/5000", 99), ("1", 100), ("201/200", 101), ("1/8", 13)])
def test_what_is_short_of_the_whole_is_never_shown_as_all(share: str, shown: int) -> None:
    assert percent(Fraction(share)) == shown


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("已開工", Stage.BEGUN),
        ("正在施工中", Stage.BEGUN),
        ("主體 完工", Stage.STRUCTURE),
        ("已全部完工", Stage.FINISHED),
        ("竣工验收", Stage.ACCEPTED),
        ("已投入使用", Stage.IN_USE),
        ("前期准备", None),
        ("", None),
    ],
)
def test_stages_are_read_as_tables_write_them(text: str, stage: Stage | None) -> None:
    assert read_stage(text) is stage


# --- what contradicts itself


SEATS = '  - {number: 1, items: [{id: "1.1", name: 新建成驿站7家, lead: 卫健局, due: 11月底前, targets: [%s]}]}\n'
STATION = "{content: 新建成驿站, quantity: 7, measure: 家, due: 9月底前, milestones: [%s]}"


@pytest.mark.parametrize(
    ("milestones", "found"),
    [
        ("{by: 6月底前, quantity: 4}, {by: 9月底前, quantity: 6}", ["6 by 9月底前 is less than the target promises by its deadline, 7"]),
        ("{by: 6月底前, quantity: 4}, {by: 9月底前, quantity: 7}", []),
        ("{by: 6月底前, quantity: 4}, {by: 8月底前, quantity: 6}", []),  # the rest by the deadline
        ("{by: 9月底前, quantity: 6}, {by: 9月底前, quantity: 7}", []),  # only the last one has to be the whole
        ("{by: 6月底前, quantity: 4}, {by: 9月底前, stage: 投入使用}", []),
    ],
)  # fmt: skip
def test_what_is_to_be_reached_by_the_deadline_is_all_that_is_promised(milestones: str, found: list[str]) -> None:
    parsed = LIST.parse((HEAD + SEATS % (STATION % milestones)).encode(), "list.yaml")
    assert [(one.code, str(one.message)) for one in parsed.diagnostics] == [("MSS217", message) for message in found]


def test_of_at_most_so_much_the_last_milestone_may_be_less() -> None:
    level = STATION.replace("quantity: 7", "bound: at_most, quantity: 7") % "{by: 9月底前, quantity: 6}"
    assert read((HEAD + SEATS % level).replace("7家", "不超过7家"))


# --- what weakens


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{by: 6月底前, quantity: 200}", "{by: 7月底前, quantity: 200}", [("weakened", "MSS312")]),
        ("{by: 6月底前, quantity: 200}", "{by: 6月底前, quantity: 150}", [("weakened", "MSS312")]),
        ("{by: 6月底前, quantity: 200}, ", "", [("weakened", "MSS312")]),
        ("{by: 6月底前, quantity: 200}", "{by: 6月底前, quantity: 250}", [("neutral", "")]),
        ("[{by: 3月底前", "[{by: 2月底前, quantity: 50}, {by: 3月底前", [("strengthened", "")]),
        # the first ones are another way of measuring: before them, nothing is expected any more
        ("measure: 套}", "measure: 套, milestones: [{by: 9月底, quantity: 500}, {by: 12月底, quantity: 1700}]}", [("neutral", "MSS310"), ("neutral", "")]),
        ("measure: 套}", "measure: 套, milestones: [{by: 3月底, words: 完成方案}, {by: 9月底, stage: 开工}]}", [("neutral", ""), ("neutral", "MSS310")]),
        ("measure: 套}", "measure: 套, milestones: [{by: 3月底, words: 完成方案}]}", [("neutral", "")]),  # time counts
        ("due: 11月底,", "due: 11月底, milestones: [{by: 7月底, stage: 开工}],", [("neutral", "MSS310")]),
        ("stage: 开工", "stage: 主体完工", [("neutral", "")]),
        ("due: 11月底前建成", "due: 11月底前开工", [("weakened", "MSS303")]),
        ("due: 11月底前建成", "due: 全年", [("weakened", "MSS303")]),
        ("due: 6月底}", "due: 7月底}", [("weakened", "MSS303")]),
        (", due: 6月底}", "}", [("weakened", "MSS303")]),
        ("due: 6月底}", "due: 5月底}", [("strengthened", "")]),
        ("year_target: 1", "year_target: 0.5", [("weakened", "MSS301")]),
        ("year_target: 1", "year_target: 2", [("strengthened", "")]),
    ],
)  # fmt: skip
def test_which_changes_weaken(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert LINAN.count(old) == 1
    compared = compare(read(LINAN), read(LINAN.replace(old, new)))
    assert [(change.effect.value, change.code) for change in compared.changes] == told


def test_the_first_milestones_are_told(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(LINAN, encoding="utf-8")
    new.write_text(LINAN.replace("measure: 套}", "measure: 套, milestones: [{by: 9月底, quantity: 500}]}"), "utf-8")
    answer = ask("validate", new, "--against", old, "--format", "concise")
    assert answer.code == 0
    assert (
        "warning[MSS310]: item 4.2 is measured by milestones now, and no longer by the time passed, which may ask for"
        " less: 9月底 500" in answer.out
    )
    assert [row[0] for row in ask("diff", old, new).rows] == ["neutral"]


# --- shown


def test_milestones_and_deadlines_are_shown_as_they_are_written(tmp_path: object) -> None:
    path = f"{tmp_path}/responsibility_list_2022.yaml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(LINAN)
    shown = ask("show", "2", "-f", path).out
    assert "新增婴幼儿照护服务托位 6月底前 200 个" in shown
    assert "— (2022-12-31)" in shown
    data = ask("show", "4.4", "-f", path, "--format", "json").data
    assert [(one.get("due"), one.get("due_date")) for one in data[0]["targets"]] == [
        ("6月底", "2022-06-30"),
        (None, None),
    ]
    assert [row[0] for row in ask("list", "--due", "6月", "-f", path).rows] == ["4.4"]
    assert [row[1] for row in ask("targets", "--due", "6月", "-f", path).rows] == ["新增泊位"]
    assert [row[5] for row in ask("targets", "--project", "4", "-f", path).rows] == [
        "—",
        "2021—2024年",
        "6月底",
        "11月底",
    ]
    assert "—" in ask("due", "-f", path).out
