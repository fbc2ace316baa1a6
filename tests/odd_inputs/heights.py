"""Odd heights."""

from __future__ import annotations

import numpy as np
from rasterio.crs import CRS
from rasterio.transform import from_bounds
from rasterio.warp import transform_bounds

from tests.odd_inputs.case import HEIGHT, HEIGHTS, LABELS, NEXT_DOOR, ORTHO, WIDTH, Answer, case, scene
from tests.odd_inputs.scenes import COLS, ROWS
from tests.small_rasters import write_raster


@case(qgis=True)
def heights_with_holes(folder):
    metres = np.where(ROWS < 8, -32768, HEIGHTS).astype(np.float32)
    metres[8:10] = np.nan
    height = write_raster(folder / "h.tif", metres, nodata=-32768)
    expected = np.where(ROWS < 10, np.nan, HEIGHTS)
    return Answer(scene(folder, height=height), {"ortho": LABELS}, {"ortho": expected}, says=("have no height",))


@case()
def heights_in_whole_numbers(folder):
    height = write_raster(folder / "h.tif", HEIGHTS.astype(np.int16))
    return Answer(scene(folder, height=height), {"ortho": LABELS}, {"ortho": HEIGHTS.astype(np.int16)})


@case(qgis=True)
def heights_in_bytes(folder):
    height = write_raster(folder / "dsm_normalized.tif", (HEIGHTS * 20).astype(np.uint8))
    return Answer(scene(folder, height=height), {"ortho": LABELS}, says=("8-bit", "hardly are metres"))


@case()
def heights_on_a_coarser_grid(folder):
    plane = (0.1 * (2 * np.arange(WIDTH // 2) + 0.5)[None] + np.zeros((HEIGHT // 2, 1)) - 4).astype(np.float32)
    height = write_raster(folder / "h.tif", plane, gsd=1.0)
    expected = np.broadcast_to(0.1 * COLS.astype(np.float32) - 4, LABELS.shape).copy()
    expected[:, :1], expected[:, -1:] = plane[0, 0], plane[0, -1]  # the outer halves of the outer pixels
    return Answer(scene(folder, height=height), {"ortho": LABELS}, {"ortho": expected}, says=("bilinear",))


@case()
def heights_in_degrees(folder):
    bounds = (500_000.0 - 20, 5_400_000.0 - HEIGHT / 2 - 20, 500_000.0 + WIDTH / 2 + 20, 5_400_000.0 + 20)
    degrees = CRS.from_epsg(4326)
    west, south, east, north = transform_bounds(CRS.from_epsg(25832), degrees, *bounds)
    metres = np.full((120, 150), 1.0, dtype=np.float32)
    height = write_raster(folder / "h.tif", metres)
    import rasterio

    with rasterio.open(height, "r+") as file:
        file.crs, file.transform = degrees, from_bounds(west, south, east, north, 150, 120)
    return Answer(scene(folder, height=height), {"ortho": LABELS}, {"ortho": np.full(LABELS.shape, 1.0)})


@case()
def heights_that_cover_a_part(folder):
    height = write_raster(folder / "h.tif", HEIGHTS[:, :80])
    expected = np.where(COLS < 80, HEIGHTS, np.nan)
    says = ("h.tif covers only 83%", "17% of the pixels have no height")
    return Answer(scene(folder, height=height), {"ortho": LABELS}, {"ortho": expected}, says=says)


@case(qgis=True)
def absolute_heights(folder):
    height = write_raster(folder / "h.tif", HEIGHTS + 250)
    parameters = scene(folder, height=height)
    says = ("elevations above sea level", "250 m", "Compute height above ground")
    return Answer(parameters, {"ortho": LABELS}, says=says, numbers={"height_reference": "low_ground"})


@case()
def absolute_heights_among_heights_above_ground(folder):
    parameters = scene(folder, height=write_raster(folder / "h1.tif", HEIGHTS))
    for key, name, pixels in (
        ("ORTHOS", "second", ORTHO),
        ("REFERENCES", "r2", LABELS),
        ("HEIGHTS", "h2", HEIGHTS + 300),
    ):
        parameters[key].append(str(write_raster(folder / f"{name}.tif", pixels, origin=NEXT_DOOR)))
    says = ("heights above ground (ortho)", "absolute (second)", "subtracted from all of them")
    numbers = {"height_reference": "low_ground"}
    return Answer(parameters, {"ortho": LABELS, "second": LABELS}, says=says, numbers=numbers)


@case(qgis=True)
def one_height_raster_missing(folder):
    parameters = scene(folder, height=write_raster(folder / "h1.tif", HEIGHTS))
    for key, name, pixels in (("ORTHOS", "second", ORTHO), ("REFERENCES", "r2", LABELS)):
        parameters[key].append(str(write_raster(folder / f"{name}.tif", pixels, origin=NEXT_DOOR)))
    return Answer(parameters, refused=("No height raster", "second.tif", "h1.tif"))
