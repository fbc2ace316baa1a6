"""What rasters of both programs have in common, beside class codes: the numbers and words of the rule for pixels.

The rule itself, with NumPy, is `pixel_values`.
"""

from __future__ import annotations

from .errors import RasterError
from .language import tr

MEASURE_NODATA = -9999.0  # rasters of measurements, in 32-bit numbers (heights, NDVI): there is no data here

# Real numbers from here on are no data, declared or not: programs write the lowest number of a type, about -3.4e38,
# with differing last digits, and what is interpolated beside it keeps such a size.
LARGEST = 1e30
SCALED_DTYPE = "float32"  # of rasters whose values are computed from the stored ones with a scale and an offset

LOWEST_M, HIGHEST_M = -500.0, 9000.0  # no ground on earth lies lower or higher
MISSING_HEIGHTS = (-9999, -32767, -32768)  # stored where there is no height, whether declared as nodata or not
MOST_IMPOSSIBLE = 0.5  # share of impossible heights beyond which a raster is refused

# The unit of a band in lower case -> metres. Units that are not here are taken as metres, with a warning.
METRES_PER_UNIT = {
    **dict.fromkeys(("", "m", "metre", "metres", "meter", "meters", "[m]", "unknown"), 1.0),
    **dict.fromkeys(("dm", "decimetre", "decimeter", "decimetres", "decimeters"), 0.1),
    **dict.fromkeys(("cm", "centimetre", "centimeter", "centimetres", "centimeters", "[cm]"), 0.01),
    **dict.fromkeys(("mm", "millimetre", "millimeter", "millimetres", "millimeters", "[mm]"), 0.001),
    **dict.fromkeys(("km", "kilometre", "kilometer", "kilometres", "kilometers"), 1000.0),
    **dict.fromkeys(("ft", "foot", "feet", "international foot", "international feet", "[ft]"), 0.3048),
    **dict.fromkeys(
        ("us-ft", "us ft", "usft", "ftus", "sft", "us foot", "us feet", "us survey foot", "us survey feet", "foot us",
         "survey foot", "survey feet", "[ftus]"),
        1200 / 3937,
    ),
    **dict.fromkeys(("in", "inch", "inches"), 0.0254),
    **dict.fromkeys(("yd", "yard", "yards"), 0.9144),
}  # fmt: skip


def metres_per_unit(unit: str) -> float | None:
    """Metres in the unit that a band declares; None if the unit is not known."""
    return METRES_PER_UNIT.get(" ".join(unit.lower().replace("_", " ").split()))


def not_rectified(path: str, control_points: int) -> RasterError:
    """The error for a raster with control points, or (if there are none) RPC, instead of a place on a map grid."""
    what = (
        tr("{count} ground control points", count=control_points)
        if control_points
        else tr("the model of its camera (RPC)")
    )
    return RasterError(
        tr("{path} is not rectified: it has {what} instead of a place on a map grid.", path=path, what=what),
        tr(
            "Rectify it first with 'Warp (reproject)' of the Processing Toolbox."
            if control_points
            else "Rectify it first with 'Warp (reproject)' of the Processing Toolbox, additional parameter -rpc."
        ),
    )
