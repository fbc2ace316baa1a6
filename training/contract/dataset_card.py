"""The description of a data set."""

from __future__ import annotations

TRAIN, VALIDATION, TEST = "train", "validation", "test"
SPLITS = (TRAIN, VALIDATION, TEST)
SPLIT_COLOURS = {TRAIN: "#1f78b4", VALIDATION: "#ff7f00", TEST: "#e31a1c"}  # on maps and footprints
