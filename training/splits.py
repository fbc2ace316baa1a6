"""Which area belongs to training, validation or test; and the measurement of what they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .contract.config import TileConfig, tile_names
from .contract.errors import ConfigError
from .scenes import Scene
from .windows import Window, blocks, strips

TRAIN, VALIDATION, TEST = "train", "validation", "test"
SPLITS = (TRAIN, VALIDATION, TEST)
_STRIP_ROWS = 1024


@dataclass(frozen=True)
class Area:
    """A part of a scene in which patches of one split may lie."""

    scene: Scene
    split: str
    window: Window


def split_areas(scenes: Sequence[Scene], config: TileConfig) -> list[Area]:
    """Divide the scenes into areas, by whole tiles or by blocks; the same seed gives the same division.

    Raises:
        ConfigError: If a named tile does not exist, or nothing is left for the training.
    """
    rng = np.random.default_rng(config.seed)
    test = _named(config.test_tiles, scenes, "TEST_TILES")
    rest = [scene for scene in scenes if scene.tile not in test]
    areas = [Area(scene, TEST, scene.grid.window) for scene in scenes if scene.tile in test]
    test_share = 0.0 if test else config.test_share
    if config.split == "blocks":
        areas += _block_areas(rest, config, test_share, rng)
    else:
        areas += _tile_areas(rest, config, test_share, rng)
    if not any(area.split == TRAIN for area in areas):
        raise ConfigError(
            f"Nothing is left for the training: {len(scenes)} orthophotos, {len(test)} of them for the test.",
            "Give more orthophotos, lower the shares, or choose SPLIT=blocks.",
        )
    return sorted(areas, key=lambda area: (area.scene.tile, area.window))


def _tile_areas(scenes: Sequence[Scene], config: TileConfig, test_share: float, rng: np.random.Generator) -> list[Area]:
    train = _named(config.train_tiles, scenes, "TRAIN_TILES")
    validation = _named(config.validation_tiles, [s for s in scenes if s.tile not in train], "VALIDATION_TILES")
    splits = {tile: TRAIN for tile in train} | {tile: VALIDATION for tile in validation}
    free = [scene.tile for scene in scenes if scene.tile not in splits]
    shuffled = [free[i] for i in rng.permutation(len(free))]
    if test_share:
        kept = _count(len(scenes), test_share, at_least=1)
        splits |= {tile: TEST for tile in shuffled[:kept]}
        shuffled = shuffled[kept:]
    if not validation and not train:
        count = _count(len(shuffled), config.validation_share, at_least=1)
        if count and len(shuffled) < 2:
            raise ConfigError(
                f"Whole orthophotos cannot be divided: only {len(shuffled)} is left for training and validation.",
                "Choose SPLIT=blocks, give more orthophotos, or set VALIDATION_SHARE=0.",
            )
        splits |= {tile: VALIDATION for tile in shuffled[:count]} | {tile: TRAIN for tile in shuffled[count:]}
    elif not train:
        splits |= {tile: TRAIN for tile in shuffled}
    elif not validation and config.validation_share:
        splits |= {tile: VALIDATION for tile in shuffled}
    return [Area(scene, splits[scene.tile], scene.grid.window) for scene in scenes if scene.tile in splits]


def _block_areas(
    scenes: Sequence[Scene], config: TileConfig, test_share: float, rng: np.random.Generator
) -> list[Area]:
    """Blocks of all scenes, shuffled and dealt out by the shares; each shrunk where another split is its neighbour."""
    size = config.block_size or 2 * config.patch_size
    cut = [(scene, block) for scene in scenes for block in blocks(scene.grid.width, scene.grid.height, size)]
    order = rng.permutation(len(cut))
    tests = _count(len(cut), test_share, at_least=1)
    validations = _count(len(cut) - tests, config.validation_share, at_least=1)
    splits = np.full(len(cut), TRAIN, dtype=object)
    splits[order[:tests]] = TEST
    splits[order[tests : tests + validations]] = VALIDATION
    areas = [Area(scene, str(split), block) for (scene, block), split in zip(cut, splits, strict=True)]
    return [_with_buffer(area, areas, config.buffer) for area in areas]


def _with_buffer(area: Area, areas: Sequence[Area], buffer: int) -> Area:
    """Shrink an area by half the buffer on each side that touches (corners included) an area of another split."""
    if not buffer:
        return area
    half = -(-buffer // 2)
    left = top = right = bottom = 0
    own = area.window
    for other in areas:
        near = Window(own.col_off - 1, own.row_off - 1, own.width + 2, own.height + 2).intersection(other.window)
        if near is None or other.split == area.split or other.scene.tile != area.scene.tile:
            continue
        left = half if near.col_off < own.col_off else left
        right = half if near.col_end > own.col_end else right
        top = half if near.row_off < own.row_off else top
        bottom = half if near.row_end > own.row_end else bottom
    window = Window(own.col_off + left, own.row_off + top, own.width - left - right, own.height - top - bottom)
    return Area(area.scene, area.split, window)


def shared_pixels(placed: Iterable[tuple[str, str, Window]], sizes: dict[str, tuple[int, int]]) -> int:
    """Count the pixels that training patches share with validation or test patches.

    Args:
        placed: (tile, split, window) of every patch.
        sizes: Tile -> (width, height) in pixels.

    Returns:
        Number of pixels; counted in bitmaps of the patches, not concluded from how they were drawn.
    """
    by_tile: dict[str, list[tuple[bool, Window]]] = {}
    for tile, split, window in placed:
        by_tile.setdefault(tile, []).append((split == TRAIN, window))
    total = 0
    for tile, patches in by_tile.items():
        if len({is_train for is_train, _ in patches}) < 2:
            continue
        for strip in strips(*sizes[tile], _STRIP_ROWS):
            seen = np.zeros((2, strip.height, strip.width), dtype=bool)
            for is_train, window in patches:
                part = window.intersection(strip)
                if part is not None:
                    rows = slice(part.row_off - strip.row_off, part.row_end - strip.row_off)
                    seen[int(is_train), rows, part.col_off : part.col_end] = True
            total += int(np.count_nonzero(seen[0] & seen[1]))
    return total


def _named(text: str, scenes: Sequence[Scene], parameter: str) -> list[str]:
    """Tiles that a parameter names by file name or number."""
    found = []
    for word in tile_names(text):
        matches = [
            scene.tile
            for scene in scenes
            if word.lower() in (scene.tile.lower(), scene.ortho.name.lower())
            or (word.lstrip("0") or word) == scene.number
        ]
        if len(matches) != 1:
            known = ", ".join(f"{scene.number or scene.tile}" for scene in scenes)
            problem = "stands for several orthophotos" if matches else "is none of the orthophotos that are left"
            raise ConfigError(f"{parameter}: {word} {problem} ({known}).", "Use their names or numbers.")
        found += matches
    return found


def _count(number: int, share_percent: float, at_least: int) -> int:
    """So many per cent of a number, but at least one if the share is not zero."""
    return max(at_least, round(number * share_percent / 100)) if share_percent else 0
