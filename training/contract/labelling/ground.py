"""Ground that a person labels: what its layers are called, and which of its pixels count in training.

A labelling ground is a GeoPackage with two polygon layers and a table:

- `blocks`: squares of ground to label, each with a check box `done`;
- `labels`: polygons with a class, which begin as what a model has mapped there; each one is `untouched`, or
  `corrected` once a person has drawn or changed it;
- `classes`: value, name and colour of the classes, and whether each is learnt, so that whoever reads the labels need
  not be told them.

Which polygons count is the rule of `counts`. All pixels that no such polygon covers are left out of training and of
accuracy (255, as of a reference without data).
"""

from __future__ import annotations

from enum import Enum

BLOCKS, LABELS, CLASSES = "blocks", "labels", "classes"  # tables of the GeoPackage
BLOCK, DONE = "block", "done"  # fields of the blocks: the number, whether all of it is labelled
CLASS, STATE = "class", "labelstate"  # fields of the labels; a shapefile keeps ten characters of a name
UNTOUCHED, CORRECTED = "untouched", "corrected"  # as the model has mapped it; as a person has drawn or changed it
CLASS_COLUMNS = ("value", "name", "colour", "learnt")  # of the classes: #rrggbb; 0 for the one that is "undefined"


class Place(Enum):
    """Where a part of a polygon lies."""

    DONE_BLOCK = "done block"
    OPEN_BLOCK = "open block"  # not done, and none that is done lies over it
    OUTSIDE = "outside"


def counts(place: Place, state: str) -> bool:
    """Whether a part of a polygon counts in training.

    In a block all counts once the block is done, since a person has then looked at every polygon, and nothing before.
    Outside of the blocks, where a person draws here and there, only that counts which a person has drawn.
    """
    if place is Place.OUTSIDE:
        return state.strip().lower() != UNTOUCHED
    return place is Place.DONE_BLOCK
