"""`-o FILE`: the ending of a name decides the format."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from platforms import needs_permissions
from running import LIST_2022, ROOT, ask, run_on_terminal

from msss.cli.completion import files_to_write
from msss.common.errors import MissingExtraError, reason_of
from msss.common.language import Language, speaking, t

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


# --- in Chinese


@needs_permissions
def test_what_the_system_refuses_is_said_in_chinese_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "a.csv").mkdir()
    for name, english, chinese in (
        ("a.txt/b.csv", "Not a directory", "路徑中有一段是文件，不是文件夾，請檢查路徑"),
        ("a.csv", "Is a directory", "這是文件夾，不是文件，請寫明文件名"),
    ):
        assert f"{name}: can't be written: {english}" in ask(*LIST, "-o", tmp_path / name).err
        assert f"{name}：無法寫入：{chinese}" in ask(*LIST, "-o", tmp_path / name, MSSS_LANG="zh-Hant").err
    answer = ask("forms", "-f", LIST_2022, "-o", tmp_path / "a.txt", MSSS_LANG="zh-Hans")
    assert "无法写入：已有同名的文件或文件夹，请换一个名称" in answer.err


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG])
def test_the_systems_usual_words_are_translated_and_others_left(number: int) -> None:
    with speaking(Language.TRADITIONAL):
        assert not str(reason_of(OSError(number, os.strerror(number)))).isascii()
        assert str(reason_of(OSError(number, "words of its own"))) == "words of its own"
        assert str(reason_of(OSError(errno.EIO, os.strerror(errno.EIO)))) == os.strerror(errno.EIO)


@pytest.mark.parametrize(
    ("arguments", "library", "sentence"),
    [
        ([*LIST, "-o", "a.docx"], "docx", "生成 Word 文件所需的附加組件尚未安裝"),
        ([*LIST, "-o", "a.xlsx"], "xlsxwriter", "生成 Excel 文件所需的附加組件尚未安裝"),
        (["calendar", "-f", LIST_2022], "icalendar", "生成日曆文件所需的附加組件尚未安裝"),
    ],
)
def test_a_missing_library_is_said_with_what_it_is_needed_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[object], library: str, sentence: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    answer = ask(*arguments, cwd=tmp_path, MSSS_LANG="zh-Hant")
    assert answer.code == 2
    assert sentence in answer.err


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            MissingExtraError(t("Reading {format}", format="docx"), "import"),
            "讀取 docx 文件所需的附加組件尚未安裝，請運行",
        ),
        (MissingExtraError(t("A workbook"), "xlsx"), "讀取工作簿所需的附加組件尚未安裝，請運行"),
    ],
)
def test_reading_needs_a_library_too(error: MissingExtraError, sentence: str) -> None:
    with speaking(Language.TRADITIONAL):
        assert str(error).startswith(sentence)


def test_a_missing_option_ends_its_sentence_as_chinese_does() -> None:
    assert "缺少選項 '-o' / '--output'。\n" in ask("forms", "-f", LIST_2022, MSSS_LANG="zh-Hant").err
    assert "缺少参数 'ITEM'。\n" in ask("record", MSSS_LANG="zh-Hans").err
    assert "Missing option '-o' / '--output'.\n" in ask("forms", "-f", LIST_2022).err


def test_files_that_answered_are_told_apart_as_chinese_does() -> None:
    ledger = ROOT / "examples" / "progress_2022.yaml"
    asked = ["bulletin", "-f", LIST_2022, "--ledger", ledger, "--as-of", "2022-09-30", "--format", "json"]
    assert "list_2022.yaml；examples/progress_2022.yaml" in ask(*asked, MSSS_LANG="zh-Hant").err
    assert "list_2022.yaml; examples/progress_2022.yaml" in ask(*asked).err
