"""What a training has made better and worse: the model against the one that it started with, on ground held back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from ...accuracy.block_counts import BlockCounts, cell_side
from ...accuracy.paired_bootstrap import PairedDifference, paired_bootstrap
from ...accuracy.scores import Scores
from ...contract.class_scheme import IGNORE_INDEX, LandCoverClass
from ...contract.dataset_card import TEST, VALIDATION
from ...contract.errors import DatasetError
from ...contract.language import tr
from ...contract.model_card import Channel
from ...dataset.folder import Dataset
from ...jobs.reporter import Reporter, stop_if_cancelled
from ...network.model_file import Model, load_model
from ...windows import Window
from ..patch_source import PatchSource
from ..setup import Setup

_AT_ONCE = 4  # patches


@dataclass(frozen=True)
class Gain:
    """The two models on the same patches.

    Args:
        ground: What the patches are, in words.
        classes: The classes that are compared.
        before: Scores of the start model.
        after: Scores of the trained one.
        difference: The latter minus the former, paired by place.
    """

    ground: str
    classes: tuple[LandCoverClass, ...]
    before: Scores
    after: Scores
    difference: PairedDifference

    @property
    def sentence(self) -> str:
        """The mean F1 of both, in words."""
        before, after = 100 * self.before.mean_f1, 100 * self.after.mean_f1
        text = tr(
            "{ground}: mean F1 {before:.1f} % with START_MODEL, {after:.1f} % now",
            ground=self.ground,
            before=before,
            after=after,
        )
        interval = self.difference.interval("mean_f1")
        if interval is None:
            return tr(
                "{text} ({points:+.1f} points; too little ground for an interval).", text=text, points=after - before
            )
        low, high = (100 * end for end in interval)
        return tr(
            "{text} ({points:+.1f} points, 95 % interval {low:+.1f} to {high:+.1f}).",
            text=text,
            points=after - before,
            low=low,
            high=high,
        )


@dataclass(frozen=True)
class _Seen:
    """A data set as one of the models sees it."""

    dataset: Dataset
    channels: tuple[Channel, ...]
    outputs: tuple[int, ...]  # class values of the compared classes


def measure(setup: Setup, network: nn.Module, reporter: Reporter) -> list[Gain]:
    """Compare the trained network with START_MODEL; nothing without one.

    The validation of the data set has chosen the best epoch, and is a little too kind to the trained network; its test
    is not, and neither is the validation of REPLAY.

    Args:
        setup: The training.
        network: The network that is kept, in evaluation mode on the training's device.
        reporter: Hears what cannot be compared; is asked whether to stop.
    """
    config, data = setup.run.config, setup.data
    if not config.start_model:
        return []
    start, card = load_model(config.start_model), setup.model.card
    own = _Seen(data.dataset, card.channels, card.outputs)
    grounds = [(tr("Validation of the data set"), own, VALIDATION), (tr("Test of the data set"), own, TEST)]
    if data.replay is not None:
        earlier = _Seen(data.replay.dataset, data.replay.channels, data.replay.outputs)
        grounds.append((tr("Validation of the data set to remember"), earlier, VALIDATION))
    gains = []
    for name, seen, split in grounds:
        there = _occurring(seen, split)
        if there:
            try:
                gains.append(_compared(name, seen, split, there, start, network, setup, reporter))
            except DatasetError as error:
                reporter.info(tr("{name}: START_MODEL cannot be compared. {message}", name=name, message=error.message))
    for gain in gains:
        reporter.info(gain.sentence)
    return gains


def _occurring(seen: _Seen, split: str) -> list[int]:
    """Indices of the training's classes that a split has pixels of.

    Some pixels that are wrongly taken for another class would lower the mean by as much as a whole class.
    """
    counts = seen.dataset.card.counts[split]
    return [index for index, value in enumerate(seen.outputs) if counts.get(value, 0)]


def _compared(
    name: str,
    seen: _Seen,
    split: str,
    there: Sequence[int],
    start: Model,
    network: nn.Module,
    setup: Setup,
    reporter: Reporter,
) -> Gain:
    classes = tuple(setup.data.classes[index] for index in there)
    outputs = tuple(seen.outputs[index] for index in there)
    by_start = _Seen(seen.dataset, _channels_of(start, seen), outputs)
    first = start.network.to(setup.run.device.torch_device, memory_format=setup.run.device.memory_format)  # type: ignore[call-overload]
    known = [start.card.scheme.name_of(value) for value in start.card.outputs]
    before = _counts(by_start, split, first, _columns(known, classes), setup, reporter)
    learnt = [land_cover.name for land_cover in setup.data.classes]
    by_now = _Seen(seen.dataset, seen.channels, outputs)
    after = _counts(by_now, split, network, _columns(learnt, classes), setup, reporter)
    difference = paired_bootstrap([before], [after], 0, setup.run.config.seed)
    return Gain(name, classes, _scores(before, classes), _scores(after, classes), difference)


def _channels_of(start: Model, seen: _Seen) -> tuple[Channel, ...]:
    """The channels of the start model, as they lie in a data set, normalised as it was trained.

    Raises:
        DatasetError: If one of them is missing.
    """
    bands = {channel.role: channel.band for channel in seen.dataset.card.channels}
    missing = [role for role in start.card.roles if role not in bands]
    if missing:
        raise DatasetError(
            tr(
                "It needs {missing}, which {folder} does not have.",
                missing=", ".join(missing),
                folder=seen.dataset.folder,
            ),
            "",
        )
    return tuple(Channel(c.role, bands[c.role], c.mean, c.std) for c in start.card.channels)


def _columns(outputs: Sequence[str], classes: Sequence[LandCoverClass]) -> list[int]:
    """Column of the matrix for each output of a network: the class of the same name, or the last one for another."""
    names = [land_cover.name.strip().casefold() for land_cover in classes]
    return [names.index(name) if (name := output.strip().casefold()) in names else len(names) for output in outputs]


def _counts(
    seen: _Seen, split: str, network: nn.Module, columns: Sequence[int], setup: Setup, reporter: Reporter
) -> list[BlockCounts]:
    """What a network gives for the patches of a split, counted tile by tile; no pixel twice."""
    side, device, patches = setup.model.card.patch_size, setup.run.device, seen.dataset.patches[split]
    source = PatchSource(
        seen.dataset, patches, seen.channels, seen.outputs, device, reporter, setup.run.group.local_size, side
    )
    sizes = {tile.tile: (tile.width_px, tile.height_px) for tile in seen.dataset.card.sources}
    cells = cell_side(sum(width * height for width, height in sizes.values()))
    shape = (len(seen.outputs), len(seen.outputs) + 1)
    counts = {tile: BlockCounts(*size, cells, shape) for tile, size in sizes.items()}
    taken: dict[str, list[Window]] = defaultdict(list)
    table = torch.tensor(columns, device=device.torch_device)
    for index, predicted, labels in _predicted(source, network, table, setup, reporter):
        tile, window = source.place(index)
        reference = labels.copy()
        for other in taken[tile]:
            if (both := window.intersection(other)) is not None:
                reference[_inside(window, both)] = IGNORE_INDEX
        taken[tile].append(window)
        counts[tile].add(window, reference, predicted)
    return [counts[tile] for tile in taken]


@torch.inference_mode()
def _predicted(
    source: PatchSource, network: nn.Module, table: torch.Tensor, setup: Setup, reporter: Reporter
) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Number, columns and class indices, both (P, P) uint8, of each patch."""
    device = setup.run.device
    groups = [range(first, min(first + _AT_ONCE, len(source))) for first in range(0, len(source), _AT_ONCE)]
    with closing(source.batches(groups)) as batches:
        for group, (images, labels) in zip(groups, batches, strict=True):
            stop_if_cancelled(reporter)
            with device.autocast():
                logits = network(images.to(memory_format=device.memory_format)).float()
            predicted = table[logits.argmax(1)].cpu().numpy().astype(np.uint8)
            truth = labels.cpu().numpy().astype(np.uint8)
            yield from zip(group, predicted, truth, strict=True)


def _inside(window: Window, part: Window) -> tuple[slice, slice]:
    """Where a part of a window lies in an array of it."""
    rows = slice(part.row_off - window.row_off, part.row_end - window.row_off)
    return rows, slice(part.col_off - window.col_off, part.col_end - window.col_off)


def _scores(counts: Sequence[BlockCounts], classes: Sequence[LandCoverClass]) -> Scores:
    return Scores.from_matrix(np.sum([part.matrix() for part in counts], axis=0), classes)
