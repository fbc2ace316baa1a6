"""Write a raster from top to bottom, and check it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from pathlib import Path
from types import MappingProxyType, TracebackType

import numpy as np
import rasterio
from rasterio.enums import Interleaving, Resampling
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterioWindow

from ..contract.class_scheme import ClassScheme
from ..contract.errors import RasterError, incomplete
from ..contract.formats import check_room_in_format, raster_driver
from ..contract.outputs import final_path, refuse_false_place, style_path
from .cog import write_cog
from .grid import Grid
from .on_disk import BLOCK, unwritable
from .opening import grid_of, open_raster
from .raster_copy import write_copy
from .sidecars import category_sidecar, qml_style

_SMALLEST_OVERVIEW = 512  # pixels of its longer side; what is smaller is drawn fast enough without


class RasterWriter:
    """Write a raster from top to bottom, in a `with` statement.

    Args:
        path: File to write: a GeoTIFF, or of the format of its ending (see `contract.formats`).
        grid: Its grid.
        dtype: NumPy data type.
        nodata: Value of pixels without data; None for none.
        count: Number of bands.
        band_names: Descriptions of the bands.
        tags: Metadata of the file: name -> text.
        scheme: Class scheme: embeds the colours; writes names and colours into the sidecars of GDAL and QGIS.
        clear: Values of the scheme that the style of QGIS leaves transparent.
        overviews: What a pixel of the smaller copies inside the file, which are drawn when the map is zoomed out, is of
            those it covers: "mode" (classes) or "average" (quantities); "" for no such copies. Only GeoTIFFs have them.
        cog: Make a cloud-optimised GeoTIFF of what would be a GeoTIFF; needs `overviews`.

    Attributes:
        scheme: Classes in the sidecars; may be replaced by a part of it while the file is open.

    Raises:
        RasterError: If the file cannot be written.
    """

    def __init__(
        self,
        path: str | Path,
        grid: Grid,
        dtype: str,
        nodata: float | None,
        *,
        count: int = 1,
        band_names: Sequence[str] = (),
        tags: Mapping[str, str] = MappingProxyType({}),
        scheme: ClassScheme | None = None,
        clear: Collection[int] = (),
        overviews: str = "",
        cog: bool = False,
    ) -> None:
        self.path, self.grid = Path(path), grid
        self._driver = raster_driver(self.path)
        self._cog = cog and self._driver == "GTiff"
        self._staged = self._cog or self._driver != "GTiff"
        self._tiff = self.path.with_name(f"{self.path.name}.tif") if self._staged else self.path
        self.scheme, self._clear, self._overviews = scheme, clear, overviews
        if not grid.georeferenced:
            refuse_false_place(final_path(self.path))
        check_room_in_format(str(self.path), self._driver, grid.width * grid.height * count * np.dtype(dtype).itemsize)
        self._rows = np.empty((count, 0, grid.width), dtype=dtype)
        self._col_off = self._written = self._pixels = 0
        try:
            self._file = rasterio.open(
                self._tiff,
                "w",
                driver="GTiff",
                width=grid.width,
                height=grid.height,
                count=count,
                dtype=dtype,
                crs=grid.crs,
                transform=grid.transform if grid.georeferenced else None,
                nodata=nodata,
                tiled=True,
                blockxsize=BLOCK,
                blockysize=BLOCK,
                compress="deflate",
                bigtiff="if_safer",
            )
            if tags:
                self._file.update_tags(**tags)
            for band, name in enumerate(band_names, start=1):
                self._file.set_band_description(band, name)
            if scheme is not None and dtype == "uint8":  # a longer colour table is read by few programs
                self._file.write_colormap(1, {c.value: (*c.colour, 255) for c in scheme.classes})
        except (RasterioError, OSError) as error:
            raise unwritable(self.path, error) from error

    def write_rows(self, rows: np.ndarray, col_off: int = 0) -> None:
        """Append rows, (count, H, W): of the whole raster, or of a band of columns that starts at `col_off`.

        Bands come one after the other, each from top to bottom, and start at multiples of `BLOCK`. Whole blocks go to
        disk, so that none is compressed twice.
        """
        if col_off != self._col_off:
            if self._written != self.grid.height or col_off % BLOCK:
                raise RuntimeError(f"column {col_off} after {self._written} rows of column {self._col_off}")
            self._col_off, self._written = col_off, 0
        self._rows = np.concatenate([self._rows, rows], axis=1) if self._rows.size else rows
        ready = self._rows.shape[1] // BLOCK * BLOCK
        if self._written + self._rows.shape[1] == self.grid.height:
            ready = self._rows.shape[1]
        if ready:
            window = RasterioWindow(col_off, self._written, rows.shape[2], ready)
            try:
                self._file.write(self._rows[:, :ready], window=window)
            except (RasterioError, OSError) as error:
                raise unwritable(self.path, error) from error
            self._written += ready
            self._pixels += ready * rows.shape[2]
        self._rows = self._rows[:, ready:].copy()  # the caller may use its array again

    def __enter__(self) -> RasterWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            self._file.close()
            if kind is None:
                self._finish()
        except (RasterioError, OSError) as problem:
            raise unwritable(self.path, problem) from problem

    def _finish(self) -> None:
        """Check the written file, and write the sidecars."""
        whole = self.grid.width * self.grid.height
        if self._pixels != whole:
            raise RuntimeError(f"{self._pixels} of {whole} pixels were written to {self.path}")
        _check_written(self._tiff, self.grid)
        factors = _overview_factors(self.grid) if self._overviews and not self._staged else []
        if factors:
            with rasterio.open(self._tiff, "r+") as file:
                file.build_overviews(factors, Resampling[self._overviews])
            _check_written(self._tiff, self.grid, factors)
        if self._cog:
            write_cog(self._tiff, self.path, self._overviews)
            self._tiff.unlink()
        if self.scheme is not None:
            named = self.path if self._cog else self._tiff
            style_path(self.path).write_text(qml_style(self.scheme, self._clear), encoding="utf-8")
            Path(f"{named}.aux.xml").write_text(category_sidecar(self.scheme), encoding="utf-8")
        if self._staged and not self._cog:
            write_copy(self._tiff, self.path, self._driver)


def _overview_factors(grid: Grid) -> list[int]:
    """How many times smaller each overview is."""
    halvings = (max(grid.width, grid.height) // _SMALLEST_OVERVIEW).bit_length()
    return [2**power for power in range(1, halvings)]


def _check_written(path: Path, grid: Grid, factors: Sequence[int] = ()) -> None:
    """Check that all blocks are on the disk: GDAL reports no error if there is no space for what it has cached.

    Args:
        path: The file.
        grid: Its grid.
        factors: How many times smaller each of its overviews is.

    Raises:
        OSError: If one is not, or if the file cannot even be opened.
    """
    try:
        written = open_raster(path)
    except RasterError as error:
        raise incomplete() from error
    with written as file:
        # Counted, and found by the blocks they must have: GDAL gives a factor as a ratio of columns, rounded, which is
        # 31 for the 32 of a raster of 1001 columns.
        whole = grid_of(file, path).same_as(grid) and len(file.overviews(1)) == len(factors)
        size = path.stat().st_size
        bands = file.indexes if file.interleaving == Interleaving.band else (1,)
        for overview, factor in [(None, 1), *enumerate(factors)]:
            rows, cols = (range(-(-side // (factor * BLOCK))) for side in (grid.height, grid.width))
            for band, row, col in product(bands, rows, cols):
                start, length = (
                    int(file.get_tag_item(f"BLOCK_{what}_{col}_{row}", "TIFF", bidx=band, ovr=overview) or 0)
                    for what in ("OFFSET", "SIZE")
                )
                whole = whole and 0 < start and 0 < length <= size - start
    if not whole:
        raise incomplete()
