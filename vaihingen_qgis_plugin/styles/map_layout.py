"""A printed map of a class layer: title, map, legend, scale, north arrow, accuracy and source."""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsMapThemeCollection,
    QgsPalettedRasterRenderer,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..compat import LEGEND_HIDDEN, METRES, set_label_font
from ..translation import tr
from .map_style import map_style_of
from .styling import sampled_counts

PAPERS = {"a4_landscape": (297, 210), "a4_portrait": (210, 297), "a3_landscape": (420, 297), "a3_portrait": (297, 420)}
_MADE = "vaihingen/made"  # property of a layout of ours: what it was like
_MARGIN, _TITLE, _BESIDE, _BELOW = 10.0, 12.0, 60.0, 52.0  # mm: edge, title, and the room for the legend
_GAP, _LINE, _ARROW = 4.0, 5.0, 16.0  # mm
_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0)  # scales that people read
_ARROWS = "arrows/NorthArrow_04.svg"
_GREY = "#555555"


@dataclass(frozen=True)
class MapPage:
    """What stands on the page.

    Args:
        name: The layout's name in the project.
        title: Heading.
        lines: Accuracy and source, below the map.
        paper: One of `PAPERS`.
        scale: Denominator of the scale; 0: the largest one at which the whole layer is on the page.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    paper: str
    scale: float = 0.0


def earlier_layout(project: QgsProject, name: str) -> tuple[bool, bool]:
    """Whether the project has a layout of this name, and whether it may be replaced: ours, and as we have made it."""
    layout = project.layoutManager().layoutByName(name)
    if layout is None:
        return False, False
    return True, layout.customProperty(_MADE, "") == _fingerprint(layout)


def add_layout(project: QgsProject, layer: QgsMapLayer, page: MapPage) -> QgsPrintLayout:
    """Add a layout of a layer, and its map theme, in place of those of the same name; in QGIS's main thread."""
    manager = project.layoutManager()
    if (earlier := manager.layoutByName(page.name)) is not None:
        manager.removeLayout(earlier)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(page.name)
    width, height = PAPERS[page.paper]
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height))
    _Page(layout, layer, width, height).fill(page)
    layout.setCustomProperty(_MADE, _fingerprint(layout))
    manager.addLayout(layout)
    return layout


class _Page:
    """The items of a page. In landscape, the legend stands beside the map, in portrait below it."""

    def __init__(self, layout: QgsPrintLayout, layer: QgsMapLayer, width: float, height: float) -> None:
        self._layout, self._layer = layout, layer
        self._width, self._height, self._upright = width, height, height > width

    def fill(self, page: MapPage) -> None:
        """Add all items."""
        lines = [line for line in page.lines if line]
        foot = self._height - _MARGIN - _LINE * len(lines)
        inner = self._width - 2 * _MARGIN
        self._label(page.title, (_MARGIN, _MARGIN, inner, _TITLE), 18, "title", bold=True)
        for number, line in enumerate(lines):
            self._label(line, (_MARGIN, foot + _LINE * number, inner, _LINE), 8, f"line {number + 1}", colour=_GREY)
        top, bottom = _MARGIN + _TITLE + 2, foot - _GAP / 2
        if self._upright:
            frame = (_MARGIN, top, inner, bottom - top - _BELOW)
            beside = (_MARGIN, bottom - _BELOW + _GAP, inner, _BELOW - _GAP)
        else:
            frame = (_MARGIN, top, inner - _BESIDE - _GAP, bottom - top)
            beside = (self._width - _MARGIN - _BESIDE, top, _BESIDE, bottom - top)
        shown = self._map(frame, page.scale)
        self._legend(shown, beside)
        if self._layer.crs().isValid():
            self._measures(shown, beside)

    def _map(self, frame: tuple[float, float, float, float], scale: float) -> QgsLayoutItemMap:
        shown = QgsLayoutItemMap(self._layout)
        self._place(shown, frame, "map")
        shown.setCrs(self._layer.crs())
        shown.setExtent(self._layer.extent())  # makes the item as long as the layer,
        shown.attemptResize(QgsLayoutSize(frame[2], frame[3]))  # so its size is set again
        # A theme and not the styles of the map alone, which a legend forgets when the project is opened again.
        shown.setFollowVisibilityPreset(True)
        shown.setFollowVisibilityPresetName(_add_theme(self._layout.project(), self._layer, self._layout.name()))
        shown.zoomToExtent(self._layer.extent())
        shown.setScale(scale or _readable(shown.scale()))
        shown.setFrameEnabled(True)
        return shown

    def _legend(self, shown: QgsLayoutItemMap, room: tuple[float, float, float, float]) -> None:
        legend = QgsLayoutItemLegend(self._layout)
        self._layout.addLayoutItem(legend)
        legend.setId("legend")
        legend.setLinkedMap(shown)
        legend.setAutoUpdateModel(False)
        model = legend.model()
        model.rootGroup().clear()
        node = model.rootGroup().addLayer(self._layer)
        QgsLegendRenderer.setNodeLegendStyle(node, LEGEND_HIDDEN)
        entries = model.layerLegendNodes(node, True)
        labels = _occurring(self._layer)
        wanted = [number for number, entry in enumerate(entries) if labels is None or _text_of(entry) in labels]
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, wanted)
        model.refreshLayerLegend(node)
        legend.setTitle(tr("Legend"))
        if self._upright:
            legend.setColumnCount(2)
            legend.setSplitLayer(True)
        legend.attemptMove(QgsLayoutPoint(room[0], room[1]))
        legend.adjustBoxSize()

    def _measures(self, shown: QgsLayoutItemMap, room: tuple[float, float, float, float]) -> None:
        """Scale bar, scale in numbers, and north arrow: at the bottom of the room, right of the legend in portrait."""
        left, bottom = room[0] + (room[2] - _BESIDE if self._upright else 0), room[1] + room[3]
        for style, top, name in (("Numeric", bottom - 22, "scale"), ("Single Box", bottom - 14, "scale bar")):
            bar = QgsLayoutItemScaleBar(self._layout)
            self._layout.addLayoutItem(bar)
            bar.setId(name)
            bar.setStyle(style)
            bar.setLinkedMap(shown)
            bar.applyDefaultSize(METRES)
            bar.setUnitLabel("m")
            bar.setNumberOfSegmentsLeft(0)
            bar.setNumberOfSegments(2)
            bar.update()
            bar.attemptMove(QgsLayoutPoint(left, top))
        arrow = _svg(_ARROWS)
        if arrow:
            picture = QgsLayoutItemPicture(self._layout)
            picture.setPicturePath(arrow)
            picture.setLinkedMap(shown)
            self._place(picture, (left, bottom - 24 - _ARROW, _ARROW, _ARROW), "north arrow")

    def _label(
        self,
        text: str,
        place: tuple[float, float, float, float],
        size: float,
        name: str,
        bold: bool = False,
        colour: str = "#000000",
    ) -> None:
        label = QgsLayoutItemLabel(self._layout)
        label.setText(text)
        font = QFont()
        font.setPointSizeF(size)
        font.setBold(bold)
        set_label_font(label, font, QColor(colour))
        self._place(label, place, name)

    def _place(self, item: QgsLayoutItem, place: tuple[float, float, float, float], name: str) -> None:
        self._layout.addLayoutItem(item)
        item.setId(name)
        item.attemptMove(QgsLayoutPoint(place[0], place[1]))
        item.attemptResize(QgsLayoutSize(place[2], place[3]))


def _add_theme(project: QgsProject, layer: QgsMapLayer, layout: str) -> str:
    """Add a map theme with the layer alone in its style for printed maps; gives its name."""
    shown = QgsMapThemeCollection.MapThemeLayerRecord(layer)
    shown.usingCurrentStyle = True
    shown.currentStyle = map_style_of(layer)
    theme = QgsMapThemeCollection.MapThemeRecord()
    theme.setLayerRecords([shown])
    name = tr("{layout} (theme of the layout)", layout=layout)
    project.mapThemeCollection().insert(name, theme)
    return name


def _occurring(layer: QgsMapLayer) -> set[str] | None:
    """Labels of the classes that occur in a layer; None if all are wanted."""
    renderer = layer.renderer()
    if isinstance(layer, QgsRasterLayer) and isinstance(renderer, QgsPalettedRasterRenderer):
        counts = sampled_counts(layer)
        return {entry.label for entry in renderer.classes() if not counts or counts.get(int(entry.value))}
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        field = layer.fields().lookupField(renderer.classAttribute())
        values = {str(value) for value in layer.uniqueValues(field)} if field >= 0 else set()
        return {category.label() for category in renderer.categories() if not values or str(category.value()) in values}
    return None


def _text_of(entry: object) -> str:
    return str(entry.data(0))  # type: ignore[attr-defined]  # Qt's display role


def _readable(scale: float) -> float:
    """The next scale that people read, not larger than this one: 1 : 7 312 -> 1 : 7 500."""
    power = 10.0 ** math.floor(math.log10(max(scale, 1.0)))
    return float(next(step * power for step in _STEPS if step * power >= scale * (1 - 1e-6)))


def _svg(name: str) -> str:
    """A drawing that comes with QGIS; "" if it is not there."""
    paths: Iterable[str] = (os.path.join(folder, name) for folder in QgsApplication.svgPaths())
    return next((path for path in paths if os.path.isfile(path)), "")


def _fingerprint(layout: QgsPrintLayout) -> str:
    """What a user would change of a layout: items, places, texts and scale; what QGIS sizes itself is left out."""
    parts = []
    for item in layout.items():
        if not isinstance(item, QgsLayoutItem) or not item.id():
            continue
        place = item.positionWithUnits()
        words = [item.id(), f"{place.x():.1f} {place.y():.1f}"]
        if isinstance(item, QgsLayoutItemLabel):
            words.append(item.text())
        if isinstance(item, QgsLayoutItemMap):
            words.append(f"{item.scale():.3g}")
        parts.append("|".join(words))
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()
