"""`msss show`: a project or an item in full."""

from __future__ import annotations

import pytest
from lists import write_list
from running import LIST_2022, ask


def test_an_item_in_full() -> None:
    answer = ask("show", "8.1")
    assert answer.code == 0
    line = LIST_2022.read_text(encoding="utf-8").splitlines().index('      - id: "8.1"') + 1
    assert answer.rows == [
        ["No.", "8.1"],
        ["Project", "8"],
        ["Item", "新辟優化地鐵接駁公交線路50條、城鄉公交線路60條"],
        ["Target", "新辟優化地鐵接駁公交線路 50 條"],
        ["Target", "城鄉公交線路 60 條"],
        ["Lead", "市交通運輸局"],
        ["Support", "市城投集團、各相關區、縣(市)政府"],
        ["Due", "12月底 (2022-12-31)"],
        ["List", "2022年市政府民生實事項目責任清單"],
        ["Document", "杭州市人民政府辦公廳 杭政辦函〔2022〕20號 2022-04-07"],
        ["Index", "002489401/2022-266118"],
        ["File", f"data/responsibility_list_2022.yaml:{line}"],
    ]


def test_every_supporting_unit_is_named() -> None:
    record = ask("show", "7.3", "--format", "json").data[0]
    assert len(record["support"]) == 18


def test_a_project_is_all_its_items() -> None:
    assert [record["id"] for record in ask("show", 7, "--format", "json").data] == ["7.1", "7.2", "7.3"]
    assert [record["id"] for record in ask("show", 1, "--format", "json").data] == ["1.1", "1.2"]  # and not 10.1


@pytest.mark.parametrize("id", ["７.２", "7．2", " 7.2 "])
def test_digits_of_any_width(id: str) -> None:
    assert ask("show", id).out == ask("show", "7.2").out


def test_a_pipe_tells_several_items_apart_by_their_first_row() -> None:
    rows = ask("show", 7).rows
    assert {len(row) for row in rows} == {2}
    assert [row[1] for row in rows if row[0] == "No."] == ["7.1", "7.2", "7.3"]


def test_what_only_some_lists_have(tmp_path) -> None:
    path = write_list(
        tmp_path / "a.yaml",
        '{id: "1.1", name: 等候不超過30分鐘, lead: [市甲局, 市乙局], due: 年底, leader: 示例, note: 備忘,'
        " targets: [{content: 等候, quantity: 30, measure: 分鐘, bound: at_most}]}",
    )
    path.write_text(
        path.read_text(encoding="utf-8").replace("  - number: 1\n", "  - number: 1\n    name: 示例項目\n"),
        encoding="utf-8",
    )
    rows = ask("show", "1.1", "-f", path).rows
    for row in (
        ["Project", "1 示例項目"],
        ["Target", "等候 ≤30 分鐘"],
        ["Lead", "市甲局、市乙局"],
        ["Support", "—"],
        ["Leader", "示例"],
        ["Note", "備忘"],
    ):
        assert row in rows
    assert not [row for row in rows if row[0] == "Index"]


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("7.9", "No project or item 7.9. Project 7 has 7.1, 7.2, 7.3."),
        ("99", "No project or item 99. The projects are 1, 2, 3, 4, 5, 6, 7, 8, 9, 10."),
        ("99.1", "No project or item 99.1. The projects are 1, 2, 3, 4, 5, 6, 7, 8, 9, 10."),
        ("abc", "'abc' is no project number or item id. Write 7 for a project, 7.2 for an item."),
        ("7.", "'7.' is no project number or item id. Write 7 for a project, 7.2 for an item."),
        ("7.2.1", "'7.2.1' is no project number or item id. Write 7 for a project, 7.2 for an item."),
        ("", "'' is no project number or item id. Write 7 for a project, 7.2 for an item."),
        ("七", "'七' is no project number or item id. Write 7 for a project, 7.2 for an item."),
        ("\x1b[31m", r"'\x1b[31m' is no project number or item id. Write 7 for a project, 7.2 for an item."),
    ],
)
def test_unknown_and_malformed(id: str, message: str) -> None:
    answer = ask("show", id)
    assert answer.code == 2
    assert answer.out == ""
    assert message in answer.err


def test_what_is_missing() -> None:
    answer = ask("show")
    assert answer.code == 2
    assert "Missing argument 'ID'" in answer.err
