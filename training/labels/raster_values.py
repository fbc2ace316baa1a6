"""Which values occur in a raster of classes, whatever they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA
from ..jobs.reporter import NullReporter, Reporter, stop_if_cancelled
from ..raster_io import RasterReader, read_grid
from ..windows import strips

_STRIP_PIXELS = 4_000_000
_MOST_VALUES = 256  # a raster with more of them holds no classes; the rest of it is not read
_REMEMBERED = 1000  # rasters, so that those of a data set are read once, though their values are needed several times
_GREY_NOISE = 16  # difference between the colours of a grey picture that lossy compression makes


@dataclass(frozen=True)
class RasterValues:
    """What occurs in a raster, as far as it was read.

    Args:
        counts: Value of the first band -> pixels; those with the nodata value count, those under a mask do not. Of a
            raster with more than 256 values, or of a coloured picture, of its first rows only.
        nodata: The nodata value; None if there is none.
        grey: Whether all bands hold the same: a raster of one band, or a picture in grey tones.
        lossy: Whether the file is stored with a compression that changes pixels.
    """

    counts: Counter[float]
    nodata: float | None
    grey: bool
    lossy: bool

    @property
    def values(self) -> Sequence[float]:
        """The values in order, without 255 and the nodata value."""
        return sorted(value for value in self.counts if value not in (NODATA, self.nodata))


_known: dict[tuple[Path, object], RasterValues] = {}  # results of `survey`, by file and its version


def survey(path: str | Path, reporter: Reporter | None = None) -> RasterValues:
    """The values of a raster; each version of a file is read once."""
    path = Path(path)
    version = (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None
    if (path, version) not in _known:
        found = _survey(path, reporter or NullReporter())
        while len(_known) >= _REMEMBERED:
            _known.pop(next(iter(_known)), None)  # the oldest
        _known[path, version] = found
    return _known[path, version]


def values_in(path: str | Path, reporter: Reporter | None = None) -> Sequence[float]:
    """Values that occur in the first band of a raster, in order; 255 and pixels without data do not count."""
    return survey(path, reporter).values


def count_pixels(path: str | Path, value: float, bands: Sequence[int]) -> int:
    """Pixels that have this value in all of these bands, and are not under a mask."""
    if len(bands) == 1:
        return survey(path).counts[value]
    with RasterReader(path, like=read_grid(path), count_nodata=True) as reader:
        found = (
            (pixels[: len(bands)] == value).all(axis=0) & valid for pixels, valid in _pixels(reader, NullReporter())
        )
        return sum(int(np.count_nonzero(where)) for where in found)


def _survey(path: Path, reporter: Reporter) -> RasterValues:
    counts: Counter[float] = Counter()
    grey = True
    with RasterReader(path, like=read_grid(path), count_nodata=True) as reader:
        lossy = reader.lossy
        for pixels, valid in _pixels(reader, reporter):
            counts.update(_counted(pixels[0][valid]))
            grey = grey and _is_grey(pixels[:3], valid, lossy)
            if not grey or len(counts) > _MOST_VALUES:
                break
        nodata = reader.real_nodata
    return RasterValues(counts, nodata, grey, lossy)


def _is_grey(pixels: np.ndarray, valid: np.ndarray, lossy: bool) -> bool:
    """Whether the bands (B, H, W) of the valid pixels are the same."""
    if len(pixels) == 1:
        return True
    if not lossy:
        return all(bool(((band == pixels[0]) | ~valid).all()) for band in pixels[1:])
    spread = pixels.max(axis=0).astype(np.float64) - pixels.min(axis=0)
    return bool(((spread <= _GREY_NOISE) | ~valid).all())


def _counted(values: np.ndarray) -> dict[float, int]:
    if values.dtype == np.uint8:
        return {value: count for value, count in enumerate(np.bincount(values, minlength=256).tolist()) if count}
    distinct, counts = np.unique(values, return_counts=True)
    numbers = [int(value) if value == int(value) else value for value in distinct.tolist()]
    return dict(zip(numbers, counts.tolist(), strict=True))


def _pixels(reader: RasterReader, reporter: Reporter) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    grid = reader.grid  # values need no place: turned rasters are welcome
    for window in strips(grid.width, grid.height, max(1, _STRIP_PIXELS // grid.width)):
        stop_if_cancelled(reporter)
        yield reader.read(window)
