"""What a training works with: parameters and device, patches, network with optimiser and loss."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from ..contract.architectures import ARCHITECTURE_OF
from ..contract.channels import needs_heights, varies_with_light
from ..contract.class_scheme import LandCoverClass
from ..contract.config import TrainConfig
from ..contract.dataset_card import TRAIN, VALIDATION
from ..contract.errors import DatasetError
from ..contract.installation import versions
from ..contract.language import tr
from ..contract.model_card import Channel, ModelCard
from ..dataset.band_checks import check_patch_bands
from ..dataset.folder import Dataset
from ..dataset.height_checks import check_stored_heights
from ..jobs.reporter import Reporter
from ..network.architectures import NewNetwork
from ..network.channels import select_channels
from ..network.devices import Device, choose_device
from ..network.distributed import SINGLE_PROCESS, ProcessGroup
from ..network.learning_parts import Learning
from ..network.start_model import first_network
from .augment import Augmentation
from .averaged_weights import AveragedWeights
from .losses import Loss, class_weights, make_loss
from .passes.room import Portion, make_scaler, with_state
from .patch_source import PatchSource
from .recipe import Recipe, recipe_for
from .train_on.replay import MixedPatches, Patches, Replay, open_replay

_BATCH_SIZES = {"cuda": 16, "cpu": 8, "mps": 8}  # patches a step, if the user does not say
_WIDE = 32  # channels of the first level beyond which there is a warning that a CPU is slow
_OF_THE_RUN = ("model", "report", "resume")  # parameters that the model does not depend on
_WEIGHT_DECAY = 1e-2  # AdamW's own default (Loshchilov, Hutter 2019)


@dataclass(frozen=True)
class Run:
    """What is asked for, and where it is computed.

    Args:
        config: The parameters.
        group: The processes that share the work.
        device: What this process computes on.
    """

    config: TrainConfig
    group: ProcessGroup
    device: Device


@dataclass(frozen=True)
class Data:
    """What is learnt from.

    Args:
        dataset: The data set.
        classes: Its classes that are learnt.
        training: The patches that are learnt from.
        validation: The patches that the network is validated on.
        replay: The data set whose patches are among the former; None without one.
        augment: Varies the training patches; None if they stay as they are.
        order: The random numbers that shuffle them.
    """

    dataset: Dataset
    classes: tuple[LandCoverClass, ...]
    training: Patches
    validation: PatchSource
    replay: Replay | None
    augment: Augmentation | None
    order: torch.Generator


@dataclass(frozen=True)
class ModelInTraining:
    """What learns.

    Args:
        card: The model's description, as far as it is known before the training.
        network: Holds the weights that a step changes.
        learning: How fast its parts learn.
        trained: What a training step calls: `network`, in step with the other processes.
        averaged: Their mean over the last steps: the network that is validated and kept.
        optimizer: Changes the weights.
        scaler: Scales the loss where half precision needs it.
        loss: What is made small, from logits and labels.
        weights: Weight of each class in it, shape (K,); None: all equal.
    """

    card: ModelCard
    network: nn.Module
    learning: Learning
    trained: nn.Module
    averaged: AveragedWeights
    optimizer: torch.optim.Optimizer
    scaler: torch.amp.GradScaler
    loss: Loss
    weights: torch.Tensor | None


@dataclass
class Setup:
    """Everything the loop works with.

    Args:
        run: What is asked for, and where it is computed.
        data: What is learnt from.
        model: What learns.
        batch_size: Patches a step, of all processes together.
        recipe: What the steps follow.
        at_once: How many of a step are computed at once; the gradients of the parts are added.
        validated_at_once: The same of the validation.
    """

    run: Run
    data: Data
    model: ModelInTraining
    batch_size: int
    recipe: Recipe
    at_once: Portion
    validated_at_once: Portion


def prepare(config: TrainConfig, reporter: Reporter, group: ProcessGroup = SINGLE_PROCESS) -> Setup:
    """Open the data set, choose the device, build the network and all around it.

    Raises:
        DatasetError: If the data set does not offer what `config` asks for.
        DeviceError: If the device is missing.
    """
    dataset = Dataset(config.dataset)
    if not dataset.patches[TRAIN]:
        raise DatasetError(
            tr("The data set {dataset} has no training patches.", dataset=config.dataset), tr("Cut the patches again.")
        )
    channels = select_channels(dataset.card.channels, config.inputs)
    classes = dataset.card.scheme.learnt(config.learn_undefined)
    outputs = tuple(land_cover.value for land_cover in classes)
    replay = open_replay(config, dataset, channels, classes, reporter)
    torch.manual_seed(config.seed)
    run = Run(config, group, choose_device(config.device, config.precision, reporter))
    new = first_network(config, channels, classes, dataset.card, reporter)
    card = _initial_card(config, dataset, channels, outputs, new, {**new.ran_on, **_remembered(replay)})
    network = new.network.to(run.device.torch_device, memory_format=run.device.memory_format)  # type: ignore[call-overload]
    reporter.progress(0.2, tr("Reading patches"))  # after the network, which needs its place on a GPU
    data = _data(run, dataset, classes, card, replay, reporter)
    check_stored_heights(dataset, reporter)
    recipe = recipe_for(len(data.training), config.epochs)
    batch_size = _batch_size(run, len(data.training))
    model = _model(run, data, card, network, new.learning)
    portions = Portion(batch_size), Portion(max(1, min(batch_size, len(data.validation))))
    setup = Setup(run, data, model, batch_size, recipe, *portions)
    _log_setup(setup, reporter)
    check_patch_bands(dataset, reporter)
    return setup


def _batch_size(run: Run, patches: int) -> int:
    size = run.config.batch_size or run.group.size * _BATCH_SIZES[run.device.torch_device.type]
    return min(size, patches)


def _data(
    run: Run,
    dataset: Dataset,
    classes: tuple[LandCoverClass, ...],
    card: ModelCard,
    replay: Replay | None,
    reporter: Reporter,
) -> Data:
    """Read the patches, and make what varies and shuffles them."""

    def source(split: str) -> PatchSource:
        patches, sharers = dataset.patches[split], run.group.local_size
        return PatchSource(dataset, patches, card.channels, card.outputs, run.device, reporter, sharers)

    own = source(TRAIN)
    training: Patches = own
    if replay is not None:
        earlier = replay.source(TRAIN, dataset.card.patch_size, run.device, reporter, run.group.local_size)
        training = MixedPatches(own, earlier)
    radiometric = torch.tensor([varies_with_light(role) for role in card.roles])
    return Data(
        dataset,
        classes,
        training=training,
        validation=source(VALIDATION),
        replay=replay,
        augment=Augmentation(radiometric, run.config.seed, run.group) if run.config.augment else None,
        order=torch.Generator().manual_seed(run.config.seed),
    )


def _model(run: Run, data: Data, card: ModelCard, network: nn.Module, learning: Learning) -> ModelInTraining:
    """The network on its device with its optimiser and its loss."""
    learning.freeze_weights(network)
    config, device = run.config, run.device
    counts = np.array([data.dataset.card.counts[TRAIN].get(value, 0) for value in card.outputs], dtype=np.float64)
    if data.replay is not None and isinstance(data.training, MixedPatches):
        counts += data.replay.counts(data.training.remembered)
    weights = class_weights(config.class_weights, counts)
    on_device = None if weights is None else torch.from_numpy(weights).to(device.torch_device)
    return ModelInTraining(
        card,
        network,
        learning,
        optimizer=with_state(
            torch.optim.AdamW(
                learning.parameter_groups(network), lr=config.learning_rate, weight_decay=_WEIGHT_DECAY, fused=True
            )
        ),
        averaged=AveragedWeights(network),
        trained=run.group.data_parallel(network, device.torch_device),
        scaler=make_scaler(device.torch_device, device.precision),
        loss=make_loss(config.loss, on_device, run.group),
        weights=on_device,
    )


def _initial_card(
    config: TrainConfig,
    dataset: Dataset,
    channels: tuple[Channel, ...],
    outputs: tuple[int, ...],
    new: NewNetwork,
    ran_on: dict[str, str],
) -> ModelCard:
    """The model's description, as far as it is known before the training."""
    made_of = dataset.card
    return ModelCard(
        architecture=config.architecture,
        architecture_args=new.arguments,
        channels=channels,
        ortho_bands=made_of.ortho_bands,
        ortho_dtype=made_of.ortho_dtype,
        data_bands=made_of.data_bands,
        nir_red_correlation=made_of.nir_red_correlation,
        height_reference=made_of.height_reference if needs_heights(c.role for c in channels) else "none",
        scheme=made_of.scheme,
        outputs=outputs,
        gsd_m=made_of.gsd_m,
        patch_size=made_of.patch_size,
        training={name: value for name, value in config.to_dict().items() if name not in _OF_THE_RUN},
        dataset_hash=dataset.hash,
        ran_on=ran_on,
        versions=versions(),
    )


def _remembered(replay: Replay | None) -> dict[str, str]:
    """What the model's description says of REPLAY."""
    return {} if replay is None else {"replay": str(replay.dataset.folder), "replay_sha256": replay.dataset.hash}


def _log_recipe(setup: Setup, reporter: Reporter) -> None:
    """Log in one line what is chosen for this data."""
    config, recipe, patches = setup.run.config, setup.recipe, len(setup.data.training)
    steps = -(-patches // setup.batch_size)
    length = (
        tr("{minutes:g} minutes", minutes=config.minutes)
        if config.minutes
        else tr("{epochs} epochs", epochs=config.epochs)
    )
    reporter.info(
        tr(
            "Chosen for {patches} patches ({steps} steps an epoch, {length}): the learning rate rises to "
            "{learning_rate:g} over {rise_share:.0%} of the training and falls to {last_rate:g}; kept is the "
            "mean of the weights over the last {reach_share:.0%} of the steps, {reach:g} at most.",
            patches=patches,
            steps=steps,
            length=length,
            learning_rate=config.learning_rate,
            rise_share=recipe.rise_share,
            last_rate=recipe.last_rate * config.learning_rate,
            reach_share=recipe.reach_share,
            reach=recipe.reach,
        )
    )


def _log_setup(setup: Setup, reporter: Reporter) -> None:
    """Log what is going to be trained, and warn of what may surprise."""
    width, parameters = setup.run.config.width, sum(parameter.numel() for parameter in setup.model.network.parameters())
    reporter.info(
        tr(
            "{training} training and {validation} validation patches, channels {channels}; {parameters:.1f} million "
            "weights, {batch_size} patches a step.",
            training=len(setup.data.training),
            validation=len(setup.data.validation),
            channels=", ".join(channel.role for channel in setup.model.card.channels),
            parameters=parameters / 1e6,
            batch_size=setup.batch_size,
        )
    )
    if isinstance(setup.data.training, MixedPatches):
        reporter.info(
            tr(
                "{count} of the training patches are those of REPLAY, others in each epoch.",
                count=setup.data.training.remembered,
            )
        )
    _log_recipe(setup, reporter)
    if setup.run.group.size > 1:
        reporter.info(tr("{count} processes share each step.", count=setup.run.group.size))
    takes_width = ARCHITECTURE_OF[setup.run.config.architecture].takes_width
    if setup.run.device.torch_device.type == "cpu" and width > _WIDE and takes_width:
        times = (width / 16) ** 2
        reporter.warning(
            tr(
                "WIDTH={width} takes long on a processor; 16 is about {times:.0f} times faster.",
                width=width,
                times=times,
            )
        )
    if not len(setup.data.validation):
        reporter.warning(tr("There are no validation patches: all epochs run, and the last model is taken."))
    elif unseen := _not_validated(setup.data):
        reporter.warning(
            tr(
                "The validation patches have no pixels of {unseen}: the best epoch is chosen without regard to "
                "how well that is learnt. Cut the patches with other tiles for the validation.",
                unseen=", ".join(unseen),
            )
        )


def _not_validated(data: Data) -> list[str]:
    """Names of the classes that are learnt from pixels of which the validation has none."""
    trained, validated = (data.dataset.card.counts[split] for split in (TRAIN, VALIDATION))
    return [one.name for one in data.classes if trained.get(one.value, 0) and not validated.get(one.value, 0)]
