"""Work in threads, whose results come in the order of the input."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

THREADS = min(4, os.cpu_count() or 1)  # GDAL and NumPy release the GIL while they read, compress and compute
_AHEAD = 2 * THREADS  # items beyond those being computed, so that memory does not grow with their number


def in_order(
    function: Callable[[Item], Result], items: Iterable[Item], threads: int = 0, ahead: int = _AHEAD
) -> Generator[Result, None, None]:
    """Yield `function(item)` of each item, in order; an error ends the work and is raised.

    Close it (`contextlib.closing`) before closing what the function uses: that waits for the running threads.

    Args:
        function: Is called in threads.
        items: Consumed in the caller's thread, only as far as they are needed.
        threads: How many; 0: `THREADS`. One thread computes the items one after the other.
        ahead: Items that may be queued, or computed and not yet fetched, beyond those being computed.
    """
    threads = threads or THREADS
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) > threads + ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


class OneBehind:
    """Ends the work on one item in a thread while the next item is worked on; use it in a `with` statement.

    No two ends run at the same time, and all are done when the `with` statement is left, also by an error.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def add(self, *steps: Callable[[], None]) -> None:
        """Take these steps in the thread, in turn, once the end before is done; an error of it is raised."""
        self._wait()
        self._last = self._pool.submit(_in_turn, steps)

    def _wait(self) -> None:
        if self._last is not None:
            running, self._last = self._last, None
            running.result()

    def __enter__(self) -> OneBehind:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._wait()
        finally:
            self._pool.shutdown()


def _in_turn(steps: Iterable[Callable[[], None]]) -> None:
    for step in steps:
        step()
