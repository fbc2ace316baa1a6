"""Add a print layout to the project."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingException,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..base.algorithm import EngineAlgorithm
from ..base.job import job_parameters
from ..base.parameters import make_layer_parameter
from ..base.step import Run, Step
from ..compat import POLYGON
from ..desktop import in_desktop, open_layout
from ..layers.map_texts import accuracy_line, assessed_map, source_line
from ..styles.map_layout import PAPERS, MapPage, add_layout, earlier_layout
from ..training.contract import parameters
from ..training.contract.errors import ConfigError
from ..training.contract.options import JobConfig, Option
from ..translation import tr

_LAYOUT = "LAYOUT"


@dataclass(frozen=True)
class LayoutConfig(JobConfig):
    """What stands on the page."""

    input: str = parameters.file(
        "Class layer",
        "Classified raster, or polygons made of it. A layer of the project; a file that is none yet is added to it.",
        required=True,
    )
    title: str = parameters.text("Title", "Heading of the map. Empty: the name of the layer.")
    accuracy: str = parameters.file(
        "Accuracy",
        "A report or a file of scores of 'Assess accuracy' or 'Assess accuracy with points': the map says how right "
        "it is.",
        endings=(".html", ".json", ".csv"),
    )
    source: str = parameters.text(
        "Source",
        "Whose data these are, such as: Orthophoto © IGN 2023. Orthophoto, model and date follow by themselves where "
        "the layer has a run record.",
    )
    paper: str = parameters.choice(
        "Paper",
        "Size and direction of the page.",
        "a4_landscape",
        choices=tuple(PAPERS),
        choice_labels=("A4, landscape", "A4, portrait", "A3, landscape", "A3, portrait"),
    )
    scale: float = parameters.number(
        "Scale 1 :",
        "Denominator of the scale, such as 5000. 0: the largest round one at which the whole layer fits on the page.",
        0.0,
        minimum=0,
        advanced=True,
    )
    name: str = parameters.text(
        "Name of the layout",
        "Its name in the project. Empty: 'Map of', and the name of the layer.",
        advanced=True,
    )


class AddLayout(Step):
    """Add the layout, which replaces one that an earlier run has made and nobody has changed."""

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add the inputs, and the name of the layout as output."""
        for parameter in job_parameters(algorithm):
            algorithm.addParameter(parameter)
        algorithm.addOutput(QgsProcessingOutputString(_LAYOUT, tr("Name of the layout")))

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition | None:
        """A raster or a polygon layer."""
        return make_layer_parameter(field, option, default) if field == "input" else None

    def read(self, run: Run) -> None:
        """Name the layer as records name it."""
        layer = run.algorithm.parameterAsLayer(run.parameters, "INPUT", run.context)
        if layer is None:
            raise QgsProcessingException(run.algorithm.invalidSourceError(run.parameters, "INPUT"))
        run.inputs["input"] = layer.source()

    def check(self, run: Run) -> None:
        """Refuse layers without classes, files that tell no accuracy, and layouts that would be lost."""
        _plan(run, run.job)

    def run(self, run: Run) -> None:
        """Add the layout; QGIS runs this algorithm in its main thread."""
        run.job = run.algorithm.CONFIG(**run.inputs)
        run.job.validate()
        project, layer, page = _plan(run, run.job)
        if project.mapLayer(layer.id()) is None:
            layer = _own(project, layer)
        of = assessed_map(run.job.accuracy) if run.job.accuracy else ""
        if of and Path(of).stem not in (Path(layer.source().partition("|")[0]).stem, layer.name()):
            run.feedback.pushWarning(
                tr(
                    "The accuracy is that of {map}; make sure that {layer} was made of it.",
                    map=Path(of).name,
                    layer=layer.name(),
                )
            )
        layout = add_layout(project, layer, page)
        run.results[_LAYOUT] = page.name
        run.feedback.pushInfo(tr("The layout '{name}' is in the project: Project > Layouts.", name=page.name))
        if in_desktop():
            if not isinstance(run.feedback, QgsProcessingMultiStepFeedback):  # which has many rows or steps
                open_layout(layout)
            return
        if not project.write():
            raise QgsProcessingException(
                tr("The project {path} cannot be written: {reason}", path=project.fileName(), reason=project.error())
            )
        run.feedback.pushInfo(tr("The project was written: {path}", path=project.fileName()))


def _plan(run: Run, job: LayoutConfig) -> tuple[QgsProject, QgsMapLayer, MapPage]:
    """Where the layout goes, of which layer, and what it says.

    Raises:
        ConfigError: If something of that cannot be.
    """
    project = run.context.project()
    if not in_desktop() and (project is None or not project.fileName()):
        raise ConfigError(
            tr("A layout belongs to a project, but none is open."),
            tr(
                "Outside of QGIS's window, name the project: qgis_process run vaihingen:maplayout "
                "--PROJECT_PATH=town.qgz -- INPUT=... The layout is written into that file."
            ),
        )
    if not in_desktop() and not os.access(project.fileName(), os.W_OK):
        raise ConfigError(
            tr("The project {path} cannot be written.", path=project.fileName()),
            tr("Make the file writable, or copy the project."),
        )
    layer = run.algorithm.parameterAsLayer(run.parameters, "INPUT", run.context)
    if project.mapLayer(layer.id()) is None:  # a file, which may be a layer of the project already
        layer = next((one for one in project.mapLayers().values() if one.source() == layer.source()), layer)
    _refuse_others(layer)
    name = job.name.strip() or tr("Map of {layer}", layer=layer.name())
    exists, ours = earlier_layout(project, name)
    if exists and not ours:
        raise ConfigError(
            tr("The project has a layout '{name}' already, which was made or changed by hand.", name=name),
            tr("Give another name in NAME, or delete that layout (Project > Layout Manager)."),
        )
    lines = (accuracy_line(job.accuracy) if job.accuracy else "", source_line(layer, job.source))
    return project, layer, MapPage(name, job.title.strip() or layer.name(), lines, job.paper, job.scale)


def _refuse_others(layer: QgsMapLayer) -> None:
    """Refuse layers that are neither a raster nor polygons."""
    polygons = isinstance(layer, QgsVectorLayer) and layer.geometryType() == POLYGON
    if not polygons and not isinstance(layer, QgsRasterLayer):
        raise ConfigError(
            tr("{layer} is neither a raster nor a layer of polygons.", layer=layer.name()),
            tr("Choose a classified raster, or the polygons made of it."),
        )


def _own(project: QgsProject, layer: QgsMapLayer) -> QgsMapLayer:
    """The same layer in the project, with the style of its file."""
    copy = layer.clone()
    copy.setName(Path(layer.source().partition("|")[0]).stem)
    project.addMapLayer(copy)
    return copy
