"""The network's input made of whole batches: the same numbers as those made of single windows, on every device."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.engine.support.plain_channels import assemble
from training.contract.model_card import Channel
from training.learning.patch_source import StoredPatches
from training.network.network_input import network_input
from training.scenes.reader import PatchData

ALL = (
    Channel("nir", 1, 100.0, 50.0), Channel("red", 2, 80.0, 20.0), Channel("green", 3, 60.0, 10.0),
    Channel("height", 0, 3.0, 2.0), Channel("ndvi", 0, 0.25, 0.5),
)  # fmt: skip
DEVICES = [
    "cpu",
    pytest.param(
        "cuda",
        marks=[pytest.mark.gpu, pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")],
    ),
]


def patches(dtype, count=3, size=16):
    """Patches with holes in orthophoto and heights, and a place where NDVI is not defined."""
    rng = np.random.default_rng(1)
    made = []
    for _ in range(count):
        image = rng.integers(0, 120, (3, size, size)).astype(dtype)
        image[:, 0, :3] = 0
        if np.dtype(dtype).kind != "u":
            image[0, 7, :4], image[1, 8, :4] = -3, -2
        if np.issubdtype(dtype, np.floating):
            image[1, 5, 5] = np.nan
        height = rng.normal(250, 5, (size, size)).astype(np.float32)
        height[3] = np.nan
        labels = rng.integers(0, 7, (size, size)).astype(np.uint8)
        valid = (rng.random((size, size)) < 0.9) & ~np.isnan(image.astype(np.float64)).any(axis=0)
        made.append(PatchData(image, valid, height, labels))
    return made


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize(
    "dtype", ["uint8", "int8", "uint16", "int16", "uint32", "int32", "int64", "float16", "float32", "float64"]
)
@pytest.mark.parametrize("reference", ["ground", "window"])
def test_a_batch_is_what_its_patches_are(dtype, reference, device):
    made = patches(np.dtype(dtype))
    stored = StoredPatches.from_patches(made, len(made), reference).to(torch.device(device)).take([2, 0])
    images, valid = network_input(stored.ortho, stored.valid, stored.heights, stored.levels, ALL)
    assert images.dtype == torch.float32 and images.shape == (2, 5, 16, 16) and images.device.type == device
    for index, patch in enumerate((made[2], made[0])):
        expected, seen = assemble(patch.image, patch.valid, patch.height, ALL, reference)
        assert np.array_equal(valid[index].cpu().numpy(), seen) and not seen.all()
        np.testing.assert_allclose(images[index].cpu().numpy(), expected, rtol=0, atol=0 if device == "cpu" else 1e-5)
    assert (stored.labels[1].cpu().numpy() == made[0].labels).all()


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("reference", ["ground", "window"])
def test_slope_sees_a_pixel_around_the_patch_and_nothing_else_does(reference, device):
    made = patches(np.dtype("uint8"))
    rng = np.random.default_rng(2)
    around = [np.pad(patch.height, 1, constant_values=250) + rng.normal(0, 1, (18, 18)) for patch in made]
    wide = [replace(patch, height=height.astype(np.float32)) for patch, height in zip(made, around, strict=True)]
    stored = StoredPatches.from_patches(wide, 3, reference).to(torch.device(device))
    channels = (*ALL, Channel("slope", 0, 20.0, 10.0))
    images, valid = network_input(stored.ortho, stored.valid, stored.heights, stored.levels, channels, 0.5)
    for patch, found, seen in zip(wide, images.cpu().numpy(), valid.cpu().numpy(), strict=True):
        expected, known = assemble(patch.image, patch.valid, patch.height, channels, reference, 0.5)
        assert np.array_equal(seen, known) and not known.all()
        np.testing.assert_allclose(found[:5], expected[:5], rtol=0, atol=0 if device == "cpu" else 1e-5)
        np.testing.assert_allclose(found[5], expected[5], rtol=0, atol=1e-5)


def test_slope_needs_the_pixel_size():
    patch = replace(patches(np.dtype("uint8"))[0], height=np.zeros((18, 18), dtype=np.float32))
    stored = StoredPatches.from_patches([patch], 1, "ground")
    with pytest.raises(ValueError, match="ground sampling distance"):
        network_input(stored.ortho, stored.valid, stored.heights, stored.levels, (Channel("slope", 0, 0.0, 1.0),))


def test_without_heights():
    made = [PatchData(p.image, p.valid, None, p.labels) for p in patches(np.dtype("uint8"))]
    stored = StoredPatches.from_patches(made, 3, "none")
    assert stored.heights is None and stored.take([1]).levels is None and len(stored.take([1])) == 1
    images, _ = network_input(stored.ortho, stored.valid, None, None, ALL[:3])
    assert np.array_equal(images[1].numpy(), assemble(made[1].image, made[1].valid, None, ALL[:3], "none")[0])
    with pytest.raises(ValueError, match="needs heights"):
        network_input(stored.ortho, stored.valid, None, None, ALL)
