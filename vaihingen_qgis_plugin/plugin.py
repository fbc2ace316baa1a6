"""Adds the Processing provider to QGIS, and to its window the panels, and takes them away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication

from .provider import VaihingenProvider
from .translation import Translation

if TYPE_CHECKING:
    from .panels.panels import Panels


class VaihingenPlugin:
    """What QGIS loads. Works with and without a window.

    Args:
        iface: QGIS's window; None under qgis_process.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: VaihingenProvider | None = None
        self._panels: Panels | None = None
        self._translation: Translation | None = None

    def initProcessing(self) -> None:
        """Add the provider; qgis_process calls only this."""
        self._translation = Translation()
        self._provider = VaihingenProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)
        self._provider.refreshAlgorithms()  # models find the algorithms they use only in a registered provider

    def initGui(self) -> None:
        """Start inside QGIS's window."""
        from .panels.panels import Panels  # qgis_process never loads it

        self.initProcessing()
        self._panels = Panels(self._iface)

    def unload(self) -> None:
        """Remove the panels and the provider."""
        if self._panels is not None:
            self._panels.end()
            self._panels = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translation is not None:
            self._translation.end()
            self._translation = None
