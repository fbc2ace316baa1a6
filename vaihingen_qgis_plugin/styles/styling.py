"""How results look when QGIS loads them: class rasters and polygons, NDVI, heights, footprints."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsFillSymbol,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRectangle,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..compat import EIGHT_BITS, LINEAR
from ..training.contract.class_scheme import ClassScheme
from ..training.contract.dataset_card import SPLIT_COLOURS, TEST, TRAIN, VALIDATION
from ..training.contract.language import as_written
from ..training.contract.outputs import OUR_MARK
from ..translation import later, tr
from .field_labels import label_with_field
from .map_style import with_map_style

# Value, colour, and what is found there. Browns, yellow, and ColorBrewer's greens (RdYlGn): closest together
# from 0 to 0.6, where nearly all of a town lies.
_NDVI_COLOURS = (
    (-1.0, "#3f2a17", later("water, shadow")),
    (-0.2, "#955f2b", ""),
    (0.0, "#bd8d4f", later("roofs, roads, bare soil")),
    (0.1, "#e0c988", ""),
    (0.2, "#f7e68b", later("sparse or dry vegetation")),
    (0.3, "#a6d96a", later("lawns, meadows")),
    (0.45, "#4fb04f", ""),
    (0.6, "#157f3b", later("trees, dense vegetation")),
    (1.0, "#00441b", ""),
)
# ColorBrewer YlOrBr and beyond: ground, cars and hedges, single storeys, houses and trees, blocks and tall trees.
_HEIGHT_COLOURS = (
    (0.0, "#f7f7f0", ""),
    (0.5, "#e3eccb", ""),
    (2.5, "#fee391", ""),
    (5.0, "#fe9929", ""),
    (10.0, "#cc4c02", ""),
    (20.0, "#662506", ""),
)

# ColorBrewer BuRd: like the training, at the limit, outside of what the model knows.
_APPLICABILITY_COLOURS = (
    (0.0, "#2166ac", later("like the training")),
    (60.0, "#92c5de", ""),
    (100.0, "#f7f7f7", later("at the limit")),
    (120.0, "#f4a582", ""),
    (200.0, "#b2182b", later("unlike the training")),
)
_WHITE, _ON_WHITE = 235, "#9a9a9a"  # what is as light as the paper of a legend, and its outline
_RARE, _SAMPLED = 0.001, 250_000  # share of the pixels below which a legend does without; pixels looked at


def style_classes(layer: QgsRasterLayer, scheme: ClassScheme) -> None:
    """Show each class in its colour, with its name in the legend; a second style has colours for printed maps."""
    with_map_style(layer, lambda of: _style_classes(layer, of), scheme)


def _style_classes(layer: QgsRasterLayer, scheme: ClassScheme) -> None:
    classes = [QgsPalettedRasterRenderer.Class(c.value, QColor(*c.colour), c.shown) for c in scheme.classes]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))


def style_from_file(layer: QgsRasterLayer) -> None:
    """Show a raster in the style of the file beside it."""
    layer.loadDefaultStyle()


def shorten_legend(layer: QgsRasterLayer) -> None:
    """Leave out of a legend what is transparent, and what fewer than one pixel in a thousand are; the map has all."""
    project, renderer = layer.project(), layer.renderer()
    node = project.layerTreeRoot().findLayer(layer.id()) if project is not None else None
    if node is None or not isinstance(renderer, QgsPalettedRasterRenderer):
        return
    counts = sampled_counts(layer)
    least = _RARE * sum(counts.values())
    classes = renderer.classes()
    # QGIS counts all lines of the legend, of which the first one names the band.
    before = len(layer.legend().createLayerTreeModelLegendNodes(node)) - len(classes)
    shown = [
        before + index
        for index, entry in enumerate(classes)
        if entry.color.alpha() and (not counts or counts.get(int(entry.value), 0) > least)
    ]
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, shown)
    layer.legendChanged.emit()


def sampled_counts(layer: QgsRasterLayer) -> dict[int, int]:
    """Value -> how often it occurs in a sample of an 8-bit raster; {} for others."""
    provider = layer.dataProvider()
    if provider.dataType(1) != EIGHT_BITS:
        return {}
    histogram = provider.histogram(1, 256, -0.5, 255.5, QgsRectangle(), _SAMPLED)
    return dict(enumerate(histogram.histogramVector))


def style_ndvi(layer: QgsRasterLayer) -> None:
    """Show NDVI on a fixed scale, so that two rasters can be compared."""
    _style_ramp(layer, _NDVI_COLOURS)


def style_heights(layer: QgsRasterLayer) -> None:
    """Show heights above ground from 0 to 20 m on a fixed scale."""
    _style_ramp(layer, _HEIGHT_COLOURS, " m")


def style_applicability(layer: QgsRasterLayer) -> None:
    """Show how unlike the training a place is: blue below the limit, red beyond."""
    _style_ramp(layer, _APPLICABILITY_COLOURS, " %")


def _style_ramp(layer: QgsRasterLayer, colours: tuple[tuple[float, str, str], ...], unit: str = "") -> None:
    """Colour a raster between some values, which the legend lists one by one: a bar would name its ends only."""
    lowest, highest = colours[0][0], colours[-1][0]
    ramp = QgsColorRampShader(lowest, highest)
    ramp.setColorRampType(LINEAR)
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(value, QColor(colour), _ramp_label(f"{value:g}{unit}", meaning))
            for value, colour, meaning in colours
        ]
    )
    listed = QgsColorRampLegendNodeSettings()
    listed.setUseContinuousLegend(False)
    ramp.setLegendSettings(listed)
    shader = QgsRasterShader(lowest, highest)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(lowest)
    renderer.setClassificationMax(highest)
    layer.setRenderer(renderer)


def _ramp_label(value: str, meaning: str) -> str:
    number = as_written(value)
    return tr("{value}: {meaning}", value=number, meaning=tr(meaning)) if meaning else number


def style_footprints(layer: QgsVectorLayer) -> None:
    """Outline the patches in one colour for training, validation and test."""
    names = {TRAIN: tr("training"), VALIDATION: tr("validation"), TEST: tr("test")}
    categories = []
    for split, colour in SPLIT_COLOURS.items():
        symbol = QgsFillSymbol.createSimple(_outline("#ffffff", "0.9"))  # seen on dark vegetation too
        symbol.appendSymbolLayer(QgsSimpleFillSymbolLayer.create(_outline(colour, "0.5")))
        categories.append(QgsRendererCategory(split, symbol, names[split]))
    layer.setRenderer(QgsCategorizedSymbolRenderer("split", categories))


def style_places(layer: QgsVectorLayer) -> None:
    """Outline the worst places in red on white, with their ranks."""
    symbol = QgsFillSymbol.createSimple(_outline("#ffffff", "1.1"))
    symbol.appendSymbolLayer(QgsSimpleFillSymbolLayer.create(_outline("#cf222e", "0.6")))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    label_with_field(layer, "rank", 10)


def _outline(colour: str, width_mm: str) -> dict[str, str]:
    return {"style": "no", "outline_color": colour, "outline_width": width_mm, "outline_width_unit": "MM"}


def style_polygons(layer: QgsVectorLayer, scheme: ClassScheme) -> None:
    """Fill the polygons of each class with its colour; a second style has colours for printed maps."""
    with_map_style(layer, lambda of: _style_polygons(layer, of), scheme)


def _style_polygons(layer: QgsVectorLayer, scheme: ClassScheme) -> None:
    categories = []
    for land_cover in scheme.classes:
        # The outline has the colour too: without one, the map would shine through between neighbours. White needs
        # another one: it would not be seen in the legend.
        outline = _ON_WHITE if min(land_cover.colour) > _WHITE else land_cover.colour_hex
        colours = {"color": land_cover.colour_hex, "outline_color": outline, "outline_width": "0.1"}
        categories.append(QgsRendererCategory(land_cover.value, QgsFillSymbol.createSimple(colours), land_cover.shown))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles one output after QGIS has loaded it, and does what else is to be done with it."""

    _waiting: list[Styler] = []  # noqa: RUF012 (QGIS keeps no reference to a Python post-processor, qgis/QGIS#47533)

    def __init__(self) -> None:
        super().__init__()
        self._applied: list[Callable[[QgsMapLayer], None]] = []

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer; QGIS calls this in its main thread."""
        for apply in self._applied:
            apply(layer)
        layer.triggerRepaint()

    @classmethod
    def attach(cls, context: QgsProcessingContext, destination: str, apply: Callable[[QgsMapLayer], None]) -> None:
        """Apply something to the output at `destination`, after what was attached before, if QGIS is to load it."""
        if not context.willLoadLayerOnCompletion(destination):
            return
        details = context.layerToLoadOnCompletionDetails(destination)
        styler = details.postProcessor()
        if not isinstance(styler, cls):
            styler = cls()
            cls._waiting.append(styler)
            details.setPostProcessor(styler)
        styler._applied.append(apply)


def save_style(destination: str, style: Callable[[QgsVectorLayer], None]) -> None:
    """Save the style of a layer with it, for later users of the file: in a GeoPackage, else in a file beside it.

    A file beside it that is there already and not ours is left alone: it may be the style of a raster with the same
    name, or the user's own.
    """
    path, _, table = destination.partition("|layername=")
    name = table or os.path.splitext(os.path.basename(path))[0]
    layer = QgsVectorLayer(destination, name, "ogr")
    if not os.path.isfile(path) or not layer.isValid():
        return  # a layer in memory or in a data base
    style(layer)
    beside = Path(os.path.splitext(path)[0] + ".qml")
    if path.lower().endswith(".gpkg"):
        layer.saveStyleToDatabase(name, "", True, "")
    elif not beside.exists() or OUR_MARK in beside.read_text(encoding="utf-8", errors="replace"):
        layer.saveNamedStyle(str(beside))
        with beside.open("a", encoding="utf-8") as file:
            file.write(f"{OUR_MARK}\n")
