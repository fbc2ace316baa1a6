"""The class rasters of all runs against the references, counted together: the same pixels for every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from ..accuracy.block_counts import BlockCounts, cell_side
from ..accuracy.raster_pair import REASONS, OpenPair, PairedPixels
from ..accuracy.scores import index_table, matrix_classes
from ..accuracy.squares import largest_squares, square_sums
from ..contract.class_scheme import NODATA, ClassScheme, LandCoverClass
from ..jobs.part_reporters import shares
from ..jobs.reporter import Reporter
from ..raster_io import RasterReader, read_grid
from ..report.stretch import stretched
from ..windows import Window
from .plan import VariantRun
from .unseen_tiles import UnseenTile

MOST_PLACES = 4


@dataclass(frozen=True)
class DifferingPlace:
    """A window in which the variants differ much.

    Args:
        tile: Name of the tile.
        window: Where it lies in it.
        errors: Variant -> share of the compared pixels that are wrong, 0-1, mean over the repeats.
        photo: The orthophoto, (H, W, 3) uint8.
        reference: Class codes, (H, W) uint8; 255 where pixels do not count.
        maps: Variant -> class codes of its first run, (H, W) uint8.
    """

    tile: str
    window: Window
    errors: dict[str, float]
    photo: np.ndarray
    reference: np.ndarray
    maps: dict[str, np.ndarray]


@dataclass(frozen=True)
class VariantCounts:
    """What was counted.

    Args:
        scheme: All classes.
        rows: Classes that count.
        columns: Classes that were predicted: first the rows', then those that do not count.
        counts: Run -> counts of each tile.
        total: Pixels of all tiles.
        without_data: Pixels that would count, but for which one of the runs has no class: for want of heights.
        places: Where the variants differ most.
    """

    scheme: ClassScheme
    rows: tuple[LandCoverClass, ...]
    columns: tuple[LandCoverClass, ...]
    counts: dict[VariantRun, list[BlockCounts]]
    total: int
    without_data: int
    places: tuple[DifferingPlace, ...]


def count_runs(
    runs: Sequence[VariantRun], tiles: Sequence[UnseenTile], scheme: ClassScheme, erosion: int, reporter: Reporter
) -> VariantCounts:
    """Count the class rasters of all runs, tile by tile.

    A pixel counts only if every run has a class for it, so that no variant is assessed on easier ground: where heights
    are missing, only the variants without them could answer.

    Args:
        runs: Finished runs.
        tiles: The test tiles.
        scheme: The classes.
        erosion: Radius around borders between reference classes that is left out, pixels.
        reporter: Hears the progress, 0-1.

    Raises:
        EngineError: If a raster cannot be read, or does not fit.
    """
    rows, columns = matrix_classes(scheme)
    sizes = [read_grid(tile.ortho).window for tile in tiles]
    pixels = [size.width * size.height for size in sizes]
    side = cell_side(sum(pixels))
    counts: dict[VariantRun, list[BlockCounts]] = {run: [] for run in runs}
    without_data, places = 0, []
    for tile, size, part in zip(tiles, sizes, shares(reporter, pixels), strict=True):
        of_tile = {run: BlockCounts(size.width, size.height, side, (len(rows), len(columns))) for run in runs}
        with _Tile(tile, runs, scheme, erosion) as opened:
            without_data += opened.count(of_tile, index_table([land_cover.value for land_cover in columns]), part)
            places += [opened.read_place(window, errors) for errors, window in _differing(of_tile)]
        for run, of_run in of_tile.items():
            counts[run].append(of_run)
    places.sort(key=_spread, reverse=True)
    return VariantCounts(scheme, rows, columns, counts, sum(pixels), without_data, tuple(places[:MOST_PLACES]))


class _Tile:
    """One tile with the class rasters of all runs, open; use it in a `with` statement."""

    def __init__(self, tile: UnseenTile, runs: Sequence[VariantRun], scheme: ClassScheme, erosion: int) -> None:
        self._tile = tile
        first = runs[0].raster(tile.name)
        with ExitStack() as stack:
            self._reference = stack.enter_context(OpenPair(first, tile.reference, scheme, erosion, ()))
            self._maps = {run: stack.enter_context(RasterReader(run.raster(tile.name))) for run in runs}
            self._open = stack.pop_all()

    def count(self, counts: Mapping[VariantRun, BlockCounts], table: np.ndarray, reporter: Reporter) -> int:
        """Count all runs; returns the pixels that only some of them have a class for."""
        without_data = 0
        for pixels in self._reference.strips(reporter):
            codes = {run: _codes(reader, pixels.window) for run, reader in self._maps.items()}
            wanted, known = _wanted(pixels), [part != NODATA for part in codes.values()]
            counted = wanted & np.logical_and.reduce(known)
            without_data += int(np.count_nonzero(wanted & np.logical_or.reduce(known) & ~counted))
            reference = np.where(counted, table[pixels.reference], np.uint8(NODATA))
            for run, part in codes.items():
                counts[run].add(pixels.window, reference, table[part])
        return without_data

    def read_place(self, window: Window, errors: dict[str, float]) -> DifferingPlace:
        """The orthophoto, the reference and the maps of a place."""
        shown = self._reference.read(window)
        maps: dict[str, np.ndarray] = {}
        for run, reader in self._maps.items():
            if run.variant not in maps:
                maps[run.variant] = _codes(reader, window)
        with RasterReader(self._tile.ortho) as ortho:
            photo = stretched(*ortho.read(window))
        reference = np.where(_wanted(shown), shown.reference, np.uint8(NODATA))
        return DifferingPlace(self._tile.name, window, errors, photo, reference, maps)

    def __enter__(self) -> _Tile:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.__exit__(*error)  # type: ignore[arg-type]


def _wanted(pixels: PairedPixels) -> np.ndarray:
    """Where the reference has a class that counts, (H, W) bool; that a map has none is the last of the reasons."""
    return np.isin(pixels.left_out, (0, REASONS["no_prediction"]))


def _codes(reader: RasterReader, window: Window) -> np.ndarray:
    """Class codes of a class raster of ours, (H, W) uint8; 255 where it has no data."""
    values, valid = reader.read(window)
    return np.where(valid, values[0], np.uint8(NODATA))


def _differing(counts: Mapping[VariantRun, BlockCounts]) -> list[tuple[dict[str, float], Window]]:
    """Squares of about 256 pixels where the variants' errors differ most: share wrong by variant, and the square."""
    first = next(iter(counts.values()))
    pixels, _ = first.pixels_and_errors()
    errors: dict[str, np.ndarray] = {}
    repeats: dict[str, int] = {}
    for run, part in counts.items():
        errors[run.variant] = errors.get(run.variant, 0) + square_sums(part.pixels_and_errors()[1], first)
        repeats[run.variant] = repeats.get(run.variant, 0) + 1
    means = np.stack([errors[variant] / repeats[variant] for variant in errors])  # (V, rows, columns)
    spread, compared = means.max(axis=0) - means.min(axis=0), square_sums(pixels, first)
    return [
        (dict(zip(errors, (means[:, row, col] / compared[row, col]).tolist(), strict=True)), window)
        for (row, col), window in largest_squares(spread, first, MOST_PLACES)
    ]


def _spread(place: DifferingPlace) -> float:
    """How many pixels the best and the worst variant differ by."""
    return (max(place.errors.values()) - min(place.errors.values())) * place.window.width * place.window.height
