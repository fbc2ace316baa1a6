"""What a case is, and the plain scene that most cases change in one point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tests.engine.support.tiny_scenes import heights, ortho_pixels
from tests.small_rasters import patchwork, write_raster

HEIGHT, WIDTH = 64, 96
LABELS = patchwork(HEIGHT, WIDTH, cell=8)
ORTHO = ortho_pixels(LABELS)
HEIGHTS = heights(LABELS) - 250  # above ground
NEXT_DOOR = (500_000.0 + WIDTH * 0.5, 5_400_000.0)  # where a second scene lies
GRID = {"PATCH_SIZE": 32, "SAMPLING": "grid", "VALIDATION_SHARE": 0, "MIN_LABELLED": 0}


@dataclass
class Answer:
    """What must come of an input.

    Args:
        parameters: Processing parameters of `tile`, paths as they are.
        labels: Tile -> all its labels (H, W) uint8, 255 where there is no data; empty if the input is refused.
        heights: Tile -> all its heights (H, W), NaN where there are none.
        says: Words that the log must hold.
        refused: Words of the message, if the input must be refused.
        classes: Names of the classes, if they are not the ISPRS ones.
        numbers: Keys of `dataset.json` and the values they must have.
    """

    parameters: dict[str, Any]
    labels: dict[str, np.ndarray] = field(default_factory=dict)
    heights: dict[str, np.ndarray] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    numbers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One line of the table: its name, what writes it, and whether it also runs through `qgis_process`."""

    name: str
    write: Callable[[Path], Answer]
    qgis: bool


CASES: dict[str, Case] = {}


def case(qgis: bool = False) -> Callable[[Callable[[Path], Answer]], Callable[[Path], Answer]]:
    """Enter a function into the table."""

    def enter(write: Callable[[Path], Answer]) -> Callable[[Path], Answer]:
        CASES[write.__name__] = Case(write.__name__, write, qgis)
        return write

    return enter


def scene(
    folder: Path,
    ortho: Path | None = None,
    reference: Path | None = None,
    height: Path | None = None,
    **place: Any,
) -> dict[str, Any]:
    """Parameters for one scene; rasters that are not given are plain ones. Heights only if they are given."""
    ortho = ortho or write_raster(folder / "ortho.tif", ORTHO, **place)
    reference = reference or write_raster(folder / "reference.tif", LABELS, **place)
    rasters = {"ORTHOS": [str(ortho)], "REFERENCES": [str(reference)]}
    return {**GRID, **rasters, **({"HEIGHTS": [str(height)]} if height else {})}


def where(mask: np.ndarray, labels: np.ndarray = LABELS) -> np.ndarray:
    """Labels that are no data where the mask (broadcast to them) is False."""
    return np.where(np.broadcast_to(mask, labels.shape), labels, 255).astype(np.uint8)
