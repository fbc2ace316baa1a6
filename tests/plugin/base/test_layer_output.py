"""Layers among the outputs of algorithms: refused before the work, written whole, loaded and styled."""

import sqlite3

import fake_workers as fakes
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from recording import RecordingFeedback, run
from small_inputs import write_raster


@pytest.fixture
def tile(tmp_path, fake_worker, feedback):
    """Run tile with FOOTPRINTS; gives the results."""
    ortho, reference = (write_raster(tmp_path / name, [[[1]]]) for name in ("in.tif", "reference.tif"))
    given = {"ORTHOS": [ortho], "REFERENCES": [reference], "OUTPUT": str(tmp_path / "set")}

    def call(footprints, **parameters):
        call.worker = fake_worker(fakes.GOOD)
        return run("vaihingen:tile", {**given, "FOOTPRINTS": str(footprints), **parameters}, feedback)[0]

    call.given = given
    call.calls = lambda: list(call.worker)
    return call


def project(path):
    """A GeoPackage with a layer of the user's."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE gpkg_contents(table_name TEXT, data_type TEXT)")
        database.execute("CREATE TABLE parcels(fid INTEGER, owner TEXT)")
        database.execute("INSERT INTO gpkg_contents VALUES ('parcels', 'features')")
    return path


def patches(destination):
    layer = QgsVectorLayer(destination, "footprints", "ogr")
    assert layer.isValid()
    return [feature["patch"] for feature in layer.getFeatures()]


def test_a_missing_folder_is_made_before_the_work(tile, tmp_path):
    assert patches(tile(tmp_path / "new" / "folder" / "(f.gpkg")["FOOTPRINTS"]) == ["p1"]
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {"(f.gpkg"}


@pytest.mark.parametrize(
    "name, said",
    [
        ("project.gpkg", "holds parcels, which would be lost"),
        ("in.tif/f.gpkg", "cannot be written"),
        ("f.foo", "ends with .foo, but this output can be written as .gpkg, .shp"),
        ("a%20b.gpkg", "QGIS cannot open as GeoPackage"),
        ("x" * 250 + ".gpkg", "File name too long"),
        ("folder/", "is a folder, but must be a file"),
    ],
)
def test_refusals_come_before_the_work(tile, tmp_path, name, said):
    project(tmp_path / "project.gpkg")
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(QgsProcessingException, match=said):
        tile(f"{tmp_path}/{name}")
    assert not tile.calls()
    assert {path.name for path in tmp_path.iterdir()} >= before


def test_into_the_folder_that_the_engine_makes(tile, tmp_path):
    assert patches(tile(tmp_path / "set" / "footprints.gpkg")["FOOTPRINTS"]) == ["p1"]


def test_a_layer_more_in_a_geopackage(tile, tmp_path):
    first = tile(tmp_path / "project.gpkg")["FOOTPRINTS"]
    with sqlite3.connect(first) as database:
        database.execute("ALTER TABLE project RENAME COLUMN patch TO parcel")  # now it is somebody else's
    results = tile(f"ogr:dbname='{first}' table=\"footprints\" (geom)", OUTPUT=str(tmp_path / "set 2"))
    assert results["FOOTPRINTS"] == f"{first}|layername=footprints" and patches(results["FOOTPRINTS"]) == ["p1"]
    layer = QgsVectorLayer(f"{first}|layername=project", "project", "ogr")
    assert [feature["parcel"] for feature in layer.getFeatures()] == ["p1"]


def test_qgis_loads_and_styles_it(tile, tmp_path):
    first = tile(tmp_path / "project.gpkg")["FOOTPRINTS"]
    place = f"ogr:dbname='{first}' table=\"footprints\" (geom)"
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    details = QgsProcessingContext.LayerDetails("Footprints", QgsProject.instance(), "FOOTPRINTS")
    context.addLayerToLoadOnCompletion(place, details)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:tile")
    given = {**tile.given, "OUTPUT": str(tmp_path / "set 2"), "FOOTPRINTS": place}
    assert algorithm.run(given, context, RecordingFeedback(), {}, False)[1]
    destination = f"{first}|layername=footprints"
    assert list(context.layersToLoadOnCompletion()) == [destination]
    assert context.layerToLoadOnCompletionDetails(destination).postProcessor() is not None


def test_a_table_without_geometries_is_told(tile, tmp_path, feedback):
    assert patches(tile(tmp_path / "f.csv")["FOOTPRINTS"]) == ["p1"]
    assert any("holds the attributes only, without geometries" in text for text in feedback.of("warning"))
