"""Draw sample points: a random sample of places to judge a map by."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingUtils,
)

from ..base.algorithm import EngineAlgorithm
from ..compat import POINTS
from ..layers.points import write_point_layer
from ..rasters.burning import read_grid
from ..styles.points import style_points
from ..styles.styling import Styler, save_style
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.config import SamplePointsConfig
from ..training.contract.options import Option
from ..translation import tr
from ..worker.outcome import Outcome


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
        "Open the attribute table or the form of the layer, go through the points over the orthophoto, and choose the "
        "true class of the pixel in the middle of each ring. Then run 'Assess accuracy with points'."
    )
    TAGS = "accuracy,sample,sampling,stratified,random points,validation,interpretation,olofsson,good practice"
    CONFIG = SamplePointsConfig
    RASTERS = ("input",)
    SCORES = {"points_drawn": "Points drawn"}  # noqa: RUF012 (constant)

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition:
        """A point layer in place of the table."""
        if field != "output":
            return super().parameter(field, option, default)
        sink = QgsProcessingParameterFeatureSink(field.upper(), tr(option.label), POINTS)
        sink.setHelp(
            tr(
                "Point layer with an empty field 'reference' for the true class. The mapped class is in it too, but "
                "hidden from whoever interprets."
            )
        )
        return sink

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Keep the CRS; a raster without georeference has none, whatever its layer says."""
        layer = self.parameterAsRasterLayer(parameters, "INPUT", context)
        placed = layer is not None and read_grid(layer.source()).georeferenced
        self._crs = layer.crs() if placed else QgsCoordinateReferenceSystem()
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the job in a folder for its table."""
        with tempfile.TemporaryDirectory(prefix="vaihingen_", dir=QgsProcessingUtils.tempFolder()) as folder:
            self._table = Path(folder) / "points.csv"
            return super().processAlgorithm(parameters, context, feedback)

    def job(self, parameters: dict[str, Any], context: QgsProcessingContext) -> SamplePointsConfig:
        """The job that writes the table; records name the layer."""
        config: Any = super().job({**parameters, "OUTPUT": str(self._table)}, context)
        wanted = parameters.get("OUTPUT")
        if isinstance(wanted, QgsProcessingOutputLayerDefinition):
            wanted, _ = wanted.sink.valueAsString(context.expressionContext())
        named: SamplePointsConfig = dataclasses.replace(config, given={"output": str(wanted)})
        return named

    def after(
        self,
        config: SamplePointsConfig,
        outcome: Outcome,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Make the layer, with its style and its record."""

        def open_sink(*layout: Any) -> tuple[Any, str]:
            sink, destination = self.parameterAsSink(parameters, "OUTPUT", context, *layout)
            return sink, str(destination)

        destination = write_point_layer(self._table, open_sink, self._crs)
        style = partial(style_points, scheme=ClassScheme.from_dict(outcome.scores["class_scheme"]))
        save_style(destination, style)
        _keep_record(self._table, destination)
        Styler.attach(context, destination, style)
        return {"OUTPUT": destination}


def _keep_record(table: Path, destination: str) -> None:
    """The engine has written the run's record beside its table: it goes beside the layer, whose output it names."""
    written, path = Path(f"{table}.run.json"), destination.partition("|")[0]
    if written.exists() and os.path.isfile(path):
        record = json.loads(written.read_text(encoding="utf-8"))
        record["outputs"] = {"output": destination}
        Path(f"{path}.run.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
