"""Names of QGIS's windows that were moved between 3.22 and 4; those of QGIS's core: `compat.py` of the plugin."""

from __future__ import annotations

from qgis.core import Qgis

if hasattr(Qgis, "ProcessingMode"):
    BATCH = Qgis.ProcessingMode.Batch
else:
    from qgis.gui import QgsProcessingGui

    BATCH = QgsProcessingGui.WidgetType.Batch
