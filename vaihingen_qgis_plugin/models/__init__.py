"""Ready-made graphical models, shown under the provider."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model with an id of its own: QGIS would take the title, blanks included, as the id.

    Args:
        path: The `.model3` file; its name without underscores is the id.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.loaded = bool(self.fromFile(str(path)))

    def name(self) -> str:
        """Stable second part of the id."""
        return self._path.stem.replace("_", "")

    def groupId(self) -> str:
        """Stable id of the group, that of the algorithms which make and use models."""
        return "model"

    def createInstance(self) -> ShippedModel:
        """Another one like this."""
        return ShippedModel(self._path)
