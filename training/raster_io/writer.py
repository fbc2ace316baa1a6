"""Write a GeoTIFF from top to bottom, and check it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterioWindow

from ..contract.classes import ClassScheme
from ..contract.errors import RasterError
from .grid import Grid
from .opening import read_grid
from .patch_mould import file_options, write_moulded
from .style import category_sidecar, qml_style

BLOCK = 256  # tile size of the GeoTIFFs we write, pixels


def write_patch(
    path: Path, grid: Grid, pixels: np.ndarray, nodata: float | None = None, valid: np.ndarray | None = None
) -> None:
    """Write a small raster at once, uncompressed: the training reads it many times.

    Args:
        path: File to write.
        grid: Its grid.
        pixels: Shape (B, H, W).
        nodata: Value of pixels without data; None for none.
        valid: Shape (H, W) bool; where False, the file's mask says so. None: no mask.

    Raises:
        RasterError: If the file cannot be written.
    """
    try:
        if valid is None or valid.all():
            write_moulded(path, grid, pixels, nodata)
            return
        place = {"transform": grid.transform, "crs": grid.crs} if grid.georeferenced else {}
        with (
            rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True),
            rasterio.open(path, "w", **file_options(pixels.shape, str(pixels.dtype), nodata), **place) as file,
        ):
            file.write(pixels)
            file.write_mask(valid)
    except (RasterioError, OSError) as error:
        raise _unwritable(path, error) from error


class RasterWriter:
    """Write a GeoTIFF from top to bottom, in a `with` statement.

    Args:
        path: File to write.
        grid: Its grid.
        dtype: NumPy data type.
        nodata: Value of pixels without data; None for none.
        count: Number of bands.
        band_names: Descriptions of the bands.
        scheme: Class scheme: embeds the colours; writes names and colours into the sidecars of GDAL and QGIS.

    Attributes:
        scheme: What the sidecars tell; may be replaced by a part of it while the file is open.

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
        scheme: ClassScheme | None = None,
    ) -> None:
        self.path, self.grid = Path(path), grid
        self.scheme = scheme
        self._rows = np.empty((count, 0, grid.width), dtype=dtype)
        self._written = 0
        try:
            self._file = rasterio.open(
                self.path,
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
            for band, name in enumerate(band_names, start=1):
                self._file.set_band_description(band, name)
            if scheme is not None and dtype == "uint8":  # a longer colour table is read by few programs
                self._file.write_colormap(1, {c.value: (*c.colour, 255) for c in scheme.classes})
        except (RasterioError, OSError) as error:
            raise _unwritable(self.path, error) from error

    def write_rows(self, rows: np.ndarray) -> None:
        """Append rows, (count, H, W). Whole blocks go to disk, so that none is compressed twice."""
        self._rows = np.concatenate([self._rows, rows], axis=1)
        ready = self._rows.shape[1] // BLOCK * BLOCK
        if self._written + self._rows.shape[1] == self.grid.height:
            ready = self._rows.shape[1]
        if ready:
            window = RasterioWindow(0, self._written, self.grid.width, ready)
            try:
                self._file.write(self._rows[:, :ready], window=window)
            except (RasterioError, OSError) as error:
                raise _unwritable(self.path, error) from error
            self._written += ready
            self._rows = self._rows[:, ready:]

    def __enter__(self) -> RasterWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            self._file.close()
            if kind is None:
                self._finish()
        except (RasterioError, OSError) as problem:
            raise _unwritable(self.path, problem) from problem

    def _finish(self) -> None:
        """Check what lies on the disk, and write the sidecars."""
        if self._written != self.grid.height:
            raise RuntimeError(f"{self._written} of {self.grid.height} rows were written to {self.path}")
        if not read_grid(self.path).same_as(self.grid):
            raise RasterError(f"{self.path} was not written as intended.", "Check the disk and run again.")
        if self.scheme is not None:
            self.path.with_suffix(".qml").write_text(qml_style(self.scheme), encoding="utf-8")
            Path(f"{self.path}.aux.xml").write_text(category_sidecar(self.scheme), encoding="utf-8")


def _unwritable(path: Path, error: BaseException) -> RasterError:
    return RasterError(
        f"{path} cannot be written: {error}.",
        f"Choose another place, or free space and check the rights of {path.parent}.",
    )
