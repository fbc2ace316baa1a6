"""Measure the areas of the classes of a raster, in QGIS's own process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterVectorLayer,
)

from ..base.algorithm import EngineAlgorithm
from ..base.job import job_parameters, make_job, raster_layers
from ..base.layer_output import LayerOutput
from ..base.parameters import with_help
from ..base.step import Run, Step
from ..compat import NO_GEOMETRIES, POLYGONS, TABLE
from ..desktop import in_desktop
from ..feedback import FeedbackListener, show_line
from ..layers.ground_area import GroundArea
from ..layers.layer_crs import crs_in_use, systems_set_in_qgis
from ..layers.polygon_layers import PolygonLayer, polygon_zones, source_of
from ..layers.run_records import RunOfQgis
from ..layers.zones.found import Zones, ZoneShare
from ..layers.zones.table import OWNED, AreaRow, area_rows, table_features, table_fields
from ..rasters.class_areas import ClassAreas, measure_classes
from ..rasters.grid import Grid, read_qgis_grid
from ..rasters.legend import classes_of_raster
from ..rasters.pixel_reader import data_type
from ..training.contract import parameters
from ..training.contract.class_scheme import NODATA, ClassScheme
from ..training.contract.errors import LabelValueError
from ..training.contract.formats import CLASS_FILES
from ..training.contract.language import as_written
from ..training.contract.legends.class_file import load_scheme
from ..training.contract.options import JobConfig, Option
from ..translation import tr

_ZONES, _OUTPUT = "ZONES", "OUTPUT"


@dataclass(frozen=True)
class AreasConfig(JobConfig):
    """What is measured."""

    input: str = parameters.file("Classified raster", "One band of class codes, of any size.", required=True)
    zones: str = parameters.file(
        "Zones",
        "Polygon layer, such as communes, districts or parcels: the table has the areas of each zone. Empty: those of "
        "the raster as a whole.",
    )
    zone_field: str = parameters.text(
        "Field with the name of the zone",
        "Polygons of the same name are one zone. Empty: each polygon is a zone, named by its number (fid).",
    )
    classes: str = parameters.file(
        "Class scheme",
        "JSON, CSV or QGIS style with value, name and colour of each class, for a raster that does not name its "
        "classes. Without names, the table shows the values.",
        advanced=True,
        endings=CLASS_FILES,
    )


@dataclass(frozen=True)
class _Measured:
    """What is measured, as far as QGIS's main thread must read it."""

    crs: QgsCoordinateReferenceSystem
    zones: PolygonLayer | None


class MeasureAreas(Step):
    """Count the pixels of each class, and write the table."""

    def declare(self, algorithm: EngineAlgorithm) -> None:
        """Add the inputs and the table."""
        for parameter in job_parameters(algorithm):
            algorithm.addParameter(parameter)
        table = QgsProcessingParameterFeatureSink(_OUTPUT, tr("Areas"), TABLE)
        table.setHelp(
            tr(
                "Table (.gpkg, .csv, .xlsx, .ods and others) with a row for each zone and class: zone, class, name, "
                "pixels, area_m2, area_ha, share (of what is classified in the zone, per cent) and share_zone (of the "
                "whole zone). Rows without a class say how much of a zone has no data or lies beyond the map."
            )
        )
        algorithm.addParameter(table)

    def parameter(self, field: str, option: Option, default: Any) -> QgsProcessingParameterDefinition | None:
        """A layer for the zones, and a list of its fields."""
        if field == "zones":
            layer = QgsProcessingParameterVectorLayer(_ZONES, tr(option.label), [POLYGONS], None, True)
            return with_help(layer, option)
        if field == "zone_field":
            column = QgsProcessingParameterField(field.upper(), tr(option.label), None, _ZONES, optional=True)
            return with_help(column, option)
        return None

    def read(self, run: Run) -> None:
        """Name the zones as records name their layer."""
        layer = run.algorithm.parameterAsVectorLayer(run.parameters, _ZONES, run.context)
        if layer is None and run.parameters.get(_ZONES) not in (None, ""):
            raise QgsProcessingException(run.algorithm.invalidSourceError(run.parameters, _ZONES))
        field = run.algorithm.parameterAsString(run.parameters, "ZONE_FIELD", run.context).strip()
        run.inputs["zones"] = "" if layer is None else source_of(layer)
        if layer is None and field:
            raise QgsProcessingException(
                tr("ZONE_FIELD is {field}, but ZONES is empty.\nChoose the layer that has this field.", field=field)
            )
        raster = run.algorithm.parameterAsRasterLayer(run.parameters, "INPUT", run.context)
        crs = QgsCoordinateReferenceSystem() if raster is None else crs_in_use(raster)
        run.keep(_Measured(crs, None if layer is None else polygon_zones(_ZONES, layer, field)))

    def check(self, run: Run) -> None:
        """Refuse what is no class raster, and classes that cannot be read."""
        _refuse_other_rasters(run.job.input)
        _names(run.job)

    def prepare(self, run: Run) -> None:
        """Say what is taken for the raster's coordinate reference system."""
        systems_set_in_qgis(raster_layers(run), run.feedback)

    def plan(self, run: Run) -> None:
        """Refuse a place where the table cannot be written."""
        run.job = make_job(run)
        run.keep(LayerOutput(run, _OUTPUT, OWNED, table=True))

    def percent(self, run: Run) -> float | None:
        """The whole bar."""
        return None

    def run(self, run: Run) -> None:
        """Measure and write."""
        _refuse_other_rasters(run.job.input)
        record = RunOfQgis(run.algorithm.NAME, [run.job.input])
        grid, measured = read_qgis_grid(run.job.input), run.kept(_Measured)
        ground = GroundArea(grid, run.context.transformContext(), measured.crs)
        _tell_assumptions(run, grid, ground, measured)
        zones = None
        if measured.zones is not None:
            zones = Zones(measured.zones, grid, ground, run.context.transformContext(), lambda: _stop_if_cancelled(run))
        names = _names(run.job)
        areas = _measure(run, grid, ground, zones, NODATA if NODATA not in names else None)
        shares = zones.found if zones is not None else [ZoneShare("", None)]
        rows = area_rows(areas, shares, names, grid.georeferenced)
        destination = run.kept(LayerOutput).write(
            table_fields(), NO_GEOMETRIES, QgsCoordinateReferenceSystem(), table_features(rows)
        )
        _tell_result(run, rows, shares)
        _record(run, destination, record)
        run.results[_OUTPUT] = destination


def _measure(run: Run, grid: Grid, ground: GroundArea, zones: Zones | None, nodata: int | None) -> ClassAreas:
    listener = FeedbackListener(run.feedback)

    def goes_on(share: float) -> bool:
        run.feedback.setProgress(100 * share)
        return not listener.is_cancelled()

    def pixel_m2(column: float, row: float, rows: int) -> float:
        return ground.pixel_m2_around(column, row, rows) or 1.0

    areas = measure_classes(grid, nodata, None if zones is None else zones.parts_in, pixel_m2, goes_on)
    if areas is None:
        raise _cancelled()
    return areas


def _refuse_other_rasters(path: str) -> None:
    """Refuse pictures and measures.

    Raises:
        LabelValueError: Says what it is.
    """
    try:
        bands, dtype, described = data_type(path)
    except RuntimeError:  # GDAL's; the run says why it cannot be read
        return
    if bands == 1 and not dtype.startswith(("float", "complex")):
        return
    what = tr("it has {bands} bands", bands=bands) if bands > 1 else described
    raise LabelValueError(
        tr("{name} is no class raster: {what}.", name=Path(path).name, what=what),
        tr("Choose a classified raster: one band of class codes. 'Convert labels' makes one of class colours."),
    )


def _names(job: AreasConfig) -> dict[int, str]:
    """Names of the classes: those that are given, else those that the raster has, else none."""
    scheme: ClassScheme | None = load_scheme(job.classes) if job.classes else classes_of_raster(job.input)
    return {c.value: c.shown for c in scheme.classes} if scheme is not None else {}


def _tell_assumptions(run: Run, grid: Grid, ground: GroundArea, measured: _Measured) -> None:
    warn = run.feedback.pushWarning
    if not grid.georeferenced:
        warn(tr("{name} has no georeference: the table counts pixels, and areas are empty.", name=grid.name))
    elif not ground.crs.isValid():
        warn(tr("{name} has no coordinate reference system: map units are taken for metres.", name=grid.name))
    if measured.zones is None:
        return
    for note in measured.zones.notes:
        warn(note)
    if ground.crs.isValid() and not measured.zones.features.crs().isValid():
        warn(
            tr(
                "{layer} has no coordinate reference system; it is taken to be in that of the raster ({crs}).",
                layer=measured.zones.name,
                crs=ground.crs.authid() or ground.crs.description(),
            )
        )


def _tell_result(run: Run, rows: list[AreaRow], zones: list[ZoneShare]) -> None:
    """The table of the map as a whole, or what is to be known of the zones."""
    if zones[0].name:
        text = tr("{count} zones lie on the map.", count=len(zones))
        run.feedback.pushInfo(text)
        beyond = sum(1 for zone in zones if zone.beyond_m2)
        if beyond:
            run.feedback.pushWarning(
                tr("{count} of them reach beyond the map: see the rows 'beyond the map'.", count=beyond)
            )
        return
    width = max((len(row.name) for row in rows), default=0)
    for row in rows:
        size = (
            tr("{pixels} pixels", pixels=row.pixels)
            if row.m2 is None
            else as_written(f"{row.m2 / 10_000:12.4f}") + " ha"
        )
        show_line(run.feedback, f"{row.name:<{width}}  {size}  {as_written(f'{row.share_zone:6.2f} %')}", in_desktop())


def _record(run: Run, destination: str, record: RunOfQgis) -> None:
    path = destination.partition("|")[0]
    if not Path(path).is_file():
        return  # a table in memory or in a data base
    given = {name.upper(): value for name, value in run.job.to_dict().items() if value}
    record.write_record({**given, _OUTPUT: destination}, {_OUTPUT: path})


def _stop_if_cancelled(run: Run) -> None:
    if FeedbackListener(run.feedback).is_cancelled():
        raise _cancelled()


def _cancelled() -> QgsProcessingException:
    return QgsProcessingException(tr("The run was cancelled. Nothing was written."))
