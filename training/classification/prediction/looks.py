"""Several looks at a window, whose mean is more often right than one: turned, mirrored, larger and smaller."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch.nn.functional import interpolate

from ...contract.architectures import size_multiple

TURNS = [(quarters, flipped) for quarters in range(4) for flipped in (False, True)]  # the first one changes nothing


def scaled_sides(architecture: str, sides: tuple[int, int]) -> list[tuple[int, int]]:
    """Sizes of the pictures that a window is looked at in: about 3/4 of it, itself, 5/4, as the network takes them.

    GeoSeg (Wang et al. 2022, UNetFormer) averages over such sizes when it tests on the benchmarks of the ISPRS.
    """
    multiple = size_multiple(architecture)

    def scaled(side: int) -> tuple[int, int, int]:
        smaller = max(multiple, 3 * side // 4 // multiple * multiple)
        return smaller, side, -(-5 * side // 4 // multiple) * multiple

    return sorted(set(zip(*map(scaled, sides), strict=True)))


def mean_of(parts: Iterable[torch.Tensor]) -> torch.Tensor:
    """Mean of some tensors of one shape, of which only two are in memory if they are computed one by one."""
    total, count = None, 0
    for part in parts:
        total, count = part if total is None else total + part, count + 1
    if total is None:
        raise ValueError("there is nothing to average")
    return total if count == 1 else total / count


def resized(images: torch.Tensor, sides: tuple[int, ...]) -> torch.Tensor:
    """Images or probabilities (N, C, H, W) with other sides, bilinear; the sum over C stays."""
    if images.shape[-2:] == sides:
        return images
    return interpolate(images, sides, mode="bilinear", align_corners=False)


def turn(images: torch.Tensor, quarters: int, flipped: bool) -> torch.Tensor:
    """Images (N, C, H, W) turned by so many quarters, then mirrored if `flipped`."""
    turned = images.rot90(quarters, (2, 3))
    return turned.flip(3) if flipped else turned


def turn_back(images: torch.Tensor, quarters: int, flipped: bool) -> torch.Tensor:
    """What `turn` has turned as it was."""
    straight = images.flip(3) if flipped else images
    return straight.rot90(-quarters, (2, 3))
