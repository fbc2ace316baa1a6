"""Chance variations of training patches: zoom, flips and quarter turns, brightness and contrast."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from ..contract.class_scheme import IGNORE_INDEX
from ..network.devices import send
from ..network.distributed import ALONE, Team

# Each part is switched off by setting its first constant to 0 (_POSITIONS: 1); the others then stay as they were.
_POSITIONS = 8  # quarter turns and flips, equally likely: seen from above, no direction is special
# Zoom is off: over four seeds on the demo town it changed the mean F1 of an unseen tile by less than 0.01, also at
# other pixel sizes. nnU-Net zooms a fifth of its patches by 0.7 to 1.4 (Isensee et al. 2021).
_ZOOM_CHANCE = 0.0
_LARGEST_ZOOM = 4 / 3  # either way: a car of 10 x 25 pixels (20 cm) becomes 8 x 19 at least and stays a car
_GAIN = 0.15  # contrast varies by about this share
_OFFSET = 0.15  # brightness varies by about this many standard deviations
_ALIKE, _SINGLE = 0.8, 0.4  # shares of both that all bands have in common (light, exposure), and that each has alone
_FULL = 1 - 1e-5  # share of a resampled pixel that must come from pixels with data: all, but for rounding


class Augmentation:
    """Varies batches of patches on the device they are on.

    All chance is drawn on the processor, so that every device gives the same variations, and in the same quantity
    whatever comes out of it. What was drawn reaches a graphics card without waiting for it.

    Args:
        radiometric: Which channels vary in brightness and contrast, shape (C,) bool: those of the orthophoto. Heights
            stay metric, and NDVI, being a ratio, hardly changes with brightness.
        seed: Start of the random numbers.
        team: The processes that share a batch; each draws for all of it, so that every number of them gives the same.
    """

    def __init__(self, radiometric: torch.Tensor, seed: int, team: Team = ALONE) -> None:
        self._radiometric, self._team = radiometric.cpu(), team
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
        """Vary each patch by itself, image and labels by the same zoom, flip and turn.

        Args:
            images: Normalised channels, shape (N, C, P, P) float; 0 in all channels where there is no data.
            labels: Class indices, shape (N, P, P), 255 for ignored pixels, which those without data are.
            whole: Patches of the whole batch, of which these are this process's share; None: they are all.

        Returns:
            New tensors of the same shapes, number types and device. Pixels without data stay so.
        """
        count, channels = len(images) if whole is None else whole, images.shape[1]
        mine = self._team.share(range(count))
        chance = torch.rand((count, 5), generator=self._generator)[mine]
        normal = torch.randn((2, count, 1 + channels), generator=self._generator)[:, mine]
        images, labels = _turn(images, labels, (chance[:, 0] * _POSITIONS).long())
        # These are new tensors; from here on they are changed in place.
        has_data = (images.any(dim=1) | (labels != IGNORE_INDEX))[:, None].to(images.dtype)  # (N, 1, P, P), 0 or 1
        amount = (_ALIKE * normal[..., :1] + _SINGLE * normal[..., 1:]).clamp(-2.5, 2.5) * self._radiometric
        light = send(torch.stack([1 + _GAIN * amount[0], _OFFSET * amount[1]]), images.device)[..., None, None]
        images.mul_(light[0]).addcmul_(light[1], has_data)
        zoomed = torch.nonzero(chance[:, 1] < _ZOOM_CHANCE).flatten()
        side = _LARGEST_ZOOM ** (2 * chance[zoomed, 2:3] - 1)  # of the square to be seen, 1 = the patch; log-uniform
        middle = (2 * chance[zoomed, 3:] - 1) * (1 - side)  # of that square (x, y), -1 to 1 over the patch
        if len(zoomed):
            _zoom(images, labels, has_data, zoomed, torch.cat([side, middle], dim=1))
        return images, labels


def _turn(images: torch.Tensor, labels: torch.Tensor, positions: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Bring each patch into one of the eight positions, `positions`, shape (N,); patches of one position at once."""
    turned = torch.empty_like(images), torch.empty_like(labels)
    for position in range(_POSITIONS):
        chosen = torch.nonzero(positions == position).flatten()
        if not len(chosen):
            continue
        chosen = send(chosen, images.device)
        for result, pixels in zip(turned, (images, labels), strict=True):
            part = torch.rot90(pixels[chosen], position % 4, dims=(-2, -1))
            result[chosen] = part.flip(-1) if position >= 4 else part
    return turned


def _zoom(
    images: torch.Tensor, labels: torch.Tensor, has_data: torch.Tensor, zoomed: torch.Tensor, squares: torch.Tensor
) -> None:
    """Resample some patches in place, images bilinearly and labels by the nearest pixel.

    Beyond the patch there is no data, as the classification has it beyond the raster; mirrored ground would show halved
    cars as whole ones. A pixel that is in part made of no data has none itself: 0 in all channels, label 255.

    Args:
        images: Shape (N, C, P, P).
        labels: Shape (N, P, P).
        has_data: Shape (N, 1, P, P), 1 where there is data, else 0.
        zoomed: Which patches, shape (M,).
        squares: Side and middle (x, y) of what is to be seen of each of them, shape (M, 3).
    """
    zoomed, squares = send(zoomed, images.device), send(squares, images.device)
    pixels = images.shape[-1]
    centres = (2 * torch.arange(pixels, device=images.device) + 1) / pixels - 1  # of the pixels, -1 to 1
    columns, rows = (squares[:, :1] * centres + middle for middle in squares[:, 1:, None].unbind(1))  # (M, P) each
    shape = (len(zoomed), pixels, pixels)
    grid = torch.stack([columns[:, None, :].expand(shape), rows[:, :, None].expand(shape)], dim=-1)  # (M, P, P, 2)

    def sample(values: torch.Tensor, mode: str) -> torch.Tensor:
        return F.grid_sample(values.float(), grid, mode=mode, padding_mode="zeros", align_corners=False)

    full = sample(has_data[zoomed], "bilinear") > _FULL  # (M, 1, P, P)
    images[zoomed] = (sample(images[zoomed], "bilinear") * full).to(images.dtype)
    nearest = sample(labels[zoomed][:, None], "nearest").masked_fill(~full, IGNORE_INDEX)
    labels[zoomed] = nearest[:, 0].to(labels.dtype)
