"""An earlier data set that is mixed into a training, so that what was learnt from it is not forgotten."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import numpy as np
import torch

from ...contract.class_scheme import LandCoverClass
from ...contract.compatibility import check_inputs
from ...contract.config import TrainConfig
from ...contract.dataset_card import TRAIN
from ...contract.errors import DatasetError
from ...contract.language import tr
from ...contract.model_card import Channel
from ...dataset.folder import Dataset
from ...jobs.reporter import Reporter
from ...network.channels import select_channels
from ...network.devices import Device
from ...scenes.reader import PatchData
from ..patch_source import Batch, PatchSource


@dataclass(frozen=True)
class Replay:
    """The data set to remember, as the training sees it.

    Args:
        dataset: The data set.
        channels: The training's channels, with the bands that they have here.
        outputs: Class values here in the order of the training's classes; -1 for one that is missing here.
    """

    dataset: Dataset
    channels: tuple[Channel, ...]
    outputs: tuple[int, ...]

    def source(self, split: str, side: int, device: Device, reporter: Reporter, sharers: int) -> PatchSource:
        """Its patches of one split, cut to a side."""
        patches = self.dataset.patches[split]
        return PatchSource(self.dataset, patches, self.channels, self.outputs, device, reporter, sharers, side)

    def counts(self, drawn: int) -> np.ndarray:
        """Training pixels of each class that `drawn` of its patches hold on average, shape (K,)."""
        counts, patches = self.dataset.card.counts[TRAIN], len(self.dataset.patches[TRAIN])
        return np.array([counts.get(value, 0) for value in self.outputs]) * (drawn / max(1, patches))


def open_replay(
    config: TrainConfig,
    dataset: Dataset,
    channels: Sequence[Channel],
    classes: Sequence[LandCoverClass],
    reporter: Reporter,
) -> Replay | None:
    """Open REPLAY for a training with these channels and classes; None without it.

    Raises:
        DatasetError: If it does not fit.
    """
    if not config.replay:
        return None
    earlier = Dataset(config.replay)
    _check(earlier, dataset, config)
    _warn_of_other_pixels(earlier, dataset, reporter)
    by_role = {channel.role: channel for channel in select_channels(earlier.card.channels, config.inputs)}
    known = {_key(land_cover.name): land_cover.value for land_cover in earlier.card.scheme.learnt()}
    outputs = tuple(known.get(_key(land_cover.name), -1) for land_cover in classes)
    if all(value < 0 for value in outputs):
        raise DatasetError(
            tr(
                "REPLAY {replay} has none of the classes of DATASET: {known}.",
                replay=config.replay,
                known=", ".join(known),
            ),
            tr("Give a data set whose classes have the same names, or leave REPLAY empty."),
        )
    missing = [land_cover.name for land_cover, value in zip(classes, outputs, strict=True) if value < 0]
    foreign = sorted(known.keys() - {_key(land_cover.name) for land_cover in classes})
    if missing:
        reporter.info(tr("Classes of DATASET that REPLAY does not have: {missing}.", missing=", ".join(missing)))
    if foreign:
        reporter.warning(
            tr("Classes of REPLAY that DATASET does not have are left out: {foreign}.", foreign=", ".join(foreign))
        )
    return Replay(earlier, tuple(replace(channel, band=by_role[channel.role].band) for channel in channels), outputs)


def _check(earlier: Dataset, dataset: Dataset, config: TrainConfig) -> None:
    """The earlier data set shows the same channels, in patches that are large enough.

    Raises:
        DatasetError: If it does not.
    """
    if not earlier.patches[TRAIN]:
        raise DatasetError(
            tr("REPLAY {replay} has no training patches.", replay=config.replay),
            tr("Give another one, or leave it empty."),
        )
    roles = [channel.role for channel in dataset.card.channels if channel.band]
    lacking = [role for role in roles if role not in earlier.card.roles]
    if lacking:
        raise DatasetError(
            tr(
                "REPLAY {replay} has no {lacking}, which DATASET has.", replay=config.replay, lacking=", ".join(lacking)
            ),
            tr("Give a data set of orthophotos with the same bands, or leave REPLAY empty."),
        )
    check_inputs(config.inputs, earlier.card.roles)
    here, there = dataset.card.patch_size, earlier.card.patch_size
    if there < here:
        raise DatasetError(
            tr("The patches of REPLAY are {there} pixels wide, those of DATASET {here}.", there=there, here=here),
            tr(
                "Cut DATASET again with PATCH_SIZE={there}, or the earlier one with PATCH_SIZE={here}.",
                there=there,
                here=here,
            ),
        )


def _warn_of_other_pixels(earlier: Dataset, dataset: Dataset, reporter: Reporter) -> None:
    there, here = earlier.card.gsd_m, dataset.card.gsd_m
    if there and here and not 2 / 3 <= there / here <= 3 / 2:
        reporter.warning(
            tr(
                "The pixels of REPLAY are {there:.3g} m wide, those of DATASET {here:.3g} m: the same things "
                "have two sizes in pixels.",
                there=there,
                here=here,
            )
        )


class MixedPatches:
    """Patches to learn from and patches to remember, served as one; those to remember follow, by their number.

    An epoch has all of the former and as many of the latter, chosen anew, as far as there are so many.

    Args:
        own: Those to learn from.
        earlier: Those to remember.
    """

    def __init__(self, own: PatchSource, earlier: PatchSource) -> None:
        self._own, self._earlier = own, earlier
        self.remembered = min(len(own), len(earlier))

    def __len__(self) -> int:
        """How many patches an epoch has."""
        return len(self._own) + self.remembered

    def order(self, generator: torch.Generator) -> list[int]:
        """The patches of one epoch in random order."""
        chosen = torch.randperm(len(self._earlier), generator=generator)[: self.remembered] + len(self._own)
        together = torch.cat([torch.arange(len(self._own)), chosen])
        return together[torch.randperm(len(together), generator=generator)].tolist()

    def batch(self, indices: Sequence[int]) -> Batch:
        """Some patches; see `PatchSource.batch`. Those to learn from come first."""
        own, earlier = self._parted(indices)
        return _joined(self._own.batch(own), self._earlier.batch(earlier))

    def pixels(self, index: int) -> PatchData:
        """The pixels of one patch, read from disk."""
        own = len(self._own)
        return self._own.pixels(index) if index < own else self._earlier.pixels(index - own)

    def batches(self, groups: Sequence[Sequence[int]]) -> Generator[Batch, None, None]:
        """A batch of each group of patches; see `PatchSource.batches`. Those to learn from come first."""
        parted = [self._parted(group) for group in groups]
        own, earlier = [first for first, _ in parted], [second for _, second in parted]
        with closing(self._own.batches(own)) as these, closing(self._earlier.batches(earlier)) as those:
            for one, other in zip(these, those, strict=True):
                yield _joined(one, other)

    def _parted(self, indices: Sequence[int]) -> tuple[list[int], list[int]]:
        own = len(self._own)
        return [i for i in indices if i < own], [i - own for i in indices if i >= own]


Patches = PatchSource | MixedPatches


def _joined(one: Batch, other: Batch) -> Batch:
    return torch.cat([one[0], other[0]]), torch.cat([one[1], other[1]])


def _key(name: str) -> str:
    return name.strip().casefold()
