"""QGIS names that were moved or renamed between 3.22 and 4."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsUnitTypes,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

if Qgis.QGIS_VERSION_INT >= 33600:
    ADVANCED = Qgis.ProcessingParameterFlag.Advanced
    FILE = Qgis.ProcessingSourceType.File
    MAP_LAYER = Qgis.ProcessingSourceType.MapLayer
    RASTER = Qgis.ProcessingSourceType.Raster
    POLYGONS = Qgis.ProcessingSourceType.VectorPolygon
    POINTS = Qgis.ProcessingSourceType.VectorPoint
    TABLE = Qgis.ProcessingSourceType.Vector
    WKT2 = Qgis.CrsWktVariant.Preferred
else:
    ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    FILE = QgsProcessing.SourceType.TypeFile
    MAP_LAYER = QgsProcessing.SourceType.TypeMapLayer
    RASTER = QgsProcessing.SourceType.TypeRaster
    POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon
    POINTS = QgsProcessing.SourceType.TypeVectorPoint
    TABLE = QgsProcessing.SourceType.TypeVector
    WKT2 = QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED

EIGHT_BITS = (Qgis.DataType if Qgis.QGIS_VERSION_INT >= 32200 else Qgis).Byte
SQUARE_METRES = Qgis.AreaUnit.SquareMeters if Qgis.QGIS_VERSION_INT >= 33000 else QgsUnitTypes.AreaUnit.AreaSquareMeters
POINT = Qgis.GeometryType.Point if Qgis.QGIS_VERSION_INT >= 33000 else QgsWkbTypes.GeometryType.PointGeometry
POLYGON = Qgis.GeometryType.Polygon if Qgis.QGIS_VERSION_INT >= 33000 else QgsWkbTypes.GeometryType.PolygonGeometry

if Qgis.QGIS_VERSION_INT >= 33000:
    VECTOR_LAYER = Qgis.LayerType.Vector
else:
    from qgis.core import QgsMapLayerType

    VECTOR_LAYER = QgsMapLayerType.VectorLayer

if Qgis.QGIS_VERSION_INT >= 33800:
    FIELD_TEXT, FIELD_NUMBER, FIELD_WHOLE = QMetaType.Type.QString, QMetaType.Type.Double, QMetaType.Type.Int
    LINEAR = Qgis.ShaderInterpolationMethod.Linear
else:
    FIELD_TEXT, FIELD_NUMBER, FIELD_WHOLE = QVariant.String, QVariant.Double, QVariant.Int
    LINEAR = QgsColorRampShader.Type.Interpolated
METRES = Qgis.DistanceUnit.Meters if Qgis.QGIS_VERSION_INT >= 33000 else QgsUnitTypes.DistanceUnit.DistanceMeters
