"""What only some lists say: keys that the list of 2022 doesn't have. The lists here are made up, unless they say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documented import sections, table
from lists import HEAD
from running import ask

LIST = (
    HEAD.format(year=2023)
    + """\
projects:
  - number: 1
    name: 技能培訓
    level: 省
    category: 就業類
    items:
      - {id: "1.1", name: 培訓技能人才4.7萬人次, lead: 市人社局, due: 年底,
         targets: [{content: 培訓技能人才, quantity: 4.7萬, measure: 人次}]}
  - number: 2
    items:
      - {id: "2.1", name: 新增公園2個, lead: 市園文局, due: 6月底,
         targets: [{content: 新增公園, quantity: 2, measure: 個}]}
"""
)


def written(folder: Path, text: str = LIST, *edits: tuple[str, str]) -> Path:
    """A list as a file, with some of its text replaced."""
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def rows_of(*arguments: object) -> dict[str, str]:
    """The rows of `msss show` by their first cell."""
    return {row[0]: row[1] for row in ask("show", *arguments).rows}


# --- of a project: its level and its category


def test_level_and_category_are_shown_and_in_json(tmp_path: Path) -> None:
    path = written(tmp_path)
    rows = rows_of("1", "-f", path)
    assert (rows["項目"], rows["級別"], rows["項目類別"]) == ("1 技能培訓", "省", "就業類")
    assert not {"級別", "項目類別"} & set(rows_of("2", "-f", path))
    for command in (["list"], ["due"], ["show", "1"], ["targets"], ["progress"], ["units", "市人社局"]):
        record = next(one for one in ask(*command, "-f", path, "--format", "json").data if one["id"] == "1.1")
        assert (record["level"], record["category"]) == ("省", "就業類"), command
    assert "level" not in ask("list", "-f", path, "--project", 2, "--format", "json").data[0]


def test_they_are_columns_of_a_wide_list_where_a_row_has_them(tmp_path: Path) -> None:
    path = written(tmp_path)
    first, second = ask("list", "-f", path, "--wide").rows
    assert first[4:6] == ["省", "就業類"]
    assert second[4:6] == ["", ""]
    head = ask("list", "-f", path, "--format", "csv").out.splitlines()[0]
    assert head.endswith("牽頭單位,配合單位,級別,項目類別,預計完成時間,預計完成日期")
    assert "級別" not in ask("list", "-f", path).out
    assert "級別" not in ask("list", "-f", path, "--project", 2, "--format", "csv").out


@pytest.mark.parametrize("text", ["省", "就业类", "技能培训"])
def test_they_are_searched(tmp_path: Path, text: str) -> None:
    assert ask("list", "-f", written(tmp_path), "--search", text).ids == ["1.1"]


def test_a_change_of_them_is_shown_and_weakens_nothing(tmp_path: Path) -> None:
    old = written(tmp_path).rename(tmp_path / "old.yaml")
    new = written(tmp_path, LIST, ("level: 省", "level: 市"), ("    category: 就業類\n", ""))
    changes = ask("diff", old, new, "--format", "json").data
    assert [(one["kind"], one["field"], one["old"], one["new"], one["effect"]) for one in changes] == [
        ("changed", "level", "省", "市", "neutral"),
        ("changed", "category", "就業類", None, "neutral"),
    ]
    assert ask("validate", new, "--against", old).code == 0


def test_stray_spaces_in_them_are_found_and_the_term_leads_to_the_key(tmp_path: Path) -> None:
    said = ask("validate", written(tmp_path, LIST, ("就業類", "就業 類"))).out
    assert "error[MSS210]: category has whitespace that doesn't belong" in said
    for term, key in (("級別", "level"), ("层级", "level"), ("類別", "category")):
        said = ask("validate", written(tmp_path, LIST, ("level: 省", f"{term}: 省"))).out
        assert f"did you mean {key}?" in said


# --- docs/json.md


def fields(data: Any) -> set[str]:
    """The fields of a record and of the mappings in it."""
    return {name for key, value in data.items() for name in (key, *(f"{key}.{inner}" for inner in _inner(value)))}


def _inner(value: Any) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


def test_the_fields_of_some_lists_are_documented(tmp_path: Path) -> None:
    documented = set(table(sections("json.md")["What only some lists say"]))
    shown = fields(ask("show", "1", "-f", written(tmp_path), "--format", "json").data[0])
    always = fields(ask("show", "1.1", "--format", "json").data[0])
    assert shown - always == documented
