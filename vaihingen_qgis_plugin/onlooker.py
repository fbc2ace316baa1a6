"""Who looks on while algorithms run: the panels in QGIS's window; nobody without a window, as in qgis_process."""

from __future__ import annotations

from qgis.core import QgsMapLayer


class Onlooker:
    """Hears what happens in runs; this one does nothing."""

    def points_loaded(self, layer: QgsMapLayer) -> None:
        """Sample points have been drawn, and QGIS is loading their layer; in QGIS's main thread."""


_NOBODY = Onlooker()
_present = _NOBODY


def onlooker() -> Onlooker:
    """Who looks on."""
    return _present


def set_onlooker(who: Onlooker | None) -> None:
    """Let somebody look on from now on; None: nobody."""
    global _present
    _present = who or _NOBODY
