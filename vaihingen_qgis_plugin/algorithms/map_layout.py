"""Add a print layout of a class map to the project."""

from __future__ import annotations

from typing import Any

from ..base.algorithm import EngineAlgorithm
from ..compat import NO_THREADING
from ..steps.add_layout import AddLayout, LayoutConfig


class MapLayoutAlgorithm(EngineAlgorithm):
    """`vaihingen:maplayout`. Adds to the project; the engine is not needed."""

    NAME = "maplayout"
    TITLE = "Add a map layout"
    GROUP = "result"
    SUMMARY = "Adds a print layout to the project: the land-cover map with legend, scale, accuracy and source."
    HELP = (
        "The layout holds title, map, legend of the classes that occur, scale, scale bar, north arrow, a line on the "
        "accuracy and one on the source. The map has the quiet colours of the layer's style 'Map', whatever the "
        "layer looks like on the screen. A second run replaces the layout of the first one, unless you have changed "
        "it: then it asks for another name. In QGIS's window the layout is opened, and the project is yours to save; "
        "in qgis_process it is written into the project that --PROJECT_PATH names."
    )
    NEXT = (
        "Change what you like, and export it: Layout > Export as PDF or as Image, or QGIS's algorithm 'Export print "
        "layout as PDF'."
    )
    TAGS = "layout,print,map,legend,scale bar,north arrow,pdf,composer,cartography,land cover"
    CONFIG = LayoutConfig
    REMEMBERS = {"INPUT": "land_cover"}  # noqa: RUF012 (constant)
    STEPS = (AddLayout(),)

    def flags(self) -> Any:
        """Layouts are made in QGIS's main thread."""
        return super().flags() | NO_THREADING
