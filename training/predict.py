"""Windows to probabilities: the network over overlapping windows of a raster, blended, row by row of windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from .channels import assemble
from .checkpoint import Model
from .devices import Device
from .windows import Window, grid_starts, overlap_to_stride

_MIN_WEIGHT = 1e-3  # of a window's outermost pixels: above zero, so that the raster's own edge has a result

# Reads a window: orthophoto (B, H, W), valid (H, W), heights (H, W) or None.
Read = Callable[[Window], tuple[np.ndarray, np.ndarray, "np.ndarray | None"]]


@dataclass(frozen=True)
class ProbabilityRows:
    """Finished rows of a raster.

    Args:
        row_off: The first row.
        probabilities: Shape (K, H, W) float32, sum over K is 1 where `valid`.
        valid: Shape (H, W) bool: where all rasters that the model needs carry data.
    """

    row_off: int
    probabilities: np.ndarray
    valid: np.ndarray


class Predictor:
    """A model on a device.

    Args:
        model: Network and description.
        device: Where it runs.
        batch_size: Windows computed at once.
    """

    def __init__(self, model: Model, device: Device, batch_size: int) -> None:
        self.card = model.card
        self.device, self.batch_size = device, batch_size
        self._network = model.network.to(device.torch_device, memory_format=torch.channels_last)  # type: ignore[call-overload]

    @torch.inference_mode()
    def probabilities(self, images: np.ndarray) -> np.ndarray:
        """Softmax of the network's output for channels (N, C, P, P) float32: (N, K, P, P) float32."""
        batch = torch.from_numpy(images).to(self.device.torch_device, memory_format=torch.channels_last)
        with self.device.autocast():
            logits = self._network(batch)
        return logits.float().div(self.card.temperature).softmax(dim=1).cpu().numpy()  # type: ignore[no-any-return]

    def rows(
        self, read: Read, width: int, height: int, overlap: float, stop: Callable[[], None] = lambda: None
    ) -> Iterator[ProbabilityRows]:
        """Predict a raster of any size, from the top; only one row of windows is in memory.

        Windows overlap by `overlap` per cent; their probabilities are averaged with weights that fall from the middle
        of a window to its border, where the network sees least. The last window of a row and the last row of windows
        lie flush with the raster's edge; a raster smaller than a patch is filled up with the channels' means. `stop` is
        called before each batch and may raise to end the work.
        """
        size = self.card.patch_size
        stride = overlap_to_stride(size, overlap)
        row_starts, col_starts = grid_starts(height, size, stride), grid_starts(width, size, stride)
        weight = window_weight(size, stride)
        span = max(width, size)
        sums = np.zeros((len(self.card.outputs), size, span), dtype=np.float32)
        weights = np.zeros((size, span), dtype=np.float32)
        valid = np.zeros((size, span), dtype=bool)
        for row, following in zip(row_starts, [*row_starts[1:], height], strict=True):
            ortho, has_ortho, heights = read(Window(0, row, span, size))
            valid[:] = has_ortho if heights is None else has_ortho & np.isfinite(heights)
            for cols in _groups([col for col in col_starts if valid[:, col : col + size].any()], self.batch_size):
                stop()
                images = np.stack([
                    assemble(
                        ortho[:, :, col : col + size], has_ortho[:, col : col + size],
                        None if heights is None else heights[:, col : col + size],
                        self.card.channels, self.card.height_reference,
                    )[0]
                    for col in cols
                ])  # fmt: skip
                for col, probabilities in zip(cols, self.probabilities(images), strict=True):
                    sums[:, :, col : col + size] += probabilities * weight
                    weights[:, col : col + size] += weight
            ready = min(following, height) - row
            seen = valid[:ready, :width].copy()
            total = np.where(weights[:ready, :width] > 0, weights[:ready, :width], 1)
            yield ProbabilityRows(row, sums[:, :ready, :width] / total, seen)
            for array in (sums, weights):  # move up what the next row of windows will add to
                array[..., : size - ready, :] = array[..., ready:, :]
                array[..., size - ready :, :] = 0


def window_weight(size: int, stride: int) -> np.ndarray:
    """Weight of each pixel of a window when overlapping windows are averaged, shape (size, size) float32.

    The product of a ramp in each direction: it rises from the border over as many pixels as neighbouring windows
    overlap, so that no edge of a window can show, and is flat in between.
    """
    overlap = max(1, size - stride)
    distance = np.minimum(np.arange(size), np.arange(size)[::-1]) + 0.5  # pixels from the nearer border
    ramp = np.clip(distance / overlap, _MIN_WEIGHT, 1.0).astype(np.float32)
    return np.outer(ramp, ramp)


def _groups(items: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
