"""Work in threads: in order, bounded, and over when it is closed."""

from __future__ import annotations

import threading
import time
from contextlib import closing

import pytest

from training.threads import THREADS, OneBehind, in_order


def test_results_come_in_the_order_of_the_items():
    def slow_first(number):
        time.sleep(0.02 if number % 3 == 0 else 0)
        return number * number

    assert list(in_order(slow_first, range(40))) == [number * number for number in range(40)]


def test_items_are_asked_for_only_as_far_as_they_are_needed():
    asked = []

    def items():
        for number in range(10_000):
            asked.append(number)
            yield number

    with closing(in_order(lambda number: number, items())) as results:
        assert [next(results) for _ in range(3)] == [0, 1, 2]
    assert len(asked) < 10 * THREADS + 10


def test_an_error_is_raised_and_ends_the_work():
    done = []

    def fails(number):
        if number == 2:
            raise ValueError("two")
        done.append(number)

    with pytest.raises(ValueError, match="two"):
        list(in_order(fails, range(1000)))
    assert len(done) < 100


def test_nothing_is_at_work_after_closing():
    at_work = threading.Semaphore(0)
    ended = []

    def slow(number):
        at_work.release()
        time.sleep(0.05)
        ended.append(number)

    with closing(in_order(slow, range(1000))) as results:
        next(results)
    count = len(ended)
    time.sleep(0.15)
    assert len(ended) == count


def test_the_end_of_one_item_runs_beside_the_next_and_is_waited_for():
    begun, go_on, order = threading.Event(), threading.Event(), []

    def end_of_first():
        begun.set()
        assert go_on.wait(20)
        order.append("first ended")

    with OneBehind() as ends:
        ends.add(end_of_first, lambda: order.append("first named"))
        assert begun.wait(20) and not order  # the second item is worked on meanwhile
        go_on.set()
        while len(order) < 2:  # the first one has its name before the second one ends
            time.sleep(0.01)
        ends.add(lambda: order.append("second ended"))
        assert order[:2] == ["first ended", "first named"]
    assert order == ["first ended", "first named", "second ended"]


def test_what_failed_at_the_end_is_raised_and_not_named():
    named = []

    def fails():
        raise ValueError("disk full")

    with pytest.raises(ValueError, match="disk full"), OneBehind() as ends:
        ends.add(fails, lambda: named.append(True))
    assert not named


def test_an_error_in_the_next_item_does_not_lose_the_one_before():
    named = []
    with pytest.raises(KeyError), OneBehind() as ends:
        ends.add(lambda: None, lambda: named.append(True))
        raise KeyError
    assert named
