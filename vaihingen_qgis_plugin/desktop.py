"""What only QGIS's window has: whether there is one, and where its user keeps files."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsApplication, QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import QStandardPaths

_FOLDER = "Vaihingen U-Net"


def in_desktop() -> bool:
    """Whether this is QGIS with its window, and not qgis_process, a script or a server."""
    return bool(QgsApplication.platform() == "desktop")


def open_layout(layout: QgsPrintLayout) -> None:
    """Open a layout in its window, if there is QGIS's window."""
    from qgis.utils import iface

    if iface is not None:
        iface.openLayoutDesigner(layout)


def results_folder() -> Path:
    """Where results are proposed to go: the folder of the project, or one among the user's documents."""
    project = QgsProject.instance().absolutePath()
    if project and os.access(project, os.W_OK):
        return Path(project)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / _FOLDER
