"""What the bands of a raster are, by their names and their pixels, and whether that agrees with the bands chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from osgeo import gdal

from ..training.band_evidence import BandEvidence
from ..training.contract.bands import NIR, RED, BandName, name_doubts, order_line
from ..training.contract.language import tr
from .gdal_file import open_raster
from .pixel_reader import PixelReader

_WINDOWS, _SIZE_PX = 4, 128  # a side
_MOST_BANDS = 12  # of which pixels are read


@dataclass(frozen=True)
class BandOrder:
    """What is to be said of the bands chosen for near infrared and red."""

    line: str
    warnings: list[str]


def band_order(path: str, nir: int, red: int) -> BandOrder:
    """Look at the names of a raster's bands and at some of its pixels.

    Args:
        path: The raster, anything GDAL opens.
        nir: Its band chosen for near infrared, counted from 1.
        red: Its band chosen for red, counted from 1.

    Raises:
        RasterError: If it cannot be used.
        RuntimeError: GDAL's, if it cannot be read.
    """
    dataset = open_raster(path)
    names = [_name(dataset.GetRasterBand(number)) for number in range(1, dataset.RasterCount + 1)]
    file = path.replace("\\", "/").rsplit("/", 1)[-1]
    named = {"NIR_BAND": nir, "RED_BAND": red}
    line = order_line({nir: NIR, red: RED}, names, f"NIR_BAND={nir}, RED_BAND={red}")
    for parameter, band in named.items():
        if names[band - 1].colour == "alpha":
            line += tr(
                " Band {band} is marked as alpha in {file}, but {parameter} names it: it is read as data.",
                band=band,
                file=file,
                parameter=parameter,
            )
    warnings = name_doubts(named, names, file)
    data = [number for number, name in enumerate(names, start=1) if number in (nir, red) or name.colour != "alpha"]
    if not warnings and len(data) <= _MOST_BANDS:
        warnings = _pixel_doubts(PixelReader(path, data), data, nir, red, file)
    return BandOrder(line, warnings)


def _pixel_doubts(reader: PixelReader, data: list[int], nir: int, red: int, file: str) -> list[str]:
    pixels = np.concatenate(list(_samples(reader)), axis=1)
    if not pixels.shape[1]:
        return []
    where = data.index(nir), data.index(red)
    doubt = BandEvidence.from_pixels(pixels, *where).doubt(*where)
    return [] if doubt is None else [f"{doubt.sentence(nir, red, file)} {doubt.remedy(len(data), nir, red)}"]


def _name(band: gdal.Band) -> BandName:
    colour = gdal.GetColorInterpretationName(band.GetColorInterpretation()).lower()
    wavelength = f"{band.GetMetadataItem('wavelength') or ''} {band.GetMetadataItem('wavelength_units') or ''}".strip()
    central = band.GetMetadataItem("CENTRAL_WAVELENGTH_UM", "IMAGERY")
    return BandName(band.GetDescription() or "", colour, f"{central} um" if central else wavelength)


def _samples(reader: PixelReader) -> Iterator[np.ndarray]:
    """The valid pixels of windows that are spread evenly, (B, N) each."""
    whole_width, whole_height = reader.dataset.RasterXSize, reader.dataset.RasterYSize
    width, height = min(_SIZE_PX, whole_width), min(_SIZE_PX, whole_height)
    for top in _starts(whole_height, height):
        for left in _starts(whole_width, width):
            values, valid = reader.window(left, top, width, height)
            yield np.stack([band.ravel() if valid is None else band[valid] for band in values])


def _starts(side: int, size: int) -> list[int]:
    count = min(_WINDOWS, -(-side // size))
    return [int(start) for start in np.linspace(0, side - size, count)]
