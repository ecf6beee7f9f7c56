"""What only a terminal gets: lines that break between words, colours, a pager."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lists import ITEM, write_list
from platforms import NO_SHELL
from rich.cells import cell_len
from running import ask, run_on_terminal, without_colour

LONG = ("list",)
"""What is longer than the test terminal's 24 lines."""
SHORT = ("list", "--project", "5")
DAY = ("--as-of", "2023-06-01")


@pytest.fixture
def fake_pager(tmp_path: Path) -> str:
    """A command that marks what it pages; where it can't be a script, the test is skipped."""
    if NO_SHELL:
        pytest.skip(NO_SHELL)
    path = tmp_path / "pager"
    path.write_text("#!/bin/sh\nprintf 'PAGED LESS=%s ' \"$LESS\"; cat; exit 3\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


# --- messages


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "wrong",
    [
        ("due", "1/1月"),
        ("list", "-f", "nowhere/of_a_long_name/progress_2022.yaml"),
        ("list", "--role", "主持"),
        ("show", "99"),
        ("progress", "-f", "nothing"),
        ("list", "--unit", "西湖區政府的一個不存在的單位"),
    ],
    ids=" ".join,
)
def test_a_message_breaks_between_words(wrong: tuple[str, ...], columns: int) -> None:
    answer = run_on_terminal(columns, *wrong)
    lines = answer.out.splitlines()
    assert answer.code == 2
    assert all(cell_len(line) <= columns for line in lines)
    uncut = ask(*wrong).err
    words = [word for word in re.findall(r"[!-~]+", uncut.partition("Error:")[2] or uncut) if len(word) < columns]
    assert all(any(word in line for line in lines) for word in words)


def test_a_pipe_gets_a_message_in_one_line() -> None:
    assert len(ask("list", "--project", "5", "-f", "no/such/" + "folder/" * 30).err.splitlines()) == 1


@pytest.mark.parametrize("columns", [40, 80])
def test_a_report_breaks_between_words(tmp_path: Path, columns: int) -> None:
    path = write_list(tmp_path / "a.yaml", ITEM.replace("due: 6月底", "due: 等到春暖花開而且大家都有空的時候再說"))
    answer = run_on_terminal(columns, "validate", "a.yaml", "--format", "text", cwd=tmp_path)
    assert answer.code == 1
    lines = without_colour(answer.out).splitlines()
    assert all(cell_len(line) <= columns for line in lines)
    said = ask("validate", path, "--format", "text").out
    help = re.search("help: (.*)", said)
    assert help
    assert all(any(word in line for line in lines) for word in re.findall(r"[!-~]+", help[1]))


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_help_fits(columns: int) -> None:
    for command in ((), ("list",), ("validate",), ("record",)):
        lines = run_on_terminal(columns, *command, "--help").out.splitlines()
        assert all(cell_len(line) <= columns for line in lines)


# --- colours


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    """A folder with a made-up list and ledger: 1.1 is behind, 1.2 done early, 1.3 not reported, 1.4 overdue."""
    item = '{id: "1.%s", name: %s2個, lead: 市建委, due: %s, targets: [{content: %s, quantity: 2, measure: 個}]}'
    places = (("新增公園", "年底"), ("新增泳池", "年底"), ("新增球場", "年底"), ("新增車站", "4月底"))
    items = "\n".join(item % (number, name, due, name) for number, (name, due) in enumerate(places, 1))
    write_list(tmp_path / "data" / "responsibility_list_2023.yaml", items)
    (tmp_path / "data" / "progress_2023.yaml").write_text(
        'year: 2023\nentries:\n  - {item: "1.1", date: 2023-05-01, value: 0}\n'
        '  - {item: "1.2", date: 2023-05-01, value: 2}\n  - {item: "1.4", date: 2023-05-01, value: 1}\n',
        encoding="utf-8",
    )
    return tmp_path


COLOURS = {"behind": "1;33", "done early": "32", "not reported": "2", "overdue": "1;31"}
IN_BULLETINS = {"behind": "滯後", "done early": "提前完成", "not reported": "未報", "overdue": "逾期"}
SHOWN_BY = [("list", *DAY), ("due", *DAY), ("progress", *DAY), ("bulletin", *DAY), ("show", "1", *DAY)]


@pytest.mark.parametrize("query", SHOWN_BY, ids=lambda query: query[0])
def test_a_status_has_a_colour_and_its_word(tracked: Path, query: tuple[str, ...]) -> None:
    out = run_on_terminal(100, *query, cwd=tracked).out
    for word, colour in COLOURS.items():
        shown = IN_BULLETINS[word] if query[0] == "bulletin" else word
        assert re.search(rf"\x1b\[{colour}m[^\x1b]*{shown}", out)


@pytest.mark.parametrize("query", SHOWN_BY, ids=lambda query: query[0])
@pytest.mark.parametrize("without", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
def test_who_wants_no_colour_gets_the_word(tracked: Path, query: tuple[str, ...], without: dict[str, str]) -> None:
    out = run_on_terminal(100, *query, cwd=tracked, **without).out
    assert "\x1b[" not in out
    assert all(word in out for word in (IN_BULLETINS.values() if query[0] == "bulletin" else COLOURS))


def test_colours_can_be_forced_into_a_pipe(tracked: Path) -> None:
    assert "\x1b[1;33mbehind" in ask("list", *DAY, cwd=tracked, FORCE_COLOR="1", TERM="xterm").out
    assert "\x1b" not in ask("list", *DAY, cwd=tracked).out


def test_what_is_weakened_stands_out(tmp_path: Path) -> None:
    write_list(tmp_path / "old.yaml", ITEM)
    write_list(tmp_path / "new.yaml", ITEM.replace("6月底", "9月底"))
    assert "\x1b[1;31mweakened" in run_on_terminal(100, "diff", "old.yaml", "new.yaml", cwd=tmp_path).out
    assert "\x1b[32mstrengthened" in run_on_terminal(100, "diff", "new.yaml", "old.yaml", cwd=tmp_path).out


def test_a_dumb_terminal_gets_a_report_without_colours(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", ITEM.replace("6月底", "13月底"))
    assert "\x1b" in run_on_terminal(80, "validate", "a.yaml", cwd=tmp_path).out
    assert "\x1b" not in run_on_terminal(80, "validate", "a.yaml", cwd=tmp_path, TERM="dumb").out


# --- the pager


def test_what_is_longer_than_the_screen_is_paged(fake_pager: str) -> None:
    answer = run_on_terminal(80, *LONG, MSSS_PAGER=fake_pager)
    assert answer.out.startswith("PAGED LESS=FRX ")
    assert "10.1" in answer.out
    assert "\x1b[1m" in answer.out  # colours are kept
    assert answer.code == 0


@pytest.mark.parametrize("asked", [("list", "--help"), ("explain",), ("schema",)])
def test_help_and_data_are_paged_too(fake_pager: str, asked: tuple[str, ...]) -> None:
    assert run_on_terminal(80, *asked, MSSS_PAGER=fake_pager).out.startswith("PAGED")


def test_exit_codes_are_kept(fake_pager: str, tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", "\n".join(ITEM.replace("1.1", f"1.{number}") for number in range(1, 20)))
    answer = run_on_terminal(80, "validate", "a.yaml", "--strict", cwd=tmp_path, MSSS_PAGER=fake_pager)
    assert "PAGED" in answer.out
    assert answer.code == 1


def test_what_fits_is_not_paged(fake_pager: str) -> None:
    assert "PAGED" not in run_on_terminal(80, *SHORT, MSSS_PAGER=fake_pager).out


@pytest.mark.parametrize("command", [("--no-pager", *LONG), ("--no-pager", "list", "--help")], ids=" ".join)
def test_no_pager_is_asked_for(fake_pager: str, command: tuple[str, ...]) -> None:
    answer = run_on_terminal(80, *command, MSSS_PAGER=fake_pager)
    assert answer.code == 0
    assert "PAGED" not in answer.out


@pytest.mark.parametrize("none", ["", "cat", " "])
def test_the_variable_can_say_none(fake_pager: str, none: str) -> None:
    answer = run_on_terminal(80, *LONG, MSSS_PAGER=none, PAGER=fake_pager)
    assert "10.1" in answer.out
    assert "PAGED" not in answer.out


def test_a_dumb_terminal_has_no_pager(fake_pager: str) -> None:
    assert "PAGED" not in run_on_terminal(80, *LONG, MSSS_PAGER=fake_pager, TERM="dumb").out


def test_a_pipe_is_never_paged(fake_pager: str) -> None:
    assert "PAGED" not in ask(*LONG, MSSS_PAGER=fake_pager, FORCE_COLOR="1").out


def test_options_of_less_that_are_set_are_kept(fake_pager: str) -> None:
    assert run_on_terminal(80, *LONG, MSSS_PAGER=fake_pager, LESS="S").out.startswith("PAGED LESS=S ")


@pytest.mark.parametrize("missing", ["nosuchpager", "/no/such/pager", "nosuchpager --with 'options'"])
def test_a_missing_pager_is_no_loss(missing: str) -> None:
    answer = run_on_terminal(80, *LONG, MSSS_PAGER=missing)
    assert answer.code == 0
    assert "10.1" in answer.out


def test_a_reader_that_leaves_the_pager_is_no_error(tmp_path: Path) -> None:
    items = (f'{{id: "1.{number}", name: {"公園" * 80}, lead: 市甲局, due: 年底}}' for number in range(1, 1501))
    write_list(tmp_path / "a.yaml", "\n".join(items))
    answer = run_on_terminal(80, "list", "-f", "a.yaml", cwd=tmp_path, MSSS_PAGER="head -n 3")
    assert answer.code == 0
    assert len(answer.out.splitlines()) == 3
