"""`msss import` and `msss new`: a file for the list, and what has to be checked, in a line each."""

from __future__ import annotations

import builtins
import io
import sys

import published as notice
import pytest
from running import LIST_2022, ask

from msss.lists.loading import load_list


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "notice.txt").write_text(notice.TEXT, encoding="utf-8")
    (tmp_path / "text.txt").write_text("一份通知,沒有表格。", encoding="utf-8")
    return tmp_path


def test_a_notice_becomes_a_list_that_validates(folder):
    answer = ask("import", "notice.txt", "--like", LIST_2022, "-o", "list.yaml", cwd=folder)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines() == [
        "msss: wrote list.yaml",
        "msss: 10 projects, 19 items, 34 targets, 44 units; 0 to check (待核)",
    ]
    assert load_list(folder / "list.yaml").model == load_list(LIST_2022).model
    assert ask("validate", "--strict", "list.yaml", cwd=folder).code == 0


def test_what_is_unsure_is_said_with_its_place(folder):
    text = "2023年民生實事清單\n序號|項目名稱|牽頭單位|完成時間\n1|新建小學6所|市教育局|每月"
    (folder / "pasted.txt").write_text(text, encoding="utf-8")
    answer = ask("import", "pasted.txt", cwd=folder)
    assert "pasted.txt:line 3, cell 4: 待核: 每月 can't be read as a deadline" in answer.err.splitlines()
    assert "        due: 每月  # 待核: 每月 can't be read as a deadline (line 3, cell 4)" in answer.out.splitlines()
    assert answer.err.splitlines()[-1].startswith("msss: the draft is no valid list yet: save it with -o")
    chinese = ask("import", "pasted.txt", cwd=folder, MSSS_LANG="zh-Hant")
    assert "pasted.txt:第 3 行，第 4 格: 待核: 每月不能讀作完成時間" in chinese.err.splitlines()


def test_a_document_without_a_table_writes_nothing(folder):
    answer = ask("import", "text.txt", "-o", "list.yaml", cwd=folder)
    assert answer.code == 1
    assert answer.err.startswith("msss: text.txt: there is no table in it.")
    assert len(answer.err.splitlines()) == 1
    assert not (folder / "list.yaml").exists()


@pytest.mark.parametrize(
    "command", [("import", "notice.txt"), ("new", "2023", "--like", LIST_2022)], ids=["import", "new"]
)
def test_a_file_that_is_there_is_replaced_only_with_force(folder, command):
    (folder / "list.yaml").write_text("mine", encoding="utf-8")
    answer = ask(*command, "-o", "list.yaml", cwd=folder)
    assert answer.code == 2
    assert "list.yaml exists already" in answer.err
    assert (folder / "list.yaml").read_text(encoding="utf-8") == "mine"
    assert ask(*command, "-o", "list.yaml", "--force", cwd=folder).code == 0
    assert (folder / "list.yaml").read_text(encoding="utf-8") != "mine"


def test_the_document_itself_is_never_replaced(folder):
    assert ask("import", "notice.txt", "-o", "notice.txt", "--force", cwd=folder).code == 2


@pytest.mark.parametrize("content", [notice.TEXT.encode(), notice.as_html().encode(), notice.as_docx()])
def test_a_document_on_standard_input_is_told_by_its_content(folder, monkeypatch, content):
    class Input:
        buffer = io.BytesIO(content)

    monkeypatch.setattr("msss.cli.import_command.sys", type("S", (), {"stdin": Input, "stdout": sys.stdout}))
    answer = ask("import", "-", "--like", LIST_2022, "-o", "list.yaml", cwd=folder)
    assert answer.code == 0
    assert load_list(folder / "list.yaml").model == load_list(LIST_2022).model


def test_without_its_library_a_format_says_what_to_install(folder, monkeypatch):
    (folder / "notice.html").write_text(notice.as_html(), encoding="utf-8")
    imported = builtins.__import__

    def without(name, *more):
        if name.partition(".")[0] == "lxml":
            raise ModuleNotFoundError(name)
        return imported(name, *more)

    monkeypatch.delitem(sys.modules, "msss.importing.readers.html", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    answer = ask("import", "notice.html", cwd=folder)
    assert answer.code == 2
    assert "pip install 'msss[import]'" in answer.err


def test_nothing_in_a_document_acts_on_a_terminal_or_in_the_file(folder):
    text = "2023年\x1b[31m民生實事清單\n序號|項目名稱|牽頭單位|完成時間\n1|新建小學6所 # : {a}|市教\x1b[2J育局|\x1b]0;x\x07"
    (folder / "bad.txt").write_text(text, encoding="utf-8")
    answer = ask("import", "bad.txt", cwd=folder)
    assert "\x1b" not in answer.out + answer.err
    assert "\x07" not in answer.out + answer.err


def test_a_new_list_is_empty_and_says_what_is_missing(folder):
    answer = ask("new", 2023, "--like", LIST_2022, "-o", "list.yaml", cwd=folder)
    assert answer.code == 0
    text = (folder / "list.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=responsibility_list.schema.json\n")
    assert "title: 2023年市政府民生實事項目責任清單" in text
    checked = ask("validate", "list.yaml", cwd=folder)
    assert [code in checked.out + checked.err for code in ("the source lacks date", "projects is an empty list")] == [
        True
    ] * 2


def test_a_new_list_has_the_units_of_the_one_that_there_is(folder):
    (folder / "data").mkdir()
    list_2022 = folder / "data" / "responsibility_list_2022.yaml"
    list_2022.write_bytes(LIST_2022.read_bytes())
    answer = ask("new", 2023, "-o", "list.yaml", cwd=folder)
    assert answer.err.splitlines()[-2] == "msss: the units are those of data/responsibility_list_2022.yaml"
    text = (folder / "list.yaml").read_text(encoding="utf-8")
    row = "projects: [{number: 1, items: [{id: '1.1', name: 新建小學6所, lead: 市教育局}]}]"
    filled = text.replace("projects: []", row).replace("辦公廳}", "辦公廳, date: 2023-04-07}")
    (folder / "list.yaml").write_text(filled, encoding="utf-8")
    assert load_list(folder / "list.yaml").model.units == load_list(list_2022).model.units


def test_where_there_is_no_list_that_of_msss_is_named(folder):
    answer = ask("new", 2023, cwd=folder)
    assert answer.code == 0
    assert "the units are those of the list that ships with msss. --like names another" in answer.err
