"""Sample points: the engine's table becomes a layer that hides the map; an interpreted layer becomes a table again."""

import csv
from pathlib import Path

import pytest
from qgis.core import (
    NULL,
    QgsAttributeTableConfig,
    QgsFeature,
    QgsField,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from recording import refusal, run
from run_records import run_record
from small_inputs import write_raster

HEADER = "id,x,y,col,row,reference,map_class,map_name,map_pixels,pixel_m2"
ROWS = ["1,1000.5,1999.5,0,0,,3,tree,7000000000,1.0", "2,1001.5,1998.5,1,1,,0,impervious surfaces,2,1.0"]

TO_DO, DONE, UNSURE = "#ffff00", "#00e5ff", "#ff9900"

# Both workers do what the engine does with its files; nothing more.
DRAWS = f"""
sys.path.insert(0, os.getcwd())
from training.contract.class_scheme import ISPRS
hello()
path = touch("output", {chr(10).join([HEADER, *ROWS])!r} + chr(10))
touch_record = pathlib.Path(path).parent / ".runs" / (pathlib.Path(path).name + ".run.json")
touch_record.parent.mkdir(exist_ok=True)
shown = dict(output=config["shown_inputs"]["output"])
touch_record.write_text(json.dumps(dict(outputs=dict(output=path), parameters=shown)))
say("result", outputs=dict(output=path), scores=dict(points_drawn=2, pixels=9, class_scheme=ISPRS.to_dict()))
"""
READS = """
hello()
report = touch("report")
pathlib.Path(config["report"] + ".table").write_text(pathlib.Path(config["points"]).read_text(encoding="utf-8"))
say("result", outputs=dict(report=report), scores=dict(overall_accuracy=0.9, overall_accuracy_interval=None,
    points_used=2))
"""


@pytest.fixture
def raster(tmp_path):
    return write_raster(tmp_path / "map.tif", [[[3, 0], [0, 3]]], nodata=255)


@pytest.fixture
def drawn(raster, tmp_path, fake_worker, feedback):
    """Run samplepoints; gives what the worker was asked, the results and the context."""

    def draw(**parameters):
        calls = fake_worker(DRAWS)
        given = {"INPUT": raster, "OUTPUT": str(tmp_path / "points.gpkg"), **parameters}
        results, context = run("vaihingen:samplepoints", given, feedback)
        return list(calls)[-1], results, context

    return draw


def layer_of(results):
    layer = QgsVectorLayer(results["OUTPUT"], "points", "ogr")
    assert layer.isValid()
    return layer


def colours(layer):
    """Colours of the layer on a white map, without labels."""
    layer.setLabelsEnabled(False)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent().buffered(2))
    settings.setOutputSize(QSize(200, 200))
    settings.setFlag(QgsMapSettings.Flag.Antialiasing, False)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return {image.pixelColor(x, y).name() for x in range(200) for y in range(200)}


class TestDrawing:
    def test_the_job_and_its_defaults(self, drawn, raster, tmp_path):
        call, results, _ = drawn()
        config = call["config"]
        assert call["job"] == "samplepoints"
        assert config["shown_inputs"] == {"output": str(tmp_path / "points.gpkg")}
        given = {name: config[name] for name in ("input", "points", "allocation", "min_per_class", "min_distance")}
        assert given == {
            "input": raster, "points": 500, "allocation": "good_practice", "min_per_class": 50, "min_distance": 0
        }  # fmt: skip
        assert config["output"].endswith("points.csv") and not Path(config["output"]).parent.exists()
        assert results["POINTS_DRAWN"] == 2

    def test_every_field_travels(self, drawn, tmp_path):
        scheme = tmp_path / "classes.csv"
        scheme.write_text("value,name,colour\n0,a,#000000\n3,b,#ffffff\n")
        given = {"POINTS": 77, "ALLOCATION": "equal", "MIN_PER_CLASS": 5, "MIN_DISTANCE": 9, "INCLUDE_UNDEFINED": True,
                 "SEED": 4, "CLASSES": str(scheme)}  # fmt: skip
        config = drawn(**given)[0]["config"]
        assert {name: config[name.lower()] for name in given} == given

    def test_the_layer(self, drawn):
        _, results, _ = drawn()
        layer = layer_of(results)
        assert layer.crs().authid() == "EPSG:32632"
        first, second = layer.getFeatures()
        assert first.geometry().asPoint().x() == 1000.5 and second.geometry().asPoint().y() == 1998.5
        assert (first["id"], first["map_class"], first["map_name"], second["id"]) == (1, 3, "tree", 2)
        assert first["map_pixels"] == 7e9  # more than 32 bits
        assert first["reference"] == NULL

    def test_the_interpreter_sees_no_mapped_class(self, drawn):
        """The style lies in the file: whoever opens it gets the list of classes, and sees no mapped class."""
        layer = layer_of(drawn()[1])
        setups = {field.name(): layer.editorWidgetSetup(i) for i, field in enumerate(layer.fields())}
        assert {name for name, setup in setups.items() if setup.type() != "Hidden"} == {"id", "reference"}
        choices = setups["reference"].config()["map"]
        assert choices[1] == {"building": 1} or choices[1] == {"building": "1"}
        assert [int(value) for choice in choices for value in choice.values()] == [0, 1, 2, 3, 4, 5, 255]
        assert "unsure" in choices[-1]  # in place of undefined
        columns = layer.attributeTableConfig().columns()
        actions = QgsAttributeTableConfig.Type.Action
        assert {column.name for column in columns if not column.hidden} == {"id", "reference"}
        assert all(column.hidden for column in columns if column.type == actions)  # no button that duplicates a point
        assert layer.displayExpression() == '"id"' and layer.labeling().settings().fieldName == "id"

    def test_the_rings_are_drawn_and_change_their_colour(self, drawn):
        layer = layer_of(drawn()[1])
        assert colours(layer) >= {TO_DO} and DONE not in colours(layer)
        layer.startEditing()
        layer.changeAttributeValue(next(layer.getFeatures()).id(), layer.fields().lookupField("reference"), 0)
        assert colours(layer) >= {TO_DO, DONE}
        layer.changeAttributeValue(next(layer.getFeatures()).id(), layer.fields().lookupField("reference"), 255)
        assert colours(layer) >= {TO_DO, UNSURE} and DONE not in colours(layer)
        layer.rollBack()

    def test_the_record_lies_beside_the_layer_and_names_it(self, drawn, tmp_path):
        drawn()
        record = run_record(tmp_path / "points.gpkg")
        assert record["outputs"] == {"output": str(tmp_path / "points.gpkg")}
        assert record["parameters"]["output"] == str(tmp_path / "points.gpkg")

    def test_the_style_of_a_raster_with_the_same_name_stays(self, drawn, tmp_path):
        style = tmp_path / "map.qml"
        style.write_text("the raster's own")
        drawn(OUTPUT=str(tmp_path / "map.geojson"))
        assert style.read_text() == "the raster's own"
        drawn(OUTPUT=str(tmp_path / "other.geojson"))
        assert "ValueMap" in (tmp_path / "other.qml").read_text(encoding="utf-8")

    def test_a_raster_without_place_gives_points_without_crs(self, tmp_path, drawn):
        bare = write_raster(tmp_path / "bare.tif", [[[3, 0], [0, 3]]], crs=None)
        layer = layer_of(drawn(INPUT=bare)[1])
        assert layer.crs().authid() == ""

    def test_a_layer_in_memory(self, drawn):
        _, results, context = drawn(OUTPUT="memory:")
        layer = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
        assert layer.featureCount() == 2

    def test_refusals(self, raster, tmp_path):
        out = {"OUTPUT": str(tmp_path / "p.gpkg")}
        assert "INPUT" in refusal("vaihingen:samplepoints", {"INPUT": str(tmp_path / "no.tif"), **out})
        assert "at least 2" in refusal("vaihingen:samplepoints", {"INPUT": raster, "POINTS": 1, **out})


class TestAssessing:
    @pytest.fixture
    def assess(self, tmp_path, fake_worker, feedback):
        """Run assesspoints; gives what the worker was asked, the table it got, and the results."""

        def start(points, **parameters):
            calls = fake_worker(READS)
            report = tmp_path / "r.html"
            results, _ = run(
                "vaihingen:assesspoints", {"POINTS": points, "REPORT": str(report), **parameters}, feedback
            )
            with Path(f"{report}.table").open(encoding="utf-8", newline="") as file:
                return list(calls)[-1]["config"], list(csv.DictReader(file)), results

        return start

    def test_the_table_holds_what_the_person_filled_in(self, drawn, assess, tmp_path):
        layer = layer_of(drawn()[1])
        layer.startEditing()
        column = layer.fields().lookupField("reference")
        first = next(layer.getFeatures())
        layer.changeAttributeValue(first.id(), column, 1)
        assert layer.commitChanges()
        config, rows, results = assess(str(tmp_path / "points.gpkg"))
        assert [(row["id"], row["reference"], row["map_class"]) for row in rows] == [("1", "1", "3"), ("2", "", "0")]
        assert float(rows[0]["map_pixels"]) == 7e9
        assert config["shown_inputs"]["points"].startswith(str(tmp_path / "points.gpkg"))
        assert (config["reference_field"], config["map_field"], config["unlabelled"]) == (
            "reference",
            "map_class",
            "refuse",
        )
        assert results["OVERALL_ACCURACY"] == 0.9 and results["POINTS_USED"] == 2
        assert "OVERALL_ACCURACY_INTERVAL" not in results  # it does not exist
        assert not Path(config["points"]).exists()

    def test_unsaved_edits_and_fields_of_any_name(self, assess, feedback):
        layer = QgsVectorLayer("Point?field=seen:string&field=mapped:integer", "mine; näh", "memory")
        feature = QgsFeature(layer.fields())
        feature.setAttributes(['a "tree", rather\nold', 3])
        layer.startEditing()
        layer.addFeature(feature)
        config, rows, _ = assess(layer, REFERENCE_FIELD="seen", MAP_FIELD="mapped", PIXELS_FIELD="")
        assert rows == [{"seen": 'a "tree", rather\nold', "mapped": "3"}]
        assert config["shown_inputs"]["points"] == "mine; näh (memory layer)"
        assert (config["reference_field"], config["map_field"], config["pixels_field"]) == ("seen", "mapped", "")
        layer.rollBack()

    def test_messages_name_the_layer(self, fake_worker, feedback):
        fake_worker("""
hello()
say("error", code="config", message=f"Point 3 occurs twice in {config['points']}.", hint="Delete the copies.")
sys.exit(4)
""")
        layer = QgsVectorLayer("Point?field=reference:integer&field=map_class:integer", "Points", "memory")
        with pytest.raises(QgsProcessingException, match=r"Point 3 occurs twice in layer Points\."):
            run("vaihingen:assesspoints", {"POINTS": layer}, feedback)

    def test_every_field_travels(self, drawn, assess, raster, tmp_path):
        drawn()
        given = {"PREDICTION": raster, "UNLABELLED": "leave_out", "AREAS": str(tmp_path / "a.csv"),
                 "SCORES": str(tmp_path / "s.json")}  # fmt: skip
        config, _, _ = assess(str(tmp_path / "points.gpkg"), **given)
        assert {name: config[name.lower()] for name in given} == given

    def test_refusals(self, tmp_path, raster):
        assert "POINTS" in refusal("vaihingen:assesspoints", {"POINTS": str(tmp_path / "no.gpkg")})
        layer = QgsVectorLayer("Point?field=reference:integer", "p", "memory")
        assert not refusal("vaihingen:assesspoints", {"POINTS": layer})
        both = {"POINTS": layer, "REFERENCE_FIELD": "a", "MAP_FIELD": "a"}
        assert "two fields" in refusal("vaihingen:assesspoints", both)
        missing = {"POINTS": layer, "PREDICTION": str(tmp_path / "no.tif")}
        assert "PREDICTION" in refusal("vaihingen:assesspoints", missing)


def test_large_ids_and_nulls_of_all_kinds(tmp_path):
    from vaihingen_qgis_plugin.compat import FIELD_TEXT
    from vaihingen_qgis_plugin.layers.points import write_point_table

    layer = QgsVectorLayer("None?field=a:double", "t", "memory")
    layer.dataProvider().addAttributes([QgsField("b", FIELD_TEXT)])
    layer.updateFields()
    for values in ([4e9, "x"], [None, NULL], [0.5, " "]):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        layer.dataProvider().addFeature(feature)
    write_point_table(layer, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text().splitlines() == ["a,b", "4000000000.0,x", ",", "0.5,"]
