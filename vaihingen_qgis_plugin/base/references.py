"""What algorithms share whose references may be polygon layers."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProcessingUtils

from ..layers.polygon_layers import polygon_layers
from ..layers.polygon_references import Place, PolygonReferences, rasterise_polygons
from ..training.contract.class_scheme import ClassScheme, load_scheme
from ..training.contract.errors import EngineError
from ..training.contract.options import FILE
from ..worker.interpreter import Interpreter
from ..worker.outcome import Outcome
from .algorithm import EngineAlgorithm
from .parameters import layer_path, read_layers

_CLASS_FIELD = "class_field"  # the configuration's field that names the polygons' field
_RASTERISING_PERCENT = 15.0  # of the progress bar


class ReferenceAlgorithm(EngineAlgorithm):
    """An algorithm of the engine whose references may be polygon layers: QGIS rasterises them for the run."""

    GRIDS: ClassVar[tuple[str, ...]]  # fields with the rasters on whose grids the polygons of `POLYGONS` are rasterised
    MORE: ClassVar[str] = ""  # where the rasters after the first one go, if the field of `POLYGONS` takes a single one

    def scheme(self, config: Any) -> ClassScheme:
        """The classes that the polygons may have; subclasses override this.

        Raises:
            EngineError: If they cannot be read.
        """
        return load_scheme(config.classes)

    def run_job(
        self, interpreter: Interpreter, config: Any, feedback: QgsProcessingFeedback, start_percent: float = 0.0
    ) -> Outcome:
        """Run the job, with rasters in place of polygons."""
        if not self._polygons.layers:
            return super().run_job(interpreter, config, feedback, start_percent)
        with tempfile.TemporaryDirectory(prefix="vaihingen_", dir=QgsProcessingUtils.tempFolder()) as folder:
            work = self._with_rasters(config, Path(folder), feedback)
            return super().run_job(interpreter, work, feedback, _RASTERISING_PERCENT)

    def _with_rasters(self, config: Any, folder: Path, feedback: QgsProcessingFeedback) -> Any:
        try:
            scheme = self.scheme(config)
        except EngineError as error:
            raise QgsProcessingException(str(error)) from error
        rasters = rasterise_polygons(self._polygons, scheme, folder, feedback, _RASTERISING_PERCENT)
        made: dict[str, Any] = {self.POLYGONS[0]: rasters, _CLASS_FIELD: ""}
        if self.CONFIG.options()[self.POLYGONS[0]].kind == FILE:
            made[self.POLYGONS[0]] = rasters[0]
            if self.MORE:
                made[self.MORE] = rasters[1:]
        given = {**config.given, **{name: getattr(config, name) for name in made}}
        return dataclasses.replace(config, **made, given=given)

    def _inputs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """The inputs; polygons are kept for the run, since QGIS allows to read layers in its main thread only."""
        self._polygons = self._read_polygons(parameters, context)
        return super()._inputs(parameters, context)

    def _read_polygons(self, parameters: dict[str, Any], context: QgsProcessingContext) -> PolygonReferences:
        name = self.POLYGONS[0].upper()
        layers = read_layers(name, parameters.get(name), context, or_polygons=True)
        class_field = self.parameterAsString(parameters, _CLASS_FIELD.upper(), context).strip()
        places = [
            place
            for grids in self.GRIDS
            for place in read_layers(grids.upper(), parameters.get(grids.upper()), context)
        ]
        return PolygonReferences(
            polygon_layers(name, layers, class_field),
            [Place(layer_path(layer), layer.crs()) for layer in places],
            context.transformContext(),
        )
