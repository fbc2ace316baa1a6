"""Dialogs show the labels of choices and store their ids."""

import pytest
from processing.gui.wrappers import WidgetWrapperFactory
from qgis.core import QgsProcessingContext, QgsProcessingParameterEnum
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox

FORMATS = ("bfloat16", "float16", "32 bit")


class AlgorithmDialog:
    """QGIS knows a dialog by the name of its class."""


class BatchAlgorithmDialog:
    pass


def widget_of(provider, name, parameter, dialog):
    algorithm = provider.algorithm(name).create()
    definition = algorithm.parameterDefinition(parameter)
    wrapper = WidgetWrapperFactory.create_wrapper(definition, dialog)
    return algorithm, wrapper, wrapper.widget


@pytest.mark.parametrize("dialog", [AlgorithmDialog(), BatchAlgorithmDialog()])
def test_a_choice(provider, dialog):
    algorithm, wrapper, combo = widget_of(provider, "train", "INPUTS", dialog)
    changes = []
    wrapper.widgetValueHasChanged.connect(changes.append)
    assert isinstance(combo, QComboBox)
    assert (combo.currentText(), wrapper.parameterValue()) == ("Orthophoto", "ortho")
    wrapper.setParameterValue("ortho_height_ndvi", QgsProcessingContext())
    assert (combo.currentText(), wrapper.parameterValue()) == ("Orthophoto, heights and NDVI", "ortho_height_ndvi")
    assert len(changes) == 1 and "ortho" not in [combo.itemText(i) for i in range(combo.count())]
    wrapper.setParameterValue(1, QgsProcessingContext())  # as old models and the history may have it
    assert wrapper.parameterValue() == algorithm.parameterDefinition("INPUTS").options()[1]


def test_several_choices(provider):
    algorithm, wrapper, boxes = widget_of(provider, "compare", "VARIANTS", AlgorithmDialog())
    default = algorithm.parameterDefinition("VARIANTS").defaultValue()
    assert wrapper.parameterValue() == default and len(default) == 4
    texts = [boxes.item(row).text() for row in range(boxes.count())]
    assert "Orthophoto and NDVI" in texts and not {"ortho", "ortho_ndvi"} & set(texts)
    boxes.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert wrapper.parameterValue() == default[1:]
    wrapper.setParameterValue(["ortho"], QgsProcessingContext())
    assert wrapper.parameterValue() == ["ortho"]
    wrapper.setParameterValue("ortho,ortho_height", QgsProcessingContext())  # as in a call of qgis_process
    assert wrapper.parameterValue() == ["ortho", "ortho_height"]


def test_every_choice_has_labels_and_ids_stay(provider):
    seen = 0
    for algorithm in provider.algorithms():
        for definition in algorithm.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterEnum):
                seen += 1
                wrapper = WidgetWrapperFactory.create_wrapper(definition, AlgorithmDialog())
                widget = wrapper.widget
                texts = [
                    widget.itemText(i) if isinstance(widget, QComboBox) else widget.item(i).text()
                    for i in range(widget.count())
                ]
                assert len(texts) == len(definition.options()), definition.name()
                assert all(
                    (text[0].isupper() or text in ("bfloat16", "float16", "32 bit")) and "_" not in text
                    for text in texts
                ), texts
                assert wrapper.parameterValue() == (definition.defaultValue() or [])
    assert seen > 15
