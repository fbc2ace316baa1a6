"""Slope after Horn (1981): planes, edges, holes, the same for arrays and tensors, and as gdaldem has it."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import pytest
import torch

from tests.engine.support.plain_channels import slope
from tests.small_rasters import read_raster, write_raster
from training.slope import slope_degrees


def surface(rows=30, columns=41, seed=0):
    """A rough surface far above the sea, without holes, (rows + 2, columns + 2) float32."""
    rng = np.random.default_rng(seed)
    return (250 + np.cumsum(rng.normal(0, 0.1, (rows + 2, columns + 2)), axis=1)).astype(np.float32)


def with_holes(seed=0):
    heights = surface(seed=seed)
    heights[np.random.default_rng(seed).random(heights.shape) < 0.1] = np.nan
    heights[0], heights[:, -1] = np.nan, np.nan  # the raster's edge
    return heights


@pytest.mark.parametrize("east, south", [(0, 0), (1, 0), (0, -1), (3, 4), (-0.1, 0.2)])
@pytest.mark.parametrize("gsd_m", [0.09, 2.0])
def test_a_plane_has_its_slope_everywhere(east, south, gsd_m):
    rows, columns = np.mgrid[:9, :12] * gsd_m
    found = slope_degrees((east * columns + south * rows).astype(np.float64), gsd_m, np)
    assert found.shape == (7, 10)
    np.testing.assert_allclose(found, np.degrees(np.arctan(np.hypot(east, south))), atol=1e-9)


def test_a_missing_neighbour_is_as_high_as_the_middle_and_a_missing_height_has_no_slope():
    heights = np.full((3, 4), 100, dtype=np.float32)
    heights[0], heights[1, 2] = np.nan, np.nan
    assert slope_degrees(heights, 1.0, np).tolist()[0][0] == 0 and np.isnan(slope_degrees(heights, 1.0, np)[0, 1])
    heights[2, :] = 99  # the row below lies 1 m lower, as (1 + 2 + 1) of 8 neighbours' weights
    assert slope_degrees(heights, 1.0, np)[0, 0] == pytest.approx(np.degrees(np.arctan(4 / 8)))


@pytest.mark.parametrize("heights", [surface(), with_holes(), with_holes(1)], ids=["whole", "holes", "other holes"])
def test_arrays_and_tensors_give_the_plain_formula(heights):
    expected = slope(heights, 0.09)
    arrays, tensors = slope_degrees(heights, 0.09, np), slope_degrees(torch.from_numpy(heights), 0.09, torch)
    assert arrays.dtype == np.float32 and tensors.dtype == torch.float32
    np.testing.assert_allclose(arrays, expected, atol=1e-4)
    np.testing.assert_allclose(tensors.numpy(), expected, atol=1e-4)
    many = torch.from_numpy(np.stack([heights, heights[::-1].copy()]))
    assert torch.equal(slope_degrees(many, 0.09, torch)[0].nan_to_num(-1), tensors.nan_to_num(-1))


def test_it_turns_with_the_surface():
    """Augmentation flips and turns channels that are made already."""
    heights = torch.from_numpy(with_holes())
    found = slope_degrees(heights, 0.5, torch).nan_to_num(-1)
    for quarters in range(4):
        for turned in (lambda x, q=quarters: x.rot90(q, (0, 1)), lambda x, q=quarters: x.rot90(q, (0, 1)).flip(1)):
            expected = slope_degrees(turned(heights).contiguous(), 0.5, torch).nan_to_num(-1)
            torch.testing.assert_close(turned(found), expected, atol=1e-4, rtol=0)


def test_the_pixel_size_must_be_known():
    with pytest.raises(ValueError, match="not known"):
        slope_degrees(surface(), 0.0, np)


@pytest.mark.skipif(shutil.which("gdaldem") is None, reason="needs gdaldem")
@pytest.mark.parametrize("gsd_m", [0.09, 1.5])
def test_it_is_that_of_gdaldem(tmp_path, gsd_m):
    heights = surface() - 250  # gdaldem's 32-bit sums lose digits far above the sea
    write_raster(tmp_path / "heights.tif", heights, gsd=gsd_m)
    command = ["gdaldem", "slope", tmp_path / "heights.tif", tmp_path / "slope.tif", "-alg", "Horn", "-q"]
    subprocess.run(command, check=True)
    theirs = read_raster(tmp_path / "slope.tif")[0][1:-1, 1:-1]  # it leaves the edge without data
    assert theirs.std() > 1
    np.testing.assert_allclose(slope_degrees(heights, gsd_m, np), theirs, atol=1e-3)
