"""The ground under houses, on hills, beside holes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from training.heights.ground_filter import GroundFilter, cell_size

SIZE = 160
Y, X = np.mgrid[0:SIZE, 0:SIZE].astype(np.float64)


def ground_of(surface, width_m=40.0, cell_m=1.0, **parameters):
    """The ground of a surface whose cells hold nothing but their height."""
    return GroundFilter(cell_m, width_m, **parameters).ground(surface.astype(np.float32), surface.astype(np.float32))


def with_houses(terrain, height_m=6.0, spacing=24):
    """Flat roofs of 8 x 12 m, each `height_m` above the highest ground under it; and where they stand."""
    surface, built = terrain.copy(), np.zeros(terrain.shape, dtype=bool)
    for row in range(8, terrain.shape[0] - 12, spacing):
        for col in range(10, terrain.shape[1] - 12, spacing):
            plot = np.s_[row : row + 12, col : col + 8]
            surface[plot], built[plot] = terrain[plot].max() + height_m, True
    return surface, built


def hill(height_m, width_m):
    """A round hill in the middle, as steep as a cosine."""
    distance = np.hypot(X - SIZE / 2, Y - SIZE / 2)
    return np.where(distance < width_m / 2, height_m / 2 * (1 + np.cos(2 * np.pi * distance / width_m)), 0.0)


TERRAINS = {
    "flat": 0 * X,
    "5 %": 0.05 * X,
    "30 %": 0.30 * X,
    "30 % across": 0.2 * X + 0.224 * Y,
    "60 %": 0.60 * Y,
    "hill 100 m wide, 10 m high": hill(10, 100),
    "hill 100 m wide, 20 m high": hill(20, 100),
    "valley": 0.15 * np.abs(X - SIZE / 2),
    "ridge": -0.3 * np.abs(X - SIZE / 2),
    "waves": 2 * np.sin(X / 12) + 3 * np.cos(Y / 20),
    "terraces of 3 m": 3.0 * np.floor(X / 40),
    "cliff of 10 m": 10.0 * (X > 70),
}


@pytest.mark.parametrize("name", TERRAINS)
def test_bare_terrain_is_ground(name):
    assert np.abs(ground_of(TERRAINS[name]) - TERRAINS[name]).max() < 0.2


@pytest.mark.parametrize("name", [name for name in TERRAINS if name != "cliff of 10 m"])
def test_houses_go_and_terrain_stays(name):
    surface, built = with_houses(TERRAINS[name])
    error = np.abs(ground_of(surface) - TERRAINS[name])
    assert error.mean() < 0.1
    assert np.percentile(error[built], 90) < 1.5
    assert (surface - ground_of(surface))[built].min() > 3.0


@settings(max_examples=20)
@given(
    slope_x=st.floats(-0.3, 0.3),
    slope_y=st.floats(-0.3, 0.3),
    base=st.floats(-400, 4000),
    cell_m=st.sampled_from([0.5, 1.0, 5.0]),
)
def test_any_plane_is_ground_to_a_few_centimetres(slope_x, slope_y, base, cell_m):
    plane = base + cell_m * (slope_x * X[:60, :70] + slope_y * Y[:60, :70])
    assert np.abs(ground_of(plane, cell_m=cell_m) - plane).max() < 0.03


@pytest.mark.parametrize("angle", [0, 20, 45])
@pytest.mark.parametrize(("side_m", "is_object"), [(10, True), (35, True), (70, False)])
def test_roofs_up_to_the_width_are_objects(side_m, is_object, angle):
    turn = np.deg2rad(angle)
    along = (X - 80) * np.cos(turn) + (Y - 80) * np.sin(turn)
    across = (Y - 80) * np.cos(turn) - (X - 80) * np.sin(turn)
    roof = np.maximum(np.abs(along), np.abs(across)) <= side_m / 2
    terrain = 0.04 * X
    ground = ground_of(terrain + 7.0 * roof)
    expected = terrain if is_object else terrain + 7.0 * roof
    assert np.abs(ground - expected)[75:85, 75:85].max() < 0.3
    assert np.abs(ground - terrain)[~ndimage.binary_dilation(roof, iterations=3)].max() < 0.05


def test_long_buildings_count_by_their_shorter_side():
    terrain = 0.02 * Y
    roof = (np.abs(X - 80) < 15) & (np.abs(Y - 80) < 70)
    assert np.abs(ground_of(terrain + 9.0 * roof) - terrain).max() < 0.2


def test_the_width_can_be_chosen():
    roof = (np.abs(X - 80) <= 40) & (np.abs(Y - 80) <= 40)
    assert ground_of(9.0 * roof, width_m=100)[80, 80] == pytest.approx(0, abs=0.1)
    assert ground_of(9.0 * roof, width_m=40)[80, 80] == pytest.approx(9, abs=0.1)


def test_the_slope_can_be_chosen():
    """A hall 30 m wide and 2 m high is lower than 15 % of half its width, but not than 8 %."""
    roof = (np.abs(X - 80) <= 15) & (np.abs(Y - 80) <= 15)
    assert ground_of(2.0 * roof)[80, 80] > 1.5
    assert ground_of(2.0 * roof, slope=0.08)[80, 80] == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("depth_m", [4.0, 50.0])
def test_pits_do_not_sink_the_ground(depth_m):
    terrain = 0.1 * X + 0.05 * Y
    surface, built = with_houses(terrain)
    rows, cols = np.nonzero(built[::7, ::7])
    for row, col in zip(7 * rows, 7 * cols, strict=True):  # in the roofs ...
        surface[row : row + 2, col : col + 2] = terrain[row, col] - depth_m
    surface[60:64, 20:24] = terrain[60, 20] - depth_m  # ... and in the open
    pit = surface < terrain - 1
    assert pit.sum() > 100
    assert np.abs(ground_of(surface) - terrain).max() < 1.0
    assert np.abs(ground_of(surface) - terrain)[pit].max() < 0.5


def test_spikes_stand_out():
    rng = np.random.default_rng(0)
    spikes = rng.random(X.shape) < 0.02
    assert np.abs(ground_of(0.2 * X + 80.0 * spikes) - 0.2 * X).max() < 0.1


def test_a_narrow_lane_between_high_houses_is_ground():
    lane = (np.abs(X - 80) <= 1) | (np.abs(Y - 80) <= 1) | (np.abs(X - Y) <= 1)
    surface = np.where(lane, 0.0, 12.0)
    surface[:, [5, 45, 115, 155]] = surface[[5, 45, 115, 155]] = 0.0
    assert np.abs(ground_of(surface)[20:140, 20:140]).max() < 0.5


def test_ditches_and_pools_of_some_size_are_ground():
    terrain = -2.0 * (np.abs(X - 40) < 2) - 3.0 * ((np.abs(X - 110) < 8) & (np.abs(Y - 80) < 8))
    assert np.abs(ground_of(terrain) - terrain).max() < 0.1


def test_holes_in_the_data_leave_the_ground_beside_them_alone():
    terrain = 0.3 * X
    surface, built = with_houses(terrain)
    whole = ground_of(surface)
    surface[40:80, 60:120] = surface[:, :5] = surface[100:103, 20:60] = np.nan  # over and beside houses
    surface[120:135, 100:125] = np.nan
    seen = ~np.isnan(surface)
    ground = ground_of(surface)
    assert not np.isnan(ground[seen]).any()
    assert np.abs(ground - terrain)[seen].max() < max(1.0, np.abs(whole - terrain).max())
    assert np.abs(ground - terrain)[seen & ~built].max() < 0.1


def test_ground_is_unknown_only_far_from_all_data():
    surface = np.full(X.shape, np.nan)
    assert np.isnan(ground_of(surface)).all()
    surface[80, 80] = 5.0
    ground = ground_of(surface)
    assert ground[80, 80] == 5.0
    assert not np.isnan(ground[70:91, 70:91]).any()
    assert np.isnan(ground[:, :40]).all()


@pytest.mark.parametrize("shape", [(1, 1), (1, 90), (90, 1), (2, 3), (12, 200), (30, 30)])
def test_small_and_narrow_rasters(shape):
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    terrain = 100 + 0.1 * x + 0.05 * y
    assert np.abs(ground_of(terrain) - terrain).max() < 0.01
    if max(shape) >= 30:
        surface = terrain.copy()
        surface[: shape[0] // 2 + 1, 12:16] += 5.0
        assert np.abs(ground_of(surface) - terrain).max() < 0.4


def test_coarse_cells():
    """A wood and a block in cells of 5 m."""
    terrain = 5 * (0.05 * X + 0.02 * Y)
    objects = ((np.abs(X - 40) < 3) & (np.abs(Y - 40) < 10)) | ((X - 100) ** 2 + (Y - 90) ** 2 < 9)
    assert np.abs(ground_of(terrain + 15.0 * objects, cell_m=5.0) - terrain).max() < 0.5


def test_mixed_cells_count_only_where_there_are_no_others():
    low, median = 0.1 * X, 0.1 * X
    mixed = np.zeros(X.shape, dtype=bool)
    mixed[20:60, 20:60] = True
    ground = GroundFilter(1.0, 40.0).ground(np.where(mixed, low - 0.3, low), np.where(mixed, low + 2, median))
    assert np.abs(ground - low)[:, 80:].max() < 0.01
    assert np.abs(ground - low)[21:59, 21:59].max() < 0.3  # wide meadow of high grass: its low heights
    everywhere = GroundFilter(1.0, 40.0).ground(low - 0.3, low + 2)
    assert np.abs(everywhere - (low - 0.25)).max() < 0.05


@pytest.mark.parametrize(("cell_m", "width_m"), [(1.0, 12.0), (5.0, 40.0), (0.5, 5.0)])
def test_cells_out_of_reach_change_nothing(cell_m, width_m):
    ground_filter = GroundFilter(cell_m, width_m)
    rng = np.random.default_rng(1)
    width = 2 * ground_filter.reach + 40
    surface = np.cumsum(rng.normal(0, 0.1, (30, width)), axis=1) + 9 * (rng.random((30, width)) < 0.2)
    surface = surface.astype(np.float32)
    other = surface.copy()
    other[:, : width // 2] = rng.normal(50, 30, other[:, : width // 2].shape)
    beyond = width // 2 + ground_filter.reach
    first, second = ground_filter.ground(surface, surface), ground_filter.ground(other, other)
    assert (first[:, beyond:] == second[:, beyond:]).all()
    assert (first[:, : width // 2] != second[:, : width // 2]).any()


@pytest.mark.parametrize(
    ("pixel_m", "width_m", "pixels"),
    [(0.09, 40, 11), (0.05, 40, 20), (0.5, 40, 2), (1, 40, 1), (5, 40, 1), (0.5, 200, 5)],
)
def test_cells_are_about_a_metre_and_larger_for_wide_objects(pixel_m, width_m, pixels):
    assert cell_size(pixel_m, width_m) == pixels
    assert GroundFilter(pixels * pixel_m, width_m).radius <= 41
