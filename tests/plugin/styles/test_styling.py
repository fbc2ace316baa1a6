import fake_workers as fakes
import numpy as np
from qgis.core import (
    QgsApplication,
    QgsLayerTreeModel,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from small_inputs import write_model, write_raster
from vaihingen_qgis_plugin.training.contract.class_scheme import ISPRS, ClassScheme, LandCoverClass
from vaihingen_qgis_plugin.training.contract.dataset_card import SPLIT_COLOURS

from vaihingen_qgis_plugin.styles import styling
from vaihingen_qgis_plugin.styles.map_style import quiet


def test_classes(tmp_path):
    layer = QgsRasterLayer(write_raster(tmp_path / "c.tif", [[[0, 1], [6, 255]]]), "classes")
    styling.style_classes(layer, ISPRS)
    entries = [(c.value, c.label, c.color.name()) for c in layer.renderer().classes()]
    assert entries == [(c.value, c.name, c.colour_hex) for c in ISPRS.classes]
    assert len(layer.renderer().legendSymbologyItems()) == 7


def test_a_second_style_has_quiet_colours_for_printed_maps(tmp_path):
    layer = QgsRasterLayer(write_raster(tmp_path / "c.tif", [[[0, 1], [6, 255]]]), "classes")
    for _ in range(2):  # a layer that is styled again keeps both
        styling.style_classes(layer, ISPRS)
        manager = layer.styleManager()
        assert (sorted(manager.styles()), manager.currentStyle()) == (["Class colours", "Map"], "Class colours")
    assert layer.renderer().classes()[0].color.name() == "#ffffff"
    manager.setCurrentStyle("Map")
    colours = [c.color for c in layer.renderer().classes()]
    assert all(colour.saturation() < 170 and 80 < colour.lightness() < 245 for colour in colours)
    assert len({colour.name() for colour in colours}) == 7


def test_quiet_colours_of_other_classes():
    scheme = ClassScheme((LandCoverClass(1, "Carport", (255, 0, 0)), LandCoverClass(2, "vineyards", (0, 255, 0))))
    first, second = quiet(scheme).classes
    assert (first.name, second.name) == ("Carport", "vineyards") and first.colour != second.colour
    assert max(second.colour) < 220 and second.colour[1] == max(second.colour)


def test_white_polygons_have_an_outline_that_a_legend_shows():
    layer = QgsVectorLayer("Polygon?field=class:integer", "areas", "memory")
    styling.style_polygons(layer, ISPRS)
    outlines = [c.symbol().symbolLayer(0).strokeColor().name() for c in layer.renderer().categories()]
    assert outlines[0] == "#9a9a9a" and outlines[1] == ISPRS.classes[1].colour_hex


def test_the_legend_of_errors_is_short(tmp_path):
    """What is right is transparent and not listed; nor is what hardly occurs, which the map shows nevertheless."""
    codes = np.full((50, 50), 11)
    codes[:5], codes[10, 0] = 12, 20
    layer = QgsRasterLayer(write_raster(tmp_path / "e.tif", codes[None]), "errors")
    entries = [(11, 0, "building: right"), (12, 255, "a"), (20, 255, "b"), (13, 255, "c")]
    classes = [QgsPalettedRasterRenderer.Class(v, QColor(200, 0, 0, alpha), name) for v, alpha, name in entries]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))
    styling.shorten_legend(layer)  # in no project: nothing to do
    project = QgsProject()
    project.addMapLayer(layer)
    styling.shorten_legend(layer)
    node = project.layerTreeRoot().findLayer(layer.id())
    legend = QgsLayerTreeModel(project.layerTreeRoot())
    assert [entry.data(0) for entry in legend.layerLegendNodes(node)] == ["a"]
    assert len(layer.renderer().classes()) == 4


def test_ndvi(tmp_path):
    layer = QgsRasterLayer(write_raster(tmp_path / "n.tif", [[[0]]]), "ndvi")
    styling.style_ndvi(layer)
    shader = layer.renderer().shader().rasterShaderFunction()
    values = [item.value for item in shader.colorRampItemList()]
    assert (values[0], values[-1]) == (-1.0, 1.0)
    assert (layer.renderer().classificationMin(), layer.renderer().classificationMax()) == (-1.0, 1.0)
    _, red, green, blue, _ = shader.shade(0.9)
    assert green > red and green > blue
    _, red, green, blue, _ = shader.shade(-0.1)
    assert red > green > blue  # brown, and not so pale that roads look like paper
    assert max(red, green, blue) - min(red, green, blue) > 60


def test_the_legend_of_a_ramp_lists_its_values(tmp_path):
    """A bar would name its two ends only, between which nearly everything lies."""
    layer = QgsRasterLayer(write_raster(tmp_path / "n.tif", [[[0]]]), "ndvi")
    styling.style_ndvi(layer)
    project = QgsProject()
    project.addMapLayer(layer)
    nodes = layer.legend().createLayerTreeModelLegendNodes(project.layerTreeRoot().findLayer(layer.id()))
    labels = [node.data(0) for node in nodes]
    assert "0: roofs, roads, bare soil" in labels and "0.6: trees, dense vegetation" in labels


def test_heights(tmp_path):
    layer = QgsRasterLayer(write_raster(tmp_path / "h.tif", [[[0]]]), "heights")
    styling.style_heights(layer)
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert (items[0].value, items[-1].value, items[-1].label) == (0.0, 20.0, "20 m")
    assert (layer.renderer().classificationMin(), layer.renderer().classificationMax()) == (0.0, 20.0)
    lightness = [item.color.lightness() for item in items]
    assert lightness == sorted(lightness, reverse=True)


def test_applicability(tmp_path):
    layer = QgsRasterLayer(write_raster(tmp_path / "a.tif", [[[0]]]), "applicability")
    styling.style_applicability(layer)
    shader = layer.renderer().shader().rasterShaderFunction()
    _, red, _, blue, _ = shader.shade(50)
    assert blue > red
    _, red, _, blue, _ = shader.shade(150)
    assert red > blue
    assert layer.renderer().classificationMax() == 200.0


def test_heights_are_styled_when_qgis_loads_them(tmp_path, fake_worker, feedback):
    fake_worker(fakes.GOOD)
    context = QgsProcessingContext()
    output = str(tmp_path / "out" / "height.tif")
    details = QgsProcessingContext.LayerDetails("Height above ground", QgsProject.instance(), "OUTPUT")
    context.addLayerToLoadOnCompletion(output, details)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:heightaboveground")
    parameters = {"INPUT": write_raster(tmp_path / "dsm.tif", [[[1]]]), "OUTPUT": output}
    assert algorithm.run(parameters, context, feedback, {}, False)[1]
    layer = QgsRasterLayer(output, "heights")
    context.layerToLoadOnCompletionDetails(output).postProcessor().postProcessLayer(layer, context, feedback)
    assert layer.renderer().classificationMax() == 20.0


def test_footprints():
    layer = QgsVectorLayer("Polygon?field=split:string", "footprints", "memory")
    styling.style_footprints(layer)
    categories = layer.renderer().categories()
    assert [category.value() for category in categories] == ["train", "validation", "test"]
    shown = {item.value(): item.symbol().symbolLayer(1).strokeColor().name() for item in categories}
    assert shown == SPLIT_COLOURS


def test_result_is_styled_when_qgis_loads_it(tmp_path, fake_worker, feedback):
    """The way of a dialog: run, then let each layer's post-processor work on the loaded layer."""
    fake_worker(fakes.GOOD)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    output = str(tmp_path / "out" / "classes.tif")
    details = QgsProcessingContext.LayerDetails("Land cover", QgsProject.instance(), "OUTPUT")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("vaihingen:classify")
    context.addLayerToLoadOnCompletion(output, details)
    parameters = {
        "MODEL": write_model(tmp_path / "m.safetensors"),
        "ORTHO": write_raster(tmp_path / "ortho.tif", [[[1]]] * 3),
        "OUTPUT": output,
    }
    _, succeeded = algorithm.run(parameters, context, feedback, {}, False)
    assert succeeded
    del algorithm
    layer = QgsRasterLayer(output, "classes")
    context.layerToLoadOnCompletionDetails(output).postProcessor().postProcessLayer(layer, context, feedback)
    assert layer.renderer().type() == "paletted"
    assert [c.label for c in layer.renderer().classes()][1] == "building"
