"""Whether what a raster gives as heights can be heights in metres: impossible ones are counted before the work."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..contract.compatibility import no_heights
from ..contract.errors import RasterError
from ..contract.language import tr
from ..contract.plain_data import shown as quoted
from ..contract.rasters import HIGHEST_M, LOWEST_M, MISSING_HEIGHTS, MOST_IMPOSSIBLE, metres_per_unit
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..raster_io import Grid, RasterReader, read_grid
from ..windows import Window, strips

_STRIP_PIXELS = 2_000_000  # read at once
_PICTURE_BANDS, _LOOKED_AT_PX = 3, 256  # bands of a picture; side of what is read to see whether it is grey


@dataclass
class HeightCount:
    """Counts of what stands where heights should be.

    Attributes:
        known: Pixels with any value.
        impossible: Those of them that are no possible heights.
        lowest: Least of the impossible ones, m.
        highest: Largest of the impossible ones, m.
    """

    known: int = 0
    impossible: int = 0
    lowest: float = math.inf
    highest: float = -math.inf

    def add(self, heights: np.ndarray, known: np.ndarray, possible: np.ndarray) -> None:
        """Count the pixels of a window; see `RasterReader.heights_found`."""
        odd = heights[known & ~possible]
        self.known += int(np.count_nonzero(known))
        self.impossible += odd.size
        if odd.size:
            self.lowest = min(self.lowest, float(odd.min()))
            self.highest = max(self.highest, float(odd.max()))

    @property
    def share(self) -> float:
        """Share of impossible heights, 0-1."""
        return self.impossible / self.known if self.known else 0.0

    def sentence(self, name: str) -> str:
        """What was found, for messages."""
        span = (
            tr("{metres:g} m", metres=self.lowest)
            if self.lowest == self.highest
            else tr("{lowest:g} to {highest:g} m", lowest=self.lowest, highest=self.highest)
        )
        return tr(
            "{name}: {impossible} of {known} heights ({share}) are impossible: {span}, where {least:g} to "
            "{most:g} m are possible (and {missing} mean missing)",
            name=name,
            impossible=self.impossible,
            known=self.known,
            share=_percent(self.share),
            span=span,
            least=LOWEST_M,
            most=HIGHEST_M,
            missing=", ".join(map(str, MISSING_HEIGHTS)),
        )


def check_height_values(path: str | Path, reporter: Reporter, like: Grid | None = None, shown: str = "") -> None:
    """Count the impossible heights of a raster; warn of them, and say of which unit the heights are.

    Args:
        path: The raster.
        reporter: Gets the messages.
        like: Only the part of the raster that lies on this grid counts; None: all of it.
        shown: What to call the raster; "": its name.

    Raises:
        RasterError: If most heights are impossible.
    """
    shown = shown or Path(path).name
    with RasterReader(path, like=read_grid(path)) as raster:  # turned in any way
        _refuse_pictures(raster, shown)
        _tell_unit(raster, shown, reporter)
        if np.dtype(raster.dtype).itemsize == 1 and raster.unit_m == 1:
            return  # all that 8 bits hold is possible
        count = HeightCount()
        area = _part(raster.grid, like)
        for strip in strips(area.width, area.height, max(1, _STRIP_PIXELS // area.width)):
            stop_if_cancelled(reporter)
            window = Window(area.col_off, area.row_off + strip.row_off, strip.width, strip.height)
            count.add(*raster.heights_found(window))
    refuse_impossible(count, shown)
    if count.impossible:
        reporter.warning(tr("{sentence}. They count as no data.", sentence=count.sentence(shown)))


def _refuse_pictures(raster: RasterReader, shown: str) -> None:
    """Refuse an orthophoto or a class raster; a grey picture of heights in three equal bands is none."""
    legend = raster.legend if raster.band_names[0].colour == "palette" else None
    if legend is not None and any(len(set(colour[:3])) > 1 for colour in legend.colours.values()):
        raise no_heights(shown, tr("it has a colour table, as class rasters have"))
    if len(raster.bands) < _PICTURE_BANDS:
        return
    side = min(_LOOKED_AT_PX, raster.grid.width), min(_LOOKED_AT_PX, raster.grid.height)
    corner = (raster.grid.width - side[0]) // 2, (raster.grid.height - side[1]) // 2
    pixels, _ = raster.read(Window(*corner, *side))
    if len(raster.bands) > _PICTURE_BANDS or (pixels[:1] != pixels[1:]).any():
        raise no_heights(shown, tr("it has {count} bands", count=len(raster.bands)))


def refuse_impossible(count: HeightCount, name: str) -> None:
    """Raise a `RasterError` if most heights are impossible."""
    if count.share > MOST_IMPOSSIBLE:
        raise RasterError(
            tr("{sentence}. Are these heights in metres?", sentence=count.sentence(name)),
            tr(
                "Give heights in metres. Values that stand for missing data can be assigned as nodata value with "
                "'Translate' of the Processing Toolbox; heights of another unit, be converted."
            ),
        )


def _tell_unit(raster: RasterReader, shown: str, reporter: Reporter) -> None:
    metres = metres_per_unit(raster.unit)
    if metres is None:
        reporter.warning(
            tr(
                "{shown}: the unit of the heights, {unit}, is not known; they are taken as metres.",
                shown=shown,
                unit=quoted(raster.unit),
            )
        )
    elif metres != 1:
        reporter.info(
            tr(
                "{shown}: the heights are in {unit}, converted to metres (times {metres:.7g}).",
                shown=shown,
                unit=quoted(raster.unit),
                metres=metres,
            )
        )


def _part(own: Grid, like: Grid | None) -> Window:
    """The window of a raster that lies on another grid, and a pixel around it; all of it where that is not known."""
    upright = own.transform.b == 0 == own.transform.d and own.transform.a > 0 > own.transform.e
    if like is None or not (own.georeferenced and like.georeferenced and upright):
        return own.window
    return own.nearest_window(like.bounds, like.crs).grown(1).intersection(own.window) or own.window


def _percent(share: float) -> str:
    return tr("{percent:.1f} %", percent=100 * share) if share >= 0.001 else tr("less than 0.1 %")
