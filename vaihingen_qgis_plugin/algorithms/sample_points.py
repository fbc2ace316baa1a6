"""Draw sample points: a random sample of a map's pixels, for an accuracy assessment without a reference raster."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ..base.algorithm import EngineAlgorithm
from ..base.layer_output import LayerOutput, given_text
from ..base.step import Run, Step
from ..compat import POINTS
from ..layers.layer_crs import crs_in_use
from ..layers.points import OWNED, write_point_layer
from ..layers.run_records import record_points
from ..onlooker import onlooker
from ..rasters.grid import read_qgis_grid
from ..steps.arrange import Arrange
from ..steps.run_engine import RunEngine
from ..styles.placing import switch_off
from ..styles.points import style_points
from ..styles.styling import Styler, save_style
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.config import SamplePointsConfig
from ..training.contract.options import Option
from ..translation import tr


@dataclass(frozen=True)
class _DrawnPoints:
    """The engine's table of points, the CRS of its coordinates, and the layer that gives the true classes away."""

    table: Path
    crs: QgsCoordinateReferenceSystem
    map_layer: str


class MakePointLayer(Step):
    """Let the engine write its points into a table, and make a layer of it."""

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition | None:
        """A point layer in place of the table."""
        if field != "output":
            return None
        sink = QgsProcessingParameterFeatureSink(field.upper(), tr(option.label), POINTS)
        sink.setHelp(
            tr(
                "Point layer with an empty field 'reference' for the true class. The mapped class is in it too, but "
                "hidden from whoever interprets."
            )
        )
        return sink

    def prepare(self, run: Run) -> None:
        """Keep the CRS; a raster without georeference has none, whatever its layer has."""
        layer = run.algorithm.parameterAsRasterLayer(run.parameters, "INPUT", run.context)
        placed = layer is not None and read_qgis_grid(layer.source()).georeferenced
        table = run.temporary_folder() / "points.csv"
        crs = crs_in_use(layer) if placed else QgsCoordinateReferenceSystem()
        run.keep(_DrawnPoints(table, crs, "" if layer is None else layer.id()))
        run.outputs["output"] = str(table)

    def plan(self, run: Run) -> None:
        """Refuse a place where the layer cannot be written; records name the layer."""
        run.keep(LayerOutput(run, "OUTPUT", OWNED))
        run.record_as(output=given_text(run, "OUTPUT"))
        run.shown_paths[run.outputs["output"]] = run.shown["output"]

    def run(self, run: Run) -> None:
        """Make the layer, with its style and its record."""
        drawn = run.kept(_DrawnPoints)
        destination = write_point_layer(drawn.table, run.kept(LayerOutput).write, drawn.crs)
        style = partial(style_points, scheme=ClassScheme.from_dict(run.scores["class_scheme"]))
        save_style(destination, style)
        record_points(drawn.table, destination)
        Styler.attach(run.context, destination, style)
        Styler.attach(run.context, destination, lambda layer: onlooker().points_loaded(layer))
        if (project := run.context.project()) is not None:
            Styler.attach(run.context, destination, lambda layer: switch_off(project, drawn.map_layer))
        run.results["OUTPUT"] = destination


class SamplePointsAlgorithm(EngineAlgorithm):
    """`vaihingen:samplepoints`. The engine draws the points into a table; QGIS makes the layer."""

    NAME = "samplepoints"
    TITLE = "Draw sample points"
    GROUP = "accuracy"
    SUMMARY = (
        "Draws random points in each class of a classified raster, to find out how good it is without a reference."
    )
    HELP = (
        "Where there is no reference raster, a map can be judged by a few hundred places that a person looks at. They "
        "must be drawn at random, within each class, so that the figures hold for the whole map and rare classes are "
        "seen too. The points come in random order: the first 300 of them are a random sample too, if there is no "
        "time for more. Interpret them blindly: look at the orthophoto and never at the map. The layer's form and "
        "table therefore hide the mapped class; do not unhide it, and switch the classified raster off."
    )
    NEXT = (
        "Right-click the layer and choose 'Interpret points': a panel goes through the points over the orthophoto, "
        "and one key for each class gives the true class of the pixel in the middle of the ring. Then run 'Assess "
        "accuracy with points'."
    )
    TAGS = "accuracy,sample,sampling,stratified,random points,validation,interpretation,olofsson,good practice"
    CONFIG = SamplePointsConfig
    RASTERS = ("input",)
    SCORES = {"points_drawn": "Points drawn"}  # noqa: RUF012 (constant)
    REMEMBERS = {"INPUT": "land_cover", "OUTPUT": "points", "CLASSES": "classes"}  # noqa: RUF012 (constant)
    PROPOSES = {"OUTPUT": "points"}  # noqa: RUF012 (constant)
    STEPS = (RunEngine(), MakePointLayer(), Arrange("input", ("OUTPUT",)))
