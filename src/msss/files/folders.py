"""Replacing a whole folder: what was there stays until all that is to take its place is written."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..common.errors import reason_of
from ..common.language import t
from .naming import shown
from .writing import WriteError


@contextmanager
def replacing(folder: Path, check: Callable[[Path], None]) -> Iterator[Path]:
    """An empty folder beside ``folder``, to be filled; it then takes the place of ``folder``, as a whole or not at all.

    ``check`` is given what is there, before anything is written and again before it goes: it raises what it has
    against that. What the block raises leaves everything as it was. Raises WriteError if ``folder`` can't be written.
    """
    target = Path(os.path.realpath(folder))
    if target.exists():
        check(target)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    with _ending_in_order():
        yield from _filled(temporary, target, folder, check)


def _filled(temporary: Path, target: Path, folder: Path, check: Callable[[Path], None]) -> Iterator[Path]:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.mkdir()
        yield temporary
        if target.exists():
            check(target)
        _swap(temporary, target)
    except OSError as error:
        raise _cannot_write(folder, error) from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let who is told to end (SIGTERM, SIGHUP) take away first what is half written."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    signals = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.signal(one, end) for one in signals]
    try:
        yield
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, handler or signal.SIG_DFL)


def _swap(temporary: Path, target: Path) -> None:
    """Give the new folder the name of the old one, which goes."""
    if not target.exists():
        temporary.rename(target)
        return
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.rename(old)
    try:
        temporary.rename(target)
    except OSError:
        with contextlib.suppress(OSError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def files_in(folder: Path) -> Iterator[str]:
    """Every file in a folder and below, from the folder, as addresses are written."""
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in names)


def _cannot_write(folder: Path, error: OSError) -> WriteError:
    said = {"file": shown(folder), "reason": reason_of(error)}
    return WriteError(t("{file}: can't be written: {reason}; nothing was changed", **said))
