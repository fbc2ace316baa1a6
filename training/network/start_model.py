"""A network that starts with the weights of an own model: for other ground, other classes, other channels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from ..contract.class_scheme import LandCoverClass
from ..contract.compatibility import check_patch_size
from ..contract.config import TrainConfig
from ..contract.config.start_model import check_known_channels
from ..contract.dataset_card import DatasetCard
from ..contract.language import tr
from ..contract.model_card import Channel, ModelCard
from ..contract.outputs.file_hash import file_hash
from ..jobs.reporter import Reporter
from .architectures import NewNetwork, build_network, new_network
from .learning_parts import Learning
from .model_file import load_model

START_SHARE = 0.3  # of LEARNING_RATE: what is known already is not to be forgotten; docs/experiments.md has the trials


@dataclass(frozen=True)
class StartModel:
    """A model that a training starts with.

    Args:
        path: Its file.
        card: Its description.
        state: Its weights by name.
    """

    path: str
    card: ModelCard
    state: dict[str, torch.Tensor]


def first_network(
    config: TrainConfig,
    channels: Sequence[Channel],
    classes: Sequence[LandCoverClass],
    dataset: DatasetCard,
    reporter: Reporter,
) -> NewNetwork:
    """The network that a training starts with: a new one, or that of START_MODEL for these channels and classes.

    Raises:
        EngineError: As `new_network` and `read_start_model` say.
    """
    if not config.start_model:
        return new_network(config, len(channels), len(classes), dataset.patch_size, reporter)
    start = read_start_model(config.start_model, channels)
    check_patch_size(start.card.architecture, dataset.patch_size)
    arguments = {**start.card.architecture_args, "in_channels": len(channels), "num_classes": len(classes)}
    network = build_network(start.card.architecture, arguments)
    ran_on = start_with(network, start, channels, classes, reporter)
    warn_of_other_ground(start.card, dataset, reporter)
    return NewNetwork(network, arguments, ran_on, Learning(START_SHARE, freeze=config.freeze_encoder))


def read_start_model(path: str, channels: Sequence[Channel]) -> StartModel:
    """Read a model for a training with these channels.

    Raises:
        ModelFileError: If it is no model of ours, or damaged.
        DatasetError: If it knows none of the channels.
        DependencyError: If its network needs an optional package that is missing.
    """
    model = load_model(path)
    check_known_channels(model.card, [channel.role for channel in channels])
    return StartModel(path, model.card, model.network.state_dict())


@torch.no_grad()
def start_with(
    network: nn.Module,
    start: StartModel,
    channels: Sequence[Channel],
    classes: Sequence[LandCoverClass],
    reporter: Reporter,
) -> dict[str, str]:
    """Put the model's weights into a new network of the same kind; returns what was done, for the model file.

    The first layer takes the filters of the channels that the model knows, by role; another channel starts without
    influence. The last layer takes what the model knows of classes of the same name; others start by chance.
    """
    state = network.state_dict()
    first, *_, last = [name for name, weight in state.items() if weight.ndim == 4]
    bias = f"{last.removesuffix('weight')}bias"
    taken = {name: weight for name, weight in start.state.items() if name not in (first, last, bias)}
    filters = torch.zeros_like(state[first])
    known = {role: place for place, role in enumerate(start.card.roles)}
    for place, channel in enumerate(channels):
        if channel.role in known:
            filters[:, place] = start.state[first][:, known[channel.role]]
    head = {name: state[name].clone() for name in (last, bias) if name in state}
    learnt = {_key(start.card.scheme.name_of(value)): place for place, value in enumerate(start.card.outputs)}
    for place, land_cover in enumerate(classes):
        if _key(land_cover.name) in learnt:
            for name, rows in head.items():
                rows[place] = start.state[name][learnt[_key(land_cover.name)]]
    network.load_state_dict({**taken, first: filters, **head})
    return _said(start, channels, [c.name for c in classes if _key(c.name) not in learnt], reporter)


def _said(start: StartModel, channels: Sequence[Channel], new: Sequence[str], reporter: Reporter) -> dict[str, str]:
    """Log what the training starts with; the same for the model file."""
    digest = file_hash(Path(start.path))
    reporter.info(
        tr(
            "The training starts with the model {path} (SHA-256 {digest}) and its network, {architecture}, at "
            "{share:g} of LEARNING_RATE.",
            path=start.path,
            digest=digest,
            architecture=start.card.architecture,
            share=START_SHARE,
        )
    )
    roles = [channel.role for channel in channels]
    added = [role for role in roles if role not in start.card.roles]
    gone = [role for role in start.card.roles if role not in roles]
    if added:
        reporter.info(tr("{added}: not known to START_MODEL, without influence at the start.", added=", ".join(added)))
    if gone:
        reporter.warning(tr("START_MODEL also saw {gone}, which this training does not have.", gone=", ".join(gone)))
    if new:
        reporter.info(tr("Classes that START_MODEL does not know start anew: {new}.", new=", ".join(new)))
    return {
        "start_model": start.path,
        "start_model_sha256": digest,
        "new_channels": ", ".join(added) or "none",
        "new_classes": ", ".join(new) or "none",
    }


def warn_of_other_ground(start: ModelCard, card: DatasetCard, reporter: Reporter) -> None:
    """Warn where a data set shows the ground in another way than the one that a model has learnt from."""
    if start.gsd_m and card.gsd_m and not 2 / 3 <= card.gsd_m / start.gsd_m <= 3 / 2:
        reporter.warning(
            tr(
                "START_MODEL has learnt from pixels of {there:.3g} m, these are {here:.3g} m wide: things "
                "have another size in pixels.",
                there=start.gsd_m,
                here=card.gsd_m,
            )
        )
    if start.needs_height and "none" != card.height_reference and card.height_reference != start.height_reference:
        reporter.warning(
            tr(
                "The heights of START_MODEL and of this data set do not count from the same level (heights above "
                "ground and absolute heights): prepare them alike for a better start."
            )
        )


def _key(name: str) -> str:
    return name.strip().casefold()
