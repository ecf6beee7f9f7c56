"""A bar on a terminal's standard error that shows how far a long task is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:  # most tasks are short
    from rich.progress import Progress

T = TypeVar("T")


def with_progress(done: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Wait for all that is done, and show how far it is; when it is done the bar goes, and then the answer comes.

    They take turns, because on a terminal they share the lines. (rich would let them share by sending
    standard output to the bar's stream, standard error: `> report.json` would stay empty.)
    """
    bar = _bar()
    kept = []
    with bar:
        task = bar.add_task(str(what), total=total)
        for one in done:
            kept.append(one)
            if len(kept) % 32 == 0:
                bar.update(task, completed=len(kept), refresh=True)
    return iter(kept)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    return Progress(
        console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False
    )


_EVERY = 0.1
"""So many seconds pass before a bar is drawn again."""


class Watch:
    """A bar for what may be short: it shows on a terminal when ``after`` seconds have passed, and goes in the end."""

    def __init__(self, what: str, after: float = 1.0) -> None:
        self._what, self._after = what, after
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def over(self, done: Iterable[T], total: int) -> Iterator[T]:
        """All that is done, as it is done; how far it is shows meanwhile."""
        if not sys.stderr.isatty():
            yield from done
            return
        begun = last = time.monotonic()
        task = None
        for count, one in enumerate(done, 1):
            now = time.monotonic()
            if self._bar is None and now - begun > self._after:
                self._bar = _bar()
                self._bar.start()
            if self._bar is not None and task is None:
                task = self._bar.add_task(str(self._what), total=total)
            if self._bar is not None and task is not None and now - last > _EVERY:
                self._bar.update(task, completed=count, refresh=True)
                last = now
            yield one
        if self._bar is not None and task is not None:
            self._bar.remove_task(task)
