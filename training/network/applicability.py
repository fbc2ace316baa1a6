"""How unlike what it has learnt from a network finds what it sees.

The measure is the Mahalanobis distance of the features before the last layer from the nearest class, with one
covariance for all classes:

    d(x) = min over classes k of sqrt((f(x) - mean_k)^T covariance^-1 (f(x) - mean_k))

Source: Lee, Lee, Lee, Shin 2018, A simple unified framework for detecting out-of-distribution samples and adversarial
attacks, NeurIPS 31, sec. 2.1. Here a network has features at each pixel; every fourth row and column is looked at, and
their distances are averaged over `NEIGHBOURHOOD_PX`: other ground is unlike as a whole, a single pixel says little. As
with the area of applicability of Meyer, Pebesma 2021 (Methods in Ecology and Evolution 12: 1620-1633), what lies beyond
a limit is outside of what the model has learnt from; the limit comes from ground that was held out.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from ..contract.language import tr
from ..contract.plain_data import DataError, fields_of, parse_json

NEIGHBOURHOOD_PX = 64  # side of the square that distances are averaged over
STEP_PX = 4  # rows and columns of the picture between those looked at
SHARE_BEYOND = 0.02  # of the held-out ground lies beyond the limit
_MOST_FEATURES = 4096


@dataclass(frozen=True)
class Applicability:
    """What the features of the training are like.

    Attributes:
        means: Mean of each class times `whitening`, shape (K, C) float32.
        whitening: Features times this have a covariance of one, shape (C, C) float32.
        limit: Mean distance beyond which a place is outside of what the training has seen.
        share_beyond: Share of the held-out ground that lies beyond it, 0-1.
    """

    means: torch.Tensor
    whitening: torch.Tensor
    limit: float
    share_beyond: float

    def to(self, device: torch.device) -> Applicability:
        """The same on a device."""
        return Applicability(self.means.to(device), self.whitening.to(device), self.limit, self.share_beyond)

    @property
    def planes(self) -> int:
        """Numbers of a pixel that `of` gives."""
        return 1

    def of(self, features: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """The distances as a plane, shape (N, 1, height, width) float32."""
        return self.distances(features, height, width)[:, None]

    def distances(self, features: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Distances from the nearest class, averaged over the neighbourhood.

        Args:
            features: Shape (N, C, h, w), any number type, of pictures of `height` x `width` pixels.
            height: Rows of the pictures.
            width: Their columns.

        Returns:
            In units of the limit, shape (N, height, width) float32: above 1 is beyond it.
        """
        seen = looked_at(features, width).float() @ self.whitening
        squares = seen.square().sum(dim=-1, keepdim=True) - 2 * seen @ self.means.T + self.means.square().sum(dim=1)
        nearest = squares.min(dim=-1).values.clamp(min=0).sqrt()[:, None]  # (N, 1, h / step, w / step)
        apart = width / nearest.shape[-1]
        side = 2 * round(NEIGHBOURHOOD_PX / apart / 2) + 1
        mean = functional.avg_pool2d(nearest, side, stride=1, padding=side // 2, count_include_pad=False)
        wide = functional.interpolate(mean, (height, width), mode="bilinear", align_corners=False)
        return wide[:, 0] / self.limit

    def to_text(self) -> str:
        """For the model file."""
        arrays = {"means": self.means, "whitening": self.whitening}
        packed = {name: base64.b64encode(_bytes(values)).decode("ascii") for name, values in arrays.items()}
        facts = {"features": self.means.shape[1], "limit": self.limit, "share_beyond": self.share_beyond}
        return json.dumps({**facts, **packed}, sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> Applicability:
        """Read it back.

        Raises:
            DataError: If it is damaged.
        """
        facts = fields_of(_Stored, parse_json(text))
        stored = _Stored(**facts)
        try:
            means, whitening = (_numbers(packed, stored.features) for packed in (stored.means, stored.whitening))
        except ValueError as error:
            raise DataError(tr("its features of the training are no numbers ({error})", error=error)) from error
        finite = all(np.isfinite(values).all() for values in (means, whitening))
        if not finite or not len(means) or whitening.shape[0] != stored.features or not stored.limit > 0:
            raise DataError(tr("its features of the training are not whole"))
        return cls(torch.from_numpy(means), torch.from_numpy(whitening), stored.limit, stored.share_beyond)


def looked_at(features: torch.Tensor, width: int) -> torch.Tensor:
    """The features that are looked at, (N, h, w, C), of (N, C, H, W) of pictures so many pixels wide."""
    step = max(1, STEP_PX * features.shape[-1] // width)  # they may be coarser than the picture
    return features[..., step // 2 :: step, step // 2 :: step].movedim(1, -1)


@dataclass(frozen=True)
class _Stored:
    features: int
    limit: float
    share_beyond: float
    means: str
    whitening: str


def _bytes(values: torch.Tensor) -> bytes:
    return values.cpu().numpy().astype("<f4").tobytes()


def _numbers(packed: str, columns: int) -> np.ndarray:
    if not 0 < columns <= _MOST_FEATURES:
        raise ValueError(f"{columns} features")
    values: np.ndarray = np.frombuffer(base64.b64decode(packed, validate=True), dtype="<f4")
    return values.reshape(-1, columns).astype(np.float32)
