"""Vaihingen U-Net: land cover from aerial orthophotos, as QGIS Processing algorithms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .plugin import VaihingenPlugin


def classFactory(iface: object) -> VaihingenPlugin:
    """Build the plugin; QGIS calls this once. `iface` is None under qgis_process."""
    from .plugin import VaihingenPlugin

    return VaihingenPlugin(iface)
