"""A class raster and a reference pixel by pixel, on the class raster's grid: what is compared and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.language import later, tr
from ..jobs.reporter import Reporter
from ..labels.class_raster import open_class_raster
from ..labels.findings import LabelFindings
from ..raster_io import Grid, elsewhere, local_system, read_grid
from ..windows import Window
from .eroded_reference import ErodedReference

# Why a pixel does not count; a pixel with several reasons is counted under the first of them.
LEFT_OUT = {
    "no_reference": later("the reference has no data"),
    "undefined": later("the reference is undefined (unlabelled)"),
    "ignored": later("classes that were to be left out"),
    "border": later("too near to a border between reference classes"),
    "no_prediction": later("the classified raster has no data"),
}
REASONS = {name: number for number, name in enumerate(LEFT_OUT, start=1)}  # values of `PairedPixels.left_out`


@dataclass(frozen=True)
class PairedPixels:
    """One window of a class raster and its reference; all arrays (H, W) uint8.

    Args:
        window: Where it lies.
        reference: Class codes as read, 255 where there is no data.
        prediction: Class codes, 255 where there is no data.
        left_out: 0 where the pixel counts, else the number of the reason (`REASONS`).
    """

    window: Window
    reference: np.ndarray
    prediction: np.ndarray
    left_out: np.ndarray

    @property
    def counts(self) -> np.ndarray:
        """Where pixels count, (H, W) bool."""
        counts: np.ndarray = self.left_out == 0
        return counts


class OpenPair:
    """A class raster and its reference, open for reading. Use it in a `with` statement.

    Args:
        prediction: Class raster: one band of integers.
        reference: Raster in class codes or class colours; on another grid, it is resampled (nearest neighbour).
        scheme: The classes of both.
        erosion: Radius around borders between reference classes that is left out, pixels; 0 for none.
        ignored: Values of reference classes that do not count, beside the undefined one.

    Attributes:
        grid: The class raster's grid, on which both are read.
        resampled: Whether the reference lies on another one.
        covered: Share of the class raster that lies within the reference's extent, 0-1.
        coordinates: What is to be said of a reference in a local coordinate system; "" if nothing.
        borders: What was seen of the borders between reference classes so far.

    Raises:
        RasterError: If a raster cannot be read, or the two do not overlap.
        LabelValueError: If one of them is of the wrong kind.
    """

    def __init__(
        self, prediction: str | Path, reference: str | Path, scheme: ClassScheme, erosion: int, ignored: Sequence[int]
    ) -> None:
        self.prediction, self.reference = prediction, reference
        self._scheme, self._ignored = scheme, list(ignored)
        self._unchecked = False  # whether `strips` has begun and not yet come to its end
        self._open = ExitStack()
        try:
            self._predicted = self._open.enter_context(open_class_raster(prediction, scheme))
            self.grid = self._predicted.grid
            other = read_grid(reference)
            self.covered = _covered(self.grid, other, reference)
            self.coordinates = local_system(Path(reference), other, self.grid, later("the classified raster"))
            self._truth = self._open.enter_context(ErodedReference(reference, self.grid, scheme, erosion))
        except BaseException:
            self._open.close()
            raise
        self.resampled, self.borders = self._truth.reader.resampled, self._truth.borders

    def strips(self, reporter: Reporter) -> Iterator[PairedPixels]:
        """The whole raster once, from the top, in strips of about 4 million pixels; go through all of them.

        What is no class is named at the end, for the whole raster at once. Who leaves the loop early would not hear of
        it: the `with` statement then ends with a RuntimeError.

        Raises:
            LabelValueError: At the end, if one of the rasters holds what is no class.
        """
        in_reference, in_prediction = LabelFindings(), LabelFindings()
        self._unchecked = True
        for window, labels, eroded in self._truth.strips(in_reference, reporter):
            codes = self._predicted_codes(window, labels, in_prediction)
            yield self._pixels(window, labels, eroded, codes)
            reporter.progress(window.row_end / self.grid.height, tr("Comparing"), tr("row {row}", row=window.row_end))
        self._unchecked = False
        self._truth.reader.check_findings(in_reference)
        self._truth.reader.warn(in_reference, reporter)
        self._predicted.check_findings(in_prediction)
        self._predicted.warn(in_prediction, reporter)

    def read(self, window: Window) -> PairedPixels:
        """Any window inside the raster, after `strips` has found nothing wrong."""
        labels, eroded = self._truth.read(window)
        return self._pixels(window, labels, eroded, self._predicted_codes(window, labels))

    def _predicted_codes(self, window: Window, labels: np.ndarray, findings: LabelFindings | None = None) -> np.ndarray:
        if (labels == NODATA).all():
            return labels  # nothing to compare with: not read
        return self._predicted.read(window, findings)

    def _pixels(self, window: Window, labels: np.ndarray, eroded: np.ndarray, codes: np.ndarray) -> PairedPixels:
        undefined = NODATA if self._scheme.undefined is None else self._scheme.undefined
        masks = {
            "no_prediction": codes == NODATA,
            "border": eroded == NODATA,
            "ignored": np.isin(labels, self._ignored),
            "undefined": labels == undefined,
            "no_reference": labels == NODATA,
        }
        left_out = np.zeros(labels.shape, dtype=np.uint8)
        for name, where in masks.items():  # the first reason is set last
            left_out[where] = REASONS[name]
        return PairedPixels(window, labels, codes, left_out)

    def __enter__(self) -> OpenPair:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._open.close()
        if kind is None and self._unchecked:
            raise RuntimeError("the strips were left before the last one: what is no class was not told")


def _covered(grid: Grid, other: Grid, reference: str | Path) -> float:
    """Share of the grid within the reference's extent; without georeference, both must be of the same size."""
    if not (grid.georeferenced and other.georeferenced):
        return 1.0
    covered = grid.overlap_with(other)
    if covered <= 0:
        raise elsewhere(
            other, grid, tr("The reference {reference}", reference=reference), later("the classified raster")
        )
    return covered
