"""msss as a process: exit codes, pipes that close, encodings, and terminals of three widths."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lists import write_list
from platforms import needs_full_disk
from rich.cells import cell_len
from running import ROOT, ask, environment_of, run, run_on_terminal, without_colour

import msss
from msss import cli

QUERIES = [["list", "--unit", "市建委"], ["list", "--wide"], ["due", "--as-of", "2022-09-30"], ["show", "7"]]
QUERIES += [["units"], ["units", "西湖區"], ["targets"], ["targets", "--sum"]]


def test_the_main_job() -> None:
    answer = run("list", "--unit", "市建委")
    assert answer.code == 0
    assert answer.ids == ["1.1", "2.1", "2.2", "3.1", "7.1", "7.2", "7.3", "9.1", "10.1"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["list"], 0),
        (["list", "--project", "99"], 0),
        (["--help"], 0),
        (["list", "-h"], 0),
        (["--version"], 0),
        (["list", "-f", "bad.yaml"], 1),
        ([], 2),
        (["lst"], 2),
        (["xyzzy"], 2),
        (["--wrong"], 2),
        (["list", "--wrong"], 2),
        (["list", "extra"], 2),
        (["list", "--unit"], 2),
        (["list", "--unit", "xyzzy"], 2),
        (["list", "-f", "nope.yaml"], 2),
        (["show", "99"], 2),
    ],
)
def test_exit_codes(tmp_path: Path, arguments: list[str], code: int) -> None:
    (tmp_path / "bad.yaml").write_text("title: [", encoding="utf-8")
    answer = ask(*arguments, cwd=tmp_path)
    assert answer.code == code
    assert "Traceback" not in answer.err
    if code:
        assert answer.out == ""
        assert answer.err


@pytest.mark.parametrize(("arguments", "code"), [(["list"], 0), (["list", "-f", "bad.yaml"], 1), (["lst"], 2)])
def test_exit_codes_of_the_process(tmp_path: Path, arguments: list[str], code: int) -> None:
    (tmp_path / "bad.yaml").write_text("title: [", encoding="utf-8")
    assert run(*arguments, cwd=tmp_path).code == code


def test_the_version() -> None:
    assert ask("--version").out == f"msss {msss.__version__}\n"


@pytest.mark.parametrize(("typed", "meant"), [("lst", "Did you mean list?"), ("xyzzy", "The commands are list, ")])
def test_an_unknown_command_names_the_near_one_or_all(typed: str, meant: str) -> None:
    assert f"No command {typed}. {meant}" in ask(typed).err


def test_a_misspelt_option_names_the_near_one() -> None:
    assert "Did you mean '--unit'?" in ask("list", "--unti", "市建委").err


def test_an_error_of_our_own_is_one_line_unless_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a mistake\nof ours")

    monkeypatch.setattr(cli.msss, "main", fail)
    answer = ask("list")
    assert answer.code == 2
    assert answer.err == (
        "msss: internal error in msss, not in your list: RuntimeError: a mistake\\x0aof ours (MSSS_DEBUG=1 shows where)\n"
    )
    with pytest.raises(RuntimeError):
        ask("list", MSSS_DEBUG="1")


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.msss, "main", interrupt)
    assert ask("list").code == 130


# --- pipes


def head(*arguments: str, cwd: Path = ROOT, **environment: str) -> tuple[int, bytes]:
    """The exit code of msss, and what it said on stderr, when its reader takes one line and goes away."""
    command = [sys.executable, "-m", "msss", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=cwd, env=environment_of(**environment), **pipes) as process:
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        return process.wait(timeout=60), said


def test_a_reader_that_goes_away_is_no_error() -> None:
    code, said = head("list")
    assert (code, said) == (0, b"msss: from data/responsibility_list_2022.yaml\n")


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1"}], ids=["lines", "table"])
def test_a_reader_that_goes_away_from_much_output(tmp_path: Path, environment: dict[str, str]) -> None:
    items = (f'{{id: "1.{number}", name: {"公園" * 80}, lead: 市甲局, due: 年底}}' for number in range(1, 1501))
    write_list(tmp_path / "a.yaml", "\n".join(items))
    code, said = head("list", "-f", "a.yaml", cwd=tmp_path, **environment)
    assert (code, said.replace(b"msss: from a.yaml\n", b"")) == (0, b"")


@needs_full_disk
def test_a_full_disk_is_an_error_in_a_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "msss", "list"]
        done = subprocess.run(
            command, cwd=ROOT, env=environment_of(), stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("msss: can't write the output: ")


def test_no_standard_input_is_needed() -> None:
    command = [sys.executable, "-m", "msss", "list"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment_of(), stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    assert done.returncode == 0


# --- encodings


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
def test_a_pipe_gets_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    answer = run("list", "--project", "4", **locale)
    assert answer.code == 0
    assert "市農業農村局" in answer.out


def test_a_stream_that_cannot_show_a_character_shows_an_escape() -> None:
    answer = run_on_terminal(80, "targets", "--sum", PYTHONIOENCODING="ascii")
    assert answer.code == 0
    assert "\\u500b" in answer.out  # 個


# --- terminals


@pytest.mark.parametrize("columns", [80, 120, 200])
@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_a_table_fits_the_terminal_and_loses_nothing(query: list[str], columns: int) -> None:
    drawn = ask(*query, FORCE_COLOR="1", NO_COLOR="1", COLUMNS=str(columns)).out
    assert max(cell_len(line) for line in drawn.splitlines()) <= columns
    assert "…" not in drawn.replace("(各相關", "")
    shown = "".join(drawn.split()).replace("─", "")
    for record in ask(*query, "--format", "json").data:
        for number in ("id", "quantity", "leads", "sum"):
            assert (
                f"{record.get(number, ''):{',' if number in ('quantity', 'sum') and number in record else ''}}" in shown
            )


@pytest.mark.parametrize("columns", [80, 120, 200])
def test_a_real_terminal(columns: int) -> None:
    answer = run_on_terminal(columns, "list", "--unit", "市建委")
    lines = without_colour(answer.out).splitlines()
    assert answer.code == 0
    assert max(cell_len(line) for line in lines) <= columns
    rows = [line.split()[0] for line in lines if line[:1].isdigit()]
    assert rows == ["1.1", "2.1", "2.2", "3.1", "7.1", "7.2", "7.3", "9.1", "10.1"]
    assert lines[-1].strip() == "data/responsibility_list_2022.yaml"
    if columns == 200:  # every row on one line
        assert any("新建成中小學、幼兒園70所,新增學位6萬個" in line for line in lines)


def test_a_narrow_terminal_still_shows_everything() -> None:
    drawn = ask("list", "--project", 4, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="40").out
    assert max(cell_len(line) for line in drawn.splitlines()) <= 40
    for word in ("15000", "12月底"):
        assert word in drawn


def test_a_number_is_never_broken() -> None:
    for columns in (60, 80, 100, 120):
        drawn = ask("list", FORCE_COLOR="1", NO_COLOR="1", COLUMNS=str(columns)).out
        for number in ("11600戶", "10000個", "5580個", "100萬平方", "15000戶"):
            assert number in drawn


def test_colour_on_a_terminal_and_none_with_no_color() -> None:
    assert "\x1b[1m" in run_on_terminal(80, "list", "--project", "1").out
    assert "\x1b" not in run_on_terminal(80, "list", "--project", "1", NO_COLOR="1").out


def test_force_color_draws_the_table_into_a_pipe() -> None:
    answer = ask("list", "--project", 1, FORCE_COLOR="1")
    assert "\x1b[1m" in answer.out
    assert answer.err == ""


def test_columns_overrules_the_terminal() -> None:
    lines = without_colour(run_on_terminal(200, "list", COLUMNS="80").out).splitlines()
    assert max(map(cell_len, lines)) <= 80


def test_nothing_found_on_a_terminal_names_the_file_too() -> None:
    answer = run_on_terminal(80, "list", "--project", "99")
    assert answer.out.splitlines() == [
        "msss: no item matches --project 99",
        "msss: from data/responsibility_list_2022.yaml",
    ]


def test_text_of_a_list_is_never_markup(tmp_path: Path) -> None:
    name = "[bold red]公園[/] :smile: [link=x]y[/link]"
    path = write_list(tmp_path / "a.yaml", f'{{id: "1.1", name: "{name}", lead: 市甲局, due: 年底}}')
    drawn = ask("list", "-f", path, FORCE_COLOR="1", COLUMNS="200").out
    assert name in drawn


def test_python_dash_m_is_the_same_command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    from msss.__main__ import main

    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("MSSS_FILE", raising=False)
    monkeypatch.setattr(sys, "argv", ["msss", "--version"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 0
    assert capfd.readouterr().out == f"msss {msss.__version__}{os.linesep}"


def test_the_main_job_loads_no_converter() -> None:
    """OpenCC, and what else the main job doesn't need, costs more to load than the list."""
    code = (
        "import sys; sys.argv = ['msss', 'list', '--unit', '市建委']\n"
        "from msss.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'opencc', 'pydantic', 'msss.ledger.model', 'msss.responsibilities.compare', 'msss.formats.messages', 'difflib', 'rich.table', 'json'}\n"
        "sys.exit(f'loaded: {sorted(heavy & sys.modules.keys())}' if heavy & sys.modules.keys() else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment_of(), capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "msss: from data/responsibility_list_2022.yaml\n")


# --- nothing asked


def test_without_a_command_the_help_is_shown_line_by_line() -> None:
    answer = ask()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == ask("--help").out


# --- dashes


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "—unit", "市建委"], "—unit begins with a dash that isn't a hyphen: write --unit, with two hyphens"),
        (["list", "——unit=市建委"], "write --unit, with two hyphens"),
        (["record", "7.2", "5", "——by", "市城管局"], "write --by, with two hyphens"),
        (["record", "7.2", "－－by", "市城管局", "5"], "write --by, with two hyphens"),
        (["due", "–as-of", "2022-11-01"], "write --as-of, with two hyphens"),
        (["history", "7.2", "－f", "x.yaml"], "write -f, with a hyphen"),
        (["validate", "—strict"], "write --strict, with two hyphens"),
    ],
)
def test_dashes_that_input_methods_make_of_hyphens(arguments: list[str], said: str) -> None:
    answer = ask(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_text_may_begin_with_a_dash() -> None:
    assert ask("list", "--search", "—unit").code == 0
    assert "No such option" in ask("list", "--search", "—甲", "--nope").err
    assert "No such option" in ask("list", "--search", "—nothing", "--nope").err
