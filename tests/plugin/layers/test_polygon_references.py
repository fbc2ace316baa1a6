"""Polygon layers as references: what is burnt where, what is refused, and what reaches the worker."""

import json
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from polygon_runs import TREE, failure, tile, write_raster_at
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from recording import run
from small_inputs import read_raster
from small_layers import NO_CRS, box, memory, polygon, saved
from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS

from vaihingen_qgis_plugin.layers.polygon_layers import PolygonClasses, polygon_layers
from vaihingen_qgis_plugin.layers.polygon_references import PolygonReferences, TargetRaster, rasterise_polygons
from vaihingen_qgis_plugin.rasters import burning
from vaihingen_qgis_plugin.rasters.legend import classes_of_raster

UTM = QgsCoordinateReferenceSystem("EPSG:32632")
BY_FIELD = PolygonClasses("class")
N = 255


@pytest.fixture
def burn(tmp_path, feedback):
    """Rasterises layers on one orthophoto; gives the labels."""

    def work(raster, *layers, crs=UTM, scheme=ISPRS, classes=BY_FIELD):
        folder = tmp_path / f"rasterised{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        polygons = polygon_layers("REFERENCES", layers, classes)
        targets = [TargetRaster(raster, crs)]
        references = PolygonReferences(polygons, targets, QgsCoordinateTransformContext(), classes)
        (path,) = rasterise_polygons(references, scheme, folder, feedback, 15.0)
        assert Path(path).stem == Path(raster).stem
        return read_raster(path)[0].tolist()

    return work


# What is burnt where


def test_a_pixel_belongs_to_the_polygon_that_covers_its_centre(ortho, burn):
    layer = memory((polygon(0.6, 0, 2.4, 1), "car"), (polygon(0.4, 1, 2.6, 1.6), "tree"))
    assert burn(ortho(), layer) == [[N, 4, N, N], [3, 3, 3, N], [N, N, N, N]]


@pytest.mark.parametrize(
    ("kind", "attribute"),
    [
        ("integer", 3), ("double", 3.0), ("string", "3"), ("string", " 3 "), ("string", "3.0"), ("string", "tree"),
        ("string", " Tree "), ("string", "TREE"),
    ],
)  # fmt: skip
def test_classes_by_value_and_by_name(ortho, burn, kind, attribute):
    assert burn(ortho(2, 1), memory((polygon(0, 0, 1, 1), attribute), kind=kind)) == [[3, N]]


def test_names_with_blanks_and_the_class_undefined(ortho, burn):
    layer = memory((polygon(0, 0, 1, 1), "Low Vegetation"), (polygon(1, 0, 2, 1), 0), (polygon(2, 0, 3, 1), "6"))
    assert burn(ortho(4, 1), layer) == [[2, 0, 6, N]]


def test_own_class_scheme_with_names_that_are_numbers(ortho, burn):
    from vaihingen_qgis_plugin.training.contract.class_scheme import ClassScheme

    classes = [{"value": value, "name": name, "colour": [value] * 3} for value, name in ((10, "311"), (20, "b"))]
    layer = memory((polygon(0, 0, 1, 1), "311"), (polygon(1, 0, 2, 1), 20), (polygon(2, 0, 3, 1), "B"))
    assert burn(ortho(3, 1), layer, scheme=ClassScheme.from_dict({"classes": classes})) == [[10, 20, 20]]


def test_the_names_of_the_classes_go_with_the_raster(ortho, tmp_path, feedback):
    polygons = polygon_layers("REFERENCES", [memory((polygon(0, 0, 2, 1), "building"))], BY_FIELD)
    references = PolygonReferences(polygons, [TargetRaster(ortho(), UTM)], QgsCoordinateTransformContext(), BY_FIELD)
    (path,) = rasterise_polygons(references, ISPRS, tmp_path, feedback, 10.0)
    named = classes_of_raster(path)
    assert [(c.value, c.name) for c in named.classes] == [(c.value, c.name) for c in ISPRS.classes]


def test_holes_and_multipolygons(ortho, burn):
    ring = f"Polygon({box(0, 0, 3, 3)}, {box(1, 1, 2, 2)})"
    assert burn(ortho(4, 3), memory((ring, 1))) == [[1, 1, 1, N], [1, N, 1, N], [1, 1, 1, N]]
    parts = f"MultiPolygon(({box(0, 0, 1, 1)}), ({box(3, 2, 4, 3)}))"
    layer = memory((parts, 2), geometry="MultiPolygon")
    assert burn(ortho(4, 3), layer) == [[2, N, N, N], [N, N, N, N], [N, N, N, 2]]


def test_invalid_polygons_cover_what_they_cover_on_the_screen(ortho, burn):
    overlapping = f"MultiPolygon(({box(0, 0, 2, 1)}), ({box(1, 0, 3, 1)}))"
    assert burn(ortho(4, 1), memory((overlapping, 1), geometry="MultiPolygon")) == [[1, 1, 1, N]]
    bow = "Polygon((1000 1999.9, 1004 1996.1, 1004 1999.9, 1000 1996.1, 1000 1999.9))"
    assert burn(ortho(4, 4), memory((bow, 1))) == [[N] * 4, [1, N, N, 1], [1, N, N, 1], [N] * 4]


def test_heights_and_curves_of_polygons(ortho, burn):
    flat = memory(("PolygonZ((1000 2000 5, 1002 2000 5, 1002 1999 5, 1000 1999 5, 1000 2000 5))", 1),
                  geometry="PolygonZ")  # fmt: skip
    assert burn(ortho(4, 1), flat) == [[1, 1, N, N]]
    circle = memory(("CurvePolygon(CircularString(1000 1998, 1002 2000, 1004 1998, 1002 1996, 1000 1998))", 3),
                    geometry="CurvePolygon")  # fmt: skip
    assert burn(ortho(4, 4), circle) == [[N, 3, 3, N], [3] * 4, [3] * 4, [N, 3, 3, N]]


def test_the_later_feature_and_the_later_layer_lie_on_top(ortho, burn):
    below = memory((polygon(0, 0, 3, 1), 1), (polygon(1, 0, 4, 1), 2))
    above = memory((polygon(3, 0, 4, 1), 3), name="above")
    assert burn(ortho(4, 1), below) == [[1, 2, 2, 2]]
    assert burn(ortho(4, 1), below, above) == [[1, 2, 2, 3]]
    assert burn(ortho(4, 1), above, below) == [[1, 2, 2, 2]]


def test_edits_that_are_not_saved_count_and_lie_on_top(ortho, burn, feedback, tmp_path):
    layer = QgsVectorLayer(saved(tmp_path / "town.gpkg", memory((polygon(0, 0, 4, 1), 1))), "town")
    layer.startEditing()
    for wkt, attribute in ((polygon(1, 0, 4, 1), "2"), (polygon(3, 0, 4, 1), "3")):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature["class"] = attribute
        assert layer.addFeature(feature)
    assert burn(ortho(4, 1), layer) == [[1, 2, 2, 3]]
    assert any("town has edits that are not saved" in text for text in feedback.of("warning"))
    layer.rollBack()


def test_layers_in_another_crs_are_reprojected(ortho, burn):
    there = QgsCoordinateTransform(UTM, QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext())
    features = []
    for wkt, attribute in ((polygon(0.3, 0.3, 3.3, 2.3), 1), (polygon(1.3, 1.3, 3.3, 2.3), 2)):
        geometry = QgsGeometry.fromWkt(wkt)
        geometry.transform(there)
        features.append((geometry.asWkt(17), attribute))
    expected = [[1, 1, 1, N], [1, 2, 2, N], [N, N, N, N]]
    assert burn(ortho(), memory(*features, crs="EPSG:4326")) == expected


def test_a_layer_without_crs_is_taken_as_in_that_of_the_orthophoto(ortho, burn, feedback):
    assert burn(ortho(2, 1), memory((polygon(0, 0, 1, 1), 1), crs="")) == [[1, N]]
    (warning,) = [text for text in feedback.of("warning") if "coordinate reference system" in text]
    assert warning.startswith("town has no coordinate reference system") and "EPSG:32632" in warning


def test_on_an_orthophoto_without_crs_coordinates_are_taken_as_they_are(ortho, burn, feedback):
    assert burn(ortho(2, 1), memory((polygon(0, 0, 1, 1), 1)), crs=NO_CRS) == [[1, N]]
    assert any(text.startswith("ortho.tif: no coordinate reference system") for text in feedback.of("warning"))


def test_on_an_orthophoto_in_a_local_system_the_numbers_count_and_it_is_told(ortho, burn, feedback):
    """As those of a building site: nothing leads from another system to it."""
    local = QgsCoordinateReferenceSystem.fromWkt('LOCAL_CS["site",UNIT["metre",1]]')
    raster = ortho(2, 1, crs=local.toWkt())
    assert burn(raster, memory((polygon(0, 0, 1, 1), 1)), crs=local) == [[1, N]]
    (warning,) = [text for text in feedback.of("warning") if "nothing leads from" in text]
    assert warning.startswith("ortho.tif: ") and "town" in warning


def test_on_an_orthophoto_without_georeference_polygons_lie_where_qgis_shows_it(ortho, burn, tmp_path):
    raster = ortho(3, 2, name="area7", crs=None)
    layer = memory((polygon(1, 1, 3, 2, corner=(0, 0)), 4), crs="EPSG:4326")
    assert burn(raster, layer, crs=NO_CRS) == [[N, N, N], [N, 4, 4]]
    made = read_raster(next(tmp_path.glob("rasterised*/0/area7.tif")))[1]
    assert made.GetGeoTransform(can_return_null=True) is None  # like the orthophoto, to which the engine compares it


def test_the_class_raster_lies_on_the_orthophotos_grid(ortho, burn, tmp_path):
    burn(ortho(5, 4), memory((polygon(0, 0, 1, 1), 1)))
    made = read_raster(next(tmp_path.glob("rasterised*/0/ortho.tif")))[1]
    assert (made.RasterXSize, made.RasterYSize, made.RasterCount) == (5, 4, 1)
    assert made.GetGeoTransform() == (1000, 1, 0, 2000, 0, -1)
    assert made.GetRasterBand(1).GetNoDataValue() == N


def test_strips_make_no_difference(ortho, burn, monkeypatch):
    raster = ortho(40, 700)
    slope = f"Polygon((1000 2000, 1040 {2000 - 700}, 1000 {2000 - 650}, 1000 2000))"
    layers = memory((polygon(3, 3, 30, 690), 1), (slope, 2)), memory((polygon(0, 250, 40, 260), 3), name="b")
    whole = burn(raster, *layers)
    monkeypatch.setattr(burning, "_STRIP_PIXELS", 1)  # strips of 256 rows
    assert burn(raster, *layers) == whole
    assert {value for row in whole for value in row} == {1, 2, 3, N}
    # The slope, pixel by pixel: the line from (0, 0) to (40, 700) and that from (40, 700) to (0, 650).
    rows, columns = np.mgrid[0:700, 0:40] + 0.5
    inside = (rows > columns * 700 / 40) & (rows < 650 + columns * 50 / 40)
    free = np.ones((700, 40), dtype=bool)
    free[250:260] = False
    assert ((np.array(whole) == 2) == inside)[free].all()


def test_polygons_elsewhere_do_not_matter(ortho, burn):
    layer = memory((polygon(0, 0, 1, 1), "tree"), (polygon(500, 500, 501, 501), "lighthouse"))
    assert burn(ortho(2, 1), layer) == [[3, N]]


# Polygons of one class


def test_all_polygons_are_of_one_class(ortho, burn):
    """Whatever their fields hold."""
    layer = memory((polygon(0, 0, 2, 1), "osm 17"), (polygon(3, 2, 4, 3), None))
    assert burn(ortho(), layer, classes=PolygonClasses("", "building")) == [[1, 1, N, N], [N] * 4, [N, N, N, 1]]
    assert burn(ortho(), layer, classes=PolygonClasses("", " 1 ", "0")) == [[1, 1, 0, 0], [0] * 4, [0, 0, 0, 1]]


def test_all_else_is_of_one_class(ortho, burn, feedback):
    layer = memory((polygon(0, 0, 1, 1), "tree"), (polygon(1, 0, 2, 1), "impervious surfaces"))
    assert burn(ortho(3, 2), layer, classes=PolygonClasses("class", "", "clutter")) == [[3, 0, 5], [5, 5, 5]]
    assert "Where no polygon lies is clutter (5)." in feedback.of("info")


def test_all_else_may_be_of_the_class_of_polygons(ortho, burn):
    layer = memory((polygon(0, 0, 1, 1), "tree"))
    assert burn(ortho(2, 1), layer, classes=PolygonClasses("class", "", "tree")) == [[3, 3]]


def test_an_orthophoto_without_polygons_is_of_the_other_class(ortho, feedback, calls, tmp_path):
    orthos = [ortho(2, 1, name="a"), write_raster_at(ortho, "b", 900_000)]
    parameters = tile(orthos, [memory(TREE)], POLYGON_CLASS="building", OTHER_CLASS="clutter")
    run("vaihingen:tile", parameters, feedback)
    assert kept(tmp_path) == {"0_a.tif": [[1, 5]], "1_b.tif": [[5] * 4] * 3}
    assert "b.tif: no polygon lies on it; all of it is clutter." in feedback.of("warning")
    shown = calls.only()["config"]["shown_inputs"]
    assert (shown["polygon_class"], shown["other_class"]) == ("building", "clutter")
    elsewhere = tile([write_raster_at(ortho, "c", 500_000)], [memory(TREE)], POLYGON_CLASS="1", OTHER_CLASS="5")
    assert failure(elsewhere, feedback).startswith("No polygon lies on c.tif.")


def test_an_orthophoto_that_is_gone(burn):
    """GDAL raises here or returns nothing: newer QGIS switch its exceptions on."""
    with pytest.raises(QgsProcessingException, match=r"gone\.tif cannot be read"):
        burn("gone.tif", memory(TREE))


# What reaches the worker


def kept(tmp_path):
    return {path.name: read_raster(path)[0].tolist() for path in sorted((tmp_path / "kept").iterdir())}


def test_the_worker_gets_rasters_and_is_told_what_was_given(ortho, feedback, calls, tmp_path):
    path = saved(tmp_path / "town.gpkg", memory(TREE, (polygon(900, 0, 901, 1), "car")))
    orthos = [ortho(2, 1, name="a"), write_raster_at(ortho, "b", 1899)]
    run("vaihingen:tile", tile(orthos, [f"{path}|layername=town"], CLASS_FIELD="class"), feedback)
    config = calls.only()["config"]
    assert [os.path.basename(reference) for reference in config["references"]] == ["a.tif", "b.tif"]
    assert config["class_field"] == ""
    assert config["shown_inputs"] == {"references": [f"{path}|layername=town"], "class_field": "class"}
    assert kept(tmp_path) == {"0_a.tif": [[3, N]], "1_b.tif": [[N, 4, N, N], [N] * 4, [N] * 4]}
    assert not any(os.path.exists(reference) for reference in config["references"])
    assert feedback.of("stage")[:2] == ["Rasterising the polygons on a.tif", "Rasterising the polygons on b.tif"]
    assert feedback.percents == sorted(feedback.percents) and feedback.percents[-1] == 100


def test_relative_paths_are_recorded_in_full(ortho, feedback, calls, tmp_path, monkeypatch):
    saved(tmp_path / "town.gpkg", memory(TREE))
    monkeypatch.chdir(tmp_path)
    run("vaihingen:tile", tile([ortho()], ["town.gpkg|layername=town"], CLASS_FIELD="class"), feedback)
    assert calls.only()["config"]["shown_inputs"]["references"] == [f"{tmp_path}/town.gpkg|layername=town"]


def test_layers_of_the_project(ortho, feedback, calls, tmp_path):
    layer = memory(TREE)
    QgsProject.instance().addMapLayer(layer)
    try:
        run("vaihingen:tile", tile([ortho(2, 1)], [layer.id()], CLASS_FIELD="class"), feedback)
    finally:
        QgsProject.instance().clear()
    assert kept(tmp_path) == {"0_ortho.tif": [[3, N]]}
    assert calls.only()["config"]["shown_inputs"]["references"] == ["town (memory layer)"]
    assert "town lies in memory only: save it to be able to repeat this run." in feedback.of("warning")


def test_lists_of_lists_as_a_model_gives_them(ortho, feedback, calls, tmp_path):
    path = saved(tmp_path / "town.gpkg", memory(TREE))
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:tile")
    parameters = tile([[ortho(2, 1)]], [[f"{path}|layername=town"]], CLASS_FIELD="class")
    algorithm.run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert kept(tmp_path) == {"0_ortho.tif": [[3, N]]}


def test_rasters_reach_the_worker_as_before(ortho, feedback, calls):
    reference = ortho(name="r")
    run("vaihingen:tile", tile([ortho()], [reference]), feedback)
    config = calls.only()["config"]
    assert config["references"] == [reference] and "shown_inputs" not in config


def test_in_a_background_thread(ortho, feedback, calls, tmp_path):
    """As the dialog runs it: prepared in the main thread, run in another one, after which the layer may be gone."""
    path = saved(tmp_path / "town.gpkg", memory(TREE))
    context = QgsProcessingContext()
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:tile")
    parameters = {
        "ORTHOS": [ortho(2, 1)], "REFERENCES": [f"{path}|layername=town"], "CLASS_FIELD": "class",
        "OUTPUT": str(tmp_path / "set"),
    }  # fmt: skip
    assert algorithm.prepare(parameters, context, feedback)
    context.temporaryLayerStore().removeAllMapLayers()
    thread = threading.Thread(target=algorithm.runPrepared, args=(parameters, context, feedback))
    thread.start()
    thread.join()
    assert kept(tmp_path) == {"0_ortho.tif": [[3, N]]}


def test_the_job_that_the_worker_gets_can_be_read_back(ortho, feedback, calls, tmp_path):
    from vaihingen_qgis_plugin.training.contract.config import TileConfig
    from vaihingen_qgis_plugin.training.contract.job_file import JobFile

    run("vaihingen:tile", tile([ortho()], [memory(TREE)], CLASS_FIELD="class"), feedback)
    (tmp_path / "job.json").write_text(json.dumps(calls.only()["config"]))
    config, given = JobFile(tmp_path / "job.json").job(TileConfig)
    assert config.class_field == "" and given.class_field == "class"
    assert given.references == ("town (memory layer)",)
