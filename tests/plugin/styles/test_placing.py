"""Results are named after what they were made from, and stand in one group in a fixed order."""

import fake_workers as fakes
import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProject, QgsRasterLayer, QgsVectorLayer
from small_inputs import write_model, write_raster
from vaihingen_qgis_plugin.training.contract.outputs import write_record

from vaihingen_qgis_plugin.layers.titles import title_of
from vaihingen_qgis_plugin.steps import arrange
from vaihingen_qgis_plugin.styles.placing import Place, place_layer, switch_off

RESULTS = {"OUTPUT": "Land cover", "CONFIDENCE": "Confidence", "PROBABILITIES": "Probabilities"}


@pytest.fixture
def project():
    return QgsProject()


def tree(group):
    """Name, whether it is switched on, and what stands in it, from the top."""
    return [(n.name(), n.itemVisibilityChecked(), tree(n)) if n.children() else n.name() for n in group.children()]


def test_the_results_of_a_classification(project, tmp_path, fake_worker, feedback):
    """As QGIS does it: it runs, adds the layers in any order, then lets them be post-processed."""
    fake_worker(fakes.GOOD)
    project.addMapLayer(QgsVectorLayer("Point", "older", "memory"))
    context = QgsProcessingContext()
    context.setProject(project)
    paths = {name: str(tmp_path / "out" / f"{name}.tif") for name in RESULTS}
    for name, label in RESULTS.items():
        context.addLayerToLoadOnCompletion(paths[name], QgsProcessingContext.LayerDetails(label, project, name))
    context.layerToLoadOnCompletionDetails(paths["CONFIDENCE"]).name = "how sure"  # as a model names it
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:classify")
    ortho = write_raster(tmp_path / "area6.tif", [[[1]]] * 3)
    given = {"MODEL": write_model(tmp_path / "m.safetensors"), "ORTHO": ortho, **paths}
    assert algorithm.run(given, context, feedback, {}, False)[1]
    for path in reversed(list(paths.values())):
        details = context.layerToLoadOnCompletionDetails(path)
        layer = project.addMapLayer(QgsRasterLayer(write_raster(path, [[[1]]]), details.name))
        details.postProcessor().postProcessLayer(layer, context, feedback)
    results = ["area6 land cover", "how sure", "area6 probabilities"]
    assert tree(project.layerTreeRoot()) == [("Land cover of area6", True, results), "older"]
    nodes = project.layerTreeRoot().findGroup("Land cover of area6").children()
    assert [node.itemVisibilityChecked() for node in nodes] == [True, True, False]
    assert nodes[0].isExpanded() and len(project.mapLayers()) == 4


def test_a_layer_that_qgis_adds_later_is_placed_too(project):
    layer = QgsVectorLayer("Point", "late", "memory")
    place_layer(layer, project, Place(("town", "heights"), 1, False))
    project.addMapLayer(QgsVectorLayer("Point", "other", "memory"))
    project.addMapLayer(layer)
    QgsApplication.processEvents()
    assert tree(project.layerTreeRoot()) == [("town", True, [("heights", True, ["late"])]), "other"]
    assert not project.layerTreeRoot().findLayer(layer.id()).itemVisibilityChecked()


def test_groups_do_not_end_up_in_each_other(project):
    """QGIS adds a layer beside the current one, as a rule in the group of the results before."""
    place = Place(("town", "heights"), 1)
    for name in ("first", "second"):
        layer = QgsVectorLayer("Point", name, "memory")
        project.addMapLayer(layer, False)
        (project.layerTreeRoot().findGroup("heights") or project.layerTreeRoot()).addLayer(layer)
        place_layer(layer, project, place)
    points = QgsVectorLayer("Point", "points", "memory")
    project.addMapLayer(points, False)
    project.layerTreeRoot().findGroup("heights").addLayer(points)
    place_layer(points, project, Place())
    assert tree(project.layerTreeRoot()) == ["points", ("town", True, [("heights", True, ["second", "first"])])]


def test_the_order_holds_where_qgis_adds_layers_beside_the_current_one(project):
    for name, rank in (("raster", 1), ("sure", 2), ("all", 4), ("polygons", 0)):
        layer = QgsVectorLayer("Point", name, "memory")
        project.addMapLayer(layer, False)
        (project.layerTreeRoot().findGroup("results") or project.layerTreeRoot()).insertLayer(0, layer)
        place_layer(layer, project, Place(("results",), rank))
    assert tree(project.layerTreeRoot()) == [("results", True, ["polygons", "raster", "sure", "all"])]


def test_what_is_made_from_a_temporary_result_is_named_after_the_orthophoto(tmp_path):
    output = tmp_path / "1" / "OUTPUT.tif"
    output.parent.mkdir()
    assert arrange.named_after(str(output)) == "OUTPUT"
    write_record(output, {"parameters": {"ortho": "/data/area6.tif"}, "outputs": {}})
    assert arrange.named_after(str(output)) == "area6"


def test_points_come_on_top_and_what_gives_their_classes_away_is_switched_off(project):
    land_cover, points = (QgsVectorLayer("Point", name, "memory") for name in ("land cover", "points"))
    for layer, place in ((land_cover, Place(("Land cover of a",), 1)), (points, Place())):
        project.addMapLayer(layer)
        place_layer(layer, project, place)
    switch_off(project, land_cover.id())
    switch_off(project, "gone meanwhile")
    assert tree(project.layerTreeRoot()) == ["points", ("Land cover of a", False, ["land cover"])]


@pytest.mark.parametrize(
    "source, title",
    [
        ("/data/area6.tif", "area6"),
        ("/data/Größe 1.2.tif", "Größe 1.2"),
        ("/data/town/", "town"),
        ("/data/a.gpkg|layername=roofs", "roofs"),
        ("C:\\data\\a.tif", "a"),
        ("/vsizip/a.zip/b.tif", "b"),
        ('NETCDF:"/data/a.nc"', "a"),
    ],
)
def test_titles(source, title):
    assert title_of(source) == title
