"""Channels that see beyond a pixel: how patches, windows and panels cut the raster makes no difference at all."""

from __future__ import annotations

from contextlib import closing

import numpy as np
import pytest
import torch

from tests.engine.support.plain_channels import slope
from tests.engine.support.tiny_scenes import Notes, heights, ortho_pixels, write_scene
from tests.small_rasters import patchwork, write_raster
from training.classification.window_plan import WindowPlan
from training.classification.window_reader import WindowReader
from training.contract.class_scheme import ISPRS
from training.contract.config import TileConfig
from training.contract.model_card import Channel, ModelCard
from training.dataset.folder import Dataset
from training.jobs.run import run_job
from training.learning.patch_source import PatchSource
from training.network.channels import select_channels
from training.network.devices import Device
from training.network.network_input import network_input
from training.raster_io import RasterReader

CPU = Device(torch.device("cpu"), "cpu", "float32")
GSD_M = 0.5
CHANNELS = (Channel("nir", 1, 100.0, 50.0), Channel("slope", 0, 40.0, 30.0), Channel("height", 0, 3.0, 2.0))
LABELS = patchwork(75, 110, cell=8)


def metres():
    """Heights above ground with holes, also at the raster's edge."""
    found = heights(LABELS) - 250 + np.random.default_rng(0).normal(0, 0.3, LABELS.shape).astype(np.float32)
    found[30:34, 20:50] = np.nan
    found[0, 60:70] = np.nan
    return found


@pytest.fixture
def scene(tmp_path):
    rasters = write_scene(tmp_path, LABELS)
    height = np.nan_to_num(metres(), nan=-9999.0)
    rasters["height"] = str(write_raster(tmp_path / "heights.tif", height, nodata=-9999))
    return rasters


def whole(channels):
    """The channels of the whole raster at once, (C, H, W)."""
    around = torch.from_numpy(np.pad(metres(), 1, constant_values=np.nan))[None]
    valid = torch.ones((1, *LABELS.shape), dtype=torch.bool)
    images, _ = network_input(torch.from_numpy(ortho_pixels(LABELS))[None], valid, around, None, channels, GSD_M)
    return images[0]


def test_the_whole_raster_has_the_plain_slope():
    expected = (slope(np.pad(metres(), 1, constant_values=np.nan), GSD_M) - 40) / 30
    np.testing.assert_allclose(whole(CHANNELS)[1].numpy(), np.nan_to_num(expected, nan=0.0), atol=1e-5)


@pytest.mark.parametrize("room", [10**9, 0], ids=["memory", "disk"])
@pytest.mark.parametrize("sampling", ["grid", "random"])
def test_a_patch_has_that_part_of_the_whole_raster(scene, tmp_path, monkeypatch, room, sampling):
    monkeypatch.setattr("training.learning.patch_source.free_memory", lambda device: room)
    config = TileConfig(
        orthos=(scene["ortho"],), references=(scene["reference"],), heights=(scene["height"],), patch_size=32,
        sampling=sampling, patches=20, validation_share=0, min_labelled=0, output=str(tmp_path / "set"),
    )  # fmt: skip
    run_job("tile", config, Notes())
    data = Dataset(tmp_path / "set")
    channels = select_channels(data.card.channels, "ortho_height_slope_ndvi")
    assert data.card.height_reference == "ground" and [c.role for c in channels][3:] == ["height", "slope", "ndvi"]
    patches, expected = data.patches["train"], whole(channels)
    source = PatchSource(data, patches, channels, (0, 1, 2, 3, 4, 5), CPU, Notes())
    groups = [range(0, len(patches), 2), range(1, len(patches), 2)]
    for group, (images, _) in zip(groups, source.batches(groups), strict=True):
        for index, image in zip(group, images, strict=True):
            assert torch.equal(image, expected[(slice(None), *patches[index].window.slices)])


@pytest.mark.parametrize("panel_width", [0, 32])
@pytest.mark.parametrize("overlap", [0, 50])
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("size", [32, 48])
def test_a_window_has_that_part_of_the_whole_raster(scene, panel_width, overlap, count, size):
    card = ModelCard("none", {}, CHANNELS, 3, "uint8", "ground", ISPRS, (0, 1, 2), GSD_M, size)
    margin = overlap * size // 100
    plan = WindowPlan(LABELS.shape[1], LABELS.shape[0], size, margin, align=16, panel_width=panel_width)
    expected, seen = whole(CHANNELS), np.zeros(LABELS.shape, dtype=bool)
    with RasterReader(scene["ortho"]) as ortho, RasterReader(scene["height"], like=ortho.grid, smooth=True) as height:
        for rank in range(count):
            with closing(WindowReader(card, ortho, height).stripes(plan, rank, count)) as stripes:
                for pixels in stripes:
                    for number, left in enumerate(pixels.starts):
                        image, valid, around, _ = pixels.window(number)
                        found, _ = network_input(image[None], valid[None], around[None], None, CHANNELS, GSD_M)
                        place = slice(pixels.stripe.row_off, pixels.stripe.row_off + size), slice(left, left + size)
                        assert torch.equal(found[0], expected[(slice(None), *place)])
                        seen[place] = True
    assert seen.all()
