"""Burn references that are polygon layers into rasters, since the engine reads rasters only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import QgsMapLayer, QgsProcessingParameterDefinition

from ..base.parameters import make_layer_parameter, make_parameter
from ..base.shown import show_fields
from ..base.step import Run, Step
from ..layers.layer_crs import crs_in_use
from ..layers.parameter_layers import layer_path, read_layers
from ..layers.polygon_layers import PolygonClasses, polygon_layers
from ..layers.polygon_references import PolygonReferences, TargetRaster, rasterise_polygons
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.config import POLYGON_FIELDS
from ..training.contract.legends.class_file import load_scheme
from ..training.contract.options import Kind, Option
from ..translation import tr

_PERCENT = 15.0  # of the progress bar


def given_scheme(job: Any) -> ClassScheme:
    """The classes that the user gives, else the ISPRS ones.

    Raises:
        ConfigError: If they cannot be read.
    """
    return load_scheme(job.classes)


class BurnReferences(Step):
    """Let polygon layers stand in place of reference rasters: QGIS rasterises them for the run.

    Args:
        field: The job's field with the references.
        grids: Fields with the rasters on whose grids the polygons are rasterised.
        more: Where the rasters after the first one go, if `field` takes a single one.
        scheme: The classes that the polygons may have, for a job.
        class_fields: Fields that say the class of the polygons.
    """

    POLYGONS: ClassVar[type[PolygonReferences]] = PolygonReferences  # by which the run keeps them
    LABELS: ClassVar[bool] = True  # whether of the labels of a labelling ground only those are taken that count

    def __init__(
        self,
        field: str,
        grids: tuple[str, ...],
        more: str = "",
        scheme: Callable[[Any], ClassScheme] = given_scheme,
        class_fields: tuple[str, ...] = POLYGON_FIELDS,
    ) -> None:
        self._class_fields = class_fields
        self._field, self._grids, self._more, self._scheme = field, grids, more, scheme

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition | None:
        """Polygon layers are welcome too, and their fields are listed."""
        if field == "class_field" and field in self._class_fields:
            return show_fields(make_parameter(field, option, default), self._field.upper())
        return make_layer_parameter(field, option, default) if field == self._field else None

    def read(self, run: Run) -> None:
        """Read the references, and keep those that are polygons."""
        name = self._field.upper()
        layers = read_layers(name, run.parameters.get(name), run.context, or_polygons=True)
        run.keep(self._polygons(run, layers))
        paths = tuple(layer_path(layer) for layer in layers)
        run.inputs[self._field] = paths if self._takes_several(run) else (paths[0] if paths else "")

    def check(self, run: Run) -> None:
        """Refuse classes of polygons that are none."""
        references = run.kept(self.POLYGONS)
        if references.layers:
            references.codes(self._scheme_of(run.job, references))

    def percent(self, run: Run) -> float:
        """A part of the bar, if there is something to burn."""
        return _PERCENT if run.kept(self.POLYGONS).layers else 0.0

    def run(self, run: Run) -> None:
        """Burn the polygons; the engine works with the rasters, records name the layers."""
        references = run.kept(self.POLYGONS)
        if not references.layers:
            return
        scheme = self._scheme_of(run.job, references)
        rasters = rasterise_polygons(references, scheme, run.temporary_folder(), run.feedback, run.end_percent)
        layers = ", ".join(layer.name for layer in references.layers)
        for path, raster in zip(rasters, references.rasters):
            run.shown_paths[path] = tr(
                "{layers} (rasterised on {raster})", layers=layers, raster=Path(raster.path).name
            )
        made: dict[str, Any] = {
            self._field: rasters,
            **{name: "" for name in self._class_fields if getattr(run.job, name)},
        }
        if not self._takes_several(run):
            made[self._field] = rasters[0]
            if self._more:
                made[self._more] = rasters[1:]
        run.work_with(**made)

    def _scheme_of(self, job: Any, references: PolygonReferences) -> ClassScheme:
        """The classes: of labels those that they bring, unless the user or a model says others."""
        own = references.own_scheme if self._scheme is given_scheme and not job.classes else None
        return own or self._scheme(job)

    def _takes_several(self, run: Run) -> bool:
        return run.algorithm.CONFIG.options()[self._field].kind == Kind.FILES

    def _classes(self, run: Run, layers: list[QgsMapLayer]) -> PolygonClasses:
        read = run.algorithm.parameterAsString
        return PolygonClasses(*(read(run.parameters, name.upper(), run.context).strip() for name in self._class_fields))

    def _polygons(self, run: Run, layers: list[QgsMapLayer]) -> PolygonReferences:
        classes = self._classes(run, layers)
        rasters = [raster for grids in self._grids for raster in _rasters(run, grids)]
        return self.POLYGONS(
            polygon_layers(self._field.upper(), layers, classes, run.context.project(), self.LABELS),
            rasters,
            run.context.transformContext(),
            classes,
        )


def _rasters(run: Run, field: str) -> list[TargetRaster]:
    """The rasters of a field of the job: those that are given, or the one that a step will make."""
    if field in run.to_come:
        return [run.to_come[field]]
    layers = read_layers(field.upper(), run.parameters.get(field.upper()), run.context)
    return [TargetRaster(layer_path(layer), crs_in_use(layer)) for layer in layers]
