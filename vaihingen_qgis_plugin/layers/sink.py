"""How QGIS hands out a layer to be filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsFields

# Opens a sink for fields, geometry type and CRS; gives it and the id of the layer it fills.
OpenSink = Callable[[QgsFields, Any, QgsCoordinateReferenceSystem], tuple[Any, str]]
