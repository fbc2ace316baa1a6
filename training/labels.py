"""Labels: class colours to class codes and back, and references read as class codes whatever they are stored as."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from .contract.classes import NODATA, ClassScheme, load_scheme
from .contract.config import LabelsConfig
from .contract.errors import LabelValueError
from .jobs import JobResult
from .label_findings import MAX_COLOUR_NOISE, LabelFindings
from .raster_io import Grid, RasterReader, RasterWriter, read_grid
from .reporter import Reporter, stop_if_cancelled
from .windows import Window, strips

_STRIP_PIXELS = 4_000_000


def colours_to_classes(
    rgb: np.ndarray,
    valid: np.ndarray,
    scheme: ClassScheme,
    findings: LabelFindings | None = None,
    origin: tuple[int, int] = (0, 0),
) -> np.ndarray:
    """Turn class colours into class codes.

    Args:
        rgb: Red, green, blue, shape (3, H, W), uint8.
        valid: Shape (H, W), bool, True where the picture has data.
        scheme: The classes and their colours.
        findings: Collects what is odd, so that one message can speak for all windows of a raster. None: raise at once.
        origin: Column and row of the window in its raster, for messages.

    Returns:
        Class codes, shape (H, W), uint8; 255 where not valid and where the colour is no class colour. A colour belongs
        to a class if it differs by at most 16 in each of red, green and blue from this class colour and no other.

    Raises:
        LabelValueError: Without `findings`, if a valid pixel's colour is no class colour.
    """
    packed = rgb[0].astype(np.uint32)  # (H, W)
    for band in rgb[1:]:
        packed <<= 8
        packed |= band
    colour_to_code, code_to_colour = _colour_tables(scheme)
    labels: np.ndarray = colour_to_code[packed]
    labels[~valid] = NODATA
    inexact = valid & (packed != code_to_colour[labels])
    seen = findings or LabelFindings()
    seen.pixels += int(np.count_nonzero(valid))
    if inexact.any():
        foreign = inexact & (labels == NODATA)
        seen.noisy += int(np.count_nonzero(inexact)) - int(np.count_nonzero(foreign))
        seen.add_foreign(packed, foreign, origin)
    if findings is None:
        seen.check("The reference", scheme, coloured=True)
    return labels


def check_codes(
    values: np.ndarray,
    valid: np.ndarray,
    scheme: ClassScheme,
    findings: LabelFindings | None = None,
    origin: tuple[int, int] = (0, 0),
) -> np.ndarray:
    """Check class codes of any number type.

    Args:
        values: Shape (H, W), integers or whole numbers.
        valid: Shape (H, W), bool, True where the raster has data; 255 means no data in any case.
        scheme: The classes.
        findings: As in `colours_to_classes`.
        origin: As in `colours_to_classes`.

    Returns:
        Class codes, shape (H, W), uint8; 255 where there is no data and where the value is no class.

    Raises:
        LabelValueError: Without `findings`, if a valid pixel's value is no class.
    """
    valid = valid & (values != NODATA)
    known = np.zeros(256, dtype=bool)
    known[list(scheme.values)] = True
    codes = np.where(valid & (values >= 0) & (values < NODATA), values, NODATA).astype(np.uint8)
    foreign = valid & (~known[codes] | (codes != values))
    codes[foreign] = NODATA
    seen = findings or LabelFindings()
    seen.pixels += int(np.count_nonzero(valid))
    if foreign.any():
        seen.add_foreign(values, foreign, origin)
    if findings is None:
        seen.check("The raster", scheme, coloured=False)
    return codes


def classes_to_colours(labels: np.ndarray, scheme: ClassScheme) -> np.ndarray:
    """Class codes (H, W) uint8 -> red, green, blue (3, H, W) uint8; 255 (no data) becomes `nodata_grey`."""
    table = np.full((3, 256), nodata_grey(scheme), dtype=np.uint8)
    for item in scheme.classes:
        table[:, item.value] = item.colour
    return table[:, labels]


def nodata_grey(scheme: ClassScheme) -> int:
    """The nodata value of coloured rasters: the grey nearest to 128 that is in no class colour.

    Viewers differ in whether one or all bands must have the nodata value, so no band of a class has it if possible.
    """
    used = {part for item in scheme.classes for part in item.colour}
    greys = {item.colour[0] for item in scheme.classes if len(set(item.colour)) == 1}
    return min((v for v in range(256) if v not in greys), key=lambda v: (v in used, abs(v - 128)))


class ReferenceReader:
    """A reference raster read as class codes, be it stored in codes or in colours, on any grid.

    Args:
        path: One band of class codes, or three 8-bit bands of class colours (an alpha band tells where there is data).
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
        self.resampled = self._reader.resampled
        bands, dtype = self._reader.bands, self._reader.dtype
        self.coloured = len(bands) >= 3
        self._bands = bands[:3] if self.coloured else bands[:1]
        if len(bands) == 2 or (self.coloured and dtype != "uint8"):
            self._reader.close()
            raise LabelValueError(
                f"{path} has {len(bands)} bands of type {dtype}, but a reference has one band of class codes or three "
                "8-bit bands of class colours.",
                "Choose the reference, not the orthophoto or the heights.",
            )

    def read(self, window: Window, findings: LabelFindings | None = None) -> np.ndarray:
        """Labels of a window, (H, W) uint8, 255 where there is no data or the window leaves the raster.

        Raises:
            LabelValueError: Without `findings`, if a pixel is no class.
        """
        pixels, valid = self._reader.read(window, self._bands)
        seen = findings or LabelFindings()
        origin = (window.col_off, window.row_off)
        if self.coloured:
            labels = colours_to_classes(pixels, valid, self.scheme, seen, origin)
        else:
            labels = check_codes(pixels[0], valid, self.scheme, seen, origin)
        if findings is None:
            self.judge(seen)
        return labels

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


def run(config: LabelsConfig, reporter: Reporter) -> JobResult:
    """Turn class colours into class codes, or back, strip by strip."""
    scheme = load_scheme(config.classes)
    to_classes = config.direction == "colours_to_classes"
    grid = read_grid(config.input)
    with ReferenceReader(config.input, grid, scheme) as reader:
        if reader.coloured != to_classes:
            has, wanted = ("class colours", "class codes") if reader.coloured else ("one band", "class colours")
            raise LabelValueError(
                f"{config.input} has {has}, but the direction {config.direction} takes {wanted}.",
                "Choose the other direction, or another raster.",
            )
        writer = _writer(config.output, grid, scheme, to_classes)
        findings = LabelFindings()
        counts = np.zeros(256, dtype=np.int64)
        with writer:
            for labels in _read_strips(reader, findings, reporter):
                counts += np.bincount(labels.ravel(), minlength=256)
                writer.write_rows(labels[None] if to_classes else classes_to_colours(labels, scheme))
            reader.judge(findings)
        findings.warn(reader.path, reporter)
    for item in scheme.classes:
        reporter.info(f"{item.value} {item.name}: {counts[item.value]} pixels")
    reporter.info(f"no data: {counts[NODATA]} pixels")
    scores = {"pixels": int(counts.sum()), "pixels_without_data": int(counts[NODATA]), "noisy_pixels": findings.noisy}
    return JobResult(outputs={"output": config.output}, scores=scores)


def _writer(path: str, grid: Grid, scheme: ClassScheme, to_classes: bool) -> RasterWriter:
    if to_classes:
        return RasterWriter(path, grid, "uint8", NODATA, band_names=("class",), scheme=scheme)
    return RasterWriter(path, grid, "uint8", nodata_grey(scheme), count=3, band_names=("red", "green", "blue"))


def _read_strips(reader: ReferenceReader, findings: LabelFindings, reporter: Reporter) -> Iterator[np.ndarray]:
    windows = label_strips(reader.grid)
    for done, window in enumerate(windows):
        stop_if_cancelled(reporter)
        yield reader.read(window, findings)
        reporter.progress((done + 1) / len(windows), "Converting", f"strip {done + 1} of {len(windows)}")


@lru_cache(maxsize=4)
def _colour_tables(scheme: ClassScheme) -> tuple[np.ndarray, np.ndarray]:
    """Tables that answer each pixel with one look-up.

    Returns:
        Packed colour (red << 16 | green << 8 | blue) -> class code, (2**24,) uint8, 255 for colours of no class; and
        class code -> packed exact colour, (256,) uint32, a value that no colour has for codes of no class.
    """
    codes = np.full((256, 256, 256), NODATA, dtype=np.uint8)
    near = np.zeros(codes.shape, dtype=np.uint8)  # number of classes close to a colour, at most 255
    colours = np.full(256, 0xFFFFFFFF, dtype=np.uint32)
    boxes = []
    for item in scheme.classes:
        box = tuple(slice(max(0, part - MAX_COLOUR_NOISE), part + MAX_COLOUR_NOISE + 1) for part in item.colour)
        boxes.append(box)
        codes[box] = item.value
        near[box] += 1
        red, green, blue = item.colour
        colours[item.value] = red << 16 | green << 8 | blue
    for box in boxes:
        codes[box][near[box] > 1] = NODATA  # close to two classes: belongs to neither
    for item in scheme.classes:
        codes[item.colour] = item.value
    return codes.ravel(), colours
