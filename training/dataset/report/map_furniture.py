"""Marginalia of the map of the splits: names, scale bar, north arrow, legend, notes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch

from ...contract.dataset_card import SPLIT_COLOURS, TEST, TRAIN, VALIDATION
from ...contract.language import as_written, tr
from ...report.page import count, part_name
from .map_layout import Layout, TilePlace

INK, GREY = "#24292f", "#57606a"
NAME_PT, TEXT_PT = 8.0, 8.5
_EM_IN = 0.62 / 72  # mean width of a letter per point of its size
_BAR_IN = 1.6  # the scale bar is at most so long


@dataclass(frozen=True)
class Part:
    """How a split is drawn: colour (as QGIS draws the footprints), hatch of its areas, dashes of its patches."""

    colour: str
    hatch: str
    dashes: Any


PARTS = {
    TRAIN: Part(SPLIT_COLOURS[TRAIN], "", "solid"),
    VALIDATION: Part(SPLIT_COLOURS[VALIDATION], "////", (0, (4, 1.5))),
    TEST: Part(SPLIT_COLOURS[TEST], "....", (0, (1, 1))),
}


def short_names(names: Sequence[str]) -> list[str]:
    """Names without the words that all of them begin with: top_mosaic_09cm_area1 -> area1."""
    least, greatest = min(names), max(names)
    same = next((i for i, letter in enumerate(least) if letter != greatest[i]), len(least))
    cut = max(least[:same].rfind(mark) for mark in "_- .") + 1 if len(names) > 1 else 0
    return [name[cut:] for name in names]


def draw_name(axes: Axes, name: str, place: TilePlace, in_place: bool) -> None:
    """Write a tile's name on it, or above its panel; shortened, or even left out, for lack of room."""
    size = max(6.0, min(NAME_PT, place.width / (max(1, len(name)) * _EM_IN)))
    letters = int(place.width / (size * _EM_IN))
    if letters < min(3, len(name)):
        return
    text = name if len(name) <= letters else "…" + name[len(name) - letters + 1 :]
    if in_place:
        axes.text(
            place.left + 0.04, place.top + 0.04, text, size=size, color=INK, va="top", zorder=9,
            path_effects=[patheffects.withStroke(linewidth=2.2, foreground="white")],
        )  # fmt: skip
    else:
        axes.text(place.left, place.top - 0.05, text, size=size, color=INK, va="baseline", zorder=9)


def draw_footer(axes: Axes, plan: Layout, patches: Mapping[str, int], any_unused: bool, notes: Sequence[str]) -> float:
    """Draw scale bar, legend and notes below the map; return the height of it all, inches."""
    y = _orientation(axes, plan, plan.height_in + 0.08)
    handles = [
        Patch(
            facecolor=(*to_rgb(part.colour), 0.3),
            edgecolor=part.colour,
            hatch=part.hatch,
            linestyle=part.dashes,
            linewidth=1.2,
            label=tr("{part} ({count} patches)", part=part_name(split), count=count(patches[split])),
        )
        for split, part in PARTS.items()
        if split in patches
    ]
    if any_unused:
        handles.append(Patch(facecolor="#dfe2e6", edgecolor="#8c959f", linewidth=0.6, label=tr("not used")))
    axes.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0, y), bbox_transform=axes.transData, borderaxespad=0,
        ncols=4, fontsize=TEXT_PT, handlelength=2.2, handleheight=1.2, columnspacing=1.4, frameon=False, borderpad=0.1,
        labelcolor=INK,
    )  # fmt: skip
    y += 0.27
    for note in notes:
        axes.text(0.02, y + 0.13, note, size=TEXT_PT - 1, color=GREY, va="baseline")
        y += 0.19
    return y + 0.03


def _orientation(axes: Axes, plan: Layout, top: float) -> float:
    """Draw north arrow, scale bar and coordinate system, as far as known; return where the next line begins."""
    x, y = 0.02, top + 0.1
    if plan.in_place:
        arrow = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (x + 0.05, y - 0.12), (x + 0.05, y + 0.11), arrowprops=arrow)
        axes.text(x + 0.13, y + 0.03, "N", size=TEXT_PT, color=INK, va="baseline")
        x += 0.42
    texts = [plan.crs] if plan.crs else []
    if plan.m_per_in or plan.px_per_in:
        per_in, unit = (plan.m_per_in, "m") if plan.m_per_in else (plan.px_per_in, "pixels")
        length = nice_length(_BAR_IN * per_in)
        end = x + length / per_in
        axes.plot([x, x, end, end], [y - 0.05, y, y, y - 0.05], color=INK, linewidth=1.1, solid_joinstyle="miter")
        texts.insert(
            0,
            f"{as_written(f'{length / 1000:g}')} km"
            if unit == "m" and length >= 1000
            else f"{as_written(f'{length:g}')} {unit}",
        )
        x = end + 0.08
    axes.text(x, y + 0.03, "     ".join(texts), size=TEXT_PT, color=INK, va="baseline")
    return top + 0.28 if texts or plan.in_place else top


def nice_length(most: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is not more."""
    power: float = 10.0 ** math.floor(math.log10(most))
    return next(factor * power for factor in (5, 2, 1) if factor * power <= most)
