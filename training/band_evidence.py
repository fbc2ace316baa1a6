"""What the pixels say of the order of the bands. NumPy only: QGIS's own process uses this module too.

Measured on 170 aerial images (IRRG and RGBI from France and the United States in summer and autumn, RGB from Dubai): in
visible bands the correlation of neighbours, red with green, is about that of the next pair; near infrared goes with red
at least 2.5 times less closely (1 - correlation) than red with green. And plants have a higher NDVI than roofs and
roads: by 0.16 or more with near infrared and red, by 0.06 or less with any two visible bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .contract.bands import PixelDoubt

_BINS = 200  # of NDVI from -1 to 1
_MIN_PIXELS = 1000
_ALIKE, _AS_NEAR = 0.9, 1.5  # correlation of two visible bands; how much farther apart than neighbours they may be
_PLANTS = 0.25  # NDVI that 5 % of the pixels of most places with plants exceed
_CLEARLY = 0.1  # difference of correlations
_WATER = -0.3  # NDVI that is rare even over water, unless near infrared and red are swapped
_CONTRAST, _CLEAR_CONTRAST = 0.07, 0.15  # NDVI of plants minus that of what is built; see above


@dataclass(frozen=True)
class BandEvidence:
    """Sums over pixels, of one or more places; merged by addition.

    Args:
        pixels: Number of pixels.
        sums: Of each band, shape (B,).
        products: Of each two bands, shape (B, B).
        ndvi: Pixels in classes of NDVI from -1 to 1, shape (200,).
        class_pixels: Pixels of each label value, shape (256,).
        class_sums: Of each label value and band, shape (256, B).
    """

    pixels: int
    sums: np.ndarray
    products: np.ndarray
    ndvi: np.ndarray
    class_pixels: np.ndarray
    class_sums: np.ndarray

    @classmethod
    def from_pixels(cls, bands: np.ndarray, nir: int, red: int, labels: np.ndarray | None = None) -> BandEvidence:
        """Measure pixels.

        Args:
            bands: Values, shape (B, N).
            nir: Index of the band taken for near infrared.
            red: Index of the band taken for red.
            labels: Label values, shape (N,) uint8; None if they are not known.
        """
        values = bands.astype(np.float64)
        total = values[nir] + values[red]
        defined = total > 0
        ndvi = (values[nir] - values[red])[defined] / total[defined]
        # np.histogram takes four times as long.
        classes = np.clip((ndvi + 1) * (_BINS / 2), 0, _BINS - 1).astype(np.int64)
        counts = np.bincount(classes, minlength=_BINS)
        of_class, class_sums = np.zeros(256, dtype=np.int64), np.zeros((256, len(values)))
        if labels is not None:
            of_class = np.bincount(labels, minlength=256)
            class_sums = np.stack([np.bincount(labels, weights=band, minlength=256) for band in values], axis=1)
        return cls(values.shape[1], values.sum(axis=1), values @ values.T, counts, of_class, class_sums)

    def __add__(self, other: BandEvidence) -> BandEvidence:
        """The evidence of both."""
        return BandEvidence(
            self.pixels + other.pixels,
            self.sums + other.sums,
            self.products + other.products,
            self.ndvi + other.ndvi,
            self.class_pixels + other.class_pixels,
            self.class_sums + other.class_sums,
        )

    @property
    def means(self) -> np.ndarray:
        """Mean of each band, shape (B,)."""
        return np.asarray(self.sums / max(1, self.pixels))

    def correlations(self) -> np.ndarray:
        """Of each two bands, shape (B, B); NaN for a band that is constant."""
        count = max(1, self.pixels)
        covariance = self.products / count - np.outer(self.sums, self.sums) / count**2
        spread = np.sqrt(np.maximum(np.diag(covariance), 0))
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(covariance / np.outer(spread, spread))

    def ndvi_percentile(self, percent: float) -> float:
        """NDVI below which so many pixels lie, to 0.01; NaN without any."""
        below = np.cumsum(self.ndvi)
        if not below[-1]:
            return float("nan")
        return float(-1 + 2 * (np.searchsorted(below, percent / 100 * below[-1]) + 1) / _BINS)

    def doubt(self, nir: int, red: int) -> PixelDoubt | None:
        """How the pixels contradict near infrared and red in these bands (indices); None if they do not.

        Needs a third band to compare with.
        """
        others = [index for index in range(len(self.sums)) if index not in (nir, red)]
        together = np.abs(self.correlations())
        if not others or self.pixels < _MIN_PIXELS or np.isnan(together[[nir, red]][:, [nir, red, *others]]).any():
            return None
        correlation, high, low = together[nir, red], self.ndvi_percentile(95), self.ndvi_percentile(5)
        with_red, with_nir = together[red, others], together[nir, others]
        if low < _WATER and high < -low and with_red.max() < with_nir.max() - _CLEARLY:
            return PixelDoubt("swapped", float(correlation), high)
        if correlation < _ALIKE or high >= _PLANTS:
            return None
        apart = [index for index in others if max(together[nir, index], together[red, index]) < correlation - _CLEARLY]
        if apart or 1 - correlation <= _AS_NEAR * (1 - with_red.max()):
            usual = len(self.sums) == 4 and (nir, red) == (0, 1)  # red, green, blue, near infrared is the other order
            return PixelDoubt("alike", float(correlation), high, (4, 1) if usual else None)
        return None

    def contrast(self, nir: int, red: int, plants: Sequence[int], built: Sequence[int]) -> float | None:
        """NDVI of plants minus NDVI of what is built, each of its mean values; None if there are too few of either.

        Args:
            nir: Index of the band taken for near infrared.
            red: Index of the band taken for red.
            plants: Label values of plants.
            built: Label values of buildings and roads.
        """
        if min(self.class_pixels[list(values)].sum() for values in (plants, built)) < _MIN_PIXELS:
            return None
        return self.class_ndvi(nir, red, plants) - self.class_ndvi(nir, red, built)

    def class_ndvi(self, nir: int, red: int, values: Sequence[int]) -> float:
        """NDVI of the mean values of the pixels with these labels, in two bands (indices)."""
        sums = self.class_sums[list(values)].sum(axis=0)
        total = float(sums[nir] + sums[red])
        return float(sums[nir] - sums[red]) / total if total > 0 else 0.0

    def best_pair(self, plants: Sequence[int], built: Sequence[int]) -> tuple[int, int] | None:
        """The two bands (indices) with the highest contrast, if it is one of near infrared and red."""
        count = len(self.sums)
        pairs = [(nir, red) for nir in range(count) for red in range(count) if nir != red]
        found = [(*pair, self.contrast(*pair, plants, built) or 0.0) for pair in pairs]
        nir, red, highest = max(found, key=lambda entry: entry[2])
        return (nir, red) if highest >= _CLEAR_CONTRAST else None


def is_too_low(contrast: float) -> bool:
    """Whether a contrast between plants and what is built cannot be one of near infrared and red."""
    return contrast < _CONTRAST
