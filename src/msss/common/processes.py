"""Doing the same to many things on all processors; what comes out is in the order of what went in."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from . import language

T = TypeVar("T")
R = TypeVar("R")

IN_ONE_PROCESS = 64
"""Up to so many files, starting other processes takes longer than it saves."""
BATCH = 16
"""So many files are sent to a process at a time: few, so that none waits long for the last."""
_AHEAD = 3
"""So many batches a process are under way: what is made waits for its turn, and must not pile up."""
_MOST_PROCESSES = 61
"""Windows can't wait for more, and refuses to start them."""


def in_order(
    work: Callable[[T], R],
    items: Sequence[T],
    jobs: int | None = None,
    *,
    alone: int = IN_ONE_PROCESS,
    batch: int = BATCH,
) -> Iterator[R]:
    """What ``work`` makes of each of ``items``, in their order, on ``jobs`` processes (None: one for each core).

    Up to ``alone`` items are worked at in this process. ``work`` and what it makes are sent between processes; what it
    raises ends it.
    """
    jobs = jobs or cores()
    if jobs == 1 or len(items) <= alone:
        return map(work, items)
    return _on_processes(work, items, jobs, batch)


def _on_processes(work: Callable[[T], R], items: Sequence[T], jobs: int, batch: int) -> Iterator[R]:
    from concurrent.futures import Future, ProcessPoolExecutor

    made = [work(items[0])]  # what it needs is loaded before the others are forked, and not by each of them
    starts = range(1, len(items), batch)
    jobs = min(jobs, len(starts), _MOST_PROCESSES)
    under_way: deque[Future[list[R]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=partial(_begin, language.current())) as pool:
        try:
            for start in starts:
                with _interrupts_waiting():  # it may begin a process
                    under_way.append(pool.submit(_worked, work, items[start : start + batch]))
                if len(under_way) >= jobs * _AHEAD:
                    yield from made
                    made = under_way.popleft().result()
            yield from made
            while under_way:
                yield from under_way.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)  # no more than the batch at hand is waited for


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Let Ctrl-C wait: a process that begins would print a traceback before it can ignore it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(spoken: language.Language) -> None:
    # Ctrl-C is left to the process that stops them all: each worker would print a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):  # what the one that began them does about these is not theirs to do
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A list is freed when it is done with, and leaves no cycles: looking for them is a twentieth of the time.
    gc.disable()
    if spoken is not language.current():  # a process that isn't a copy of this one
        language.use(spoken)


def _end_with_parent() -> None:
    """End this process when the one that began it is gone: killed, it can't tell, and nobody else would."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


def _worked(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [work(item) for item in items]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
