"""`msss validate`: what it checks, what it says, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from lists import HEAD, ITEM, write_list
from platforms import link, needs_endless_device, needs_signals, needs_terminal, not_root
from rich.cells import cell_len
from running import LIST_2022, Answer, ask, environment_of, run, run_on_terminal, without_colour

from msss.cli.validate_command import command as validate
from msss.output.reports import ReportFormat, Tally, report, text_report
from msss.reading.diagnostic import MAX_PROBLEMS
from msss.validation import checking
from msss.validation.checking import check_content, check_files

# Made-up items: one with an error of the list as a whole, one with a warning, one with an error of the schema.
WRONG = ITEM.replace("}]}", "}, {content: 公園, quantity: 3, measure: 個}]}")
WARNED = '{id: "1.1", name: 新增公園, lead: 市建委, due: 6月底}'
MISTYPED = ITEM.replace("6月底", "13月底")


def codes(answer: Answer) -> list[str]:
    return re.findall(r"(?:error|warning)\[(MSS\d{3})\]", answer.out)


def last_line(answer: Answer) -> str:
    return answer.out.splitlines()[-1]


# --- what is checked


def test_the_shipped_list_is_clean() -> None:
    answer = ask("validate", LIST_2022)
    assert (answer.code, answer.out, answer.err) == (0, "1 file, 0 errors, 0 warnings\n", "")


def test_without_a_path_the_lists_that_the_queries_use(tmp_path: Path) -> None:
    assert ask("validate").out == "1 file, 0 errors, 0 warnings\n"
    assert ask("validate", cwd=tmp_path).out == "1 file, 0 errors, 0 warnings\n"  # the list that ships with msss
    write_list(tmp_path / "data" / "responsibility_list_2023.yaml", WRONG)
    assert ask("validate", cwd=tmp_path).out.startswith("data/responsibility_list_2023.yaml:")
    other = write_list(tmp_path / "other.yaml", MISTYPED)
    assert codes(ask("validate", cwd=tmp_path, MSSS_FILE=str(other))) == ["MSS106"]


def test_every_problem_in_every_file_in_one_run(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", WRONG + "\n" + ITEM.replace("1.1", "2.1"))
    write_list(tmp_path / "b.yaml", MISTYPED.replace("市建委", '""'))
    write_list(tmp_path / "c.yaml", ITEM)
    (tmp_path / "d.yaml").write_text("title: [", encoding="utf-8")
    answer = ask("validate", *(f"{name}.yaml" for name in "abcd"), cwd=tmp_path)
    assert answer.code == 1
    assert codes(answer) == ["MSS208", "MSS203", "MSS225", "MSS104", "MSS106", "MSS002"]
    assert [line.split(":")[0] for line in answer.out.splitlines()[:-1]] == ["a.yaml"] * 3 + ["b.yaml"] * 2 + ["d.yaml"]
    assert last_line(answer) == "4 files, 5 errors, 1 warning"


def test_a_folder_is_searched_for_lists(tmp_path: Path) -> None:
    for name in ("b/two.yml", "a/deep/one.yaml", ".hidden/no.yaml", "c/.no.yaml"):
        write_list(tmp_path / "lists" / name, WRONG)
    (tmp_path / "lists" / "notes.txt").write_text("not a list", encoding="utf-8")
    answer = ask("validate", "lists", cwd=tmp_path)
    assert [line.split(":")[0] for line in answer.out.splitlines()] == [
        "lists/a/deep/one.yaml",
        "lists/b/two.yml",
        "2 files, 2 errors, 0 warnings",
    ]


def test_a_file_named_twice_is_checked_once(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", WRONG)
    assert last_line(ask("validate", "a.yaml", "./a.yaml", ".", cwd=tmp_path)) == "1 file, 1 error, 0 warnings"


def piped(content: bytes, *arguments: str) -> Answer:
    command = [sys.executable, "-m", "msss", "validate", *arguments]
    done = subprocess.run(command, input=content, env=environment_of(), capture_output=True, timeout=60)
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_standard_input(tmp_path: Path) -> None:
    content = write_list(tmp_path / "a.yaml", WRONG).read_bytes()
    answer = piped(content, "-")
    assert answer.code == 1
    assert answer.out.startswith("stdin:7:")
    assert last_line(answer) == "1 file, 1 error, 0 warnings"
    assert piped(LIST_2022.read_bytes(), "-").code == 0


def test_standard_input_stands_alone() -> None:
    answer = ask("validate", "-", LIST_2022)
    assert (answer.code, answer.out) == (2, "")
    assert "can't be combined with files" in answer.err


def test_standard_input_can_be_compared_with_a_file_but_not_with_a_revision(tmp_path: Path) -> None:
    old = write_list(tmp_path / "old.yaml", ITEM)
    weaker = ITEM.replace("6月底", "7月底")
    content = write_list(tmp_path / "new.yaml", weaker).read_bytes()
    assert codes(piped(content, "-", "--against", str(old))) == ["MSS303"]
    answer = piped(content, "-", "--against", "git:HEAD")
    assert answer.code == 2
    assert "standard input has no revision HEAD" in answer.err


# --- how it ends


@pytest.mark.parametrize(
    ("item", "options", "code"),
    [
        (ITEM, [], 0),
        (ITEM, ["--strict"], 0),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (WRONG, [], 1),
        (MISTYPED, [], 1),
        (WRONG, ["--ignore", "MSS208"], 0),
        (WRONG, ["--ignore", "mss208"], 0),
        (WRONG, ["--select", "MSS20"], 1),
        (WRONG, ["--select", "MSS3"], 0),
        (WRONG, ["--select", "MSS2", "--ignore", "MSS208"], 0),
        (WARNED, ["--strict", "--ignore", "MSS22"], 0),
        (WARNED, ["--wrong"], 2),
        (ITEM, ["--format", "xml"], 2),
        (ITEM, ["--jobs", "0"], 2),
    ],
)
def test_exit_codes(tmp_path: Path, item: str, options: list[str], code: int) -> None:
    write_list(tmp_path / "a.yaml", item)
    assert ask("validate", "a.yaml", *options, cwd=tmp_path).code == code


def test_the_last_line_counts(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", WRONG)
    write_list(tmp_path / "b.yaml", WARNED)
    assert last_line(ask("validate", ".", cwd=tmp_path)) == "2 files, 1 error, 1 warning"
    assert last_line(ask("validate", ".", "--select", "MSS208", cwd=tmp_path)) == "2 files, 1 error, 0 warnings"
    for format in ("github", "gitlab", "json", "sarif", "junit"):  # no place for it: it goes to standard error
        answer = ask("validate", ".", "--format", format, cwd=tmp_path)
        assert answer.err == "2 files, 1 error, 1 warning\n"
        assert "2 files" not in answer.out


def test_a_thousand_files_are_counted_with_a_comma() -> None:
    assert str(Tally(1000, 1, 2000)) == "1,000 files, 1 error, 2,000 warnings"


def test_warnings_together_with_errors_in_the_order_of_the_file(tmp_path: Path) -> None:
    items = [WARNED, WRONG.replace("1.1", "1.2"), WARNED.replace("1.1", "1.3").replace("公園", "學校")]
    write_list(tmp_path / "a.yaml", "\n".join(items))
    assert codes(ask("validate", "a.yaml", cwd=tmp_path)) == ["MSS224", "MSS208", "MSS224"]


# --- --select and --ignore


@pytest.mark.parametrize("code", ["MSS999", "208", "", "M", "E501", "MSS208 "])
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_is_wrong_usage(option: str, code: str) -> None:
    answer = ask("validate", option, code)
    assert answer.code == 2
    assert "is not a code" in answer.err


def test_an_unknown_code_names_near_ones() -> None:
    assert "Write MSS208" in ask("validate", "--select", "MSS2080").err


def test_codes_complete() -> None:
    (option,) = [option for option in validate.params if option.name == "select"]
    found = option.type.shell_complete(click.Context(validate), option, "mss20")
    assert [item.value for item in found] == [f"MSS20{number}" for number in range(1, 10)]


def test_a_file_that_is_no_list_is_not_clean_of_what_was_never_looked_for(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("title: [", encoding="utf-8")
    write_list(tmp_path / "mistyped.yaml", MISTYPED)
    for options in (["--select", "MSS2"], ["--select", "MSS1"], ["--ignore", "MSS0"]):
        answer = ask("validate", "broken.yaml", *options, cwd=tmp_path)
        assert (answer.code, codes(answer)) == (1, ["MSS002"])
    for options in (["--select", "MSS208"], ["--ignore", "MSS1"]):
        answer = ask("validate", "mistyped.yaml", *options, cwd=tmp_path)
        assert (answer.code, codes(answer)) == (1, ["MSS106"])
    # What can be looked for in it, and isn't there, isn't there.
    assert ask("validate", "mistyped.yaml", "--select", "MSS101", cwd=tmp_path).code == 0
    assert ask("validate", "broken.yaml", "--select", "MSS003", cwd=tmp_path).code == 0


# --- which format


def test_a_pipe_gets_lines(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", WRONG)
    answer = ask("validate", "a.yaml", cwd=tmp_path)
    column = (f"      - {WRONG}").index("quantity: 3") + len("quantity: ") + 1
    assert answer.out == (
        f"a.yaml:7:{column}: error[MSS208]: 3 個 is not in the sentence of item 1.1 (the sentence has 2個)\n"
        "1 file, 1 error, 0 warnings\n"
    )


def test_a_terminal_gets_text_in_colour(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", WRONG)
    answer = run_on_terminal(200, "validate", "a.yaml", cwd=tmp_path)
    assert answer.code == 1
    assert "\x1b[1;31merror[MSS208]\x1b[0m" in answer.out
    assert " | " in without_colour(answer.out)
    assert "\x1b" not in run_on_terminal(200, "validate", "a.yaml", cwd=tmp_path, NO_COLOR="1").out


def test_a_runner_of_github_gets_annotations(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", WRONG)
    answer = ask("validate", "a.yaml", cwd=tmp_path, GITHUB_ACTIONS="true")
    assert answer.out.startswith("::error file=a.yaml,line=7,")
    assert ask("validate", "a.yaml", "--format", "concise", cwd=tmp_path, GITHUB_ACTIONS="true").out.startswith(
        "a.yaml:"
    )


def test_colour_can_be_forced_and_forbidden(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", WRONG)
    arguments = ("validate", "a.yaml", "--format", "text")
    assert "\x1b" not in ask(*arguments, cwd=tmp_path).out
    assert "\x1b[1;31m" in ask(*arguments, cwd=tmp_path, FORCE_COLOR="1").out
    assert "\x1b" not in ask(*arguments, cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="1").out


# --- the caret


def marked(out: str, number: int = 0) -> str:
    """What the caret of a text report stands under, by the cells of a terminal."""
    lines = out.splitlines()
    at = [index for index, line in enumerate(lines) if re.fullmatch(r" +\| *\^+", line)][number]
    start, end = lines[at].index("^"), len(lines[at])
    text, used = "", 0
    for char in lines[at - 1]:
        if start <= used < end:
            text += char
        used += cell_len(char)
    assert used >= end or lines[at - 1] == lines[at - 1].rstrip()
    return text


def text_of(item: str, columns: int = 200) -> str:
    content = HEAD.format(year=2023) + "projects:\n  - number: 1\n    items:\n      - " + item + "\n"
    checked = [check_content(content.encode(), "a.yaml")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        patch.setenv("NO_COLOR", "1")
        return "".join(report(ReportFormat.TEXT, checked))


@pytest.mark.parametrize(
    ("item", "value"),
    [
        (WRONG, "3"),
        (MISTYPED, "13月底"),
        (ITEM.replace("市建委", "[市建委, 市建委]"), "市建委"),
        (ITEM.replace("lead", "leed: x, lead"), "leed"),
        (ITEM.replace("due: 6月底", "due: '６月３２日'"), "'６月３２日'"),
        (ITEM.replace("新增公園2個", "'新增公園 2個 é'").replace("due: 6月底", "due: é"), "é"),
        (ITEM.replace("due: 6月底", "due: x"), "x"),
        (ITEM.replace("due: 6月底", "\tdue: x"), "x"),
        (ITEM.replace("name: 新增公園2個", "name: 𠀀新增公園2個").replace("due: 6月底", "due: 𠀀"), "𠀀"),
    ],
)
def test_the_caret_stands_under_the_value(item: str, value: str) -> None:
    assert marked(text_of(item)) == value


def test_a_text_report_in_full() -> None:
    before = '      - {id: "1.1", name: 新增公園2個, lead: 市建委, due: '
    assert text_of(MISTYPED, columns=100).startswith(
        "error[MSS106]: due: 13月底 is not a deadline\n"
        " --> a.yaml:7:51\n"
        "  |\n"
        f"7 | {before}13月底, targets: [{{content: 新增公園…\n"
        f"  | {' ' * cell_len(before)}^^^^^^\n"
        "  = help: write one of "
    )


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("before", [0, 10, 50, 500])
@pytest.mark.parametrize("after", [0, 50, 500])
def test_a_long_line_is_cut_around_the_caret(columns: int, before: int, after: int) -> None:
    item = ITEM.replace("新增公園2個", f"新增公園2個{'好' * before}").replace("due: 6月底", "due: 13月底")
    out = text_of(item.replace("}]}", f"}}], note: {'好' * after}x}}"), columns)
    assert marked(out) == "13月底"
    shown = out.splitlines()[3]
    assert cell_len(shown) <= columns
    assert shown.startswith("7 |       - {id") or "…" in shown
    assert shown.endswith("x}") or "…" in shown


def test_a_value_wider_than_the_terminal_is_cut_too() -> None:
    lines = text_of(ITEM.replace("6月底", "十" * 300), 60).splitlines()
    assert cell_len(lines[3]) <= 60
    assert cell_len(lines[4]) <= 60
    assert "…" in lines[3]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028"])
def test_lines_end_as_yaml_says(tmp_path: Path, end: str) -> None:
    text = write_list(tmp_path / "a.yaml", WRONG).read_text(encoding="utf-8")
    checked = check_content(text.replace("\n", end).encode(), "a.yaml")
    assert [diagnostic.span.line for diagnostic in checked.diagnostics] == [7]
    assert checked.lines[7].strip().startswith("- {id")


def test_a_mark_over_several_lines_ends_with_its_first() -> None:
    content = HEAD.format(year=2023).encode() + b"projects:\n  a: 1\n  b: 2\n"
    out = "".join(text_report.report([check_content(content, "a.yaml")]))
    assert "4 | projects:" in out or "5 |   a: 1" in out
    assert marked(out)


# --- paths


def test_paths_are_relative_to_the_working_folder(tmp_path: Path) -> None:
    path = write_list(tmp_path / "data" / "a.yaml", WRONG)
    for named in (path, "data/a.yaml", "./data/a.yaml", "data", tmp_path):
        assert ask("validate", named, cwd=tmp_path).out.startswith("data/a.yaml:7:")
    assert ask("validate", path, cwd=tmp_path / "data").out.startswith("a.yaml:7:")
    assert ask("validate", "../data/a.yaml", cwd=tmp_path / "data").out.startswith("../data/a.yaml:7:")
    (tmp_path / "elsewhere").mkdir()
    assert ask("validate", path, cwd=tmp_path / "elsewhere").out.startswith(f"{path}:7:")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("with space.yaml", "with space.yaml"),
        ("責任清單.yaml", "責任清單.yaml"),
        ("[bold].yaml", "[bold].yaml"),
        ("a\nb.yaml", "a\\x0ab.yaml"),
        ("\x1b[31mred.yaml", "\\x1b[31mred.yaml"),
        ("::error::x.yaml", "\\x3a:error::x.yaml"),
        ("##[error]x.yaml", "#\\x23[error]x.yaml"),
        ("\u202egpj.yaml", "\\u202egpj.yaml"),
        ("%0A.yaml", "%0A.yaml"),
        (os.fsdecode(b"\xff.yaml"), "\\udcff.yaml"),
    ],
)
def test_file_names_with_odd_characters(tmp_path: Path, name: str, shown: str) -> None:
    write_list(tmp_path / name, WRONG)
    answer = ask("validate", ".", cwd=tmp_path)
    assert answer.code == 1
    assert answer.out.splitlines()[0].startswith(f"{shown}:7:")


# --- what can't be read


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", WRONG)
    for format in ReportFormat:  # no report is begun
        answer = ask("validate", "a.yaml", "nope.yaml", "--format", format.value, cwd=tmp_path)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == "msss: nope.yaml: no such file or folder\n"


def test_without_a_path_it_says_which_files_it_validates(tmp_path: Path) -> None:
    write_list(tmp_path / "data" / "responsibility_list_2023.yaml", ITEM)
    answer = ask("validate", cwd=tmp_path)
    assert answer.err.splitlines()[0] == "msss: checking data/responsibility_list_2023.yaml"
    assert "msss: validates" not in ask("validate", "data", cwd=tmp_path).err
    for year in range(2019, 2023):
        write_list(tmp_path / "data" / f"responsibility_list_{year}.yaml", ITEM, year=year)
    said = ask("validate", cwd=tmp_path).err.splitlines()[0]
    assert said == ("msss: checking data/responsibility_list_2019.yaml … data/responsibility_list_2023.yaml (5 files)")


def test_a_folder_without_lists(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    answer = ask("validate", ".", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "no list in this folder" in answer.err


@not_root
def test_a_file_without_permission(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", ITEM).chmod(0)
    answer = ask("validate", "a.yaml", cwd=tmp_path)
    assert answer.code == 2
    assert answer.err == "msss: a.yaml: no permission to read it\n"


def make_fifo(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipe has a name here")
    os.mkfifo(path)


def make_link_to_a_device(path: Path) -> None:
    link(path, "/dev/zero")


def make_dangling_link(path: Path) -> None:
    link(path, "gone.yaml")


def make_loop(path: Path) -> None:
    link(path, path.name)


@pytest.mark.parametrize("make", [make_fifo, make_link_to_a_device, make_dangling_link, make_loop])
def test_what_is_no_regular_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.yaml")
    assert ask("validate", "a.yaml", cwd=tmp_path).code == 2
    write_list(tmp_path / "b.yaml", WRONG)  # in a folder the others are checked all the same
    answer = ask("validate", ".", cwd=tmp_path)
    assert answer.code == 2
    assert answer.out.splitlines()[0].startswith("b.yaml:7:")
    assert last_line(answer) == "2 files, 1 error, 0 warnings, 1 not checked"
    assert answer.err.startswith("msss: a.yaml: ")
    assert answer.err.count("\n") == 1


@needs_endless_device
def test_a_device(tmp_path: Path) -> None:
    answer = ask("validate", "/dev/zero", cwd=tmp_path)
    assert answer.code == 2
    assert answer.err == "msss: /dev/zero: not a regular file\n"


def test_a_folder_that_holds_itself(tmp_path: Path) -> None:
    write_list(tmp_path / "a.yaml", ITEM)
    link(tmp_path / "self", tmp_path, to_folder=True)
    assert last_line(ask("validate", ".", cwd=tmp_path)) == "1 file, 0 errors, 0 warnings"


# --- many files


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """130 made-up lists, the larger ones first, so that later ones are done earlier."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(130):
        items = [WRONG.replace("1.1", f"1.{row}") for row in range(1, 1 + max(1, 100 - number))]
        write_list(folder / f"{number:03}.yaml", "\n".join(items))
    return folder


def test_the_order_does_not_depend_on_the_number_of_processes(many: Path) -> None:
    assert len(list(many.iterdir())) > checking.IN_ONE_PROCESS
    answers = [ask("validate", ".", "--jobs", jobs, cwd=many) for jobs in (1, 2, 5)]
    assert answers[0].code == 1
    assert answers[0] == answers[1] == answers[2]
    names = list(dict.fromkeys(line[:8] for line in answers[0].out.splitlines()[:-1]))
    assert names == [f"{number:03}.yaml" for number in range(130)]


def test_other_processes_are_used(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used = []

    class Pool:
        def __init__(self, jobs: int, **_: object) -> None:
            used.append(jobs)
            raise RuntimeError

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    paths = sorted(many.iterdir())
    with pytest.raises(RuntimeError):
        list(check_files(paths, 3))
    list(check_files(paths[: checking.IN_ONE_PROCESS], 3))
    assert used == [3]


def test_a_progress_bar_shows_on_a_terminal_and_goes(many: Path) -> None:
    answer = run_on_terminal(80, "validate", ".", "--format", "concise", cwd=many)
    bar, cleared, rest = answer.out.partition("000.yaml:7:")
    assert "Checking" in bar
    assert bar.endswith("\x1b[2K")  # the line of the bar is wiped before the report comes
    assert "Checking" not in cleared + rest
    assert without_colour(rest).splitlines()[-1].startswith("130 files, ")


@needs_terminal
def test_the_bar_is_on_standard_error_and_the_report_on_standard_output(many: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WITH_OUTPUT_IN_A_FILE, str(tmp_path / "out.json")]
    answer = _on_terminal(command, many)
    assert "Checking" in answer
    assert "MSS208" not in answer
    assert (tmp_path / "out.json").read_text(encoding="utf-8").startswith("{\n")


_WITH_OUTPUT_IN_A_FILE = """
import subprocess, sys
with open(sys.argv[1], "wb") as out:
    sys.exit(subprocess.run([sys.executable, "-m", "msss", "validate", ".", "--format", "json"], stdout=out).returncode)
"""


def _on_terminal(command: list[str], cwd: Path) -> str:
    import pty

    main, terminal = pty.openpty()
    process = subprocess.Popen(
        command, cwd=cwd, env=environment_of(TERM="xterm-256color"), stdin=terminal, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    written = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    os.close(main)
    assert process.wait(timeout=60) == 1
    return written.decode()


def test_no_bar_in_a_pipe(many: Path) -> None:
    answer = run("validate", ".", cwd=many)
    assert answer.err == ""
    assert "Checking" not in answer.out


def hear_of_interrupts() -> None:
    """What is started in the background, as these tests may be, ignores Ctrl-C, and so does all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@needs_signals
def test_interrupting_many_processes_prints_no_traceback(tmp_path: Path) -> None:
    items = "\n".join(ITEM.replace("1.1", f"1.{row}") for row in range(1, 400))
    first = write_list(tmp_path / "000.yaml", items)  # one sentence in every item: there is a line to report at once
    for number in range(1, 400):
        os.link(first, tmp_path / f"{number:03}.yaml")
    command = [sys.executable, "-m", "msss", "validate", "."]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment_of(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=hear_of_interrupts,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()  # all processes are at work, and hundreds of files are left
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert line.startswith(b"000.yaml:")
    assert process.returncode == 130
    assert b"Traceback" not in out + err


# --- too many problems


def test_of_too_many_problems_the_first_are_reported_and_that_there_are_more(tmp_path: Path) -> None:
    rows = (WRONG.replace('"1.1"', f"1.{row}") for row in range(1, MAX_PROBLEMS + 100))
    write_list(tmp_path / "a.yaml", "\n".join(rows))
    answer = ask("validate", "a.yaml", cwd=tmp_path)
    assert answer.code == 1
    assert codes(answer) == ["MSS208"] * MAX_PROBLEMS + ["MSS008"]
    assert "more than 1,000 problems: the others are not reported (correct these first)" in answer.out
    # What isn't among the first may still be there.
    assert ask("validate", "a.yaml", "--select", "MSS210", cwd=tmp_path).code == 1


def test_too_many_warnings_are_no_error(tmp_path: Path) -> None:
    rows = (f"{{id: 1.{row}, name: 新增公園之{row}, lead: 市建委, due: 6月底}}" for row in range(1, MAX_PROBLEMS + 100))
    write_list(tmp_path / "a.yaml", "\n".join(rows))
    answer = ask("validate", "a.yaml", cwd=tmp_path)
    assert answer.code == 0
    assert last_line(answer) == f"1 file, 0 errors, {MAX_PROBLEMS + 1:,} warnings"
    assert "warning[MSS008]" in answer.out


def test_checking_changes_nothing(tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.yaml", WRONG)
    before = (path.read_bytes(), path.stat().st_mtime_ns, stat.S_IMODE(path.stat().st_mode))
    ask("validate", "a.yaml", cwd=tmp_path)
    assert before == (path.read_bytes(), path.stat().st_mtime_ns, stat.S_IMODE(path.stat().st_mode))
    assert list(tmp_path.iterdir()) == [path]
