"""Writing a sheet: what no command happens to need, but a sheet may hold."""

from __future__ import annotations

import errno
import io

import pytest
from running import ask

from msss import cli
from msss.output import Column, FileName, Format, Section, Sheet, write


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _forty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


def drawn(sheet: Sheet) -> list[str]:
    terminal = Terminal()
    write(sheet, Format.TABLE, stream=terminal)
    return [line.rstrip() for line in terminal.getvalue().splitlines()]


def test_a_section_without_rows_is_not_drawn() -> None:
    sheet = Sheet((Column("a"),), (Section([], "empty"), Section([("1",)], "one")), [])
    assert drawn(sheet) == ["", "one", "a", "──", "1"]
    assert "empty" not in _written(sheet, Format.MARKDOWN)


def test_columns_without_headings() -> None:
    sheet = Sheet((Column(""), Column("")), (Section([("a", "b")]),), [])
    assert drawn(sheet) == ["a  b"]
    assert _written(sheet, Format.TABLE) == "a\tb\n"


def test_the_source_is_where_it_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    sheet = Sheet((Column("a"),), (Section([("1",)]),), [])
    assert drawn(sheet.of("list.yaml"))[-1] == "list.yaml"
    assert capsys.readouterr().err == ""
    assert _written(sheet, Format.CSV) == "\ufeffa\r\n1\r\n"
    assert capsys.readouterr().err == ""
    _written(sheet.of("list.yaml"), Format.CSV)
    assert capsys.readouterr().err == "msss: from list.yaml\n"


@pytest.mark.parametrize("text", ["市" + "abcdefghij" * 9, "abcdefghij" * 9])
def test_what_is_wider_than_its_column_is_cut_and_not_lost(text: str) -> None:
    lines = drawn(Sheet((Column("a"),), (Section([(text,)]),), []))
    assert max(map(len, lines)) <= 40
    assert "".join(lines[2:]) == text


def test_numbers_stand_to_the_right() -> None:
    lines = drawn(Sheet((Column("n", right=True),), (Section([("1",), ("100",)]),), []))
    assert lines[2:] == ["  1", "100"]


def test_a_file_name_is_text_that_is_safe() -> None:
    assert FileName("a\x1b[31m\n\u202e數.yaml") == "a\\x1b[31m\\x0a\\u202e數.yaml"


def test_a_reader_that_goes_away_while_a_table_is_drawn() -> None:
    class Gone(Terminal):
        def write(self, _: str) -> int:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    with pytest.raises(BrokenPipeError):
        write(Sheet((Column("a"),), (Section([("1",)]),), []), Format.TABLE, stream=Gone())


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


def _written(sheet: Sheet, format: Format) -> str:
    out = io.StringIO()
    write(sheet, format, stream=out)
    return out.getvalue()
