"""Running msss in tests: inside this process, as a process of its own, and on a terminal."""

from __future__ import annotations

import json
import os
import re
import select
import struct
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from click.testing import CliRunner
from platforms import NO_TERMINAL

from msss import cli
from msss.common.language import Language

ROOT = Path(__file__).parents[1]
LIST_2022 = ROOT / "data" / "responsibility_list_2022.yaml"
# What the environment of whoever runs the tests must not change.
_UNSET = (
    "MSSS_FILE",
    "MSSS_SCRIPT",
    "MSSS_DEBUG",
    "LANGUAGE",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "PAGER",
    "MSSS_PAGER",
    "LESS",
)


@dataclass(frozen=True)
class Answer:
    """What a command wrote, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON that was written."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[list[str]]:
        """The rows that a pipe got, without the headings."""
        return [line.split("\t") for line in self.out.splitlines()[1:]]

    @property
    def ids(self) -> list[str]:
        """The items that a pipe got, in order."""
        return [row[0] for row in self.rows if re.fullmatch(r"\d+\.\d+", row[0])]


def ask(*arguments: object, cwd: Path = ROOT, **environment: str) -> Answer:
    """Run msss in this process, into a pipe. What it speaks is forgotten: the next one begins in English."""
    variables = dict.fromkeys((*_UNSET, "LANGUAGE")) | {"MSSS_LANG": "en"} | environment
    runner = CliRunner()
    argv = mock.patch.object(sys, "argv", ["msss", *map(str, arguments)])
    with chdir(cwd), argv, runner.isolation(env=variables) as (out, err, _):
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
        finally:
            cli.speak(Language.ENGLISH)
        sys.stderr.flush()
    assert isinstance(code, int)
    return Answer(code, _text(out.getvalue()), _text(err.getvalue()))


def environment_of(**variables: str) -> dict[str, str]:
    """This environment without what changes an answer, and with ``variables``."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return kept | {"MSSS_LANG": "en"} | variables


def run(*arguments: object, cwd: Path = ROOT, **environment: str) -> Answer:
    """Run msss as a process of its own, into pipes."""
    command = [sys.executable, "-m", "msss", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=environment_of(**environment), capture_output=True, timeout=60)
    return Answer(done.returncode, _text(done.stdout), _text(done.stderr))


def _text(written: bytes) -> str:
    """What was written, with the ends of lines that were meant: Windows writes others."""
    return written.decode().replace(os.linesep, "\n")


def run_on_terminal(columns: int, *arguments: object, cwd: Path = ROOT, **environment: str) -> Answer:
    """Run msss as a process on a terminal of so many columns, without a pager; ``out`` is all that it got.

    Where no terminal can be made, as on Windows, the test is skipped.
    """
    if find_spec("termios") is None:
        pytest.skip(NO_TERMINAL)
    import fcntl
    import pty
    import termios

    main, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    variables = environment_of(**{"TERM": "xterm-256color", "MSSS_PAGER": "cat"} | environment)
    command = [sys.executable, "-m", "msss", *map(str, arguments)]
    process = subprocess.Popen(command, cwd=cwd, env=variables, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    written = b""
    while True:
        ready, _, _ = select.select([main], [], [], 60)
        assert ready, "msss wrote nothing for a minute"
        try:
            part = os.read(main, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not part:
            break
        written += part
    os.close(main)
    return Answer(process.wait(timeout=60), written.decode().replace("\r\n", "\n"), "")


def without_colour(text: str) -> str:
    """``text`` without the escapes of bold and colour."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
