"""What rasters of both programs have in common, beside class codes."""

from __future__ import annotations

MEASURE_NODATA = -9999.0  # rasters of measurements, in 32-bit numbers (heights, NDVI): there is no data here
