"""One pass over the training patches, and one over the validation patches; the only place that computes steps."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import nn

from ..contract.architectures import ARCHITECTURE_OF
from ..contract.class_scheme import IGNORE_INDEX
from ..contract.compatibility import smaller_network
from ..contract.errors import DeviceError, EngineError, JobCancelled
from ..contract.language import later, tr
from ..jobs.reporter import Reporter
from ..network.learning_parts import SHARE
from ..network.memory import give_memory_back, is_of_the_computer, is_out_of_memory
from .calibration import Calibration, LateCalibration
from .losses import total_weight
from .pace import Forecast, Pace
from .room import Portion, fresh
from .setup import Setup
from .train_on.replay import Patches

STAGE = later("Training")  # one for all epochs: QGIS repeats each new stage in the log
_MAX_GRADIENT = 1.0  # norm at which gradients are clipped; keeps rare wild steps of half precision harmless
_NO_ZERO = 1e-6  # as torch adds it to the norm
_CALIBRATION_PIXELS = 50_000  # of the validation patches, about; docs/experiments.md says why no more

# Images, labels; patches of the whole batch, which processes may share, and patches done before it.
# It returns whether to leave the rest.
Work = Callable[[torch.Tensor, torch.Tensor, int, int], bool]
# Logits of this process's part of a batch of the validation; patches before the batch, and in the whole of it.
Look = Callable[[torch.Tensor, int, int], None]


def train_epoch(setup: Setup, pace: Pace, reporter: Reporter) -> float:
    """One pass over the training patches in random order; returns the mean loss, each batch weighing by its patches.

    It ends before all of them were seen where the minutes of the training are used up.

    Raises:
        EngineError: If the loss is no longer a number.
        DeviceError: If the memory is too small for a single patch.
    """
    setup.model.learning.start_epoch(setup.model.network)
    order = setup.data.training.order(setup.data.order)
    losses: list[torch.Tensor] = []  # they stay on the device: asking for them would wait for each step
    sizes: list[int] = []
    forecast = Forecast(setup, pace, reporter)
    pace.begin()

    def work(images: torch.Tensor, labels: torch.Tensor, size: int, before: int) -> bool:
        seen = before + size
        pace.step(seen / len(order))
        for group in setup.model.optimizer.param_groups:
            group["lr"] = pace.rate * setup.run.config.learning_rate * group.get(SHARE, 1.0)
        setup.model.averaged.decay = setup.recipe.mean_decay((setup.model.averaged.steps + 1) * pace.end / pace.done)
        if setup.data.augment is not None:
            images, labels = setup.data.augment(images, labels, size)
        losses.append(train_step(setup, images, labels) * size)
        sizes.append(size)
        reporter.progress(
            pace.progress(),
            tr(STAGE),
            tr("{place}, patch {seen} of {count}", place=pace.place, seen=seen, count=len(order)),
        )
        forecast.step(seen / len(order))
        return pace.is_used_up()

    _in_batches(setup, setup.data.training, order, work, setup.at_once, reporter)
    mean = _mean(setup, losses, sizes, spare=setup.model.scaler.is_enabled())
    if not math.isfinite(mean):
        raise EngineError(
            f"The loss is no longer a number in epoch {pace.epoch}.",
            f"Lower LEARNING_RATE (now {setup.run.config.learning_rate:g}) or set PRECISION=float32, and run again.",
        )
    return mean


def train_step(setup: Setup, images: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Forward, backward, update; returns the loss (this process's part of it), on the device."""
    model = setup.model
    model.optimizer.zero_grad(set_to_none=True)
    loss = _gradients(setup, images, labels)
    model.scaler.unscale_(model.optimizer)
    clip_gradients([weight for group in model.optimizer.param_groups for weight in group["params"]])
    model.scaler.step(model.optimizer)
    model.scaler.update()
    model.averaged.update(model.network)
    return loss


def clip_gradients(weights: Iterable[torch.Tensor]) -> None:
    """Scale the gradients of some weights so that their common norm is `_MAX_GRADIENT` at most.

    The same as `torch.nn.utils.clip_grad_norm_`, which takes half as long again to hand it to a card.
    """
    gradients = [weight.grad for weight in weights if weight.grad is not None]
    norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(gradients)))
    torch._foreach_mul_(gradients, norm.add_(_NO_ZERO).reciprocal_().mul_(_MAX_GRADIENT).clamp_(max=1.0))


def _gradients(setup: Setup, images: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Forward and backward; returns the loss of the batch.

    A batch that the memory has no room for is computed in parts, whose gradients are added: they are those of the whole
    batch, but that batch normalisation and Dice see the parts alone.
    """
    model, room, total = setup.model, setup.at_once.patches, None
    if setup.run.group.size == 1 and room < min(setup.batch_size, len(images)):
        truths = torch.split(labels, room)
        weights = torch.stack([total_weight(truth, model.weights) for truth in truths])
        shares = weights / weights.sum().clamp(min=1e-12)
        for part, truth, share in zip(torch.split(images, room), truths, shares, strict=True):
            loss = model.loss(_logits(setup, model.trained, part), truth) * share
            model.scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
            total = loss.detach() if total is None else total + loss.detach()
        return shares.new_zeros(()) if total is None else total
    loss = model.loss(_logits(setup, model.trained, images), labels)
    # The processes' gradients are averaged, but the loss is the sum of their parts.
    model.scaler.scale(loss * setup.run.group.size).backward()  # type: ignore[no-untyped-call]
    return loss.detach()


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
        reporter.warning(f"Numbers of the validation are too large for {device.precision}: it is done in 32 bit.")
        in_32_bit = replace(setup, run=replace(setup.run, device=device.in_32_bit()))
        result = _validated(in_32_bit, pace, reporter, look)
    if not math.isfinite(result.loss):
        raise EngineError(
            f"What the network gives for the validation patches is no longer a number in epoch {pace.epoch}.",
            f"Lower LEARNING_RATE (now {setup.run.config.learning_rate:g}), and run again.",
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

    _in_batches(setup, setup.data.validation, range(count), work, setup.validated_at_once, reporter)
    counts = setup.run.group.sum(matrix)[:-1].cpu().numpy().reshape(classes, classes)
    return Validation(_mean(setup, losses, sizes), counts, LateCalibration(*sample))


def _calibration_step(pixels: int) -> int:
    """So many pixels apart lie those that the calibration uses, about `_CALIBRATION_PIXELS` out of `pixels`.

    The step is odd, as patches have an even width: an even step would meet the same few of their columns in each row.
    """
    step = pixels // _CALIBRATION_PIXELS
    return step if step % 2 else step + 1


def predict_logits(setup: Setup, images: torch.Tensor) -> torch.Tensor:
    """Logits of the averaged weights for a batch, (N, K, P, P) float32."""
    return _logits(setup, setup.model.averaged.network, images)


def _logits(setup: Setup, network: nn.Module, images: torch.Tensor) -> torch.Tensor:
    with setup.run.device.autocast():
        return network(images.to(memory_format=setup.run.device.memory_format)).float()  # type: ignore[no-any-return]


def _mean(setup: Setup, losses: list[torch.Tensor], sizes: list[int], spare: bool = False) -> float:
    """Mean loss of a patch, from the batches' losses times their patches; NaN without any.

    With `spare`, batches whose loss is no number are left out unless they are the most: the scaler skips their steps.
    """
    if not losses:
        return math.nan
    summed = setup.run.group.sum(torch.stack(losses)).tolist()
    used = [(loss, size) for loss, size in zip(summed, sizes, strict=True) if not spare or math.isfinite(loss)]
    if 2 * len(used) < len(summed):
        return math.nan
    return math.fsum(loss for loss, _ in used) / sum(size for _, size in used)


def _in_batches(
    setup: Setup, patches: Patches, order: Sequence[int], work: Work, room: Portion, reporter: Reporter
) -> None:
    """Do `work` on the patches of `order`; a batch for which the memory is too small is done again in smaller portions.

    Batches of the training stay as large as they are, and `work` computes them in portions; those of the validation are
    the portions themselves.
    """
    done, again, trains = 0, None, room is setup.at_once
    while done < len(order):
        largest = setup.batch_size if trains else room.patches
        size = min(largest, len(order) - done)
        whole = [order[start : start + largest] for start in range(done, len(order), largest)]
        try:
            with closing(patches.batches([setup.run.group.shard(batch) for batch in whole])) as batches:
                for batch, (images, labels) in zip(whole, batches, strict=True):
                    if setup.run.group.any(reporter.is_cancelled()):
                        raise JobCancelled
                    size = len(batch)
                    if work(images, labels, size, done):
                        break
                    done += size
            break
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            tried = min(size, room.patches)
            whose = "computer" if is_of_the_computer(error) else setup.run.device.memory_of
            if tried == 1 or setup.run.group.size > 1:
                raise _too_small(setup, size, whose) from error
        # The error is gone, and with it what it held of the memory.
        before = room.halved(tried)
        again = before if again is None else again
        _begin_again(setup)
        parts = "each step adds up parts of" if trains else "the validation goes on with"
        reporter.warning(f"The memory of the {whose} is too small for {tried} patches at once: {parts} {room.patches}.")
    room.patches = again or room.patches  # after a short rest of patches, which says little of full batches


def _begin_again(setup: Setup) -> None:
    """Forget what a step that has no room has left behind, and make room."""
    setup.model.optimizer.zero_grad(set_to_none=True)
    setup.model = replace(setup.model, scaler=fresh(setup.model.scaler, setup.run.device.torch_device))
    give_memory_back(setup.run.device.torch_device)


def _too_small(setup: Setup, size: int, whose: str) -> DeviceError:
    config, device, patch_size = setup.run.config, setup.run.device, setup.model.card.patch_size
    if size > 1 and setup.run.group.size > 1:  # the other processes would wait for this one while it tries less
        return DeviceError(
            f"The memory of the {whose} is too small for BATCH_SIZE={size}, shared by "
            f"{setup.run.group.size} processes.",
            f"Set BATCH_SIZE={size // 2} or less, or start more processes.",
        )
    takes_width = ARCHITECTURE_OF[config.architecture].takes_width
    network = f"WIDTH={config.width}" if takes_width else f"ARCHITECTURE={config.architecture}"
    shorter = ", choose PRECISION=bfloat16" if device.precision == "float32" else ""
    return DeviceError(
        f"The memory of the {whose} is too small for a single patch of {patch_size} x "
        f"{patch_size} pixels with {network}.",
        f"Cut the patches again with a smaller PATCH_SIZE, {smaller_network(config.architecture)}{shorter}, or "
        "close other programs that use it.",
    )
