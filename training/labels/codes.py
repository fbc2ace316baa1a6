"""Class colours to class codes and back, in arrays."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..contract.class_scheme import NODATA, ClassScheme, Colour
from ..contract.language import tr
from .findings import MAX_COLOUR_NOISE, LabelFindings


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
        findings: Collects what is no class, for one message about all windows of a raster. None: raise at once.
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
    labels = colour_to_code[packed]
    labels[~valid] = NODATA
    inexact = valid & (packed != code_to_colour[labels])
    if scheme.undefined_colours:
        inexact &= ~np.isin(packed, [_packed(colour) for colour in scheme.undefined_colours])
    seen = findings or LabelFindings()
    seen.pixels += int(np.count_nonzero(valid))
    seen.count(labels)
    if inexact.any():
        foreign = inexact & (labels == NODATA)
        seen.noisy += int(np.count_nonzero(inexact)) - int(np.count_nonzero(foreign))
        seen.add_foreign(packed, foreign, origin)
    if findings is None:
        seen.check(tr("The reference"), scheme, coloured=True)
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
    known = np.full(256, NODATA, dtype=np.uint8)
    known[list(scheme.values)] = scheme.values
    for value in scheme.undefined_values:
        if scheme.undefined is not None and 0 <= value < NODATA:
            known[value] = scheme.undefined
    if values.dtype == np.uint8:
        codes = known.take(values)
    else:
        whole = (values >= 0) & (values < NODATA) & (values == np.floor(values))
        codes = known[np.where(whole, values, np.int64(NODATA)).astype(np.uint8)]
        if scheme.undefined is not None and scheme.undefined_values:
            codes[np.isin(values, scheme.undefined_values)] = scheme.undefined
    codes[~valid] = NODATA
    missing = codes == NODATA
    foreign = missing & valid & (values != NODATA)
    seen = findings or LabelFindings()
    foreign_pixels = int(np.count_nonzero(foreign))
    seen.pixels += codes.size - int(np.count_nonzero(missing)) + foreign_pixels
    seen.count(codes)
    if foreign_pixels:
        seen.add_foreign(values, foreign, origin)
    if findings is None:
        seen.check(tr("The raster"), scheme, coloured=False)
    return codes


def classes_to_colours(labels: np.ndarray, scheme: ClassScheme) -> np.ndarray:
    """Class codes (H, W) uint8 -> red, green, blue (3, H, W) uint8; 255 (no data) becomes `nodata_grey`."""
    table = np.full((3, 256), nodata_grey(scheme), dtype=np.uint8)
    for land_cover in scheme.classes:
        table[:, land_cover.value] = land_cover.colour
    return table[:, labels]


def class_of_colour(colour: Colour, scheme: ClassScheme) -> int | None:
    """Code of the class to which a colour belongs by the rule of `colours_to_classes`; None if to none."""
    code = int(_colour_tables(scheme)[0][_packed(colour)])
    return None if code == NODATA else code


def nodata_grey(scheme: ClassScheme) -> int:
    """The nodata value of coloured rasters: the grey nearest to 128 that is in no class colour.

    Viewers differ in whether one or all bands must have the nodata value, so no band of a class has it if possible.
    """
    used = {part for land_cover in scheme.classes for part in land_cover.colour}
    greys = {land_cover.colour[0] for land_cover in scheme.classes if len(set(land_cover.colour)) == 1}
    return min((v for v in range(256) if v not in greys), key=lambda v: (v in used, abs(v - 128)))


def _packed(colour: Colour) -> int:
    red, green, blue = colour
    return red << 16 | green << 8 | blue


@lru_cache(maxsize=4)
def _colour_tables(scheme: ClassScheme) -> tuple[np.ndarray, np.ndarray]:
    """Look-up tables between packed colours and class codes.

    Returns:
        Packed colour (red << 16 | green << 8 | blue) -> class code, (2**24,) uint8, 255 for colours of no class; and
        class code -> packed exact colour, (256,) uint32, a value that no colour has for codes of no class.
    """
    codes = np.full((256, 256, 256), NODATA, dtype=np.uint8)
    near = np.zeros(codes.shape, dtype=np.uint8)  # number of classes close to a colour, at most 255
    colours = np.full(256, 0xFFFFFFFF, dtype=np.uint32)
    boxes = []
    undefined = NODATA if scheme.undefined is None else scheme.undefined
    colours_of = [(c.colour, c.value) for c in scheme.classes] + [(c, undefined) for c in scheme.undefined_colours]
    for colour, value in colours_of:
        box = tuple(slice(max(0, part - MAX_COLOUR_NOISE), part + MAX_COLOUR_NOISE + 1) for part in colour)
        boxes.append(box)
        codes[box] = value
        near[box] += 1
    for box in boxes:
        codes[box][near[box] > 1] = NODATA  # close to two classes: belongs to neither
    for colour, value in colours_of:
        codes[colour] = value
    for land_cover in scheme.classes:
        colours[land_cover.value] = _packed(land_cover.colour)
    return codes.ravel(), colours
