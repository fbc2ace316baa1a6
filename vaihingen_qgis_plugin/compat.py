"""QGIS names that were moved or renamed between 3.22 and 4."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsLayoutItemLabel,
    QgsLegendStyle,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProject,
    QgsProperty,
    QgsSnappingConfig,
    QgsTextFormat,
    QgsTolerance,
    QgsUnitTypes,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant
from qgis.PyQt.QtGui import QColor, QFont

if Qgis.QGIS_VERSION_INT >= 33600:
    ADVANCED = Qgis.ProcessingParameterFlag.Advanced
    FILE = Qgis.ProcessingSourceType.File
    MAP_LAYER = Qgis.ProcessingSourceType.MapLayer
    RASTER = Qgis.ProcessingSourceType.Raster
    POLYGONS = Qgis.ProcessingSourceType.VectorPolygon
    POINTS = Qgis.ProcessingSourceType.VectorPoint
    TABLE = Qgis.ProcessingSourceType.Vector
    WKT2 = Qgis.CrsWktVariant.Preferred
    WHOLE_NUMBER, ANY_NUMBER = Qgis.ProcessingNumberParameterType.Integer, Qgis.ProcessingNumberParameterType.Double
    ONE_FILE, ONE_FOLDER = Qgis.ProcessingFileParameterBehavior.File, Qgis.ProcessingFileParameterBehavior.Folder
    FIXED_VALUE = Qgis.PropertyType.Static
    ATTRIBUTES_ONLY = Qgis.FeatureRequestFlag.NoGeometry
    NO_THREADING = Qgis.ProcessingAlgorithmFlag.NoThreading
else:
    ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    FILE = QgsProcessing.SourceType.TypeFile
    MAP_LAYER = QgsProcessing.SourceType.TypeMapLayer
    RASTER = QgsProcessing.SourceType.TypeRaster
    POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon
    POINTS = QgsProcessing.SourceType.TypeVectorPoint
    TABLE = QgsProcessing.SourceType.TypeVector
    WKT2 = QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED
    WHOLE_NUMBER, ANY_NUMBER = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
    ONE_FILE, ONE_FOLDER = QgsProcessingParameterFile.Behavior.File, QgsProcessingParameterFile.Behavior.Folder
    FIXED_VALUE = QgsProperty.Type.StaticProperty
    ATTRIBUTES_ONLY = QgsFeatureRequest.Flag.NoGeometry
    NO_THREADING = QgsProcessingAlgorithm.Flag.FlagNoThreading

LEGEND_HIDDEN = (Qgis.LegendComponent if hasattr(Qgis, "LegendComponent") else QgsLegendStyle.Style).Hidden
EIGHT_BITS = (Qgis.DataType if Qgis.QGIS_VERSION_INT >= 32200 else Qgis).Byte

if Qgis.QGIS_VERSION_INT >= 33000:
    METRES, SQUARE_METRES = Qgis.DistanceUnit.Meters, Qgis.AreaUnit.SquareMeters
    POINT, POLYGON = Qgis.GeometryType.Point, Qgis.GeometryType.Polygon
    POINT_GEOMETRIES, POLYGON_GEOMETRIES = Qgis.WkbType.Point, Qgis.WkbType.Polygon
    NO_GEOMETRIES = Qgis.WkbType.NoGeometry
    VECTOR_LAYER = Qgis.LayerType.Vector
else:
    from qgis.core import QgsMapLayerType

    METRES, SQUARE_METRES = QgsUnitTypes.DistanceUnit.DistanceMeters, QgsUnitTypes.AreaUnit.AreaSquareMeters
    POINT, POLYGON = QgsWkbTypes.GeometryType.PointGeometry, QgsWkbTypes.GeometryType.PolygonGeometry
    POINT_GEOMETRIES, POLYGON_GEOMETRIES = QgsWkbTypes.Type.Point, QgsWkbTypes.Type.Polygon
    NO_GEOMETRIES = QgsWkbTypes.Type.NoGeometry
    VECTOR_LAYER = QgsMapLayerType.VectorLayer

if Qgis.QGIS_VERSION_INT >= 33200:
    PIXELS = Qgis.MapToolUnit.Pixels
    SNAP_ALL_LAYERS, SNAP_CORNERS_AND_EDGES = (
        Qgis.SnappingMode.AllLayers,
        (Qgis.SnappingType.Vertex | Qgis.SnappingType.Segment),
    )
    NO_OVERLAPS = Qgis.AvoidIntersectionsMode.AvoidIntersectionsCurrentLayer
else:
    PIXELS = QgsTolerance.UnitType.Pixels
    SNAP_ALL_LAYERS = QgsSnappingConfig.SnappingMode.AllLayers
    SNAP_CORNERS_AND_EDGES = QgsSnappingConfig.SnappingTypes(
        QgsSnappingConfig.SnappingTypes.VertexFlag | QgsSnappingConfig.SnappingTypes.SegmentFlag
    )
    NO_OVERLAPS = QgsProject.AvoidIntersectionsMode.AvoidIntersectionsCurrentLayer

if Qgis.QGIS_VERSION_INT >= 33800:
    FIELD_TEXT, FIELD_NUMBER, FIELD_WHOLE = QMetaType.Type.QString, QMetaType.Type.Double, QMetaType.Type.Int
    FIELD_LARGE = QMetaType.Type.LongLong
    WHOLE_TYPES = (QMetaType.Type.Int, QMetaType.Type.UInt, QMetaType.Type.LongLong, QMetaType.Type.ULongLong)
    LINEAR = Qgis.ShaderInterpolationMethod.Linear
else:
    FIELD_TEXT, FIELD_NUMBER, FIELD_WHOLE = QVariant.String, QVariant.Double, QVariant.Int
    FIELD_LARGE = QVariant.LongLong
    WHOLE_TYPES = (QVariant.Int, QVariant.UInt, QVariant.LongLong, QVariant.ULongLong)
    LINEAR = QgsColorRampShader.Type.Interpolated


def set_label_font(label: QgsLayoutItemLabel, font: QFont, colour: QColor) -> None:
    """Font and colour of a label of a layout, which became one format with QGIS 3.24."""
    if Qgis.QGIS_VERSION_INT >= 32400:
        text = QgsTextFormat.fromQFont(font)
        text.setColor(colour)
        label.setTextFormat(text)
    else:
        label.setFont(font)
        label.setFontColor(colour)
