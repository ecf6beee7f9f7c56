"""How processor time grows, told so that a busy machine changes nothing: by the quickest of several runs, tried again."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def quickest(action: Callable[[], object], times: int = 3) -> float:
    """The processor time of the quickest of so many runs, each without looking for garbage.

    Python looks for it the more often the more there is, in all that the tests have made so far.
    """
    taken = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        try:
            started = time.process_time()
            action()
            taken.append(time.process_time() - started)
        finally:
            gc.enable()
    return min(taken)


def takes_ten_times_as_long(few: Callable[[], object], more: Callable[[], object]) -> bool:
    """Whether ``more``, ten times as much as ``few``, takes at most twenty times as long: a square would be a hundred.

    One of four tries is enough: what else the machine does can only make it take longer.
    """
    return any(quickest(more) < 20 * quickest(few) for _ in range(4))
