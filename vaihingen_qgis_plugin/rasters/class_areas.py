"""How much of each class a raster holds, as a whole or in each of some zones, block by block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from osgeo import gdal

from ..training.contract.errors import LabelValueError, RasterError
from ..training.contract.language import tr
from .burning import burn
from .grid import Bounds, Grid
from .pixel_reader import PixelReader

WHOLE = 0  # the only zone where no zones are given
_ROWS, _COLUMNS = 512, 8192  # of a block: 4 million pixels
_MOST_CLASSES = 1000
_UNEQUAL = 1e-5  # share by which pixels of one block may differ in size before each row is measured


@dataclass(frozen=True)
class ZonePart:
    """A polygon of a zone, as well-known binary, with its extent; in the raster's coordinates."""

    zone: int
    outline: bytes
    bounds: Bounds


@dataclass
class ClassAreas:
    """Pixels and square metres of each class in each zone; class None: no data.

    Args:
        pixels: (zone, class) -> pixels whose centre lies in the zone.
        m2: (zone, class) -> their area on the ground, in m².
    """

    pixels: dict[tuple[int, int | None], int] = field(default_factory=lambda: defaultdict(int))
    m2: dict[tuple[int, int | None], float] = field(default_factory=lambda: defaultdict(float))

    @property
    def classes(self) -> list[int]:
        """The classes that occur, in their order."""
        return sorted({value for _, value in self.pixels if value is not None})


def measure_classes(
    grid: Grid,
    nodata: int | None,
    zones_in: Callable[[Bounds], Iterable[ZonePart]] | None,
    pixel_m2: Callable[[float, float, int], float],
    goes_on: Callable[[float], bool],
) -> ClassAreas | None:
    """Count the pixels of each class; memory does not grow with the raster.

    Args:
        grid: The class raster, one band of whole numbers.
        nodata: A value that is no class, beside what the raster marks as no data.
        zones_in: Gives the polygons that touch an extent; None: the raster is one zone, `WHOLE`.
        pixel_m2: Area of a pixel around a column and row, as the mean of so many rows, in m².
        goes_on: Called with the share done (0-1); False stops the work.

    Returns:
        The areas; None if it was stopped. A zone that is touched by no pixel's centre is not in it.

    Raises:
        LabelValueError: If the raster holds more values than classes can be.
        RasterError: If it cannot be read.
    """
    areas = ClassAreas()
    try:
        reader = PixelReader(grid.path, [1])
        for top in range(0, grid.height, _ROWS):
            rows = min(_ROWS, grid.height - top)
            for left in range(0, grid.width, _COLUMNS):
                block = _Block(grid, left, top, min(_COLUMNS, grid.width - left), rows)
                values = _values(reader, block, nodata)
                sizes = block.row_sizes(pixel_m2)
                for zone, part in block.zones(zones_in):
                    _add(areas, zone, values, sizes, part)
                if len(areas.classes) > _MOST_CLASSES:
                    raise _no_classes(grid)
            if not goes_on((top + rows) / grid.height):
                return None
    except RuntimeError as error:  # GDAL's
        raise RasterError(
            tr("{path} cannot be read: {reason}.", path=grid.path, reason=error), tr("Check that the raster is whole.")
        ) from error
    return areas


@dataclass(frozen=True)
class _Part:
    """A rectangle of a block, and where the zone is in it, shape (rows, columns) bool."""

    rows: slice
    columns: slice
    inside: np.ndarray


@dataclass(frozen=True)
class _Block:
    grid: Grid
    left: int
    top: int
    width: int
    rows: int

    def row_sizes(self, pixel_m2: Callable[[float, float, int], float]) -> np.ndarray:
        """Area of a pixel of each row in m², shape (rows,)."""
        middle, end = self.left + self.width / 2, self.top + self.rows
        first, last = (pixel_m2(middle, row, 1) for row in (self.top + 0.5, end - 0.5))
        if abs(first - last) <= _UNEQUAL * max(first, last):
            return np.full(self.rows, pixel_m2(middle, self.top + self.rows / 2, min(self.rows, 100)))
        return np.array([pixel_m2(middle, row + 0.5, 1) for row in range(self.top, end)])

    def zones(self, zones_in: Callable[[Bounds], Iterable[ZonePart]] | None) -> Iterator[tuple[int, _Part]]:
        """The zones in the block, each with its pixels."""
        if zones_in is None:
            everywhere = np.ones((self.rows, self.width), dtype=bool)
            yield WHOLE, _Part(slice(0, self.rows), slice(0, self.width), everywhere)
            return
        found: dict[int, list[ZonePart]] = {}
        for part in zones_in(self.grid.bounds(self.top, self.rows, self.left, self.width)):
            found.setdefault(part.zone, []).append(part)
        for zone, parts in found.items():
            if (burnt := self._burnt(parts)) is not None:
                yield zone, burnt

    def _burnt(self, parts: list[ZonePart]) -> _Part | None:
        """The pixels of a zone's polygons, in the rectangle around them; None without any."""
        inverse = gdal.InvGeoTransform(self.grid.transform)
        corners = [
            gdal.ApplyGeoTransform(inverse, x, y)
            for xmin, ymin, xmax, ymax in (part.bounds for part in parts)
            for x in (xmin, xmax)
            for y in (ymin, ymax)
        ]
        columns, rows = zip(*corners)
        left = max(0, int(np.floor(min(columns))) - self.left)
        right = min(self.width, int(np.ceil(max(columns))) - self.left)
        top = max(0, int(np.floor(min(rows))) - self.top)
        bottom = min(self.rows, int(np.ceil(max(rows))) - self.top)
        if left >= right or top >= bottom:
            return None
        transform = self.grid.rows_from(self.top + top, self.left + left)
        shapes = [(part.outline, 1) for part in parts]
        inside = np.frombuffer(burn(transform, right - left, bottom - top, shapes, 0), dtype=bool)
        return _Part(slice(top, bottom), slice(left, right), inside.reshape(bottom - top, right - left))


def _values(reader: PixelReader, block: _Block, nodata: int | None) -> np.ma.MaskedArray:
    """The classes of a block, masked where there is no data."""
    (values,), valid = reader.window(block.left, block.top, block.width, block.rows)
    hidden = np.zeros(values.shape, dtype=bool) if valid is None else ~valid
    if nodata is not None:
        hidden |= values == nodata
    return np.ma.MaskedArray(values, hidden)


def _add(areas: ClassAreas, zone: int, values: np.ma.MaskedArray, sizes: np.ndarray, part: _Part) -> None:
    """Add the pixels of a zone in a block; row by row, where each row has pixels of another size."""
    own, sizes = values[part.rows, part.columns], sizes[part.rows]
    step = 1 if sizes.min() < sizes.max() else len(sizes)
    for row in range(0, len(sizes), step):
        of_zone = own[row : row + step][part.inside[row : row + step]]
        counts = {None: int(np.ma.getmaskarray(of_zone).sum()), **_counts(of_zone.compressed())}
        for value, count in counts.items():
            if count:
                areas.pixels[zone, value] += count
                areas.m2[zone, value] += count * float(sizes[row])


def _counts(values: np.ndarray) -> dict[int | None, int]:
    """How often each value occurs."""
    if values.dtype == np.uint8:
        counts = np.bincount(values, minlength=256)
        return {int(value): int(counts[value]) for value in np.flatnonzero(counts)}
    occurring, numbers = np.unique(values, return_counts=True)
    return {int(value): int(number) for value, number in zip(occurring, numbers)}


def _no_classes(grid: Grid) -> LabelValueError:
    return LabelValueError(
        tr(
            "{raster} holds more than {most} different values, so it is no class raster.",
            raster=grid.name,
            most=_MOST_CLASSES,
        ),
        tr("Choose a classified raster: one band of class codes."),
    )
