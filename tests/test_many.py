"""Many lists: each is asked on its own, on all cores, and let go when it has answered."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lists import write_list
from running import ROOT, ask, environment_of, run, run_on_terminal

import msss
from msss.common import processes
from msss.output import progress_bar
from msss.output.json import array, entry_of, line_of, written

sys.path.insert(0, str(ROOT / "benchmarks"))
from make_lists import make_list

GALLERY = ROOT / "examples" / "gallery"
UNITS = """\
units:
  - name: 市建委
    aliases: [市城鄉建設委員會]
  - name: 市教育局
  - name: 各區政府
    members: [甲區政府, 乙區政府]
"""
ITEMS = """\
{id: "1.1", name: 新增公園2個, lead: 市建委, support: [各區政府], due: 6月底, targets: [{content: 新增公園, quantity: 2, measure: 個}]}
{id: "1.2", name: 新增學位30個, lead: 市教育局, due: 11月底, targets: [{content: 新增學位, quantity: 30, measure: 個}]}"""
MORE = """\
{id: "1.1", name: 新增學位9個, lead: 市教育局, location: 城東, due: 12月底, targets: [{content: 新增學位, quantity: 9, measure: 個, due: 9月底}]}"""
LEDGER = """\
year: 2023
entries:
  - {item: "1.1", date: 2023-05-31, value: 1, by: 市建委}
  - {item: "1.2", date: 2023-09-30, value: 12, by: 市教育局, problem: 用地}
"""


VOTES = """\
year: 2023
votes: [{project: 1, satisfied: 30, basically_satisfied: 8, dissatisfied: 2, abstained: 0}]
"""
RULES = """\
rules:
  criteria:
    - {name: 完成情況, weight: 60, draws_on: completion}
    - {name: 代表測評, weight: 40, draws_on: satisfaction}
  adjustments: [{name: 督查, draws_on: times, each: -1, counts: [{project: 1, times: 2}]}]
  verdicts: [{name: 滿意, satisfied: 50}, {name: 不滿意}]
  grades: [{name: 優秀, at_least: 90}, {name: 合格, at_least: 0}]
"""


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with some made-up lists; one has a ledger, one an item with a place and a deadline of its own."""
    for name, items in (("c", ITEMS), ("a", MORE), ("b", ITEMS)):
        write_list(tmp_path / f"{name}.yaml", items, units=UNITS)
    write_list(tmp_path / "d.yaml", ITEMS, year=2024, units=UNITS)
    (tmp_path / "progress_b.yaml").write_text(LEDGER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any number of lists is many."""
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)


QUERIES = [
    "list",
    "list --wide",
    "list --unit 建委",
    "list --unit 甲區政府 --role support",
    "list --unit 無此單位",
    "list --unit 局 --sort unit",
    "list --sort due",
    "list --sort unit",
    "list --sort status --as-of 2023-10-01",
    "list --sort rate --digits 1 --as-of 2023-10-01",
    "list --status behind,overdue --as-of 2023-10-01",
    "list --status 紅燈",
    "list --project 1 --due 本月 --as-of 2023-06-03",
    "list --search 無此文字",
    "list --as-of 9月30日",
    "list --year 2024",
    "list --year 2025",
    "due --as-of 2023-10-01",
    "due 11月",
    "due --sort unit",
    "due --sort status --as-of 2023-10-01",
    "targets",
    "targets --target >=10個",
    "targets --sum",
    "targets --sum measure",
    "targets --target >=1萬個 --sum",
    "units",
    "units --as-of 2023-07-01",
    "units 教育局",
    "progress --as-of 2023-10-01",
    "progress --as-of 2023-10-01 --sort status --exit-code",
    "progress --as-of 2023-10-01 --by unit",
    "progress --as-of 2023-10-01 --tolerance 10 --year 2023 --sort unit",
    "progress --ledger progress_b.yaml",
    "show 1.1",
    "show 1 --as-of 2023-10-01",
    "show 1.2 --as-of 9月30日",
    "show 省1",
    "show 9",
    "history 1.2",
    "history 1",
    "history 1.1 --target 公園",
    "history 1.1 --target 無此目標",
    "history 1.2 --year 2024",
    "history 9.9",
    "evaluate --as-of 2023-12-31",
    "todo --unit 建委",
]


@pytest.mark.parametrize("format", ["table", "json", "ndjson", "csv", "markdown"])
@pytest.mark.parametrize("query", QUERIES)
def test_many_lists_answer_as_few_do(lists: Path, monkeypatch: pytest.MonkeyPatch, query: str, format: str) -> None:
    question = (*query.split(), "-f", ".", "--format", format)
    few = ask(*question, cwd=lists)
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)
    assert ask(*question, cwd=lists) == few


@pytest.mark.parametrize(
    "query", ["", "--unit 建委 --script hans", "--unit 無此單位", "--due 11月", "--due 1月", "--year 2024"]
)
def test_a_calendar_of_many_lists_is_that_of_few(lists: Path, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    pytest.importorskip("icalendar")
    (lists / "e.yaml").write_bytes((lists / "c.yaml").read_bytes())  # a second copy: an event each, not two
    question = ("calendar", *query.split(), "-f", ".")
    few = ask(*question, cwd=lists)
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)
    assert ask(*question, cwd=lists) == few


@pytest.mark.parametrize(
    "query",
    ["show 1", "history 1.2", "show 1.1 --keep-going -o item.docx", "show 1 --keep-going", "history 1.2 --keep-going"],
)
def test_an_invalid_ledger_of_many_is_told_as_of_few(broken: Path, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    for name in "xy":
        (broken / f"{name}.yaml").unlink()
    question = (*query.split(), "-f", ".")
    few = ask(*question, cwd=broken)
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)
    assert ask(*question, cwd=broken) == few


def test_a_ledger_that_is_named_is_held_against_the_whole_list(lists: Path, one_by_one: None) -> None:
    """What of the list isn't asked for may have been reported on too."""
    (lists / "progress_other.yaml").write_text(LEDGER.replace("2023", "2024"), encoding="utf-8")
    named = ("--year", 2024, "--ledger", "progress_other.yaml")
    answer = ask("history", "1.2", "-f", ".", *named, "--format", "json", cwd=lists)
    assert [record["value"] for record in answer.data] == [12]


@pytest.fixture
def evaluated(lists: Path) -> Path:
    """Lists of one year: one with a ledger alone, one with votes alone, two with rules that differ."""
    write_list(lists / "d.yaml", ITEMS, units=UNITS)
    (lists / "progress_d.yaml").write_text(LEDGER, encoding="utf-8")
    (lists / "evaluation_d.yaml").write_text(VOTES + RULES.replace("完成情況", "完成進度"), encoding="utf-8")
    (lists / "progress_a.yaml").write_text(
        'year: 2023\nentries: [{item: "1.1", date: 2023-09-30, value: 9, by: 市教育局}]\n', encoding="utf-8"
    )
    (lists / "evaluation_b.yaml").write_text(VOTES + RULES, encoding="utf-8")
    (lists / "evaluation_c.yaml").write_text(VOTES, encoding="utf-8")
    return lists


EVALUATIONS = [
    "--as-of 2023-12-31",
    "--as-of 10-31",
    "--by unit",
    "--by item --script hans",
    "--english",
    "--explain 1",
    "--explain 1 --english",
    "--explain 9",
    "--keep-going --as-of 2月29日",
]


@pytest.mark.parametrize("format", ["table", "json", "ndjson", "csv", "markdown"])
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("asked", EVALUATIONS)
def test_many_evaluations_are_those_of_few(
    evaluated: Path, monkeypatch: pytest.MonkeyPatch, asked: str, language: str, format: str
) -> None:
    question = ("--lang", language, "evaluate", "-f", ".", *asked.split(), "--format", format)
    few = ask(*question, cwd=evaluated)
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)
    assert ask(*question, cwd=evaluated) == few


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("evaluation_c.yaml", "year: 2023\nvotes: [{project: 9, satisfied: 1}]\n"),
        ("evaluation_c.yaml", "["),
        ("progress_b.yaml", "["),
        ("progress_b.yaml", None),
        ("progress_a.yaml", None),
    ],
)
@pytest.mark.parametrize("keep_going", [(), ("--keep-going",)])
def test_what_cannot_be_evaluated_of_many_is_told_as_of_few(
    evaluated: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str | None, keep_going: tuple[str, ...]
) -> None:
    """A list that can't be evaluated ends it; to keep going, it is left out."""
    if text is None:
        (evaluated / file).unlink()
    else:
        (evaluated / file).write_text(text, encoding="utf-8")
    question = ("--lang", "en", "evaluate", "-f", ".", "--as-of", "2023-12-31", *keep_going)
    few = ask(*question, cwd=evaluated)
    if keep_going and (text or file == "progress_a.yaml"):
        assert "the answer is not complete: " in few.err
        assert few.out
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)
    assert ask(*question, cwd=evaluated) == few


@pytest.mark.parametrize("file", ["b.yaml", "progress_b.yaml", "evaluation_b.yaml"])
def test_many_evaluations_do_not_take_the_place_of_what_they_are_made_from(
    evaluated: Path, one_by_one: None, file: str
) -> None:
    before = (evaluated / file).read_bytes()
    answer = ask("evaluate", "-f", ".", "-o", file, "--format", "csv", "--force", cwd=evaluated)
    assert answer.code == 2
    assert "is what the answer is made from" in answer.err
    assert (evaluated / file).read_bytes() == before


@pytest.mark.parametrize(
    "query",
    [
        "list --format csv --wide",
        "targets --format csv",
        "progress --as-of 2021-10-01",
        "progress --as-of 2021-10-01 --by unit --format json --unit 街道",
        "progress --as-of 2015-10-01 --format csv --sort rate",
        "due --format markdown --as-of 2015-09-30",
        "units --script hans",
        "list --status 正常",
    ],
)
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_lists_that_say_what_others_do_not_answer_as_few_do(
    monkeypatch: pytest.MonkeyPatch, query: str, language: str
) -> None:
    question = ("--lang", language, *query.split(), "-f", GALLERY)
    few = ask(*question)
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)
    assert ask(*question) == few


def test_the_newest_of_many_years_is_asked(lists: Path, one_by_one: None) -> None:
    data = lists / "data"
    for year in (2023, 2024):
        for name in "ab":
            write_list(data / f"responsibility_list_{year}_{name}.yaml", ITEMS, year=year)
    answer = ask("list", "--format", "ndjson", cwd=lists)
    assert {json.loads(line)["year"] for line in answer.out.splitlines()} == {2024}
    (data / "responsibility_list_2024_a.yaml").write_text("title: x\n", encoding="utf-8")
    assert ask("list", cwd=lists).code == 1
    assert "1 of 2 lists was left out" in ask("list", "--keep-going", cwd=lists).err


def test_an_answer_goes_into_a_file(lists: Path, one_by_one: None) -> None:
    answer = ask("due", "-f", ".", "-o", "due.csv", cwd=lists)
    assert answer.code == 0
    assert answer.err.endswith("msss: wrote due.csv\n")
    shown = ask("due", "-f", ".", "--format", "csv", cwd=lists).out
    assert (lists / "due.csv").read_bytes().decode().splitlines() == shown.splitlines()
    assert ask("due", "-f", ".", "-o", "due.csv", cwd=lists).code == 0  # it is the same
    assert ask("list", "-f", ".", "-o", "a.yaml", "--format", "csv", cwd=lists).code == 2


# --- on all cores


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 100 lists of 4 items, which are plainly made up."""
    folder = tmp_path_factory.mktemp("hundred")
    for number in range(100):
        (folder / f"{number:03}.yaml").write_text(make_list(number, 4), encoding="utf-8")
    return folder


def test_processes_answer_in_the_order_of_the_files(hundred: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = run("list", "-f", ".", "--format", "csv", cwd=hundred)
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 1000)
    assert many.out == ask("list", "-f", ".", "--format", "csv", cwd=hundred).out
    assert many.err == "msss: from 000.yaml … 099.yaml (100 lists)\n"


_SPAWNED = """
import multiprocessing, sys
multiprocessing.set_start_method("spawn")
sys.argv = ["msss", "--lang", "zh-Hant", "units", "-f", "."]
from msss.__main__ import main
main()
"""


def test_processes_that_are_started_afresh_answer_the_same(hundred: Path) -> None:
    """As on Windows and macOS, where none is a copy of the one that starts it."""
    done = subprocess.run(
        [sys.executable, "-c", _SPAWNED], cwd=hundred, env=environment_of(), capture_output=True, timeout=120
    )
    assert (
        done.stdout.decode().replace(os.linesep, "\n") == run("--lang", "zh-Hant", "units", "-f", ".", cwd=hundred).out
    )


def test_no_more_is_made_ahead_than_is_taken(tmp_path: Path) -> None:
    """Who takes slowly what processes make has no more waiting than a few batches."""
    made = processes.in_order(_leave_a_mark, [tmp_path / str(number) for number in range(400)], 2, batch=10)
    next(made)
    time.sleep(1)
    assert 20 <= len(list(tmp_path.iterdir())) <= 70
    assert len(list(made)) == 399


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes in another way")
def test_processes_end_with_the_one_that_began_them(tmp_path: Path) -> None:
    """Killed, it can't tell them, and they would wait for work for ever."""
    code = "import sys, test_many; from pathlib import Path; test_many._wait_for_ever(Path(sys.argv[1]))"
    environment = environment_of() | {"PYTHONPATH": str(ROOT / "tests")}
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], env=environment) as process:
        deadline = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.kill()
    others = [int(path.name) for path in tmp_path.iterdir()]
    assert len(others) == 2
    while any(map(_is_alive, others)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_is_alive, others))


def _wait_for_ever(folder: Path) -> None:
    list(processes.in_order(_wait, [folder] * 20, 2, alone=1, batch=1))


def _wait(folder: Path) -> None:
    if multiprocessing.parent_process() is not None:  # the first is done by the one that begins the others
        (folder / str(os.getpid())).touch()
        time.sleep(100)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"  # nobody may have waited for it


def _leave_a_mark(path: Path) -> None:
    path.touch()


def test_a_bar_shows_on_a_terminal_where_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_bar.Watch("Reading", after=0) as watch:
        assert list(watch.over(range(100), 100)) == list(range(100))
    assert "Reading" in capsys.readouterr().err
    with progress_bar.Watch("Reading", after=60) as watch:
        assert list(watch.over(range(100), 100)) == list(range(100))
    assert capsys.readouterr().err == ""


def test_an_answer_on_a_terminal_is_drawn(lists: Path) -> None:
    assert "──" in run_on_terminal(100, "list", "-f", ".", cwd=lists).out


# --- memory


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory otherwise")
def test_memory_does_not_grow_with_the_lists(tmp_path: Path) -> None:
    """Ten times as many lists, 11 MB of JSON: without their texts, places and items the process stays as it is."""
    sizes = []
    for count in (70, 700):
        folder = tmp_path / str(count)
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:03}.yaml").write_text(make_list(number, 20), encoding="utf-8")
        sizes.append(_megabytes("list", "-f", str(folder), "--format", "json"))
    assert sizes[1] < sizes[0] + 15, sizes


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Folders with 70 and 700 lists of 20 items, which are plainly made up; each with a ledger of all its targets."""
    folders = {count: tmp_path_factory.mktemp(f"followed_{count}") for count in (70, 700)}
    for number in range(70):
        (path := folders[70] / f"{number:03}.yaml").write_text(make_list(number, 20), encoding="utf-8")
        entries = "".join(
            f'  - {{item: "{item.id}", target: {target.content}, date: 2022-09-30, value: 50%}}\n'
            for _, item in msss.load(path).items()
            for target in item.targets
        )
        ledger = path.with_name(f"progress_{path.name}")
        ledger.write_text(f"year: 2022\nentries:\n{entries}", encoding="utf-8")
        for copy in range(10):
            shutil.copy(path, folders[700] / f"{copy}{path.name}")
            shutil.copy(ledger, folders[700] / f"progress_{copy}{path.name}")
    return folders


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts memory otherwise")
@pytest.mark.parametrize("query", ["show 1.1", "history 1.1", "evaluate --as-of 2022-12-31"])
def test_no_more_is_kept_of_a_list_than_what_is_asked_for(followed: dict[int, Path], query: str) -> None:
    """Of 630 lists more, an item each with what was reported on it, or what all come to, and nothing else of them."""
    few, many = (_megabytes(*query.split(), "-f", str(folder), "--format", "csv") for folder in followed.values())
    assert many < few + 20, (few, many)


def _megabytes(*arguments: str) -> float:
    """The most memory of the largest process."""
    command = [sys.executable, "-m", "msss", *arguments]
    process = subprocess.Popen(command, env=environment_of(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def test_of_many_ledgers_that_are_not_begun_the_first_are_named_and_the_rest_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        write_list(tmp_path / f"{number}.yaml", ITEMS, units=UNITS)
    question = ("progress", "-f", ".", "--as-of", "2023-06-30")
    few = ask(*question, cwd=tmp_path)
    lines = few.err.splitlines()
    assert sum("nothing was reported yet" in line for line in lines) == 5
    assert lines[-1] == "msss: the same holds for 3 more lists, which are not named here"
    monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)
    assert ask(*question, cwd=tmp_path) == few


@pytest.mark.parametrize("query", ["list", "due", "progress"])
def test_where_nothing_is_found_the_status_that_was_asked_for_is_told(lists: Path, query: str) -> None:
    answer = ask(query, "-f", "b.yaml", "--unit", "建委", "--status", "done_early", "--as-of", "2023-06-30", cwd=lists)
    assert "matches --unit 建委 --status done_early" in answer.err


# --- --keep-going


@pytest.fixture
def broken(lists: Path) -> Path:
    """The folder with an invalid list, a file that is no YAML, and a list with an invalid ledger."""
    (lists / "x.yaml").write_text("title: x\n", encoding="utf-8")
    (lists / "y.yaml").write_text("[", encoding="utf-8")
    write_list(lists / "z.yaml", ITEMS, units=UNITS)
    (lists / "progress_z.yaml").write_text(
        "year: 2023\nentries: [{item: 9.9, date: 2023-05-01, value: 1, by: 市建委}]\n"
    )
    return lists


@pytest.fixture(params=["few", "many"])
def any_number(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same holds for few lists and for many."""
    if request.param == "many":
        monkeypatch.setattr(processes, "IN_ONE_PROCESS", 0)
    return iter(())


@pytest.mark.parametrize("query", ["list", "due", "progress --as-of 2023-10-01", "targets", "units", "show 1.1"])
def test_an_invalid_list_is_no_answer(broken: Path, any_number: None, query: str) -> None:
    answer = ask(*query.split(), "-f", ".", cwd=broken)
    assert (answer.code, answer.out) == (1, "")
    assert "x.yaml:1:1: error[MSS102]" in answer.err
    assert "y.yaml:" in answer.err


@pytest.mark.parametrize("query", ["list", "due", "progress --as-of 2023-10-01"])
def test_to_keep_going_is_to_answer_from_the_valid_lists(broken: Path, any_number: None, query: str) -> None:
    answer = ask(*query.split(), "-f", ".", "--keep-going", "--format", "json", cwd=broken)
    assert answer.code == 1
    assert {record["list"] for record in answer.data} == {"a.yaml", "b.yaml", "c.yaml", "d.yaml"}
    assert "x.yaml:1:1: error[MSS102]" in answer.err
    assert "y.yaml:" in answer.err
    assert "progress_z.yaml:2:" in answer.err
    assert "msss: the answer is not complete: 3 of 7 lists were left out\n" in answer.err


@pytest.mark.parametrize("query", ["list", "due", "progress", "history 1.1", "evaluate"])
def test_what_is_left_out_is_told_in_the_order_of_the_lists(broken: Path, any_number: None, query: str) -> None:
    """Whether it is the list or its ledger that is invalid."""
    (broken / "progress_b.yaml").write_text("[", encoding="utf-8")
    err = ask(*query.split(), "-f", ".", "--keep-going", cwd=broken).err
    told = dict.fromkeys(line.partition(".")[0] for line in err.splitlines() if "error[" in line)
    assert list(told) == ["progress_b", "x", "y", "progress_z"]


@pytest.mark.parametrize("query", ["targets", "units", "show 1.1", "units 建委", "targets --sum"])
def test_a_ledger_that_is_not_asked_leaves_nothing_out(broken: Path, any_number: None, query: str) -> None:
    answer = ask(*query.split(), "-f", "b.yaml", "-f", "c.yaml", "-f", "x.yaml", "--keep-going", cwd=broken)
    assert answer.code == 1
    assert answer.out
    assert "1 of 3 lists was left out" in answer.err


def test_where_every_list_is_valid_to_keep_going_changes_nothing(lists: Path, any_number: None) -> None:
    assert ask("list", "-f", ".", "--keep-going", cwd=lists) == ask("list", "-f", ".", cwd=lists)


def test_where_no_list_is_valid_there_is_no_answer(broken: Path, any_number: None) -> None:
    answer = ask("list", "-f", "x.yaml", "-f", "y.yaml", "--keep-going", cwd=broken)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == ask("list", "-f", "x.yaml", "-f", "y.yaml", cwd=broken).err


def test_a_file_that_cannot_be_read_is_left_out_too(lists: Path, any_number: None) -> None:
    (lists / "gone.yaml").symlink_to(lists / "nothing")
    assert ask("list", "-f", ".", cwd=lists).code == 2
    answer = ask("list", "-f", ".", "--keep-going", cwd=lists)
    assert answer.code == 2
    assert answer.out
    assert "gone.yaml: no such file or folder" in answer.err


# --- NDJSON


def test_ndjson_is_the_same_records_a_line_each(lists: Path) -> None:
    array_of = ask("list", "-f", ".", "--format", "json", cwd=lists).data
    lines = ask("list", "-f", ".", "--format", "ndjson", cwd=lists).out.splitlines()
    assert [json.loads(line) for line in lines] == array_of


@pytest.mark.parametrize("ending", ["ndjson", "jsonl"])
def test_the_ending_says_that_it_is_ndjson(lists: Path, ending: str) -> None:
    assert ask("targets", "-f", "a.yaml", "-o", f"x.{ending}", cwd=lists).code == 0
    assert json.loads((lists / f"x.{ending}").read_text(encoding="utf-8"))["content"] == "新增學位"


def test_nothing_found_is_no_line(lists: Path, any_number: None) -> None:
    assert ask("list", "-f", ".", "--search", "無此文字", "--format", "ndjson", cwd=lists).out == ""


def test_a_bulletin_is_one_line() -> None:
    ledger = ROOT / "examples" / "progress_2022.yaml"
    answer = ask("bulletin", "--quarter", 3, "--ledger", ledger, "--format", "ndjson")
    assert answer.code == 0
    assert json.loads(answer.out) == ask("bulletin", "--quarter", 3, "--ledger", ledger, "--format", "json").data
    assert answer.out.count("\n") == 1


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(_PLAIN, max_size=5))
def test_json_is_written_as_python_does(records: list[Any]) -> None:
    expected = json.dumps(records, ensure_ascii=False, indent=2).replace("##[", "#\\u0023[") + "\n"
    assert written(records) == expected
    assert "".join(array(map(entry_of, records))) == expected
    assert [json.loads(line_of(record)) for record in records] == records


# --- in Python


def test_read_many_yields_every_list_with_its_path(hundred: Path) -> None:
    paths = sorted(hundred.glob("*.yaml"))
    assert [path for path, _ in msss.read_many(hundred)] == paths
    assert list(msss.read_many(hundred, jobs=2)) == [(path, msss.load(path)) for path in paths]


def test_read_many_goes_on_after_an_invalid_list(broken: Path) -> None:
    found = {path.name: one for path, one in msss.read_many([broken / "a.yaml", broken / "x.yaml", broken / "b.yaml"])}
    assert list(found) == ["a.yaml", "x.yaml", "b.yaml"]
    assert isinstance(found["a.yaml"], msss.ResponsibilityList)
    assert isinstance(found["x.yaml"], msss.InvalidListError)
    assert found["x.yaml"].diagnostics[0].code == "MSS102"


def test_read_many_reads_a_list_when_it_is_asked_for(lists: Path) -> None:
    each = msss.read_many([lists / "a.yaml", lists / "b.yaml"])
    next(each)
    (lists / "b.yaml").write_text("title: x\n", encoding="utf-8")
    assert isinstance(next(each)[1], msss.InvalidListError)


def test_read_many_refuses_what_is_not_there(lists: Path) -> None:
    with pytest.raises(msss.SourceError, match="no such file or folder"):
        msss.read_many(lists / "missing.yaml")
    with pytest.raises(msss.QueryError, match="jobs=0"):
        msss.read_many(lists, jobs=0)
    assert list(msss.read_many([])) == []


def test_read_many_keeps_no_list(hundred: Path) -> None:
    import gc
    import weakref

    kept = [weakref.ref(one) for _, one in msss.read_many(hundred)]
    gc.collect()
    assert sum(one() is not None for one in kept) <= 1
