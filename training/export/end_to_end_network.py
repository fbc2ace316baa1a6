"""A model as one network from a raster's stored values to probabilities, for programs that know nothing of channels."""

from __future__ import annotations

import torch
from torch import nn

from ..contract.rasters import HIGHEST_M, LARGEST, LOWEST_M
from ..heights.levels import LOW_PERCENTILE, WINDOW
from ..network.model_file import Model
from ..network.network_input import network_input


class RasterNetwork(nn.Module):
    """The network with the making of its channels before it and the softmax after it.

    Args:
        model: Network and description.
    """

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.network = model.network
        self._card = model.card

    def forward(self, bands: torch.Tensor) -> torch.Tensor:
        """Compute probabilities.

        Args:
            bands: Real values of the rasters (scale and offset applied), shape (N, B, H, W) float32: all bands of the
                orthophoto and, if the model needs heights, these as one band more, in m; above the low ground if the
                model's are measured from it, whose neighbourhood is wider than a tile. No data are NaN and numbers
                beyond 1e30, in heights also what lies below or above all ground on earth, such as -9999. There are
                none beyond the tile's edge.

        Returns:
            Probabilities of the classes `outputs` of the model's description, shape (N, K, H, W) float32. Their sum is
            1; where there is no data, all are 0.
        """
        ortho = bands[:, : self._card.ortho_bands]
        valid = (ortho.abs() < LARGEST).all(dim=1)  # (N, H, W), False for NaN
        heights = levels = None
        if self._card.needs_height:
            heights = bands[:, self._card.ortho_bands]  # (N, H, W)
            heights = heights.masked_fill(~((heights >= LOWEST_M) & (heights <= HIGHEST_M)), torch.nan)
            levels = torch.zeros_like(heights[:, 0, 0])
            if self._card.height_reference == WINDOW:
                levels = low_levels(heights.masked_fill(~valid, torch.nan))
            halo = self._card.halo_px
            heights = nn.functional.pad(heights, (halo, halo, halo, halo), value=torch.nan) if halo else heights
        channels, valid = network_input(ortho, valid, heights, levels, self._card.channels, self._card.gsd_m)
        probabilities: torch.Tensor = self.network(channels).div(self._card.temperature).softmax(dim=1)
        return probabilities.masked_fill(~valid[:, None], 0.0)


def low_levels(heights: torch.Tensor) -> torch.Tensor:
    """As `heights.levels.low_level`, for a batch, and in operations that ONNX has.

    Args:
        heights: Shape (N, H, W), m, NaN where there is no data.

    Returns:
        Height of the low ground of each, shape (N,), m; 0 where there is no data at all.
    """
    known = ~heights.isnan().flatten(1)
    ascending = heights.flatten(1).masked_fill(~known, torch.inf).sort(dim=1).values  # what is missing comes last
    last = (known.sum(dim=1, keepdim=True) - 1).clamp(min=0)
    place = LOW_PERCENTILE * last  # in hundredths of an index, whole: exact for any number of pixels
    below = place.div(100, rounding_mode="trunc")
    share = (place - 100 * below) / 100
    low = ascending.gather(1, below)
    levels = low + share * (ascending.gather(1, torch.minimum(below + 1, last)) - low)
    return levels.masked_fill(~known.any(dim=1, keepdim=True), 0.0)[:, 0]
