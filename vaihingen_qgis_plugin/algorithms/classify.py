"""Classify a whole orthophoto with a trained model."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
)

from ..base.algorithm import EngineAlgorithm
from ..base.descriptions import describe_model
from ..layers.raster_layer import raster_layer, refuse_pictures
from ..rasters.grid import read_qgis_grid
from ..rasters.pixel_reader import data_type
from ..steps.arrange import Arrange
from ..steps.burn_mask import BurnMask
from ..steps.burn_references import BurnReferences
from ..steps.check import Check
from ..steps.draw_web_layer import DrawWebLayer
from ..steps.make_polygons import MakePolygons
from ..steps.run_engine import RunEngine
from ..steps.style import LayerStyle, Style
from ..styles.styling import style_applicability, style_classes
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.compatibility import check_bands, check_upright, joint_card
from ..training.contract.config import ClassifyConfig
from ..training.contract.errors import ConfigError, RasterError
from ..training.contract.model_card import ModelCard, read_model_card
from ..translation import later, tr


def _scheme_of_the_model(job: ClassifyConfig) -> ClassScheme:
    return read_model_card(job.model).scheme


def _card_of_the_models(job: ClassifyConfig) -> ModelCard:
    return joint_card(job.models)


def _classes_style(job: ClassifyConfig) -> LayerStyle:
    return partial(style_classes, scheme=_scheme_of_the_model(job))


def _models_fit(job: ClassifyConfig) -> None:
    """The models fit each other."""
    joint_card(job.models)


def _ortho_fits(job: ClassifyConfig) -> None:
    """The orthophoto is upright and has the bands that the models were trained on."""
    _check_bands(joint_card(job.models), job.ortho)
    _check_upright(job.ortho)


def _heights_given(job: ClassifyConfig) -> None:
    """A model that needs heights gets some."""
    if joint_card(job.models).needs_height and not job.height:
        raise ConfigError(
            tr("This model needs heights, but HEIGHT is empty."),
            tr("Choose the height raster of this area, or a model trained without heights."),
        )


def _heights_fit(job: ClassifyConfig) -> None:
    """They are heights, and those of the place."""
    if not (joint_card(job.models).needs_height and job.height):
        return
    refuse_pictures([job.height])
    if not _overlap(job.ortho, job.height):
        raise RasterError(
            tr("HEIGHT lies elsewhere: it does not overlap the orthophoto."),
            tr("Choose the heights of this place, and check the coordinate reference systems of both."),
        )


def _report_has_reference(job: ClassifyConfig) -> None:
    """A report compares with a reference."""
    if job.report and not job.reference:
        raise ConfigError(tr("REPORT needs a REFERENCE."), tr("Give a reference, or skip the report."))


def _check_bands(card: ModelCard, path: str) -> None:
    """Make sure that it has the bands the model was trained on; alpha is none of them, unless the model says so."""
    try:
        bands, dtype, described = data_type(path, card.data_bands)
    except RuntimeError:  # GDAL's
        return  # the engine's error has the reason
    check_bands(card, Path(path).name, bands, dtype, described)


def _check_upright(path: str) -> None:
    """Make sure that it is upright; QGIS shows a rotated raster upright, so the file itself is read."""
    try:
        grid = read_qgis_grid(path)
    except RasterError:
        return  # the engine's error has the reason
    c, a, b, f, d, e = grid.transform
    check_upright(path, (a, b, c, d, e, f), grid.width, grid.height)


def _overlap(ortho_path: str, height_path: str) -> bool:
    """Whether the extents of two rasters overlap, or are not comparable here; the engine checks more closely."""
    ortho, height = raster_layer(ortho_path), raster_layer(height_path)
    if not (ortho.crs().isValid() and height.crs().isValid() and _has_place(ortho_path) and _has_place(height_path)):
        return True
    transform = QgsCoordinateTransform(height.crs(), ortho.crs(), QgsCoordinateTransformContext())
    try:  # between local systems, through which nothing leads, QGIS takes the numbers as they are
        return bool(transform.transformBoundingBox(height.extent()).intersects(ortho.extent()))
    except QgsCsException:
        return True


def _has_place(path: str) -> bool:
    try:
        return bool(read_qgis_grid(path).georeferenced)
    except RasterError:
        return False  # the engine's error has the reason


class ClassifyAlgorithm(EngineAlgorithm):
    """`vaihingen:classify`."""

    NAME = "classify"
    TITLE = "Classify an orthophoto"
    GROUP = "model"
    SUMMARY = "Assigns a land-cover class to every pixel of an orthophoto, with a trained model."
    HELP = (
        "The orthophoto may be of any size: it is read in overlapping windows, whose results are blended so that "
        "no seams show, up to the last row and column. It needs the bands that the model was trained on; pixels of "
        "another size are brought to the model's while they are read. Class codes: 0 impervious surfaces, 1 "
        "building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined (the model does not know); 255 where "
        "the orthophoto has no data. POLYGONS gives the areas of each class as a polygon layer too, with their "
        "size and mean confidence. EXTENT and MASK choose a part: the result there is the same as in the whole, "
        "and only what is needed is computed. A layer of a web service (WMS, WMTS, XYZ tiles) can be used as the "
        "orthophoto: QGIS draws EXTENT of it at the model's pixel size, for models of red, green and blue. For "
        "many orthophotos, use 'Run as Batch Process'; there, 'Autofill > Calculate by Expression' fills the "
        "column of heights from that of the orthophotos, such as replace(@ORTHO, 'top', 'ndsm')."
    )
    NEXT = "Look at the result over the orthophoto, and measure it with 'Assess accuracy' where you have a reference."
    TAGS = "classify,predict,inference,land cover,segmentation,u-net,deep learning,apply model"
    CONFIG = ClassifyConfig
    RASTERS = ("ortho", "height", "reference", "mask")
    NOT_BY_DEFAULT = ("confidence", "probabilities", "applicability", "report")
    SCORES = {  # noqa: RUF012 (constant)
        "overall_accuracy": "Overall accuracy (with a reference)",
        "mean_f1": "Mean F1 of the classes (with a reference)",
    }
    REMEMBERS = {"MODEL": "model", "OUTPUT": "land_cover"}  # noqa: RUF012 (constant)
    PROPOSES = {"REPORT": "accuracy"}  # noqa: RUF012 (constant)
    DESCRIBES = {"MODEL": describe_model}  # noqa: RUF012 (constant)
    STEPS = (
        DrawWebLayer(card=_card_of_the_models),
        Check(_models_fit),
        Check(_ortho_fits, reads=("ortho",)),
        Check(_heights_given),
        Check(_heights_fit, reads=("ortho",)),
        Check(_report_has_reference),
        BurnReferences("reference", grids=("ortho",), scheme=_scheme_of_the_model),
        BurnMask("mask", grids=("ortho",)),
        RunEngine(),
        Style("output", style_for=_classes_style),
        Style("applicability", style_applicability),
        MakePolygons(scheme=_scheme_of_the_model),
        Arrange(
            "ortho",
            ("POLYGONS", "OUTPUT", "CONFIDENCE", "APPLICABILITY", "PROBABILITIES"),
            group=later("Land cover of {name}"),
            hidden=("APPLICABILITY", "PROBABILITIES"),
        ),
    )
