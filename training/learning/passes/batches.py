"""Patches in batches, with as many at once as the memory has room for: what training and validation share."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace

import torch
from torch import nn

from ...contract.architectures import ARCHITECTURE_OF
from ...contract.compatibility import smaller_network
from ...contract.errors import DeviceError, JobCancelled
from ...contract.language import begun, later, tr
from ...jobs.reporter import Reporter
from ...network.memory import give_memory_back, is_of_the_computer, is_out_of_memory, memory_in_words
from ..setup import Setup
from ..train_on.replay import Patches
from .room import Portion, fresh

STAGE = later("Training")  # one for all epochs: QGIS repeats each new stage in the log

# Images, labels; patches of the whole batch, which processes may share, and patches done before it.
# It returns whether to leave the rest.
Work = Callable[[torch.Tensor, torch.Tensor, int, int], bool]


def in_batches(
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
            memory = memory_in_words(True) if is_of_the_computer(error) else setup.run.device.memory
            if tried == 1 or setup.run.group.size > 1:
                raise _too_small(setup, size, memory) from error
        # The error is gone, and with it what it held of the memory.
        before = room.halved(tried)
        again = before if again is None else again
        _begin_again(setup)
        reporter.warning(
            tr(
                "{memory} is too small for {tried} patches at once: each step adds up parts of {patches}."
                if trains
                else "{memory} is too small for {tried} patches at once: the validation goes on with {patches}.",
                memory=begun(memory),
                tried=tried,
                patches=room.patches,
            )
        )
    room.patches = again or room.patches  # after a short rest of patches, which says little of full batches


def _begin_again(setup: Setup) -> None:
    """Forget what a step that has no room has left behind, and make room."""
    setup.model.optimizer.zero_grad(set_to_none=True)
    setup.model = replace(setup.model, scaler=fresh(setup.model.scaler, setup.run.device.torch_device))
    give_memory_back(setup.run.device.torch_device)


def _too_small(setup: Setup, size: int, memory: str) -> DeviceError:
    config, device, patch_size = setup.run.config, setup.run.device, setup.model.card.patch_size
    if size > 1 and setup.run.group.size > 1:  # the other processes would wait for this one while it tries less
        return DeviceError(
            tr(
                "{memory} is too small for BATCH_SIZE={size}, shared by {processes} processes.",
                memory=begun(memory),
                size=size,
                processes=setup.run.group.size,
            ),
            tr("Set BATCH_SIZE={size} or less, or start more processes.", size=size // 2),
        )
    takes_width = ARCHITECTURE_OF[config.architecture].takes_width
    network = f"WIDTH={config.width}" if takes_width else f"ARCHITECTURE={config.architecture}"
    shorter = tr(", choose PRECISION=bfloat16") if device.precision == "float32" else ""
    return DeviceError(
        tr(
            "{memory} is too small for a single patch of {patch_size} x {patch_size} pixels with {network}.",
            memory=begun(memory),
            patch_size=patch_size,
            network=network,
        ),
        tr(
            "Cut the patches again with a smaller PATCH_SIZE, {ways}, or close other programs that use it.",
            ways=smaller_network(config.architecture) + shorter,
        ),
    )


def logits_of(setup: Setup, network: nn.Module, images: torch.Tensor) -> torch.Tensor:
    """What a network gives for a batch, (N, K, P, P) float32, in the training's precision."""
    with setup.run.device.autocast():
        return network(images.to(memory_format=setup.run.device.memory_format)).float()  # type: ignore[no-any-return]


def mean_loss(setup: Setup, losses: list[torch.Tensor], sizes: list[int], spare: bool = False) -> float:
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
