"""A class raster, read strip by strip as class codes; its classes counted, and random pixels of them found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..contract.class_scheme import ClassScheme
from ..contract.errors import LabelValueError
from ..contract.language import tr
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..raster_io import Grid, RasterReader, upright_grid
from .findings import LabelFindings
from .raster_values import survey
from .reference_reader import ReferenceReader, label_strips


class ClassRaster:
    """A class raster on the disk. Each method reads it once, with memory for one strip.

    Args:
        path: One band of class codes.
        scheme: Its classes.

    Raises:
        RasterError: If it cannot be read, or is not upright.
        LabelValueError: If it cannot be a class raster.
    """

    def __init__(self, path: str | Path, scheme: ClassScheme) -> None:
        self.path, self._scheme = Path(path), scheme
        self.grid: Grid = upright_grid(path)
        with open_class_raster(path, scheme) as reader:
            self._facts = reader.facts

    def count(self, reporter: Reporter) -> np.ndarray:
        """Pixels of each value, shape (256,), int64; at 255 those without data.

        Raises:
            LabelValueError: If a pixel is no class; names the values, their counts and first places.
        """
        counts, findings = np.zeros(256, dtype=np.int64), LabelFindings()
        for codes, _ in self._strips(reporter, tr("Counting classes"), findings):
            counts += np.bincount(codes.ravel(), minlength=256)
        findings.check(self.path, self._scheme, coloured=False)
        self._facts.report(reporter)
        findings.report(str(self.path), self._scheme, coloured=False, reporter=reporter)
        return counts

    def find(self, ranks: dict[int, np.ndarray], reporter: Reporter) -> dict[int, np.ndarray]:
        """Where certain pixels of each class lie.

        Args:
            ranks: Class value -> numbers of its pixels, counted from 0 along the rows from the top, in any order.
            reporter: Receives the progress, 0-1.

        Returns:
            Class value -> column and row of each, shape (n, 2), int64, in the order of the ranks.
        """
        places = {value: np.zeros((len(wanted), 2), dtype=np.int64) for value, wanted in ranks.items()}
        order = {value: np.argsort(wanted) for value, wanted in ranks.items()}
        ascending = {value: wanted[order[value]] for value, wanted in ranks.items()}
        seen = dict.fromkeys(ranks, 0)
        for codes, first_row in self._strips(reporter, tr("Placing points"), LabelFindings()):
            in_strip = np.bincount(codes.ravel(), minlength=256)
            for value, wanted in ascending.items():
                begin, end = np.searchsorted(wanted, [seen[value], seen[value] + in_strip[value]])
                if begin < end:
                    pixels = np.flatnonzero(codes == value)[wanted[begin:end] - seen[value]]
                    rows, cols = np.divmod(pixels, self.grid.width)
                    places[value][order[value][begin:end]] = np.stack([cols, rows + first_row], axis=1)
                seen[value] += int(in_strip[value])
        return places

    def _strips(self, reporter: Reporter, stage: str, findings: LabelFindings) -> Iterator[tuple[np.ndarray, int]]:
        """Codes of each strip (H, W) uint8, and its first row."""
        with ReferenceReader(self.path, self.grid, self._scheme, self._facts) as reader:
            for window in label_strips(self.grid):
                stop_if_cancelled(reporter)
                yield reader.read(window, findings), window.row_off
                reporter.progress(
                    window.row_end / self.grid.height,
                    stage,
                    tr("row {row} of {rows}", row=window.row_end, rows=self.grid.height),
                )


def open_class_raster(path: str | Path, scheme: ClassScheme) -> ReferenceReader:
    """Open a raster of class codes on its own grid.

    Raises:
        RasterError: If it cannot be read, or is not upright.
        LabelValueError: If it has several bands, colours, or numbers that are not whole.
    """
    grid = upright_grid(path)
    with RasterReader(path) as raster:
        bands, dtype = len(raster.bands), raster.dtype
    decimals = [v for v in survey(path).counts if v != int(v)] if np.issubdtype(np.dtype(dtype), np.floating) else []
    if bands == 2 or decimals or (bands >= 3 and not survey(path).grey):
        what = (
            tr("the value {value:g}", value=decimals[0])
            if decimals
            else tr("{bands} bands of type {dtype}", bands=bands, dtype=dtype)
        )
        raise LabelValueError(
            tr("{path} has {what}, but a class raster has one band of whole numbers.", path=path, what=what),
            tr("Choose the class raster that the classification wrote; turn a coloured one into class codes first."),
        )
    reader = ReferenceReader(path, grid, scheme)
    if reader.coloured:
        reader.close()
        raise LabelValueError(
            tr("{path} is a picture in class colours, but a class raster has class codes.", path=path),
            tr("Turn it into class codes first, with 'Class colours to class codes'."),
        )
    return reader
