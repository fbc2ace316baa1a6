"""Adds the Processing provider to QGIS and takes it away again."""

from __future__ import annotations

from qgis.core import QgsApplication

from .provider import VaihingenProvider


class VaihingenPlugin:
    """What QGIS loads. Works with and without a window."""

    def __init__(self) -> None:
        self._provider: VaihingenProvider | None = None

    def initProcessing(self) -> None:
        """Add the provider; qgis_process calls only this."""
        self._provider = VaihingenProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)
        self._provider.refreshAlgorithms()  # models find the algorithms they use only in a registered provider

    def initGui(self) -> None:
        """Start inside QGIS's window."""
        self.initProcessing()

    def unload(self) -> None:
        """Remove the provider."""
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
