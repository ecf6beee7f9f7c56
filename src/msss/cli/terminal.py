"""What only a terminal gets: messages that break between words, and a pager for what is longer than the screen."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from gettext import gettext
from importlib import import_module
from typing import Any, TextIO, cast

import click

from ..common.language import t

_LEAST_WIDTH = 20
"""How narrow help may be, in columns."""
_IS_WINDOWS = os.name == "nt"
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


class _Stream:
    """A stream that is a terminal's, with ways of its own to write; whatever else is asked is the terminal's."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class Messages(_Stream):
    """Standard error on a terminal: lines that are too long for it break where a reader expects it."""

    def write(self, text: str) -> int:
        width = _size().columns
        # Whoever sends escapes draws, and knows where lines end. Bytes count up to three for two cells.
        if "\n" in text and "\x1b" not in text and len(text.encode(errors="replace")) > width:
            from ..output.wrapping import wrapped

            lines = text.split("\n")
            self._stream.write("\n".join("\n".join(wrapped(line, width)) for line in lines))
        else:
            self._stream.write(text)
        return len(text)


class Screen(_Stream):
    """Standard output on a terminal: it is kept until all of it is there, and then shown, or paged if it is long."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._written: list[str] = []
        self._pages = True

    def write(self, text: str) -> int:
        if not self._pages or not isinstance(text, str):  # click tries whether bytes are refused, and they are
            return self._stream.write(text)
        self._written.append(text)
        return len(text)

    def flush(self) -> None:
        if not self._pages:
            self._stream.flush()

    @property
    def buffer(self) -> Any:
        """Where bytes are written: who writes them doesn't page."""
        self.stop_paging()
        return self._stream.buffer

    def stop_paging(self) -> None:
        """Write what was kept, and from now on everything at once."""
        self._pages = False
        self._stream.write("".join(self._written))
        self._written.clear()
        self._stream.flush()

    def show(self, *, page: bool) -> None:
        """Show what was written: with ``page`` by the pager, if it is longer than the screen."""
        text = "".join(self._written)
        command = _pager() if page and self._pages and _is_longer_than_the_screen(text) else ""
        if command and _page(command, text, self._stream.encoding):
            self._written.clear()
        self.stop_paging()


def _size() -> os.terminal_size:
    """Columns and rows of the terminal, as `shutil.get_terminal_size`, which takes longer to load than to answer."""
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):  # no terminal there: standard error's alone
        columns, rows = 80, 24
    named = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    columns, rows = (
        int(name) if name.isdecimal() and int(name) else size for name, size in zip(named, (columns, rows), strict=True)
    )
    return os.terminal_size((columns or 80, rows or 24))


def _is_longer_than_the_screen(text: str) -> bool:
    columns, rows = _size()
    if text.count("\n") >= rows:  # the last row is the shell's
        return True
    from rich.cells import cell_len

    lines = _ESCAPES.sub("", text).splitlines()
    return sum(max(-(-cell_len(line) // columns), 1) for line in lines) >= rows


def _pager() -> str:
    """The command that pages, as a shell takes it; empty if none is to."""
    if os.environ.get("TERM") == "dumb":
        return ""
    default = "" if _IS_WINDOWS else "less"  # more, of Windows, knows no Chinese
    command = next((os.environ[name] for name in ("MSSS_PAGER", "PAGER") if name in os.environ), default).strip()
    return "" if command == "cat" else command


def _page(command: str, text: str, encoding: str) -> bool:
    """Let a pager show ``text``; False if it can't be run. Its reader may leave before the end."""
    import shutil
    import signal
    import subprocess

    program = command.split()[0]
    if shutil.which(program) is None and program.isidentifier():  # otherwise the shell knows what it means
        return False
    # As git does: less ends by itself if all fits, shows colours, and leaves the text on the screen.
    environment = {"LESS": "FRX", "LV": "-c"} | os.environ
    try:
        pager = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)  # noqa: S602 - the user's own
    except OSError:
        return False
    kept = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's while it runs
    try:
        pager.communicate(text.encode(encoding, errors="backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, kept)
    return pager.returncode not in (126, 127)  # how a shell says that it can't run it


def set_up() -> None:
    """Take over the streams that are a terminal's."""
    if _IS_WINDOWS:  # a console of Windows shows colours only if it is told to
        with contextlib.suppress(ImportError):
            import_module("colorama").just_fix_windows_console()
    if sys.stderr.isatty():
        sys.stderr = cast(TextIO, Messages(sys.stderr))
    if sys.stdout.isatty():
        sys.stdout = cast(TextIO, Screen(sys.stdout))


def show(*, page: bool) -> None:
    """Show what was written on standard output, if it was kept until now; without ``page``, never by a pager."""
    if isinstance(sys.stdout, Screen):
        sys.stdout.show(page=page)
    else:
        sys.stdout.flush()


def no_pager(context: click.Context, param: click.Parameter, asked: bool) -> None:
    """What --no-pager does."""
    if asked and isinstance(sys.stdout, Screen):
        sys.stdout.stop_paging()


class HelpFormatter(click.HelpFormatter):
    """click's, which counts a Chinese character as one cell, breaks words at hyphens, and wants 50 columns."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        width = width or min(_size().columns, max_width or 80) - 2
        super().__init__(indent_increment, max(width, _LEAST_WIDTH), max_width)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for word in (t("[OPTIONS]"), t("COMMAND [ARGS]...")):
            args = args.replace(word, f"{word}")
        if prefix is None and not (usage := gettext("Usage:")).isascii():
            prefix = usage  # a full-width colon holds a space of its own
        super().write_usage(prog, args, prefix)

    def write_heading(self, heading: str) -> None:
        heading = t("{heading}:", heading=heading)
        self.write(f"{' ' * self.current_indent}{heading}\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for line in _filled(text, self.width - self.current_indent):
            self.write(f"{indent}{line}".rstrip() + "\n")

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        from rich.cells import cell_len

        rows = list(rows)
        col_max = col_max if self.width >= 2 * col_max else 4  # else the texts stand below the terms
        column = min(max((cell_len(term) for term, _ in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, text in rows:
            lines = list(_filled(text, max(self.width - column - 2, 10)))
            first = f"{indent}{term}"
            if lines and cell_len(term) <= column - col_spacing:
                first += " " * (column - cell_len(term)) + lines.pop(0)
            self.write(first.rstrip() + "\n")
            for line in lines:
                self.write(f"{indent}{' ' * column}{line}".rstrip() + "\n")


def _filled(text: str, width: int) -> Iterator[str]:
    """Paragraphs as lines, with an empty one between two; one that begins with ``\\b`` stays as it is."""
    from ..output.wrapping import wrapped

    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip("\n"))):
        if number:
            yield ""
        lines = paragraph.splitlines()
        if lines and lines[0].strip() == "\b":
            for line in lines[1:]:
                yield from wrapped(line, width, "    ")
        else:
            yield from wrapped(" ".join(line.strip() for line in lines), width)


class Context(click.Context):
    """click's context, with our help."""

    formatter_class = HelpFormatter
