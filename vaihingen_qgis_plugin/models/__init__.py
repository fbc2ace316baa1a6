"""Ready-made graphical models, shown under the provider."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingParameterEnum, QgsXmlUtils
from qgis.PyQt.QtXml import QDomDocument

from ..base.algorithm import group_title, help_page
from ..base.shown import show_labels
from ..training.contract.channels import INPUT_LABELS, INPUTS
from ..translation import later, tr

# File without ending -> tooltip.
_SUMMARIES = {
    "orthophotos_to_land_cover": later(
        "Cuts patches of orthophotos with references, trains a U-Net, classifies another orthophoto with it and "
        "measures how right that is, in one go."
    ),
    "train_on_and_choose": later(
        "Trains on from what you have labelled, maps the orthophoto again, and prepares the blocks that are worth "
        "labelling next, in one go."
    ),
}
# What people read of a model, and in its map of help texts the names that are not read; the rest are ids and values.
_SHOWN = ("model_name", "description", "component_description", "help")
_NOT_HELP = ("ALG_CREATOR", "ALG_VERSION")


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model with an id of its own: QGIS would take the title, blanks included, as the id.

    Args:
        path: The `.model3` file; its name without underscores is the id.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        document = QDomDocument()
        document.setContent(path.read_text(encoding="utf-8"))
        self.loaded = bool(self.loadVariant(_translated(QgsXmlUtils.readVariant(document.documentElement()))))
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
        return tr(_SUMMARIES[self._path.stem])

    def helpUrl(self) -> str:
        """Page with more help."""
        return help_page(self.name())

    def createInstance(self) -> ShippedModel:
        """Another one like this."""
        return ShippedModel(self._path)


def _translated(part: Any, name: str = "", within: str = "") -> Any:
    """The same part of a model with the texts that are shown in QGIS's language."""
    if isinstance(part, dict):
        return {key: _translated(value, key, name) for key, value in part.items()}
    if isinstance(part, list):
        return [_translated(item) for item in part]
    shown = name in _SHOWN or (within == "help" and name not in _NOT_HELP)
    return tr(part) if shown and isinstance(part, str) and part else part
