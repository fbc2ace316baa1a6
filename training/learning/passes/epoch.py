"""One pass over the training patches; the only place that computes steps."""

from __future__ import annotations

import math
from collections.abc import Iterable

import torch

from ...contract.errors import EngineError
from ...contract.language import tr
from ...jobs.reporter import Reporter
from ...network.learning_parts import SHARE
from ..losses import total_weight
from ..pace import Forecast, Pace
from ..setup import Setup
from .batches import STAGE, in_batches, logits_of, mean_loss

_MAX_GRADIENT = 1.0  # norm at which gradients are clipped; keeps rare wild steps of half precision harmless
_NO_ZERO = 1e-6  # as torch adds it to the norm


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

    in_batches(setup, setup.data.training, order, work, setup.at_once, reporter)
    mean = mean_loss(setup, losses, sizes, spare=setup.model.scaler.is_enabled())
    if not math.isfinite(mean):
        raise EngineError(
            tr("The loss is no longer a number in epoch {epoch}.", epoch=pace.epoch),
            tr(
                "Lower LEARNING_RATE (now {learning_rate:g}) or set PRECISION=float32, and run again.",
                learning_rate=setup.run.config.learning_rate,
            ),
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
            loss = model.loss(logits_of(setup, model.trained, part), truth) * share
            model.scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
            total = loss.detach() if total is None else total + loss.detach()
        return shares.new_zeros(()) if total is None else total
    loss = model.loss(logits_of(setup, model.trained, images), labels)
    # The processes' gradients are averaged, but the loss is the sum of their parts.
    model.scaler.scale(loss * setup.run.group.size).backward()  # type: ignore[no-untyped-call]
    return loss.detach()
