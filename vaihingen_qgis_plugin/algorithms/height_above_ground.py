"""Heights above the ground from a surface model."""

from __future__ import annotations

from typing import Any

from ..base.algorithm import EngineAlgorithm
from ..layers.raster_layer import raster_layer
from ..steps.arrange import Arrange
from ..steps.check import Check
from ..steps.run_engine import RunEngine
from ..steps.style import Style
from ..styles.styling import style_heights
from ..training.contract.compatibility import in_degrees, too_many_bands
from ..training.contract.config import HeightAboveGroundConfig


def _is_surface_model(job: HeightAboveGroundConfig) -> None:
    """A surface model has one band and pixels in units of length."""
    layer = raster_layer(job.input)
    if layer.bandCount() > 2:  # the second may be alpha
        raise too_many_bands(job.input, layer.bandCount())
    if layer.crs().isGeographic():
        raise in_degrees(job.input)


class HeightAboveGroundAlgorithm(EngineAlgorithm):
    """`vaihingen:heightaboveground`."""

    NAME = "heightaboveground"
    TITLE = "Compute height above ground"
    GROUP = "data"
    SUMMARY = "Turns a surface model into heights above the ground: hills go, houses and trees stay."
    HELP = (
        "A surface model (DSM) tells how high the top of everything lies above the sea: a roof in the valley may lie "
        "lower than a lawn on the hill. This algorithm finds the ground between and under the objects with the Simple "
        "Morphological Filter (Pingel, Clarke, McBride 2013) and subtracts it. Buildings and woods wider than the "
        "given width count as ground, so give the width of the widest one. Nothing is cut off: bare ground comes out "
        "some centimetres above or below 0, as exact as the surface model is; ditches and pits are below 0."
    )
    NEXT = (
        "Look at it over the orthophoto: roofs and trees must stand out and streets be near 0 everywhere. Then give "
        "it as heights to 'Cut patches' and 'Classify an orthophoto', in both or in neither."
    )
    TAGS = "height above ground,ndsm,normalised surface model,dsm,dtm,terrain,ground filter,smrf,hag,chm"
    CONFIG = HeightAboveGroundConfig
    RASTERS = ("input",)
    NOT_BY_DEFAULT = ("ground", "above_low_ground")
    STEPS = (
        Check(_is_surface_model),
        RunEngine(),
        Style("output", style_heights),
        Arrange("input", ("OUTPUT", "ABOVE_LOW_GROUND", "GROUND")),
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Make the parameters; a pixel size needs more decimals than other numbers."""
        super().initAlgorithm(configuration)
        self.parameterDefinition("PIXEL_SIZE").setMetadata({"widget_wrapper": {"decimals": 4}})
