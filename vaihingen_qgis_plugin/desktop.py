"""What runs of algorithms tell the window of QGIS; without a window, as in qgis_process, nobody listens."""

from __future__ import annotations

from qgis.core import QgsMapLayer


class Desktop:
    """Hears what happens in runs; this one does nothing. All methods may be called in QGIS's main thread only."""

    def points_loaded(self, layer: QgsMapLayer) -> None:
        """Sample points have been drawn, and their layer is being loaded."""


_NONE = Desktop()
_current = _NONE


def desktop() -> Desktop:
    """Who listens."""
    return _current


def set_desktop(listener: Desktop | None) -> None:
    """Let somebody listen from now on; None: nobody."""
    global _current
    _current = listener or _NONE
