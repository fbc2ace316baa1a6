"""References read as class codes, whatever they are stored as."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.language import tr
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..raster_io import Grid, RasterReader
from ..windows import Window, strips
from .codes import check_codes, colours_to_classes
from .findings import LabelFindings
from .inspection import Meaning, ReferenceFacts, inspect

_STRIP_PIXELS = 4_000_000


class ReferenceReader:
    """A reference raster read as class codes, be it stored in codes or in colours, on any grid.

    Args:
        path: The reference; see `inspect` for what it may be.
        grid: The grid to read on; another one is resampled to it (nearest neighbour).
        scheme: The classes.
        facts: The result of `inspect`; None: it is inspected now.

    Attributes:
        coloured: Whether the raster holds colours.
        resampled: Whether its pixels come from another grid.

    Raises:
        RasterError: If the raster cannot be read on the grid.
        LabelValueError: If its bands can be neither codes nor colours.
    """

    def __init__(self, path: str | Path, grid: Grid, scheme: ClassScheme, facts: ReferenceFacts | None = None) -> None:
        self.path, self.grid, self.scheme = Path(path), grid, scheme
        if facts is None:
            RasterReader(path, like=grid).close()  # whether it can be read there at all
        self.facts = facts or inspect(path, scheme)
        self._reader = RasterReader(path, like=grid, smooth=False, count_nodata=self.facts.count_nodata)
        self.coloured, self.resampled = self.facts.coloured, self._reader.resampled

    def read(self, window: Window, findings: LabelFindings | None = None) -> np.ndarray:
        """Labels of a window, (H, W) uint8, 255 where there is no data or the window leaves the raster.

        Raises:
            LabelValueError: Without `findings`, if a pixel is no class.
        """
        pixels, valid = self._reader.read(window, self.facts.bands)
        seen = findings or LabelFindings()
        origin = (window.col_off, window.row_off)
        if self.facts.palette is not None:
            if self.facts.meaning is Meaning.PICTURE:
                valid &= pixels[0] != NODATA
            pixels = self.facts.palette[:, np.where(valid, pixels[0], 0).astype(np.uint8)]  # (3, H, W)
        if self.coloured:
            labels = colours_to_classes(pixels, valid, self.scheme, seen, origin)
        else:
            labels = check_codes(pixels[0], valid, self.scheme, seen, origin)
        if findings is None:
            self.check_findings(seen)
        return labels

    def check_findings(self, findings: LabelFindings) -> None:
        """Check what was collected while reading.

        Raises:
            LabelValueError: If a pixel was no class; names this raster.
        """
        findings.check(self.path, self.scheme, self.coloured)

    def warn(self, findings: LabelFindings, reporter: Reporter) -> None:
        """Report once how the raster is read and which classes it holds, what is doubtful, and noise in its pixels."""
        self.facts.report(reporter)
        findings.report(str(self.path), self.scheme, self.coloured, reporter)
        findings.warn(self.path, reporter)

    def check(self, reporter: Reporter) -> None:
        """Read the whole raster once; warn of noisy colours.

        Raises:
            LabelValueError: If a pixel is no class; names all such values, their counts and first places.
        """
        findings = LabelFindings()
        for window in label_strips(self.grid):
            stop_if_cancelled(reporter)
            self.read(window, findings)
            detail = tr("row {row} of {rows}", row=window.row_end, rows=self.grid.height)
            reporter.progress(window.row_end / self.grid.height, tr("Checking the reference"), detail)
        self.check_findings(findings)
        self.warn(findings, reporter)

    def close(self) -> None:
        """Close the file."""
        self._reader.close()

    def __enter__(self) -> ReferenceReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def label_strips(grid: Grid) -> list[Window]:
    """Strips of about 4 million pixels that cover a grid from the top.

    They are a whole number of GeoTIFF blocks (256 rows) high, on very wide grids 64 rows, which still is more than
    erosion reaches.
    """
    rows = _STRIP_PIXELS // grid.width
    return strips(grid.width, grid.height, rows // 256 * 256 if rows >= 256 else 64)
