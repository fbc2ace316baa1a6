"""Which values occur in a raster of classes, whatever they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA
from ..jobs.reporter import NullReporter, Reporter, stop_if_cancelled
from ..raster_io import RasterReader, read_grid
from ..windows import strips

_STRIP_PIXELS = 4_000_000
_MOST_VALUES = 256  # a raster with more of them holds no classes; the rest of it is not read
_REMEMBERED = 1000  # rasters, so that those of a data set are read once, though their values are needed several times

_values: dict[tuple[Path, object], Sequence[float]] = {}  # results of `values_in`, by file and its version


def values_in(path: str | Path, reporter: Reporter | None = None) -> Sequence[float]:
    """Values that occur in the first band of a raster, in order; 255 and pixels without data do not count.

    Each version of a file is read once. Of rasters with more than 256 values only the first ones are given.
    """
    path = Path(path)
    version = (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None
    if (path, version) not in _values:
        values = _read_values(path, reporter or NullReporter())
        while len(_values) >= _REMEMBERED:
            del _values[next(iter(_values))]  # the oldest
        _values[path, version] = values
    return _values[path, version]


def count_pixels(path: Path, value: float) -> int:
    """Pixels of a raster that have this value in all bands, with data or not."""
    return sum(int((pixels == value).all(axis=0).sum()) for pixels, _ in _pixels(path, NullReporter()))


def _read_values(path: Path, reporter: Reporter) -> Sequence[float]:
    values: set[float] = set()
    for pixels, valid in _pixels(path, reporter):
        values.update(_distinct(pixels[0][valid]))
        if len(values) > _MOST_VALUES:
            break
    return sorted(values - {NODATA})


def _distinct(values: np.ndarray) -> Sequence[float]:
    if values.dtype == np.uint8:
        counts: list[int] = np.bincount(values, minlength=256).tolist()
        return [value for value, count in enumerate(counts) if count]
    return [int(value) if value == int(value) else value for value in np.unique(values).tolist()]


def _pixels(path: Path, reporter: Reporter) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    with RasterReader(path, like=read_grid(path)) as reader:  # values need no place: turned rasters are welcome
        grid = reader.grid
        for window in strips(grid.width, grid.height, max(1, _STRIP_PIXELS // grid.width)):
            stop_if_cancelled(reporter)
            yield reader.read(window)
