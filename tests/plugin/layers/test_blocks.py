"""Blocks that are worth labelling: the engine's table becomes a layer that says why."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsProcessingException,
    QgsRenderContext,
    QgsVectorLayer,
)
from recording import refusal, run
from run_records import run_record
from small_inputs import read_raster, write_model, write_raster
from small_layers import memory, polygon

from vaihingen_qgis_plugin.compat import FIELD_TEXT

HEADER = "block,score,reason,objects,classes,chosen_by,ortho,outline"
SQUARE = "POLYGON ((1000.0 2000.0, 1002.0 2000.0, 1002.0 1998.0, 1000.0 1998.0, 1000.0 2000.0))"
# Does what the engine does with its files; nothing more.
CHOOSES = f"""
hello()
rows = [{HEADER!r}]
rows += ["1,100.0,Car or roof is uncertain,7,\\"car, roof\\",nexttolabel," + config["orthos"][0] + ',"{SQUARE}"']
rows += ["2,40.5,Tree or lawn is uncertain,3,\\"tree, lawn\\",nexttolabel," + config["orthos"][-1] + ',"{SQUARE}"']
path = touch("output", chr(10).join(rows) + chr(10))
touch_record = pathlib.Path(path).parent / ".runs" / (pathlib.Path(path).name + ".run.json")
touch_record.parent.mkdir(exist_ok=True)
touch_record.write_text(json.dumps(dict(outputs=dict(output=path), parameters=dict(output="x"))))
for number, labelled in enumerate(config["labelled"]):
    pathlib.Path({{folder!r}}, "labelled" + str(number)).write_bytes(pathlib.Path(labelled).read_bytes())
say("result", outputs=dict(output=path), scores=dict(blocks_chosen=2, objects_expected=10))
"""


@pytest.fixture
def chosen(tmp_path, fake_worker, feedback):
    """Run nexttolabel on some orthophotos; gives what the worker was asked, and the results."""

    def choose(*orthos, **parameters):
        calls = fake_worker(CHOOSES.replace("{folder!r}", repr(str(tmp_path))))
        given = {"MODEL": write_model(tmp_path / "m.safetensors"), "ORTHOS": list(orthos)}
        given |= {"OUTPUT": str(tmp_path / "blocks.gpkg"), **parameters}
        results, _ = run("vaihingen:nexttolabel", given, feedback)
        return list(calls)[-1], results

    return choose


@pytest.fixture
def ortho(tmp_path):
    return write_raster(tmp_path / "ortho.tif", np.ones((3, 4, 4)))


def layer_of(results):
    layer = QgsVectorLayer(results["OUTPUT"], "blocks", "ogr")
    assert layer.isValid()
    return layer


def test_layer(chosen, ortho, tmp_path):
    call, results = chosen(ortho)
    config = call["config"]
    assert config["blocks"] == 20 and config["block_size"] == 256 and config["orthos"] == [ortho]
    assert not config["test_time_augmentation"] and results["BLOCKS_CHOSEN"] == 2 and results["OBJECTS_EXPECTED"] == 10
    layer = layer_of(results)
    assert layer.crs().authid() == "EPSG:32632"
    first, second = layer.getFeatures()
    assert [first[name] for name in ("block", "score", "reason", "objects", "classes", "chosen_by", "ortho")] == [
        1, 100.0, "Car or roof is uncertain", 7, "car, roof", "nexttolabel", ortho,
    ]  # fmt: skip
    assert first.geometry().boundingBox().toRectF().getCoords() == (1000, 1998, 1002, 2000)
    assert second["score"] == 40.5
    assert run_record(tmp_path / "blocks.gpkg")["outputs"] == {"output": str(tmp_path / "blocks.gpkg")}


def test_style_and_form(chosen, ortho):
    _, results = chosen(ortho)
    layer = layer_of(results)
    layer.loadDefaultStyle()
    renderer, fields = layer.renderer(), layer.fields()
    assert [category.label() for category in renderer.categories()] == ["worth most", "worth much", "worth less"]
    assert layer.labeling().settings().fieldName == "block"
    index = fields.lookupField("reason")
    assert layer.attributeAlias(index) == "why" and layer.editFormConfig().readOnly(index)
    assert layer.editorWidgetSetup(index).type() == "TextEdit"
    assert "reason" in layer.mapTipTemplate()
    colours = set()
    for feature in layer.getFeatures():
        context = QgsRenderContext()
        context.setExpressionContext(layer.createExpressionContext())
        context.expressionContext().setFeature(feature)
        renderer.startRender(context, fields)
        colours.add(renderer.symbolForFeature(feature, context).symbolLayer(1).strokeColor().name())
        renderer.stopRender(context)
    assert colours == {"#fd8d3c", "#fed976"}  # the first and the second of two: the second and the last third


def test_polygons_of_what_is_labelled_are_rasterised(chosen, ortho, tmp_path):
    """Also where only some of the orthophotos have any."""
    other = write_raster(tmp_path / "other.tif", np.ones((3, 2, 2)))
    labelled = memory((polygon(2, 3, 4, 4), "roof"))
    call, _ = chosen(ortho, other, LABELLED=[labelled])
    assert len(call["config"]["labelled"]) == 2 and call["config"]["shown_inputs"]["labelled"]
    first, second = (read_raster(tmp_path / f"labelled{number}")[0] for number in (0, 1))
    assert (first > 0).astype(int).tolist() == [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 1, 1]]
    assert not second.any()


def test_polygons_that_lie_elsewhere_are_refused(chosen, ortho):
    with pytest.raises((ValueError, QgsProcessingException), match="No polygon lies on"):
        chosen(ortho, LABELLED=[memory((polygon(9000, 9000, 9002, 9002), "roof"))])


def test_orthophotos_in_two_systems_give_one_layer(chosen, ortho, tmp_path):
    other = write_raster(tmp_path / "other.tif", np.ones((3, 4, 4)), crs="EPSG:32633")
    _, results = chosen(ortho, other)
    layer = layer_of(results)
    _, second = layer.getFeatures()
    assert layer.crs() == QgsCoordinateReferenceSystem("EPSG:32632")
    assert not second.geometry().boundingBox().contains(1001, 1999)


def test_a_model_that_needs_heights_is_not_run_without(ortho, tmp_path):
    model = write_model(tmp_path / "h.safetensors", ("nir", "red", "green", "height"))
    given = {"MODEL": model, "ORTHOS": [ortho], "OUTPUT": str(tmp_path / "blocks.gpkg")}
    assert "needs heights" in refusal("vaihingen:nexttolabel", given)


def test_a_layer_of_the_users_is_not_lost(ortho, tmp_path, chosen):
    (tmp_path / "blocks.gpkg").write_text("no layer")
    with pytest.raises((ValueError, QgsProcessingException), match="would be lost"):
        chosen(ortho)
    assert (tmp_path / "blocks.gpkg").read_text() == "no layer"


@pytest.mark.parametrize("chosen", [False, True])
def test_the_mark_of_chosen_places_travels_into_rasters_made_of_polygons(tmp_path, fake_worker, feedback, chosen):
    """So that reports of accuracy on them say that it is not that of the map."""
    classes = write_raster(tmp_path / "map.tif", np.zeros((1, 4, 4)))
    labels = memory((polygon(0, 0, 2, 2), "building"))
    if chosen:
        labels.dataProvider().addAttributes([QgsField("chosen_by", FIELD_TEXT)])
        labels.updateFields()
    copied = tmp_path / "copied.tif"
    fake_worker(
        f"hello()\npathlib.Path({str(copied)!r}).write_bytes(pathlib.Path(config['reference']).read_bytes())\n"
        "say('result', outputs={}, scores=dict(overall_accuracy=1.0, mean_f1=1.0, mean_iou=1.0, kappa=1.0))\n"
    )
    run("vaihingen:assess", {"PREDICTION": classes, "REFERENCE": labels, "CLASS_FIELD": "class"}, feedback)
    assert gdal.Open(str(copied)).GetMetadataItem("CHOSEN_BY") == ("nexttolabel" if chosen else None)
