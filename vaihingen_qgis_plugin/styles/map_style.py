"""A second style for class layers: quiet colours for printed maps. The first one has the colours of the classes."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable
from dataclasses import replace

from qgis.core import QgsMapLayer

from ..training.contract.class_scheme import ClassScheme, LandCoverClass
from ..translation import tr

# Words in the names of classes, the more special first -> colour.
_COLOURS = (
    (("low vegetation", "grass", "lawn", "meadow", "shrub"), (201, 223, 165)),
    (("tree", "forest", "wood", "high vegetation"), (92, 143, 87)),
    (("building", "roof", "house"), (178, 84, 74)),
    (("impervious", "road", "street", "sealed", "pavement"), (198, 196, 192)),
    (("car", "vehicle"), (226, 178, 82)),
    (("clutter",), (163, 138, 175)),
    (("water", "river", "lake"), (143, 184, 212)),
    (("soil", "bare", "sand"), (214, 190, 150)),
    (("undefined",), (240, 240, 238)),
)
_MOST_SATURATION, _LEAST_LIGHTNESS = 0.35, 0.45  # of classes that none of the words is known of


def with_map_style(layer: QgsMapLayer, style: Callable[[ClassScheme], None], scheme: ClassScheme) -> None:
    """Give a layer two styles, and switch to the first one.

    Args:
        layer: The layer.
        style: Styles it in the colours of a scheme.
        scheme: Its classes.
    """
    style(scheme)
    manager = layer.styleManager()
    first, second = tr("Class colours"), tr("Map")
    if second in manager.styles():
        return
    manager.renameStyle(manager.currentStyle(), first)
    manager.addStyleFromLayer(second)
    manager.setCurrentStyle(second)
    style(quiet(scheme))
    manager.setCurrentStyle(first)
    style(scheme)  # read back from its XML, it has texts for values


def map_style_of(layer: QgsMapLayer) -> str:
    """Name of the style for printed maps of a layer; its current one if it has none."""
    manager, name = layer.styleManager(), tr("Map")
    return name if name in manager.styles() else str(manager.currentStyle())


def quiet(scheme: ClassScheme) -> ClassScheme:
    """The same classes in quiet colours."""
    return replace(scheme, classes=tuple(replace(c, colour=_quiet(c)) for c in scheme.classes))


def _quiet(land_cover: LandCoverClass) -> tuple[int, int, int]:
    name = land_cover.name.casefold()
    for words, colour in _COLOURS:
        if any(re.search(rf"\b{word}", name) for word in words):
            return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in land_cover.colour))
    lightness, saturation = max(lightness, _LEAST_LIGHTNESS), min(saturation, _MOST_SATURATION)
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, lightness, saturation))
    return red, green, blue
