"""`-o FILE`: the ending of a name decides the format."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import LIST_2022, ask, run_on_terminal

from msss.cli.completion import files_to_write

LIST = ["list", "-f", LIST_2022]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.csv", "csv"), ("a.json", "json"), ("a.md", "markdown"), ("a.txt", "table"), ("A.CSV", "csv")],
)
@pytest.mark.parametrize("command", [LIST, ["targets", "-f", LIST_2022, "--sum"], ["units", "-f", LIST_2022]])
def test_a_file_holds_what_a_pipe_gets(tmp_path: Path, name: str, format: str, command: list[object]) -> None:
    answer = ask(*command, "-o", tmp_path / name)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.endswith(f"msss: wrote {tmp_path / name}\n")
    assert (tmp_path / name).read_bytes().decode() == ask(*command, "--format", format).out


def test_a_named_format_is_taken_where_the_ending_says_nothing(tmp_path: Path) -> None:
    for name in ("a", "a.data"):
        assert ask(*LIST, "--format", "json", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("[")


@pytest.mark.parametrize(
    ("format", "name"), [("csv", "a.xlsx"), ("xlsx", "a.csv"), ("json", "a.md"), ("docx", "a.txt")]
)
def test_two_formats_are_refused(tmp_path: Path, format: str, name: str) -> None:
    answer = ask(*LIST, "--format", format, "-o", tmp_path / name)
    assert answer.code == 2
    assert f"--format {format} and {tmp_path / name} name two formats: leave one out" in answer.err
    assert not (tmp_path / name).exists()


def test_an_unknown_ending_is_told_the_known_ones(tmp_path: Path) -> None:
    answer = ask(*LIST, "-o", tmp_path / "a.pdf")
    assert answer.code == 2
    assert "a.pdf: end the name with one of .xlsx, .csv, .docx, .json, .md, .txt, or add --format" in answer.err


@pytest.mark.parametrize(("format", "said"), [("xlsx", "An Excel file"), ("docx", "A Word file")])
def test_what_is_no_text_needs_a_name(format: str, said: str) -> None:
    answer = ask(*LIST, "--format", format)
    assert (answer.code, answer.out) == (2, "")
    assert f"{said} needs a name: add -o list.{format}" in answer.err


def test_what_is_no_text_is_not_shown_on_a_terminal() -> None:
    shown = run_on_terminal(100, *LIST, "--format", "xlsx", "-o", "-").out
    assert "An Excel file can't be shown on a terminal: add -o list.xlsx" in shown


def test_a_text_that_is_there_is_somebodys(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine", encoding="utf-8")
    answer = ask(*LIST, "-o", tmp_path / "a.csv")
    assert answer.code == 2
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "mine"
    assert ask(*LIST, "-o", tmp_path / "a.csv", "--force").code == 0


@pytest.mark.parametrize("command", ["list", "due", "units", "targets"])
def test_the_list_itself_is_never_written_over(tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(LIST_2022.read_bytes())
    answer = ask(command, "-f", path, "--format", "json", "-o", path, "--force")
    assert answer.code == 2
    assert "is what the answer is made from: name another file" in answer.err
    assert path.read_bytes() == LIST_2022.read_bytes()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("list", ["list.xlsx", "list.csv"]),
        ("list.x", ["list.xlsx"]),
        ("清單.do", ["清單.docx"]),
        ("list.xlsx", []),
        ("list.pdf", []),
        ("", []),
    ],
)
def test_endings_are_completed(typed: str, offered: list[str]) -> None:
    endings = (".xlsx", ".csv", ".docx") if typed != "list" else (".xlsx", ".csv")
    assert [item.value for item in files_to_write(typed, endings)] == offered
