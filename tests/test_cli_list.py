"""`msss list`: the main job, and every filter on the real list of 2022."""

from __future__ import annotations

import pytest
from running import LIST_2022, ask

from msss import load

ALL = [item.id for _, item in load(LIST_2022).items()]
LED = ["2.1", "7.1"]
SUPPORTED = ["1.1", "2.2", "3.1", "7.2", "7.3", "9.1", "10.1"]


def test_the_main_job() -> None:
    answer = ask("list", "--unit", "市建委")
    assert answer.code == 0
    part = {row[0]: row[4] for row in answer.rows}
    assert [id for id in part if part[id] == "lead"] == LED
    assert [id for id in part if part[id] == "support"] == SUPPORTED
    assert len(part) == 9


def test_a_row_is_an_item_with_what_the_notice_says() -> None:
    answer = ask("list")
    assert answer.out.splitlines()[0].split("\t") == ["No.", "Item", "Lead", "Support", "Due"]
    assert answer.ids == ALL
    assert len(ALL) == 19
    assert ["7.2", "實施老舊高層住宅小區二次供水設施改造50個", "市城管局", "12", "12月底"] in answer.rows


def test_wide_names_the_supporting_units_in_order() -> None:
    row = ask("list", "--wide", "--project", 5).rows[0]
    assert row[3] == "市園文局、市體育局、各相關區、縣(市)政府"


def test_the_answer_names_its_file() -> None:
    assert ask("list").err == "msss: from data/responsibility_list_2022.yaml\n"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("--unit 市建委 --role lead", LED),
        ("--unit 市建委 --role support", SUPPORTED),
        ("--unit 市建委 --role any", sorted(LED + SUPPORTED, key=ALL.index)),
        ("--role lead", ALL),
        ("--role support", ALL),
        ("--due 10月", ["10.1"]),
        ("--due 11月", ["1.2", "2.1", "2.2", "3.1", "6.1", "7.1", "9.1", "9.3"]),
        ("--project 7", ["7.1", "7.2", "7.3"]),
        ("--project 99", []),
        ("--target 學位", ["1.1"]),
        ("--search 電梯", ["7.3"]),
        ("--search 电梯", ["7.3"]),
        ("--search 華數", ["7.3"]),
        ("--search 10月底", ["10.1"]),
        ("--search 絕不存在", []),
    ],
)
def test_one_filter(options: str, ids: list[str]) -> None:
    answer = ask("list", *options.split())
    assert answer.code == 0
    assert answer.ids == ids


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        # one option repeated: or
        ("--unit 市紅十字會 --unit 市殘聯", ["6.2", "10.1"]),
        ("--due 10月 --due 2022-12-31 --project 9 --project 10", ["9.2", "10.1"]),
        ("--target 學位 --target 電梯", ["1.1", "7.3"]),
        ("--project 4 --project 5", ["4.1", "5.1", "5.2"]),
        ("--search 電梯 --search 學位", ["1.1", "7.3"]),
        # different options: and
        ("--unit 市建委 --due 11月", ["2.1", "2.2", "3.1", "7.1", "9.1"]),
        ("--unit 市建委 --due 11月 --role support", ["2.2", "3.1", "9.1"]),
        ("--unit 市建委 --target >=1萬戶", ["2.1", "2.2"]),
        ("--unit 市建委 --project 7 --role lead", ["7.1"]),
        ("--unit 市建委 --search 小區 --due 12月", ["7.2", "7.3"]),
        ("--due 12月 --target >=1000 --search 地鐵", ["8.2"]),
        # both
        ("--unit 市紅十字會 --unit 市殘聯 --due 10月", ["10.1"]),
        ("--unit 市建委 --unit 市城管局 --role lead --due 11月 --due 12月", ["2.1", "7.1", "7.2", "8.2"]),
    ],
)
def test_filters_combine(options: str, ids: list[str]) -> None:
    assert ask("list", *options.split()).ids == ids


@pytest.mark.parametrize(
    ("when", "ids"),
    [
        ("11", 8),
        ("11月", 8),
        ("11月底", 8),
        ("2022-11", 8),
        ("2022-11-30", 8),
        ("November", 8),
        ("nov", 8),
        ("Q4", 19),
        ("四季度", 19),
        ("10月..11月", 9),
        ("..2022-11-30", 9),
        ("2022-12-01..", 10),
        ("Q3", 0),
        ("2021-11", 0),
        ("2022-11-29", 0),
        ("１１月", 8),
        ("NOVEMBER", 8),
    ],
)
@pytest.mark.parametrize("command", ["list", "due"])
def test_when(command: str, when: str, ids: int) -> None:
    assert len(ask(command, "--due", when).ids) == ids


@pytest.mark.parametrize("when", ["13", "foo", "2022-13", "2022-11-31", "2月30日", "Q5", "..", "11月..10月", ""])
def test_what_is_no_when(when: str) -> None:
    answer = ask("list", "--due", when)
    assert answer.code == 2
    assert answer.out == ""
    for form in ("11月底", "2022-11-30", "nov", "Q4", "四季度", "10月..11月", "2022-12-01.."):
        assert form in answer.err


@pytest.mark.parametrize(
    ("expression", "ids"),
    [
        ("學位", ["1.1"]),
        ("学位", ["1.1"]),
        (">=1萬戶", ["2.1", "2.2", "4.1"]),
        ("≥1万户", ["2.1", "2.2", "4.1"]),
        (">=10000戶", ["2.1", "2.2", "4.1"]),
        (">11600戶", ["2.2", "4.1"]),
        ("=11,600", ["2.1"]),
        ("<=11600戶", ["2.1"]),
        ("≤16家", ["9.3", "10.1"]),
        ("公園>=50個", ["5.1"]),
        ("公園>60", []),
        ("<16", ["6.2", "9.2", "10.1"]),
        (">=100萬", ["2.2"]),
        ("!=50處", ["3.1", "8.2", "10.1"]),
    ],
)
def test_target_expression(expression: str, ids: list[str]) -> None:
    assert ask("list", "--target", expression).ids == ids


@pytest.mark.parametrize("expression", ["", ">=", ">=abc", ">=-1", ">nan", "學位>=1.2.3"])
def test_what_is_no_target_expression(expression: str) -> None:
    answer = ask("list", "--target", expression)
    assert answer.code == 2
    assert "學位, >=1萬, <100, >=10000戶, 公園>=50個" in answer.err


@pytest.mark.parametrize(
    ("typed", "role"),
    [("牽頭", "lead"), ("牵头", "lead"), ("牵头单位", "lead"), ("配合", "support"), ("配合單位", "support")],
)
def test_a_role_in_the_words_of_the_notice(typed: str, role: str) -> None:
    assert ask("list", "--unit", "市建委", "--role", typed).out == ask("list", "--unit", "市建委", "--role", role).out


def test_what_is_no_role() -> None:
    answer = ask("list", "--role", "督辦")
    assert answer.code == 2
    assert "'lead', 'support', 'owner', 'contact', 'any'" in answer.err


@pytest.mark.parametrize("text", ["", " ", "\u3000"])
def test_nothing_to_look_for_is_wrong_usage(text: str) -> None:
    answer = ask("list", "--search", text)
    assert (answer.code, answer.out) == (2, "")
    assert "there is no text to look for: it can't be empty" in answer.err


def test_nothing_found_is_said_on_stderr() -> None:
    answer = ask("list", "--unit", "市建委", "--due", "10月", "--role", "lead")
    assert answer.code == 0
    assert answer.out == ""
    assert answer.err.splitlines()[0] == "msss: no item matches --unit 市建委 --role lead --due 10月"


def test_nothing_found_is_an_empty_array_in_json() -> None:
    answer = ask("list", "--project", 99, "--format", "json")
    assert (answer.code, answer.data) == (0, [])


def test_roles_are_in_the_json_only_where_a_unit_was_asked_for() -> None:
    assert "roles" not in ask("list", "--format", "json").data[0]
    record = ask("list", "--unit", "市建委", "--format", "json").data[1]
    assert record["roles"] == [{"unit": "市建委", "role": "lead", "via": None, "scope": "all"}]
