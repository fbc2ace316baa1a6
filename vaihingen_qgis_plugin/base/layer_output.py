"""A parameter that takes a vector layer to write, from what QGIS was given to the layer that it loads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
)

from ..layers.vector_existing import Owned
from ..layers.vector_output import VectorOutput
from ..translation import tr
from .step import Run

_PROVIDER = re.compile(r"^(?!ogr:)[a-z_]{2,}:(?![\\/])", re.IGNORECASE)  # memory:, postgres: ...; not C:


class LayerOutput:
    """The layer of one parameter in a run; made before the work begins, in the run's own thread.

    Args:
        run: The run.
        name: The parameter.
        owned: By what a layer of an earlier run is known, which may be replaced.
        sink: Whether the parameter is a sink, which may also be a layer in memory or in a data base.
        table: Whether its features have no geometries anyway.

    Raises:
        EngineError: If the layer cannot be written there, or something would be lost.
        QgsProcessingException: Likewise.
    """

    def __init__(self, run: Run, name: str, owned: Owned, sink: bool = True, table: bool = False) -> None:
        self._run, self._name = run, name
        self._file: VectorOutput | None = None
        given = given_text(run, name)
        if not given:
            self._wanted = False
            return
        self._wanted = True
        if _PROVIDER.match(given):
            if not sink:
                raise QgsProcessingException(
                    tr(
                        "{name} is {given}, but must be a file.\nGive a name that ends with .gpkg.",
                        name=name,
                        given=given,
                    )
                )
            return
        announced = run.algorithm.parameterAsOutputLayer(run.parameters, name, run.context)
        self._file = VectorOutput.at(name, announced, owned)
        run.clean_up.enter_context(self._file.reserved(run.job))
        _rename(run, announced, self._file.destination)
        if not table and (warning := self._file.warn()):
            run.feedback.pushWarning(run.as_shown(warning))

    @property
    def wanted(self) -> bool:
        """Whether the user asked for the layer."""
        return self._wanted

    @property
    def file(self) -> VectorOutput:
        """The file that it is written to."""
        if self._file is None:
            raise ValueError(f"{self._name} is no file")
        return self._file

    def write(
        self, fields: QgsFields, geometry: Any, crs: QgsCoordinateReferenceSystem, features: Iterable[QgsFeature]
    ) -> str:
        """Write the layer; gives its id.

        Raises:
            EngineError: If it cannot be written.
            QgsProcessingException: Likewise.
        """
        run = self._run
        if self._file is not None:
            transforms = run.context.transformContext()
            return self._file.write(fields, geometry, crs, features, transforms, run.temporary_folder())
        sink, destination = run.algorithm.parameterAsSink(
            run.parameters, self._name, run.context, fields, geometry, crs
        )
        whole = sink is not None and all(sink.addFeature(f, QgsFeatureSink.Flag.FastInsert) for f in features)
        if not whole or not sink.flushBuffer():
            reason = sink.lastError() if sink is not None else ""
            raise QgsProcessingException(
                tr("{name} cannot be written: {reason}\nChoose another place.", name=self._name, reason=reason)
            )
        return str(destination)


def given_text(run: Run, name: str) -> str:
    """What the user gave for a layer to write, as text; "" for none."""
    given = run.parameters.get(name)
    if isinstance(given, QgsProcessingOutputLayerDefinition):
        given, _ = given.sink.valueAsString(run.context.expressionContext())
    return str(given or "")


def _rename(run: Run, announced: str, destination: str) -> None:
    """Let QGIS load the layer by its full id, where it would look for another one."""
    layers = run.context.layersToLoadOnCompletion()
    if announced != destination and announced in layers:
        layers[destination] = layers.pop(announced)
        run.context.setLayersToLoadOnCompletion(layers)
