"""Chance variations of training patches: flips and quarter turns, brightness and contrast.

There is no zoom: docs/experiments.md says why.
"""

from __future__ import annotations

from functools import lru_cache

import torch

from ..contract.class_scheme import IGNORE_INDEX
from ..network.devices import send
from ..network.distributed import SINGLE_PROCESS, ProcessGroup

_POSITIONS = 8  # quarter turns and flips, equally likely: seen from above, no direction is special
_GAIN = 0.075  # contrast varies by about this share
_OFFSET = 0.075  # brightness varies by about this many standard deviations
_STILL = torch.tensor([1.0, 0.0])[:, None, None]  # times 1, plus 0: the pixel stays
_ALIKE, _SINGLE = 0.8, 0.4  # shares of both that all bands have in common (light, exposure), and that each has alone


class Augmentation:
    """Varies batches of patches on the device they are on.

    All random numbers are drawn on the CPU, so that every device gives the same variations, and in the same quantity
    whatever comes out of it. What was drawn reaches a GPU without waiting for it.

    Args:
        radiometric: Which channels vary in brightness and contrast, shape (C,) bool: those of the orthophoto. Heights
            stay metric, and NDVI, being a ratio, hardly changes with brightness (`contract.channels`).
        seed: Start of the random numbers.
        group: The processes that share a batch; each draws for all of it, so that every number of them gives the same.
    """

    def __init__(self, radiometric: torch.Tensor, seed: int, group: ProcessGroup = SINGLE_PROCESS) -> None:
        self._spread = torch.tensor([_GAIN, _OFFSET])[:, None, None] * radiometric.cpu()  # (2, 1, C)
        self._group = group
        self._generator = torch.Generator().manual_seed(seed)

    def state(self) -> torch.Tensor:
        """Where the random numbers stand, shape (S,) uint8: to be stored, and given to `restore` to go on alike."""
        return self._generator.get_state()

    def restore(self, state: torch.Tensor) -> None:
        """Go on from where another augmentation was when it gave this `state`."""
        self._generator.set_state(state.cpu())

    def __call__(
        self, images: torch.Tensor, labels: torch.Tensor, whole: int | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Vary each patch by itself, image and labels by the same flip and turn.

        Args:
            images: Normalised channels, shape (N, C, P, P) float; 0 in all channels where there is no data.
            labels: Class indices, shape (N, P, P), 255 for ignored pixels, which those without data are.
            whole: Patches of the whole batch, of which these are this process's share; None: they are all.

        Returns:
            New tensors of the same shapes, number types and device. Pixels without data stay so.
        """
        count, channels = len(images) if whole is None else whole, images.shape[1]
        mine = self._group.share
        positions = torch.randint(_POSITIONS, (count,), generator=self._generator)[mine]
        normal = torch.randn((2, count, 1 + channels), generator=self._generator)[:, mine]
        images, labels = _turn(images, labels, positions)
        # These are new tensors; from here on they are changed in place.
        known = (images.abs().amax(dim=1) > 0) | (labels != IGNORE_INDEX)
        has_data = known[:, None].to(images.dtype)  # (N, 1, P, P), 0 or 1
        amount = torch.add(_ALIKE * normal[..., :1], normal[..., 1:], alpha=_SINGLE).clamp_(-2.5, 2.5)
        light = send(torch.addcmul(_STILL, amount, self._spread), images.device)[..., None, None]
        images.mul_(light[0]).addcmul_(light[1], has_data)
        return images, labels


@lru_cache(maxsize=4)
def _sources(size: int, device: torch.device) -> torch.Tensor:
    """Where each pixel of a square patch comes from in each of the eight positions, shape (8, size * size) int64."""
    square = torch.arange(size * size).reshape(size, size)
    turned = [square.rot90(position % 4) for position in range(8)]
    turned[4:] = [square.flip(-1) for square in turned[4:]]
    return send(torch.stack(turned).flatten(1), device)


def _turn(images: torch.Tensor, labels: torch.Tensor, positions: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Bring each patch into one of the eight positions, `positions`, shape (N,): one gather for all patches."""
    sources = _sources(images.shape[-1], images.device)[send(positions, images.device)]  # (N, P * P)
    turned = images.flatten(2).gather(2, sources[:, None].expand(-1, images.shape[1], -1))
    return turned.reshape(images.shape), labels.flatten(1).gather(1, sources).reshape(labels.shape)
