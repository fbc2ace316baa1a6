"""A print layout of a class map: what stands on it, that it is not doubled, and that the user's own is not lost."""

import json

import numpy as np
import pytest
from qgis.core import (
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QImage
from recording import run
from small_inputs import write_raster
from small_layers import memory, polygon
from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS

from vaihingen_qgis_plugin.styles import map_layout
from vaihingen_qgis_plugin.styles.styling import style_classes, style_polygons

QUIET_TREE = (92, 143, 87)
REFUSED = (ValueError, QgsProcessingException)


@pytest.fixture
def project(tmp_path):
    project = QgsProject.instance()
    project.clear()
    assert project.write(str(tmp_path / "town.qgz"))
    yield project
    project.clear()


@pytest.fixture
def layer(tmp_path, project):
    """Trees and buildings, 60 m wide."""
    classes = np.full((40, 60), 3)
    classes[10:20, 10:30] = 1
    layer = QgsRasterLayer(write_raster(tmp_path / "area6.tif", [classes], 255), "area6 land cover")
    style_classes(layer, ISPRS)
    project.addMapLayer(layer)
    return layer


def add(layer, feedback, **parameters):
    given = {"INPUT": layer if isinstance(layer, str) else layer.id(), **parameters}
    return run("vaihingen:maplayout", given, feedback)[0]["LAYOUT"]


def items(project, name, kind):
    return [item for item in project.layoutManager().layoutByName(name).items() if isinstance(item, kind)]


def texts(project, name):
    return {item.id(): item.text() for item in items(project, name, QgsLayoutItemLabel)}


def entries(legend):
    (node,) = legend.model().rootGroup().findLayers()
    return [entry.data(0) for entry in legend.model().layerLegendNodes(node)]


def picture(project, name, path):
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 40
    layout = project.layoutManager().layoutByName(name)
    assert QgsLayoutExporter(layout).exportToImage(str(path), settings) == QgsLayoutExporter.ExportResult.Success
    return QImage(str(path))


def share_of(image, colour):
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(max(abs(p.red() - colour[0]), abs(p.green() - colour[1])) < 6 for p in pixels) / len(pixels)


def test_what_stands_on_the_page(layer, project, feedback, tmp_path):
    (tmp_path / "scores.json").write_text(json.dumps({"overall_accuracy": 0.968, "mean_f1": 0.854}))
    name = add(layer, feedback, ACCURACY=str(tmp_path / "scores.json"), SOURCE="Orthophoto © IGN 2023", TITLE="Town")
    assert name == "Map of area6 land cover"
    assert texts(project, name) == {
        "title": "Town",
        "line 1": "Overall accuracy 96.8 %, mean F1 of the classes 85.4 %, compared with a reference.",
        "line 2": "Orthophoto © IGN 2023.",
    }
    (shown,), (legend,) = items(project, name, QgsLayoutItemMap), items(project, name, QgsLayoutItemLegend)
    assert shown.extent().contains(layer.extent())
    assert round(shown.scale()) == 300  # 60 m on 213 mm are 1 : 282
    assert entries(legend) == ["building", "tree"]
    ids = {item.id() for item in project.layoutManager().layoutByName(name).items() if hasattr(item, "id")}
    assert {"scale bar", "scale", "north arrow"} <= ids


@pytest.mark.parametrize("paper", map_layout.PAPERS)
def test_every_paper_shows_the_quiet_colours_also_after_the_project_was_opened_again(
    layer, project, feedback, tmp_path, paper
):
    name = add(layer, feedback, PAPER=paper)
    assert layer.styleManager().currentStyle() == "Class colours"  # on the screen all stays as it was
    assert share_of(picture(project, name, tmp_path / "before.png"), QUIET_TREE) > 0.2
    path = project.fileName()
    project.clear()
    assert project.read(path)
    assert share_of(picture(project, name, tmp_path / "after.png"), QUIET_TREE) > 0.2


def test_polygons(project, feedback):
    polygons = memory((polygon(0, 0, 60, 20), "1"), (polygon(0, 20, 60, 40), "3"), name="areas")
    style_polygons(polygons, ISPRS)
    project.addMapLayer(polygons)
    name = add(polygons, feedback)
    (legend,) = items(project, name, QgsLayoutItemLegend)
    assert entries(legend) == ["building", "tree"]


def test_a_second_run_doubles_nothing(layer, project, feedback):
    assert add(layer, feedback) == add(layer, feedback, TITLE="Other")
    assert len(project.layoutManager().layouts()) == 1 == len(project.mapThemeCollection().mapThemes())
    assert texts(project, "Map of area6 land cover")["title"] == "Other"
    path = project.fileName()
    project.clear()
    assert project.read(path)  # also one that was opened again
    add(next(iter(project.mapLayers().values())), feedback)
    assert len(project.layoutManager().layouts()) == 1


def test_a_layout_that_was_changed_by_hand_stays(layer, project, feedback):
    name = add(layer, feedback)
    (shown,) = items(project, name, QgsLayoutItemMap)
    shown.setScale(1000)
    with pytest.raises(REFUSED, match="made or changed by hand"):
        add(layer, feedback)
    assert round(items(project, name, QgsLayoutItemMap)[0].scale()) == 1000
    assert add(layer, feedback, NAME="Another") == "Another"
    assert len(project.layoutManager().layouts()) == 2


def test_a_file_becomes_a_layer_of_the_project_once(tmp_path, project, feedback):
    path = write_raster(tmp_path / "area6.tif", [np.full((4, 4), 3)], 255)
    add(path, feedback)
    add(path, feedback)
    assert [one.name() for one in project.mapLayers().values()] == ["area6"]


def test_it_is_written_into_the_project_that_is_given(layer, project, feedback, tmp_path):
    add(layer, feedback)
    other = QgsProject()
    assert other.read(str(tmp_path / "town.qgz"))
    assert [one.name() for one in other.layoutManager().layouts()] == ["Map of area6 land cover"]
    assert feedback.of("info")[-1].startswith("The project was written")


def test_without_a_project_it_says_what_to_do(layer, project, feedback):
    project.setFileName("")
    with pytest.raises(REFUSED, match="--PROJECT_PATH"):
        add(layer, feedback)


@pytest.mark.parametrize("content", ["no figures", '{"other": 1}'])
def test_a_file_that_tells_no_accuracy_is_refused(layer, project, feedback, tmp_path, content):
    (tmp_path / "scores.json").write_text(content)
    with pytest.raises(REFUSED, match="tells no accuracy"):
        add(layer, feedback, ACCURACY=str(tmp_path / "scores.json"))
    assert not project.layoutManager().layouts()


def test_the_accuracy_of_another_map_is_warned_of(layer, project, feedback, tmp_path):
    record = {
        "parameters": {"prediction": "/data/area7.tif"},
        "outputs": {},
        "scores": {"overall_accuracy": 0.9, "overall_accuracy_interval": 0.031, "points_used": 300},
    }
    (tmp_path / ".runs").mkdir()
    (tmp_path / ".runs" / "points.html.run.json").write_text(json.dumps(record))
    (tmp_path / "points.html").write_text("<html>")
    name = add(layer, feedback, ACCURACY=str(tmp_path / "points.html"))
    line = texts(project, name)["line 1"]
    assert line == "Overall accuracy 90.0 % ± 3.1 % (95 % interval), from 300 sample points."
    assert "The accuracy is that of area7.tif" in feedback.of("warning")[0]


def test_orthophoto_model_and_date_come_from_the_record(layer, project, feedback, tmp_path):
    record = {
        "parameters": {"ortho": "/data/ortho6.tif", "model": "/data/town.safetensors"},
        "outputs": {},
        "finished": "2026-11-28T23:00:00+0100",
        "versions": {"engine": "0.2.0"},
    }
    (tmp_path / ".runs").mkdir()
    (tmp_path / ".runs" / "area6.tif.run.json").write_text(json.dumps(record))
    line = texts(project, add(layer, feedback, SOURCE="© IGN"))["line 1"]
    assert line == "© IGN. Orthophoto: ortho6. Classified by town (Vaihingen U-Net 0.2.0) on 2026-11-28."


def test_without_coordinate_reference_system_there_is_no_scale(tmp_path, project, feedback):
    path = write_raster(tmp_path / "area6.tif", [np.full((4, 4), 3)], 255, crs=None)
    name = add(path, feedback)
    ids = {item.id() for item in project.layoutManager().layoutByName(name).items() if hasattr(item, "id")}
    assert "map" in ids and not {"scale bar", "scale", "north arrow"} & ids


def test_points_are_refused(project, feedback):
    project.addMapLayer(points := QgsVectorLayer("Point?crs=EPSG:32632", "places", "memory"))
    with pytest.raises(REFUSED):
        add(points, feedback)
