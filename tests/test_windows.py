"""Windows, with its calls substituted: locks, consoles, pipes, paths. None of this was run on a real one."""

from __future__ import annotations

import concurrent.futures
import errno
import io
import ntpath
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path, PureWindowsPath
from types import ModuleType
from typing import Any

import pytest
from git_repository import Repository
from ledgers import LIST, TODAY, ledger, read, write
from lists import ITEM, write_list
from platforms import WINDOWS
from running import ROOT, ask, environment_of, run
from test_git import fake

from msss import cli
from msss.cli import terminal
from msss.common import processes
from msss.common.errors import SourceError
from msss.files import finding, git, naming, writing
from msss.ledger.model import Entry
from msss.ledger.record import record
from msss.output.reports import sarif_report
from msss.validation import checking
from msss.values.quantity import Value

pytestmark = pytest.mark.skipif(WINDOWS, reason="there is nothing to substitute here")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
REPORT = ["record", "1.2", "5", "--date", "2023-06-30"]
FIRST = '{item: "1.2", date: 2023-05-31, value: 3}'


# --- the tests themselves

_COLLECTED = """
import os, signal, socket, sys
for name in ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"):
    sys.modules[name] = None  # importing it now fails
for module, names in (
    (os, ("chown", "fchown", "geteuid", "killpg", "mkfifo", "sched_getaffinity", "setsid")),
    (signal, ("SIGALRM", "SIGHUP", "SIGUSR1")),
    (socket, ("AF_UNIX",)),
):
    for name in names:
        delattr(module, name)
import pytest
sys.exit(pytest.main(["--collect-only", "-q", "-n", "0", "-p", "no:cacheprovider", "tests"]))
"""


def test_all_tests_are_collected_without_what_only_unix_has() -> None:
    command = [sys.executable, "-c", _COLLECTED]
    done = subprocess.run(command, cwd=ROOT, env=environment_of(), capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert "tests/test_cli_record.py::test_fifty_at_once_leave_fifty_entries" in done.stdout


# --- locks


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one entry, beside its list."""
    return write(tmp_path / "data", FIRST)


@pytest.fixture
def no_fcntl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.delattr(os, "fchown", raising=False)


_TEMPORARY = 1 << 29


@pytest.fixture
def temporary_files(no_fcntl: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are opened with O_TEMPORARY, and go when they are closed."""
    going: dict[int, str | os.PathLike[str]] = {}
    real_open, real_close = os.open, os.close

    def opened(path: Any, flags: int, mode: int = 0o777, **named: Any) -> int:
        descriptor = real_open(path, flags & ~_TEMPORARY, mode, **named)
        if flags & _TEMPORARY:
            going[descriptor] = path
        return descriptor

    def closed(descriptor: int) -> None:
        gone = going.pop(descriptor, None)
        if gone is not None:
            os.unlink(gone)  # noqa: PTH108 - a number may stand for another file as soon as it is closed
        real_close(descriptor)

    monkeypatch.setattr(os, "O_TEMPORARY", _TEMPORARY, raising=False)
    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "close", closed)


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


@pytest.mark.parametrize("files", ["temporary_files", "no_fcntl"])
def test_one_writes_at_a_time(path: Path, files: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(files)
    entries = [Entry("1.2", date(2023, 6, 30), value=Value(Decimal(5)), note=f"no. {number}") for number in range(20)]
    threads = [threading.Thread(target=record, args=(path, entry, LIST, TODAY, 60)) for entry in entries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry.note for entry in read(path.read_bytes()).entries[1:]} == {entry.note for entry in entries}
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


@pytest.mark.usefixtures("temporary_files")
def test_the_file_that_locks_is_there_while_one_writes(path: Path) -> None:
    seen: list[list[str]] = []

    def change(content: bytes | None) -> bytes:
        seen.append(names(path))
        return content or b""

    writing.update(path, change, 100_000)
    assert seen == [[".progress_2023.yaml.lock", "progress_2023.yaml", "responsibility_list_2023.yaml"]]


@pytest.mark.usefixtures("temporary_files")
def test_the_next_ones_lock_is_not_taken_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows took ours when it was closed; whatever has its name a moment later is another's."""
    lock = path.with_name(".progress_2023.yaml.lock")
    close = os.close

    def closed(descriptor: int) -> None:
        was_there = lock.exists()
        close(descriptor)
        if was_there and not lock.exists():
            lock.write_text("1 elsewhere\n", encoding="utf-8")

    monkeypatch.setattr(os, "close", closed)
    assert ask(*REPORT, cwd=path.parents[1]).code == 0
    assert lock.read_text(encoding="utf-8") == "1 elsewhere\n"


@pytest.mark.usefixtures("temporary_files")
@pytest.mark.parametrize("times", [1, 3])
def test_a_lock_that_is_going_at_this_moment_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Until the last handle of a file is closed, Windows answers for its name that there is no permission."""
    opened, refused = os.open, []

    def open_(path: Any, *arguments: Any, **named: Any) -> int:
        if str(path).endswith(".lock") and len(refused) < times:
            refused.append(path)
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *arguments, **named)

    monkeypatch.setattr(os, "open", open_)
    assert ask(*REPORT, cwd=path.parents[1]).code == 0
    assert len(refused) == times
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


@pytest.mark.usefixtures("temporary_files")
def test_a_folder_that_takes_no_files_is_said_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def open_(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, flags, *arguments, **named)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it waits"))
    answer = ask(*REPORT, cwd=path.parents[1])
    line = "msss: data/progress_2023.yaml: can't be written: Permission denied; nothing was changed\n"
    assert (answer.code, answer.out, answer.err) == (1, "", line)


@pytest.fixture
def being_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A file that can't be replaced so many times, because somebody reads it."""
    left, replace = [2], os.replace

    def replaced(old: Any, new: Any) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "Permission denied")
        replace(old, new)

    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(writing, "_IS_WINDOWS", True)
    return left


@pytest.mark.usefixtures("temporary_files")
def test_whoever_reads_the_file_is_waited_for(path: Path, being_read: list[int]) -> None:
    assert ask(*REPORT, cwd=path.parents[1]).code == 0
    assert being_read == [0]
    assert "value: 5" in path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("temporary_files")
def test_what_was_saved_while_the_file_was_open_is_not_lost(
    path: Path, being_read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever had it open may have been saving it."""
    being_read[0] = 1
    saved = ledger(FIRST) + "# saved meanwhile\n"
    monkeypatch.setattr(time, "sleep", lambda _: path.write_text(saved, encoding="utf-8"))
    writing.update(path, lambda content: (content or b"") + b"# and ours\n", 100_000)
    assert path.read_text(encoding="utf-8") == saved + "# and ours\n"


@pytest.mark.usefixtures("temporary_files")
def test_whoever_keeps_the_file_open_is_not_waited_for_long(
    path: Path, being_read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    being_read[0] = sys.maxsize
    monkeypatch.setattr(writing, "_READING", 0.1)
    answer = ask(*REPORT, cwd=path.parents[1])
    assert (answer.code, "can't be written: Permission denied; nothing was changed" in answer.err) == (1, True)
    assert path.read_text(encoding="utf-8") == ledger(FIRST)
    assert names(path) == ["progress_2023.yaml", "responsibility_list_2023.yaml"]


def test_nobody_is_asked_whether_they_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signal 0 is Ctrl-C there."""
    monkeypatch.setattr(writing, "_IS_WINDOWS", True)
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("a signal is sent"))
    import socket

    assert not writing._Owner(os.getpid(), socket.gethostname()).is_gone()


# --- consoles and pipes


class Stream(io.TextIOWrapper):
    """A stream as Python opens it on a Chinese Windows: code page 936, lines that end with CR and LF."""

    def __init__(self, *, console: bool) -> None:
        super().__init__(io.BytesIO(), encoding="cp936", newline="\r\n")
        self.is_console = console

    def isatty(self) -> bool:
        return self.is_console

    @property
    def written(self) -> bytes:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


def ask_on_windows(
    monkeypatch: pytest.MonkeyPatch, *arguments: object, console: bool, cwd: Path = ROOT
) -> tuple[int, bytes, bytes]:
    """The exit code of msss, and the bytes that both its streams got."""
    out, err = Stream(console=console), Stream(console=console)
    monkeypatch.chdir(cwd)
    for name in ("MSSS_FILE", "MSSS_SCRIPT", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("MSSS_PAGER", "")
    with monkeypatch.context() as during:
        during.setattr(sys, "argv", ["msss", *map(str, arguments)])
        during.setattr(sys, "stdout", out)
        during.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as stop:
            cli.main()
    assert isinstance(stop.value.code, int)
    return stop.value.code, out.written, err.written


# Characters that code page 936 lacks, of which Python's own error would be a traceback.
RARE = ITEM.replace("新增公園", "新增𠮷園é")


@pytest.mark.parametrize(
    "query",
    [("list",), ("list", "--wide"), ("show", "1.1"), ("targets",), ("targets", "--sum"), ("list", "--format", "csv"),
     ("list", "--format", "json"), ("list", "--format", "markdown"), ("progress",), ("validate",)],
    ids=" ".join,
)  # fmt: skip
def test_a_console_shows_what_it_lacks_as_an_escape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: tuple[str, ...]
) -> None:
    write_list(tmp_path / "data" / "responsibility_list_2023.yaml", RARE)
    code, out, err = ask_on_windows(monkeypatch, *query, console=True, cwd=tmp_path)
    assert code == 0
    assert b"Traceback" not in err
    assert b"internal error" not in err
    shown = out.decode("cp936")
    assert query == ("validate",) or "園\\xe9" in shown or "\\U00020bb7" in shown
    assert "\r\n" in shown


def test_a_console_gets_messages_it_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = ask_on_windows(monkeypatch, "list", "--unit", "𠮷局", console=True)
    assert (code, out) == (2, b"")
    assert "\\U00020bb7局" in err.decode("cp936")


@pytest.mark.parametrize("format", ["table", "json", "markdown"])
def test_a_pipe_gets_utf8_and_the_ends_of_lines_of_its_stream(monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    code, out, err = ask_on_windows(monkeypatch, "list", "--format", format, console=False)
    assert code == 0
    assert "市農業農村局" in out.decode("utf-8")
    assert not out.startswith(b"\xef\xbb\xbf")
    assert out.count(b"\n") == out.count(b"\r\n") > 10
    assert err == b"msss: from data/responsibility_list_2022.yaml\r\n"


def test_the_lines_of_csv_end_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = ask_on_windows(monkeypatch, "list", "--format", "csv", console=False)
    assert out.startswith("\ufeff序號,".encode())
    assert b"\r\r\n" not in out
    assert out.count(b"\r\n") == 20
    assert out.decode("utf-8") == ask("list", "--format", "csv").out


@pytest.mark.parametrize("encoding", ["cp936", "cp1252", "gb18030"])
def test_a_process_writes_utf8_into_a_pipe_whatever_python_prefers(encoding: str) -> None:
    answer = run("list", "--project", "4", PYTHONIOENCODING=encoding)
    assert answer.code == 0
    assert "市農業農村局" in answer.out
    assert not answer.out.startswith("\ufeff")


def test_a_reader_that_went_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says of such a pipe that the argument is invalid."""

    def gone(*_: object, **__: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(cli.msss, "main", gone)
    assert ask("list").code == 1
    monkeypatch.setattr(cli, "_READER_IS_GONE", frozenset((errno.EPIPE, errno.EINVAL)))
    answer = ask("list")
    assert (answer.code, answer.err) == (0, "")


def test_a_console_is_told_to_show_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    colorama = ModuleType("colorama")
    colorama.just_fix_windows_console = lambda: told.append(True)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "colorama", colorama)
    monkeypatch.setattr(terminal, "_IS_WINDOWS", True)
    assert ask("--version").code == 0
    assert told == [True]
    monkeypatch.setitem(sys.modules, "colorama", None)
    assert ask("--version").code == 0


# --- paths


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder of an office, as offices name them."""
    folder = tmp_path / "民生 實事 2023" / "責任 清單"
    folder.mkdir(parents=True)
    return folder


@needs_git
def test_spaces_and_chinese_in_every_path(office: Path) -> None:
    path = write(office / "data", FIRST)
    lists, ledgers = office / "data" / "清單 一.yaml", office / "data" / "臺賬 一.yaml"
    path.with_name("responsibility_list_2023.yaml").rename(lists)
    path.rename(ledgers)
    repository = Repository.create(office)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "A change")
    listed = ask("list", "-f", "data/清單 一.yaml", cwd=office)
    assert (listed.code, listed.err) == (0, "msss: from data/清單 一.yaml\n")
    assert ask("list", cwd=office, MSSS_FILE=os.pathsep.join([str(lists), str(lists)])).code == 0
    of = ("-f", lists, "--ledger", ledgers)
    recorded = ask("record", "1.2", "5", "--date", "2023-06-30", *of, cwd=office)
    assert (recorded.code, "recorded in data/臺賬 一.yaml" in recorded.err) == (0, True)
    assert ask("progress", *of, cwd=office).code == 0
    for name in ("季度 通報.md", "季度 通報.docx"):
        made = ask("bulletin", "--quarter", 2, *of, "-o", name, cwd=office)
        assert (made.code, f"msss: wrote {name}" in made.err) == (0, True)
        assert (office / name).stat().st_size > 0
    weaker = lists.read_text(encoding="utf-8").replace("11月底", "12月底")
    lists.write_text(weaker, encoding="utf-8")
    checked = ask("validate", lists, "--against", "git:HEAD", cwd=office)
    assert checked.code == 1
    assert checked.out.startswith("data/清單 一.yaml:")
    assert "error[MSS303]" in checked.out
    lists.unlink()
    assert "MSS308" in ask("validate", "data", "--against", "git:HEAD", cwd=office).out


def test_a_path_is_shown_with_slashes() -> None:
    assert naming.shown(PureWindowsPath(r"data\清單 一.yaml")) == "data/清單 一.yaml"  # type: ignore[arg-type]


def test_a_path_with_a_drive_is_a_uri(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "splitdrive", ntpath.splitdrive)
    assert sarif_report._uri("C:/清單 一/a.yaml") == "file:///C:/%E6%B8%85%E5%96%AE%20%E4%B8%80/a.yaml"
    assert sarif_report._uri("//server/清單 一/a.yaml") == "file://server/%E6%B8%85%E5%96%AE%20%E4%B8%80/a.yaml"
    assert sarif_report._uri("data/a b.yaml") == "data/a%20b.yaml"


def test_a_folder_in_the_place_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says that there is no permission to open it."""

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(finding, "_IS_WINDOWS", True)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(SourceError, match="a folder, not a file"):
        finding.read_bytes(tmp_path, 100)
    with pytest.raises(SourceError, match="no permission to read it"):
        finding.read_bytes(write_list(tmp_path / "a.yaml", ITEM), 100)


# --- processes


def test_the_processors_are_counted_where_nobody_says_which_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    assert processes.cores() == 7
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processes.cores() == 1


def test_no_more_processes_are_started_than_can_be_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pool(concurrent.futures.ThreadPoolExecutor):
        def __init__(self, most: int, initializer: object) -> None:
            assert most <= 61
            super().__init__(1)

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", Pool)
    path = write_list(tmp_path / "a.yaml", ITEM)
    assert len(list(checking.check_files([path] * 3_200, jobs=500))) == 3_200


_SPAWNED = """
import multiprocessing, sys
multiprocessing.set_start_method("spawn")
sys.argv = ["msss", "validate", "."]
from msss.__main__ import main
main()
"""


def test_processes_that_are_started_afresh_check_the_same(tmp_path: Path) -> None:
    """As on Windows and macOS, where none is a copy of the one that starts it."""
    for number in range(70):
        write_list(tmp_path / f"{number:02}.yaml", ITEM.replace("2個", "3個"))
    command = [sys.executable, "-c", _SPAWNED]
    done = subprocess.run(command, cwd=tmp_path, env=environment_of(), capture_output=True, timeout=120)
    answer = ask("validate", ".", "--jobs", 1, cwd=tmp_path)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (answer.code, answer.out, answer.err)
    assert answer.code == 1


def test_git_that_stalls_is_ended_where_there_are_no_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", fake(tmp_path, "echo $$ > started; exec sleep 300"))
    monkeypatch.setenv("MSSS_GIT_TIMEOUT", "1")
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delattr(os, "killpg", raising=False)
    with pytest.raises(SourceError, match="did not answer within 1 seconds"):
        git.run(tmp_path, "show")
    with suppress(FileNotFoundError):
        process = int((tmp_path / "started").read_text(encoding="utf-8"))
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
