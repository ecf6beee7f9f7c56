"""Git that stalls, that floods, that asks: msss goes on, or says what is in the way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from lists import ITEM, write_list
from platforms import NO_SHELL
from running import Answer, run

from msss.common.errors import SourceError
from msss.files import git


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_list(tmp_path / "list.yaml", ITEM)
    (tmp_path / "bin").mkdir()
    return tmp_path


def fake(folder: Path, script: str) -> str:
    """A PATH on which `git` is this shell script; where none can be, the test is skipped."""
    if NO_SHELL:
        pytest.skip(NO_SHELL)
    program = folder / "bin" / "git"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


def validate(folder: Path, script: str, **variables: str) -> Answer:
    path = fake(folder, script)
    return run("validate", "list.yaml", "--against", "git:main", cwd=folder, PATH=path, **variables)


def test_git_that_stalls_is_ended_with_all_that_it_started(folder: Path) -> None:
    script = "sleep 300 & echo $! > child; sleep 300"
    began = time.monotonic()
    answer = validate(folder, script, MSSS_GIT_TIMEOUT="0.5")
    assert time.monotonic() - began < 30
    assert answer.code == 2
    assert "list.yaml: can't be compared: git did not answer within 0.5 seconds" in answer.err
    assert "MSSS_GIT_TIMEOUT" in answer.err
    assert is_ended(folder)


def is_ended(folder: Path) -> bool:
    """Whether what the fake git left behind ends within seconds."""
    child = int((folder / "child").read_text(encoding="utf-8"))
    until = time.monotonic() + 10
    while is_running(child) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_running(child)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_git_that_leaves_something_behind_that_holds_its_output(folder: Path) -> None:
    answer = validate(folder, "sleep 300 & echo $! > child; exit 0", MSSS_GIT_TIMEOUT="0.5")
    assert answer.code == 2
    assert "git did not answer" in answer.err
    assert is_ended(folder)


def test_what_git_says_is_read_while_it_runs(folder: Path) -> None:
    """More than a pipe holds, before anything is answered."""
    flood = (
        "i=0; while [ $i -lt 3000 ]; do echo 'warning: 0123456789012345678901234567890123456789' >&2; i=$((i+1)); done"
    )
    content = (folder / "list.yaml").read_text(encoding="utf-8")
    (folder / "old.yaml").write_text(content, encoding="utf-8")
    script = f"{flood}\ncase $* in *show*) cat old.yaml;; *sshCommand*) exit 1;; *) echo 1234;; esac"
    answer = validate(folder, script, MSSS_GIT_TIMEOUT="30")
    assert (answer.code, answer.out, answer.err) == (0, "1 file, 0 errors, 0 warnings\n", "")
    answer = validate(folder, f"{flood}; exit 1", MSSS_GIT_TIMEOUT="30")
    assert answer.code == 2


def test_git_asks_nobody(folder: Path) -> None:
    script = "env > seen; [ -t 0 ] && exit 3; case $* in *sshCommand*) exit 1;; esac; exit 1"
    validate(folder, script)
    seen = (folder / "seen").read_text(encoding="utf-8").splitlines()
    assert "GIT_TERMINAL_PROMPT=0" in seen
    assert "SSH_ASKPASS_REQUIRE=never" in seen
    assert "GIT_SSH_COMMAND=ssh -oBatchMode=yes" in seen


@pytest.mark.parametrize(
    ("script", "variables"),
    [
        ("env > seen; case $* in *sshCommand*) echo ssh -i key; exit 0;; esac; exit 1", {}),
        ("env > seen; exit 1", {"GIT_SSH_COMMAND": "ssh -i key"}),
    ],
)
def test_how_somebody_runs_ssh_stays_their_choice(folder: Path, script: str, variables: dict[str, str]) -> None:
    validate(folder, script, **variables)
    assert "BatchMode" not in (folder / "seen").read_text(encoding="utf-8")


def test_an_output_without_end_is_cut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", fake(folder, "case $* in *sshCommand*) exit 1;; esac; while :; do echo xxxxxxxx; done"))
    monkeypatch.setattr(git, "MOST", 1000)
    answer = git.run(folder, "show")
    assert (answer.code, len(answer.output)) == (0, 1001)


@pytest.mark.parametrize("seconds", ["x", "0", "-1", "nan", "inf", "1e9"])
def test_a_time_limit_that_is_none(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("MSSS_GIT_TIMEOUT", seconds)
    with pytest.raises(SourceError, match="MSSS_GIT_TIMEOUT is not a number of seconds: write a number such as 60"):
        git.time_limit()


def test_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MSSS_GIT_TIMEOUT", "")
    assert git.time_limit() == git.TIMEOUT
    monkeypatch.setenv("MSSS_GIT_TIMEOUT", "2.5")
    assert git.time_limit() == 2.5
