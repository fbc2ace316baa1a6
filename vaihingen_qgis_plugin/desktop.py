"""What only QGIS's window has: whether there is one, where its user keeps files, and what the map shows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsMapLayer, QgsPrintLayout, QgsProject
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


def project_layer(given: Any) -> Any:
    """A layer of the project, by itself or by its id or path; None for anything else."""
    if isinstance(given, QgsMapLayer):
        return given
    layers = QgsProject.instance().mapLayers()
    return layers.get(str(given)) or next((layer for layer in layers.values() if layer.source() == str(given)), None)


def file_of(given: Any) -> str:
    """The file of a layer of the project, or what else a parameter was given."""
    layer = project_layer(given)
    return str(given if layer is None else layer.source()).partition("|")[0]


def is_shown(path: str) -> bool:
    """Whether a layer of the project shows a file."""
    return any(file_of(layer) == path for layer in QgsProject.instance().mapLayers().values())


def results_folder() -> Path:
    """Where results are proposed to go: the folder of the project, or one among the user's documents."""
    project = QgsProject.instance().absolutePath()
    if project and os.access(project, os.W_OK):
        return Path(project)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / _FOLDER
