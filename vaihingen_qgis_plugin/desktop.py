"""What only QGIS's window has: whether there is one, and where its user keeps files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtWidgets import QPushButton

_FOLDER = "Vaihingen U-Net"
_shown: dict[str, Any] = {}  # text -> its message, which Python must not collect while it is shown


def in_desktop() -> bool:
    """Whether this is QGIS with its window, and not qgis_process, a script or a server."""
    return bool(QgsApplication.platform() == "desktop")


def offer(text: str, button: str, algorithm: str, parameters: dict[str, Any]) -> None:
    """Show a message above the map with a button that opens the dialog of an algorithm; once, until it is closed."""
    from qgis.utils import iface

    if not in_desktop() or iface is None or _shown.get(text):
        return
    bar = iface.messageBar()
    item = bar.createMessage("Vaihingen U-Net", text)
    opens = QPushButton(button, item)
    item.layout().addWidget(opens)

    def open_dialog() -> None:
        from processing import execAlgorithmDialog

        bar.popWidget(item)
        execAlgorithmDialog(algorithm, parameters)

    opens.clicked.connect(open_dialog)
    item.destroyed.connect(lambda: _shown.pop(text, None))
    _shown[text] = item
    bar.pushWidget(item, Qgis.MessageLevel.Warning)


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
