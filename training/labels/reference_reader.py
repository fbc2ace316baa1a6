"""References read as class codes, whatever they are stored as."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme
from ..contract.errors import LabelValueError
from ..jobs.reporter import Reporter, stop_if_cancelled
from ..raster_io import ColourTable, Grid, RasterReader
from ..windows import Window, strips
from .codes import check_codes, class_of_colour, colours_to_classes
from .findings import LabelFindings
from .palette import CODES, FOREIGN, PICTURE, count_pixels, reads_as, values_in

_STRIP_PIXELS = 4_000_000


class ReferenceReader:
    """A reference raster read as class codes, be it stored in codes or in colours, on any grid.

    Args:
        path: One band of class codes, or class colours: three 8-bit bands (an alpha band tells where there is data), or
            one band with a palette that has the colours of the classes at other values than their codes.
        grid: The grid to read on; another one is resampled to it (nearest neighbour).
        scheme: The classes.

    Attributes:
        coloured: Whether the raster holds colours.
        resampled: Whether its pixels come from another grid.

    Raises:
        RasterError: If the raster cannot be read on the grid.
        LabelValueError: If its bands can be neither codes nor colours.
    """

    def __init__(self, path: str | Path, grid: Grid, scheme: ClassScheme) -> None:
        self.path, self.grid, self.scheme = Path(path), grid, scheme
        self._reader = RasterReader(path, like=grid, smooth=False)
        try:
            self._prepare()
        except BaseException:
            self._reader.close()
            raise

    def _prepare(self) -> None:
        self.resampled = self._reader.resampled
        bands, dtype = self._reader.bands, self._reader.dtype
        self.coloured = len(bands) >= 3
        self._bands = bands[:3] if self.coloured else bands[:1]
        if len(bands) == 2 or (self.coloured and dtype != "uint8"):
            raise LabelValueError(
                f"{self.path} has {len(bands)} bands of type {dtype}, but a reference has one band of class codes or "
                "three 8-bit bands of class colours.",
                "Choose the reference, not the orthophoto or the heights.",
            )
        self._meaning = CODES if self.coloured else self._read_palette()
        self.coloured = self.coloured or self._meaning == PICTURE

    def _read_palette(self) -> str:
        """What the values of a single band mean."""
        table, scheme = self._reader.colour_table, self.scheme
        if table is None or all(table.colours.get(item.value) == item.colour for item in scheme.classes):
            return CODES  # without looking at the pixels
        meaning = reads_as(table, values_in(self.path), scheme)
        if meaning == PICTURE and self._reader.dtype != "uint8":
            return FOREIGN
        return meaning

    @cached_property
    def _palette(self) -> np.ndarray:
        """Colours of the 256 values, (3, 256) uint8."""
        palette = np.zeros((3, 256), dtype=np.uint8)
        for value, colour in self._table.colours.items():
            palette[:, value] = colour
        return palette

    @property
    def _table(self) -> ColourTable:
        return self._reader.colour_table or ColourTable({}, {})

    def read(self, window: Window, findings: LabelFindings | None = None) -> np.ndarray:
        """Labels of a window, (H, W) uint8, 255 where there is no data or the window leaves the raster.

        Raises:
            LabelValueError: Without `findings`, if a pixel is no class.
        """
        pixels, valid = self._reader.read(window, self._bands)
        seen = findings or LabelFindings()
        origin = (window.col_off, window.row_off)
        if self._meaning == PICTURE:
            valid &= pixels[0] != NODATA
            pixels = self._palette[:, pixels[0]]  # (3, H, W)
        if self.coloured:
            labels = colours_to_classes(pixels, valid, self.scheme, seen, origin)
        else:
            labels = check_codes(pixels[0], valid, self.scheme, seen, origin)
        if findings is None:
            self.judge(seen)
        else:
            findings.facts |= self._facts
            findings.doubts |= self._doubts
        return labels

    @cached_property
    def _facts(self) -> set[str]:
        if self._meaning != PICTURE:
            return set()
        colours = {value: self._table.colours[int(value)] for value in values_in(self.path)}
        codes = {value: class_of_colour(colour, self.scheme) for value, colour in colours.items()}
        read = ", ".join(f"{value} as {self.scheme.name_of(code)}" for value, code in codes.items() if code is not None)
        return {f"is a coloured picture stored with a palette; by their colours, its values are read so: {read}"}

    @cached_property
    def _doubts(self) -> set[str]:
        doubts = {
            self._renamed() if self._meaning == FOREIGN else "",
            self._hidden() if self._meaning != PICTURE else "",
        }
        return doubts - {""}

    def _renamed(self) -> str:
        """Where a foreign palette has other names for the classes."""
        names = self._table.names
        other = [
            f"{item.value} is {names[item.value]!r}, not {item.name!r}"
            for item in self.scheme.classes
            if names.get(item.value, item.name).lower() != item.name.lower()
        ]
        return (
            f"by the raster's own legend {'; '.join(other)}. Its values are taken as codes all the same"
            if other
            else ""
        )

    def _hidden(self) -> str:
        """What a nodata value hides that is a class as well."""
        nodata = self._reader.nodata
        if nodata is None:
            return ""
        hidden = [
            item
            for item in self.scheme.learnt()
            if (item.colour == (nodata,) * 3 if self.coloured else item.value == nodata)
        ]
        pixels = count_pixels(self.path, nodata) if hidden else 0
        if not pixels:
            return ""
        return (
            f"{pixels} pixels of the class {hidden[0].value} {hidden[0].name} are taken as no data, since the raster's "
            f"nodata value is {nodata:g}. If they are this class, remove the nodata value: gdal_translate -a_nodata "
            "none (in QGIS: Raster > Conversion > Translate, additional parameters)"
        )

    def judge(self, findings: LabelFindings) -> None:
        """Raise a `LabelValueError` with this raster's name if something was no class."""
        findings.check(self.path, self.scheme, self.coloured)

    def check(self, reporter: Reporter) -> None:
        """Read the whole raster once; warn of noisy colours.

        Raises:
            LabelValueError: If a pixel is no class; names all such values, their counts and first places.
        """
        findings = LabelFindings()
        for window in label_strips(self.grid):
            stop_if_cancelled(reporter)
            self.read(window, findings)
            detail = f"row {window.row_end} of {self.grid.height}"
            reporter.progress(window.row_end / self.grid.height, "Checking the reference", detail)
        self.judge(findings)
        findings.warn(self.path, reporter)

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
