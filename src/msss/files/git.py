"""Running git: asked without a terminal, for a limited time, and with limited answers.

Git may fetch what a clone lacks, and then waits for another machine, for a password or for ever. So it has
no terminal to ask on, both its outputs are read while it runs, and when its time is up it is ended together
with all that it started.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ..common.errors import SourceError, reason_of
from ..common.language import t

TIMEOUT = 60.0
"""How many seconds one call of git may take, unless `TIMEOUT_VARIABLE` says otherwise."""
TIMEOUT_VARIABLE = "MSSS_GIT_TIMEOUT"
"""The variable that sets the time limit, in seconds."""
MOST = 10_000_000
"""How much of an output is read, in bytes: no file of ours is longer."""
_MOST_SAID = 64 * 1024
"""How much of what git says on standard error is kept, in bytes; the rest is read and dropped."""
_QUIET = {
    "LC_ALL": "C",  # what it says is read by `msss.files.revisions`
    "GIT_TERMINAL_PROMPT": "0",
    "SSH_ASKPASS_REQUIRE": "never",
}
"""Settings of every call: English, and no question to anybody."""
_BATCH_SSH = "ssh -oBatchMode=yes"


@dataclass(frozen=True, slots=True)
class Result:
    """What git answered: its exit code, its output, and what it said on standard error."""

    code: int
    output: bytes
    said: str


def run(folder: Path, *arguments: str) -> Result:
    """Run git in ``folder`` with a list of arguments and no shell.

    Of an output of more than `MOST` only a little more than these is returned, with code 0.
    Raises SourceError if git can't be run, or takes longer than the time limit.
    """
    return _run(folder, arguments, _environment(folder))


def _environment(folder: Path) -> dict[str, str]:
    """The environment of git: ssh asks nothing either, unless somebody chose how ssh is run."""
    environment = os.environ | _QUIET
    if "GIT_SSH_COMMAND" in environment or "GIT_SSH" in environment:
        return environment
    key = str(folder.absolute())
    if key not in _is_ssh_chosen:
        _is_ssh_chosen[key] = _run(folder, ("config", "--get", "core.sshCommand"), environment).code == 0
    return environment if _is_ssh_chosen[key] else environment | {"GIT_SSH_COMMAND": _BATCH_SSH}


_is_ssh_chosen: dict[str, bool] = {}
"""Whether git's settings in a folder say how ssh is run: the variable would override them."""


def time_limit() -> float:
    """The time limit of one call, in seconds. Raises SourceError if the variable holds no time."""
    value = os.environ.get(TIMEOUT_VARIABLE)
    if not value:
        return TIMEOUT
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 86_400:
        raise SourceError(
            t(
                "{variable} is not a number of seconds: write a number such as 60",
                variable=TIMEOUT_VARIABLE,
            )
        )
    return seconds


def _run(folder: Path, arguments: tuple[str, ...], environment: dict[str, str]) -> Result:
    seconds = time_limit()
    command = ["git", "-C", str(folder), "--no-pager", *arguments]
    try:
        git = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # no terminal to ask on, and one group to end
        )
    except OSError as error:
        raise SourceError(t("git can't be run: {reason}", reason=reason_of(error))) from None
    assert git.stdout is not None
    assert git.stderr is not None
    output, said = _Reader(git.stdout, MOST + 1, git), _Reader(git.stderr, _MOST_SAID)
    until = time.monotonic() + seconds
    is_done = False
    try:
        is_done = output.ends(until) and said.ends(until) and _has_ended(git, until)
    finally:  # also when somebody presses Ctrl-C: git isn't in the group of the terminal
        if not is_done:
            _kill(git)
            git.wait()
    if not is_done:
        raise SourceError(
            t(
                "git did not answer within {seconds:g} seconds. It may be waiting for the network: fetch the"
                " revision first, or set {variable} to more seconds",
                seconds=seconds,
                variable=TIMEOUT_VARIABLE,
            )
        )
    code = 0 if output.is_full else git.returncode
    return Result(code, bytes(output.content), said.content.decode("utf-8", "replace"))


class _Reader:
    """A thread that reads one of git's outputs to its end, and keeps no more than ``most`` bytes of it.

    When there is more, the process ``enough_for`` is ended: the rest is of no use.
    """

    def __init__(self, stream: IO[bytes], most: int, enough_for: subprocess.Popen[bytes] | None = None) -> None:
        self.content = bytearray()
        self.is_full = False
        self._stream, self._most, self._enough_for = stream, most, enough_for
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with self._stream:
            while part := os.read(self._stream.fileno(), 65_536):
                self.content += part[: self._most - len(self.content)]
                if self._enough_for is not None and len(self.content) == self._most:
                    self.is_full = True
                    _kill(self._enough_for)
                    return

    def ends(self, until: float) -> bool:
        """Whether the output ends by then, on the monotonic clock."""
        self._thread.join(max(until - time.monotonic(), 0))
        return not self._thread.is_alive()


def _has_ended(git: subprocess.Popen[bytes], until: float) -> bool:
    try:
        git.wait(max(until - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        return False
    return True


def _kill(git: subprocess.Popen[bytes]) -> None:
    try:
        if hasattr(os, "killpg"):
            os.killpg(git.pid, signal.SIGKILL)  # it leads a group of its own
        else:
            git.kill()
    except (ProcessLookupError, PermissionError):
        pass  # it has ended
