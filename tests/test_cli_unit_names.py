"""Which unit `--unit` means: names as people type them, on the real list of 2022."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists import write_list
from running import Answer, ask


def units_taken(answer: Answer) -> set[str]:
    return {role["unit"] for record in answer.data for role in record["roles"]}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("市規劃和自然資源局", {"市規劃和自然資源局"}),
        ("市规划和自然资源局", {"市規劃和自然資源局"}),
        ("规划", {"市規劃和自然資源局"}),
        ("市资规局", {"市規劃和自然資源局"}),
        ("市卫健委", {"市衛生健康委員會"}),
        ("市衛健委", {"市衛生健康委員會"}),
        ("市 衛 健 委", {"市衛生健康委員會"}),
        ("市公安局", {"市公安局"}),
        ("公安", {"市公安局", "市公安局交警局"}),
        ("各区、县（市）政府", {"各區、縣(市)政府"}),
        ("西湖区", {"西湖區政府"}),
        ("西湖區", {"西湖區政府"}),
        ("西湖區政府", {"西湖區政府"}),
        ("西湖", {"西湖區政府", "杭州西湖風景名勝區管委會"}),
        ("卫健委", {"市衛生健康委員會"}),  # a part of the alias 市衛健委
        ("文旅局", {"市文化廣電旅遊局"}),
        ("人社局", {"市人力社保局"}),
        ("西湖景区", {"杭州西湖風景名勝區管委會"}),
    ],
)
def test_a_name_as_it_is_typed(typed: str, names: set[str]) -> None:
    answer = ask("list", "--unit", typed, "--format", "json")
    assert answer.code == 0
    assert units_taken(answer) == names


@pytest.mark.parametrize("typed", ["市建委", "市规划和自然资源局", "市公安局", "西湖區政府", "各区、县（市）政府"])
def test_a_whole_name_needs_no_remark(typed: str) -> None:
    assert "is read as" not in ask("list", "--unit", typed).err


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("公安", "msss: 公安 is read as 市公安局交警局, 市公安局"),
        ("西湖区", "msss: 西湖区 is read as 西湖區政府"),
        ("市卫健委", "msss: 市卫健委 is read as 市衛生健康委員會"),
    ],
)
def test_a_part_of_a_name_says_what_it_was_taken_for(typed: str, remark: str) -> None:
    assert remark in ask("list", "--unit", typed).err.splitlines()


def test_several_units_say_who_plays_which_part() -> None:
    parts = {row[0]: row[4] for row in ask("list", "--unit", "市建委", "--unit", "市城管局").rows}
    assert parts["7.1"] == "市建委:lead;市城管局:support"
    assert parts["7.2"] == "市城管局:lead;市建委:support"


@pytest.mark.parametrize("typed", ["西湖区", "西湖區政府"])
def test_a_member_finds_what_its_collective_answers_for(typed: str) -> None:
    answer = ask("list", "--unit", typed)
    parts = {row[0]: row[4] for row in answer.rows}
    assert len(parts) == 19
    assert parts["1.1"] == "support (各區、縣(市)政府)"
    assert parts["2.1"] == "support (各相關區政府, where concerned)"
    assert parts["2.2"] == "support (各相關區、縣(市)政府, where concerned)"


def test_a_county_has_no_part_in_what_only_districts_answer_for() -> None:
    ids = ask("list", "--unit", "桐廬縣").ids
    assert len(ids) == 17
    assert "2.1" not in ids  # 各相關區政府
    assert "8.2" not in ids


def test_the_part_through_a_collective_is_in_the_json() -> None:
    record = ask("list", "--unit", "西湖区", "--project", 2, "--format", "json").data[0]
    assert record["roles"] == [{"unit": "西湖區政府", "role": "support", "via": "各相關區政府", "scope": "relevant"}]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("市建伟", "市建委"), ("市公安厅", "市公安局"), ("市教育厅", "市教育局"), ("西湖縣", "西湖區政府")],
)
@pytest.mark.parametrize("command", [("list", "--unit"), ("due", "--unit"), ("targets", "--unit"), ("units",)])
def test_an_unknown_unit_gets_the_nearest_names(command: tuple[str, ...], typed: str, near: str) -> None:
    answer = ask(*command, typed)
    assert answer.code == 2
    assert answer.out == ""
    assert f"No unit is called {typed}." in answer.err
    assert near in answer.err


def test_a_unit_that_is_near_nothing() -> None:
    answer = ask("list", "--unit", "xyzzy")
    assert answer.code == 2
    assert "No unit is called xyzzy, and no name is similar. msss units lists all units." in answer.err


# --- parts that fit too much


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("建", "市建委, 建德市政府"),  # one character
        ("稅務", None),
        ("西湖", None),  # a district and a scenic area: both answer for an area
        ("公安", None),  # two bureaus of the city
        ("殘", None),  # one character, but it is in one name only
        ("相關", None),  # two collectives
    ],
)
@pytest.mark.parametrize("command", [("list", "--unit"), ("due", "--unit"), ("targets", "--unit"), ("units",)])
def test_a_part_of_one_character_is_asked_back(command: tuple[str, ...], typed: str, candidates: str | None) -> None:
    answer = ask(*command, typed)
    assert answer.code == (2 if candidates else 0), answer.err
    if candidates:
        assert answer.out == ""
        assert f"{typed} could be {candidates}. Write more of the name that you mean." in answer.err


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("杭州", ["國網杭州供電公司", "杭州西湖風景名勝區管委會"]),  # companies of the city, and an area
        ("區政府", ["西湖區政府", "各相關區政府"]),  # districts, and a collective
        ("政府", ["西湖區政府", "各相關區政府"]),
        ("市", ["市教育局", "units)"]),
    ],
)
def test_a_part_that_fits_units_of_different_levels_is_asked_back(typed: str, candidates: list[str]) -> None:
    answer = ask("list", "--unit", typed)
    assert (answer.code, answer.out) == (2, "")
    assert f"{typed} could be " in answer.err
    assert all(name in answer.err for name in candidates)


def test_levels_without_members_follow_from_the_names(tmp_path: Path) -> None:
    item = '{id: "1.1", name: 示例, lead: 市建德局, support: [建德市政府, 各建德鎮], due: 年底}'
    path = write_list(tmp_path / "a.yaml", item)
    answer = ask("list", "--unit", "建德", "-f", path)
    assert answer.code == 2
    assert "建德 could be 市建德局, 建德市政府, 各建德鎮." in answer.err


def test_an_alias_of_one_character_is_an_alias(tmp_path: Path) -> None:
    item = '{id: "1.1", name: 示例, lead: 市建委, support: [建德市政府], due: 年底}'
    units = "units:\n  - {name: 市建委, aliases: [建]}\n  - {name: 建德市政府}\n"
    answer = ask("list", "--unit", "建", "-f", write_list(tmp_path / "a.yaml", item, units=units))
    assert (answer.code, answer.ids) == (0, ["1.1"])
    assert "建 is read as 市建委\n" in answer.err


@pytest.mark.parametrize("typed", ["", " ", "\u3000"])
def test_an_empty_name_is_no_unit(typed: str) -> None:
    assert ask("list", "--unit", typed).code == 2
    assert ask("units", typed).code == 2


def test_what_is_typed_cannot_act_on_the_terminal() -> None:
    answer = ask("list", "--unit", "\x1b[31m\u202e市")
    assert answer.code == 2
    assert "\\x1b[31m\\u202e市" in answer.err
    assert "\x1b" not in answer.err
