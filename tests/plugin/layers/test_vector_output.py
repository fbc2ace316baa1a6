"""Layers are written whole or not at all, and nothing else is lost by it."""

import random
import sqlite3
import string

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant
from small_disk import small_disk

FORMATS = [".gpkg", ".shp", ".geojson", ".fgb", ".gml", ".sqlite", ".tab", ".gmt", ".kml", ".csv", ".xlsx", ".ods"]


@pytest.fixture
def modules():
    from vaihingen_qgis_plugin.training.contract.config import LabelsConfig

    from vaihingen_qgis_plugin.layers import vector_existing, vector_output

    return vector_output, vector_existing, LabelsConfig


@pytest.fixture
def output(modules):
    vector_output, vector_existing, _ = modules

    def at(destination, filled_in=""):
        owned = vector_existing.Owned(("class", "name", "size"), filled_in)
        return vector_output.VectorOutput.at("POLYGONS", str(destination), owned)

    return at


@pytest.fixture
def write(output, modules, tmp_path):
    """Check, reserve and write a layer; gives its id."""
    _, _, config = modules
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def make(destination, count=3, filled_in="", name="ä{}", fields=("class", "name", "size")):
        layout = QgsFields()
        for field, kind in zip(fields, (QVariant.Int, QVariant.String, QVariant.Double)):
            layout.append(QgsField(field, kind))

        def features():
            for i in range(count):
                feature = QgsFeature(layout)
                feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(i, 0, i + 1, 1.5)))
                feature.setAttributes([i, name.format(i), 1.5 * i])
                yield feature

        place = output(destination, filled_in)
        with place.reserved(config(input="in.tif", output=str(tmp_path / "other.tif"))):
            crs = QgsCoordinateReferenceSystem("EPSG:25832")
            polygon = QgsWkbTypes.Type.Polygon
            return place.write(layout, polygon, crs, features(), QgsCoordinateTransformContext(), scratch)

    return make


def read(destination):
    layer = QgsVectorLayer(destination, "layer", "ogr")
    assert layer.isValid()
    return [(int(f["class"]), f["name"], float(f["size"])) for f in layer.getFeatures()]


ROWS = [(0, "ä0", 0.0), (1, "ä1", 1.5), (2, "ä2", 3.0)]


@pytest.mark.parametrize("ending", [*FORMATS, ".GPKG", ".SHP", ".TAB", ".GMT", ".GeoJSON"])
def test_formats(write, tmp_path, ending):
    destination = write(tmp_path / f"areas{ending}")
    if ending != ".kml":  # calls fields otherwise
        assert sorted(read(destination)) == ROWS
    assert not list(tmp_path.glob("*part*"))
    write(tmp_path / f"areas{ending}", count=2)  # a second run replaces the first
    assert len(list(QgsVectorLayer(destination, "layer", "ogr").getFeatures())) == 2


@pytest.mark.parametrize("ending", [".foo", ".tif", ".dxf", ".json", ".mif", ".gpx", ".pdf"])
def test_other_formats_are_refused(write, tmp_path, ending):
    with pytest.raises(Exception, match=f"ends with {ending}, but this output can be written as .gpkg, .shp"):
        write(tmp_path / f"areas{ending}")
    assert [path.name for path in tmp_path.iterdir()] == ["scratch"]


def test_without_an_ending_it_is_a_geopackage(write, tmp_path):
    assert write(tmp_path / "areas") == str(tmp_path / "areas.gpkg")


NAMES = ["(x", "[x]", "~x", "-x", "$x", ".x", "x'y", 'x"y', "x\ny", "x" * 200, "ä b", "1", "select", "#?*", "x;y"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", [".gpkg", ".shp", ".geojson"])
def test_names(write, tmp_path, name, ending):
    (tmp_path / "folder").mkdir()
    destination = write(tmp_path / "folder" / f"{name}{ending}")
    assert read(destination) == ROWS
    assert f"{name}{ending}" in [path.name for path in (tmp_path / "folder").iterdir()]


def test_a_name_that_qgis_cannot_open_is_refused(write, tmp_path):
    with pytest.raises(Exception, match="a name that QGIS cannot open as GeoPackage"):
        write(tmp_path / "a%20b.gpkg")
    assert [path.name for path in tmp_path.iterdir()] == ["scratch"]


# What is there already


def layers(path):
    with sqlite3.connect(path) as database:
        return {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")}


@pytest.fixture
def project(write, tmp_path):
    """A GeoPackage with a layer of the user's."""
    path = tmp_path / "project.gpkg"
    write(path, fields=("street", "name", "width"))
    return path


def test_a_geopackage_with_another_layer_is_never_overwritten(write, project):
    before = project.read_bytes()
    with pytest.raises(Exception, match=r"holds project, which would be lost") as caught:
        write(project)
    assert "Save to GeoPackage" in str(caught.value) and "ogr:dbname=" in str(caught.value)
    assert project.read_bytes() == before


def test_a_layer_more_goes_into_a_geopackage(write, project):
    place = f"ogr:dbname='{project}' table=\"areas\" (geom)"
    for count in (3, 2):  # the second run replaces the layer of the first
        destination = write(place, count=count)
        assert destination == f"{project}|layername=areas"
        assert read(destination) == ROWS[:count]
        assert QgsVectorLayer(destination, "", "ogr").crs().authid() == "EPSG:25832"
    assert layers(project) == {"project", "areas"}
    assert len(list(QgsVectorLayer(f"{project}|layername=project", "", "ogr").getFeatures())) == 3
    with pytest.raises(Exception, match=r"holds areas, project|holds project"):
        write(project)


def test_a_layer_of_the_users_is_not_replaced(write, project):
    before = project.read_bytes()
    with pytest.raises(Exception, match="holds a layer project already, which is of no earlier run"):
        write(f"ogr:dbname='{project}' table=\"project\" (geom)")
    assert project.read_bytes() == before


def test_a_new_geopackage_with_a_name_for_the_layer(write, tmp_path):
    destination = write(f"ogr:dbname='{tmp_path}/new.gpkg' table=\"areas\" (geom)")
    assert destination == f"{tmp_path}/new.gpkg|layername=areas" and read(destination) == ROWS


def test_a_geopackage_with_a_project_in_it_is_not_overwritten(write, tmp_path):
    write(tmp_path / "areas.gpkg")
    with sqlite3.connect(tmp_path / "areas.gpkg") as database:
        database.execute("CREATE TABLE qgis_projects(name TEXT, metadata BLOB, content BLOB)")
        database.execute("INSERT INTO qgis_projects VALUES ('town', '', '')")
    with pytest.raises(Exception, match=r"holds 1 QGIS project"):
        write(tmp_path / "areas.gpkg")


@pytest.mark.parametrize("ending", [".gpkg", ".shp", ".geojson", ".csv"])
def test_work_that_a_person_has_filled_in_is_not_lost(write, tmp_path, ending):
    path = tmp_path / f"points{ending}"
    write(path, filled_in="name", name="")
    write(path, filled_in="name", name="mine {}")  # nothing was filled in
    before = path.read_bytes()
    with pytest.raises(Exception, match="3 of its features have a value in 'name': that work would be lost"):
        write(path, filled_in="name")
    assert path.read_bytes() == before


@pytest.mark.parametrize("ending", [".gpkg", ".shp", ".geojson", ".fgb"])
def test_what_is_no_layer_of_ours_is_not_overwritten(write, tmp_path, ending):
    path = tmp_path / f"areas{ending}"
    path.write_text("something else")
    with pytest.raises(Exception, match="would be lost"):
        write(path)
    assert path.read_text() == "something else"


@pytest.mark.parametrize("ending", [".shp", ".geojson", ".fgb"])
def test_a_layer_of_others_is_not_overwritten(write, tmp_path, ending):
    write(tmp_path / f"streets{ending}", fields=("street", "name", "width"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(Exception, match="is no layer of an earlier run, which would be lost"):
        write(tmp_path / f"streets{ending}")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_table_beside_a_shapefile_is_not_overwritten(write, tmp_path):
    (tmp_path / "areas.dbf").write_text("my table")
    with pytest.raises(Exception, match=r"but areas.dbf beside it does"):
        write(tmp_path / "areas.shp")
    assert (tmp_path / "areas.dbf").read_text() == "my table"


# A full disk

NOISE = "{0:05}".join(random.Random(0).choices(string.ascii_letters, k=40))  # does not get smaller


@pytest.mark.parametrize("ending", FORMATS)
def test_a_full_disk_is_noticed(write, tmp_path, ending):
    with small_disk(tmp_path, 80) as disk:
        with pytest.raises(Exception, match=f"POLYGONS .*areas{ending} cannot be written"):
            write(disk / f"areas{ending}", count=300 if ending == ".kml" else 1500, name=NOISE)
        assert not list(disk.iterdir())


def test_a_full_disk_leaves_a_geopackage_as_it_was(write, tmp_path):
    with small_disk(tmp_path, 300) as disk:
        write(disk / "project.gpkg", fields=("street", "name", "width"))
        with pytest.raises(Exception, match=r"cannot be written"):
            write(f"ogr:dbname='{disk}/project.gpkg' table=\"areas\" (geom)", count=1500, name=NOISE)
        assert layers(disk / "project.gpkg") == {"project"}
        assert len(list(QgsVectorLayer(str(disk / "project.gpkg"), "", "ogr").getFeatures())) == 3
        write(disk / "areas.shp")  # there is room for a small one


# Anything


@pytest.mark.parametrize("seed", range(6))
def test_everything_foreign_is_still_there(write, tmp_path, seed):
    """Random names with random things already there, byte for byte."""
    rng = random.Random(seed)
    beside = [
        *FORMATS,
        ".dbf",
        ".shx",
        ".prj",
        ".cpg",
        ".qml",
        ".qpj",
        ".xsd",
        ".id",
        ".map",
        ".dat",
        "-wal",
        ".run.json",
    ]
    contents = [b"", b"mine", b"SQLite format 3\0 mine", b"<qgis>mine</qgis>", b"{}"]
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        output = folder / f"areas{rng.choice([*FORMATS[:6], '.foo', ''])}"
        for _ in range(rng.randint(0, 5)):
            name = f"{rng.choice(['areas', 'areas', output.name, 'other'])}{rng.choice(beside)}"
            (folder / name).write_bytes(rng.choice(contents))
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        try:
            destination = write(output)
        except Exception as error:
            assert "Choose another" in str(error) or "ends so" in str(error), (output.name, before)
            destination = ""
        after = {path.name: path.read_bytes() for path in folder.iterdir()}
        written = destination.rpartition("/")[2]
        for name, content in before.items():
            empty_and_ours = name == written and not content
            assert after.get(name) == content or empty_and_ours, (output.name, name, before)
        assert destination or after == before
        assert not destination or sorted(read(destination)) == ROWS
