"""What dialogs offer: files that were used last, and places that QGIS does not delete; only in QGIS's window."""

import os
import time
from pathlib import Path

import fake_workers as fakes
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingMultiStepFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
)
from qgis.gui import QgsGui, QgsProcessingGui
from recording import run
from small_inputs import write_dataset, write_raster

from vaihingen_qgis_plugin import desktop
from vaihingen_qgis_plugin.base import proposals
from vaihingen_qgis_plugin.steps import load_town

TODAY = time.strftime("%Y-%m-%d")


@pytest.fixture
def window(monkeypatch, tmp_path):
    """As in QGIS's window, with a project in a folder."""
    for module in (desktop, proposals, load_town):
        monkeypatch.setattr(module, "in_desktop", lambda: True)
    monkeypatch.setattr(proposals, "results_folder", lambda: tmp_path / "project")
    monkeypatch.setattr(proposals, "_proposed", set())
    yield tmp_path / "project"
    QgsSettings().remove("vaihingen_unet/last")


def offered(name):
    """Parameter -> what the dialog of an algorithm shows for it."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"vaihingen:{name}")
    return {d.name(): d.defaultValueForGui() for d in algorithm.parameterDefinitions()}


def test_results_go_where_they_stay(window):
    assert offered("train")["MODEL"] == str(window / f"model_{TODAY}.safetensors")
    assert offered("train")["REPORT"] == str(window / f"model_{TODAY}.html")
    assert offered("tile")["OUTPUT"] == str(window / f"patches_{TODAY}")
    assert offered("samplepoints")["OUTPUT"] == str(window / f"points_{TODAY}.gpkg")
    assert offered("compare")["OUTPUT"] == str(window / f"comparison_{TODAY}")
    assert not window.exists()


def test_nothing_is_proposed_without_a_window_and_to_models():
    for algorithm in QgsApplication.processingRegistry().providerById("vaihingen").algorithms():
        for definition in algorithm.parameterDefinitions():
            assert definition.defaultValueForGui() == definition.defaultValue()
            assert not definition.isDestination() or definition.defaultValue() is None


def test_the_project_s_folder_or_the_documents(tmp_path, monkeypatch):
    project = QgsProject.instance()
    assert desktop.results_folder().name == "Vaihingen U-Net"
    project.setFileName(str(tmp_path / "mine.qgz"))
    try:
        assert desktop.results_folder() == tmp_path
        monkeypatch.setattr(os, "access", lambda path, mode: False)
        assert desktop.results_folder().name == "Vaihingen U-Net"
    finally:
        project.setFileName("")


def test_a_second_run_from_the_same_dialog_replaces_nothing(window, tmp_path, fake_worker, feedback):
    calls = fake_worker(fakes.GOOD)
    given = {"DATASET": write_dataset(tmp_path / "set"), "MODEL": offered("train")["MODEL"]}
    first, _ = run("vaihingen:train", given, feedback)
    second, _ = run("vaihingen:train", given, feedback)
    resumed, _ = run("vaihingen:train", {**given, "RESUME": True}, feedback)
    assert Path(second["MODEL"]).name == f"model_{TODAY}_2.safetensors" and Path(first["MODEL"]).exists()
    assert [call["config"]["model"] for call in calls] == [first["MODEL"], second["MODEL"], first["MODEL"]]
    assert resumed["MODEL"] == first["MODEL"]
    assert [text for text in feedback.of("info") if "holds an earlier result" in text] == [
        f"{first['MODEL']} holds an earlier result, which stays: this run writes {second['MODEL']}."
    ]


def test_what_was_used_last_is_offered_as_long_as_it_is_there(window, tmp_path, fake_worker, feedback):
    fake_worker(fakes.GOOD)
    assert offered("train")["DATASET"] is None
    ortho, reference = (write_raster(tmp_path / f"{name}.tif", [[[1]]] * 3) for name in ("o", "r"))
    classes = tmp_path / "classes.json"
    classes.write_text('[{"value": 0, "name": "other", "colour": "#ffffff"}]')
    given = {"ORTHOS": [ortho], "REFERENCES": [reference], "OUTPUT": str(tmp_path / "out" / "set")}
    run("vaihingen:tile", {**given, "CLASSES": str(classes)}, feedback)
    assert offered("train")["DATASET"] == offered("compare")["DATASET"] == str(tmp_path / "out" / "set")
    assert offered("assess")["CLASSES"] == offered("tile")["CLASSES"] == str(classes)
    run("vaihingen:tile", {**given, "OUTPUT": str(tmp_path / "out" / "other")}, feedback)
    assert offered("assess")["CLASSES"] is None  # it was not wanted any more
    run("vaihingen:train", {"DATASET": given["OUTPUT"], "MODEL": str(tmp_path / "out" / "m.safetensors")}, feedback)
    assert offered("classify")["MODEL"] == offered("exportonnx")["MODEL"] == str(tmp_path / "out" / "m.safetensors")
    (tmp_path / "out" / "m.safetensors").unlink()
    assert offered("classify")["MODEL"] is None


def test_the_last_map_is_offered_while_it_is_a_layer_of_the_project(window, tmp_path, fake_worker, feedback):
    """Also where the run before was given the layer, of which QGIS knows an id of its own."""
    fake_worker(fakes.GOOD)
    path = write_raster(tmp_path / "land_cover.tif", [[[1]]])
    for given_as in (QgsRasterLayer.source, QgsRasterLayer.id, lambda layer: layer):
        layer = QgsProject.instance().addMapLayer(QgsRasterLayer(path, "map"), False)
        run("vaihingen:areas", {"INPUT": given_as(layer), "OUTPUT": "TEMPORARY_OUTPUT"}, feedback)
        assert {offered(name)["INPUT"] for name in ("areas", "maplayout", "samplepoints")} == {path}
        assert offered("assess")["PREDICTION"] == path
        QgsProject.instance().removeAllMapLayers()
        assert offered("areas")["INPUT"] is None


def test_the_dialog_chooses_the_last_map_and_not_the_first_raster(window, tmp_path, fake_worker, feedback):
    fake_worker(fakes.GOOD)
    names = ("a heights", "b land cover", "c orthophoto")
    layers = [QgsRasterLayer(write_raster(tmp_path / f"{name}.tif", [[[1]]]), name) for name in names]
    QgsProject.instance().addMapLayers(layers)
    run("vaihingen:areas", {"INPUT": layers[1].source(), "OUTPUT": "TEMPORARY_OUTPUT"}, feedback)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:maplayout")
    context, shown = QgsProcessingContext(), algorithm.parameterDefinition("INPUT")
    context.setProject(QgsProject.instance())
    registry = QgsGui.processingGuiRegistry()
    wrapper = registry.createParameterWidgetWrapper(shown, QgsProcessingGui.WidgetType.Standard)
    widget = wrapper.createWrappedWidget(context)
    assert wrapper.parameterValue() == layers[1].id()
    widget.deleteLater()
    QgsProject.instance().removeAllMapLayers()


def test_what_qgis_deletes_is_said(window, tmp_path, fake_worker, feedback):
    fake_worker(fakes.GOOD)
    dataset, folder = write_dataset(tmp_path / "set"), Path(QgsProcessingUtils.tempFolder())
    run("vaihingen:train", {"DATASET": dataset, "MODEL": str(folder / "m.safetensors")}, feedback)
    assert any(f"deletes it when it closes: {folder / 'm.safetensors'}" in text for text in feedback.of("warning"))
    feedback.said.clear()
    run("vaihingen:train", {"DATASET": dataset, "MODEL": str(tmp_path / "out" / "m.safetensors")}, feedback)
    assert not any("it closes" in text for _, text in feedback.said)
    in_a_model = QgsProcessingMultiStepFeedback(1, feedback)
    run("vaihingen:train", {"DATASET": dataset, "MODEL": str(folder / "n.safetensors")}, in_a_model)
    assert not any("it closes" in text for _, text in feedback.said)


def test_file_dialogs_look_for_what_is_wanted(provider):
    filters = {
        ("classify", "MODEL"): "Model (*.safetensors);;All files (*)",
        ("assess", "CLASSES"): "Class scheme (*.json *.csv *.qml);;All files (*)",
        ("train", "START_MODEL"): "Start model (*.safetensors);;All files (*)",
    }
    for (name, parameter), expected in filters.items():
        definition = provider.algorithm(name).parameterDefinition(parameter)
        assert definition.fileFilter() == expected
        assert definition.checkValueIsAcceptable("/data/a file of any name")


@pytest.mark.parametrize("is_window", [True, False])
def test_the_demo_town_comes_onto_the_map(window, tmp_path, fake_worker, feedback, monkeypatch, is_window):
    monkeypatch.setattr(load_town, "in_desktop", lambda: is_window)
    town = tmp_path / "out" / "town"
    fake_worker(
        fakes.GOOD
        + f"""
import shutil
from pathlib import Path
for folder, name in (
    ("top", "top_area10"), ("top", "top_area2"), ("ndsm", "n_area2"), ("gts_for_participants", "r_area2")
):
    target = Path({str(town)!r}) / folder
    target.mkdir(exist_ok=True)
    (target / (name + ".tif")).write_bytes(b"")
"""
    )
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:demodata")
    places = {}
    monkeypatch.setattr(load_town, "arrange", lambda context, path, place: places.update({path: place.rank}))
    assert algorithm.run({"OUTPUT": str(town)}, context, feedback, {}, False)[1]
    layers = context.layersToLoadOnCompletion()
    from_the_top = ["r_area2", "n_area2", "top_area2", "top_area10"] if is_window else []
    assert [Path(path).stem for path in sorted(layers, key=places.get)] == from_the_top
