"""A raster that QGIS's own process writes: staged, checked and published like those of the engine."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

from ..training.contract import parameters
from ..training.contract.errors import incomplete
from ..training.contract.formats import COPY_OPTIONS, MEASURES, check_room_in_format, raster_driver
from ..training.contract.options import JobConfig
from ..training.contract.outputs import discard, part_path, prepared, publish, refuse_false_place
from ..training.contract.rasters import MEASURE_NODATA
from .gdal_file import checked, flush, open_raster

TILE = 256
# Not compressed: measured on 144 million pixels of aerial imagery, DEFLATE saves a third of the size and takes five
# times as long. Tiles without any data take no space.
CREATION = ["TILED=YES", f"BLOCKXSIZE={TILE}", f"BLOCKYSIZE={TILE}", "SPARSE_OK=TRUE", "BIGTIFF=IF_SAFER"]
_STRIP_PIXELS = 1 << 21


@dataclass(frozen=True)
class _Config(JobConfig):
    """Where it comes from and where it goes."""

    input: str = parameters.file("Input", "")
    output: str = parameters.new_file("Output", "", suffix=".tif", endings=MEASURES)


class OutputRaster:
    """A raster of one band of measurements, in 32-bit numbers; it appears only when complete.

    Args:
        source: The raster it is made from, which it must not be.
        target: Where to write it.

    Attributes:
        tiff: GeoTIFF to write with the options `CREATION`, strip by strip; becomes the output.
    """

    def __init__(self, source: str, target: str) -> None:
        self._config = _Config(input=source, output=target)
        self._part = part_path(Path(target))
        self._driver = raster_driver(target)
        self.tiff = str(self._part) if self._driver == "GTiff" else f"{self._part}.tif"
        self._tiles: set[tuple[int, int]] = set()  # column and row of those with data

    @contextmanager
    def reserved(self) -> Iterator[None]:
        """Refuse a place where it cannot be written or something would be lost; remove what is unfinished in the end.

        Raises:
            EngineError: If it is refused.
        """
        with prepared(self._config):
            discard(self._config)
            try:
                yield
            except BaseException as error:
                _let_go(error)
                raise
            finally:
                discard(self._config)

    def check_can_hold(self, width: int, height: int, placed: bool) -> None:
        """Refuse a raster that its format cannot hold, or that a file beside it would give a false place."""
        if not placed:
            refuse_false_place(Path(self._config.output))
        check_room_in_format("OUTPUT", self._driver, 4 * width * height)

    def note_rows(self, values: np.ndarray, top: int) -> None:
        """Note which tiles have data, which must be in the file: rows from `top` on, a multiple of `TILE`."""
        for row in range(0, values.shape[0], TILE):
            for column in range(0, values.shape[1], TILE):
                tile = values[row : row + TILE, column : column + TILE]
                if tile[0, 0] != MEASURE_NODATA or (tile != MEASURE_NODATA).any():  # nearly always seen by the first
                    self._tiles.add((column // TILE, (top + row) // TILE))

    def publish(self) -> None:
        """Check the written file, bring it into its format, and give it its name.

        Raises:
            OSError: If not all of it is on the disk.
            RuntimeError: GDAL's.
            EngineError: If the older file cannot be replaced.
        """
        size = Path(self.tiff).stat().st_size
        dataset = open_raster(self.tiff)
        band = dataset.GetRasterBand(1)
        for column, row in self._tiles:
            start, length = (
                int(band.GetMetadataItem(f"BLOCK_{what}_{column}_{row}", "TIFF") or 0) for what in ("OFFSET", "SIZE")
            )
            if not (0 < start and 0 < length <= size - start):
                raise incomplete()
        del band, dataset
        if self._driver != "GTiff":
            _copy(self.tiff, str(self._part), self._driver)
            Path(self.tiff).unlink()
        publish(self._config)


def _let_go(error: BaseException) -> None:
    """Close what the frames of an error hold, and of the errors that led to it: Windows removes no open files."""
    following: BaseException | None = error
    while following is not None:
        traceback.clear_frames(following.__traceback__)
        following = following.__cause__ or following.__context__


def _copy(source: str, target: str, driver: str) -> None:
    """Write a GeoTIFF in another format, and check it."""
    options = [f"{name}={value}" for name, value in COPY_OPTIONS[driver].items()]
    original = open_raster(source)
    flush(checked(gdal.GetDriverByName(driver).CreateCopy(target, original, options=options)))
    copy = open_raster(target)
    width, height = original.RasterXSize, original.RasterYSize
    rows = max(1, _STRIP_PIXELS // width)
    for top in range(0, height, rows):
        window = (0, top, width, min(rows, height - top))
        strips = [checked(raster.ReadAsArray(*window)) for raster in (original, copy)]
        if not np.array_equal(*strips):
            raise incomplete()
    if copy.GetRasterBand(1).GetNoDataValue() != MEASURE_NODATA:
        raise incomplete()
