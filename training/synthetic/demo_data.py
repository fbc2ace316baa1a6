"""The demo town as files: a folder in the ISPRS layout, so that everything can be tried without any data."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np

from ..contract.class_scheme import ISPRS, NODATA
from ..contract.config import DemoDataConfig
from ..contract.language import tr
from ..jobs.outputs import Outputs
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..jobs.result import JobResult
from ..labels.borders import erode_borders
from ..labels.codes import classes_to_colours
from ..raster_io import Grid, RasterWriter
from ..scenes.isprs_folder import ERODED_FOLDER, HEIGHT_FOLDERS, ORTHO_FOLDER, REFERENCE_FOLDER
from . import render_tile

GSD_M = 0.09  # as Vaihingen
_CRS_EPSG = 25832  # ETRS89 / UTM 32N, where Vaihingen an der Enz lies
_ORIGIN = (497_000.0, 5_420_000.0)  # upper left corner of the town, m
_ISPRS_EROSION_PX = 3  # ISPRS 2D semantic labelling contest: borders are eroded by a disk of radius 3


def run(config: DemoDataConfig, outputs: Outputs[DemoDataConfig], reporter: Reporter) -> JobResult:
    """Draw the tiles side by side, about as many columns as rows, and write them in the ISPRS layout."""
    folder = Path(outputs.path("output"))
    columns = math.ceil(math.sqrt(config.tiles))
    for index in range(config.tiles):
        stop_if_cancelled(reporter)
        reporter.progress(
            index / config.tiles,
            tr("Drawing the town"),
            tr("tile {number} of {tiles}", number=index + 1, tiles=config.tiles),
        )
        _write_tile(folder, index + 1, index % columns, index // columns, config, reporter)
    reporter.info(
        tr(
            "Drew {tiles} tiles of {size} x {size} pixels ({metres:.0f} m wide): orthophotos in {orthos}, "
            "surface models in {surface}, heights above ground in {above_ground}, references in "
            "{references}.",
            tiles=config.tiles,
            size=config.size,
            metres=config.size * GSD_M,
            orthos=ORTHO_FOLDER,
            surface=HEIGHT_FOLDERS[0],
            above_ground=HEIGHT_FOLDERS[1],
            references=REFERENCE_FOLDER,
        )
    )
    return JobResult()


def _write_tile(folder: Path, number: int, column: int, row: int, config: DemoDataConfig, reporter: Reporter) -> None:
    tile = render_tile(config.size, config.seed, column, row, GSD_M, reporter.is_cancelled)
    side = config.size * GSD_M
    corner = (_ORIGIN[0] + column * side, _ORIGIN[1] - row * side)
    grid = Grid.north_up(config.size, config.size, corner, GSD_M, _CRS_EPSG)
    eroded = erode_borders(tile.labels, _ISPRS_EROSION_PX)
    eroded[eroded == NODATA] = ISPRS.undefined
    name = f"top_mosaic_09cm_area{number}"
    rasters: list[tuple[str, np.ndarray, tuple[str, ...]]] = [
        (f"{ORTHO_FOLDER}/{name}.tif", tile.ortho, ("near infrared", "red", "green")),
        (f"{HEIGHT_FOLDERS[0]}/dsm_09cm_matching_area{number}.tif", tile.surface[None], ("height in m",)),
        (
            f"{HEIGHT_FOLDERS[1]}/ndsm_09cm_matching_area{number}.tif",
            (tile.surface - tile.terrain)[None],
            ("height above ground in m",),
        ),
        (f"{REFERENCE_FOLDER}/{name}.tif", classes_to_colours(tile.labels, ISPRS), ("red", "green", "blue")),
        (f"{ERODED_FOLDER}/{name}_noBoundary.tif", classes_to_colours(eroded, ISPRS), ("red", "green", "blue")),
    ]
    for relative, pixels, bands in rasters:
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        with RasterWriter(path, grid, str(pixels.dtype), None, count=len(pixels), band_names=bands) as writer:
            writer.write_rows(pixels)
