"""What a network says of the blocks of an orthophoto: squares that somebody may label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from scipy import ndimage

_TINY = 1e-12
_SMALLEST_OBJECT = 1 / 1024  # share of a block: what is smaller nobody draws


@dataclass(frozen=True)
class BlockFacts:
    """Of N blocks, with K classes and D features.

    Args:
        places: Number of the orthophoto, row and column of the first pixel of each, shape (N, 3) int64.
        valid: Share of its pixels with data, shape (N,), 0-1.
        labelled: Share of its pixels that are labelled already, shape (N,), 0-1.
        shares: Expected share of each class among the pixels with data, shape (N, K); the sum over K is 1.
        entropy: Mean entropy of the probabilities, in units of that of K equally probable classes, shape (N,), 0-1.
        doubt: Of this entropy, what falls to each class, shape (N, K): the sum over K is `entropy`.
        confusions: Mean product of the probabilities of two classes, shape (N, K, K), symmetric, 0 on the diagonal.
        unlike: Mean distance from what the training has seen, in units of its limit, shape (N,); 0 if unknown.
        features: Mean of the features before the network's last layer, shape (N, D).
        objects: Connected areas of the most probable classes, shape (N,): what there is to draw.
    """

    places: np.ndarray
    valid: np.ndarray
    labelled: np.ndarray
    shares: np.ndarray
    entropy: np.ndarray
    doubt: np.ndarray
    confusions: np.ndarray
    unlike: np.ndarray
    features: np.ndarray
    objects: np.ndarray

    def __len__(self) -> int:
        return len(self.places)

    def take(self, chosen: np.ndarray) -> BlockFacts:
        """Those of some blocks, by number or by a mask."""
        return BlockFacts(*(getattr(self, field.name)[chosen] for field in fields(self)))

    @classmethod
    def joined(cls, parts: Sequence[BlockFacts]) -> BlockFacts:
        """Those of several parts, in their order."""
        return cls(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(cls)))


@torch.inference_mode()
def block_facts(
    probabilities: torch.Tensor,
    features: torch.Tensor,
    unlike: torch.Tensor | None,
    valid: torch.Tensor,
    labelled: torch.Tensor,
    side: int,
    corner: tuple[int, int, int] = (0, 0, 0),
) -> BlockFacts:
    """Facts of all blocks of a raster, or of a row of blocks; those at its right and lower edge may reach beyond it.

    Args:
        probabilities: Shape (K, H, W) float32; the sum over K is 1 where `valid`.
        features: Shape (D, H, W).
        unlike: Shape (H, W); None: unknown.
        valid: Shape (H, W) bool: where there is data.
        labelled: Shape (H, W) bool: where there are labels already.
        side: Side of a block, pixels.
        corner: Number of the orthophoto, row and column of the first pixel.
    """
    shares, inside = _cut(probabilities * valid, side), _cut(valid[None].float(), side)  # (N, K, side^2), (N, 1, ...)
    count = inside.sum(dim=2).clamp(min=1)  # (N, 1)
    surprise = -(shares * shares.clamp(min=_TINY).log()) / np.log(len(probabilities))  # (N, K, side^2)
    entropy = surprise.sum(dim=1, keepdim=True)
    pairs = shares @ shares.mT / count[:, :, None]  # (N, K, K)
    pairs.diagonal(dim1=1, dim2=2).zero_()
    down, across = (-(-length // side) for length in valid.shape)
    numbers = np.indices((1, down, across)).reshape(3, -1).T  # (N, 3): each of one orthophoto
    distance = torch.zeros_like(entropy) if unlike is None else _cut((unlike * valid)[None], side)
    return BlockFacts(
        numbers * (0, side, side) + corner,
        inside.mean(dim=2)[:, 0].cpu().numpy(),
        _cut(labelled[None].float(), side).mean(dim=2)[:, 0].cpu().numpy(),
        (shares.sum(dim=2) / count).cpu().numpy(),
        (entropy.sum(dim=2) / count)[:, 0].cpu().numpy(),
        ((shares * entropy).sum(dim=2) / count).cpu().numpy(),
        pairs.cpu().numpy(),
        (distance.sum(dim=2) / count)[:, 0].cpu().numpy(),
        (_cut(features * valid, side).sum(dim=2) / count).cpu().numpy(),
        _objects(torch.where(valid, probabilities.argmax(dim=0), -1).cpu().numpy(), side),
    )


def _cut(planes: torch.Tensor, side: int) -> torch.Tensor:
    """Planes (P, H, W) in blocks, row by row: (N, P, side * side), 0 beyond the edge."""
    height, width = planes.shape[-2:]
    padded = torch.nn.functional.pad(planes, (0, -width % side, 0, -height % side))
    down, across = padded.shape[1] // side, padded.shape[2] // side
    cut = padded.reshape(len(planes), down, side, across, side).permute(1, 3, 0, 2, 4)
    return cut.reshape(down * across, len(planes), side * side)


def _objects(classes: np.ndarray, side: int) -> np.ndarray:
    """Number of connected areas that somebody would draw in each block, row by row, shape (N,); -1 is no data."""
    counts = []
    for top in range(0, classes.shape[0], side):
        for left in range(0, classes.shape[1], side):
            counts.append(_areas(classes[top : top + side, left : left + side], _SMALLEST_OBJECT * side**2))
    return np.array(counts, dtype=np.int64)


def _areas(classes: np.ndarray, least: float) -> int:
    found = 0
    for value in np.unique(classes[classes >= 0]):
        numbered, _ = ndimage.label(classes == value)
        found += int((np.bincount(numbered.ravel())[1:] >= least).sum())
    return found
