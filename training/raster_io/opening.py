"""Open rasters by any name that GDAL knows, and read their grids."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import rasterio
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError

from ..contract.bands import BandName
from ..contract.compatibility import check_upright
from ..contract.errors import RasterError, reason
from ..contract.file_names import is_leftover
from ..contract.language import tr
from ..contract.rasters import not_rectified
from ..jobs.stated_crs import stated
from .grid import Grid, known_crs


def open_raster(path: str | Path) -> rasterio.DatasetReader:
    """Open a raster file.

    Raises:
        RasterError: If it cannot be read or holds no bands.
    """
    try:
        file = rasterio.open(_gdal_name(path))
    except (RasterioError, OSError) as error:
        raise _unreadable(path, error) from error
    if file.count == 0:
        file.close()
        raise RasterError(
            tr("{path} holds no bands, only sub-datasets.", path=path), tr("Choose one of its sub-datasets.")
        )
    return file


def _unreadable(path: str | Path, error: Exception) -> RasterError:
    """The error for a file that GDAL does not open."""
    file = Path(path)
    if file.is_file() and not file.stat().st_size:
        return RasterError(
            tr("The raster {path} is empty: the file holds nothing.", path=path), tr("Copy or download it again.")
        )
    if is_leftover(file.name):
        return RasterError(
            tr("{path} is no raster, but was left by macOS, Windows or GDAL beside one.", path=path),
            tr("Leave it out of the list."),
        )
    return RasterError(
        tr("The raster {path} cannot be read: {reason}.", path=path, reason=gdal_reason(error)),
        tr("Choose a raster file."),
    )


def gdal_reason(error: BaseException) -> str:
    """What GDAL says of a failure, as a part of a sentence: rasterio's own error often names its cause only."""
    return reason(error.__cause__ or error)


def grid_of(file: rasterio.DatasetReader, path: str | Path) -> Grid:
    """The grid of an open raster, upright or not.

    Raises:
        RasterError: If the raster is not rectified: it has control points or RPC instead of a grid.
    """
    grid = Grid(file.width, file.height, file.transform, known_crs(file.crs or _stated_crs(path)))
    points = len(file.gcps[0])
    if not grid.georeferenced and (points or file.rpcs is not None):
        raise not_rectified(str(path), points)
    if grid.transform.is_degenerate:
        raise RasterError(
            tr("{path} has pixels of no size (transform {transform}).", path=path, transform=tuple(grid.transform)[:6]),
            tr("Correct its georeference."),
        )
    return grid


def _stated_crs(path: str | Path) -> CRS | None:
    """The CRS that the user has given in QGIS to a raster without one."""
    text = stated(path)
    return CRS.from_user_input(text) if text else None


def refuse_turned(grid: Grid, path: str | Path) -> None:
    """Raise a `RasterError` if the raster has a place and is not upright; see `check_upright`."""
    if grid.georeferenced:
        check_upright(str(path), tuple(grid.transform)[:6], grid.width, grid.height)


def read_grid(path: str | Path) -> Grid:
    """The grid of a raster file, upright or not.

    Raises:
        RasterError: If it cannot be read or is not rectified.
    """
    with open_raster(path) as file:
        return grid_of(file, path)


def upright_grid(path: str | Path) -> Grid:
    """The grid of a raster file on which others are to be read or written.

    Raises:
        RasterError: If it cannot be read, is not rectified or not upright.
    """
    grid = read_grid(path)
    refuse_turned(grid, path)
    return grid


def bands_and_alpha(file: rasterio.DatasetReader, data_bands: Sequence[int] = ()) -> tuple[tuple[int, ...], int]:
    """Numbers of the bands that hold data, and of the band that is alpha; 0 if there is none.

    Args:
        file: An open raster.
        data_bands: Bands that hold data whatever the file marks them as.

    Raises:
        RasterError: If no band is left.
    """
    alpha = [band for band in marked_as_alpha(file) if band not in data_bands]
    bands = tuple(band for band in range(1, file.count + 1) if band not in alpha)
    if not bands:
        raise RasterError(
            tr("{file} marks all its bands as alpha: it says where there is data, but holds none.", file=file.name),
            tr(
                "Choose another raster. If it does hold data, remove the mark: gdal_translate -colorinterp_1 "
                "gray (in QGIS: Raster > Conversion > Translate, additional parameters)."
            ),
        )
    return bands, (alpha[0] if alpha else 0)


def marked_as_alpha(file: rasterio.DatasetReader) -> list[int]:
    """Numbers of the bands that an open raster marks as alpha."""
    return [band for band, kind in enumerate(file.colorinterp, start=1) if kind == ColorInterp.alpha]


def names_of_bands(file: rasterio.DatasetReader) -> tuple[BandName, ...]:
    """What an open raster says of each of its bands."""
    found = []
    for band, (description, kind) in enumerate(zip(file.descriptions, file.colorinterp, strict=True), start=1):
        tags, imagery = file.tags(band), file.tags(band, ns="IMAGERY")
        wavelength = f"{tags.get('wavelength', '')} {tags.get('wavelength_units', '')}".strip()
        if central := imagery.get("CENTRAL_WAVELENGTH_UM"):
            wavelength = f"{central} um"
        found.append(BandName(description or "", kind.name.lower(), wavelength))
    return tuple(found)


@contextmanager
def gdal_limits(cache_mb: int, threads: int = 1) -> Iterator[None]:
    """Within, GDAL keeps no more than so many MB of the blocks that it has read, or has still to write.

    It decompresses and compresses them, and makes overviews, in so many threads.
    """
    with rasterio.Env(GDAL_CACHEMAX=cache_mb * 1_000_000, GDAL_NUM_THREADS=threads):
        yield


def _gdal_name(path: str | Path) -> str:
    """Restore the double slashes that `Path` takes out of names such as `/vsizip//data/a.zip/b.tif`."""
    text = str(path)
    if os.path.exists(text):
        return text
    if text.startswith("\\vsi"):
        text = text.replace("\\", "/")
    text = re.sub(r"\b(https?|ftp):/(?!/)", r"\1://", text)
    archive = re.match(r"(/vsi(?:zip|tar|gzip|7z|rar)/)([^/{].*)", text)
    if archive and not _in_a_file(Path(archive[2])) and _in_a_file(Path("/", archive[2])):
        return f"{archive[1]}/{archive[2]}"
    return text


def _in_a_file(path: Path) -> bool:
    return any(part.is_file() for part in (path, *path.parents))


def read_tag(path: str | Path, name: str) -> str:
    """An item of a raster's metadata; "" if it has none of this name.

    Raises:
        RasterError: If the raster cannot be read.
    """
    with open_raster(path) as file:
        return str(file.tags().get(name, ""))
