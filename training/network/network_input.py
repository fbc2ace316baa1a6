"""From stored pixels to the network's input, for whole batches on the device they are on."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch

from ..contract.channels import halo_px
from ..contract.model_card import Channel
from ..windows import inside
from .channels import COMPUTED, Rasters

_EXACT_IN_32_BIT = (torch.uint8, torch.int8, torch.uint16, torch.int16, torch.float16, torch.float32)


def network_input(
    ortho: torch.Tensor,
    valid: torch.Tensor,
    heights: torch.Tensor | None,
    levels: torch.Tensor | None,
    channels: Sequence[Channel],
    gsd_m: float = 0.0,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Build and normalise the channels of a batch, alike for training, classification and exported networks.

    Args:
        ortho: Orthophoto, shape (N, B, H, W), all bands, any number type.
        valid: Where the orthophoto carries data, shape (N, H, W) bool.
        heights: Heights in metres, float32, NaN where there is no data, of the windows and of `halo_px` pixels around
            them, as the channels need: shape (N, H + 2 halo, W + 2 halo); None if no channel needs them.
        levels: Height that counts as zero, shape (N,) float32; None: 0 m.
        channels: The channels to build.
        gsd_m: Ground sampling distance, m per pixel; 0 if unknown.

    Returns:
        Channels, shape (N, C, H, W) float32, (value - mean) / std, 0 (the mean) where not valid; and where all needed
        rasters carry data, shape (N, H, W) bool. NDVI that is not defined (see `indices`) is 0 there too, but
        the pixel is valid.
    """
    halo = halo_px(channel.role for channel in channels)
    if heights is not None:
        valid = valid & inside(heights, halo).isfinite()
    wide = torch.float32 if ortho.device.type == "mps" else torch.float64  # Apple's graphics know no 64 bit
    ortho = ortho.to(torch.float32 if ortho.dtype in _EXACT_IN_32_BIT else wide)
    planes = []
    rasters = Rasters(ortho, {channel.role: channel.band for channel in channels}, heights, halo, levels, gsd_m)
    for channel in channels:  # nothing in place of a part, no sizes as numbers: exported networks begin with this
        if channel.role in COMPUTED:
            values = COMPUTED[channel.role](rasters)
        else:
            values = ortho[:, channel.band - 1]
        planes.append(values.sub(channel.mean).float().div_(channel.std))
    images = torch.stack(planes, dim=1)
    return images.masked_fill_(~valid[:, None], 0.0).nan_to_num_(0.0, math.inf, -math.inf), valid
