"""A class raster as a polygon layer: class, name, size and mean confidence of each area."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingUtils,
)

from ..compat import FIELD_NUMBER, FIELD_TEXT, FIELD_WHOLE, POLYGON_GEOMETRIES
from ..feedback import FeedbackListener
from ..rasters.areas import Area, AreasStopped, mean_of_areas, read_areas, sieve, trace
from ..rasters.grid import read_qgis_grid
from ..rasters.outlines import SharedOutlines
from ..styles.styling import save_style, style_polygons
from ..training.contract import parameters
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.errors import EngineError
from ..training.contract.options import JobConfig
from ..translation import tr
from .ground_area import GroundArea
from .vector_existing import Owned
from .vector_output import VectorOutput

_FIELDS = {
    "class": FIELD_WHOLE,
    "name": FIELD_TEXT,
    "pixels": FIELD_WHOLE,
    "area_m2": FIELD_NUMBER,
    "confidence": FIELD_NUMBER,
}
OWNED = Owned(tuple(_FIELDS))
_CHECK_EVERY = 500  # polygons written between two checks for cancelling
_AREA_DECIMALS = 3  # of m²
_ROUNDING = 1e-6  # 1 m² of pixels of 0.25 m² is 4 of them, not 5


@dataclass(frozen=True)
class PolygonsConfig(JobConfig):
    """Parameters of the polygons."""

    polygons: str = parameters.new_file(
        "Polygons",
        "Polygon layer with an area for all pixels of one class that hang together by their sides. Fields: class, "
        "name, pixels, area_m2 (on the ellipsoid; empty where the orthophoto has no georeference) and confidence (mean "
        "probability of the chosen class over the pixels of the area, per cent). It comes with the colours of the "
        "classes. A whole town has millions of areas: raise MIN_AREA then.",
        suffix=".gpkg",
    )
    min_area: float = parameters.number(
        "Minimum area of a polygon (m²)",
        "Areas smaller than this, in m² (in pixels where the orthophoto has no georeference), are given to the largest "
        "neighbour before the polygons are made; one without a neighbour of that size stays. It concerns POLYGONS "
        "only: the land-cover raster stays as it is. 0: every pixel that differs becomes a polygon.",
        1.0,
        minimum=0,
    )
    simplify: float = parameters.number(
        "Simplify outlines (m)",
        "0: the outlines of POLYGONS follow the edges of the pixels. Else corners are left out that form a triangle of "
        "less than the square of this length (in pixels where the orthophoto has no georeference), the smallest ones "
        "first (Visvalingam and Whyatt 1993). Two or three pixels take the steps away. Neighbours are simplified "
        "together and go on sharing their borders: no gaps, no overlaps, and the edge of the data stays. area_m2 is "
        "that of the new outlines, pixels and confidence those of the raster. Corners are not made square: that "
        "would part neighbours; for a layer of buildings alone, use QGIS's 'Orthogonalize'.",
        0.0,
        minimum=0,
        advanced=True,
    )


@dataclass(frozen=True)
class LandCover:
    """A class raster, the raster of its confidence on the same grid (per cent), and its classes."""

    classes: str
    confidence: str
    scheme: ClassScheme


def write_polygons(
    land_cover: LandCover,
    config: PolygonsConfig,
    transforms: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback,
    start_percent: float,
) -> None:
    """Write the polygon layer, which appears only when complete; may run in any thread.

    Args:
        land_cover: The rasters.
        config: Where to write, and the least area.
        transforms: Datum choices of the project.
        feedback: Receives stages and progress; may cancel.
        start_percent: Position of the progress bar at the start.

    Raises:
        QgsProcessingException: If something cannot be read or written, or the run is cancelled; nothing is left then.
    """
    output = VectorOutput.at("POLYGONS", config.polygons, OWNED)
    try:
        with tempfile.TemporaryDirectory(prefix="vaihingen_", dir=QgsProcessingUtils.tempFolder()) as folder:
            _Polygons(land_cover, config, transforms, feedback, start_percent).write(Path(folder), output)
    except AreasStopped as stop:
        raise QgsProcessingException(tr("The run was cancelled while the polygons were made.")) from stop
    except (EngineError, OSError) as error:
        raise QgsProcessingException(str(error)) from error
    save_style(output.destination, partial(style_polygons, scheme=land_cover.scheme))


class _Polygons:
    """The work of `write_polygons`."""

    def __init__(
        self,
        land_cover: LandCover,
        config: PolygonsConfig,
        transforms: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
        start_percent: float,
    ) -> None:
        self._land_cover, self._config, self._transforms = land_cover, config, transforms
        self._feedback, self._listener = feedback, FeedbackListener(feedback)
        self._start = start_percent
        self._grid = read_qgis_grid(land_cover.classes)
        self._ground = GroundArea(self._grid, transforms)

    def write(self, folder: Path, output: VectorOutput) -> None:
        """Sieve, trace, measure, simplify, write."""
        source, areas = self._land_cover.classes, str(folder / "areas.gpkg")
        least = self._least_pixels()
        if least > 1:
            source = str(folder / "sieved.tif")
            sieve(self._grid, least, source, self._stage(tr("Merging small areas"), 0.0, 0.15))
        count = trace(self._grid, source, areas, self._stage(tr("Tracing areas"), 0.15, 0.5))
        goes_on = self._stage(tr("Averaging the confidence of areas"), 0.5, 0.75)
        pixels, means = mean_of_areas(self._grid, areas, count, self._land_cover.confidence, goes_on)
        outlines = self._outlines(areas) if self._config.simplify else closing(read_areas(areas))
        goes_on = self._stage(tr("Writing polygons"), 0.9 if self._config.simplify else 0.75, 1.0)
        features = self._watched(self._features(outlines, pixels, means), count, goes_on)
        try:
            output.write(_fields(), POLYGON_GEOMETRIES, self._ground.crs, features, self._transforms, folder)
        finally:
            features.close()
        self._report_result(count, sum(size < least for size in pixels[1:]))

    def _least_pixels(self) -> int:
        """The least area in pixels."""
        wanted, pixel = self._config.min_area, self._ground.pixel_m2()
        if not wanted or not pixel:
            return math.ceil(wanted)
        least = math.ceil(wanted / pixel - _ROUNDING)
        self._feedback.pushInfo(
            tr("MIN_AREA: {area:g} m² are {least} pixels of {pixel:.4g} m².", area=wanted, least=least, pixel=pixel)
        )
        return least

    def _outlines(self, areas: str) -> AbstractContextManager[Iterator[Area]]:
        """The traced areas with simpler outlines."""
        goes_on = self._stage(tr("Simplifying outlines"), 0.75, 0.9)
        outlines, order = SharedOutlines(self._grid), []
        with closing(read_areas(areas)) as traced:
            for number, value, outline in traced:
                outlines.add(outline)
                order.append((number, value))
        wanted, pixel = self._config.simplify, self._ground.pixel_m2()
        corners = outlines.simplify(wanted**2 / (pixel or 1.0), goes_on)
        if corners is None:
            raise AreasStopped
        self._feedback.pushInfo(
            tr(
                "SIMPLIFY: {left} of {corners} corners are left; neighbours share their borders as before.",
                corners=corners[0],
                left=corners[1],
            )
        )
        return nullcontext((number, value, outlines.outline(i)) for i, (number, value) in enumerate(order))

    def _features(
        self, areas: AbstractContextManager[Iterator[Area]], pixels: Sequence[int], means: Sequence[float]
    ) -> Generator[QgsFeature, None, None]:
        """The features of the layer, in the order of the traced areas."""
        fields = _fields()
        names = {c.value: c.shown for c in self._land_cover.scheme.classes}
        with areas as traced:
            for number, value, outline in traced:
                feature, geometry = QgsFeature(fields), QgsGeometry()
                geometry.fromWkb(outline)
                feature.setGeometry(geometry)
                mean = None if math.isnan(means[number]) else round(means[number], 2)
                area = self._ground.m2(geometry)
                size = None if area is None else round(area, _AREA_DECIMALS)
                feature.setAttributes([value, names.get(value, str(value)), pixels[number], size, mean])
                yield feature

    @staticmethod
    def _watched(
        features: Generator[QgsFeature, None, None], count: int, goes_on: Callable[[float], bool]
    ) -> Generator[QgsFeature, None, None]:
        """The features, as long as the run is not cancelled."""
        try:
            for done, feature in enumerate(features):
                if done % _CHECK_EVERY == 0 and not goes_on(done / count):
                    raise AreasStopped
                yield feature
        finally:
            features.close()

    def _report_result(self, count: int, small: int) -> None:
        self._feedback.setProgress(100.0)
        self._feedback.pushInfo(tr("{count} polygons written.", count=count))
        if small:
            self._feedback.pushInfo(
                tr(
                    "{small} of them are smaller than MIN_AREA: they have no neighbour of that size, only smaller ones "
                    "or none.",
                    small=small,
                )
            )

    def _stage(self, text: str, start: float, end: float) -> Callable[[float], bool]:
        """Begin a stage; returns its progress function, which is False once the run is cancelled."""
        self._feedback.setProgressText(text)

        def goes_on(share: float) -> bool:
            whole = start + (end - start) * min(share, 1.0)
            self._feedback.setProgress(self._start + (100.0 - self._start) * whole)
            return not self._listener.is_cancelled()

        return goes_on


def _fields() -> QgsFields:
    fields = QgsFields()
    for name, kind in _FIELDS.items():
        fields.append(QgsField(name, kind))
    return fields
