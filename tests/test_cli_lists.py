"""Which list is asked, several at once, and lists that can't be."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from lists import ITEM, write_list
from platforms import needs_pipes
from running import LIST_2022, ask

import msss
from msss.files import naming

COMMANDS = [["list"], ["due"], ["show", "1"], ["units"], ["targets"]]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A folder with two made-up lists, of 2023 and 2024, and what is no list."""
    write_list(tmp_path / "b.yml", ITEM, year=2024)
    write_list(tmp_path / "a.yaml", ITEM, year=2023)
    (tmp_path / "notes.txt").write_text("no list", encoding="utf-8")
    return tmp_path


# --- which


def test_the_option(two: Path) -> None:
    answer = ask("list", "-f", two / "a.yaml")
    assert (answer.code, answer.ids) == (0, ["1.1"])
    assert answer.err == f"msss: from {two / 'a.yaml'}\n"
    assert ask("list", "--file", "a.yaml", cwd=two).err == "msss: from a.yaml\n"


def test_the_option_overrules_the_variable(two: Path) -> None:
    assert ask("list", "-f", "b.yml", cwd=two, MSSS_FILE="a.yaml").err == "msss: from b.yml\n"


def test_the_variable(two: Path) -> None:
    assert ask("list", cwd=two, MSSS_FILE="b.yml").err == "msss: from b.yml\n"
    assert ask("list", cwd=two, MSSS_FILE=os.pathsep.join(["b.yml", "a.yaml"])).err == "msss: from b.yml, a.yaml\n"
    assert ask("list", cwd=two, MSSS_FILE=str(two)).code == 0


def test_the_nearest_data_folder(tmp_path: Path) -> None:
    write_list(tmp_path / "data" / "responsibility_list_2023.yaml", ITEM)
    below = tmp_path / "some" / "folder"
    below.mkdir(parents=True)
    assert ask("list", cwd=tmp_path).err == "msss: from data/responsibility_list_2023.yaml\n"
    assert ask("list", cwd=below).err == f"msss: from {tmp_path}/data/responsibility_list_2023.yaml\n"


def test_the_list_that_ships_with_msss(tmp_path: Path) -> None:
    answer = ask("list", "--unit", "市建委", cwd=tmp_path)
    assert len(answer.ids) == 9
    assert "responsibility_list_2022.yaml" in answer.err


def test_the_shipped_list_is_named_by_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "site" / "msss"
    (installed / "data").mkdir(parents=True)
    shutil.copy(LIST_2022, installed / "data")
    monkeypatch.setattr(naming, "PACKAGE", installed)
    assert ask("list", cwd=tmp_path).err == "msss: from msss:responsibility_list_2022.yaml\n"


# --- several


@pytest.mark.parametrize("which", [["-f", "a.yaml", "-f", "b.yml"], ["-f", "."]])
def test_several_lists_have_a_column_that_says_which(two: Path, which: list[str]) -> None:
    answer = ask("list", *which, cwd=two)
    assert answer.out.splitlines()[0].startswith("List\tNo.\t")
    assert [row[:2] for row in answer.rows] == [["2023", "1.1"], ["2024", "1.1"]]
    assert answer.err == "msss: from a.yaml, b.yml\n"


@pytest.mark.parametrize("command", [["list"], ["due"], ["units"], ["units", "市建委"], ["targets"]])
def test_every_table_of_several_lists_has_the_column(two: Path, command: list[str]) -> None:
    rows = [row for row in ask(*command, "-f", ".", cwd=two).rows if len(row) > 1]
    assert [row[0] for row in rows] == ["2023", "2024"]
    assert "List" in ask(*command, "-f", ".", "--format", "markdown", cwd=two).out


def test_lists_of_one_year_are_told_apart_by_issuer_or_file(two: Path) -> None:
    write_list(two / "c.yaml", ITEM, year=2024)
    assert [row[0] for row in ask("list", "-f", ".", cwd=two).rows] == ["2023", "2024 b.yml", "2024 c.yaml"]
    text = (two / "c.yaml").read_text(encoding="utf-8").replace("issuer: 示例", "issuer: 示例區政府")
    (two / "c.yaml").write_text(text, encoding="utf-8")
    assert [row[0] for row in ask("list", "-f", ".", cwd=two).rows] == ["2023", "2024 示例", "2024 示例區政府"]


def test_one_list_has_no_such_column(two: Path) -> None:
    assert "List" not in ask("list", "-f", "a.yaml", cwd=two).out


def test_json_always_says_which(two: Path) -> None:
    records = ask("list", "-f", ".", "--format", "json", cwd=two).data
    assert [(record["list"], record["year"]) for record in records] == [("a.yaml", 2023), ("b.yml", 2024)]
    records = ask("show", "1.1", "-f", ".", "--format", "json", cwd=two).data
    assert [record["file"] for record in records] == ["a.yaml", "b.yml"]


def test_a_file_named_twice_is_asked_once(two: Path) -> None:
    assert ask("list", "-f", "a.yaml", "-f", "a.yaml", cwd=two).ids == ["1.1"]


def test_many_lists_are_not_all_named(tmp_path: Path) -> None:
    for year in range(2001, 2006):
        write_list(tmp_path / f"{year}.yaml", ITEM, year=year)
    assert ask("list", "-f", ".", cwd=tmp_path).err == "msss: from 2001.yaml … 2005.yaml (5 lists)\n"


def test_a_file_name_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    for name in ("\x1b[31mred\n.yaml", "b.yaml"):
        write_list(tmp_path / name, ITEM)
    for format in ("table", "csv", "markdown", "json"):
        for command in (["list"], ["show", "1"]):
            answer = ask(*command, "-f", ".", "--format", format, cwd=tmp_path)
            assert answer.code == 0
            assert "\x1b" not in answer.out + answer.err
            assert "red\n" not in answer.out + answer.err


# --- several years


BROKEN = '{id: "1.1", name: 示例, leed: 市甲局, due: 11}'


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A folder whose data/ has a made-up list of 2023 and one of 2024."""
    for year in (2023, 2024):
        write_list(tmp_path / "data" / f"responsibility_list_{year}.yaml", ITEM, year=year)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_newest_year_is_asked(years: Path, command: list[str]) -> None:
    answer = ask(*command, cwd=years)
    assert answer.code == 0
    assert answer.err == "msss: from data/responsibility_list_2024.yaml\n"


def test_a_year_can_be_chosen(years: Path) -> None:
    assert ask("list", "--year", 2023, cwd=years).err == "msss: from data/responsibility_list_2023.yaml\n"
    rows = ask("list", "--year", 2023, "--year", 2024, cwd=years).rows
    assert [row[:2] for row in rows] == [["2023", "1.1"], ["2024", "1.1"]]


def test_a_year_chooses_among_files_that_are_named(years: Path) -> None:
    for asked in (["-f", "data"], ["-f", "data/responsibility_list_2023.yaml", "-f", "data"]):
        assert ask("list", *asked, "--year", 2023, cwd=years).err == "msss: from data/responsibility_list_2023.yaml\n"
        assert len(ask("list", *asked, cwd=years).rows) == 2


def test_the_year_is_that_in_the_list_not_in_its_name(years: Path) -> None:
    write_list(years / "data" / "responsibility_list_1999.yaml", ITEM, year=2025)
    assert ask("list", cwd=years).err == "msss: from data/responsibility_list_1999.yaml\n"
    assert ask("list", "--year", 2025, cwd=years).code == 0


def test_all_lists_of_the_newest_year_are_asked(years: Path) -> None:
    write_list(years / "data" / "responsibility_list_2024_district.yaml", ITEM, year=2024)
    assert len(ask("list", cwd=years).rows) == 2


def test_no_list_of_that_year(years: Path) -> None:
    answer = ask("list", "--year", 2021, cwd=years)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "msss: there is no list of 2021 here, only of 2023, 2024: name its file with -f\n"
    answer = ask("list", "--year", 2021, "--year", 2023, cwd=years)
    assert (answer.code, answer.out) == (2, "")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_broken_draft_of_next_year_blocks_nothing(years: Path, command: list[str]) -> None:
    draft = write_list(years / "data" / "responsibility_list_2025.yaml", BROKEN, year=2025)
    for content in (draft.read_bytes(), b"title: \xff\n", b"year: [2025\n", b""):
        draft.write_bytes(content)
        answer = ask(*command, cwd=years)
        assert answer.code == 0
        assert answer.err.splitlines() == [
            "msss: data/responsibility_list_2025.yaml is invalid and was left out."
            " msss validate data/responsibility_list_2025.yaml says why",
            "msss: from data/responsibility_list_2024.yaml",
        ]
        assert ask(*command, "--year", 2024, cwd=years).code == 0


def test_a_broken_copy_of_this_years_list_is_a_draft_by_its_name(years: Path) -> None:
    write_list(years / "data" / "responsibility_list_2025.yaml", BROKEN, year=2024)  # year: isn't changed yet
    answer = ask("list", cwd=years)
    assert (answer.code, answer.ids) == (0, ["1.1"])
    assert "responsibility_list_2025.yaml is invalid and was left out" in answer.err


def test_a_broken_list_of_years_ago_is_not_even_read(years: Path) -> None:
    write_list(years / "data" / "responsibility_list_2020.yaml", BROKEN, year=2020)
    assert ask("list", cwd=years).err == "msss: from data/responsibility_list_2024.yaml\n"


def test_a_broken_list_that_is_asked_for_fails(years: Path) -> None:
    draft = write_list(years / "data" / "responsibility_list_2025.yaml", BROKEN, year=2025)
    for asked in (["--year", 2025], ["-f", "data"], ["-f", draft]):
        answer = ask("list", *asked, cwd=years)
        assert (answer.code, answer.out) == (1, "")
        assert "responsibility_list_2025.yaml:7:31: error[MSS101]" in answer.err


def test_of_one_year_no_list_is_left_out(years: Path) -> None:
    write_list(years / "data" / "responsibility_list_2024_district.yaml", BROKEN, year=2024)
    answer = ask("list", cwd=years)
    assert (answer.code, answer.out) == (1, "")
    assert "responsibility_list_2024_district.yaml:7:31: error[MSS101]" in answer.err


def test_where_every_list_is_broken_all_are_reported(tmp_path: Path) -> None:
    for year in (2023, 2024):
        write_list(tmp_path / "data" / f"responsibility_list_{year}.yaml", BROKEN, year=year)
    answer = ask("list", cwd=tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert "list_2023.yaml" in answer.err
    assert "list_2024.yaml" in answer.err


def test_all_years_are_validated(years: Path) -> None:
    write_list(years / "data" / "responsibility_list_2025.yaml", BROKEN, year=2025)
    answer = ask("validate", cwd=years)
    assert answer.code == 1
    assert "3 files" in answer.out


def test_python_loads_what_the_command_line_asks(years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(years)
    monkeypatch.delenv("MSSS_FILE", raising=False)
    assert msss.load().year == 2024


# --- that can't be asked


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_invalid_list_is_never_asked(tmp_path: Path, command: list[str]) -> None:
    write_list(tmp_path / "a.yaml", '{id: "1.1", name: 示例, leed: 市甲局, due: 11}')
    answer = ask(*command, "-f", "a.yaml", cwd=tmp_path)
    assert answer.code == 1
    assert answer.out == ""
    lines = answer.err.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["a.yaml:7:9", "error[MSS102]"],
        ["a.yaml:7:31", "error[MSS101]"],
        ["a.yaml:7:47", "error[MSS106]"],
    ]
    assert "did you mean lead?" in lines[1]


def test_every_invalid_list_is_reported(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", ITEM)
    (tmp_path / "b.yaml").write_bytes(b"title: \xff\n")
    (tmp_path / "c.yaml").touch()
    answer = ask("list", "-f", ".", "--format", "json", cwd=tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert "b.yaml:1:8: error[MSS001]" in answer.err
    assert "c.yaml:1:1: error[MSS007]" in answer.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_such_file(tmp_path: Path, command: list[str]) -> None:
    answer = ask(*command, "-f", "nope.yaml", cwd=tmp_path)
    assert (answer.code, answer.out, answer.err) == (2, "", "msss: nope.yaml: no such file or folder\n")
    assert ask(*command, cwd=tmp_path, MSSS_FILE="nope.yaml").err == answer.err


def test_a_folder_without_lists(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    answer = ask("list", "-f", tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"msss: {tmp_path}: no list in this folder (no *.yaml or *.yml)\n"


def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.yaml", ITEM)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    answer = ask("list", "-f", path)
    assert (answer.code, answer.out, answer.err) == (2, "", f"msss: {path}: no permission to read it\n")


def test_a_file_that_the_system_will_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_list(tmp_path / "a.yaml", ITEM)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    answer = ask("list", "-f", path)
    assert (answer.code, answer.out, answer.err) == (2, "", f"msss: {path}: no permission to read it\n")


@needs_pipes
def test_a_pipe_is_no_list_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    answer = ask("list", "-f", tmp_path / "pipe.yaml")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("pipe.yaml: not a regular file\n")


@pytest.mark.parametrize("name", ["a" * 300, "a\x00b", "\udcff.yaml"])
def test_a_name_that_no_file_can_have(name: str) -> None:
    answer = ask("list", "-f", name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
