"""What a classification will take, tried out and said before it begins, and how fast it was."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ..contract.language import tr
from ..contract.language.quantities import duration, size_in_words
from ..jobs.reporter import Reporter
from ..network.memory import largest_memory
from ..windows import Window
from .prediction.predictor import Predictor
from .window_plan import WindowPlan
from .window_size import bytes_of_row

_TRIAL_S = 1.0
_FEWEST = 16  # windows; of fewer, the trial would be much of the work
_SHORT_S = 20.0  # of less work, the first pass alone tells enough


def say_forecast(
    predictor: Predictor,
    plan: WindowPlan,
    bands: int,
    processes: int,
    masked: bool,
    read: Callable[[Window], object],
    reporter: Reporter,
) -> None:
    """Compute for about a second, and say what the whole will take: time, memory, size of the results.

    Args:
        predictor: What computes.
        plan: The windows.
        bands: Bands of all rasters that are written.
        processes: How many share the work.
        masked: Whether a mask leaves some of the windows out; which, is seen as it is read.
        read: Reads a window of the orthophoto, which happens beside the computation: the slower of both counts.
        reporter: Is told.
    """
    count = sum(len(stripe.panel.starts) for stripe in plan.stripes())
    if count < _FEWEST:
        return
    seconds = max(_seconds_of_network(predictor, plan, count), count * _seconds_to_read(read, plan)) / processes
    lasts = duration(max(1.0, seconds))
    parts = [tr("at most {duration}" if masked else "about {duration}", duration=lasts)]
    taken = largest_memory(predictor.device.torch_device)
    if taken is not None:
        row = plan.window[0] * max(panel.span for panel in plan.panels)
        taken += bytes_of_row(row, predictor.card)
        parts.append(tr("{taken} of {memory}", taken=size_in_words(taken), memory=predictor.device.memory))
    parts.append(tr("at most {size} on the disk", size=size_in_words(plan.written.width * plan.written.height * bands)))
    reporter.info(
        tr(
            "{count} windows of {width} x {height} pixels; expected: {parts}.",
            count=count,
            width=plan.window[1],
            height=plan.window[0],
            parts=", ".join(parts),
        )
    )


def _seconds_of_network(predictor: Predictor, plan: WindowPlan, count: int) -> float:
    """For so many windows; rather too much where it is little, as kernels are prepared in the first pass."""
    windows = min(predictor.batch_size, plan.count)
    started = time.perf_counter()
    predictor.rehearse(windows, plan.window)
    first = (time.perf_counter() - started) * count / windows
    if first < _SHORT_S:
        return first
    started, done = time.perf_counter(), 0
    while not done or time.perf_counter() - started < _TRIAL_S:
        predictor.rehearse(windows, plan.window)
        done += windows
    return (time.perf_counter() - started) * count / done


def _seconds_to_read(read: Callable[[Window], object], plan: WindowPlan) -> float:
    """Of a window's pixels that no other window has, in the middle of what is wanted."""
    wanted, (rows, columns) = plan.wanted, (max(1, side - plan.margin) for side in plan.window)
    middle = Window(wanted.col_off + wanted.width // 2, wanted.row_off + wanted.height // 2, columns, rows)
    started = time.perf_counter()
    read(middle)
    return time.perf_counter() - started


@dataclass
class Speed:
    """How much was given a class, and in which time."""

    pixels: int = 0
    square_metres: float = 0.0
    started: float = field(default_factory=time.perf_counter)

    def add(self, pixels: int, gsd_m: float) -> None:
        """Count what has a class: so many pixels of a side in metres, 0 if that is not known."""
        self.pixels += pixels
        self.square_metres += pixels * gsd_m**2

    def in_words(self) -> str:
        """The line for the log."""
        seconds = time.perf_counter() - self.started
        took = tr(
            "{pixels:.3g} million pixels in {duration}", pixels=self.pixels / 1e6, duration=duration(max(1.0, seconds))
        )
        if not self.square_metres:
            return tr(
                "Classified {took}: {pixels:.2g} million a second.", took=took, pixels=self.pixels / seconds / 1e6
            )
        km2 = self.square_metres / 1e6
        return tr(
            "Classified {km2:.3g} km² ({took}): {pace:.3g} km² an hour.",
            km2=km2,
            took=took,
            pace=3600 * km2 / seconds,
        )
