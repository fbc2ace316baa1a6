"""The Processing provider: its algorithms, models, icon, version and setting."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms import ALGORITHMS
from .models import ShippedModel
from .training.contract.formats import RASTER_DRIVERS, VECTORS
from .training.contract.installation import engine_version
from .translation import tr
from .worker.interpreter import add_settings, remove_settings

_FOLDER = Path(__file__).parent
_ICON = _FOLDER / "resources" / "provider.svg"


class VaihingenProvider(QgsProcessingProvider):
    """Land cover from orthophotos."""

    def id(self) -> str:
        """Stable first part of all algorithm ids."""
        return "vaihingen"

    def name(self) -> str:
        """Name in the toolbox."""
        return "Vaihingen U-Net"

    def longName(self) -> str:
        """Name where there is room."""
        return tr("Vaihingen U-Net (land cover from orthophotos)")

    def versionInfo(self) -> str:
        """The plugin's version."""
        return engine_version()

    def icon(self) -> QIcon:
        """Icon in the toolbox."""
        return QIcon(str(_ICON))

    def svgIconPath(self) -> str:
        """The icon as a file."""
        return str(_ICON)

    def supportsNonFileBasedOutput(self) -> bool:
        """Rasters, models and reports are files."""
        return False

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        """Endings that rasters may have; some of them not all rasters: the run says so."""
        return [ending[1:] for ending in RASTER_DRIVERS]

    def defaultRasterFileExtension(self) -> str:
        """What temporary rasters are: what every raster can be, whatever the user prefers elsewhere."""
        return "tif"

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        """Endings that layers may have."""
        return [ending[1:] for ending in VECTORS]

    def load(self) -> bool:
        """Add the settings, then the algorithms."""
        add_settings(self.name(), tr("Python of the engine"), tr("Folders shared with another machine"))
        self.refreshAlgorithms()
        return True

    def unload(self) -> None:
        """Remove the settings."""
        remove_settings()

    def loadAlgorithms(self) -> None:
        """Add the algorithms, then the models that are made of them."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for path in sorted((_FOLDER / "models").glob("*.model3")):
            model = ShippedModel(path)
            if model.loaded:
                self.addAlgorithm(model)
            else:
                QgsMessageLog.logMessage(
                    tr("The model {path} cannot be read.", path=path),
                    self.name(),
                    Qgis.MessageLevel.Warning,
                )
