"""A bar on a terminal's standard error that shows how far a long task is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


def with_progress(done: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Wait for all that is done, and show how far it is; when it is done the bar goes, and then the answer comes.

    They take turns, because on a terminal they share the lines. (rich would let them share by sending
    standard output to the bar's stream, standard error: `> report.json` would stay empty.)
    """
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(
        console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    )
    kept = []
    with bar:
        task = bar.add_task(str(what), total=total)
        for one in done:
            kept.append(one)
            if len(kept) % 32 == 0:
                bar.update(task, completed=len(kept), refresh=True)
    return iter(kept)


AFTER = 1.0
"""So many seconds pass before a bar is shown: what is done sooner needs none."""
_EVERY = 0.1


@contextmanager
def counting(total: int, what: str) -> Iterator[Callable[[int], None]]:
    """Show how far a task is that writes nothing on standard output; what it yields is told how much was done.

    The bar is shown on a terminal, after a second, and goes when the task is done.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(
        console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    )
    task = bar.add_task(str(what), total=total)
    begun = last = time.monotonic()
    is_shown = False

    def done(count: int) -> None:
        nonlocal last, is_shown
        bar.advance(task, count)
        now = time.monotonic()
        if not is_shown and now - begun >= AFTER:
            bar.start()
            is_shown = True
        if is_shown and now - last >= _EVERY:
            bar.refresh()
            last = now

    try:
        yield done
    finally:
        if is_shown:
            bar.stop()
