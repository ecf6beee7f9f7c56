"""A bar on a terminal's standard error that shows how far a long task is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
