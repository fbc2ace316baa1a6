"""Polygon layers as references: what is refused, in the dialog and in the run."""

import numpy as np
import pytest
from osgeo import gdal
from polygon_runs import TREE, failure, refused, tile, write_raster_at
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from recording import RecordingFeedback, refusal
from small_inputs import write_raster
from small_layers import memory, polygon, saved


def test_good_polygons_are_accepted(ortho, tmp_path):
    raster = ortho()
    layer = memory(TREE)
    assert refused([raster], [layer], CLASS_FIELD="class") == ""
    assert refused([raster], [layer, memory(TREE)], CLASS_FIELD="Class ") == ""  # as QGIS finds fields elsewhere
    path = saved(tmp_path / "two.gpkg", memory(TREE, name="a"), memory(TREE, name="b"))
    assert refused([raster], [f"{path}|layername=b"], CLASS_FIELD="class") == ""
    assert refused([raster], saved(tmp_path / "one.shp", memory(TREE)), CLASS_FIELD="class") == ""


def test_a_missing_or_unknown_field_is_refused_with_the_fields_there_are(ortho, tmp_path):
    layer = QgsVectorLayer(saved(tmp_path / "town.gpkg", memory(TREE)), "town")
    missing = refused([ortho()], [layer])
    assert "CLASS_FIELD is missing" in missing and "\nChoose one of its fields: 'fid', 'class'.\n" in missing
    unknown = refused([ortho()], [layer], CLASS_FIELD="klass")
    assert unknown.startswith(
        "CLASS_FIELD klass is no field of the polygon layer town.\nChoose one of its fields: 'fid', 'class'."
    )


def test_polygons_are_no_orthophotos(ortho):
    said = refused([memory(TREE)], [memory(TREE)], CLASS_FIELD="class")
    assert said.startswith("ORTHOS: the raster town cannot be read.")


def test_rasters_and_polygons_do_not_mix(ortho):
    said = refused([ortho()], [ortho(name="r"), memory(TREE)], CLASS_FIELD="class")
    assert said == "REFERENCES holds rasters and vector layers (r, town).\nGive either rasters or polygon layers."


def test_a_field_does_not_go_with_rasters(ortho, tmp_path):
    said = refused([ortho()], [ortho(name="r")], CLASS_FIELD="class")
    assert said.startswith("CLASS_FIELD is class, but REFERENCES holds rasters")
    alone = refusal("vaihingen:tile", {"FOLDER": str(tmp_path), "CLASS_FIELD": "class", "OUTPUT": "TEMPORARY_OUTPUT"})
    assert "CLASS_FIELD belongs to polygon layers" in alone


@pytest.mark.parametrize(("geometry", "kind"), [("LineString", "line"), ("Point", "point"), ("NoGeometry", "no geom")])
def test_other_vector_layers_are_refused(ortho, geometry, kind):
    said = refused([ortho()], [QgsVectorLayer(f"{geometry}?field=class:string", "ways", "memory")], CLASS_FIELD="class")
    assert said.startswith(f"REFERENCES: ways is a layer of type {kind}")


def test_an_empty_layer_is_refused(ortho):
    assert "town is empty" in refused([ortho()], [memory()], CLASS_FIELD="class")


def test_a_file_with_several_layers_needs_the_name_of_one(ortho, tmp_path):
    path = saved(tmp_path / "two.gpkg", memory(TREE, name="a"), memory(TREE, name="b"))
    said = refused([ortho()], [path], CLASS_FIELD="class")
    assert "holds several layers: a, b" in said and f"{path}|layername=a" in said


def test_a_raster_in_a_geopackage_beside_a_table_is_a_raster(ortho, tmp_path):
    path = str(tmp_path / "raster.gpkg")
    gdal.Translate(path, ortho(300, 300, name="r"), format="GPKG")
    table = QgsVectorLayer("NoGeometry?field=a:string", "table", "memory")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName, options.actionOnExistingFile = "table", QgsVectorFileWriter.CreateOrOverwriteLayer
    QgsVectorFileWriter.writeAsVectorFormatV3(table, path, QgsCoordinateTransformContext(), options)
    assert refused([ortho()], [path]) == ""


def test_what_cannot_be_read_is_refused(ortho, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("no layer")
    for path in (str(text), str(tmp_path / "missing.gpkg")):
        said = refused([ortho()], [memory(TREE), path], CLASS_FIELD="class")
        assert f"REFERENCES: {path} can be read neither as a raster nor as a polygon layer" in said


@pytest.mark.parametrize(
    ("classes", "reason"),
    [
        ({"POLYGON_CLASS": "bilding"}, "POLYGON_CLASS is bilding, but the classes are: 0 impervious surfaces"),
        ({"POLYGON_CLASS": "bilding"}, "Did you mean building?"),
        ({"POLYGON_CLASS": "1", "OTHER_CLASS": "9"}, "OTHER_CLASS is 9, but the classes are"),
        ({"POLYGON_CLASS": "1", "CLASS_FIELD": "class"}, "both say the class of the polygons: give one of them."),
        ({"POLYGON_CLASS": "Tree", "OTHER_CLASS": "tree"}, "POLYGON_CLASS and OTHER_CLASS are both tree"),
        ({"OTHER_CLASS": "1"}, "CLASS_FIELD is missing"),
        ({}, "If all polygons are of one class, give that in POLYGON_CLASS (such as building)"),
        ({"CLASS_FIELD": "osm_id"}, "give that in POLYGON_CLASS"),
    ],
)
def test_classes_of_polygons_that_are_refused(ortho, classes, reason):
    assert reason in refused([ortho()], [memory(TREE)], **classes)


@pytest.mark.parametrize("name", ["POLYGON_CLASS", "OTHER_CLASS"])
def test_classes_of_polygons_do_not_go_with_rasters(ortho, tmp_path, name):
    raster = write_raster(tmp_path / "r.tif", np.zeros((1, 3, 4)))
    assert f"{name} is 1, but REFERENCES holds rasters" in refused([ortho()], [raster], **{name: "1"})


def test_unknown_classes_are_all_named(ortho, feedback, calls):
    layer = memory(
        TREE, *[(polygon(0, 0, 1, 1), "house")] * 2, (polygon(1, 1, 2, 2), "77"), (polygon(0, 0, 2, 2), "255")
    )
    said = failure(tile([ortho()], [layer], CLASS_FIELD="class"), feedback)
    assert said.startswith(
        "Unknown classes in CLASS_FIELD: 'house' in 2 polygon(s) of town (feature 2); '77' in 1 polygon(s) of town "
        "(feature 4); '255' in 1 polygon(s) of town (feature 5).\n"
        "The classes are: 0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined."
    )
    assert not list(calls)


@pytest.mark.parametrize(("kind", "attribute"), [("string", None), ("string", " "), ("integer", None)])
def test_polygons_without_class_are_named(ortho, feedback, calls, kind, attribute):
    layer = memory((polygon(0, 0, 1, 1), 3), (polygon(1, 0, 2, 1), attribute), kind=kind)
    said = failure(tile([ortho()], [layer], CLASS_FIELD="class"), feedback)
    assert said.startswith("Unknown classes in CLASS_FIELD: no value in 1 polygon(s) of town (feature 2).")


def test_fractions_and_many_wrong_values(ortho, feedback, calls):
    layer = memory(*[(polygon(0, 0, 1, 1), 0.5 + number) for number in range(13)], kind="double")
    said = failure(tile([ortho()], [layer], CLASS_FIELD="class"), feedback)
    assert "'0.5' in 1 polygon(s)" in said and "; 3 more values." in said and "'11.5'" not in said


def test_a_feature_that_lies_on_two_orthophotos_counts_once(ortho, feedback, calls):
    layer = memory((polygon(0, 0, 4, 3), "house"))
    said = failure(tile([ortho(name="a"), ortho(name="b")], [layer], CLASS_FIELD="class"), feedback)
    assert "'house' in 1 polygon(s)" in said


def test_orthophotos_without_any_polygon_are_named(ortho, feedback, calls):
    orthos = [ortho(name="a"), write_raster_at(ortho, "b", 900_000), write_raster_at(ortho, "c", 500_000)]
    said = failure(tile(orthos, [memory(TREE)], CLASS_FIELD="class"), feedback)
    assert said.startswith("No polygon lies on b.tif, c.tif.")
    assert not list(calls)


def test_a_polygon_that_covers_no_pixel_is_none(ortho, feedback, calls):
    layer = memory((polygon(0.6, 0.6, 0.9, 0.9), "tree"))
    assert failure(tile([ortho()], [layer], CLASS_FIELD="class"), feedback).startswith("No polygon lies on ortho.tif.")


def test_several_orthophotos_without_georeference_are_refused(ortho, feedback, calls):
    orthos = [ortho(name="area1", crs=None), ortho(name="area2", crs=None)]
    layer = memory((polygon(0, 0, 1, 1, corner=(0, 0)), "tree"))
    said = failure(tile(orthos, [layer], CLASS_FIELD="class"), feedback)
    assert said.startswith("area1.tif, area2.tif have no georeference")


def test_polygons_that_cannot_be_reprojected_are_named(ortho, feedback, calls):
    layer = memory(("Polygon((4 -1, 5 -1, 5 200, 4 200, 4 -1))", "tree"), crs="EPSG:4326")
    said = failure(tile([ortho()], [layer], CLASS_FIELD="class"), feedback)
    assert said.startswith("town, feature 1 cannot be brought from EPSG:4326 to EPSG:32632")


def test_cancel(ortho, calls):
    said = failure(tile([ortho()], [memory(TREE)], CLASS_FIELD="class"), RecordingFeedback(cancel_after=1))
    assert said == "The run was cancelled. Nothing was written."
    assert not list(calls)


def test_a_class_scheme_that_cannot_be_read(ortho, feedback, calls, tmp_path):
    (tmp_path / "classes.json").write_text("{")
    parameters = tile([ortho()], [memory(TREE)], CLASS_FIELD="class", CLASSES=str(tmp_path / "classes.json"))
    assert "classes.json cannot be read" in failure(parameters, feedback)
