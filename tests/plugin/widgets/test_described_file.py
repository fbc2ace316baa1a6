"""Below a model or a data set stands what it is."""

from processing.gui.wrappers import WidgetWrapperFactory
from qgis.core import QgsProcessingContext
from qgis.gui import QgsFileWidget
from small_inputs import ROLES, write_dataset, write_model

from vaihingen_qgis_plugin.base.descriptions import describe_dataset, describe_model


class AlgorithmDialog:
    """QGIS knows a dialog by the name of its class."""


class BatchAlgorithmDialog:
    pass


def test_a_model(tmp_path):
    text = describe_model(write_model(tmp_path / "m.safetensors", (*ROLES, "height")))
    assert "3 band(s) (uint8; band 1 near infrared, band 2 red, band 3 green)" in text
    assert "Classes: impervious surfaces, building, low vegetation, tree, car, clutter." in text
    assert "no heights" not in text and "heights" in text
    assert "and no heights." in describe_model(write_model(tmp_path / "n.safetensors"))


def test_a_data_set(tmp_path):
    text = describe_dataset(write_dataset(tmp_path / "set"))
    assert "Has band 1 near infrared, band 2 red, band 3 green and no heights." in text
    assert "Classes: impervious surfaces, building" in text


def test_what_is_none(tmp_path):
    (tmp_path / "m.safetensors").write_text("nothing")
    assert "m.safetensors" in describe_model(str(tmp_path / "m.safetensors"))
    assert str(tmp_path) in describe_dataset(str(tmp_path))
    assert [describe(path) for describe in (describe_model, describe_dataset) for path in ("", "/nowhere")] == [""] * 4


def test_the_dialog_shows_it(provider, tmp_path):
    definition = provider.algorithm("classify").parameterDefinition("MODEL")
    wrapper = WidgetWrapperFactory.create_wrapper(definition, AlgorithmDialog())
    lines = wrapper.widget.layout().itemAt(1).widget()
    assert (wrapper.parameterValue(), lines.isHidden()) == ("", True)
    model = write_model(tmp_path / "m.safetensors")
    wrapper.setParameterValue(model, QgsProcessingContext())
    assert wrapper.parameterValue() == model and "Needs an orthophoto" in lines.text() and not lines.isHidden()
    wrapper.widget.findChild(QgsFileWidget).setFilePath("")
    assert (wrapper.parameterValue(), lines.isHidden()) == ("", True)
    in_batch = WidgetWrapperFactory.create_wrapper(definition, BatchAlgorithmDialog())
    assert type(in_batch).__name__ == "QgsAbstractProcessingParameterWidgetWrapper"
