"""The network's input for many windows at once, computed on the device: what `channels.assemble` does for one patch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from .contract.model_card import Channel
from .normalise import HEIGHT, NDVI

_EXACT_IN_32_BIT = (torch.uint8, torch.int8, torch.uint16, torch.int16, torch.float16, torch.float32)


class DeviceChannels:
    """Builds channels on a device, with the same numbers as `channels.assemble`.

    Args:
        channels: The channels to build, in order.
        device: Where the windows lie.
    """

    def __init__(self, channels: Sequence[Channel], device: torch.device) -> None:
        self._channels = tuple(channels)
        self._bands = {channel.role: channel.band - 1 for channel in channels}
        # Tensors: a division by a plain number may be a product with its inverse, which rounds differently.
        self._means = [torch.tensor(channel.mean, dtype=torch.float32, device=device) for channel in channels]
        self._stds = [torch.tensor(channel.std, dtype=torch.float32, device=device) for channel in channels]
        self._wide = torch.float32 if device.type == "mps" else torch.float64  # Apple's graphics know no 64 bit

    def __call__(
        self, images: torch.Tensor, valid: torch.Tensor, heights: torch.Tensor | None, levels: torch.Tensor | None
    ) -> torch.Tensor:
        """Build the channels.

        Args:
            images: Orthophoto, shape (N, B, H, W), all bands, any number type.
            valid: Where all needed rasters carry data, shape (N, H, W) bool.
            heights: Metres, shape (N, H, W) float32; None if no channel needs them.
            levels: Low level of each window, which is subtracted from its heights, shape (N,) float32; None if the
                heights are used as they are.

        Returns:
            Shape (N, C, H, W) float32, 0 where not valid, and where NDVI is not defined.
        """
        shape = (len(images), len(self._channels), *images.shape[2:])
        result = torch.empty(shape, dtype=torch.float32, device=images.device)
        for index, channel in enumerate(self._channels):
            if channel.role == HEIGHT and heights is not None:
                values = heights if levels is None else heights - levels[:, None, None]
            elif channel.role == NDVI:
                values = _ndvi(images[:, self._bands["nir"]].float(), images[:, self._bands["red"]].float())
            else:
                band = images[:, channel.band - 1]
                values = band.to(torch.float32 if band.dtype in _EXACT_IN_32_BIT else self._wide)
            result[:, index] = values - self._means[index].to(values.dtype)
            result[:, index] /= self._stds[index]
        result.masked_fill_(~valid[:, None], 0.0)
        if NDVI in self._bands or images.is_floating_point():
            result.nan_to_num_(nan=0.0)
        return result


def low_levels(heights: np.ndarray, valid: np.ndarray, starts: Sequence[int], size: int) -> np.ndarray:
    """Low level of each window in a row of windows, shape (N,) float32; see `normalise.low_level`."""
    from .normalise import low_level

    windows = [slice(start, start + size) for start in starts]
    return np.array([low_level(heights[:, window], valid[:, window]) for window in windows], dtype=np.float32)


def _ndvi(nir: torch.Tensor, red: torch.Tensor) -> torch.Tensor:
    """NDVI as in `indices.ndvi`; NaN where it is not defined."""
    total = nir + red
    return torch.where(total != 0, (nir - red) / total, torch.nan)
