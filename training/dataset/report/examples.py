"""Pictures in the report on a data set: example patches, and the map of the splits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...contract.dataset_card import TRAIN, VALIDATION
from ...raster_io import thumbnail
from ...report.stretch import stretched
from ...scenes.find import Scene
from ..folder import Dataset, Patch
from ..splits import Area
from .split_map import MapTile, picture_side_px, split_map

_EXAMPLES = 12


def examples(folder: Path) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """Patches of a data set, evenly spread over its list: name, picture (P, P, 3), labels (P, P)."""
    dataset = Dataset(folder)
    patches = [*dataset.patches[TRAIN], *dataset.patches[VALIDATION]]
    chosen = np.unique(np.linspace(0, len(patches) - 1, _EXAMPLES).astype(int))
    shown = []
    for patch in (patches[index] for index in chosen):
        data = dataset.read(patch, with_height=False)
        shown.append((f"{patch.name} ({patch.split})", stretched(data.image, data.valid), data.labels))
    return shown


def map_of_splits(
    scenes: Sequence[Scene], areas: Sequence[Area], patches: Sequence[Patch], data_bands: Sequence[int]
) -> bytes:
    """The orthophotos with the areas of the splits and their patches, a JPEG."""
    tiles = []
    for scene in scenes:
        pixels, valid = thumbnail(scene.ortho, picture_side_px(len(scenes)), data_bands)
        tiles.append(
            MapTile(
                scene.tile,
                stretched(pixels, valid),
                scene.grid,
                [(area.split, area.window) for area in areas if area.scene is scene],
                [(patch.split, patch.window) for patch in patches if patch.tile == scene.tile],
                valid,
            )
        )
    return split_map(tiles)
