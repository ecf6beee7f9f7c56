"""The two streams: standard output is data, and standard error is everything else.

`say` is the one way in which msss speaks on standard error.
"""

from __future__ import annotations

import os
import sys
from typing import TextIO

from ..common.harmless import harmless
from ..common.language import speaking_as_the_interface


def say(text: str) -> None:
    """Say one thing on standard error, in one line of which nothing acts on a terminal or on who reads a log.

    It is in the interface's language, whatever that of a document that is being written.
    """
    with speaking_as_the_interface():
        say_line(f"msss: {text}")


def say_line(line: str) -> None:
    """Say a line that begins as it is, such as a diagnostic's, which begins with its file."""
    sys.stderr.write(f"{harmless(line)}\n")
    sys.stderr.flush()


def draws(stream: TextIO) -> bool:
    """Whether tables are drawn on ``stream``: it is a terminal, or FORCE_COLOR says to take it for one."""
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def colours(stream: TextIO) -> bool:
    """Whether what is drawn on ``stream`` has colours: NO_COLOR and terminals that have none say no."""
    return draws(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in ("dumb", "unknown")
