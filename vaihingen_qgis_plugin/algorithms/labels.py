"""Class colours to class codes: reference rasters as the benchmark ships them, and as GIS likes them."""

from __future__ import annotations

from functools import partial

from ..base.algorithm import EngineAlgorithm
from ..steps.arrange import Arrange
from ..steps.run_engine import RunEngine
from ..steps.style import LayerStyle, Style
from ..styles.styling import style_classes
from ..training.contract.config import LabelsConfig
from ..training.contract.legends.class_file import load_scheme


def _codes_style(job: LabelsConfig) -> LayerStyle | None:
    """Classes with their colours and names; a picture is shown as it is."""
    if job.direction != "colours_to_classes":
        return None
    return partial(style_classes, scheme=load_scheme(job.classes))


class LabelsAlgorithm(EngineAlgorithm):
    """`vaihingen:labels`."""

    NAME = "labels"
    TITLE = "Class colours to class codes"
    GROUP = "data"
    SUMMARY = "Turns a reference in class colours into a raster of class codes with a legend, or back."
    HELP = (
        "The ISPRS references are pictures: white is an impervious surface, blue a building. GIS works better with "
        "class codes (0 to 6) and a legend. A colour that is no class colour stops the run and is named with its "
        "place; slight noise from JPEG compression is accepted with a warning."
    )
    NEXT = "Look at the result over the orthophoto. 'Cut patches' and 'Assess accuracy' take either form."
    TAGS = "labels,classes,colours,colors,legend,palette,reference,ground truth,reclassify"
    CONFIG = LabelsConfig
    RASTERS = ("input",)
    REMEMBERS = {"CLASSES": "classes"}  # noqa: RUF012 (constant)
    STEPS = (RunEngine(), Style("output", style_for=_codes_style), Arrange("input", ("OUTPUT",)))
