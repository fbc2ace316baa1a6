"""Labelling ground: what is made for blocks, how it is edited, and which of its pixels count as a reference."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from recording import refusal, run
from small_inputs import read_raster, write_raster
from small_layers import memory, polygon
from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS

from vaihingen_qgis_plugin.layers.labelling.shared_borders import simplified_together
from vaihingen_qgis_plugin.layers.polygon_layers import PolygonClasses, polygon_layers
from vaihingen_qgis_plugin.layers.polygon_references import PolygonReferences, TargetRaster, rasterise_polygons

UTM = QgsCoordinateReferenceSystem("EPSG:32632")
N = 255
# Rasters have 1 m pixels, the upper left corner is (1000, 2000). Left half building, right half tree, a car between.
MAP = np.ones((40, 60), np.uint8)
MAP[:, 30:] = 3
MAP[10:14, 28:32] = 4


@pytest.fixture(autouse=True)
def fresh_project():
    QgsProject.instance().clear()
    yield
    QgsProject.instance().clear()


@pytest.fixture
def class_map(tmp_path):
    def make(values=MAP, name="map", **more):
        path = write_raster(tmp_path / f"{name}.tif", [values], nodata=255, **more)
        Path(f"{path}.aux.xml").unlink(missing_ok=True)
        return path

    return make


@pytest.fixture
def ground(tmp_path, class_map, feedback):
    """Makes a labelling ground of two blocks; gives its path."""

    def make(blocks=None, maps=None, **given):
        blocks = blocks or memory((polygon(20, 0, 40, 20), "a"), (polygon(0, 20, 20, 40), "b"), name="blocks")
        QgsProject.instance().addMapLayer(blocks)
        output = given.pop("OUTPUT", str(tmp_path / "town labels.gpkg"))
        maps = [class_map()] if maps is None else maps
        results, _ = run(
            "vaihingen:labelground",
            {"BLOCKS": blocks, "MAPS": maps, "SIMPLIFY": 0, "MIN_AREA": 0, "OUTPUT": output, **given},
            feedback,
        )
        assert results["LABELS"] == f"{output}|layername=labels"
        assert results["LABEL_BLOCKS"] == f"{output}|layername=blocks"
        return output

    return make


def opened(path, table="labels"):
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid()
    return layer


def burn(tmp_path, feedback, *layers, other="", size=(60, 40)):
    """What counts of labels on a raster; with CLASS_FIELD left empty."""
    raster = write_raster(tmp_path / "ortho.tif", np.ones((3, size[1], size[0])))
    classes = PolygonClasses("", "", other)
    polygons = polygon_layers("REFERENCES", layers, classes, QgsProject.instance())
    references = PolygonReferences(polygons, [TargetRaster(raster, UTM)], QgsCoordinateTransformContext(), classes)
    folder = tmp_path / f"burnt{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    (path,) = rasterise_polygons(references, references.own_scheme or ISPRS, folder, feedback, 15.0)
    return read_raster(path)[0]


def finish(path, *numbers):
    """Tick 'done' for blocks, through the layer's edit buffer."""
    blocks = opened(path, "blocks")
    with_edits(
        blocks,
        lambda block: (
            blocks.changeAttributeValue(block.id(), blocks.fields().lookupField("done"), True)
            if block["block"] in numbers
            else None
        ),
    )


def with_edits(layer, change):
    assert layer.startEditing()
    for feature in list(layer.getFeatures()):
        change(feature)
    assert layer.commitChanges(), layer.commitErrors()


# What is made


def test_blocks_are_filled_with_the_areas_of_the_map(ground):
    path = ground()
    blocks = sorted((b["block"], b["class"], bool(b["done"])) for b in opened(path, "blocks").getFeatures())
    assert blocks == [(1, "a", False), (2, "b", False)]
    labels = [(f["block"], f["class"], f["labelstate"], f.geometry().area()) for f in opened(path).getFeatures()]
    assert sorted(labels) == [
        (1, 1, "untouched", 192.0), (1, 3, "untouched", 192.0), (1, 4, "untouched", 16.0), (2, 1, "untouched", 400.0),
    ]  # fmt: skip


def test_simplified_areas_leave_neither_gaps_nor_overlaps(ground, class_map):
    y, x = np.mgrid[:40, :60]
    values = np.where((x - 30) ** 2 + (y - 20) ** 2 < 15**2, 1, np.where(x > y + 10, 2, 3)).astype(np.uint8)
    whole = memory((polygon(5, 5, 55, 35), "a"), name="blocks")
    path = ground(whole, [class_map(values)], SIMPLIFY=1.5)
    geometries = [f.geometry() for f in opened(path).getFeatures()]
    together = QgsGeometry.unaryUnion(geometries)
    assert together.area() == pytest.approx(50 * 30)
    assert sum(g.area() for g in geometries) == pytest.approx(50 * 30)
    vertices = sum(len(list(g.vertices())) for g in geometries)
    assert vertices < 120  # the pixels' steps have more than 250


def test_a_simplified_outline_moves_by_no_more_than_the_tolerance():
    left = QgsGeometry.unaryUnion([QgsGeometry.fromWkt(polygon(i, 0, i + 1, 30 - i)) for i in range(30)])
    right = QgsGeometry.fromWkt(polygon(0, 0, 30, 30)).difference(left)
    faces = list(simplified_together([left, right], 1.0))
    assert sum(face.area() for face in faces) == pytest.approx(900)
    assert all(min(face.hausdorffDistance(old) for old in (left, right)) <= 1.0 for face in faces)


def test_small_areas_go_to_their_neighbours(ground):
    path = ground(MIN_AREA=17)
    assert {f["class"] for f in opened(path).getFeatures()} == {1, 3}


def test_without_a_map_the_blocks_are_empty(ground):
    path = ground(maps=[])
    assert opened(path).featureCount() == 0
    assert opened(path, "blocks").featureCount() == 2


def test_where_maps_overlap_the_first_one_counts_and_a_block_may_lie_on_two(ground, class_map, tmp_path):
    second = class_map(np.full((40, 90), 2, np.uint8), "second")
    blocks = memory((polygon(50, 0, 70, 20), "a"), name="blocks")
    path = ground(blocks, [class_map(), second])
    assert {f["class"]: f.geometry().area() for f in opened(path).getFeatures()} == {3: 200.0, 2: 200.0}


def test_blocks_in_another_system_come_to_that_of_the_map(ground):
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    from qgis.core import QgsCoordinateTransform

    square = QgsGeometry.fromWkt(polygon(20, 0, 40, 20))
    square.transform(QgsCoordinateTransform(UTM, degrees, QgsProject.instance()))
    path = ground(memory((square.asWkt(17), "a"), crs="EPSG:4326", name="blocks"))
    assert opened(path).crs() == UTM
    assert sum(f.geometry().area() for f in opened(path).getFeatures()) == pytest.approx(400, abs=1)


def test_the_classes_of_the_map_go_with_the_ground(ground, class_map, tmp_path, feedback):
    path = class_map(np.where(MAP == 1, 7, 9).astype(np.uint8), "own")
    raster = gdal.Open(path, gdal.GA_Update)
    raster.GetRasterBand(1).SetCategoryNames([*[""] * 7, "water", "", "field"])
    raster = None
    labels = ground(maps=[path])
    finish(labels, 1)
    with sqlite3.connect(labels) as file:
        assert file.execute("SELECT value, name, learnt FROM classes").fetchall() == [(7, "water", 1), (9, "field", 1)]
    assert set(np.unique(burn(tmp_path, feedback, opened(labels)))) == {7, 9, N}


def test_that_blocks_were_chosen_goes_with_their_labels(ground):
    blocks = QgsVectorLayer("Polygon?crs=EPSG:32632&field=block:integer&field=chosen_by:string", "blocks", "memory")
    feature = QgsFeature(blocks.fields())
    feature.setGeometry(QgsGeometry.fromWkt(polygon(20, 0, 40, 20)))
    feature.setAttributes([7, "nexttolabel"])
    blocks.dataProvider().addFeatures([feature])
    path = ground(blocks)
    labels = opened(path)
    assert {(f["block"], f["chosen_by"]) for f in labels.getFeatures()} == {(7, "nexttolabel")}
    finish(path, 7)
    (layer,) = polygon_layers("REFERENCES", [labels], PolygonClasses())
    assert layer.chosen_by == "nexttolabel"
    assert layer.ground.done == 1


# The form


def test_the_form_offers_the_classes_and_marks_what_is_changed(ground):
    labels = opened(ground())
    place = labels.fields().lookupField
    entries = labels.editorWidgetSetup(place("class")).config()["map"]
    assert [next(iter(entry.items())) for entry in entries][:2] == [
        ("impervious surfaces (0)", "0"),
        ("building (1)", "1"),
    ]
    first, second, *_ = sorted(labels.getFeatures(), key=lambda f: f.id())
    assert labels.startEditing()
    labels.changeAttributeValue(first.id(), place("class"), 0)
    labels.changeGeometry(second.id(), QgsGeometry.fromWkt(polygon(30, 0, 40, 19)))
    drawn = QgsVectorLayerUtils.createFeature(labels, QgsGeometry.fromWkt(polygon(30, 19, 40, 20)), {place("class"): 5})
    assert labels.addFeature(drawn)
    assert labels.commitChanges(), labels.commitErrors()
    states = {f.id(): f["labelstate"] for f in labels.getFeatures()}
    assert states[first.id()] == states[second.id()] == "corrected"
    assert sorted(states.values()) == ["corrected"] * 3 + ["untouched"] * 2


def test_done_is_a_check_box_and_all_else_of_a_block_is_to_read(ground):
    blocks = opened(ground(), "blocks")
    done = blocks.fields().lookupField("done")
    assert blocks.editorWidgetSetup(done).type() == "CheckBox"
    form = blocks.editFormConfig()
    assert not form.readOnly(done)
    assert form.readOnly(blocks.fields().lookupField("class"))


def test_layers_are_announced_and_the_project_is_ready_for_drawing(class_map, tmp_path, feedback):
    blocks = memory((polygon(20, 0, 40, 20), "a"), name="blocks")
    QgsProject.instance().addMapLayer(blocks)
    given = {"BLOCKS": blocks, "MAPS": [class_map()], "OUTPUT": str(tmp_path / "g.gpkg")}
    _, context = run("vaihingen:labelground", given, feedback)
    announced = context.layersToLoadOnCompletion()
    assert {details.name for details in announced.values()} == {"map labels", "map blocks to label"}
    for destination, details in announced.items():
        layer = QgsVectorLayer(destination, details.name, "ogr")
        QgsProject.instance().addMapLayer(layer)
        details.postProcessor().postProcessLayer(layer, context, feedback)
    project = QgsProject.instance()
    assert project.topologicalEditing()
    assert project.snappingConfig().enabled()


# What counts


def test_only_done_blocks_count_and_all_of_them(ground, tmp_path, feedback):
    path = ground()
    finish(path, 1)
    expected = np.full_like(MAP, N)
    expected[:20, 20:40] = MAP[:20, 20:40]
    assert (burn(tmp_path, feedback, opened(path)) == expected).all()
    assert any("1 of 2 blocks are done" in text for text in feedback.of("info"))


def test_outside_of_blocks_only_that_counts_which_a_person_has_drawn(ground, tmp_path, feedback):
    path = ground()
    labels = opened(path)
    place = labels.fields().lookupField
    assert labels.startEditing()
    for square, state in (
        ((40, 30, 50, 40), "corrected"),
        ((50, 30, 60, 40), "untouched"),
        ((10, 15, 30, 25), "corrected"),
    ):
        feature = QgsFeature(labels.fields())
        feature.setGeometry(QgsGeometry.fromWkt(polygon(*square)))
        feature.setAttribute(place("class"), 5)
        feature.setAttribute(place("labelstate"), state)
        assert labels.addFeature(feature)
    assert labels.commitChanges(), labels.commitErrors()
    burnt = burn(tmp_path, feedback, labels)
    expected = np.full_like(MAP, N)
    expected[30:40, 40:50] = 5
    expected[15:20, 10:20] = 5  # beside both blocks, which are not done
    expected[20:25, 20:30] = 5
    assert (burnt == expected).all()


def test_edits_of_blocks_that_are_not_saved_count(ground, tmp_path, feedback):
    path = ground()
    blocks = opened(path, "blocks")
    QgsProject.instance().addMapLayer(blocks)
    assert blocks.startEditing()
    block = next(b for b in blocks.getFeatures() if b["block"] == 2)
    blocks.changeAttributeValue(block.id(), blocks.fields().lookupField("done"), True)
    burnt = burn(tmp_path, feedback, opened(path))
    assert (burnt[20:40, :20] == 1).all()
    assert (burnt == N).sum() == 60 * 40 - 400
    blocks.rollBack()


def test_labels_taken_out_of_their_file_count_where_they_were_drawn(ground, tmp_path, feedback):
    path = ground()
    labels = opened(path)
    labels.setSubsetString("")
    copy = labels.materialize(__import__("qgis.core").core.QgsFeatureRequest())
    copy.setName("copy")
    with pytest.raises(QgsProcessingException, match="No polygon of copy counts: 0 of its 0 blocks are done"):
        burn(tmp_path, feedback, copy)


def test_nothing_done_is_refused(ground, tmp_path, feedback):
    with pytest.raises(QgsProcessingException, match=r"0 of its 2 blocks are done.*\n.*tick 'done'"):
        burn(tmp_path, feedback, opened(ground()))


def test_a_class_for_all_else_is_refused(ground, tmp_path, feedback):
    path = ground()
    finish(path, 1)
    with pytest.raises(QgsProcessingException, match="OTHER_CLASS is building, but labels are labels of which only"):
        burn(tmp_path, feedback, opened(path), other="building")


# What is refused


def test_work_is_never_replaced(ground):
    path = ground()
    assert ground(OUTPUT=path) == path  # nobody has worked in it
    finish(path, 2)
    with pytest.raises(ValueError, match=r"1 blocks that are done and 0 polygons .* that work would be lost"):
        ground(OUTPUT=path)


@pytest.mark.parametrize("name", ["foreign.gpkg", "labels.shp"])
def test_other_files_are_never_replaced(ground, tmp_path, name):
    (tmp_path / name).write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"(exists and is no labelling ground|ends with .shp)"):
        ground(OUTPUT=str(tmp_path / name))


def test_an_orthophoto_is_no_map(ground, tmp_path):
    ortho = write_raster(tmp_path / "ortho.tif", np.ones((3, 40, 60)))
    with pytest.raises(ValueError, match="ortho has 3 bands, but a land-cover raster has one"):
        ground(maps=[ortho])


def test_blocks_beside_the_map_are_refused(ground, tmp_path):
    blocks = memory((polygon(500, 500, 520, 520), "a"), name="blocks")
    with pytest.raises(QgsProcessingException, match=r"None of the 1 blocks lies where .* data"):
        ground(blocks)
    assert not list(tmp_path.glob("*.gpkg"))


def test_a_block_beside_the_map_is_told(ground, feedback):
    ground(memory((polygon(0, 0, 20, 20), "a"), (polygon(500, 500, 520, 520), "b"), name="blocks"))
    assert any("no data in block 2" in text for text in feedback.of("warning"))


def test_values_that_are_no_classes_are_refused(ground, class_map):
    with pytest.raises(QgsProcessingException, match="has the values 77, which are none of the classes"):
        ground(maps=[class_map(np.full((40, 60), 77, np.uint8))])


def test_a_layer_without_polygons_is_refused(class_map, tmp_path):
    empty = memory(name="nothing")
    QgsProject.instance().addMapLayer(empty)
    reason = refusal(
        "vaihingen:labelground", {"BLOCKS": empty, "MAPS": [class_map()], "OUTPUT": str(tmp_path / "g.gpkg")}
    )
    assert "nothing holds no polygon" in reason
