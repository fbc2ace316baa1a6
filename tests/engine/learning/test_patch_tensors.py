"""Stored patches of every number type, on a card too: played here by a device that lacks what CUDA lacks."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from training.learning.patch_tensors import StoredPatches
from training.scenes.reader import PatchData

TYPES = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64"]
LACKING = (torch.uint16, torch.uint32, torch.uint64)


class AsOnACard(TorchDispatchMode):
    """CUDA picks no rows of unsigned numbers of more than 8 bit ("index_cuda" not implemented for 'UInt16')."""

    def __torch_dispatch__(self, function, types, arguments=(), named=None):
        words = ("index", "gather", "take", "masked", "where", "flip", "roll")
        if any(word in function.name() for word in words) and getattr(arguments[0], "dtype", None) in LACKING:
            raise RuntimeError(f'"{function.name()}_cuda" not implemented for {arguments[0].dtype}')
        return function(*arguments, **(named or {}))


def patches_of(kind, count=4):
    info = np.iinfo(kind) if np.dtype(kind).kind in "iu" else np.finfo(kind)
    valid, labels = np.ones((6, 6), dtype=bool), np.zeros((6, 6), dtype=np.uint8)
    image = np.full((2, 6, 6), info.max, dtype=kind)
    image[0] = info.min
    for number in range(count):
        image = image.copy()
        image[1, 0, 0] = number
        yield PatchData(image, valid, None, labels)


@pytest.mark.parametrize("kind", TYPES)
def test_every_number_type_can_lie_on_a_card(kind):
    stored = StoredPatches.from_patches(patches_of(kind), 4, "ground")
    with AsOnACard():
        taken = stored.take([3, 1])
        assert stored.take([]).ortho.shape == (0, 2, 6, 6)
    assert taken.ortho.dtype is stored.ortho.dtype
    assert torch.equal(taken.ortho[0], stored.ortho[3]) and taken.ortho[:, 1, 0, 0].tolist() == [3, 1]


def test_patches_are_collected_where_they_are_to_lie():
    stored = StoredPatches.from_patches(patches_of("uint16"), 4, "ground", torch.device("meta"))
    assert stored.ortho.device.type == stored.labels.device.type == "meta" and stored.ortho.shape == (4, 2, 6, 6)
