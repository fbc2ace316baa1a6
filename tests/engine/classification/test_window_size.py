"""How large windows are: what is chosen, what is refused, what happens where memory is too small."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.engine.classification.test_classify import LABELS, classify
from tests.engine.support.model_cards import CARD, WITH_HEIGHT
from tests.engine.support.tiny_scenes import Notes, ortho_pixels
from tests.small_rasters import patchwork, read_raster, write_raster
from training.classification.window_size import choose_window_size
from training.contract.config import ClassifyConfig
from training.contract.errors import ConfigError
from training.network.devices import Device
from training.network.forward_cost import ForwardCost
from training.raster_io import Grid

CPU = Device(torch.device("cpu"), "cpu", "float32")
CHEAP, DEAR = ForwardCost(50.0, True), ForwardCost(400.0, True)


def chosen(card=CARD, costs=(DEAR,), notes=None, processes=1, **parameters):
    config = ClassifyConfig(model="m.safetensors", ortho="o.tif", output="c.tif", **parameters)
    return choose_window_size(config, card, costs, CPU, processes, notes or Notes())


def plan_of(size, width, height):
    grid = Grid.north_up(width, height, (0.0, 0.0), 1.0, 25832)
    return size.plan(grid, grid.window, 256)


def test_what_the_network_needs_decides_and_it_is_said():
    notes = Notes()
    found = chosen(notes=notes)
    assert 256 < found.size < 1024 and found.size % 16 == 0 and found.margin == 128 and found.multiple == 16
    assert notes.lines[-1] == (
        f"Windows of up to {found.size} x {found.size} pixels, as large as memory allows; they overlap by 128 pixels."
    )
    assert 1.5 * 4 * 400 * found.size**2 < 900e6
    assert chosen(costs=(CHEAP,)).size == 1024
    assert chosen(costs=(CHEAP, DEAR)).size == found.size  # the dearest of several models
    assert chosen(multi_scale=True).size < found.size
    assert chosen(costs=(ForwardCost(1e6, True),)).size == 256  # never smaller than the patches


@pytest.mark.parametrize("overlap, margin", [(0, 0), (25, 64), (50, 128), (75, 192)])
@pytest.mark.parametrize("window_size", [0, 256, 512])
def test_the_margin_is_a_share_of_the_patch_whatever_the_window(overlap, margin, window_size):
    assert chosen(overlap=overlap, window_size=window_size).margin == margin


def test_a_size_that_is_asked_for_is_taken():
    assert chosen(window_size=512).size == 512
    assert chosen(window_size=500).size == 512  # the next one that the network takes
    with pytest.raises(ConfigError, match="WINDOW_SIZE is 128 pixels, less than the 256 of the patches"):
        chosen(window_size=128)


@pytest.mark.parametrize(
    "card, costs, why",
    [
        (WITH_HEIGHT, (CHEAP,), "its heights are relative to the low ground of each window"),
        (CARD, (CHEAP, ForwardCost(50.0, False)), "its network looks at the whole of a window at once"),
    ],
)
def test_models_that_need_windows_like_their_patches_get_them(card, costs, why):
    notes = Notes()
    found = chosen(card, costs, notes)
    assert (found.size, found.multiple, found.halved()) == (256, 0, None)
    assert notes.lines[-1] == f"Windows of 256 x 256 pixels, as large as the patches of the training: {why}."
    assert plan_of(found, 40, 1000).window == (256, 256)
    assert chosen(card, costs, window_size=256).size == 256
    with pytest.raises(ConfigError, match=f"WINDOW_SIZE is 512, but this model needs windows of 256 pixels.*{why}"):
        chosen(card, costs, window_size=512)


def test_panels_become_narrower_where_there_are_many_classes():
    many = replace(CARD, outputs=tuple(range(60)))
    few, more = (plan_of(chosen(card), 100_000, 5000) for card in (CARD, many))
    assert max(panel.width for panel in more.panels) < max(panel.width for panel in few.panels)
    for plan, classes in ((few, 6), (more, 60)):
        assert max(panel.width for panel in plan.panels) * plan.window[0] * 4 * classes < 250e6


def test_halving_ends_at_the_patches():
    sizes, size = [], chosen(costs=(CHEAP,))
    while size is not None:
        sizes.append(size.size)
        size = size.halved()
    assert sizes == [1024, 512, 256]


def test_windows_are_halved_where_memory_is_too_small_and_the_map_is_that_of_smaller_windows(
    model, tmp_path, monkeypatch
):
    from training.classification.prediction.predictor import Predictor

    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(patchwork(150, 200, cell=16)))
    classify(model, ortho, tmp_path / "small.tif", window_size=64)
    full, logits = [], Predictor.logits

    def crowded(self, images):
        if max(images.shape[-2:]) > 64:
            full.append(images.shape)
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return logits(self, images)

    monkeypatch.setattr(Predictor, "logits", crowded)
    notes = Notes()
    result = classify(model, ortho, tmp_path / "halved.tif", notes, window_size=256)
    assert np.array_equal(*(read_raster(tmp_path / f"{name}.tif") for name in ("small", "halved")))
    again = [line for line in notes.warnings if "begins again" in line]
    assert len(again) == 2 and again[0] == (
        "The memory of the computer is too small for a window of 256 x 256 pixels: the classification begins again "
        "with windows of 128 x 128 pixels."
    )
    assert result.ran_on["window_size"] == 64


def test_large_windows_give_the_map_of_windows_like_the_patches(model, tmp_path):
    ortho = write_raster(tmp_path / "o.tif", ortho_pixels(LABELS, 9))
    rasters = []
    for size in (32, 48, 0):
        classify(model, ortho, tmp_path / "c.tif", window_size=size)
        rasters.append(read_raster(tmp_path / "c.tif")[0])
    accuracies = [(raster == LABELS).mean() for raster in rasters]
    assert min(accuracies) >= accuracies[0] - 0.01  # the tiny model is unsure of much, which may change
