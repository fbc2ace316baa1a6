"""Which area belongs to training, validation or test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..contract.config import TileConfig
from ..contract.dataset_card import TEST, TRAIN, VALIDATION
from ..contract.errors import ConfigError
from ..contract.language import tr
from ..scenes.find import Scene
from ..windows import Window, blocks
from .named_tiles import named_tiles


@dataclass(frozen=True)
class Area:
    """A part of a scene in which patches of one split lie.

    Args:
        scene: The scene.
        split: Training, validation or test.
        window: The part of its orthophoto.
        kept_free: Windows in it that no patch may touch, since validation or test hold this ground in another
            orthophoto.
    """

    scene: Scene
    split: str
    window: Window
    kept_free: tuple[Window, ...] = ()


def split_areas(scenes: Sequence[Scene], config: TileConfig) -> list[Area]:
    """Divide the scenes into areas by `SPLIT`; the same seed gives the same division.

    Raises:
        ConfigError: If a named tile does not exist, or nothing is left for the training.
    """
    rng = np.random.default_rng(config.seed)
    test = named_tiles(config.test_tiles, scenes, "TEST_TILES", {})
    rest = [scene for scene in scenes if scene.tile not in test]
    areas = [Area(scene, TEST, scene.grid.window) for scene in scenes if scene.tile in test]
    test_share = 0.0 if test else config.test_share
    if config.split == "blocks":
        areas += _block_areas(rest, config, test_share, rng)
    elif config.split == "patches":
        areas += _shared_areas(rest, config, test_share, rng)
    else:
        areas += _tile_areas(scenes, test, config, test_share, rng)
    if not any(area.split == TRAIN for area in areas):
        raise _nothing_to_train_on(areas, config)
    return sorted(areas, key=lambda area: (area.scene.tile, area.window, area.split))


def share_count(number: int, share_percent: float) -> int:
    """So many per cent of a number, but at least one if the share is not zero."""
    return max(1, round(number * share_percent / 100)) if share_percent else 0


def _tile_areas(
    every: Sequence[Scene], test: Sequence[str], config: TileConfig, test_share: float, rng: np.random.Generator
) -> list[Area]:
    """Whole orthophotos: those that are named where they belong, the others dealt by chance, the test first."""
    split_of = _named_splits(every, test, config)
    scenes = [scene for scene in every if scene.tile not in test]
    named = set(split_of.values())
    free = [scene.tile for scene in scenes if scene.tile not in split_of]
    shuffled = [free[i] for i in rng.permutation(len(free))]
    tests = share_count(len(scenes), test_share)
    split_of |= dict.fromkeys(shuffled[:tests], TEST)
    split_of |= _deal(shuffled[tests:], named, config.validation_share)
    return [Area(scene, split_of[scene.tile], scene.grid.window) for scene in scenes if scene.tile in split_of]


def _named_splits(scenes: Sequence[Scene], test: Sequence[str], config: TileConfig) -> dict[str, str]:
    """The tiles that are named for training and validation, and their split; `test` are those named for the test."""
    given = dict.fromkeys(test, "TEST_TILES")
    train = named_tiles(config.train_tiles, scenes, "TRAIN_TILES", given)
    given |= dict.fromkeys(train, "TRAIN_TILES")
    validation = named_tiles(config.validation_tiles, scenes, "VALIDATION_TILES", given)
    return dict.fromkeys(train, TRAIN) | dict.fromkeys(validation, VALIDATION)


def _deal(tiles: Sequence[str], named: set[str], validation_share: float) -> dict[str, str]:
    """The split of each tile that no parameter names: the one without named tiles, or both by the share.

    Args:
        tiles: The tiles, shuffled.
        named: The splits that tiles are named for; with both of them, no further tile is used.
        validation_share: Share of the validation, per cent.
    """
    if named == {TRAIN, VALIDATION}:
        return {}
    if named == {VALIDATION}:
        return dict.fromkeys(tiles, TRAIN)
    if named == {TRAIN}:
        return dict.fromkeys(tiles, VALIDATION) if validation_share else {}
    return _deal_by_share(tiles, validation_share)


def _deal_by_share(tiles: Sequence[str], validation_share: float) -> dict[str, str]:
    count = share_count(len(tiles), validation_share)
    if count and len(tiles) < 2:
        raise ConfigError(
            tr(
                "Whole orthophotos cannot be divided: only 1 is left for training and validation."
                if tiles
                else "Whole orthophotos cannot be divided: none is left for training and validation."
            ),
            tr("Choose SPLIT=blocks, give more orthophotos, or set VALIDATION_SHARE=0."),
        )
    return dict.fromkeys(tiles[:count], VALIDATION) | dict.fromkeys(tiles[count:], TRAIN)


def _block_areas(
    scenes: Sequence[Scene], config: TileConfig, test_share: float, rng: np.random.Generator
) -> list[Area]:
    """Blocks of all scenes, shuffled and dealt out by the shares; each shrunk where another split is its neighbour."""
    cut = [blocks(scene.grid.width, scene.grid.height, config.block_size_px) for scene in scenes]
    total = sum(len(rows) * len(rows[0]) for rows in cut)
    order = rng.permutation(total)
    tests = share_count(total, test_share)
    validations = share_count(total - tests, config.validation_share)
    dealt = np.full(total, TRAIN, dtype=object)
    dealt[order[:tests]] = TEST
    dealt[order[tests : tests + validations]] = VALIDATION
    areas: list[Area] = []
    for scene, rows in zip(scenes, cut, strict=True):
        splits = dealt[len(areas) : len(areas) + len(rows) * len(rows[0])].reshape(len(rows), -1)
        areas += [
            Area(scene, str(splits[row, col]), _with_buffer(block, splits, row, col, config.buffer))
            for row, line in enumerate(rows)
            for col, block in enumerate(line)
        ]
    return areas


def _with_buffer(block: Window, splits: np.ndarray, row: int, col: int, buffer: int) -> Window:
    """Shrink a block by half the buffer on each side where another split is the neighbour (corners included).

    Args:
        block: The block.
        splits: Split of all blocks of the scene, (rows, columns).
        row: Its row among them.
        col: Its column among them.
        buffer: Pixels to keep free between blocks of different splits.
    """
    half = -(-buffer // 2)
    around = splits[max(0, row - 1) : row + 2, max(0, col - 1) : col + 2] != splits[row, col]
    own_row, own_col = min(row, 1), min(col, 1)
    top = half * bool(around[:own_row].any())
    bottom = half * bool(around[own_row + 1 :].any())
    left = half * bool(around[:, :own_col].any())
    right = half * bool(around[:, own_col + 1 :].any())
    return Window(block.col_off + left, block.row_off + top, block.width - left - right, block.height - top - bottom)


def _shared_areas(
    scenes: Sequence[Scene], config: TileConfig, test_share: float, rng: np.random.Generator
) -> list[Area]:
    """Whole orthophotos for the test; the area of the others is shared, since their single patches are divided."""
    test = {scenes[i].tile for i in rng.permutation(len(scenes))[: share_count(len(scenes), test_share)]}
    parts = (TRAIN, VALIDATION) if config.validation_share else (TRAIN,)
    return [
        Area(scene, split, scene.grid.window)
        for scene in scenes
        for split in ((TEST,) if scene.tile in test else parts)
    ]


def _nothing_to_train_on(areas: Sequence[Area], config: TileConfig) -> ConfigError:
    """The error for a division that leaves no training area: where all of it went, and how to change that."""
    counts = {split: sum(area.split == split for area in areas) for split in (VALIDATION, TEST)}
    blocks = config.split == "blocks" and not config.test_tiles
    where = tr(" and ").join(
        tr("{count} of them for the validation" if split == VALIDATION else "{count} of them for the test", count=count)
        for split, count in counts.items()
        if count
    )
    if config.test_tiles and not counts[VALIDATION]:
        remedy = tr("Name fewer TEST_TILES, or give more orthophotos.")
    elif config.split == "blocks":
        remedy = tr(
            "Lower BLOCK_SIZE (now {block_size_px}) to have more blocks, or lower the shares.",
            block_size_px=config.block_size_px,
        )
    elif config.split == "patches":
        remedy = tr("Lower TEST_SHARE, or give more orthophotos.")
    else:
        remedy = tr("Name fewer of them, lower the shares, give more orthophotos, or choose SPLIT=blocks.")
    return ConfigError(
        tr(
            "Nothing is left for the training: {count} blocks, {where}."
            if blocks
            else "Nothing is left for the training: {count} orthophotos, {where}.",
            count=len(areas),
            where=where,
        ),
        remedy,
    )
