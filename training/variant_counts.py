"""The class rasters of all runs against the references, counted together: the same pixels for every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from .accuracy import index_table, matrix_classes
from .block_counts import BlockCounts, cell_side
from .comparison import Comparison, Pixels
from .comparison_plan import Run
from .contract.classes import NODATA, ClassScheme, LandCoverClass
from .picture import picture
from .raster_io import RasterReader, read_grid
from .reporter import NullReporter, Reporter, StageReporter
from .unseen_tiles import UnseenTile
from .windows import Window
from .worst_places import SIDE_PX

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
    counts: dict[Run, list[BlockCounts]]
    total: int
    without_data: int
    places: tuple[DifferingPlace, ...]


def count_runs(
    runs: Sequence[Run], tiles: Sequence[UnseenTile], scheme: ClassScheme, erosion: int, reporter: Reporter
) -> VariantCounts:
    """Count the class rasters of all runs, tile by tile.

    A pixel counts only if every run has a class for it, so that no variant is judged on easier ground: where heights
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
    counts: dict[Run, list[BlockCounts]] = {run: [] for run in runs}
    without_data, places = 0, []
    for i, (tile, size) in enumerate(zip(tiles, sizes, strict=True)):
        part = StageReporter(reporter, *(sum(pixels[:k]) / sum(pixels) for k in (i, i + 1)))
        with ExitStack() as stack:
            opened = {
                run: stack.enter_context(Comparison(run.raster(tile.name), tile.reference, scheme, erosion, ()))
                for run in runs
            }
            of_tile = {run: BlockCounts(size.width, size.height, side, (len(rows), len(columns))) for run in runs}
            without_data += _count(opened, of_tile, index_table([item.value for item in columns]), part)
            for run, part_counts in of_tile.items():
                counts[run].append(part_counts)
            places += [_look(tile, window, errors, opened) for errors, window in _differing(of_tile)]
    places.sort(key=_spread, reverse=True)
    return VariantCounts(scheme, rows, columns, counts, sum(pixels), without_data, tuple(places[:MOST_PLACES]))


def _count(
    opened: Mapping[Run, Comparison], counts: Mapping[Run, BlockCounts], table: np.ndarray, reporter: Reporter
) -> int:
    """Go through one tile; returns the pixels that only some of the runs have a class for."""
    silent = NullReporter()  # the first one tells how far all of them are
    strips = [opened[run].strips(silent if i else reporter) for i, run in enumerate(opened)]
    without_data = 0
    for parts in zip(*strips, strict=True):
        counted = np.logical_and.reduce([pixels.counts for pixels in parts])
        without_data += int(np.count_nonzero(np.logical_or.reduce([pixels.counts for pixels in parts]) & ~counted))
        reference = np.where(counted, table[parts[0].reference], np.uint8(NODATA))
        for run, pixels in zip(opened, parts, strict=True):
            counts[run].add(pixels.window, reference, table[pixels.prediction])
    return without_data


def _differing(counts: Mapping[Run, BlockCounts]) -> list[tuple[dict[str, float], Window]]:
    """Squares of about 256 pixels where the variants' errors differ most: share wrong by variant, and the square."""
    first = next(iter(counts.values()))
    step = max(1, round(SIDE_PX / first.side))
    pixels = _sums(first.pixels_and_errors()[0], step)
    errors: dict[str, np.ndarray] = {}
    repeats: dict[str, int] = {}
    for run, part in counts.items():
        errors[run.variant] = errors.get(run.variant, 0) + _sums(part.pixels_and_errors()[1], step)
        repeats[run.variant] = repeats.get(run.variant, 0) + 1
    means = np.stack([errors[variant] / repeats[variant] for variant in errors])  # (V, rows, columns)
    spread = means.max(axis=0) - means.min(axis=0)
    side, found = step * first.side, []
    for i in np.argsort(-spread, axis=None, kind="stable")[:MOST_PLACES]:
        row, col = (int(place) for place in np.unravel_index(i, spread.shape))
        window = Window(col * side, row * side, side, side).intersection(first.window)
        if window is not None and spread[row, col] > 0:
            shares = means[:, row, col] / pixels[row, col]
            found.append((dict(zip(errors, shares.tolist(), strict=True)), window))
    return found


def _sums(cells: np.ndarray, step: int) -> np.ndarray:
    rows, cols = (np.arange(0, length, step) for length in cells.shape)
    return np.asarray(np.add.reduceat(np.add.reduceat(cells, rows, axis=0), cols, axis=1))


def _look(
    tile: UnseenTile, window: Window, errors: dict[str, float], opened: Mapping[Run, Comparison]
) -> DifferingPlace:
    """The pixels of a place."""
    pixels: dict[str, Pixels] = {}
    for run, comparison in opened.items():
        if run.variant not in pixels:
            pixels[run.variant] = comparison.read(window)
    with RasterReader(tile.ortho) as ortho:
        image, valid = ortho.read(window)
    shown = next(iter(pixels.values()))
    return DifferingPlace(
        tile.name,
        window,
        errors,
        picture(image, valid),
        np.where(shown.counts, shown.reference, np.uint8(NODATA)),
        {variant: part.prediction for variant, part in pixels.items()},
    )


def _spread(place: DifferingPlace) -> float:
    """How many pixels the best and the worst variant differ by."""
    return (max(place.errors.values()) - min(place.errors.values())) * place.window.width * place.window.height
