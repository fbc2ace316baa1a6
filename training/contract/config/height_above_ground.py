"""Parameters of the job that turns a surface model into heights above the ground."""

from __future__ import annotations

from dataclasses import dataclass

from .. import parameters
from ..formats import MEASURES
from ..options import JobConfig


@dataclass(frozen=True)
class HeightAboveGroundConfig(JobConfig):
    """A surface model to heights above the ground."""

    input: str = parameters.file(
        "Surface model",
        "Digital surface model (DSM): one band of heights of all that is seen from above, in metres, or in the unit "
        "that the band declares.",
        required=True,
    )
    max_object_width: float = parameters.number(
        "Widest object (m)",
        "Width in metres of the widest building or wood; what is wider counts as ground. Width is the shorter side.",
        40.0,
        minimum=2,
        maximum=200,
    )
    slope: float = parameters.number(
        "Terrain slope (%)",
        "What rises above its surroundings less steeply than this, in per cent, is terrain: an object must be higher "
        "than this share of half its width. Where the terrain itself is steep or bent, the filter allows for it. More "
        "in mountains without buildings, less to keep low, wide halls.",
        15.0,
        minimum=1,
        maximum=200,
        advanced=True,
    )
    pixel_size: float = parameters.number(
        "Pixel size (m)",
        "Side of a pixel in metres, for a raster without georeference (ISPRS Vaihingen: 0.09); 0: from the raster.",
        0.0,
        minimum=0,
        maximum=100,
        advanced=True,
    )
    output: str = parameters.new_file(
        "Height above ground",
        "Heights above the ground in metres, 32-bit numbers, nodata -9999 (.tif or .img). Noise of the surface model "
        "makes bare ground come out some centimetres above or below 0.",
        required=True,
        suffix=".tif",
        endings=MEASURES,
    )
    ground: str = parameters.new_file(
        "Ground",
        "Heights of the ground itself in metres, a terrain model, 32-bit numbers, nodata -9999 (.tif or .img), to look "
        "at what the filter took for ground.",
        suffix=".tif",
        endings=MEASURES,
    )
    above_low_ground: str = parameters.new_file(
        "Height above the low ground",
        "Heights as models see them that were trained with a surface model: above a smooth surface of the low ground, "
        "in metres, 32-bit numbers, nodata -9999 (.tif or .img). Only programs that run such a model as ONNX need it.",
        suffix=".tif",
        endings=MEASURES,
        advanced=True,
    )
