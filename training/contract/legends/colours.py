"""Colours for classes that bring none, or one that another class has."""

from __future__ import annotations

import colorsys
from collections.abc import Container
from dataclasses import replace

from ..class_scheme import ClassScheme, Colour, LandCoverClass

_GOLDEN = 0.618034  # steps of the golden ratio around the colour circle lie far from each other


def free_colour(value: int, taken: Container[Colour]) -> Colour:
    """A colour for the class of this value that none of the others has."""
    step = value
    while True:
        red, green, blue = colorsys.hsv_to_rgb(step * _GOLDEN % 1, 0.6, 0.9)
        free = (round(255 * red), round(255 * green), round(255 * blue))
        if free not in taken:
            return free
        step += 1


def with_distinct_colours(scheme: ClassScheme) -> ClassScheme:
    """The same classes; those that have the colour of an earlier one get another."""
    classes: list[LandCoverClass] = []
    for land_cover in scheme.classes:
        taken = {other.colour for other in (*classes, *scheme.classes)}
        if land_cover.colour in {other.colour for other in classes}:
            land_cover = replace(land_cover, colour=free_colour(land_cover.value, taken))
        classes.append(land_cover)
    return replace(scheme, classes=tuple(classes))
