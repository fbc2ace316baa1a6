"""Raster layers of web services, which no file holds: QGIS draws them, at the pixel size that is wanted."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication, QSize, QUrlQuery
from qgis.PyQt.QtGui import QColor, QImage

from ..compat import METRES, WKT2
from ..rasters.picture_file import PictureFile
from ..training.contract.errors import ConfigError, RasterError
from ..translation import tr
from .layer_crs import name_of

_SERVICES = ("wms", "arcgismapserver")  # QGIS's provider of WMS, WMTS and XYZ tiles, and that of ArcGIS
_MOST_PIXELS = 100_000_000
_PIECE, _MARGIN = 1024, 8  # pixels that are drawn at once, and around them: no seam shows where they meet
_WORLD_PIXEL_M = 156_543.03  # of tiles of 256 pixels at zoom level 0, at the equator
_WAIT_S = 0.02  # between two looks at whether a piece is ready, or the user has cancelled


def is_web_layer(layer: QgsMapLayer | None) -> bool:
    """Whether a layer comes from a service that draws pictures."""
    return isinstance(layer, QgsRasterLayer) and layer.providerType() in _SERVICES


@dataclass(frozen=True)
class Place:
    """A part of the map in a coordinate reference system whose units are true metres.

    Args:
        extent: The part.
        crs: The system.
    """

    extent: QgsRectangle
    crs: QgsCoordinateReferenceSystem

    @classmethod
    def of(
        cls,
        extent: QgsRectangle,
        crs: QgsCoordinateReferenceSystem,
        wanted: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
    ) -> Place:
        """The place of an extent: in its own system or the wanted one if these have true metres, else in its UTM zone.

        The Mercator projection of web maps counts in metres that are too short by half in Central Europe: pixels of
        that size would show the ground smaller than the model knows it.

        Raises:
            QgsProcessingException: If the extent does not exist there.
        """
        try:
            found = next((system for system in (crs, wanted) if _has_true_metres(system)), None)
            found = found or _utm_of(extent, crs, transforms)
            box = QgsCoordinateTransform(crs, found, transforms).transformBoundingBox(extent)
        except QgsCsException as error:
            raise QgsProcessingException(
                tr("EXTENT cannot be brought to another coordinate reference system: {why}", why=error)
            ) from error
        return cls(box, found)


@dataclass(frozen=True)
class WebPicture:
    """A picture of a layer that is to be drawn.

    Args:
        name: What the layer is called.
        place: What it shows.
        pixel_m: Side of a pixel, metres.
    """

    name: str
    place: Place
    pixel_m: float

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        extent = self.place.extent
        return tuple(max(1, math.ceil(side / self.pixel_m - 1e-6)) for side in (extent.width(), extent.height()))  # type: ignore[return-value]

    def check(self) -> None:
        """Refuse a picture that would be too much for a service.

        Raises:
            ConfigError: If it has too many pixels.
        """
        width, height = self.size
        if width * height <= _MOST_PIXELS:
            return
        extent, side = self.place.extent, math.sqrt(_MOST_PIXELS) * self.pixel_m
        raise ConfigError(
            tr(
                "EXTENT is {wide:.3g} x {high:.3g} km, which are {millions:.0f} million pixels of {pixel:.3g} m. At "
                "most {most:.0f} million are drawn from the web layer {name}.",
                wide=extent.width() / 1000,
                high=extent.height() / 1000,
                millions=width * height / 1e6,
                pixel=self.pixel_m,
                most=_MOST_PIXELS / 1e6,
                name=self.name,
            ),
            tr(
                "Choose a smaller part, such as {side:.2g} x {side:.2g} km, or get the orthophotos as files.",
                side=side / 1000,
            ),
        )

    def draw(
        self,
        layer: QgsRasterLayer,
        path: str,
        transforms: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
        percent: tuple[float, float],
    ) -> None:
        """Draw the picture into a GeoTIFF.

        Args:
            layer: The layer; nobody else uses it.
            path: File to write.
            transforms: Datum choices of the project.
            feedback: Is told the progress, and asked whether to stop.
            percent: The progress at the start and at the end.

        Raises:
            QgsProcessingException: If the user cancels.
            RasterError: If the service does not answer, or shows nothing there.
        """
        width, height = self.size
        extent, start = self.place.extent, percent[0]
        corner = extent.xMinimum(), extent.yMaximum()
        wkt = self.place.crs.toWkt(WKT2)
        # All of one size, if need be beyond the edge: QGIS moves small pictures otherwise than large ones, by a pixel.
        wide, high = (math.ceil(side / math.ceil(side / _PIECE)) for side in (width, height))
        pieces = [(left, top) for top in range(0, height, high) for left in range(0, width, wide)]
        drawn = wide + 2 * _MARGIN, high + 2 * _MARGIN
        with PictureFile(path, (width, height), corner, self.pixel_m, wkt) as file:
            for number, (left, top) in enumerate(pieces, start=1):
                image = self._image(layer, left - _MARGIN, top - _MARGIN, drawn, transforms, feedback)
                file.write(_bytes_of(image), drawn[0], _MARGIN, left, top)
                feedback.setProgress(start + (percent[1] - start) * number / len(pieces))
            share = file.shown / (width * height)
            if not file.shown:
                raise RasterError(
                    tr(
                        "The web layer {name} shows nothing in EXTENT at pixels of {pixel:.3g} m.",
                        name=self.name,
                        pixel=self.pixel_m,
                    ),
                    tr(
                        "Look at the layer there at a large scale: it may end elsewhere, hide at this scale, or its "
                        "service may not answer."
                    ),
                )
            if share < 1:
                feedback.pushWarning(
                    tr(
                        "The web layer {name} shows nothing in {share:.2g} % of EXTENT, which gets no class (255): it "
                        "ends there, or its service has not answered everywhere.",
                        name=self.name,
                        share=100 * (1 - share),
                    )
                )

    def _image(
        self,
        layer: QgsRasterLayer,
        left: int,
        top: int,
        size: tuple[int, int],
        transforms: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
    ) -> QImage:
        """A piece of the picture, from a column and a row on."""
        extent, pixel = self.place.extent, self.pixel_m
        x, y = extent.xMinimum() + left * pixel, extent.yMaximum() - top * pixel
        settings = QgsMapSettings()
        settings.setLayers([layer])
        settings.setDestinationCrs(self.place.crs)
        settings.setTransformContext(transforms)
        settings.setBackgroundColor(QColor(0, 0, 0, 0))
        settings.setOutputImageFormat(QImage.Format.Format_ARGB32_Premultiplied)
        settings.setOutputSize(QSize(*size))
        settings.setExtent(QgsRectangle(x, y - size[1] * pixel, x + size[0] * pixel, y))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        while job.isActive():
            QCoreApplication.processEvents()
            time.sleep(_WAIT_S)
            if feedback.isCanceled():
                job.cancel()
                raise QgsProcessingException(tr("Cancelled."))
        errors = [error.message for error in job.errors()]
        if errors:
            raise RasterError(
                tr("The web layer {name} cannot be drawn: {why}.", name=self.name, why=errors[0].rstrip(".")),
                tr("Check the connection and whether QGIS shows the layer there, and try again."),
            )
        return job.renderedImage()


def _bytes_of(image: QImage) -> bytes:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pointer = plain.constBits()
    pointer.setsize(plain.sizeInBytes())
    return bytes(pointer)


def _has_true_metres(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether a length in the system's units is one in metres, nearly enough."""
    return bool(crs.isValid() and crs.mapUnits() == METRES and "merc" != crs.projectionAcronym())


def _utm_of(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """The UTM zone of an extent's middle."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    middle = QgsCoordinateTransform(crs, degrees, transforms).transform(extent.center())
    zone = min(60, max(1, int((middle.x() + 180) // 6) + 1))
    return QgsCoordinateReferenceSystem(f"EPSG:{(32600 if middle.y() >= 0 else 32700) + zone}")


def finest_pixel_m(layer: QgsRasterLayer, place: Place, transforms: QgsCoordinateTransformContext) -> float:
    """Side of a pixel on the ground at the finest zoom level that XYZ tiles say they have; 0 if they do not say it."""
    given = QUrlQuery(layer.source()).queryItemValue("zmax")
    if QUrlQuery(layer.source()).queryItemValue("type") != "xyz" or not given.isdigit():
        return 0.0
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    middle = QgsCoordinateTransform(place.crs, degrees, transforms).transform(place.extent.center())
    return _WORLD_PIXEL_M / 2 ** int(given) * math.cos(math.radians(middle.y()))


def described(place: Place) -> str:
    """The system of a place, for the log."""
    return name_of(place.crs)
