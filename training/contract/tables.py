"""Tables as text (CSV) that both programs read and write."""

from __future__ import annotations

from .class_scheme import NODATA
from .labelling.chosen_places import FIELD

# Columns of a table of sample points, in their order, and what they hold. `reference` is the true class, filled in by
# a person; `map_pixels` counts pixels, but as a float: it may be too large for the integers of some layer formats.
POINT_COLUMNS: dict[str, type] = {
    "id": int,
    "x": float,
    "y": float,
    "col": int,
    "row": int,
    "reference": int,
    "map_class": int,
    "map_name": str,
    "map_pixels": float,
    "pixel_m2": float,
}

# Columns of a table of blocks that are worth labelling, in their order. `ortho` is the path of the orthophoto that a
# block lies on, `outline` well-known text in its coordinates.
# What has chosen the places is a mark that must travel with all labels on them, see `chosen_places`.
BLOCK_COLUMNS: dict[str, type] = {
    "block": int,
    "score": float,
    "reason": str,
    "objects": int,
    "classes": str,
    FIELD: str,
    "ortho": str,
    "outline": str,
}

# What stands in `reference` where a person has looked and cannot tell the class, as a number (no class has it) and in
# tables that people write.
UNSURE, UNSURE_WORD = NODATA, "unsure"


def separator_of(text: str) -> str:
    """The character between the fields of a table, by its first line: semicolon or tab if there is one, else comma."""
    header = text.partition("\n")[0]
    return next((character for character in ";\t" if character in header), ",")
