"""Charts as images inside the page: SVG with its letters as outlines, so that they look the same everywhere."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Optional

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator, ScalarFormatter

from ..contract.class_scheme import LandCoverClass
from ..contract.language import as_written, tr
from .page import number

_STYLE: Any = {
    "svg.hashsalt": "vaihingen",  # same data, same file
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#57606a",
    "axes.labelcolor": "#24292f",
    "xtick.color": "#57606a",
    "ytick.color": "#57606a",
    "axes.grid": True,
    "grid.color": "#eaeef2",
    "axes.axisbelow": True,
    "lines.linewidth": 1.8,
    "legend.frameon": False,
}
SERIES = ("#1f6feb", "#d4730f", "#6e7781", "#1a7f37")
Interval = Optional[tuple[float, float]]
_LEGEND_COLUMNS = 3  # at most
_WIDTH_IN = 5.0  # shown 480 CSS pixels wide


def score_bars(
    names: Sequence[str],
    colours: Sequence[str],
    scores: Sequence[float],
    label: str,
    intervals: Sequence[Interval] = (),
) -> str:
    """One horizontal bar a class, 0-100 per cent, in the class's colour; no bar for NaN, whiskers for intervals."""
    with matplotlib.rc_context(_STYLE):
        figure, axes = _chart(0.75 + 0.36 * len(names))
        places = range(len(names))
        widths = [0 if score != score else 100 * score for score in scores]
        axes.barh(places, widths, color=list(colours), edgecolor="#57606a", linewidth=0.8, height=0.62)
        ends = _whiskers(axes, places, intervals)
        for place, score, width in zip(places, scores, widths):
            end = max(width, ends.get(place, 0))
            axes.text(end + 1.2, place, number(100 * score, 1), va="center", color="#24292f")
        _score_axis(axes, names, label)
        return _image(figure)


def paired_bars(
    names: Sequence[str], series: Mapping[str, tuple[Sequence[float], Sequence[Interval]]], label: str
) -> str:
    """Bars of several scores, 0-1, grouped by class, each with its intervals as whiskers."""
    with matplotlib.rc_context(_STYLE):
        thickness = 0.74 / len(series)
        figure, axes = _chart(1.05 + (0.14 + 0.19 * len(series)) * len(names))
        for i, (name, (scores, intervals)) in enumerate(series.items()):
            places = [place + (i - (len(series) - 1) / 2) * thickness for place in range(len(names))]
            widths = [0 if score != score else 100 * score for score in scores]
            axes.barh(places, widths, thickness * 0.9, color=SERIES[i], label=name)
            ends = _whiskers(axes, places, intervals)
            for place, score, width in zip(places, scores, widths):
                end = max(width, ends.get(place, 0))
                axes.text(end + 1.2, place, number(100 * score, 1), va="center", color="#24292f", size=8.5)
        _score_axis(axes, names, label)
        _legend(figure)
        return _image(figure)


def share_bars(
    classes: Sequence[LandCoverClass], shares: Mapping[str, Sequence[float]], colours: Sequence[str] = SERIES
) -> str:
    """Bars of class shares, 0-1, grouped by class with one bar a series (e.g. a split), each in its colour."""
    with matplotlib.rc_context(_STYLE):
        thickness = 0.8 / max(1, len(shares))
        figure, axes = _chart(0.9 + (0.16 + 0.17 * len(shares)) * len(classes))
        for i, (name, values) in enumerate(shares.items()):
            places = [place + (i - (len(shares) - 1) / 2) * thickness for place in range(len(classes))]
            colour = colours[i % len(colours)]
            axes.barh(places, [100 * value for value in values], thickness * 0.9, color=colour, label=name)
        _class_axis(axes, [land_cover.shown for land_cover in classes])
        axes.set_xlabel(tr("share of the labelled pixels, %"))
        _legend(figure)
        return _image(figure)


def interval_marks(
    names: Sequence[str],
    marks: Mapping[str, Sequence[tuple[float, float, float]]],
    label: str,
    bars: tuple[str, Sequence[float], Sequence[str]] | None = None,
    zero: bool = False,
) -> str:
    """Dots with the line of their interval, grouped by class.

    Args:
        names: The classes.
        marks: Series -> estimate, lower and upper end for each class; NaN leaves out the line, or all of it.
        label: What the axis shows, with its unit.
        bars: Name of bars behind the dots, their lengths, and their colours.
        zero: Whether to draw a line at 0, as for differences.
    """
    with matplotlib.rc_context(_STYLE):
        figure, axes = _chart(1.0 + (0.2 + 0.16 * len(marks)) * len(names))
        handles: list[Any] = []
        if bars is not None:
            axes.barh(range(len(names)), bars[1], 0.62, color=list(bars[2]), edgecolor="#57606a", linewidth=0.8)
            handles.append(Patch(facecolor="#ffffff", edgecolor="#57606a", label=bars[0]))
        for i, (name, values) in enumerate(marks.items()):
            places = [place + 0.3 * (i - (len(marks) - 1) / 2) for place in range(len(names))]
            colour = SERIES[i] if bars is None else "#24292f"
            ends = [low for _, low, _ in values], [high for _, _, high in values]
            axes.hlines(places, *ends, color="#ffffff", linewidth=4.5 if bars else 0)  # to be seen on dark bars
            axes.hlines(places, *ends, color=colour, linewidth=1.8)
            estimates = [value for value, _, _ in values]
            handles += axes.plot(
                estimates, places, "o", color=colour, markersize=6, markeredgecolor="#ffffff", label=name
            )
        _class_axis(axes, names)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xlabel(label)
        if zero:
            axes.axvline(0, color="#57606a", linewidth=1)
        _legend(figure, handles)
        return _image(figure)


def curves(
    epochs: Sequence[int],
    series: Mapping[str, Sequence[float | None]],
    label: str,
    best: int | None = None,
) -> str:
    """Lines over the epochs; `best` marks one epoch; None and NaN leave a gap."""
    with matplotlib.rc_context(_STYLE):
        figure, axes = _chart(3.3)
        marker = "o" if len(epochs) < 15 else ""
        for colour, (name, values) in zip(SERIES, series.items()):
            known = [float("nan") if value is None else value for value in values]
            axes.plot(epochs, known, color=colour, label=name, marker=marker, markersize=4)
        if best is not None:
            axes.axvline(
                best, color="#57606a", linewidth=1, linestyle=(0, (4, 3)), label=tr("best epoch ({best})", best=best)
            )
        axes.ticklabel_format(axis="y", scilimits=(-2, 4))
        axes.xaxis.set_major_locator(MaxNLocator(8, integer=True, steps=[1, 2, 5, 10]))
        if len(epochs) == 1:
            axes.set_xlim(epochs[0] - 1, epochs[0] + 1)
        axes.set_xlabel(tr("epoch"))
        axes.set_ylabel(label)
        _legend(figure)
        return _image(figure)


def _legend(figure: Figure, handles: Sequence[Any] | None = None) -> None:
    """The legend above the axes, in as many columns as there is room for: names are longer in other languages."""
    for columns in range(_LEGEND_COLUMNS, 0, -1):
        legend = figure.legend(handles=handles, loc="outside upper center", ncols=columns, columnspacing=1.2)
        if columns == 1 or legend.get_window_extent().width <= figure.bbox.width:
            return
        legend.remove()


def known(values: Iterable[Any]) -> bool:
    """Whether any value is a number, so that a line can be drawn."""
    return any(value is not None and value == value for value in values)


def _whiskers(axes: Axes, places: Sequence[float], intervals: Sequence[Interval]) -> dict[float, float]:
    """Draw intervals, 0-1, as whiskers; place -> upper end in per cent."""
    known = {place: interval for place, interval in zip(places, intervals) if interval is not None}
    for place, (low, high) in known.items():
        ends = [100 * low, 100 * high]
        axes.plot(ends, [place, place], color="#ffffff", linewidth=3.2, solid_capstyle="butt")
        axes.plot(ends, [place, place], color="#24292f", linewidth=1.2, marker="|", markersize=5)
    return {place: 100 * high for place, (_, high) in known.items()}


def _score_axis(axes: Axes, names: Sequence[str], label: str) -> None:
    _class_axis(axes, names)
    axes.set_xlim(0, 114)
    axes.set_xticks([0, 20, 40, 60, 80, 100])
    axes.set_xlabel(label)


def _chart(height_in: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(_WIDTH_IN, height_in), layout="constrained")
    axes = figure.add_subplot()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(_Written())
    return figure, axes


class _Written(ScalarFormatter):
    """The usual numbers at an axis, as people write them."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        return as_written(super().__call__(x, pos))


def _class_axis(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), names, color="#24292f")
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=False, axis="y")


def _image(figure: Figure) -> str:
    stream = io.BytesIO()
    figure.savefig(stream, format="svg", metadata={"Date": None}, transparent=True)
    return "data:image/svg+xml;base64," + base64.b64encode(stream.getvalue()).decode("ascii")
