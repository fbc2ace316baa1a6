"""One pass over the validation patches: how good the averaged weights are."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch

from ...contract.class_scheme import IGNORE_INDEX
from ...contract.errors import EngineError
from ...contract.language import tr
from ...jobs.reporter import Reporter
from ..calibration import Calibration, LateCalibration
from ..pace import Pace
from ..setup import Setup
from .batches import STAGE, in_batches, logits_of, mean_loss

_CALIBRATION_PIXELS = 50_000  # of the validation patches, about; docs/experiments.md says why no more

# Logits of this process's part of a batch of the validation; patches before the batch, and in the whole of it.
Look = Callable[[torch.Tensor, int, int], None]


@dataclass(frozen=True)
class Validation:
    """What one pass over the validation patches gives.

    Args:
        loss: Mean loss; NaN without patches.
        matrix: Confusion matrix, (K, K) pixel counts.
        calibration: How far the probabilities can be believed.
    """

    loss: float
    matrix: np.ndarray
    calibration: Calibration | LateCalibration


def validate(setup: Setup, pace: Pace, reporter: Reporter, look: Look | None = None) -> Validation:
    """Let the averaged weights see all validation patches; again in 32 bit if half precision was too small for them.

    `look` sees the logits of each batch, and must not wait for the device.

    Raises:
        EngineError: If what they give is no number.
        DeviceError: If the memory is too small for a single patch.
    """
    result, device = _validated(setup, pace, reporter, look), setup.run.device
    if math.isfinite(result.loss) or not len(setup.data.validation):
        return result
    if device.precision != "float32":
        reporter.warning(
            tr(
                "Numbers of the validation are too large for {precision}: it is done in 32 bit.",
                precision=device.precision,
            )
        )
        in_32_bit = replace(setup, run=replace(setup.run, device=device.in_32_bit()))
        result = _validated(in_32_bit, pace, reporter, look)
    if not math.isfinite(result.loss):
        raise EngineError(
            tr(
                "What the network gives for the validation patches is no longer a number in epoch {epoch}.",
                epoch=pace.epoch,
            ),
            tr(
                "Lower LEARNING_RATE (now {learning_rate:g}), and run again.",
                learning_rate=setup.run.config.learning_rate,
            ),
        )
    return result


@torch.inference_mode()
def _validated(setup: Setup, pace: Pace, reporter: Reporter, look: Look | None) -> Validation:
    classes, count = len(setup.data.classes), len(setup.data.validation)
    pairs = classes * classes  # of reference and prediction; one more for pixels that are ignored
    matrix = torch.zeros(pairs + 1, dtype=torch.int64, device=setup.run.device.torch_device)
    losses: list[torch.Tensor] = []
    sizes: list[int] = []
    every = _calibration_step(count * setup.model.card.patch_size**2)
    sample: tuple[list[torch.Tensor], list[torch.Tensor]] = [], []  # logits, labels

    def work(images: torch.Tensor, labels: torch.Tensor, size: int, before: int) -> bool:
        nonlocal matrix
        logits = predict_logits(setup, images)
        loss = setup.model.loss(logits, labels) * size
        pair = (labels * classes + logits.argmax(1)).masked_fill_(labels == IGNORE_INDEX, pairs)
        counts = torch.bincount(pair.flatten(), minlength=pairs + 1)
        seen = [values[::every].clone() for values in (logits.movedim(1, -1).flatten(0, 2), labels.flatten())]
        if look is not None:
            look(logits, before, size)
        losses.append(loss)  # from here on nothing needs memory: what was counted would be counted again
        sizes.append(size)
        for some, values in zip(sample, seen, strict=True):
            some.append(values)
        matrix += counts
        reporter.progress(
            pace.progress((before + size) / count), tr(STAGE), tr("{place}, validation", place=pace.place)
        )
        return False

    in_batches(setup, setup.data.validation, range(count), work, setup.validated_at_once, reporter)
    counts = setup.run.group.sum(matrix)[:-1].cpu().numpy().reshape(classes, classes)
    return Validation(mean_loss(setup, losses, sizes), counts, LateCalibration(*sample))


def _calibration_step(pixels: int) -> int:
    """So many pixels apart lie those that the calibration uses, about `_CALIBRATION_PIXELS` out of `pixels`.

    The step is odd, as patches have an even width: an even step would meet the same few of their columns in each row.
    """
    step = pixels // _CALIBRATION_PIXELS
    return step if step % 2 else step + 1


def predict_logits(setup: Setup, images: torch.Tensor) -> torch.Tensor:
    """Logits of the averaged weights for a batch, (N, K, P, P) float32."""
    return logits_of(setup, setup.model.averaged.network, images)
