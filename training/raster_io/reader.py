"""Read windows of a raster with their valid mask, on its own grid or on another one."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window as RasterioWindow

from ..contract.bands import BandName
from ..contract.errors import RasterError
from ..contract.language import tr
from ..contract.legends.raster_legend import RasterLegend
from ..contract.rasters import metres_per_unit
from ..pixel_values import (
    StoredBand,
    carries_data,
    described_type,
    metres,
    possible_heights,
    real_values,
    stored_type,
    type_of,
    usable_heights,
)
from ..windows import Window
from .grid import Grid
from .legend import raster_legend
from .opening import bands_and_alpha, gdal_reason, grid_of, marked_as_alpha, names_of_bands, open_raster, refuse_turned
from .resample import lies_on, resampled_heights, resampled_pixels
from .stored_bands import stored_band, valid_pixels

warnings.filterwarnings("ignore", category=NotGeoreferencedWarning)  # legal here: the benchmark has such rasters


class RasterReader:
    """An open raster. Read windows of it; `close` it or use it in a `with` statement.

    Args:
        path: Any raster that GDAL reads. Without `like` it must be upright; with `like` it may be turned in any way.
        like: Read on this grid instead of the raster's own one.
        smooth: How to resample if the grids differ: True bilinear (heights: the first band alone, and impossible ones
            are no data), False nearest (classes).
        data_bands: Numbers of bands that hold data whatever the file marks them as: many programs mark the fourth of
            four bands as alpha, which often is near infrared.
        count_nodata: Take pixels with the nodata value as data: it is the code of a class.

    Attributes:
        grid: The grid that windows refer to.
        resampled: Whether the pixels come from another grid.
        bands: Numbers of the bands that hold data (all but alpha).
        alpha: Number of the band that says by its alpha where there is data; 0 if there is none.
        alpha_as_data: Those of them that the file marks as alpha, but `data_bands` says to be data.
        dtype: NumPy data type of their real values: float32 if the file gives any of them a scale or an offset.
        nodata: The nodata value of the first band, as it is stored; None if there is none.
        unit: Unit of the first band; "" if the file names none.

    Raises:
        RasterError: If the file cannot be read, is not upright, does not lie on `like`, or has a scale that gives no
            values.
    """

    def __init__(
        self,
        path: str | Path,
        like: Grid | None = None,
        smooth: bool = False,
        data_bands: Sequence[int] = (),
        count_nodata: bool = False,
    ) -> None:
        self.path = Path(path)
        self._open = ExitStack()
        self._file = self._source = open_raster(path)
        self._open.callback(self._file.close)
        self._masks: list[WarpedVRT] = []
        self.resampled = self._heights = False
        try:
            self.bands, self.alpha = bands_and_alpha(self._file, data_bands)
            own = grid_of(self._file, self.path)
            self._bands = {number: stored_band(self._file, number) for number in self._file.indexes}
            if count_nodata:
                self._bands = {number: replace(band, nodata=None) for number, band in self._bands.items()}
            for number in self.bands:
                self._bands[number].check(str(path), number)
            self.unit = self._file.units[0] or ""
            if like is None:
                refuse_turned(own, self.path)
            elif not lies_on(own, like, self.path):
                self._resample(own, like, smooth)
        except BaseException:
            self.close()
            raise
        self.grid = own if like is None else like
        self.alpha_as_data = tuple(band for band in marked_as_alpha(self._file) if band in data_bands)
        self.dtype = type_of(self._kinds(self.bands))
        self.nodata = self._file.nodata

    def _resample(self, own: Grid, like: Grid, heights: bool) -> None:
        self.resampled, self._heights = True, heights
        if heights:
            self.bands = (1,)
            found = resampled_heights(self._file, own, like, self.unit_m)
        else:
            found = resampled_pixels(self._file, own, like)
        self._source, self._masks = found.raster, found.masks
        self._open.callback(found.close)

    def _kinds(self, bands: Sequence[int]) -> list[StoredBand]:
        return [self._bands[number] for number in bands]

    @property
    def unit_m(self) -> float:
        """Metres in the unit of the first band; 1 if it is not known."""
        return metres_per_unit(self.unit) or 1.0

    @property
    def described_dtype(self) -> str:
        """The data type for messages: "uint16", or "float32 (uint16 with a scale)"."""
        return described_type(self._kinds(self.bands))

    @property
    def real_nodata(self) -> float | None:
        """The real value that stands for no data in the first band; None if there is none."""
        band = stored_band(self._file, 1)
        return None if band.nodata is None else band.nodata * band.scale + band.offset

    @cached_property
    def band_names(self) -> tuple[BandName, ...]:
        """What the file says of each of its bands, alpha too."""
        return names_of_bands(self._file)

    @cached_property
    def legend(self) -> RasterLegend | None:
        """Colours and names of the values of a raster of one band; None if it brings none."""
        return raster_legend(self._file, self.path) if len(self.bands) == 1 else None

    @property
    def lossy(self) -> bool:
        """Whether the raster is stored with a compression that changes its pixels."""
        facts = self._file.tags(ns="IMAGE_STRUCTURE")
        jpeg = facts.get("COMPRESSION", "").upper() in ("JPEG", "YCBCR JPEG")
        return self._file.driver == "JPEG" or jpeg or facts.get("COMPRESSION_REVERSIBILITY", "").upper() == "LOSSY"

    def read(self, window: Window, bands: Sequence[int] | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Read pixels and where they carry data; parts of the window outside the raster are 0 and invalid.

        Args:
            window: Any window, also one that reaches beyond the raster.
            bands: Band numbers, counted from 1; None: all that hold data.

        Returns:
            Real values (B, H, W) of the raster's dtype, and valid mask (H, W) bool: False where a mask or alpha is 0,
            and where the stored values are no data (see `pixel_values`).
        """
        bands = list(bands or self.bands)
        stored, valid, place = self._stored(window, bands)
        if stored.dtype == self.dtype and not any(band.scaled for band in self._kinds(bands)):
            return stored, valid
        pixels = np.zeros((len(bands), window.height, window.width), dtype=self.dtype)
        for plane, values, band in zip(pixels, stored, self._kinds(bands), strict=True):
            real = real_values(values[place], band)
            with np.errstate(invalid="ignore"):
                plane[place] = np.rint(real) if self._heights and pixels.dtype.kind != "f" else real
        return pixels, valid

    def read_heights(self, window: Window) -> np.ndarray:
        """Heights of a window from the first band, (H, W) float32, m, NaN where there are no possible ones."""
        return usable_heights(*self.heights_found(window))

    def heights_found(self, window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """What stands in the first band as heights of a window.

        Returns:
            Metres (H, W) float32; where they carry data, bool; and where they are possible heights, bool.
        """
        stored, valid, _ = self._stored(window, [1])
        heights = metres(stored[0], self._bands[1], self.unit_m)
        return heights, valid, possible_heights(stored[0], heights, self._bands[1], self.unit_m)

    def _stored(self, window: Window, bands: list[int]) -> tuple[np.ndarray, np.ndarray, tuple[slice, slice]]:
        """Stored values (B, H, W), valid mask (H, W), and which part of them lies inside the raster."""
        dtype = "float64" if self._heights else stored_type(self._kinds(bands))
        stored = np.zeros((len(bands), window.height, window.width), dtype=dtype)
        valid = np.zeros((window.height, window.width), dtype=bool)
        inside = window.intersection(Window(0, 0, self._source.width, self._source.height))
        if inside is None:
            return stored, valid, (slice(0, 0), slice(0, 0))
        place = Window(
            inside.col_off - window.col_off, inside.row_off - window.row_off, inside.width, inside.height
        ).slices
        where = RasterioWindow(inside.col_off, inside.row_off, inside.width, inside.height)
        try:
            stored[:, place[0], place[1]] = self._source.read(bands, window=where, out_dtype=dtype)
            valid[place] = self._valid(stored[:, place[0], place[1]], bands, where)
        except (RasterioError, OSError) as error:
            raise RasterError(
                tr(
                    "{path} cannot be read at column {column}, row {row}: {reason}.",
                    path=self.path,
                    column=inside.col_off,
                    row=inside.row_off,
                    reason=gdal_reason(error),
                ),
                tr("The file may be damaged or its disk gone; copy it again."),
            ) from error
        return stored, valid, place

    def _valid(self, stored: np.ndarray, bands: list[int], where: RasterioWindow) -> np.ndarray:
        if not self.resampled:
            return valid_pixels(self._file, bands, stored, self.alpha, self._kinds(bands), window=where)
        kinds = [StoredBand("float64", self._source.nodata)] * len(bands) if self._heights else self._kinds(bands)
        valid = carries_data(stored, kinds)
        hiding = [mask.read(1, window=where) for mask in self._masks]
        if not self._heights:
            hiding.append(self._source.read(self.alpha or self._source.count, window=where))
        valid = np.ones(stored.shape[1:], dtype=bool) if valid is None else valid
        for hidden in hiding:
            valid &= hidden > 0
        return valid

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    def __enter__(self) -> RasterReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
