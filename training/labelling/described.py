"""What the ranking wants of the last features at each pixel: some numbers, and how unlike the training it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch.nn import functional

from ..network.applicability import Applicability

FEATURES = 16  # numbers of a pixel: more features are projected to so many


@dataclass(frozen=True)
class Described:
    """Planes for `classification.prediction`: features, and the distance from the training where it is known.

    Many features are projected by chance to fewer, which changes their distances little (Johnson, Lindenstrauss 1984,
    Extensions of Lipschitz mappings into a Hilbert space); by the same chance each time.

    Args:
        applicability: What the training has seen; None: the model does not say.
    """

    applicability: Applicability | None

    @property
    def planes(self) -> int:
        """Numbers of a pixel."""
        return FEATURES + (self.applicability is not None)

    def to(self, device: torch.device) -> Described:
        """The same on a device."""
        return self if self.applicability is None else replace(self, applicability=self.applicability.to(device))

    def of(self, features: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Shape (N, planes, height, width) float32, of features (N, C, h, w); fewer than `FEATURES` leave zeros."""
        wide = functional.interpolate(projected(features.float()), (height, width), mode="bilinear")
        if self.applicability is None:
            return wide
        return torch.cat([wide, self.applicability.of(features, height, width)], dim=1)


def projected(features: torch.Tensor) -> torch.Tensor:
    """Features (N, C, H, W) as `FEATURES` numbers of each pixel, shape (N, FEATURES, H, W)."""
    count = features.shape[1]
    if count <= FEATURES:
        return functional.pad(features, (0, 0, 0, 0, 0, FEATURES - count))
    chance = torch.randn(count, FEATURES, generator=torch.Generator().manual_seed(0))
    directions, _ = torch.linalg.qr(chance)  # (C, FEATURES), orthonormal
    return torch.einsum("nchw,cd->ndhw", features, directions.to(features.device))
