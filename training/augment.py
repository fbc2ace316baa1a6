"""Chance variations of training patches: flips and quarter turns, brightness and contrast."""

from __future__ import annotations

import torch

_GAIN = 0.15  # contrast varies by about this share
_OFFSET = 0.15  # brightness varies by about this many standard deviations


class Augmentation:
    """Varies batches; draws from its own random numbers.

    Args:
        radiometric: Which channels vary in brightness and contrast, shape (C,) bool: those of the orthophoto. Heights
            stay metric, and NDVI, being a ratio, hardly changes with brightness.
        seed: Start of the random numbers.
    """

    def __init__(self, radiometric: torch.Tensor, seed: int) -> None:
        self.radiometric = radiometric
        self.generator = torch.Generator().manual_seed(seed)

    def __call__(self, images: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Vary each patch by itself, image and labels by the same flip and turn.

        Args:
            images: Normalised channels, shape (N, C, P, P) float.
            labels: Class indices, shape (N, P, P).

        Returns:
            New tensors of the same shapes.
        """
        turns = torch.randint(0, 4, (len(images),), generator=self.generator).tolist()
        flips = torch.randint(0, 2, (len(images),), generator=self.generator).tolist()
        moved = [_move(image, turn, flip) for image, turn, flip in zip(images, turns, flips, strict=True)]
        moved_labels = [_move(label, turn, flip) for label, turn, flip in zip(labels, turns, flips, strict=True)]
        return self._vary(torch.stack(moved)), torch.stack(moved_labels)

    def _vary(self, images: torch.Tensor) -> torch.Tensor:
        """Change contrast and brightness: all bands alike (light, exposure), and each a little (haze, sensor)."""
        count, channels = images.shape[:2]
        shared = torch.randn((2, count, 1), generator=self.generator)
        single = torch.randn((2, count, channels), generator=self.generator)
        amount = (0.8 * shared + 0.4 * single) * self.radiometric
        gain = (1 + _GAIN * amount[0].clamp(-2.5, 2.5)).to(images)[..., None, None]
        offset = (_OFFSET * amount[1].clamp(-2.5, 2.5)).to(images)[..., None, None]
        has_data = (images != 0).any(dim=1, keepdim=True)  # pixels without data are 0 in all channels, and stay so
        return images * gain + offset * has_data


def _move(pixels: torch.Tensor, turn: int, flip: int) -> torch.Tensor:
    """One of the eight flips and quarter turns of the last two axes."""
    turned = torch.rot90(pixels, turn, dims=(-2, -1))
    return turned.flip(-1) if flip else turned
