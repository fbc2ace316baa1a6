"""Batches of patches: the same from disk and from memory."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.engine.support.tiny_scenes import Notes
from training.contract.errors import JobCancelled
from training.dataset.folder import Dataset
from training.learning.patch_source import PatchSource
from training.network.channels import select_channels
from training.network.devices import Device

CPU = Device(torch.device("cpu"), "cpu", "float32")


def test_batches_serve_the_patches_in_the_order_asked_for(dataset):
    data = Dataset(dataset)
    channels = select_channels(data.card.channels, "ortho_height")
    source = PatchSource(data, data.patches["train"], channels, (0, 1, 2, 3, 4), CPU, Notes())
    images, labels = source.batch([5, 2])
    assert images.shape == (2, 4, 32, 32) and labels.shape == (2, 32, 32)
    stored = source.pixels(5).labels
    assert (labels[0].numpy() == np.where(stored == 5, 255, stored)).all()  # 5 is not among the outputs
    expected = (source.pixels(2).image[1] - channels[1].mean) / channels[1].std
    np.testing.assert_allclose(images[1, 1].numpy(), expected, atol=1e-5)
    sizes = [len(batch) for batch, _ in source.batches([range(10), range(10, 20), range(20, 24)])]
    assert sizes == [10, 10, 4]


@pytest.mark.parametrize("kept", [True, False])
def test_pixels_without_height_are_ignored_only_if_heights_are_used(dataset, monkeypatch, kept):
    monkeypatch.setattr("training.learning.patch_source.free_memory", lambda device: 10**9 * kept)
    data = Dataset(dataset)
    real = data.read

    def read(patch, with_height, *further):
        pixels = real(patch, with_height, *further)
        if with_height:
            pixels.height[:4] = np.nan
        return pixels

    monkeypatch.setattr(data, "read", read)
    for inputs, ignored in (("ortho", False), ("ortho_height", True)):
        channels = select_channels(data.card.channels, inputs)
        source = PatchSource(data, data.patches["train"][:1], channels, (0, 1, 2, 3, 4, 5), CPU, Notes())
        images, labels = source.batch([0])
        assert (labels[0, :4] == 255).all().item() is ignored
        assert (images[0, :, :4] == 0).all().item() is ignored


def test_patches_from_disk_are_those_kept_in_memory(dataset, monkeypatch):
    data = Dataset(dataset)
    channels = select_channels(data.card.channels, "ortho_height_ndvi")
    batches = []
    for room in (10**9, 0):
        monkeypatch.setattr("training.learning.patch_source.free_memory", lambda device, room=room: room)
        notes = Notes()
        source = PatchSource(data, data.patches["train"], channels, (0, 1, 2, 3, 4, 5), CPU, notes)
        assert any("read from disk" in line for line in notes.lines) is (room == 0)
        batches.append(list(source.batches([range(23, 10, -1), range(10, 4, -1), [], range(5)])))
    for kept, streamed in zip(*batches, strict=True):
        assert all(torch.equal(a, b) for a, b in zip(kept, streamed, strict=True))


def test_a_training_that_is_stopped_while_patches_are_read(dataset):
    data = Dataset(dataset)
    notes = Notes(cancel_after=3)
    with pytest.raises(JobCancelled):
        PatchSource(data, data.patches["train"], (), (0, 1), CPU, notes)
