"""Areas per class, as a whole or in each of some zones: the figures of a map."""

from __future__ import annotations

from ..base.algorithm import EngineAlgorithm
from ..steps.arrange import Arrange
from ..steps.measure_areas import AreasConfig, MeasureAreas


class AreasAlgorithm(EngineAlgorithm):
    """`vaihingen:areas`. QGIS measures; the engine is not needed."""

    NAME = "areas"
    TITLE = "Areas per class and zone"
    GROUP = "result"
    SUMMARY = "Makes a table of the area of each class in hectares, square metres and per cent, also per commune."
    HELP = (
        "Counts the pixels of each class of a classified raster, and measures them on the ellipsoid: also in "
        "degrees (EPSG:4326) and in projections that enlarge areas, square metres are those of the ground. With a "
        "polygon layer of zones, each zone has its own rows; a pixel belongs to a zone if its centre lies in it, "
        "and zones that overlap are each counted in full. Parts of a zone without data or beyond the map have rows "
        "of their own; zones that the map does not touch are left out. The raster is read block by block: it may "
        "be of any size. Mapped areas are not true areas: where the map confuses classes, it favours some of them. "
        "'Assess accuracy with points' estimates true areas with their intervals."
    )
    NEXT = (
        "Open the attribute table, or write .xlsx or .csv for a spreadsheet. To colour communes by the share of a "
        "class, join the table to their layer by the field 'zone'."
    )
    TAGS = "area,statistics,hectare,zonal histogram,commune,municipality,class,share,table,land cover"
    CONFIG = AreasConfig
    RASTERS = ("input",)
    REMEMBERS = {"INPUT": "land_cover", "CLASSES": "classes"}  # noqa: RUF012 (constant)
    PROPOSES = {"OUTPUT": "areas"}  # noqa: RUF012 (constant)
    STEPS = (MeasureAreas(), Arrange("input", ("OUTPUT",)))
