"""The map of the splits: colours where they belong, small, fast."""

from __future__ import annotations

import io
import time

import numpy as np
import pytest
from affine import Affine
from PIL import Image

from training.dataset.report.map_layout import DPI, layout
from training.dataset.report.split_map import MapTile, picture_side_px, split_map
from training.raster_io import Grid
from training.windows import Window, grid_windows

SIZE = 1000
WHOLE = Window(0, 0, SIZE, SIZE)


def photo(side=200, seed=0):
    return np.random.default_rng(seed).integers(90, 110, (side, side, 3), dtype=np.uint8)


def tile(name, column=0, row=0, *, areas=(), patches=(), georeferenced=True, **more):
    grid = Grid.north_up(SIZE, SIZE, (500_000.0 + 100 * column, 5_400_000.0 - 100 * row), 0.1, 25832)
    if not georeferenced:
        grid = Grid(SIZE, SIZE, Affine.identity(), None)
    return MapTile(name, more.pop("picture", photo()), grid, areas, patches, **more)


def whole(split, column=0, row=0, **more):
    return tile(split, column, row, areas=[(split, WHOLE)], **more)


def drawn(tiles):
    """The picture (H, W, 3), and a function that cuts a window of a tile out of it."""
    data = split_map(tiles)
    assert data.startswith(b"\xff\xd8") and len(data) <= 500_000
    pixels = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
    places = layout([tile.grid for tile in tiles], [tile.used for tile in tiles]).places

    def cut(index, window):
        (left, top), _, (right, bottom), _ = places[index].corners(window)
        return pixels[round(top * DPI) : round(bottom * DPI), round(left * DPI) : round(right * DPI)]

    return pixels, cut


def tint(pixels):
    """Mean red minus mean blue: above 0 for validation and test, below 0 for training."""
    mean = pixels.reshape(-1, 3).mean(axis=0)
    return mean[0] - mean[2]


def random_patches(split, number, size=100, seed=0):
    corners = np.random.default_rng(seed).integers(0, SIZE - size + 1, (number, 2))
    return [(split, Window(int(col), int(row), size, size)) for col, row in corners]


@pytest.mark.parametrize("georeferenced", [True, False])
def test_areas_are_tinted_and_unused_tiles_are_grey(georeferenced):
    colourful = np.full((200, 200, 3), (200, 60, 60), dtype=np.uint8)
    tiles = [
        whole("train", 0, 0, georeferenced=georeferenced),
        whole("validation", 1, 0, georeferenced=georeferenced),
        whole("test", 0, 1, georeferenced=georeferenced),
        tile("spare", 1, 1, picture=colourful, georeferenced=georeferenced),
    ]
    pixels, cut = drawn(tiles)
    middle = Window(300, 300, 400, 400)
    train, validation, test, spare = (cut(i, middle) for i in range(4))
    assert tint(train) < -20 and tint(validation) > 20 and tint(test) > 20
    assert validation[..., 1].mean() > test[..., 1].mean() + 10  # orange, not red
    assert np.abs(spare[..., 0] - spare[..., 2]).max() <= 3
    assert pixels.shape[1] == 1440


def test_a_tile_lies_where_it_lies_on_the_ground():
    _, cut = drawn([whole("train", 0, 1), whole("validation", 0, 0)])
    assert tint(cut(0, WHOLE)) < -20 and tint(cut(1, WHOLE)) > 20
    pixels, _ = drawn([whole("train", 0, 1), whole("validation", 0, 0)])
    assert tint(pixels[100:400, 600:800]) > 20  # the northern one is on top


def test_blocks_are_tinted_and_buffers_are_not():
    areas = [("train", Window(0, 0, 450, SIZE)), ("test", Window(550, 0, 450, SIZE))]
    _, cut = drawn([tile("a", areas=areas)])
    left, gap, right = (cut(0, Window(col, 300, 60, 400)) for col in (200, 470, 750))
    assert tint(left) < -20 and abs(tint(gap)) < 6 and tint(right) > 20


def test_area_that_parts_share_stays_clear_and_shows_their_patches():
    shared = [("train", WHOLE), ("validation", WHOLE)]
    patches = [("train", Window(100, 400, 200, 200)), ("validation", Window(600, 400, 200, 200))]
    _, cut = drawn([tile("a", areas=shared, patches=patches)])
    assert abs(tint(cut(0, Window(350, 450, 200, 100)))) < 5
    assert abs(tint(cut(0, Window(150, 450, 100, 100)))) < 5
    assert tint(cut(0, Window(97, 450, 6, 100))) < -20 and tint(cut(0, Window(597, 420, 6, 160))) > 20


def test_pixels_without_data_are_left_white():
    valid = np.ones((200, 200), dtype=bool)
    valid[:100] = False
    _, cut = drawn([tile("a", valid=valid)])
    assert cut(0, Window(300, 200, 400, 200)).mean() > 250 and cut(0, Window(300, 600, 400, 200)).mean() < 180


def test_many_patches_become_a_tone_that_is_darker_where_more_lie():
    patches = [("train", Window(i % 5, i // 5, 500, 500)) for i in range(100)] + random_patches("train", 50)
    _, cut = drawn([tile("a", patches=patches)])
    often, seldom = cut(0, Window(150, 150, 200, 200)), cut(0, Window(650, 650, 300, 300))
    assert tint(often) < 4 * tint(seldom) < 0


def test_a_grid_is_drawn_with_every_line_once():
    """Neighbours share edges; drawn twice, out of step, the dots of one would fill the gaps of the other."""
    single = [("test", Window(300, 200, 100, 100))]
    grid = [("test", window) for window in grid_windows(Window(200, 200, 600, 600), 100, 100)]
    ink = []
    for patches in (single, grid):
        _, cut = drawn([tile("a", patches=patches)])
        line = cut(0, Window(296, 210, 8, 80))
        ink.append((line[..., 0] - line[..., 1]).clip(0).sum())
    assert ink[1] == pytest.approx(ink[0], rel=0.1)


@pytest.mark.slow
def test_a_hundred_thousand_patches_are_drawn_in_seconds():
    tiles = [
        tile(f"area{i}", i % 6, i // 6, areas=[("train", WHOLE)], patches=random_patches("train", 3400, 40, i))
        for i in range(30)
    ]
    start = time.perf_counter()
    _, cut = drawn(tiles)
    assert time.perf_counter() - start < 20  # about 2 s on a slow machine
    assert tint(cut(7, Window(300, 300, 400, 400))) < -20


@pytest.mark.slow
@pytest.mark.parametrize("georeferenced", [True, False])
def test_forty_noisy_tiles_stay_small(georeferenced):
    noise = np.random.default_rng(0).integers(0, 255, (300, 300, 3), dtype=np.uint8)
    tiles = [
        tile(f"area{i}", i % 7, i // 7, areas=[("validation", WHOLE)], patches=random_patches("validation", 30, 100, i),
             picture=noise, georeferenced=georeferenced)
        for i in range(40)
    ]  # fmt: skip
    drawn(tiles)


def test_thumbnails_need_not_be_larger_than_the_map():
    assert picture_side_px(1) == 1440 and 300 < picture_side_px(33) < 500 and picture_side_px(5000) == 240


def test_a_map_of_unused_tiles_or_unknown_parts_can_be_drawn():
    drawn([tile("a"), tile("b", 1, patches=[("other", WHOLE)])])
