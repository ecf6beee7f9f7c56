"""`msss validate` on what belongs to a list: a ledger and an evaluation are known by their names, and checked with it."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from ledgers import ITEMS, UNITS, ledger, write
from lists import ITEM, write_list
from running import ask

from msss import SourceError
from msss.files import finding, naming
from msss.validation import checking
from msss.validation.checking import check_files

GOOD = '{item: "1.2", date: 2023-05-31, value: 3}'
BAD = '{item: "1.9", date: 2023-05-31, value: 3}'
BAD_LINE = "progress_2023.yaml:4:12: error[MSS401]: the list has no item 1.9"
EVALUATION = (
    "year: 2023\nvotes:\n  - {project: 9, satisfied: 1, basically_satisfied: 0, dissatisfied: 0, abstained: 0}\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a list and its ledger, in which an item is unknown."""
    write(tmp_path / "data", BAD)
    return tmp_path / "data"


@pytest.mark.parametrize(
    "asked",
    [[], ["data"], ["data/progress_2023.yaml"], ["data/responsibility_list_2023.yaml", "data/progress_2023.yaml"]],
)
def test_a_ledger_is_checked_with_its_list(data: Path, asked: list[str]) -> None:
    answer = ask("validate", *asked, cwd=data.parent)
    assert answer.code == 1
    assert f"data/{BAD_LINE}" in answer.out
    assert answer.out.count("error[") == 1
    data.joinpath("progress_2023.yaml").write_text(ledger(GOOD), encoding="utf-8")
    answer = ask("validate", *asked, cwd=data.parent)
    assert answer.code == 0
    assert "error[" not in answer.out


def test_the_ledgers_of_the_lists_that_the_environment_names(data: Path) -> None:
    for named in ("data/responsibility_list_2023.yaml", "data"):
        answer = ask("validate", cwd=data.parent, MSSS_FILE=named)
        assert answer.code == 1
        assert answer.out.count(BAD_LINE) == 1
        assert "2 files, 1 error" in answer.out


def test_one_list_named_is_one_list_checked(data: Path) -> None:
    answer = ask("validate", "data/responsibility_list_2023.yaml", cwd=data.parent)
    assert answer.code == 0
    assert "1 file, 0 errors, " in answer.out


def test_an_evaluation_is_checked_with_its_list(data: Path) -> None:
    data.joinpath("evaluation_2023.yaml").write_text(EVALUATION, encoding="utf-8")
    answer = ask("validate", "data", cwd=data.parent)
    assert "data/evaluation_2023.yaml:3:15: error[MSS501]" in answer.out
    assert "data/progress_2023.yaml:4:12: error[MSS401]" in answer.out
    assert "3 files, " in answer.out


def test_another_list_can_be_named(data: Path) -> None:
    other = write_list(data.parent / "elsewhere.yaml", ITEMS.replace('"1.4"', '"1.9"'), units=UNITS)
    data.joinpath("responsibility_list_2023.yaml").unlink()
    answer = ask("validate", "data/progress_2023.yaml", "--list", other, cwd=data.parent)
    assert answer.code == 1
    assert "MSS401" not in answer.out
    assert "error[MSS408]: item 1.9 has no quantity to count" in answer.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["data/responsibility_list_2023.yaml", "--list", "x.yaml"], "--list x.yaml is for ledgers and evaluations"),
        (["-", "--list", "x.yaml"], "standard input is always read as a list"),
    ],
)
def test_a_list_is_named_for_nothing(data: Path, arguments: list[str], said: str) -> None:
    answer = ask("validate", *arguments, cwd=data.parent)
    assert answer.code == 2
    assert said in answer.err


def test_no_list_beside_it(data: Path) -> None:
    data.joinpath("responsibility_list_2023.yaml").unlink()
    answer = ask("validate", "data/progress_2023.yaml", cwd=data.parent)
    assert answer.code == 2
    assert answer.err.startswith(
        "msss: data/progress_2023.yaml: can't be checked: its list data/responsibility_list_2023.yaml doesn't exist:"
        " name another with --list\n"
    )
    assert "1 not checked" in answer.out + answer.err


def test_a_list_of_another_name_beside_it(tmp_path: Path) -> None:
    write_list(tmp_path / "杭州.yaml", ITEM)
    path = tmp_path / "progress_杭州.yaml"
    assert naming.beside(tmp_path / "杭州.yaml", "progress") == path
    assert naming.list_beside(path) == tmp_path / "杭州.yaml"
    path.write_text(ledger('{item: "1.1", date: 2023-05-31, value: 1}'), encoding="utf-8")
    assert ask("validate", tmp_path, "--ignore", "MSS2").code == 0


def test_of_an_invalid_list_it_is_said_once(data: Path) -> None:
    data.joinpath("responsibility_list_2023.yaml").write_text("title: 示例\n", encoding="utf-8")
    answer = ask("validate", "data", cwd=data.parent)
    assert answer.code == 1  # the list is invalid, and that is the answer
    assert "MSS401" not in answer.out
    assert "progress_2023.yaml" not in answer.out
    line = "msss: data/progress_2023.yaml: can't be checked: its list, data/responsibility_list_2023.yaml, is invalid\n"
    assert answer.err.count(line) == 1
    assert answer.out.count("error[MSS102]") == 3


def test_an_invalid_list_is_no_wrong_usage_whatever_stands_beside_it(data: Path) -> None:
    data.joinpath("responsibility_list_2023.yaml").write_text("title: 示例\n", encoding="utf-8")
    data.joinpath("evaluation_2023.yaml").write_text(EVALUATION, encoding="utf-8")
    for arguments in ([], ["data"], ["data/progress_2023.yaml"], ["data", "--select", "MSS4"]):
        answer = ask("validate", *arguments, cwd=data.parent)
        assert answer.code == 1, arguments
        assert "not checked" in answer.out
    for command in (["list"], ["due"], ["progress"], ["history", "1.2"], ["bulletin"], ["evaluate"]):
        answer = ask(*command, cwd=data.parent)
        assert (answer.code, answer.out) == (1, "")
        assert "error[MSS102]" in answer.err
    data.joinpath("progress_2024.yaml").write_text(ledger(GOOD), encoding="utf-8")  # whose list isn't there
    assert ask("validate", "data", cwd=data.parent).code == 2


def test_what_can_not_be_read_is_reported_as_of_a_list(data: Path) -> None:
    path = data / "progress_2023.yaml"
    for content, code in [("", "MSS007"), ("year: [", "MSS002"), ("year: 2023\nrows: []\n", "MSS101")]:
        path.write_text(content, encoding="utf-8")
        answer = ask("validate", "data", "--select", "MSS4", cwd=data.parent)
        assert answer.code == 1
        assert f"error[{code}]" in answer.out
    path.write_text("", encoding="utf-8")
    assert "(a ledger starts with year: and entries:)" in ask("validate", path).out


def test_codes_of_the_ledger_can_be_selected(data: Path) -> None:
    assert ask("validate", "data", "--ignore", "MSS4", cwd=data.parent).code == 0
    assert ask("validate", "data", "--select", "MSS401", cwd=data.parent).code == 1
    assert ask("validate", "data", "--select", "MSS402", cwd=data.parent).code == 0


def test_a_baseline_is_of_the_list_only(data: Path) -> None:
    old = write_list(data.parent / "old.yaml", ITEMS, units=UNITS)
    data.joinpath("progress_2023.yaml").write_text(ledger(GOOD), encoding="utf-8")
    answer = ask("validate", "--against", old, cwd=data.parent)
    assert answer.code == 0, answer.err
    assert "2 files, 0 errors" in answer.out


def test_other_processes_check_ledgers_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "IN_ONE_PROCESS", 2)
    monkeypatch.setattr(checking, "_BATCH", 3)
    for year in range(2023, 2029):
        write(tmp_path, BAD.replace("2023", str(year)), year=year)
    elsewhere = tmp_path / "elsewhere.yaml"
    write_list(elsewhere, ITEMS.replace('"1.4"', '"1.9"'), units=UNITS)
    paths = finding.find([tmp_path], ("progress",))
    checked = list(check_files(paths, 2))
    assert [Path(one.file).name for one in checked] == [path.name for path in paths]
    assert sum("MSS401" in [each.code for each in one.diagnostics] for one in checked) == 6
    checked = list(check_files(paths, 2, None, elsewhere))
    assert not any("MSS401" in [each.code for each in one.diagnostics] for one in checked)


# --- the queries


@pytest.mark.parametrize("command", [["list"], ["due"], ["units"], ["targets"], ["show", "1.2"]])
def test_a_folder_of_lists_is_its_lists_only(data: Path, command: list[str]) -> None:
    data.joinpath("progress_2023.yaml").unlink()
    data.joinpath("progress_old.yaml").write_text("no list\n", encoding="utf-8")
    data.joinpath("evaluation_2023.yml").write_text("no list\n", encoding="utf-8")
    assert ask(*command, "-f", "data", cwd=data.parent).code == 0
    data.joinpath("responsibility_list_2023.yaml").unlink()
    answer = ask(*command, "-f", "data", cwd=data.parent)
    assert answer.code == 2
    assert "no list in this folder" in answer.err


def test_a_file_that_is_named_is_a_list(data: Path) -> None:
    assert ask("list", "-f", "data/progress_2023.yaml", cwd=data.parent).code == 1


def test_what_is_found(data: Path) -> None:
    lists = [data / "responsibility_list_2023.yaml"]
    assert finding.find([data]) == lists
    assert finding.find([data], ("progress",)) == [data / "progress_2023.yaml", *lists]
    assert finding.find([data], ("evaluation",)) == lists
    assert naming.kind_of(Path("a/progress_2023.yaml")) == "progress"
    assert naming.kind_of(Path("progress/2023.yaml")) is None
    assert naming.kind_of(Path("progress.yaml")) is None
    with pytest.raises(SourceError, match=r"its list .*responsibility_list_x\.yaml doesn't exist"):
        naming.list_beside(data / "progress_x.yaml")


def test_what_belongs_to_an_earlier_list_is_compared_with_it(data: Path) -> None:
    """A vote or a report that is changed isn't let through because only the list was named."""
    data.joinpath("progress_2023.yaml").write_text(ledger(GOOD), encoding="utf-8")
    old = data.parent / "old"
    copytree(data, old)
    data.joinpath("progress_2023.yaml").write_text(ledger(GOOD.replace("value: 3", "value: 2")), encoding="utf-8")
    answer = ask("validate", "data", "--against", "old/responsibility_list_2023.yaml", cwd=data.parent)
    assert answer.code == 1
    assert "progress_2023.yaml:4:44: error[MSS322]" in answer.out
    (old / "progress_2023.yaml").unlink()
    answer = ask("validate", "data", "--against", "old/responsibility_list_2023.yaml", cwd=data.parent)
    assert answer.code == 0
    assert answer.err == (
        "msss: data/progress_2023.yaml was not compared with an earlier version: name the earlier ledger with"
        " --against\n"
    )


def test_codes_with_commas_are_several(data: Path) -> None:
    assert ask("validate", "data", "--ignore", "MSS4,MSS2", cwd=data.parent).code == 0
    assert ask("validate", "data", "--ignore", "MSS2", "--ignore", "mss402, MSS401", cwd=data.parent).code == 0
    answer = ask("validate", "data", "--select", "MSS401,MSS999", cwd=data.parent)
    assert (answer.code, "MSS999 is not a code" in answer.err) == (2, True)
