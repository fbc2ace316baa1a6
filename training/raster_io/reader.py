"""Read windows of a raster with their valid mask, on its own grid or on another one."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

import numpy as np
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.windows import Window as RasterioWindow

from ..contract.errors import RasterError
from ..windows import Window
from .colour_table import ColourTable, read_colour_table
from .grid import Grid
from .opening import bands_and_alpha, grid_of, marked_as_alpha, open_raster, refuse_turned
from .resample import has_mask, lies_on, open_resampled, open_resampled_mask
from .validity import carries_data

warnings.filterwarnings("ignore", category=NotGeoreferencedWarning)  # legal here: the benchmark has such rasters


class RasterReader:
    """An open raster. Read windows of it; `close` it or use it in a `with` statement.

    Args:
        path: Any raster that GDAL reads. Without `like` it must be upright; with `like` it may be turned in any way.
        like: Read on this grid instead of the raster's own one.
        smooth: How to resample if the grids differ: True bilinear (heights), False nearest (classes).
        data_bands: Numbers of bands that hold data whatever the file marks them as: many programs mark the fourth of
            four bands as alpha, which often is near infrared.

    Attributes:
        grid: The grid that windows refer to.
        resampled: Whether the pixels come from another grid.
        bands: Numbers of the bands that hold data (all but alpha).
        alpha: Number of the band that says by its alpha where there is data; 0 if there is none.
        alpha_as_data: Those of them that the file marks as alpha, but `data_bands` says to be data.
        dtype: Their NumPy data type.
        nodata: The nodata value of the first band; None if there is none.

    Raises:
        RasterError: If the file cannot be read, is not upright, or does not lie on `like`.
    """

    def __init__(
        self, path: str | Path, like: Grid | None = None, smooth: bool = False, data_bands: Sequence[int] = ()
    ) -> None:
        self.path = Path(path)
        self._open = ExitStack()
        self._file = self._source = open_raster(path)
        self._open.callback(self._file.close)
        self._mask = None
        self.resampled = False
        try:
            self.bands, self.alpha = bands_and_alpha(self._file, data_bands)
            own = grid_of(self._file, self.path)
            if like is None:
                refuse_turned(own, self.path)
            elif not lies_on(own, like, self.path):
                self._resample(own, like, smooth)
        except BaseException:
            self.close()
            raise
        self.grid = own if like is None else like
        self.alpha_as_data = tuple(band for band in marked_as_alpha(self._file) if band in data_bands)
        self.dtype = str(np.result_type(*[self._file.dtypes[band - 1] for band in self.bands]))
        self.nodata = self._file.nodata
        added = self._source.count > self._file.count  # an alpha band, by the resampling
        self._alpha = self._source.count if added else self.alpha
        self._has_mask = not self.resampled and has_mask(self._file)

    def _resample(self, own: Grid, like: Grid, smooth: bool) -> None:
        self.resampled = True
        self._source = open_resampled(self._file, own, like, smooth)
        self._open.callback(self._source.close)
        self._mask = open_resampled_mask(self._file, own, like, smooth)
        if self._mask is not None:
            self._open.callback(self._mask.src_dataset.close)
            self._open.callback(self._mask.close)

    @cached_property
    def colour_table(self) -> ColourTable | None:
        """Colours and names of the values of a raster of one band; None if it brings no colours."""
        return read_colour_table(self._file, self.path) if len(self.bands) == 1 else None

    def read(self, window: Window, bands: Sequence[int] | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Read pixels and where they carry data; parts of the window outside the raster are 0 and invalid.

        Args:
            window: Any window, also one that reaches beyond the raster.
            bands: Band numbers, counted from 1; None: all that hold data.

        Returns:
            Pixels (B, H, W) of the raster's dtype, and valid mask (H, W) bool: False where the mask band or alpha is
            0, and where the values are no data (see `carries_data`).
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
        valid = carries_data(pixels, [self._source.nodatavals[band - 1] for band in bands])
        if self._alpha:
            valid &= self._source.read(self._alpha, window=where) > 0
        if self._has_mask:
            valid &= self._source.read_masks(bands[0], window=where) > 0
        if self._mask is not None:
            valid &= self._mask.read(1, window=where) == 255
        return valid

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    def __enter__(self) -> RasterReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
