"""Ready-made graphical models, shown under the provider."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingParameterEnum

from ..base.algorithm import group_title, help_page
from ..base.shown import show_labels
from ..training.contract.channels import INPUT_LABELS, INPUTS
from ..translation import tr

_SUMMARY = (
    "Cuts patches of orthophotos with references, trains a U-Net, classifies another orthophoto with it and measures "
    "how right that is, in one go."
)


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model with an id of its own: QGIS would take the title, blanks included, as the id.

    Args:
        path: The `.model3` file; its name without underscores is the id.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.loaded = bool(self.fromFile(str(path)))
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterEnum) and definition.options() == list(INPUTS):
                show_labels(definition, INPUT_LABELS)

    def name(self) -> str:
        """Stable second part of the id."""
        return self._path.stem.replace("_", "")

    def group(self) -> str:
        """Title of the group."""
        return group_title("model")

    def groupId(self) -> str:
        """Stable id of the group, that of the algorithms which make and use models."""
        return "model"

    def shortDescription(self) -> str:
        """Tooltip in the toolbox."""
        return tr(_SUMMARY)

    def helpUrl(self) -> str:
        """Page with more help."""
        return help_page(self.name())

    def createInstance(self) -> ShippedModel:
        """Another one like this."""
        return ShippedModel(self._path)
