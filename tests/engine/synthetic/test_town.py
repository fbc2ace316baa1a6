"""The synthetic town: reproducible, complete, and not to be solved by colour alone."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from scipy import ndimage
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score

from training.contract.errors import JobCancelled
from training.synthetic import SURFACE_NOISE_M, TownTile, render_tile, terrain_heights

SIZE = 768
IMPERVIOUS, BUILDING, LOW_VEGETATION, TREE, CAR, CLUTTER = range(6)


@cache
def town(seed: int, column: int = 0, row: int = 0, size: int = SIZE) -> TownTile:
    return render_tile(size, seed, column, row)


def test_same_arguments_give_the_same_tile() -> None:
    first, second = town(4, 1, 2, 256), render_tile(256, 4, 1, 2)
    for name in ("ortho", "surface", "terrain", "labels"):
        np.testing.assert_array_equal(getattr(first, name), getattr(second, name))


@pytest.mark.parametrize("other", [(5, 1, 2), (4, 2, 2), (4, 1, 3)])
def test_another_seed_or_place_gives_another_tile(other: tuple[int, int, int]) -> None:
    assert (town(4, 1, 2, 256).labels != town(*other, 256).labels).mean() > 0.2


@pytest.mark.parametrize("size", [64, 65, 200, SIZE])
def test_shapes_and_types(size: int) -> None:
    tile = town(1, 0, 0, size)
    assert tile.ortho.shape == (3, size, size) and tile.ortho.dtype == np.uint8
    assert tile.surface.shape == (size, size) and tile.surface.dtype == np.float32
    assert tile.terrain.shape == (size, size) and tile.terrain.dtype == np.float32
    assert tile.labels.shape == (size, size) and tile.labels.dtype == np.uint8
    assert tile.labels.max() <= CLUTTER
    assert np.isfinite(tile.surface).all()


@pytest.mark.parametrize("size", [64, 96, 128, 200])
def test_small_tiles_can_be_drawn_anywhere(size: int) -> None:
    for seed in range(6):
        assert render_tile(size, seed, seed, 7 - seed).ortho.std() > 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_every_tile_has_all_classes_in_their_shares(seed: int) -> None:
    labels = town(seed).labels
    share = np.bincount(labels.ravel(), minlength=6) / labels.size
    low = (0.20, 0.18, 0.17, 0.14, 0.008, 0.018)
    high = (0.36, 0.30, 0.32, 0.24, 0.025, 0.06)
    assert (share > low).all() and (share < high).all(), share
    assert ndimage.label(labels == CAR)[1] >= 4


def test_surface_lies_on_or_above_the_terrain() -> None:
    tile = town(2)
    assert (tile.surface - tile.terrain).min() >= -SURFACE_NOISE_M - 1e-3


@pytest.mark.slow
def test_objects_have_the_heights_of_their_class() -> None:
    for seed in range(4):
        tile = town(seed)
        height = tile.surface - tile.terrain
        inner = {
            code: height[ndimage.binary_erosion(tile.labels == code, iterations=4)]
            for code in (IMPERVIOUS, BUILDING, LOW_VEGETATION, TREE)
        }
        assert np.percentile(inner[BUILDING], 1) > 2.2 and inner[BUILDING].max() < 13.5
        assert np.percentile(inner[TREE], 1) > 1.4 and 3.0 < np.median(inner[TREE]) < 12.0
        assert inner[LOW_VEGETATION].max() < 2.0
        assert abs(np.median(inner[IMPERVIOUS])) < 0.3 and np.percentile(inner[IMPERVIOUS], 99) < 0.3
        assert 0.7 < np.median(height[tile.labels == CAR]) < 2.2


def test_terrain_slopes_and_continues_in_the_neighbour_tile() -> None:
    here = terrain_heights(256, seed=3, column=0, row=0, gsd_m=0.09)
    right = terrain_heights(256, seed=3, column=1, row=0, gsd_m=0.09)
    below = terrain_heights(256, seed=3, column=0, row=1, gsd_m=0.09)
    assert np.abs(right[:, 0] - here[:, -1]).max() < 0.03
    assert np.abs(below[0] - here[-1]).max() < 0.03
    for seed in range(8):
        wide = terrain_heights(400, seed=seed, column=0, row=0, gsd_m=1.0)
        down, across = np.gradient(wide)
        slope = np.hypot(down, across)
        assert 0.02 < np.median(slope) < 0.10
        assert slope.max() < 0.20


def test_tiles_stand_at_different_heights() -> None:
    levels = [terrain_heights(SIZE, 1, column, row, 0.09).mean() for column in range(3) for row in range(2)]
    assert np.ptp(levels) > 3.0


@pytest.mark.slow
def test_flat_roofs_look_like_sealed_ground() -> None:
    """A classifier that sees colours only tells flat roofs from sealed ground hardly better than a coin."""
    samples = [_sunlit_grey(town(seed)) for seed in range(8)]
    train = [np.concatenate(part) for part in zip(*samples[:6], strict=True)]
    test = [np.concatenate(part) for part in zip(*samples[6:], strict=True)]
    forest = RandomForestClassifier(30, min_samples_leaf=20, class_weight="balanced", random_state=0)
    forest.fit(*_two_classes(train))
    colours, is_roof = _two_classes(test)
    right = forest.predict(colours) == is_roof
    assert (right[is_roof].mean() + right[~is_roof].mean()) / 2 < 0.68
    roof, ground = (np.median(np.concatenate([pair[side] for pair in samples]), axis=0) for side in (0, 1))
    assert np.abs(roof - ground).max() < 12.0


@pytest.mark.slow
def test_single_pixels_do_not_solve_the_task_but_heights_help() -> None:
    train, test = [town(1, column) for column in range(4)], town(1, 5)
    colour = _forest_f1(train, test, with_height=False)
    assert 0.40 < colour < 0.70
    assert _forest_f1(train, test, with_height=True) > colour + 0.15


def test_shadows_are_cast_away_from_the_sun() -> None:
    """The sun stands in the south: the ground is much darker just north of a wall than just south of it."""
    tile = town(2)
    height = tile.surface - tile.terrain
    brightness = tile.ortho.mean(axis=0)
    ground = (tile.labels == IMPERVIOUS) & (height < 0.2)
    north = ground[:-20] & (height[20:] > 4.0)
    south = ground[20:] & (height[:-20] > 4.0)
    assert brightness[:-20][north].mean() < 0.75 * brightness[20:][south].mean()


def test_can_be_cancelled() -> None:
    with pytest.raises(JobCancelled):
        render_tile(256, 1, is_cancelled=lambda: True)


def _sunlit_grey(tile: TownTile) -> tuple[np.ndarray, np.ndarray]:
    """Colours of sunlit flat roofs and of sunlit sealed ground, shapes (n, 3), at most 3000 each."""
    height = tile.surface - tile.terrain
    level = ndimage.maximum_filter(height, 11) - ndimage.minimum_filter(height, 11) < 0.3
    sunlit = tile.ortho[2] > 75
    rng = np.random.default_rng(0)
    pair = []
    for code in (BUILDING, IMPERVIOUS):
        colours = tile.ortho[:, (tile.labels == code) & level & sunlit].T.astype(np.float32)
        pair.append(colours[rng.permutation(len(colours))[:3000]])
    return pair[0], pair[1]


def _two_classes(pair: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    return np.concatenate(pair), np.repeat([True, False], [len(pair[0]), len(pair[1])])


def _forest_f1(train: list[TownTile], test: TownTile, with_height: bool) -> float:
    rng = np.random.default_rng(0)
    features, labels = zip(*(_pixels(tile, with_height) for tile in train), strict=True)
    pick = rng.choice(len(train) * SIZE * SIZE, 30_000, replace=False)
    forest = RandomForestClassifier(40, min_samples_leaf=3, random_state=0)
    forest.fit(np.concatenate(features)[pick], np.concatenate(labels)[pick])
    unseen, truth = _pixels(test, with_height)
    pick = rng.choice(SIZE * SIZE, 60_000, replace=False)
    return float(f1_score(truth[pick], forest.predict(unseen[pick]), average="macro"))


def _pixels(tile: TownTile, with_height: bool) -> tuple[np.ndarray, np.ndarray]:
    bands = tile.ortho.reshape(3, -1).astype(np.float32)
    ndvi = (bands[0] - bands[1]) / (bands[0] + bands[1] + 1.0)
    layers = [*bands, ndvi] + ([(tile.surface - tile.terrain).ravel()] if with_height else [])
    return np.stack(layers, axis=1), tile.labels.ravel()
