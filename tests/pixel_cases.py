"""A table of what rasters say of their pixels, and how these must be read: plain data, the same for both programs.

The engine's tests write the cases with rasterio and the plugin's with GDAL; `RasterReader` and NDVI in QGIS must find
the same pixels valid, and the same values to 1e-6. A raster has one row: near infrared, red and, in some cases, alpha.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

NAN, INF = math.nan, math.inf
LOWEST = -3.4028234663852886e38  # of 32-bit numbers


@dataclass(frozen=True)
class PixelCase:
    """One line of the table.

    Args:
        name: Its name.
        dtype: NumPy type of the stored values.
        nir: Stored values of band 1.
        red: Stored values of band 2.
        real: For each pixel the real values of both bands, or None where there is no data.
        scale: Of both bands.
        offset: Of both bands.
        nodata: Nodata value of all bands; a pair: of each band (only with `said_by="vrt"`).
        alpha: Stored values of band 3, which is marked as alpha.
        mask: Mask of the whole raster, 0 where there is no data.
        masks: Masks of each band, beside the file.
        beside: Whether `mask` lies beside the file instead of in it.
        metadata: Of the raster.
        said_by: Where nodata, scale and offset stand: in the "tiff", in the sidecar of GDAL ("pam") or in a "vrt".
    """

    name: str
    dtype: str
    nir: tuple[float, ...]
    red: tuple[float, ...]
    real: tuple[tuple[float, float] | None, ...]
    scale: tuple[float, float] = (1.0, 1.0)
    offset: tuple[float, float] = (0.0, 0.0)
    nodata: Any = None
    alpha: tuple[int, ...] = ()
    mask: tuple[int, ...] = ()
    masks: tuple[tuple[int, ...], ...] = ()
    beside: bool = False
    metadata: tuple[tuple[str, str], ...] = ()
    said_by: str = "tiff"

    @property
    def in_tiff(self) -> bool:
        """Whether nodata, scale and offset stand in the GeoTIFF."""
        return self.said_by == "tiff"

    @property
    def scaled(self) -> bool:
        """Whether real values differ from the stored ones."""
        return self.scale != (1.0, 1.0) or self.offset != (0.0, 0.0)

    @property
    def ndvi(self) -> tuple[float, ...]:
        """The NDVI of each pixel, NaN where there is none."""
        return tuple(NAN if pair is None else _ndvi(*pair) for pair in self.real)

    def sidecar(self) -> str:
        """What lies beside the GeoTIFF as its `.aux.xml`."""
        return f"<PAMDataset>{''.join(self._band(number, 'PAMRasterBand', '') for number in (1, 2))}</PAMDataset>"

    def vrt(self, tiff: str) -> str:
        """A virtual raster of the GeoTIFF."""
        width = len(self.nir)
        kind = {"uint8": "Byte", "uint16": "UInt16", "int16": "Int16", "float32": "Float32", "float64": "Float64"}
        bands = "".join(
            self._band(
                number,
                f'VRTRasterBand dataType="{kind[self.dtype]}"',
                f'<SimpleSource><SourceFilename relativeToVRT="1">{tiff}</SourceFilename>'
                f"<SourceBand>{number}</SourceBand></SimpleSource>",
            )
            for number in (1, 2)
        )
        place = "<GeoTransform>1000,1,0,2000,0,-1</GeoTransform>"
        return f'<VRTDataset rasterXSize="{width}" rasterYSize="1">{place}{bands}</VRTDataset>'

    def _band(self, number: int, tag: str, source: str) -> str:
        nodata = self.nodata[number - 1] if isinstance(self.nodata, tuple) else self.nodata
        said = "" if nodata is None else f"<NoDataValue>{nodata!r}</NoDataValue>"
        if self.scaled:
            said += f"<Offset>{self.offset[number - 1]!r}</Offset><Scale>{self.scale[number - 1]!r}</Scale>"
        return f'<{tag} band="{number}">{said}{source}</{tag.split()[0]}>'


def _ndvi(nir: float, red: float) -> float:
    return (nir - red) / (nir + red) if min(nir, red) >= 0 and nir + red > 0 else NAN


CASES = (
    PixelCase("uint8", "uint8", (100, 0, 0, 255), (50, 0, 20, 255), ((100, 50), (0, 0), (0, 20), (255, 255))),
    PixelCase("uint16 whose sum is beyond 16 bits", "uint16", (65535, 40000), (65535, 30000),
              ((65535, 65535), (40000, 30000))),
    PixelCase("uint32", "uint32", (4_000_000_000, 3), (1_000_000_000, 1), ((4e9, 1e9), (3, 1))),
    PixelCase("int32", "int32", (2_000_000_000, -3, 3), (1_000_000_000, 1, 1), ((2e9, 1e9), (-3, 1), (3, 1))),
    PixelCase("float64", "float64", (0.5, 1e31, NAN), (0.25, 1.0, 1.0), ((0.5, 0.25), None, None)),
    # Scale and offset
    PixelCase("reflectances with scale and offset", "uint16", (6000, 4000, 1000, 500), (2000, 4000, 1000, 3000),
              ((0.5, 0.1), (0.3, 0.3), (0.0, 0.0), (-0.05, 0.2)), scale=(1e-4, 1e-4), offset=(-0.1, -0.1)),
    PixelCase("a scale of each band", "uint16", (600, 200), (20, 40), ((6, 2), (2, 4)), scale=(0.01, 0.1)),
    PixelCase("a scale of one band", "uint8", (60, 20), (20, 40), ((0.6, 20), (0.2, 40)), scale=(0.01, 1.0)),
    PixelCase("an offset alone", "int16", (10, -10), (0, 5), ((1010, 1000), (990, 1005)), offset=(1000.0, 1000.0)),
    PixelCase("a negative scale", "int16", (-30, 30), (-10, -10), ((3, 1), (-3, 1)), scale=(-0.1, -0.1)),
    PixelCase("a scale of real numbers", "float64", (50.0, NAN), (25.0, 1.0), ((0.5, 0.25), None), scale=(0.01, 0.01)),
    PixelCase("a scale in the sidecar", "uint16", (6000, 0), (2000, 100), ((0.6, 0.2), (0, 0.01)), scale=(1e-4, 1e-4),
              said_by="pam"),
    PixelCase("a scale in a virtual raster", "int16", (6000, -1), (2000, 100), ((0.5, 0.1), (-0.1001, -0.09)),
              scale=(1e-4, 1e-4), offset=(-0.1, -0.1), said_by="vrt"),
    PixelCase("scale and nodata", "uint16", (0, 0, 5000, 6000), (0, 4000, 0, 2000),
              (None, (-0.1, 0.3), (0.4, -0.1), (0.5, 0.1)), scale=(1e-4, 1e-4), offset=(-0.1, -0.1), nodata=0),
    PixelCase("a nodata value that some real value equals", "int16", (-1, 9, 5), (3, 3, 5), (None, (-1, -7), (-5, -5)),
              scale=(1.0, 1.0), offset=(-10.0, -10.0), nodata=-1),
    # Nodata values
    PixelCase("nodata of unsigned integers", "uint8", (0, 0, 7, 30), (0, 20, 0, 10), (None, (0, 20), (7, 0), (30, 10)),
              nodata=0),
    PixelCase("255 as nodata", "uint8", (255, 255, 3), (255, 3, 255), (None, (255, 3), (3, 255)), nodata=255),
    PixelCase("nodata of signed integers in either band", "int16", (-1, 5, 9), (5, -1, 3), (None, None, (9, 3)),
              nodata=-1),
    PixelCase("nodata of real numbers in either band", "float32", (-9999, 0.5, 0.5), (0.2, -9999, 0.25),
              (None, None, (0.5, 0.25)), nodata=-9999),
    PixelCase("what is no number", "float32", (NAN, 1, INF, -INF, 1e30, 9e29), (1, NAN, 1, 1, 1, 1),
              (None, None, None, None, None, (9e29, 1))),
    PixelCase("not a number as nodata", "float32", (NAN, 0.5), (0.5, 0.25), (None, (0.5, 0.25)), nodata=NAN),
    PixelCase("the lowest number, not declared", "float32", (LOWEST, 0.5), (LOWEST, 0.5), (None, (0.5, 0.5))),
    PixelCase("the lowest number, rounded in the declaration", "float32", (LOWEST, -3.4e38, 3), (1, 1, 1),
              (None, None, (3, 1)), nodata=-3.4e38),
    PixelCase("a nodata value that 32 bits round", "float32", (0.1, 0.3), (0.3, 0.1), (None, None), nodata=0.1),
    PixelCase("a nodata value that the type cannot hold", "uint8", (0, 255, 231), (0, 255, 1),
              ((0, 0), (255, 255), (231, 1)), nodata=-25.0, said_by="pam"),
    PixelCase("a nodata value with a fraction", "uint8", (1, 2), (1, 1), ((1, 1), (2, 1)), nodata=1.5, said_by="pam"),
    PixelCase("nodata in the sidecar", "uint8", (9, 9, 3), (9, 3, 3), (None, (9, 3), (3, 3)), nodata=9, said_by="pam"),
    PixelCase("nodata of each band", "uint8", (9, 9, 3), (7, 9, 7), (None, (9, 9), (3, 7)), nodata=(9, 7),
              said_by="vrt"),
    PixelCase("nodata of each band, real numbers", "float32", (-1, 2, 2), (2, -2, -1), (None, None, (2, -1)),
              nodata=(-1.0, -2.0), said_by="vrt"),
    PixelCase("nodata of one band alone", "uint8", (9, 9), (7, 9), ((9, 7), (9, 9)), nodata=(9, None), said_by="vrt"),
    PixelCase("nodata of one band alone, signed", "int16", (9, 8), (7, 9), (None, (8, 9)), nodata=(9, None),
              said_by="vrt"),
    PixelCase("NODATA_VALUES", "uint8", (9, 9, 3), (7, 9, 7), (None, (9, 9), (3, 7)),
              metadata=(("NODATA_VALUES", "9 7"),)),
    # Impossible values are data in an orthophoto, but have no NDVI
    PixelCase("-9999 that nobody declares", "float32", (-9999, 0.5), (-9999, 0.25), ((-9999, -9999), (0.5, 0.25))),
    PixelCase("slightly negative reflectances", "float32", (0.01, -0.01, 0.5), (-0.009, 0.02, 0.5),
              ((0.01, -0.009), (-0.01, 0.02), (0.5, 0.5))),
    # Masks and alpha
    PixelCase("a mask in the file", "uint8", (30, 30, 0), (10, 10, 0), (None, (30, 10), (0, 0)), mask=(0, 255, 255)),
    PixelCase("a mask beside the file", "uint8", (30, 30), (10, 10), (None, (30, 10)), mask=(0, 255), beside=True),
    PixelCase("a mask and nodata", "uint8", (30, 0, 0, 30), (10, 0, 7, 10), (None, None, (0, 7), (30, 10)), nodata=0,
              mask=(0, 255, 255, 255)),
    PixelCase("a mask beside the file and nodata", "int16", (30, 0, 30), (10, 7, 10), (None, None, (30, 10)), nodata=0,
              mask=(0, 255, 255), beside=True),
    PixelCase("a mask, nodata in the sidecar, a scale", "uint16", (30, 0, 30), (10, 0, 10), (None, None, (3, 1)),
              nodata=0, scale=(0.1, 0.1), mask=(0, 255, 255), said_by="pam"),
    PixelCase("a mask of each band", "uint8", (30, 30, 30), (10, 10, 10), (None, None, (30, 10)),
              masks=((0, 255, 255), (255, 0, 255)), beside=True),
    PixelCase("a mask over what is no number", "float32", (NAN, 1.0, 3.0), (1.0, 1.0, 1.0), (None, None, (3, 1)),
              mask=(255, 0, 255)),
    PixelCase("alpha", "uint8", (30, 30, 30), (10, 10, 10), (None, (30, 10), (30, 10)), alpha=(0, 255, 3)),
    PixelCase("alpha and nodata", "uint8", (30, 0, 0, 30), (10, 0, 7, 10), (None, None, (0, 7), (30, 10)), nodata=0,
              alpha=(0, 255, 255, 255)),
    PixelCase("alpha and a scale", "uint16", (30, 30), (10, 10), (None, (3, 1)), scale=(0.1, 0.1), alpha=(0, 65535)),
    PixelCase("alpha and a mask", "uint8", (30, 30, 30), (10, 10, 10), (None, None, (30, 10)), alpha=(0, 255, 255),
              mask=(255, 0, 255)),
    PixelCase("alpha, a mask and nodata", "int16", (30, 30, -1, 30), (10, 10, 10, 10), (None, None, None, (30, 10)),
              nodata=-1, alpha=(0, 255, 255, 255), mask=(255, 0, 255, 255)),
)  # fmt: skip

REFUSED = (
    PixelCase("a scale of 0", "uint16", (3,), (1,), (None,), scale=(0.0, 1.0)),
    PixelCase("a scale of 0 in red", "uint16", (3,), (1,), (None,), scale=(1.0, 0.0), said_by="vrt"),
    PixelCase("a scale that is no number", "uint16", (3,), (1,), (None,), scale=(NAN, NAN), said_by="pam"),
    PixelCase("an infinite scale", "float32", (3,), (1,), (None,), scale=(INF, INF), said_by="pam"),
    PixelCase("an infinite offset", "float32", (3,), (1,), (None,), offset=(0.0, -INF), said_by="pam"),
)
