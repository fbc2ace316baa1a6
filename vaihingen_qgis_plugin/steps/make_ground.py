"""Make a labelling ground: write the GeoPackage and load its layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterVectorLayer,
    QgsRasterLayer,
)

from ..base.algorithm import EngineAlgorithm
from ..base.job import job_parameters, make_job
from ..base.parameters import with_help
from ..base.step import Run, Step
from ..compat import POLYGONS
from ..layers.labelling.blocks import Blocks, read_blocks
from ..layers.labelling.config import refuse_work, scheme_of
from ..layers.labelling.new_ground import Drawing, NewGround
from ..layers.layer_crs import crs_in_use
from ..layers.parameter_layers import layer_path, read_layers
from ..layers.polygon_layers import source_of
from ..layers.polygon_references import TargetRaster
from ..layers.run_records import RunOfQgis
from ..rasters.grid import read_qgis_grid
from ..styles.labelling import set_up_drawing, style_blocks, style_labels
from ..styles.placing import Place
from ..styles.styling import Styler, save_style
from ..training.contract.errors import RasterError
from ..training.contract.labelling.ground import BLOCKS, LABELS
from ..training.contract.options import Option
from ..training.contract.outputs import discard, part_path, prepared, publish
from ..translation import tr
from .arrange import arrange, named_after


@dataclass(frozen=True)
class _Given:
    """What the layers are, read in QGIS's main thread."""

    blocks: Blocks
    maps: tuple[TargetRaster, ...]
    about: str


class MakeGround(Step):
    """Write the GeoPackage, and load its layers."""

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add the parameters, and the layers as outputs."""
        for parameter in job_parameters(algorithm):
            algorithm.addParameter(parameter)
        algorithm.addOutput(QgsProcessingOutputVectorLayer("LABELS", tr("Labels")))
        algorithm.addOutput(QgsProcessingOutputVectorLayer("LABEL_BLOCKS", tr("Blocks to label")))

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition | None:
        """The blocks are a layer."""
        if field != "blocks":
            return None
        return with_help(QgsProcessingParameterVectorLayer("BLOCKS", tr(option.label), [POLYGONS]), option)

    def read(self, run: Run) -> None:
        """Read the blocks, and where the maps lie."""
        layer = run.algorithm.parameterAsVectorLayer(run.parameters, "BLOCKS", run.context)
        if layer is None:
            raise QgsProcessingException(run.algorithm.invalidSourceError(run.parameters, "BLOCKS"))
        rasters = read_layers("MAPS", run.parameters.get("MAPS"), run.context)
        maps = tuple(_class_raster(raster) for raster in rasters)
        run.inputs["blocks"] = source_of(layer)
        run.keep(_Given(read_blocks(layer), maps, named_after(maps[0].path) if maps else layer.name()))

    def check(self, run: Run) -> None:
        """Refuse classes that differ, and a file in which somebody has worked."""
        scheme_of(run.job)
        refuse_work(run.job)

    def plan(self, run: Run) -> None:
        """Refuse a place where it cannot be written."""
        run.job = make_job(run)
        self.check(run)
        run.clean_up.enter_context(prepared(run.job))

    def percent(self, run: Run) -> float | None:
        """All of the bar."""
        return None

    def run(self, run: Run) -> None:
        """Write it; it appears only when complete."""
        job, given = run.job, run.kept(_Given)
        record = RunOfQgis(run.algorithm.NAME, [path for path in (*job.maps, job.classes) if path])
        scheme = scheme_of(job)
        drawing = Drawing(scheme, job.min_area, job.simplify)
        ground = NewGround(given.blocks, given.maps, drawing, run.context.transformContext(), run.feedback)
        try:
            count = ground.write(str(part_path(Path(job.output))))
            publish(job)
        except OSError as error:
            raise RasterError(
                tr("OUTPUT {path} cannot be written: {reason}.", path=job.output, reason=str(error).rstrip(".")),
                tr("Choose another place, or free space."),
            ) from error
        finally:
            discard(job)
        labels, blocks = (f"{job.output}|layername={table}" for table in (LABELS, BLOCKS))
        looks: dict[str, Callable[[Any], None]] = {labels: partial(style_labels, scheme=scheme), blocks: style_blocks}
        for destination, style in looks.items():
            save_style(destination, style)
        run.feedback.pushInfo(
            tr("{blocks} blocks with {count} polygons to correct.", blocks=len(given.blocks.blocks), count=count)
        )
        parameters = {name.upper(): value for name, value in job.to_dict().items() if value not in ("", ())}
        record.write_record(parameters, {"OUTPUT": job.output})
        self._load(run, looks)
        run.results.update(OUTPUT=job.output, LABELS=labels, LABEL_BLOCKS=blocks)

    def _load(self, run: Run, looks: dict[str, Callable[[Any], None]]) -> None:
        """Announce the layers, blocks above labels; the project gets ready for drawing."""
        project, about = run.context.project(), run.kept(_Given).about
        if project is None:
            return
        titles = (tr("{about} labels", about=about), tr("{about} blocks to label", about=about))
        for rank, ((destination, style), title) in enumerate(zip(looks.items(), titles)):
            details = QgsProcessingContext.LayerDetails(title, project, "")
            details.forceName = True
            run.context.addLayerToLoadOnCompletion(destination, details)
            Styler.attach(run.context, destination, style)
            arrange(run.context, destination, Place((tr("Labelling of {about}", about=about),), 1 - rank))
            if rank == 0:
                Styler.attach(run.context, destination, lambda layer: set_up_drawing(project))
        run.feedback.pushInfo(
            tr(
                "Where the layers are loaded, snapping and topological editing are switched on in the project, and new "
                "polygons end where others begin."
            )
        )


def _class_raster(raster: QgsRasterLayer) -> TargetRaster:
    """A map, and its coordinate reference system; one without georeference has none, whatever its layer has.

    Raises:
        QgsProcessingException: If it is no class raster.
    """
    path = layer_path(raster)
    if raster.bandCount() != 1:
        raise QgsProcessingException(
            tr(
                "MAPS: {name} has {bands} bands, but a land-cover raster has one.\nGive the result of 'Classify an "
                "orthophoto', not the orthophoto.",
                name=raster.name(),
                bands=raster.bandCount(),
            )
        )
    placed = read_qgis_grid(path).georeferenced
    return TargetRaster(path, crs_in_use(raster) if placed else QgsCoordinateReferenceSystem())
