"""Polygon layers with known rectangles, in memory and in files."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

NO_CRS = QgsCoordinateReferenceSystem()


def box(left, top, right, bottom, corner=(1000, 2000)):
    """A rectangle as WKT rings, from columns and rows."""
    x0, x1 = corner[0] + left, corner[0] + right
    y0, y1 = corner[1] - top, corner[1] - bottom
    return f"({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0})"


def polygon(*box_of, **more):
    return f"Polygon({box(*box_of, **more)})"


def fill(layer, *features):
    for wkt, attribute in features:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([attribute])
        assert layer.dataProvider().addFeatures([feature])[0]
    layer.updateExtents()
    return layer


def memory(*features, crs="EPSG:32632", kind="string", geometry="Polygon", name="town"):
    """A layer in memory with a field `class`; features are (WKT, class)."""
    reference = f"crs={crs}&" if crs else ""
    layer = QgsVectorLayer(f"{geometry}?{reference}field=class:{kind}", name, "memory")
    if not crs:
        layer.setCrs(NO_CRS)
    return fill(layer, *features)


def saved(path, *layers):
    """The layers in one file; gives its path."""
    for number, layer in enumerate(layers):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerName = layer.name()
        options.driverName = "ESRI Shapefile" if path.suffix == ".shp" else "GPKG"
        create, add = QgsVectorFileWriter.CreateOrOverwriteFile, QgsVectorFileWriter.CreateOrOverwriteLayer
        options.actionOnExistingFile = add if number else create
        error, *why = QgsVectorFileWriter.writeAsVectorFormatV3(
            layer, str(path), QgsCoordinateTransformContext(), options
        )
        assert not error, why
    return str(path)
