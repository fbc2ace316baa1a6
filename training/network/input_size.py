"""The sizes that a network takes."""

from __future__ import annotations

import torch


def check_sides(images: torch.Tensor, multiple: int) -> None:
    """Make sure that a network can halve the images as often as it does.

    Args:
        images: Shape (N, C, H, W).
        multiple: What H and W must be multiples of.

    Raises:
        ValueError: If they are not; the message says which size to pad to.
    """
    sides = images.shape[-2:]
    if any(side % multiple for side in sides):
        fit = [-(-side // multiple) * multiple for side in sides]
        raise ValueError(f"input of {sides[0]} x {sides[1]} pixels: pad it to {fit[0]} x {fit[1]}")
