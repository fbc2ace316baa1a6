"""Translation of the texts that users see."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Translate a text of the plugin or of the contract."""
    return str(QCoreApplication.translate("VaihingenUNet", text))
