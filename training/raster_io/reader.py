"""Read windows of a raster with their valid mask, on its own grid or on another one."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, MaskFlags, Resampling
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window as RasterioWindow

from ..contract.errors import RasterError
from ..windows import Window
from .grid import Grid

warnings.filterwarnings("ignore", category=NotGeoreferencedWarning)  # legal here: the benchmark has such rasters


class RasterReader:
    """An open raster. Read windows of it; `close` it or use it in a `with` statement.

    Args:
        path: Any raster that GDAL reads.
        like: Read on this grid instead of the raster's own one.
        smooth: How to resample if the grids differ: True bilinear (heights), False nearest (classes).

    Attributes:
        grid: The grid that windows refer to.
        resampled: Whether the pixels come from another grid.
        bands: Numbers of the bands that hold data (all but alpha).
        alpha: Number of the band that the file marks as alpha; 0 if there is none.
        dtype: Their NumPy data type.

    Raises:
        RasterError: If the file cannot be read, is rotated, or does not lie on `like`.
    """

    def __init__(self, path: str | Path, like: Grid | None = None, smooth: bool = False) -> None:
        self.path = Path(path)
        try:
            self._file = rasterio.open(self.path)
        except (RasterioError, OSError) as error:
            raise RasterError(f"The raster {self.path} cannot be read: {error}.", "Choose a raster file.") from error
        try:
            own = _checked_grid(self._file, self.path)
            self._source = self._file if like is None else self._aligned(own, like, smooth)
        except BaseException:
            self._file.close()
            raise
        self.grid = own if like is None else like
        self.resampled = self._source is not self._file
        kinds = dict(enumerate(self._file.colorinterp, start=1))
        self.alpha = next((band for band, kind in kinds.items() if kind == ColorInterp.alpha), 0)
        self.bands = tuple(band for band, kind in kinds.items() if kind != ColorInterp.alpha)
        self.dtype = str(np.result_type(*[self._file.dtypes[band - 1] for band in self.bands]))

    def _aligned(self, own: Grid, like: Grid, smooth: bool) -> rasterio.DatasetReader | WarpedVRT:
        if own.same_as(like):
            return self._file
        if not (own.georeferenced and like.georeferenced):
            if max(abs(own.width - like.width), abs(own.height - like.height)) <= 1:
                return self._file  # the benchmark has such pairs: same corner, one row or column more
            raise RasterError(
                f"{self.path} has {own.width} x {own.height} pixels, the orthophoto {like.width} x {like.height}, and "
                "at least one of them has no georeference, so they cannot be brought together.",
                "Georeference both, or give rasters of the same size.",
            )
        if like.overlap_with(own) <= 0:
            raise RasterError(
                f"{self.path} does not overlap the orthophoto (extents {_short(own)} and {_short(like)}).",
                "Choose rasters of the same place, and check their coordinate reference systems.",
            )
        has_mask = self._file.nodata is not None or ColorInterp.alpha in self._file.colorinterp
        return WarpedVRT(
            self._file,
            src_crs=own.crs or like.crs or CRS.from_epsg(3857),  # no CRS on either side: plain map units
            crs=like.crs or own.crs or CRS.from_epsg(3857),
            transform=like.transform,
            width=like.width,
            height=like.height,
            resampling=Resampling.bilinear if smooth else Resampling.nearest,
            add_alpha=not has_mask,
        )

    def read(self, window: Window, bands: Sequence[int] | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Read pixels and where they carry data; parts of the window outside the raster are 0 and invalid.

        Args:
            window: Any window, also one that reaches beyond the raster.
            bands: Band numbers, counted from 1; None: all that hold data.

        Returns:
            Pixels (B, H, W) of the raster's dtype, and valid mask (H, W) bool: False where the mask band or alpha is
            0, where a band is NaN or infinite, and where the nodata value stands in any band; with unsigned integers,
            where it stands in all bands, since a dark band alone may well have the value 0 (GDAL's warper does the
            same).
        """
        bands = list(bands or self.bands)
        pixels = np.zeros((len(bands), window.height, window.width), dtype=self.dtype)
        valid = np.zeros((window.height, window.width), dtype=bool)
        inside = window.intersection(Window(0, 0, self._source.width, self._source.height))
        if inside is None:
            return pixels, valid
        place = Window(
            inside.col_off - window.col_off, inside.row_off - window.row_off, inside.width, inside.height
        ).slices
        where = RasterioWindow(inside.col_off, inside.row_off, inside.width, inside.height)
        try:
            pixels[:, place[0], place[1]] = self._source.read(bands, window=where)
            valid[place] = self._valid(pixels[:, place[0], place[1]], bands, where)
        except (RasterioError, OSError) as error:
            raise RasterError(
                f"{self.path} cannot be read at column {inside.col_off}, row {inside.row_off}: {error}.",
                "The file may be damaged or its disk gone; copy it again.",
            ) from error
        return pixels, valid

    def read_heights(self, window: Window) -> np.ndarray:
        """Heights of a window from the first band, (H, W) float32, NaN where there is no data."""
        pixels, valid = self.read(window, bands=[1])
        return np.where(valid, pixels[0], np.nan).astype(np.float32)

    def _valid(self, pixels: np.ndarray, bands: list[int], where: RasterioWindow) -> np.ndarray:
        valid = np.ones(pixels.shape[1:], dtype=bool)
        nodata = [self._source.nodatavals[band - 1] for band in bands]
        if all(value is not None for value in nodata):
            values = np.array(nodata, dtype=np.float64)[:, None, None]
            missing = (pixels == values) | (np.isnan(values) & np.isnan(pixels))
            can_be_data = np.issubdtype(pixels.dtype, np.unsignedinteger)  # 0 in one band: a shadow, or water
            valid &= ~(missing.all(axis=0) if can_be_data else missing.any(axis=0))
        if self._source.count > self._file.count:  # the alpha band that the resampling added
            valid &= self._source.read(self._source.count, window=where) > 0
        elif MaskFlags.per_dataset in self._source.mask_flag_enums[bands[0] - 1]:
            valid &= self._source.read_masks(bands[0], window=where) > 0
        if np.issubdtype(pixels.dtype, np.floating):
            valid &= np.isfinite(pixels).all(axis=0)
        return valid

    def close(self) -> None:
        """Close the file."""
        if self.resampled:
            self._source.close()
        self._file.close()

    def __enter__(self) -> RasterReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read_grid(path: str | Path) -> Grid:
    """The grid of a raster file.

    Raises:
        RasterError: If it cannot be read or is rotated.
    """
    with RasterReader(path) as reader:
        return reader.grid


def _checked_grid(file: rasterio.DatasetReader, path: Path) -> Grid:
    if file.count == 0:
        raise RasterError(f"{path} holds no bands, only sub-datasets.", "Choose one of its sub-datasets.")
    transform = file.transform
    if transform.b or transform.d:
        raise RasterError(
            f"{path} is rotated against the map grid (transform {tuple(transform)[:6]}).",
            "Turn it upright first with 'Warp (reproject)' of the Processing Toolbox.",
        )
    if not transform.is_identity and transform.e > 0:
        raise RasterError(
            f"{path} is stored upside down (its rows run from south to north).",
            "Turn it upright first with 'Warp (reproject)' of the Processing Toolbox.",
        )
    return Grid(file.width, file.height, transform, file.crs)


def _short(grid: Grid) -> str:
    return "(" + ", ".join(f"{value:.10g}" for value in grid.bounds) + ")"
