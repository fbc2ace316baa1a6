"""A reference read with its borders between classes left out, strip by strip or in any window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..labels.borders import Borders, erode_borders
from ..labels.findings import LabelFindings
from ..labels.reference_reader import ReferenceReader, label_strips
from ..raster_io import Grid
from ..windows import Window


class ErodedReference:
    """A reference, open for reading. Use it in a `with` statement.

    Args:
        path: Raster in class codes or class colours; on another grid, it is resampled (nearest neighbour).
        grid: The grid to read it on.
        scheme: Its classes; the undefined one makes no border.
        erosion: Radius around borders between classes that is left out, pixels; 0 for none.

    Attributes:
        reader: The reference as it is.
        borders: What was seen of the borders between its classes so far, in `strips`.
    """

    def __init__(self, path: str | Path, grid: Grid, scheme: ClassScheme, erosion: int) -> None:
        self.reader = ReferenceReader(path, grid, scheme)
        self.borders = Borders(scheme.undefined)
        self._undefined, self._erosion = scheme.undefined, erosion

    def strips(self, findings: LabelFindings, reporter: Reporter) -> Iterator[tuple[Window, np.ndarray, np.ndarray]]:
        """Each strip once: its window, its labels as read, and its labels without borders, both (H, W) uint8.

        A strip is eroded together with the rows above and below it that the disk reaches.
        """
        windows, reach = label_strips(self.reader.grid), self._erosion
        above = np.empty((0, self.reader.grid.width), dtype=np.uint8)
        labels = self.reader.read(windows[0], findings)
        for index, window in enumerate(windows):
            stop_if_cancelled(reporter)
            self.borders.add(labels)
            below = self.reader.read(windows[index + 1], findings) if index + 1 < len(windows) else above[:0]
            eroded = labels
            if reach:
                around = np.concatenate([above, labels, below[:reach]])
                eroded = self._eroded(around)[len(above) : len(above) + window.height]
            yield window, labels, eroded
            above, labels = np.concatenate([above, labels])[-reach:] if reach else above, below

    def read(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Labels of any window as read, and without borders, both (H, W) uint8.

        Raises:
            LabelValueError: If a pixel is no class.
        """
        labels = self.reader.read(window.grown(self._erosion))
        inside = Window(self._erosion, self._erosion, window.width, window.height).slices
        return labels[inside], self._eroded(labels)[inside]

    def _eroded(self, labels: np.ndarray) -> np.ndarray:
        """Labels with 255 at borders between classes; undefined pixels make no border."""
        if not self._erosion:
            return labels
        known = labels if self._undefined is None else np.where(labels == self._undefined, NODATA, labels)
        return erode_borders(known.astype(np.uint8, copy=False), self._erosion)

    def __enter__(self) -> ErodedReference:
        return self

    def __exit__(self, *_: object) -> None:
        self.reader.close()
