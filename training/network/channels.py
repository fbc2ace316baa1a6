"""Which channels the network sees, and how the derived ones are computed for a batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch

from ..contract.channels import HEIGHT, NDVI, SLOPE, derived_channels
from ..contract.compatibility import check_inputs
from ..contract.dataset_card import DatasetChannel
from ..contract.model_card import Channel
from ..slope import slope_degrees
from ..windows import inside


def select_channels(available: Sequence[DatasetChannel], inputs: str) -> tuple[Channel, ...]:
    """The channels of one of `INPUTS`, of those that a data set has.

    Raises:
        DatasetError: If the data set lacks one of them.
    """
    check_inputs(inputs, [channel.role for channel in available])
    found = {channel.role: channel for channel in available}
    wanted = [channel for channel in available if channel.band]
    wanted += [found[channel.role] for channel in derived_channels(inputs)]
    return tuple(Channel(channel.role, channel.band, channel.mean, channel.std) for channel in wanted)


@dataclass(frozen=True)
class Rasters:
    """What the channels of a batch are computed from.

    Args:
        ortho: Orthophoto, shape (N, B, H, W), all bands, float32 or float64.
        band_of: Role -> band of the orthophoto, counted from 1.
        heights: Metres, shape (N, H + 2 halo, W + 2 halo) float32, NaN where there is no data; None if there are none.
        halo: How many pixels beyond the windows the heights reach.
        levels: Height that counts as zero, shape (N,) float32; None: 0 m.
        gsd_m: Ground sampling distance, m per pixel; 0 if unknown.
    """

    ortho: torch.Tensor
    band_of: Mapping[str, int]
    heights: torch.Tensor | None
    halo: int
    levels: torch.Tensor | None
    gsd_m: float

    def band(self, role: str) -> torch.Tensor:
        """A band of the orthophoto, shape (N, H, W) float32."""
        return self.ortho[:, self.band_of[role] - 1].float()

    def heights_around(self, pixels: int) -> torch.Tensor:
        """The heights of the windows and of so many pixels around them, at most `halo`.

        Raises:
            ValueError: If there are no heights.
        """
        if self.heights is None:
            raise ValueError("a channel needs heights, but there are none")
        found: torch.Tensor = inside(self.heights, self.halo - pixels)
        return found


def _height(rasters: Rasters) -> torch.Tensor:
    heights = rasters.heights_around(0)
    return heights if rasters.levels is None else heights - rasters.levels[:, None, None]


def _slope(rasters: Rasters) -> torch.Tensor:
    slope: torch.Tensor = slope_degrees(rasters.heights_around(1), rasters.gsd_m, torch)
    return slope


def _ndvi(rasters: Rasters) -> torch.Tensor:
    """As `indices.ndvi`; NaN where it is not defined."""
    nir, red = rasters.band("nir"), rasters.band("red")
    return ((nir - red) / (nir + red)).masked_fill_(torch.minimum(nir, red) < 0, torch.nan)  # 0 / 0 is NaN by itself


# Role -> the values, shape (N, H, W), for every entry of `contract.channels`. No sizes as numbers and nothing in place
# of a part: exported networks begin with this.
COMPUTED: dict[str, Callable[[Rasters], torch.Tensor]] = {HEIGHT: _height, SLOPE: _slope, NDVI: _ndvi}
