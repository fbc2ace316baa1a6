"""Polygon layers as references: rasterised on the grids of other rasters, since the engine reads rasters only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ..compat import ATTRIBUTES_ONLY
from ..feedback import FeedbackListener
from ..rasters.burning import Shape, mark_as_chosen, write_class_raster
from ..rasters.grid import Bounds, Grid, read_qgis_grid
from ..training.contract.class_scheme import NODATA, ClassScheme
from ..training.contract.errors import RasterError
from ..training.contract.file_names import short_list
from ..translation import tr
from .class_values import ClassValues, class_code
from .polygon_layers import PolygonClasses, PolygonLayer
from .polygons_nearby import age, features_near, geometry_there

_CHECK_EVERY = 100  # features read between two checks for cancelling


@dataclass(frozen=True)
class TargetRaster:
    """A raster on whose grid polygons are rasterised, and its CRS in QGIS."""

    path: str
    crs: QgsCoordinateReferenceSystem


@dataclass(frozen=True)
class PolygonReferences:
    """Polygon layers that together are the reference of some rasters.

    Args:
        layers: The polygons.
        rasters: Those on whose grids the polygons are rasterised.
        transforms: Datum choices of the project.
        classes: What says the class of the polygons, and of what they do not cover.
    """

    layers: Sequence[PolygonLayer]
    rasters: Sequence[TargetRaster]
    transforms: QgsCoordinateTransformContext
    classes: PolygonClasses

    @property
    def own_scheme(self) -> ClassScheme | None:
        """The classes that a labelling ground among the layers brings; None if none does."""
        schemes = (layer.ground.scheme for layer in self.layers if layer.ground is not None)
        return next((scheme for scheme in schemes if scheme is not None), None)

    def codes(self, scheme: ClassScheme) -> tuple[int | None, int]:
        """The class of all polygons, None if a field says it; and that of all else, `NODATA` if it has none.

        Raises:
            ConfigError: If they are no classes of the scheme.
        """
        constant, other = self.classes.constant, self.classes.other
        return (
            class_code("POLYGON_CLASS", constant, scheme) if constant else None,
            class_code("OTHER_CLASS", other, scheme) if other else NODATA,
        )


def rasterise_polygons(
    references: PolygonReferences, scheme: ClassScheme, folder: Path, feedback: QgsProcessingFeedback, percent: float
) -> tuple[str, ...]:
    """Write a class raster on the grid of each raster; may run in any thread.

    A pixel has the class of the polygon that covers its centre; where polygons overlap, of the later layer and in it of
    the later feature; where there is none, that of all else, if it is given, or no data. An invalid polygon covers what
    it covers on the screen. Of the labels of a labelling ground only those parts are taken that count.

    Args:
        references: The polygons and the rasters.
        scheme: The classes.
        folder: Where to write; each raster gets the name of the one on whose grid it lies.
        feedback: Receives stages and progress; may cancel.
        percent: Position of the progress bar at the end.

    Returns:
        Paths of the class rasters, in the order of the rasters.

    Raises:
        QgsProcessingException: If an attribute is no class, no polygon lies on a raster, or the run is cancelled.
    """
    work = _Rasterising(references, scheme, feedback)
    try:
        work.read_grids()
        work.check()
        return work.write(folder, percent)
    except RasterError as error:
        raise QgsProcessingException(str(error)) from error


class _Rasterising:
    """The work of `rasterise_polygons`."""

    def __init__(self, references: PolygonReferences, scheme: ClassScheme, feedback: QgsProcessingFeedback) -> None:
        self._layers, self._rasters, self._transforms = references.layers, references.rasters, references.transforms
        self._classes, self._feedback = ClassValues(scheme), feedback
        self._constant, self._elsewhere = references.codes(scheme)
        self._scheme = scheme
        self._listener = FeedbackListener(feedback)
        self._told_bare: set[str] = set()
        self._targets: list[tuple[Grid, QgsCoordinateReferenceSystem]] = []
        self._chosen_by = next((layer.chosen_by for layer in references.layers if layer.chosen_by), "")

    def read_grids(self) -> None:
        """Read the grids of the rasters; one without georeference has no CRS either, whatever its layer has."""
        for raster in self._rasters:
            grid = read_qgis_grid(raster.path)
            self._targets.append((grid, raster.crs if grid.georeferenced else QgsCoordinateReferenceSystem()))
        lost = [grid.name for grid, _ in self._targets if not grid.georeferenced]
        if len(lost) > 1:
            raise QgsProcessingException(
                tr(
                    "{names} have no georeference: QGIS shows them at the same place, so each polygon would lie on all "
                    "of them.\nGeoreference them, or make a raster of each one's polygons first.",
                    names=short_list(lost),
                )
            )

    def check(self) -> None:
        """Warn of what is assumed; refuse attributes that are no class, and rasters without any polygon."""
        for layer in self._layers:
            for note in (*layer.notes, *self._crs_notes(layer)):
                self._feedback.pushWarning(note)
            if layer.ground is not None:
                self._feedback.pushInfo(layer.ground.note)
        bare = [grid for grid, crs in self._targets if not self._collect_classes(grid, crs)]
        self._classes.check()
        self._judge_bare(bare)
        self._tell_classes()

    def write(self, folder: Path, percent: float) -> tuple[str, ...]:
        """Write the class rasters."""
        paths, bare = [], []
        for done, (grid, crs) in enumerate(self._targets):
            self._feedback.setProgressText(tr("Rasterising the polygons on {name}", name=grid.name))
            path = folder / str(done) / f"{Path(grid.path).stem}.tif"
            path.parent.mkdir()
            report_progress = partial(
                self._report_progress, percent * done / len(self._targets), percent / len(self._targets)
            )
            shapes = partial(self._shapes, grid, crs)
            if not write_class_raster(grid, shapes, str(path), self._scheme, report_progress, self._elsewhere):
                bare.append(grid)
            if self._chosen_by:
                mark_as_chosen(str(path), self._chosen_by)
            paths.append(str(path))
        self._judge_bare(bare)
        return tuple(paths)

    def _judge_bare(self, grids: Sequence[Grid]) -> None:
        """Refuse rasters without any polygon, unless all else has a class and polygons lie on other rasters."""
        if self._elsewhere == NODATA or len(grids) == len(self._targets):
            _refuse_bare(grids)
        for name in [grid.name for grid in grids if grid.name not in self._told_bare]:
            self._told_bare.add(name)
            self._feedback.pushWarning(
                tr(
                    "{name}: no polygon lies on it; all of it is {other}.",
                    name=name,
                    other=self._scheme.shown_name_of(self._elsewhere),
                )
            )

    def _tell_classes(self) -> None:
        """Say what is taken as which class, where no field says it."""
        if self._constant is not None:
            self._feedback.pushInfo(
                tr(
                    "All polygons are {name} ({value}).",
                    name=self._scheme.shown_name_of(self._constant),
                    value=self._constant,
                )
            )
        if self._elsewhere != NODATA:
            name = self._scheme.shown_name_of(self._elsewhere)
            self._feedback.pushInfo(tr("Where no polygon lies is {name} ({value}).", name=name, value=self._elsewhere))

    def _crs_notes(self, layer: PolygonLayer) -> list[str]:
        """Coordinates that are taken as they are although a CRS is unknown."""
        if not layer.features.crs().isValid():
            known = sorted({crs.authid() or crs.description() for _, crs in self._targets if crs.isValid()})
            if not known:
                return []
            return [
                tr(
                    "{layer} has no coordinate reference system; it is taken to be in that of the rasters ({known}).",
                    layer=layer.name,
                    known=short_list(known),
                )
            ]
        bare, local = [], []
        for grid, crs in self._targets:
            if grid.georeferenced and not crs.isValid():
                bare.append(grid.name)
            elif crs.isValid() and not self._transform(layer, crs).isValid():
                local.append(grid.name)
        notes = []
        if bare:
            notes.append(
                tr(
                    "{names}: no coordinate reference system; the coordinates of {layer} are taken as they are.",
                    names=short_list(bare),
                    layer=layer.name,
                )
            )
        if local:
            notes.append(
                tr(
                    "{names}: nothing leads from the coordinate reference system of {layer} to theirs; its "
                    "coordinates are taken as they are.",
                    names=short_list(local),
                    layer=layer.name,
                )
            )
        return notes

    def _collect_classes(self, grid: Grid, crs: QgsCoordinateReferenceSystem) -> bool:
        """Collect the attributes of all polygons near a raster; whether there are any."""
        any_polygon = False
        for layer in self._layers:
            request = QgsFeatureRequest()
            if layer.ground is None:
                request.setFlags(ATTRIBUTES_ONLY)
            for feature in self._near(layer, request, self._transform(layer, crs), grid.bounds(0, grid.height)):
                if self._constant is None:
                    self._classes.add(layer.name, feature.id(), feature.attributes()[layer.column])
                any_polygon = True
        return any_polygon

    def _shapes(self, grid: Grid, crs: QgsCoordinateReferenceSystem, bounds: Bounds) -> Iterator[Shape]:
        """The polygons near an extent in a raster's coordinates, the topmost last."""
        for layer in self._layers:
            transform = self._transform(layer, crs)
            features = self._near(layer, QgsFeatureRequest(), transform, bounds)
            for feature in sorted(features, key=age):
                value = self._constant
                if value is None:
                    value = self._classes.code(feature.attributes()[layer.column])
                if value is not None:
                    yield from ((part, value) for part in _parts(feature, transform, layer.name))

    def _near(
        self, layer: PolygonLayer, request: QgsFeatureRequest, transform: QgsCoordinateTransform, bounds: Bounds
    ) -> Iterator[QgsFeature]:
        """The features of a layer that touch an extent given in a raster's coordinates, and some beside it."""
        request.setSubsetOfAttributes(layer.columns)
        near = features_near(layer.name, layer.features, request, transform, self._transforms, bounds)
        for number, feature in enumerate(near):
            if number % _CHECK_EVERY == 0:
                self._stop_if_cancelled()
            if layer.ground is None or layer.ground.keep_what_counts(feature):
                yield feature

    def _transform(self, layer: PolygonLayer, crs: QgsCoordinateReferenceSystem) -> QgsCoordinateTransform:
        """From a layer's coordinates to a raster's; does nothing if one of them is not known."""
        return QgsCoordinateTransform(layer.features.crs(), crs, self._transforms)

    def _report_progress(self, start: float, share: float, fraction: float) -> None:
        self._feedback.setProgress(start + share * fraction)
        self._stop_if_cancelled()

    def _stop_if_cancelled(self) -> None:
        if self._listener.is_cancelled():
            raise QgsProcessingException(tr("The run was cancelled. Nothing was written."))


def _parts(feature: QgsFeature, transform: QgsCoordinateTransform, layer: str) -> Iterator[bytes]:
    """The polygons of a feature one by one: together, GDAL would cut out where two of them overlap."""
    geometry = geometry_there(feature, transform, layer)  # kept: it holds its parts
    for part in geometry.constParts():
        yield bytes(part.asWkb())


def _refuse_bare(grids: Sequence[Grid]) -> None:
    if grids:
        raise QgsProcessingException(
            tr(
                "No polygon lies on {names}.\nGive polygons for each of the rasters, or leave those without out; if "
                "there are some, check the coordinate reference systems of both.",
                names=short_list(grid.name for grid in grids),
            )
        )
