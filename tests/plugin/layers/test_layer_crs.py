"""A coordinate reference system that a raster has in QGIS only goes with the job, and is told."""

import fake_workers as fakes
import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer
from recording import run
from small_inputs import write_raster
from small_layers import memory, polygon


@pytest.fixture
def project_layer(tmp_path):
    """Makes a raster, and a layer of it in the project with a system set by the user."""

    def make(crs_in_file, crs_in_qgis, placed=True, name="photo", bands=1):
        path = write_raster(tmp_path / f"{name}.tif", np.ones((bands, 2, 3)), crs=crs_in_file)
        if placed and not crs_in_file:
            raster = gdal.Open(path, gdal.GA_Update)
            raster.SetGeoTransform((1000, 1, 0, 2000, 0, -1))
            raster = None
        layer = QgsRasterLayer(path, name)
        layer.setCrs(QgsCoordinateReferenceSystem(crs_in_qgis))
        QgsProject.instance().addMapLayer(layer)
        return layer

    yield make
    QgsProject.instance().clear()


def labels(layer, tmp_path):
    return {"INPUT": layer, "DIRECTION": "classes_to_colours", "OUTPUT": str(tmp_path / "out.tif")}


@pytest.mark.parametrize("given", ["layer", "id", "path"])
def test_a_system_that_the_file_lacks_goes_with_the_job(project_layer, fake_worker, tmp_path, feedback, given):
    calls, layer = fake_worker(fakes.GOOD), project_layer("", "EPSG:32633")
    value = {"layer": layer, "id": layer.id(), "path": layer.source()}[given]
    run("vaihingen:labels", labels(value, tmp_path), feedback)
    assert calls.only()["config"]["crs_set_in_qgis"] == {layer.source(): "EPSG:32633"}
    told = "photo: its file has no coordinate reference system; EPSG:32633, which it has in QGIS, is used."
    assert any(text.startswith(told) and "Assign Projection" in text for text in feedback.of("info"))


def test_a_system_of_the_users_own_goes_as_wkt(project_layer, fake_worker, tmp_path, feedback):
    calls, layer = fake_worker(fakes.GOOD), project_layer("", "EPSG:32633")
    layer.setCrs(QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lon_0=9.5 +datum=WGS84 +units=m"))
    run("vaihingen:labels", labels(layer, tmp_path), feedback)
    (wkt,) = calls.only()["config"]["crs_set_in_qgis"].values()
    assert "9.5" in wkt and wkt.startswith("PROJC")


def test_another_system_than_the_files_is_warned_of(project_layer, fake_worker, tmp_path, feedback):
    calls, layer = fake_worker(fakes.GOOD), project_layer("EPSG:32632", "EPSG:25833")
    run("vaihingen:labels", labels(layer, tmp_path), feedback)
    assert "crs_set_in_qgis" not in calls.only()["config"]
    told = "photo has the coordinate reference system EPSG:25833 in QGIS, but EPSG:32632 in its file, which is used."
    assert any(text.startswith(told) for text in feedback.of("warning"))


def test_a_raster_without_a_place_has_no_system(project_layer, fake_worker, tmp_path, feedback):
    calls, layer = fake_worker(fakes.GOOD), project_layer("", "EPSG:32633", placed=False)
    run("vaihingen:labels", labels(layer, tmp_path), feedback)
    assert "crs_set_in_qgis" not in calls.only()["config"]


def test_of_all_rasters_of_a_job(project_layer, fake_worker, tmp_path, feedback):
    calls = fake_worker(fakes.GOOD)
    prediction, reference = (project_layer("", "EPSG:32633", name=name) for name in ("a", "b"))
    run("vaihingen:assess", {"PREDICTION": prediction, "REFERENCE": reference}, feedback)
    assert len(calls.only()["config"]["crs_set_in_qgis"]) == 2


def test_polygons_are_brought_to_it(project_layer, fake_worker, tmp_path, feedback):
    calls, layer = fake_worker(fakes.GOOD), project_layer("", "EPSG:32632")
    town = memory((polygon(0, 0, 1, 1), "tree"))
    run("vaihingen:assess", {"PREDICTION": layer, "REFERENCE": town, "CLASS_FIELD": "class"}, feedback)
    assert calls.only()["config"]["crs_set_in_qgis"] == {layer.source(): "EPSG:32632"}


def test_ndvi_has_the_system_that_its_layer_has(project_layer, tmp_path, feedback):
    path = write_raster(tmp_path / "two.tif", [[[150]], [[50]]], crs="")
    raster = gdal.Open(path, gdal.GA_Update)
    raster.SetGeoTransform((1000, 1, 0, 2000, 0, -1))
    raster = None
    layer = QgsRasterLayer(path, "two")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
    output = str(tmp_path / "ndvi.tif")
    run("vaihingen:ndvi", {"INPUT": layer, "OUTPUT": output}, feedback)
    assert gdal.Open(output).GetSpatialRef().GetAuthorityCode(None) == "32633"
    assert any("EPSG:32633, which it has in QGIS, is used" in text for text in feedback.of("info"))
    run("vaihingen:ndvi", {"INPUT": project_layer("EPSG:32632", "EPSG:25833", bands=2), "OUTPUT": output}, feedback)
    assert gdal.Open(output).GetSpatialRef().GetAuthorityCode(None) == "32632"
    assert any("EPSG:32632 in its file, which is used" in text for text in feedback.of("warning"))
