"""Several files in flight: work in threads whose results come in the order of the input."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

THREADS = min(4, os.cpu_count() or 1)  # GDAL and NumPy let go of Python's lock while they read, compress and compute
_AHEAD = 2 * THREADS  # items beyond those at work, so that memory does not grow with their number


def in_flight(
    function: Callable[[Item], Result], items: Iterable[Item], threads: int = 0, ahead: int = _AHEAD
) -> Generator[Result, None, None]:
    """Yield `function(item)` of each item, in order; an error ends the work and is raised.

    Close it (`contextlib.closing`) before closing what the function uses: that waits for the items at work.

    Args:
        function: Is called in threads.
        items: Are asked for in the caller's thread, only as far as they are needed.
        threads: How many; 0: as many as are of use. One thread does the items in order.
        ahead: Items that may wait, or be done and not yet fetched, beyond those at work.
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
