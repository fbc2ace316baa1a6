"""The ellipsoid of a coordinate reference system."""

from __future__ import annotations

from osgeo import osr


def half_axes(wkt: str) -> tuple[float, float] | None:
    """Half axes of the ellipsoid in metres, the long one first.

    Args:
        wkt: The system.

    Returns:
        None for one without ellipsoid, such as a local system.
    """
    system = osr.SpatialReference()
    try:
        if system.ImportFromWkt(wkt) or not (system.IsGeographic() or system.IsProjected()):
            return None
        return float(system.GetSemiMajor()), float(system.GetSemiMinor())
    except RuntimeError:  # where GDAL raises
        return None
