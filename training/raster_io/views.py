"""Views of a raster as GDAL is to resample it: heights with one nodata value for all that is none, and masks."""

from __future__ import annotations

import math
from html import escape

import numpy as np
import rasterio

from ..contract.rasters import HIGHEST_M, LOWEST_M, MEASURE_NODATA, MISSING_HEIGHTS
from ..pixel_values import StoredBand, as_pixel
from .opening import bands_and_alpha
from .stored_bands import mask_bands, stored_band

_EXACT_IN_32_BIT = ("uint8", "int8", "uint16", "int16", "float16", "float32")


def heights_view(file: rasterio.DatasetReader, unit_m: float) -> rasterio.DatasetReader:
    """Open a view of a raster's first band with the same stored values, in real numbers, and one nodata value.

    It stands for what has the file's nodata value, what masks and alpha hide, what is not a number, and impossible
    heights (see `pixel_values`), so that GDAL's warper, which heeds one source of validity, interpolates none of them.

    Args:
        file: The raster.
        unit_m: Metres in the unit of its values.
    """
    band = stored_band(file, 1)
    declared = as_pixel(band.nodata, np.dtype(band.dtype))
    fill = MEASURE_NODATA if declared is None or not math.isfinite(declared) else float(declared)
    name, masked = _masked(file, fill)
    missing = fill if masked else math.nan if declared is None else float(declared)
    table = f"<NODATA>{missing!r}</NODATA><LUT>{_possible_only(band, unit_m, fill)}</LUT>"
    return rasterio.open(_view(file, _band(file, fill, _source(name, 1) + table)))


def mask_view(file: rasterio.DatasetReader) -> rasterio.DatasetReader:
    """Open a view of the first band's mask: one band, 255 where there is data, else 0."""
    return rasterio.open(_view(file, _plain("Byte", _source(file.name, "mask,1"))))


def _masked(file: rasterio.DatasetReader, fill: float) -> tuple[str, bool]:
    """The name of the raster, or of a view where `fill` also stands for what its masks and alpha hide; and whether."""
    name, masked = file.name, bool(mask_bands(file, [1]))
    if masked:
        name = _view(file, _band(file, fill, f"{_source(name, 1)}<UseMaskBand>true</UseMaskBand>"))
    alpha = bands_and_alpha(file)[1]
    if alpha:
        mask = _plain("Float32", _source(file.name, alpha)).replace(' band="1"', "")
        name = _view(file, _plain(_real_type(file), _source(name, 1)) + f"<MaskBand>{mask}</MaskBand>")
        name = _view(file, _band(file, fill, f"{_source(name, 1)}<UseMaskBand>true</UseMaskBand>"))
    return name, masked or bool(alpha)


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


def _view(file: rasterio.DatasetReader, bands: str) -> str:
    place = "" if file.transform.is_identity else ", ".join(map(repr, file.transform.to_gdal()))
    return (
        f'<VRTDataset rasterXSize="{file.width}" rasterYSize="{file.height}"><GeoTransform>{place}</GeoTransform>'
        f"{bands}</VRTDataset>"
    )


def _band(file: rasterio.DatasetReader, nodata: float, source: str) -> str:
    return (
        f'<VRTRasterBand dataType="{_real_type(file)}" band="1"><NoDataValue>{nodata!r}</NoDataValue>'
        f"<ComplexSource>{source}</ComplexSource></VRTRasterBand>"
    )


def _plain(dtype: str, source: str) -> str:
    return f'<VRTRasterBand dataType="{dtype}" band="1"><SimpleSource>{source}</SimpleSource></VRTRasterBand>'


def _real_type(file: rasterio.DatasetReader) -> str:
    return "Float32" if file.dtypes[0] in _EXACT_IN_32_BIT else "Float64"


def _source(name: str, band: int | str) -> str:
    shown = f'<SourceFilename relativeToVRT="0">{escape(name)}</SourceFilename>'
    return f"{shown}<SourceBand>{band}</SourceBand>"
