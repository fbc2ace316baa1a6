"""The weights of an encoder: a name or a file, in the dialog as on the command line."""

import os
from pathlib import Path

import fake_workers as fakes
import pytest
from qgis.core import QgsProcessingContext
from qgis.gui import QgsGui, QgsProcessingGui
from recording import refusal, run
from small_inputs import write_dataset

TRAIN = "vaihingen:train"


@pytest.fixture
def parameters(tmp_path):
    return {
        "DATASET": write_dataset(tmp_path / "dataset"),
        "MODEL": str(tmp_path / "m.safetensors"),
        "ARCHITECTURE": "unet_resnet34",
    }


@pytest.mark.parametrize("typed", ["", "imagenet", "none", "/folder/weights.pth", "weights.safetensors"])
def test_the_dialog_gives_back_what_was_typed(provider, typed):
    definition = provider.algorithm("train").parameterDefinition("ENCODER_WEIGHTS")
    kind, context = QgsProcessingGui.WidgetType.Standard, QgsProcessingContext()
    wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(definition, kind)
    widget = wrapper.createWrappedWidget(context)
    wrapper.setWidgetValue(typed, context)
    assert widget.isEnabled() and (wrapper.parameterValue() or "") == typed
    assert definition.checkValueIsAcceptable(typed)


def test_names_and_files_travel(tmp_path, parameters, fake_worker, feedback):
    calls = fake_worker(fakes.GOOD)
    (tmp_path / "w.pth").write_bytes(b"")
    relative = os.path.relpath(tmp_path / "w.pth")
    for given in ("imagenet", "none", relative):
        run(TRAIN, {**parameters, "ENCODER_WEIGHTS": given}, feedback)
    weights = [call["config"]["encoder_weights"] for call in calls]
    assert weights[:2] == ["imagenet", "none"]
    assert Path(weights[2]).is_absolute() and Path(weights[2]).samefile(tmp_path / "w.pth")


def test_what_is_neither_is_refused_before_the_run(parameters):
    assert refusal(TRAIN, parameters) == ""
    assert "must be imagenet, none or a file" in refusal(TRAIN, {**parameters, "ENCODER_WEIGHTS": "imagnet"})
    plain = {**parameters, "ARCHITECTURE": "unet", "ENCODER_WEIGHTS": "imagenet"}
    assert "ARCHITECTURE unet has no encoder" in refusal(TRAIN, plain)
