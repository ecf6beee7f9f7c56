"""`msss calendar`, read back with icalendar that wrote it, and with vobject that didn't."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar
from ledgers import LIST, write
from lists import ITEM, write_list
from running import ask, run_on_terminal

from msss.common import language
from msss.common.language import Language
from msss.output.calendar import Due, calendar, uid
from msss.responsibilities.model import Amendment, ResponsibilityList
from msss.values.chinese import Script
from msss.values.deadline import Deadline

ITEMS = {item.id: item for _, item in LIST.items()}


def events(content: bytes | str) -> list:
    return Calendar.from_ical(content).walk("VEVENT")


def one(**changes: object):
    """The event of the made-up item 1.1, changed."""
    (event,) = events(calendar([Due(LIST, replace(ITEMS["1.1"], **changes))]))
    return event


# --- what a calendar gets


def test_an_item_is_a_whole_day_that_keeps_nobody_busy() -> None:
    event = one()
    assert event["dtstart"].dt == date(2023, 12, 31)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["dtend"].dt == date(2024, 1, 1)
    assert event["transp"] == "TRANSPARENT"


def test_it_says_who_owes_what() -> None:
    event = one()
    assert event["summary"] == "1.1 新增學位6萬個,新建學校70所"
    assert event["description"].split("\n") == [
        "Lead: 市教育局",
        "Support: 各區政府",
        "Target: 新增學位 60,000 個",
        "Target: 新建學校 70 所",
        "Due: 12月底 (2023-12-31)",
        "List: 示例清單 (示例〔2023〕1號)",
    ]


def test_it_says_so_in_the_language_that_is_spoken() -> None:
    language.use(Language.TRADITIONAL)
    try:
        description = one()["description"]
    finally:
        language.use(Language.ENGLISH)
    assert description.split("\n") == [
        "牽頭單位：市教育局",
        "配合單位：各區政府",
        "目標任務：新增學位 60,000 個",
        "目標任務：新建學校 70 所",
        "預計完成時間：12月底（2023-12-31）",
        "清單：示例清單（示例〔2023〕1號）",
    ]


def test_an_item_without_support_or_targets() -> None:
    (event,) = events(calendar([Due(LIST, ITEMS["1.4"])]))
    assert [line.partition(": ")[0] for line in event["description"].split("\n")] == [
        "Lead",
        "Due",
        "List",
    ]
    (event,) = events(calendar([Due(LIST, ITEMS["1.3"])]))
    assert "Target: 平均等候時間 ≤30 分鐘" in event["description"]


def test_alarms_go_off_30_and_7_days_before() -> None:
    alarms = one().walk("VALARM")
    assert [alarm["trigger"].dt for alarm in alarms] == [timedelta(days=-30), timedelta(days=-7)]
    assert {alarm["action"] for alarm in alarms} == {"DISPLAY"}
    assert {alarm["description"] for alarm in alarms} == {one()["summary"]}


def test_another_reader_reads_the_same() -> None:
    answer = ask("calendar")
    theirs = vobject.readOne(answer.out)
    ours = events(answer.out)
    assert len(ours) == 19
    assert theirs.x_wr_calname.value == "2022年市政府民生實事項目責任清單"
    for event, other in zip(ours, theirs.vevent_list, strict=True):
        assert other.uid.value == event["uid"]
        assert other.summary.value == event["summary"]
        assert other.description.value == event["description"]
        assert (other.dtstart.value, other.dtend.value) == (event["dtstart"].dt, event["dtend"].dt)
        triggers = [alarm.trigger.value for alarm in other.valarm_list]
        assert triggers == [timedelta(days=-30), timedelta(days=-7)]


def test_the_soonest_comes_first() -> None:
    days = [event["dtstart"].dt for event in events(ask("calendar").out)]
    assert days == sorted(days)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = calendar(Due(LIST, item) for item in ITEMS.values())
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_the_last_day_there_is_has_no_day_after() -> None:
    event = one(due=Deadline("9999-12-31", date.max))
    assert event["dtstart"].dt == date.max
    assert "dtend" not in event


# --- targets with a deadline of their own

STATIONS = """\
title: 2022年区政府民生实事项目
year: 2022
source: {issuer: 临安区人民政府, date: 2022-07-14}
projects:
  - number: 2
    items:
      - id: "2.1"
        name: 新建成成长驿站7家,新增托位500个,开展联合筛查1万例
        lead: 卫生健康局
        due: 11月底前
        targets:
          - {content: 新建成成长驿站, quantity: 7, measure: 家, due: 9月底前}
          - {content: 新增托位, quantity: 500, measure: 个, due: 9月底}
          - {content: 开展联合筛查, quantity: 10000, measure: 例}
"""


def of_stations(folder: Path, text: str = STATIONS, *asked: str) -> list:
    path = folder / "responsibility_list_2022.yaml"
    path.write_text(text, encoding="utf-8")
    return events(ask("calendar", "-f", path, *asked).out)


def test_a_deadline_of_targets_is_an_event_of_its_own(tmp_path: Path) -> None:
    own, whole = of_stations(tmp_path)
    assert (own["dtstart"].dt, own["summary"]) == (date(2022, 9, 30), "2.1 新建成成长驿站、新增托位")
    assert own["description"].split("\n") == [
        "Item: 新建成成长驿站7家,新增托位500个,开展联合筛查1万例",
        "Lead: 卫生健康局",
        "Target: 新建成成长驿站 7 家",
        "Target: 新增托位 500 个",
        "Due: 9月底前 (2022-09-30)",
        "List: 2022年区政府民生实事项目",
    ]
    assert [alarm["trigger"].dt for alarm in own.walk("VALARM")] == [timedelta(days=-30), timedelta(days=-7)]
    assert (whole["dtstart"].dt, whole["summary"]) == (
        date(2022, 11, 30),
        "2.1 新建成成长驿站7家,新增托位500个,开展联合筛查1万例",
    )
    assert whole["description"].split("\n")[1:5] == [
        "Target: 新建成成长驿站 7 家, due 9月底前",
        "Target: 新增托位 500 个, due 9月底",
        "Target: 开展联合筛查 10,000 例",
        "Due: 11月底前 (2022-11-30)",
    ]


def test_what_is_put_off_stays_the_same_event(tmp_path: Path) -> None:
    own, whole = of_stations(tmp_path)
    later, same = of_stations(tmp_path, STATIONS.replace("9月底", "10月底"))
    assert later["dtstart"].dt == date(2022, 10, 31)
    assert (later["uid"], same["uid"]) == (own["uid"], whole["uid"])
    (alone,) = of_stations(tmp_path, STATIONS.replace(", due: 9月底前", "").replace(", due: 9月底", ""))
    assert alone["uid"] == whole["uid"]  # the item's own is what it was


def test_of_targets_that_were_asked_for_the_days_are_events(tmp_path: Path) -> None:
    asked = of_stations(tmp_path, STATIONS, "--target", "筛查")
    assert [event["dtstart"].dt for event in asked] == [date(2022, 11, 30)]


# --- imported again


def changed(**changes: object) -> ResponsibilityList:
    return replace(LIST, **changes)


def test_the_same_list_gives_the_same_bytes() -> None:
    assert ask("calendar").out == ask("calendar").out


def test_an_item_is_known_again_whatever_is_corrected() -> None:
    item = ITEMS["1.1"]
    known = uid(Due(LIST, item))
    corrected = replace(item, name="x", lead=("y",), due=Deadline("11月底", date(2023, 11, 30)), targets=())
    assert uid(Due(changed(title="x"), corrected)) == known
    assert known == "608acef6-79a2-5fff-bebe-67003b8d68ea"


@pytest.mark.parametrize(
    "other",
    [
        Due(LIST, ITEMS["1.2"]),
        Due(changed(year=2024), ITEMS["1.1"]),
        Due(changed(source=replace(LIST.source, issuer="x")), ITEMS["1.1"]),
        Due(changed(source=replace(LIST.source, document="x")), ITEMS["1.1"]),
    ],
    ids=["item", "year", "issuer", "document"],
)
def test_another_item_is_another(other: Due) -> None:
    assert uid(other) != uid(Due(LIST, ITEMS["1.1"]))


def test_what_is_new_is_said_by_amendments() -> None:
    published, voted = datetime(2023, 1, 31, tzinfo=UTC), datetime(2023, 8, 1, tzinfo=UTC)
    event = one()
    assert (event["sequence"], event["dtstamp"].dt, event["last-modified"].dt) == (0, published, published)
    amendments = (
        Amendment("1.1", "示例〔2023〕2號", date(2023, 6, 1), "x"),
        Amendment("1.1", "示例〔2023〕3號", date(2023, 8, 1), "x"),
        Amendment("1.2", "示例〔2023〕4號", date(2023, 9, 1), "x"),
    )
    (event,) = events(calendar([Due(changed(amendments=amendments), ITEMS["1.1"])]))
    assert (event["sequence"], event["dtstamp"].dt, event["last-modified"].dt) == (2, voted, voted)


def test_two_versions_of_a_list_are_one_event_an_item() -> None:
    (event,) = events(calendar([Due(LIST, ITEMS["1.1"]), Due(LIST, replace(ITEMS["1.1"], name="later"))]))
    assert event["summary"] == "1.1 later"


# --- texts do nothing


@pytest.mark.parametrize(
    "text",
    [
        'a,b;c:d\\e"f',
        "BEGIN:VALARM",
        "\\nBEGIN:VALARM\\nEND:VALARM",
        "END:VEVENT;X=1:BEGIN:VEVENT",
        "50%,100；^n^^",
        "字" * 300,
        "😀" * 60,
    ],
)
def test_texts_come_back_as_they_are(text: str) -> None:
    content = calendar([Due(changed(title=text), replace(ITEMS["1.1"], name=text, lead=(text,)))])
    (event,) = events(content)
    other = vobject.readOne(content.decode()).vevent
    assert event["summary"] == other.summary.value == f"1.1 {text}"
    assert event["description"].split("\n")[0] == f"Lead: {text}"
    assert other.description.value.split("\n")[0] == f"Lead: {text}"
    assert len(event.walk("VALARM")) == len(other.valarm_list) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_a_line_break_in_a_text_ends_no_line(end: str) -> None:
    text = f"a{end}BEGIN:VALARM{end}TRIGGER:-P1D{end}END:VALARM"
    content = calendar([Due(changed(title=text), replace(ITEMS["1.1"], name=text, lead=(text,)))])
    assert len(events(content)) == 1
    assert len(Calendar.from_ical(content).walk("VALARM")) == 2
    assert not [
        line for line in content.decode().splitlines() if line.startswith(("TRIGGER:-P1D", "END:VALARM\r\nEND:VALARM"))
    ]


# --- the command


def test_filters_apply() -> None:
    summaries = [event["summary"] for event in events(ask("calendar", "--unit", "市建委", "--role", "lead").out)]
    assert summaries == ["2.1 完成回遷安置11600戶", "7.1 完成改造城鎮老舊小區200個"]


def test_several_lists_are_one_calendar(tmp_path: Path) -> None:
    write(tmp_path)
    write_list(tmp_path / "b.yaml", ITEM, year=2024)
    answer = ask("calendar", "-f", "responsibility_list_2023.yaml", "-f", "b.yaml", cwd=tmp_path)
    assert len(events(answer.out)) == 5
    assert answer.err == "msss: from responsibility_list_2023.yaml, b.yaml\n"


def test_the_script_applies() -> None:
    out = ask("calendar", "--script", "hans").out
    assert Calendar.from_ical(out)["x-wr-calname"] == "2022年市政府民生实事项目责任清单"
    assert "牽" not in out
    assert events(out)[0]["uid"] == events(ask("calendar").out)[0]["uid"]
    assert events(calendar([Due(LIST, ITEMS["1.1"])], Script.HANS))[0]["summary"] == "1.1 新增学位6万个,新建学校70所"


def test_a_file_holds_what_a_pipe_gets(tmp_path: Path) -> None:
    answer = ask("calendar", "-o", tmp_path / "deadlines.ics")
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / "deadlines.ics").read_bytes() == ask("calendar").out.encode()


def test_a_calendar_is_replaced_if_nobody_changed_it(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    assert ask("calendar", "-o", path).err.splitlines()[-1] == f"msss: wrote {path}"
    assert ask("calendar", "--unit", "市建委", "-o", path).code == 0
    changed = path.read_bytes().replace("安置".encode(), "安排".encode())
    path.write_bytes(changed)
    answer = ask("calendar", "-o", path)
    assert answer.code == 2
    assert "exists already" in answer.err
    assert path.read_bytes() == changed
    assert ask("calendar", "-o", path, "--force").code == 0
    assert path.read_bytes() == ask("calendar").out.encode()


def test_nothing_is_due(tmp_path: Path) -> None:
    answer = ask("calendar", "--due", "3月", "-o", tmp_path / "a.ics")
    assert (answer.code, answer.out) == (0, "")
    assert "msss: no item matches --due 3月" in answer.err
    assert not (tmp_path / "a.ics").exists()


def test_a_terminal_gets_no_calendar() -> None:
    answer = run_on_terminal(80, "calendar")
    assert answer.code == 2
    assert "name a file with -o deadlines.ics" in answer.out


def test_without_icalendar_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    answer = ask("calendar")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "msss: A calendar needs a library that isn't installed: pip install 'msss[calendar]'\n"
