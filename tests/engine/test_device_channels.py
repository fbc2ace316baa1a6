"""Channels for many windows at once: the numbers of `channels.assemble`, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from training.channels import assemble
from training.contract.model_card import Channel
from training.device_channels import DeviceChannels, low_levels

BANDS = (Channel("nir", 1, 101.7, 33.3), Channel("red", 2, 87.123456, 7.7), Channel("green", 3, 90.1, 51.9))
HEIGHT, NDVI = Channel("height", 0, 3.3, 4.7), Channel("ndvi", 0, 0.11, 0.27)


def windows(dtype, seed=0):
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 120, (4, 3, 20, 20)).astype(dtype)
    images[0, :, :5] = 0  # NDVI is not defined
    heights = rng.normal(250, 5, (4, 20, 20)).astype(np.float32)
    valid = rng.random((4, 20, 20)) < 0.8
    if np.issubdtype(dtype, np.floating):
        images[1, 0, 3, 3] = np.nan
        valid[1, 3, 3] = False
    return images, valid, heights


@pytest.mark.parametrize(
    "dtype", ["uint8", "int8", "uint16", "int16", "uint32", "int32", "int64", "float16", "float32", "float64"]
)
@pytest.mark.parametrize("reference", ["none", "ground", "window"])
def test_agrees_with_assemble_bit_for_bit(dtype, reference):
    images, valid, heights = windows(np.dtype(dtype))
    channels = (*BANDS, NDVI) if reference == "none" else (*BANDS, HEIGHT, NDVI)
    expected = [
        assemble(image, known, None if reference == "none" else height, channels, reference)[0]
        for image, known, height in zip(images, valid, heights, strict=True)
    ]
    levels = [low_levels(h, v, [0], 20) for h, v in zip(heights, valid, strict=True)] if reference == "window" else None
    found = DeviceChannels(channels, torch.device("cpu"))(
        torch.from_numpy(images),
        torch.from_numpy(valid),
        None if reference == "none" else torch.from_numpy(heights),
        None if levels is None else torch.from_numpy(np.concatenate(levels)),
    )
    assert np.array_equal(found.numpy(), np.stack(expected))


def test_bands_alone_in_another_order():
    images, valid, _ = windows(np.dtype("uint8"))
    channels = (BANDS[2], BANDS[0])
    expected = [assemble(i, v, None, channels, "none")[0] for i, v in zip(images, valid, strict=True)]
    found = DeviceChannels(channels, torch.device("cpu"))(torch.from_numpy(images), torch.from_numpy(valid), None, None)
    assert np.array_equal(found.numpy(), np.stack(expected))
