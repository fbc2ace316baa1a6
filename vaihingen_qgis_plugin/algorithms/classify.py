"""Classify a whole orthophoto with a trained model."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsRaster,
    QgsRasterLayer,
)

from ..base.polygons import PolygonsAlgorithm
from ..base.references import ReferenceAlgorithm
from ..rasters.burning import PolygonRasterError, read_grid
from ..styles.styling import Styler, style_classes
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.compatibility import check_bands, check_upright
from ..training.contract.config import ClassifyConfig
from ..training.contract.model_card import ModelCard, read_model_card
from ..translation import tr
from ..worker.outcome import Outcome

_DATA_TYPES = {
    Qgis.DataType.Byte: "uint8",
    Qgis.DataType.UInt16: "uint16",
    Qgis.DataType.Int16: "int16",
    Qgis.DataType.UInt32: "uint32",
    Qgis.DataType.Int32: "int32",
    Qgis.DataType.Float32: "float32",
    Qgis.DataType.Float64: "float64",
}


class ClassifyAlgorithm(PolygonsAlgorithm, ReferenceAlgorithm):
    """`vaihingen:classify`."""

    NAME = "classify"
    TITLE = "Classify an orthophoto"
    GROUP = "model"
    SUMMARY = "Gives every pixel of an orthophoto its land-cover class, with a trained model."
    HELP = (
        "The orthophoto may be of any size: it is read in overlapping windows, whose results are blended so that no "
        "seams show, up to the last row and column. It needs the bands and roughly the pixel size that the model was "
        "trained on. Class codes: 0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 "
        "undefined (the model does not know); 255 where the orthophoto has no data. POLYGONS gives the areas of each "
        "class as a polygon layer too, with their size and mean confidence. For many orthophotos, use 'Run as Batch "
        "Process'."
    )
    NEXT = "Look at the result over the orthophoto, and measure it with 'Assess accuracy' where you have a reference."
    TAGS = "classify,predict,inference,land cover,segmentation,u-net,deep learning,apply model"
    CONFIG = ClassifyConfig
    RASTERS = ("ortho", "height", "reference")
    POLYGONS = ("reference",)
    GRIDS = ("ortho",)
    NOT_BY_DEFAULT = ("confidence", "probabilities", "report")
    SCORES = {  # noqa: RUF012 (constant)
        "overall_accuracy": "Overall accuracy (with a reference)",
        "mean_f1": "Mean F1 of the classes (with a reference)",
    }

    def scheme(self, config: ClassifyConfig) -> ClassScheme:
        """The model's classes."""
        return read_model_card(config.model).scheme

    def check(self, config: ClassifyConfig) -> list[str]:
        """The model is one, and the rasters are those it was trained on."""
        card = read_model_card(config.model)
        ortho = QgsRasterLayer(config.ortho)  # kept: its provider goes with it
        _check_ortho(card, config.ortho, ortho)
        _check_turn(config.ortho)
        problems = []
        if card.needs_height and not config.height:
            problem = tr(
                "The model was trained with heights, but HEIGHT is empty.\n"
                "Give the heights of this area, or choose a model trained without them."
            )
            problems.append(problem)
        elif card.needs_height:
            problems.append(_place_problem(ortho, QgsRasterLayer(config.height)))
        if config.report and not config.reference:
            problems.append(tr("REPORT needs a REFERENCE.\nGive a reference, or skip the report."))
        return [problem for problem in problems if problem]

    def after(
        self,
        config: ClassifyConfig,
        outcome: Outcome,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Show classes with their colours and names, and make the polygons."""
        card = read_model_card(config.model)
        Styler.attach(context, config.output, partial(style_classes, scheme=card.scheme))
        return self.add_polygons(config, card.scheme, context, feedback)


def _check_ortho(card: ModelCard, path: str, layer: QgsRasterLayer) -> None:
    """Make sure that it has the bands the model was trained on; an alpha band is none of them."""
    provider = layer.dataProvider()
    alpha = QgsRaster.ColorInterpretation.AlphaBand
    bands = [n for n in range(1, layer.bandCount() + 1) if provider.colorInterpretation(n) != alpha]
    known = _DATA_TYPES.get(provider.sourceDataType(bands[0]) if bands else None)
    check_bands(card, Path(path).name, len(bands), known or card.ortho_dtype)  # the engine knows the other types


def _check_turn(path: str) -> None:
    """Make sure that it is upright; QGIS shows a rotated raster upright, so only the file itself tells."""
    try:
        grid = read_grid(path)
    except PolygonRasterError:
        return  # the engine says why
    c, a, b, f, d, e = grid.transform
    check_upright(path, (a, b, c, d, e, f), grid.width, grid.height)


def _place_problem(ortho: QgsRasterLayer, height: QgsRasterLayer) -> str:
    if not (ortho.crs().isValid() and height.crs().isValid()):
        return ""
    transform = QgsCoordinateTransform(height.crs(), ortho.crs(), QgsCoordinateTransformContext())
    try:
        if transform.transformBoundingBox(height.extent()).intersects(ortho.extent()):
            return ""
    except QgsCsException:
        return ""  # the engine looks closer
    return tr(
        "HEIGHT lies elsewhere: it does not overlap the orthophoto.\n"
        "Choose the heights of this place, and check the coordinate reference systems of both."
    )
