"""Ground that an algorithm chose for its difficulty: no random sample, which every figure of accuracy must say.

The mark travels with the labels: a field of polygon layers, a metadata item of the rasters that are made of them, the
sources of a data set. A layer has it if it has the field, whatever stands in it.
"""

from __future__ import annotations

from ..language import later

FIELD = "chosen_by"  # of polygon layers; a shapefile keeps ten characters of a name
TAG = "CHOSEN_BY"  # metadata item of rasters
NEXT_TO_LABEL = "nexttolabel"  # what stands in them

NOT_OF_THE_MAP = later(
    "These labels lie on blocks that 'Choose where to label next' has chosen because they are difficult: they are no "
    "random sample, and accuracy on them is not the accuracy of the map. Measure the map with random points: 'Draw "
    "sample points'."
)
NO_INTERVALS = later("the labels lie on blocks that were chosen, not drawn, and are a sample of nothing")
