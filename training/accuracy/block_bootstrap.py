"""Confidence intervals of all scores by a spatial block bootstrap: neighbouring pixels are no independent samples."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse, special

from ..contract.language import tr
from .autocorrelation import Correlogram, error_correlogram
from .block_counts import BlockCounts, all_blocks
from .scores import MEANS, score_arrays

LEVEL = 0.95
RESAMPLES = 2000
LEAST_BLOCKS = 10  # with fewer, intervals hold the truth less than 9 times in 10 (simulated: test_block_bootstrap.py)
_ENOUGH_BLOCKS = 30  # blocks are not made larger, if fewer than these would remain
_FACTORS = (2.0, 1.75, 1.5, 1.25, 1.0)  # sides of a block in ranges of autocorrelation, the best first
# On large areas blocks grow with the fourth root of the number of blocks of one range: the best order in two dimensions
# (Nordman, Lahiri and Fridley 2007). The constant makes 30 blocks of 2 ranges, where simulations do well, part of it.
_GROWTH = 0.6
_COUNTERS_AT_ONCE = 4_000_000  # of resampled matrices, or of draws: 32 MB


@dataclass(frozen=True)
class Bootstrap:
    """Intervals of all scores, and how they came about.

    Args:
        intervals: Score as in `score_arrays` -> lower and upper end, shape (2,), or (K, 2) for scores of classes; NaN
            where there is none.
        effective_blocks: Score -> number of equally large blocks that would say as much (Kish 1965, sec. 11.7); () or
            (K,). No interval where it is below `LEAST_BLOCKS`.
        blocks: Blocks with compared pixels.
        block_size: Least side of the blocks, pixels.
        range_px: Range of the errors' autocorrelation, pixels; 0 without errors.
        widening: Factor that makes up for the correlation across the edges of blocks.
        seed: Start of the random numbers.
        problem: Why there are no intervals at all; "" if there are.
    """

    intervals: dict[str, np.ndarray]
    effective_blocks: dict[str, np.ndarray]
    blocks: int
    block_size: int
    range_px: float
    widening: float
    seed: int
    problem: str

    def interval(self, score: str, index: int | None = None) -> tuple[float, float] | None:
        """The interval of a score, or of class `index`; None if there is none."""
        ends = self.intervals.get(score)
        if ends is None:
            return None
        low, high = ends if index is None else ends[index]
        return None if math.isnan(low) else (float(low), float(high))


def bootstrap(
    counts: Sequence[BlockCounts], block_size: int, seed: int, in_means: np.ndarray | None = None
) -> Bootstrap:
    """Confidence intervals of the scores of one or several rasters together.

    The rasters are cut into square blocks; as many as there are are drawn with replacement, 2000 times, and the scores
    of each draw are computed from the sum of its matrices (Hall 1985; Lahiri 2003, ch. 12). The 2.5 % and 97.5 %
    quantiles of these scores bound the percentile interval (Efron and Tibshirani 1993, ch. 13). Two known faults that
    make it too narrow are put right, by moving its ends further from the score, on the logit scale, so that they stay
    within 0-1:

    - few blocks: by t(0.975, n - 1) / 1.96 * sqrt(n / (n - 1)) with n effective blocks (Hesterberg 2015, sec. 5.3);
    - pixels on both sides of an edge are correlated, but drawn independently: by `Correlogram.widening`, a plug-in
      estimate of the first-order bias of block estimators (Nordman, Lahiri and Fridley 2007).

    Args:
        counts: Counts of each raster; all with cells of the same size.
        block_size: Least side of a block, pixels; 0: twice the range of autocorrelation of the errors, on large areas
            more; less where this leaves fewer than 30 blocks, but not less than the range itself, since blocks must be
            larger than the range (Roberts et al. 2017).
        seed: Start of the random numbers: the same one gives the same intervals.
        in_means: Which classes enter the means, see `score_arrays`.
    """
    correlogram = error_correlogram([part.pixels_and_errors() for part in counts])
    cut = cut_into_blocks([counts], correlogram, block_size, in_means)
    intervals = {} if cut.problem else _intervals(cut, counts[0].shape, seed, in_means)
    return Bootstrap(intervals, cut.effective, cut.number, cut.size, cut.range_px, cut.widening, seed, cut.problem)


@dataclass(frozen=True)
class Blocks:
    """The ground of one or several maps, cut into the same blocks.

    Args:
        maps: Matrices of each map, one row a block: (n, K * C).
        effective: Score -> effective number of blocks, as in `Bootstrap`, of all maps together.
        size: Least side of the blocks, pixels.
        range_px: Range of the errors' autocorrelation, pixels.
        widening: Factor that makes up for the correlation across the edges of blocks.
        problem: Why they allow for no intervals; "" if they do.
    """

    maps: list[sparse.csr_matrix]
    effective: dict[str, np.ndarray]
    size: int
    range_px: float
    widening: float
    problem: str

    @property
    def number(self) -> int:
        """Blocks with compared pixels."""
        return int(self.maps[0].shape[0])


def cut_into_blocks(
    maps: Sequence[Sequence[BlockCounts]],
    correlogram: Correlogram,
    block_size: int,
    in_means: np.ndarray | None = None,
) -> Blocks:
    """Cut maps of the same ground into blocks that are drawn together; arguments as in `bootstrap`."""
    cells, shape = maps[0][0].side, maps[0][0].shape
    side = math.ceil(block_size / cells) if block_size else _block_cells(maps[0], correlogram.range_cells)
    blocks = [all_blocks(counts, side) for counts in maps]
    effective = _effective_blocks(sum(blocks[1:], blocks[0]), shape, in_means)
    range_px = correlogram.range_cells * cells
    problem = _shortage(float(effective["overall_accuracy"]), blocks[0].shape[0], side * cells, range_px)
    return Blocks(blocks, effective, side * cells, range_px, correlogram.widening(side), problem)


def _block_cells(counts: Sequence[BlockCounts], range_cells: float) -> int:
    """Least side of the blocks, cells."""
    number = all_blocks(counts, max(1, math.ceil(range_cells))).shape[0]
    largest = max(_FACTORS[0], _GROWTH * number**0.25)
    for factor in (largest, *_FACTORS):
        cells = max(1, math.ceil(factor * range_cells))
        if factor == _FACTORS[-1] or all_blocks(counts, cells).shape[0] >= _ENOUGH_BLOCKS:
            break
    return cells


def _shortage(effective: float, blocks: int, block_size: int, range_px: float) -> str:
    """Why there can be no intervals, lengths in pixels; "" if there can."""
    if not range_px and blocks > 1:
        return tr(
            "the errors do not vary from place to place (all is right, or all is wrong), so that they tell nothing"
        )
    if effective < LEAST_BLOCKS:
        return tr(
            "too few blocks: {blocks} of {block_size} × {block_size} pixels, which count as {effective:.1f} "
            "full ones, but {least} are needed; errors hang together over about {range_px:.0f} "
            "pixels, so that smaller blocks would not be independent",
            blocks=blocks,
            block_size=block_size,
            effective=effective,
            least=LEAST_BLOCKS,
            range_px=range_px,
        )
    return ""


def _effective_blocks(
    blocks: sparse.csr_matrix, shape: tuple[int, int], in_means: np.ndarray | None
) -> dict[str, np.ndarray]:
    """Score -> effective number of blocks: of those with the pixels that the score is a share of."""
    rows, cols = np.divmod(np.arange(shape[0] * shape[1]), shape[1])
    classes = np.arange(shape[0])
    of_reference = (rows[:, None] == classes).astype(np.int64)
    of_prediction = (cols[:, None] == classes).astype(np.int64)
    effective = {
        "recall": _kish(blocks @ of_reference),
        "precision": _kish(blocks @ of_prediction),
        "f1": _kish(blocks @ (of_reference + of_prediction)),
    }
    effective["iou"] = effective["f1"]
    everything = _kish(np.asarray(blocks.sum(axis=1)))[:1].reshape(())
    effective.update(dict.fromkeys(("overall_accuracy", "kappa"), everything))
    averaged = effective["f1"] > 0 if in_means is None else (effective["f1"] > 0) & in_means
    for name in MEANS:
        occurring = effective[name][averaged]
        effective[f"mean_{name}"] = np.asarray(occurring.min() if occurring.size else 0.0)
        effective[f"frequency_weighted_{name}"] = everything
    return effective


def resampled_matrices(blocks: Sequence[sparse.csr_matrix], shape: tuple[int, int], seed: int) -> Iterator[np.ndarray]:
    """Sums of the matrices of blocks drawn with replacement, the same blocks in all M maps: (R, M, K, C) at once."""
    number = blocks[0].shape[0]
    by_block = sparse.hstack(blocks, format="csr").T.tocsr()
    at_once = max(1, min(RESAMPLES, _COUNTERS_AT_ONCE // max(by_block.shape[0], number)))
    rng = np.random.default_rng(seed)
    for start in range(0, RESAMPLES, at_once):
        times = rng.multinomial(number, np.full(number, 1 / number), size=min(at_once, RESAMPLES - start))
        yield np.asarray(by_block @ times.T).T.reshape(-1, len(blocks), *shape)


def _kish(sizes: np.ndarray) -> np.ndarray:
    """Effective number of blocks of unequal sizes (n, M): (M,); 0 where all are empty."""
    sizes = sizes.astype(np.float64)
    squares = (sizes**2).sum(axis=0)
    return np.divide(sizes.sum(axis=0) ** 2, squares, out=np.zeros_like(squares), where=squares > 0)


def _intervals(cut: Blocks, shape: tuple[int, int], seed: int, in_means: np.ndarray | None) -> dict[str, np.ndarray]:
    (blocks,) = cut.maps
    estimates = score_arrays(np.asarray(blocks.sum(axis=0)).reshape(shape), in_means)
    drawn: dict[str, list[np.ndarray]] = {name: [] for name in estimates}
    for matrices in resampled_matrices([blocks], shape, seed):
        for name, values in score_arrays(matrices[:, 0], in_means).items():
            drawn[name].append(values)
    return {
        name: _interval(estimate, np.concatenate(drawn[name]), cut.effective[name], cut.widening, name == "kappa")
        for name, estimate in estimates.items()
    }


def _interval(
    estimate: np.ndarray, drawn: np.ndarray, effective: np.ndarray, widening: float, signed: bool
) -> np.ndarray:
    """Lower and upper end for scores of any shape (...): (..., 2); `signed` ones lie in -1..1."""
    n = np.maximum(effective, 2.0)
    t, normal = special.stdtrit(n - 1, (1 + LEVEL) / 2), special.ndtri((1 + LEVEL) / 2)
    stretch = t / normal * np.sqrt(n / (n - 1)) * widening
    usable = (effective >= LEAST_BLOCKS) & ~np.isnan(estimate)
    ends = np.full((*np.shape(estimate), 2), np.nan)
    if not usable.any():
        return ends
    known = np.where(usable, drawn, 0.5)
    for side, probability in enumerate(((1 - LEVEL) / 2, (1 + LEVEL) / 2)):
        quantile = np.nanquantile(known, probability, axis=0)
        ends[..., side] = _moved(estimate, quantile, stretch, signed)
    fixed = np.nanmin(known, axis=0) == np.nanmax(known, axis=0)  # no draw differs: they say nothing
    ends[~usable | fixed] = np.nan
    return ends


def _moved(estimate: np.ndarray, end: np.ndarray, stretch: np.ndarray, signed: bool) -> np.ndarray:
    """The end moved away from the estimate by the factor `stretch` on the logit scale."""
    with np.errstate(invalid="ignore", divide="ignore"):
        middle, far = (special.logit((value + 1) / 2 if signed else value) for value in (estimate, end))
        moved = special.expit(middle + stretch * (far - middle))
    moved = np.where(np.isfinite(middle), moved, end)  # a score of 0 or 1 has no logit
    return 2 * moved - 1 if signed else moved
