"""Checks, shares and works of units' parts of a target (分解任務). All of it is made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from running import ask

LIST = """\
title: 示例清單
year: 2023
source: {issuer: 示例市政府, document: 示例〔2023〕1號, date: 2023-01-31}
projects:
  - number: 1
    items:
      - id: "1.1"
        name: 新增學位100個
        lead: 市教育局
        support: [各區政府]
        due: 12月底
        targets:
          - content: 新增學位
            quantity: 100
            measure: 個
            breakdown: [{unit: 東區政府, quantity: 60}, {unit: 西區政府, quantity: 40}]
units:
  - {name: 市教育局}
  - {name: 各區政府, members: [東區政府, 西區政府]}
"""
EAST = '{item: "1.1", date: 2023-06-30, value: 50%, unit: 東區政府, begun: 40, invested: 100}'
WEST = '{item: "1.1", date: 2023-06-30, value: 20, unit: 西區政府, begun: 30}'
CHECK = '{item: "1.1", date: 2023-07-15, kind: check, value: 10, unit: 西區政府, by: 督查室}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "responsibility_list_2023.yaml").write_text(LIST, encoding="utf-8")
    follow(tmp_path, EAST, WEST, CHECK)
    return tmp_path


def follow(folder: Path, *entries: str) -> None:
    text = "".join(f"  - {entry}\n" for entry in entries)
    (folder / "data" / "progress_2023.yaml").write_text(f"year: 2023\nentries:\n{text}", encoding="utf-8")


def progress(folder: Path, *more: str) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = ask("progress", "--as-of", "2023-07-31", *more, "--format", "json", cwd=folder).data
    return data


def test_a_share_is_of_the_part_and_the_whole_counts_the_parts_together(folder: Path) -> None:
    assert ask("validate", cwd=folder).code == 0
    (whole,) = progress(folder)
    assert (whole["value"], whole["rate"]) == (50, 0.5)
    assert [part["rate"] for part in whole["parts"]] == [0.5, 0.5]


def test_what_has_begun_is_added_up_where_every_part_says_it(folder: Path) -> None:
    (whole,) = progress(folder)
    assert (whole["begun"], whole["begun_rate"]) == (70, 0.7)
    assert "invested" not in whole
    assert [part.get("invested") for part in whole["parts"]] == [100, None]


def test_each_part_is_counted_from_its_own_start(folder: Path) -> None:
    follow(folder, EAST, WEST, '{item: "1.1", date: 2023-07-31, value: 25, unit: 西區政府, begun: 29}')
    answer = ask("validate", cwd=folder)
    assert "error[MSS405]: 29 is less than the 30 reported on 2023-06-30" in answer.out
    assert answer.out.count("MSS405") == 1


def test_a_check_of_a_part_stands_beside_that_part(folder: Path) -> None:
    (whole,) = progress(folder)
    assert whole["value"] == 50
    assert "check" not in whole
    assert [part.get("check", {}).get("differs") for part in whole["parts"]] == [None, True]
    said = "1.1 新增學位 西區政府: 20 個 was reported on 2023-06-30, and 督查室 found 10 個 on 2023-07-15"
    for more in ([], ["--by", "unit"]):
        assert said in ask("progress", "--as-of", "2023-07-31", *more, cwd=folder).err
    assert "Check\t西區政府 10 個 (2023-07-15) 督查室 differs\n" in ask("show", "1.1", cwd=folder).out
    bulletin = ask("bulletin", "--as-of", "2023-07-31", cwd=folder).out
    assert "1.1 新增學位 西區政府，2023-06-30填報20 個，2023-07-15督查室核實10 個。" in bulletin


def test_a_check_of_the_whole_is_compared_with_what_all_came_to(folder: Path) -> None:
    follow(folder, EAST, WEST, '{item: "1.1", date: 2023-07-15, kind: check, value: 30, by: 督查室}')
    (whole,) = progress(folder)
    assert (whole["value"], whole["check"]["gap"], whole["check"]["differs"]) == (50, 0.2, True)


def test_who_reported_one_part_may_check_another(folder: Path) -> None:
    follow(
        folder,
        EAST,
        WEST.replace("begun: 30", "by: 西區政府"),
        CHECK.replace("西區政府", "東區政府").replace("督查室", "西區政府"),
    )
    assert "MSS414" not in ask("validate", cwd=folder).out
    follow(folder, EAST, WEST.replace("begun: 30", "by: 西區政府"), CHECK.replace("督查室", "西區政府"))
    assert "error[MSS414]" in ask("validate", cwd=folder).out


def test_a_check_of_a_part_is_recorded(folder: Path) -> None:
    follow(folder, EAST, WEST)
    asked = ["1.1", "10", "--check", "--for", "西區", "--by", "督查室", "--date", "2023-07-15"]
    answer = ask("record", *asked, cwd=folder)
    assert answer.code == 0, answer.err
    assert "the check found 10 個, and 20 個 was reported on 2023-06-30: the two differ" in answer.err
    (whole,) = progress(folder)
    assert whole["parts"][1]["check"]["value"] == 10
