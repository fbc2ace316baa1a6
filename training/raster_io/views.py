"""Views of a raster as GDAL is to resample it: heights with one nodata value for all that is none, and masks."""

from __future__ import annotations

import math
from xml.sax.saxutils import escape

import numpy as np
import rasterio

from ..contract.rasters import HIGHEST_M, LOWEST_M, MEASURE_NODATA, MISSING_HEIGHTS
from ..pixel_values import StoredBand, as_pixel
from .opening import bands_and_alpha
from .stored_bands import mask_bands, stored_band

_EXACT_IN_32_BIT = ("uint8", "int8", "uint16", "int16", "float16", "float32")


def heights_view(file: rasterio.DatasetReader, unit_m: float) -> rasterio.DatasetReader:
    """Open a view of a raster with the same bands and stored values, in real numbers, and one nodata value.

    It stands for what has the file's nodata value, what masks and alpha hide, what is not a number, and impossible
    heights (see `pixel_values`), so that GDAL's warper, which heeds one source of validity, interpolates none of them.

    Args:
        file: The raster.
        unit_m: Metres in the unit of its values.
    """
    first = stored_band(file, 1)
    nodata = as_pixel(first.nodata, np.dtype(first.dtype))
    fill = MEASURE_NODATA if nodata is None or not math.isfinite(nodata) else float(nodata)
    name, masked = _masked(file, fill)
    bands = []
    for number in file.indexes:
        band = stored_band(file, number)
        declared = as_pixel(band.nodata, np.dtype(band.dtype))
        missing = fill if masked else math.nan if declared is None else float(declared)
        table = f"<LUT>{_possible_only(band, unit_m, fill)}</LUT>"
        bands.append(_band(file, number, fill, f"{_source(name, number)}<NODATA>{missing!r}</NODATA>{table}"))
    return rasterio.open(_view(file, bands))


def mask_view(file: rasterio.DatasetReader) -> rasterio.DatasetReader:
    """Open a view of the first band's mask: one band, 255 where there is data, else 0."""
    source = _source(file.name, "mask,1")
    band = f'<VRTRasterBand dataType="Byte" band="1"><SimpleSource>{source}</SimpleSource></VRTRasterBand>'
    return rasterio.open(_view(file, [band]))


def _masked(file: rasterio.DatasetReader, fill: float) -> tuple[str, bool]:
    """The name of the raster, or of a view where `fill` stands for what its masks, alpha and nodata values hide."""
    name, alpha = file.name, bands_and_alpha(file)[1]
    if alpha:
        plain = [_band(file, number, None, _source(name, number), "SimpleSource") for number in file.indexes]
        mask = _band(file, 1, None, _source(name, alpha), "SimpleSource").replace(' band="1"', "")
        name = _view(file, [*plain, f"<MaskBand>{mask}</MaskBand>"])
    elif not mask_bands(file, [1]):
        return name, False
    hidden = [
        _band(file, number, fill, f"{_source(name, number)}<UseMaskBand>true</UseMaskBand>") for number in file.indexes
    ]
    return _view(file, hidden), True


def _possible_only(band: StoredBand, unit_m: float, fill: float) -> str:
    """A table for GDAL: possible heights stay as they are stored, others become `fill`."""
    limits = sorted((limit / unit_m - band.offset) / band.scale for limit in (LOWEST_M, HIGHEST_M))
    low, high = limits
    table = [(math.nextafter(low, -math.inf), fill), (low, low)]
    for value in sorted(MISSING_HEIGHTS):
        if low < value < high:
            around = (math.nextafter(value, -math.inf), float(value), math.nextafter(value, math.inf))
            table += list(zip(around, (around[0], fill, around[2]), strict=True))
    table += [(high, high), (math.nextafter(high, math.inf), fill)]
    return ",".join(f"{stored!r}:{becomes!r}" for stored, becomes in table)


def _view(file: rasterio.DatasetReader, bands: list[str]) -> str:
    place = "" if file.transform.is_identity else ", ".join(map(repr, file.transform.to_gdal()))
    return (
        f'<VRTDataset rasterXSize="{file.width}" rasterYSize="{file.height}"><GeoTransform>{place}</GeoTransform>'
        f"{''.join(bands)}</VRTDataset>"
    )


def _band(
    file: rasterio.DatasetReader, number: int, nodata: float | None, source: str, kind: str = "ComplexSource"
) -> str:
    dtype = "Float32" if file.dtypes[number - 1] in _EXACT_IN_32_BIT else "Float64"
    empty = "" if nodata is None else f"<NoDataValue>{nodata!r}</NoDataValue>"
    return f'<VRTRasterBand dataType="{dtype}" band="{number}">{empty}<{kind}>{source}</{kind}></VRTRasterBand>'


def _source(name: str, number: int | str) -> str:
    shown = f'<SourceFilename relativeToVRT="0">{escape(name)}</SourceFilename>'
    return f"{shown}<SourceBand>{number}</SourceBand>"
