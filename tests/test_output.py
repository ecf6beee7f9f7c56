"""Writing a table: what no command happens to need, but a table may hold."""

from __future__ import annotations

import errno
import io

import pytest
from rich.cells import cell_len
from running import ask

from msss import cli
from msss.output.cells import FileName, Names
from msss.output.table import Column, RowGroup, Table
from msss.output.writing import Format, write
from msss.values.chinese import Script


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _forty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def drawn(table: Table) -> list[str]:
    terminal = Terminal()
    write(table, Format.TABLE, stream=terminal)
    return [line.rstrip() for line in terminal.getvalue().splitlines()]


def test_a_section_without_rows_is_not_drawn() -> None:
    table = Table((Column("a"),), (RowGroup([], "empty"), RowGroup([("1",)], "one")), [])
    assert drawn(table) == ["", "one", "a", "──", "1"]
    assert "empty" not in _written(table, Format.MARKDOWN)


def test_columns_without_headings() -> None:
    table = Table((Column(""), Column("")), (RowGroup([("a", "b")]),), [])
    assert drawn(table) == ["a  b"]
    assert _written(table, Format.TABLE) == "a\tb\n"


def test_the_source_is_where_it_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table((Column("a"),), (RowGroup([("1",)]),), [])
    assert drawn(table.of("list.yaml"))[-1] == "list.yaml"
    assert capsys.readouterr().err == ""
    assert _written(table, Format.CSV) == "\ufeffa\r\n1\r\n"
    assert capsys.readouterr().err == ""
    _written(table.of("list.yaml"), Format.CSV)
    assert capsys.readouterr().err == "msss: from list.yaml\n"


@pytest.mark.parametrize("text", ["市" + "abcdefghij" * 9, "abcdefghij" * 9])
def test_what_is_wider_than_its_column_is_cut_and_not_lost(text: str) -> None:
    lines = drawn(Table((Column("a"),), (RowGroup([(text,)]),), []))
    assert max(map(len, lines)) <= 40
    assert "".join(lines[2:]) == text


def test_numbers_stand_to_the_right() -> None:
    lines = drawn(Table((Column("n", right=True),), (RowGroup([("1",), ("100",)]),), []))
    assert lines[2:] == ["  1", "100"]


def test_a_number_is_never_broken_where_text_can_give_way() -> None:
    columns = (Column("序號"), Column("目標任務"), Column("數量", right=True), Column("單位"), Column("牽頭單位"))
    row = ("10.1", "新增公租房貨幣補貼保障家庭", "1,060,000", "平方米", "市住保房管局")
    lines = drawn(Table(columns, (RowGroup([row]),), []))
    assert max(cell_len(line) for line in lines) <= 40
    assert any("10.1" in line and "1,060,000" in line for line in lines)


def test_a_number_in_a_sentence_is_not_broken_either() -> None:
    row = ("1.1", "完成回遷安置11600戶", "市甲局" * 5, "市乙局" * 9, "2,000,000")
    lines = drawn(Table(tuple(map(Column, "abcde")), (RowGroup([row]),), []))
    assert max(cell_len(line) for line in lines) <= 40
    assert "11600戶" in "".join(lines)


@pytest.mark.parametrize("number", ["-1,455,000", "≤1,100,000", "（2022-09-29）"])
def test_a_sign_or_a_bracket_belongs_to_its_number(number: str) -> None:
    row = (number, "市甲局" * 20, "市乙局" * 20, "市丙局" * 20, "市丁局" * 20)
    lines = drawn(Table(tuple(map(Column, "abcde")), (RowGroup([row]),), []))
    assert any(number in line for line in lines)


def test_where_numbers_have_no_room_beside_each_other_rows_stand_one_by_one() -> None:
    columns = (*(Column(f"第{number}列") for number in range(1, 6)), Column("Note"), Column(""))
    row = ("2022-06-30", "1,060,000", "1,060,000", "1,060,000", "", "虛構:學校延期" * 3, "█")
    lines = drawn(Table(columns, (RowGroup([row, row]),), []))
    assert lines[: len(lines) // 2] == [
        "─" * 40,
        "第1列  2022-06-30",
        "第2列  1,060,000",
        "第3列  1,060,000",
        "第4列  1,060,000",
        "Note  虛構:學校延期虛構:學校延期虛構:學",
        "  校延期",
        "█",
    ]


def test_names_are_joined_for_people_and_for_programs_that_split_them() -> None:
    table = Table((Column("單位"),), (RowGroup([(Names(["市財政局", "各區、縣(市)政府"]),)]),), [])
    assert drawn(table)[-1] == "市財政局、各區、縣(市)政府"
    assert _written(table, Format.TABLE) == "Unit\n市財政局、各區、縣(市)政府\n"
    assert _written(table, Format.CSV) == "\ufeff單位\r\n市財政局；各區、縣(市)政府\r\n"
    simplified = table.in_script(Script.HANS)
    assert _written(simplified, Format.CSV) == "\ufeff单位\r\n市财政局；各区、县(市)政府\r\n"
    assert _written(Table((Column("a"),), (RowGroup([(Names([]),)]),), []), Format.CSV) == '\ufeffa\r\n""\r\n'


def test_lines_are_rows_only() -> None:
    table = Table((Column("a"), Column("b")), (RowGroup([("1", "2")], "one"), RowGroup([("3", "4")], "two")), [])
    assert _written(table, Format.TABLE) == "a\tb\n1\t2\n3\t4\n"


def test_a_file_name_is_text_that_is_safe() -> None:
    assert FileName("a\x1b[31m\n\u202e數.yaml") == "a\\x1b[31m\\x0a\\u202e數.yaml"


def test_a_reader_that_goes_away_while_a_table_is_drawn() -> None:
    class Gone(Terminal):
        def write(self, _: str) -> int:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    with pytest.raises(BrokenPipeError):
        write(Table((Column("a"),), (RowGroup([("1",)]),), []), Format.TABLE, stream=Gone())


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            1,
            "msss: can't write the output: No space left on device\n",
        ),
    ],
)
def test_what_becomes_of_output_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, error: OSError, code: int, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(cli.msss, "main", fail)
    answer = ask("list")
    assert (answer.code, answer.err) == (code, said)


def _written(table: Table, format: Format) -> str:
    out = io.StringIO()
    write(table, format, stream=out)
    return out.getvalue()
