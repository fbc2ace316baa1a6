"""Surface model to height above ground, strip by strip: memory does not depend on how high the raster is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import ExitStack

import numpy as np

from ..contract.compatibility import in_degrees, too_many_bands
from ..contract.config import HeightAboveGroundConfig
from ..contract.errors import RasterError
from ..contract.language import tr
from ..contract.rasters import MEASURE_NODATA
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..raster_io import Grid, RasterReader, RasterWriter
from ..windows import Window
from .cells import CellReader, at_pixels, pixel_strips
from .ground_filter import GroundFilter, cell_size
from .height_values import check_height_values
from .low_ground import LowGround

_BLOCK_CELLS = 768  # the filter works on squares of so many cells with what is in its reach
_FINEST_M = 0.002  # smaller pixels are degrees without a CRS
_MOST_OBLONG = 1.5  # ratio of a pixel's sides
_SAME_SIZE = 0.01  # pixel sizes differ by no more than this share
_TALL_M = 2.0  # what is higher is no car or shrub
_BAND_NAMES = {
    "output": "height above ground in m",
    "ground": "height of the ground in m",
    "above_low_ground": "height above the low ground in m",
}


def run(config: HeightAboveGroundConfig, outputs: Outputs[HeightAboveGroundConfig], reporter: Reporter) -> JobResult:
    """Find the ground and subtract it."""
    with RasterReader(config.input) as surface, ExitStack() as stack:
        if len(surface.bands) > 1:
            raise too_many_bands(config.input, len(surface.bands))
        check_height_values(config.input, reporter)
        pixel_m = _pixel_size(surface.grid, config, reporter)
        pixels = cell_size(pixel_m, config.max_object_width)
        ground_filter = GroundFilter(pixels * pixel_m, config.max_object_width, config.slope / 100)
        reporter.info(
            tr(
                "Pixels of {pixel_m:.3g} m, heights in m. Looks for the ground under objects up to "
                "{max_object_width:g} m wide, in cells of {pixels} x {pixels} pixels.",
                pixel_m=pixel_m,
                max_object_width=config.max_object_width,
                pixels=pixels,
            )
        )
        writers = {
            name: stack.enter_context(
                RasterWriter(
                    outputs.path(name),
                    surface.grid,
                    "float32",
                    MEASURE_NODATA,
                    band_names=(band,),
                    overviews="average",
                )
            )
            for name, band in _BAND_NAMES.items()
            if outputs.wanted(name)
        }
        low_ground = stack.enter_context(LowGround(config.input, surface.grid, pixel_m))
        summary = _Summary()
        for strip, heights, ground in _strips(surface, ground_filter, pixels, reporter):
            above = heights - ground
            summary.add(above)
            for name, writer in writers.items():
                if name == "above_low_ground":
                    rows = heights - low_ground.at(strip)
                else:
                    rows = above if name == "output" else np.where(np.isnan(heights), np.nan, ground)
                writer.write_rows(np.where(np.isnan(rows), MEASURE_NODATA, rows).astype(np.float32)[None])
        summary.report(config.input, reporter)
    return JobResult(summary.scores())


def _strips(
    surface: RasterReader, ground_filter: GroundFilter, pixels: int, reporter: Reporter
) -> Iterator[tuple[Window, np.ndarray, np.ndarray]]:
    """Strips of the raster from the top, with heights and ground, each (H, W); heights are NaN without data."""
    width, height = surface.grid.width, surface.grid.height
    done = {"read": 0, "written": 0}

    def tick(what: str, row: int) -> None:
        stop_if_cancelled(reporter)
        done[what] = row
        share = (done["read"] + done["written"]) / (2 * height)
        reporter.progress(
            share,
            tr("Computing heights above ground"),
            tr("row {row} of {rows}", row=done["written"], rows=height),
        )

    cells = CellReader(surface, pixels, lambda row: tick("read", row))
    for top in range(0, cells.rows, _BLOCK_CELLS):
        end = min(top + _BLOCK_CELLS, cells.rows)
        ground = _ground_rows(cells, top, end, ground_filter, reporter)
        first_row = top * pixels
        for strip in pixel_strips(width, min(end * pixels, height) - first_row, pixels):
            window = Window(0, first_row + strip.row_off, width, strip.height)
            heights = surface.read_heights(window)
            yield window, heights, at_pixels(ground, pixels, slice(strip.row_off, strip.row_end), slice(0, width))
            tick("written", first_row + strip.row_end)


def _ground_rows(cells: CellReader, top: int, end: int, ground_filter: GroundFilter, reporter: Reporter) -> np.ndarray:
    """Ground in the rows of cells `top`-`end` and one more on all sides, (H, W) m; NaN far from any data.

    The filter works on blocks with all that is in its reach, so that the cut into blocks changes nothing.
    """
    reach = ground_filter.reach
    area = Window(-1, -1, cells.columns + 2, cells.rows + 2)
    ground = np.full((end - top + 2, area.width), np.nan, dtype=np.float32)
    for left in range(0, area.width, _BLOCK_CELLS):
        stop_if_cancelled(reporter)
        width = min(_BLOCK_CELLS, area.width - left)
        around = Window(left - 1 - reach, top - 1 - reach, width + 2 * reach, end - top + 2 + 2 * reach)
        seen = around.intersection(area) or around
        low, median = cells.read(seen)
        if not np.isnan(low).all():
            block = ground_filter.ground(low, median)
            first_row, first_column = top - 1 - seen.row_off, left - 1 - seen.col_off
            ground[:, left : left + width] = block[
                first_row : first_row + end - top + 2, first_column : first_column + width
            ]
    cells.free_before(end - 1 - reach)
    return ground


def _pixel_size(grid: Grid, config: HeightAboveGroundConfig, reporter: Reporter) -> float:
    """Side of a pixel in metres.

    Raises:
        RasterError: If it is not known, or does not suit the filter.
    """
    known, path = grid.gsd_m, config.input
    if grid.georeferenced and not known:
        raise in_degrees(path)
    if not known and not config.pixel_size:
        raise RasterError(
            tr("{path} has no georeference, so that the size of its pixels is not known.", path=path),
            tr("Give it in metres as PIXEL_SIZE (ISPRS Vaihingen: 0.09), or georeference the raster."),
        )
    if known and grid.crs is None:
        reporter.info(tr("{path} has no coordinate reference system; its map units are taken as metres.", path=path))
    if known and config.pixel_size and abs(config.pixel_size / known - 1) > _SAME_SIZE:
        reporter.warning(
            tr(
                "PIXEL_SIZE {pixel_size:g} m is used, though {path} has pixels of {known:.3g} m.",
                pixel_size=config.pixel_size,
                path=path,
                known=known,
            )
        )
    size = config.pixel_size or known
    if size < _FINEST_M:
        raise RasterError(
            tr(
                "{path} has pixels of {size:.2g} m, which is too small for metres; they may be degrees.",
                path=path,
                size=size,
            ),
            tr(
                "Assign the right coordinate reference system and bring the raster to one in metres, or give "
                "PIXEL_SIZE."
            ),
        )
    if 2 * size > config.max_object_width:
        raise RasterError(
            tr(
                "{path} has pixels of {size:.3g} m, too coarse for objects up to {max_object_width:g} m wide.",
                path=path,
                size=size,
                max_object_width=config.max_object_width,
            ),
            tr("Give a MAX_OBJECT_WIDTH of many pixels, or a finer surface model."),
        )
    sides = sorted((abs(grid.transform.a), abs(grid.transform.e)))
    if sides[1] > _MOST_OBLONG * sides[0]:
        raise RasterError(
            tr(
                "{path} has pixels of {width:.3g} x {height:.3g} map units, but square ones are needed.",
                path=path,
                width=sides[0],
                height=sides[1],
            ),
            tr("Bring it to square pixels with 'Warp (reproject)' of the Processing Toolbox."),
        )
    return size


class _Summary:
    """Figures of the result: counts and range of the heights above ground."""

    def __init__(self) -> None:
        self._pixels = self._known = self._tall = 0
        self._lowest, self._highest = math.inf, -math.inf

    def add(self, above: np.ndarray) -> None:
        """Count the heights above ground of a strip, (H, W) m, NaN without data."""
        known = above[~np.isnan(above)]
        self._pixels += above.size
        self._known += known.size
        self._tall += int(np.count_nonzero(known > _TALL_M))
        if known.size:
            self._lowest = min(self._lowest, float(known.min()))
            self._highest = max(self._highest, float(known.max()))

    def report(self, path: str, reporter: Reporter) -> None:
        """Report the figures.

        Raises:
            RasterError: If no pixel had data.
        """
        if not self._known:
            raise RasterError(
                tr("{path} holds no heights: all its pixels are without data.", path=path), tr("Choose another raster.")
            )
        reporter.info(
            tr(
                "Heights above ground from {lowest:.2f} to {highest:.2f} m; {tall:.1f} % of the area is higher "
                "than {tall_m:g} m.",
                lowest=self._lowest,
                highest=self._highest,
                tall=100 * self._tall / self._known,
                tall_m=_TALL_M,
            )
        )

    def scores(self) -> dict[str, float]:
        """The figures for the run record."""
        return {
            "pixels": self._pixels,
            "pixels_without_data": self._pixels - self._known,
            "lowest_m": round(self._lowest, 3),
            "highest_m": round(self._highest, 3),
        }
