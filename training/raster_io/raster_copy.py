"""A GeoTIFF as a file of another format, if what is read back is the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
import rasterio.shutil
from rasterio._err import CPLE_BaseError  # rasterio does not wrap the errors of copying
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..contract.errors import incomplete
from ..contract.formats import COPY_OPTIONS
from ..contract.language import tr
from .grid import Grid

_STRIP_PIXELS = 1 << 22


def write_copy(source: Path, target: Path, driver: str) -> None:
    """Write a GeoTIFF in another format, check it, and remove the GeoTIFF and its sidecar.

    Raises:
        OSError: If it cannot be written, or is not the same.
    """
    try:
        rasterio.shutil.copy(source, target, driver=driver, **COPY_OPTIONS[driver])
    except CPLE_BaseError as error:
        raise OSError(tr("{error}; the disk is probably full", error=error)) from error
    try:
        whole = same_pixels(source, target)
    except RasterioError:
        whole = False
    if not whole:
        raise incomplete()
    for file in (source, Path(f"{source}.aux.xml")):
        file.unlink(missing_ok=True)


def same_pixels(source: Path, target: Path) -> bool:
    """Whether two rasters have the same pixels, type, nodata value, colours and place."""
    with rasterio.open(source) as old, rasterio.open(target) as new:
        grids = [Grid(file.width, file.height, file.transform, file.crs) for file in (old, new)]
        if (old.dtypes, old.nodatavals) != (new.dtypes, new.nodatavals) or not grids[0].same_as(grids[1]):
            return False
        if grids[0].georeferenced != grids[1].georeferenced or (old.crs is None) != (new.crs is None):
            return False
        if _colours(old) and _colours(old) != _colours(new):  # of a table of classes, .img makes colours too
            return False
        rows = max(1, _STRIP_PIXELS // (old.width * old.count))
        windows = [Window(0, top, old.width, min(rows, old.height - top)) for top in range(0, old.height, rows)]
        return all(np.array_equal(old.read(window=window), new.read(window=window)) for window in windows)


def _colours(file: rasterio.DatasetReader) -> dict[int, tuple[int, ...]]:
    """The colours of a palette, without the black that formats fill it up with."""
    try:
        return {value: colour for value, colour in file.colormap(1).items() if any(colour[:3])}
    except ValueError:
        return {}
