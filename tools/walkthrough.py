"""Play the commands of a page on a terminal, and write what they answer below them.

A page's ```console blocks hold commands behind ``$ ``, whose further lines stand behind ``> ``, and
what they print. `play` runs them, one after another, on a pseudo-terminal of 80 columns, and returns
the page with the answers as they are now. They run in a folder that begins as a copy of data/ and
examples/, or in an empty one beside msss/, which holds that copy.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from msss.common.language import Language

ROOT = Path(__file__).parents[1]
WIDTH = 80
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def play(page: str, language: Language, *, from_nothing: bool = False) -> str:
    """``page`` with the answers of its commands as they are now; ``from_nothing``, in a folder that begins empty."""
    with tempfile.TemporaryDirectory() as name:
        clone = Path(name) / "msss"
        folder = Path(name) / "city" if from_nothing else clone
        folder.mkdir(exist_ok=True)
        for part in ("data", "examples"):
            shutil.copytree(ROOT / part, clone / part)
        return _BLOCK.sub(lambda block: f"```console\n{''.join(_answered(block[1], folder, language))}```", page)


def _answered(block: str, folder: Path, language: Language) -> Iterator[str]:
    for command in re.findall(r"^\$ (.*(?:\n>(?: .*)?$)*)$", block, re.MULTILINE):
        yield f"$ {command}\n"
        yield run(re.sub(r"^> ?", "", command, flags=re.MULTILINE), folder, language)


def run(command: str, folder: Path, language: Language) -> str:
    """What a shell command prints on a terminal, both streams, without the blanks at the ends of lines."""
    here = Path(sys.executable).parent
    words = ("MSSS_", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "GIT_", "GITHUB_", "LC_", "LANG")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(words)}
    environment |= {
        "PATH": f"{here}{os.pathsep}{environment.get('PATH', '')}",
        "NO_COLOR": "1",
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "MSSS_LANG": language.value,
        "MSSS_PAGER": "cat",  # nobody is there to turn pages
        # Commits of a walk-through are by nobody, and the same every time.
        "GIT_AUTHOR_NAME": "somebody", "GIT_AUTHOR_EMAIL": "somebody@example.invalid",
        "GIT_COMMITTER_NAME": "somebody", "GIT_COMMITTER_EMAIL": "somebody@example.invalid",
        "GIT_AUTHOR_DATE": "2022-05-01T12:00:00Z", "GIT_COMMITTER_DATE": "2022-05-01T12:00:00Z",
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    }  # fmt: skip
    import fcntl  # Windows has none of these, and its tests import what else is here
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, WIDTH, 0, 0))
    with subprocess.Popen(  # noqa: S603 - the commands are those of our own pages
        ["bash", "-c", command],  # noqa: S607
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        printed = b"".join(_read(ours))
    os.close(ours)
    lines = printed.decode("utf-8", "replace").replace("\r\n", "\n").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _read(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(descriptor, 65_536)
        except OSError:  # the other end is closed: how Linux says the end of a terminal
            return
        if not piece:
            return
        yield piece
