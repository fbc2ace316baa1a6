"""A field is chosen from those of the polygon layers beside it, or typed."""

import pytest
from processing.gui.wrappers import WidgetWrapperFactory
from qgis.core import QgsProcessingContext, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsProcessingContextGenerator, QgsProcessingParameterWidgetContext
from qgis.PyQt.QtWidgets import QDialog
from small_inputs import write_raster


class AlgorithmDialog(QDialog):
    """QGIS knows a dialog by the name of its class."""


class Contexts(QgsProcessingContextGenerator):
    def __init__(self):
        super().__init__()
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())

    def processingContext(self):
        return self.context


@pytest.fixture
def layers(tmp_path):
    """A raster, which QGIS would propose as reference, and two polygon layers."""
    made = [
        QgsRasterLayer(write_raster(tmp_path / "a.tif", [[[1]]]), "a"),
        QgsVectorLayer("Polygon?field=class:integer&field=kind:string", "b", "memory"),
        QgsVectorLayer("Polygon?field=kind:string", "c", "memory"),
    ]
    yield QgsProject.instance().addMapLayers(made)
    QgsProject.instance().removeMapLayers([layer.id() for layer in made])


@pytest.mark.parametrize("name, parent", [("assess", "REFERENCE"), ("classify", "REFERENCE"), ("tile", "REFERENCES")])
def test_fields_follow_the_layer(provider, layers, name, parent):
    algorithm, contexts, dialog = provider.algorithm(name).create(), Contexts(), AlgorithmDialog()
    widget_context = QgsProcessingParameterWidgetContext()
    widget_context.setProject(QgsProject.instance())
    wrappers = []
    for parameter in (parent, "CLASS_FIELD"):
        wrapper = WidgetWrapperFactory.create_wrapper(algorithm.parameterDefinition(parameter), dialog)
        wrapper.setWidgetContext(widget_context)
        wrapper.registerProcessingContextGenerator(contexts)
        wrappers.append(wrapper)
    reference, field = wrappers
    shown = reference.createWrappedWidget(contexts.context)
    field.postInitialize(wrappers)

    def choose(*chosen):
        value = [layer.id() for layer in chosen]
        reference.setParameterValue(value if parent == "REFERENCES" else value[0], contexts.context)
        return [field.widget.itemText(i) for i in range(field.widget.count())]

    raster, polygons, others = layers
    assert choose(raster) == [""] and field.parameterValue() == ""
    assert choose(polygons) == ["", "class", "kind"]
    field.setParameterValue("kind", contexts.context)
    assert choose(others) == ["", "kind"] and field.parameterValue() == "kind"
    if parent == "REFERENCES":
        assert choose(polygons, others) == ["", "kind"]
    field.widget.setEditText(" typed ")
    assert choose(raster) == [""] and field.parameterValue() == "typed"
    assert shown is not None
