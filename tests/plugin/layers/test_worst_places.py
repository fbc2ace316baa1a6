"""PLACES of assess: the squares of the report as polygons."""

import json

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsSingleSymbolRenderer, QgsVectorLayer
from recording import run
from small_inputs import write_raster

from vaihingen_qgis_plugin.styles.styling import style_places

ASSESSES = """
hello()
say("result", outputs={{}}, scores=json.loads({scores!r}))
"""
WKT = QgsCoordinateReferenceSystem("EPSG:32632").toWkt()
PLACES = [
    {"scene": "a", "bounds": [1000, 1900, 1100, 2000], "errors": 50, "compared": 200, "crs": WKT},
    {"scene": "b", "bounds": [1200, 1900, 1300, 2000], "errors": 10, "compared": 100, "crs": WKT},
]


@pytest.fixture
def assess(tmp_path, fake_worker, feedback):
    def run_with(places, **parameters):
        fake_worker(ASSESSES.format(scores=json.dumps({"overall_accuracy": 0.9, "places": places})))
        prediction, reference = (write_raster(tmp_path / f"{name}.tif", [[[1]]]) for name in "pr")
        given = {
            "PREDICTION": prediction,
            "REFERENCE": reference,
            "PLACES": str(tmp_path / "places.gpkg"),
            **parameters,
        }
        return run("vaihingen:assess", given, feedback)[0]

    return run_with


def test_one_square_a_place_the_worst_first(assess):
    layer = QgsVectorLayer(assess(PLACES)["PLACES"], "places", "ogr")
    assert layer.crs().authid() == "EPSG:32632"
    rows = [
        tuple(feature[name] for name in ("rank", "map", "errors", "compared", "wrong", "x", "y"))
        for feature in layer.getFeatures()
    ]
    assert rows == [(1, "a", 50, 200, 25.0, 1050.0, 1950.0), (2, "b", 10, 100, 10.0, 1250.0, 1950.0)]
    assert [feature.geometry().area() for feature in layer.getFeatures()] == [10000, 10000]


def test_places_in_another_system_are_brought_to_that_of_the_first(assess):
    degrees = QgsCoordinateReferenceSystem("EPSG:4326").toWkt()
    other = {**PLACES[1], "bounds": [9.0, 48.0, 9.1, 48.1], "crs": degrees}
    layer = QgsVectorLayer(assess([PLACES[0], other])["PLACES"], "places", "ogr")
    second = list(layer.getFeatures())[1]
    assert 500_000 <= second["x"] <= 510_000 and 5_310_000 < second["y"] < 5_330_000


def test_without_errors_the_layer_is_empty_and_that_is_said(assess, feedback):
    layer = QgsVectorLayer(assess([])["PLACES"], "places", "ogr")
    assert layer.isValid() and layer.featureCount() == 0
    assert "No pixel is wrong: the layer of the worst places is empty." in feedback.of("info")


def test_not_by_default(assess, provider, tmp_path):
    assert not provider.algorithm("assess").parameterDefinition("PLACES").createByDefault()
    assert "PLACES" not in assess(PLACES, PLACES=None)
    assert not (tmp_path / "places.gpkg").exists()


def test_their_ranks_stand_on_the_map(assess):
    layer = QgsVectorLayer(assess(PLACES)["PLACES"], "places", "ogr")
    style_places(layer)
    assert isinstance(layer.renderer(), QgsSingleSymbolRenderer) and layer.labelsEnabled()
    assert layer.labeling().settings().fieldName == "rank"
