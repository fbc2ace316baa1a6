"""By how much scores differ between two ways to train: paired by place and by seed, uncertain by both."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse, special
from scipy.optimize import brentq

from ..contract.language import tr
from .autocorrelation import Correlogram, error_correlogram
from .block_bootstrap import LEAST_BLOCKS, LEVEL, Blocks, cut_into_blocks, resampled_matrices
from .block_counts import BlockCounts
from .scores import score_arrays

_LOG_LEAST_P = -400.0  # natural logarithm; for levels much below it, SciPy has no quantiles of the t distribution

Runs = Sequence[Sequence[BlockCounts]]  # the counts of each raster, for each repeat


@dataclass(frozen=True)
class PairedDifference:
    """Scores of the second way minus those of the first, and how sure that is.

    Args:
        estimate: Score as in `score_arrays` -> mean difference over the repeats, shape () or (K,); NaN if undefined.
        space: Score -> standard error by the choice of the ground; NaN where it is not known.
        seeds: Score -> standard error by chance in the training; 0 with a single repeat, which cannot show it.
        effective_blocks: Score -> number of equally large blocks that would say as much.
        repeats: Trainings of each of the two.
        blocks: Blocks with compared pixels.
        block_size: Least side of the blocks, pixels.
        range_px: Range of the differences' autocorrelation, pixels.
        widening: Factor on `space` that makes up for the correlation across the edges of blocks; it is in it already.
        problem: Why there are no intervals at all; "" if there are.
    """

    estimate: dict[str, np.ndarray]
    space: dict[str, np.ndarray]
    seeds: dict[str, np.ndarray]
    effective_blocks: dict[str, np.ndarray]
    repeats: int
    blocks: int
    block_size: int
    range_px: float
    widening: float
    problem: str

    def interval(self, score: str, index: int | None = None) -> tuple[float, float] | None:
        """The 95 % interval of a score's difference, or of that of class `index`; None if there is none.

        It ends at -1 and 1: scores lie in 0-1 (kappa's difference is cut off there, too).
        """
        estimate, half = self._value(self.estimate, score, index), self._half(score, index, 1 - LEVEL)
        if not (math.isfinite(half) and math.isfinite(estimate)):
            return None
        return max(-1.0, estimate - half), min(1.0, estimate + half)

    def p_value(self, score: str, index: int | None = None) -> float:
        """The least level at which the interval would leave out 0; NaN if there is no interval.

        So it is below 0.05 exactly if the 95 % interval leaves out 0.
        """
        estimate = abs(self._value(self.estimate, score, index))
        if self.interval(score, index) is None:
            return math.nan

        def excess(logarithm: float) -> float:
            return self._half(score, index, math.exp(logarithm)) - estimate

        return math.exp(brentq(excess, _LOG_LEAST_P, 0.0) if excess(_LOG_LEAST_P) > 0 else _LOG_LEAST_P)

    def _half(self, score: str, index: int | None, level: float) -> float:
        """Half the width of the interval that is wrong in the share `level` of all cases."""
        space, seeds, n = (self._value(part, score, index) for part in (self.space, self.seeds, self.effective_blocks))
        if not (n >= LEAST_BLOCKS and space + seeds > 0):
            return math.nan
        by_space = space * _t(n - 1, level)
        return math.hypot(by_space, seeds * _t(self.repeats - 1, level)) if self.repeats > 1 else by_space

    def _value(self, part: dict[str, np.ndarray], score: str, index: int | None) -> float:
        if score not in part:
            return math.nan
        return float(part[score] if index is None else part[score][index])


def paired_bootstrap(first: Runs, second: Runs, block_size: int, seed: int) -> PairedDifference:
    """Compare two ways to train that were tried on the same rasters, each with the same seeds.

    What is estimated is the difference to be expected of another training on other ground of this kind. It is uncertain
    for two reasons that add up:

    - space: blocks of ground are drawn with replacement, the same ones for all runs, and the difference of the scores,
      mean over the repeats, is computed from the sums of their matrices. Its standard deviation over the draws, times
      sqrt(n / (n - 1)) for n effective blocks and `Correlogram.widening` (see `block_bootstrap`), is the standard
      error. Block size and widening come from the correlogram of the differences;
    - seeds: s / sqrt(R), with the standard deviation s of the differences of the R repeats.

    Both are multiplied with the t quantile of their own degrees of freedom, n - 1 and R - 1, and added as squares (Howe
    1974). Other than with the degrees of freedom of Satterthwaite (1946), the interval then is not too narrow where two
    or three repeats happen to agree (simulated: test_paired_bootstrap.py). As in other bootstraps of
    crossed factors, what blocks and seeds do together is counted twice, on the safe side (Owen 2007).

    Args:
        first: Counts of the way to compare with: each raster, for each repeat.
        second: Those of the other one, of the same rasters, in the same order of the seeds; every pixel must be counted
            in all of them or in none.
        block_size: Least side of a block, pixels; 0: by the range of the differences, as in `block_bootstrap`.
        seed: Start of the random numbers: the same one gives the same intervals.
    """
    shape, correlogram = first[0][0].shape, _correlogram(first, second)
    cut = cut_into_blocks([*first, *second], correlogram, block_size)
    problem = cut.problem
    if not correlogram.range_cells:
        problem = tr("the differences do not vary from place to place, so that they tell nothing")
    estimate, seeds = _by_seeds(np.stack([_total(part, shape) for part in cut.maps]))
    unknown = {name: np.full_like(values, np.nan) for name, values in estimate.items()}
    return PairedDifference(
        estimate,
        space=unknown if problem else _by_space(cut, shape, seed),
        seeds=seeds,
        effective_blocks=cut.effective,
        repeats=len(first),
        blocks=cut.number,
        block_size=cut.size,
        range_px=cut.range_px,
        widening=cut.widening,
        problem=problem,
    )


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjust p values so that all statements together are wrong in at most the share that each claims (Holm 1979).

    Args:
        p_values: Of the comparisons made together; NaN where there is none, which does not count.

    Returns:
        Adjusted ones in the same order.
    """
    known = sorted((i for i, p in enumerate(p_values) if not math.isnan(p)), key=lambda i: p_values[i])
    adjusted, largest = [math.nan] * len(p_values), 0.0
    for rank, i in enumerate(known):
        largest = max(largest, min(1.0, (len(known) - rank) * p_values[i]))
        adjusted[i] = largest
    return adjusted


def _correlogram(first: Runs, second: Runs) -> Correlogram:
    """How the differences in errors covary, summed over the repeats.

    `error_correlogram` correlates errors - rate * pixels. With second - first + pixels as errors, out of twice the
    pixels, that is the difference minus its mean rate.
    """
    parts = []
    for rasters in zip(*first, *second, strict=True):
        counted = [part.pixels_and_errors() for part in rasters]
        repeats = len(counted) // 2
        pixels = sum(pixels for pixels, _ in counted[:repeats])
        before, after = (sum(errors for _, errors in half) for half in (counted[:repeats], counted[repeats:]))
        parts.append((np.asarray(2 * pixels), np.asarray(after - before + pixels)))
    return error_correlogram(parts)


def _total(blocks: sparse.csr_matrix, shape: tuple[int, int]) -> np.ndarray:
    return np.asarray(blocks.sum(axis=0)).reshape(shape)


def _differences(matrices: np.ndarray) -> dict[str, np.ndarray]:
    """Second minus first for each repeat, from matrices (..., 2 R, K, C): (..., R) or (..., R, K)."""
    repeats = matrices.shape[-3] // 2
    before, after = score_arrays(matrices[..., :repeats, :, :]), score_arrays(matrices[..., repeats:, :, :])
    return {name: after[name] - before[name] for name in before}


def _axis_of_repeats(values: np.ndarray, dimensions: int) -> int:
    """Where the repeats stand: last, or before the classes."""
    return -1 if values.ndim == dimensions else -2


def _by_seeds(matrices: np.ndarray) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Mean difference over the repeats and its standard error, from the whole matrices (2 R, K, C)."""
    means, errors = {}, {}
    repeats = len(matrices) // 2
    for name, values in _differences(matrices).items():
        axis = _axis_of_repeats(values, 1)
        means[name] = values.mean(axis=axis)
        spread = values.std(axis=axis, ddof=1) if repeats > 1 else np.zeros_like(means[name])
        errors[name] = spread / math.sqrt(repeats)
    return means, errors


def _by_space(cut: Blocks, shape: tuple[int, int], seed: int) -> dict[str, np.ndarray]:
    """Standard error by space of the mean difference of each score."""
    drawn: dict[str, list[np.ndarray]] = {}
    for matrices in resampled_matrices(cut.maps, shape, seed):
        for name, values in _differences(matrices).items():
            drawn.setdefault(name, []).append(values.mean(axis=_axis_of_repeats(values, 2)))
    errors = {}
    for name, parts in drawn.items():
        values, n = np.concatenate(parts), np.maximum(cut.effective[name], 2.0)
        known = ~np.isnan(values)
        mean = np.where(known, values, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
        squares = np.where(known, (values - mean) ** 2, 0).sum(axis=0) / np.maximum(known.sum(axis=0) - 1, 1)
        errors[name] = np.sqrt(squares * n / (n - 1)) * cut.widening
    return errors


def _t(freedom: float, level: float) -> float:
    """Two-sided quantile of the t distribution."""
    return float(-special.stdtrit(freedom, level / 2))
