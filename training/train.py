"""Train a network on a data set: the loop, validation, early stopping, the best model kept."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from torch import nn

from .accuracy import Scores
from .augment import Augmentation
from .channels import select_channels
from .checkpoint import save_model
from .contract.classes import LandCoverClass
from .contract.config import TrainConfig
from .contract.errors import DatasetError, EngineError, JobCancelled
from .contract.model_card import ModelCard
from .contract.outputs import final_path, write_text
from .dataset import PatchSource
from .devices import Device, choose_device, explain_memory
from .jobs import JobResult
from .losses import IGNORE_INDEX, Loss, class_weights, make_loss
from .normalise import HEIGHT, NDVI
from .patches import Dataset
from .picture import picture
from .reporter import Reporter, StageReporter, stop_if_cancelled
from .run_record import versions
from .splits import TRAIN, VALIDATION
from .unet import build_network

_BATCH_SIZES = {"cuda": 16, "cpu": 8, "mps": 8}  # patches a step, if the user does not say
_WIDE = 32  # channels of the first level beyond which a processor is told to be slow
_WEIGHT_DECAY = 1e-2  # AdamW's own default (Loshchilov, Hutter 2019)
_LAST_RATE = 0.01  # share of the learning rate that is left at the end of the cosine
_MAX_GRADIENT = 1.0  # norm at which gradients are clipped; keeps rare wild steps of half precision harmless


@dataclass
class Setup:
    """Everything the loop works with."""

    config: TrainConfig
    dataset: Dataset
    device: Device
    card: ModelCard
    classes: tuple[LandCoverClass, ...]
    training: PatchSource
    validation: PatchSource
    batch_size: int
    network: nn.Module
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    scaler: torch.amp.GradScaler
    loss: Loss
    augment: Callable[[torch.Tensor, torch.Tensor], tuple[torch.Tensor, torch.Tensor]]
    order: torch.Generator


@dataclass
class Course:
    """What has happened so far."""

    history: list[dict[str, Any]] = field(default_factory=list)
    best_epoch: int = 0
    best_score: float = -math.inf
    best_state: dict[str, torch.Tensor] = field(default_factory=dict)
    best_matrix: np.ndarray | None = None
    started: float = field(default_factory=time.monotonic)


def run(config: TrainConfig, reporter: Reporter) -> JobResult:
    """Train until the epochs are used up or the validation no longer improves; write the best model."""
    setup = prepare(config, StageReporter(reporter, 0.0, 0.02))
    course = Course()
    try:
        with explain_memory("BATCH_SIZE", setup.batch_size):
            for epoch in range(1, config.epochs + 1):
                _run_epoch(setup, course, epoch, reporter)
                if config.patience and epoch - course.best_epoch >= config.patience:
                    reporter.info(f"No improvement for {config.patience} epochs: the training ends here.")
                    break
    except JobCancelled:
        if not course.best_state:
            raise
        _write(setup, course, reporter)
        kept = f"The best model so far, of epoch {course.best_epoch}, was kept as {final_path(config.model)}."
        raise JobCancelled(keep=("model", "report"), message=kept) from None
    card = _write(setup, course, reporter)
    scores = card.validation
    return JobResult(
        outputs={"model": config.model, "report": config.report},
        scores={
            "overall_accuracy": scores.get("overall_accuracy"),
            "mean_f1": scores.get("mean_f1"),
            "epochs_run": len(course.history),
        },
        ran_on=card.ran_on,
    )


def prepare(config: TrainConfig, reporter: Reporter) -> Setup:
    """Open the data set, choose the device, build the network and all around it.

    Raises:
        DatasetError: If the data set does not offer what `config` asks for.
        DeviceError: If the device is missing.
    """
    dataset = Dataset(config.dataset)
    if not dataset.patches[TRAIN]:
        raise DatasetError(f"The data set {config.dataset} has no training patches.", "Cut the patches again.")
    channels = select_channels(dataset.description["channels"], config.inputs)
    classes = dataset.scheme.learnt(config.learn_undefined)
    outputs = tuple(item.value for item in classes)
    torch.manual_seed(config.seed)
    device = choose_device(config.device, config.precision, reporter)
    batch_size = min(config.batch_size or _BATCH_SIZES[device.torch_device.type], len(dataset.patches[TRAIN]))
    arguments = {"in_channels": len(channels), "num_classes": len(outputs), "width": config.width}
    network = build_network(config.architecture, arguments)
    network = network.to(device.torch_device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    reporter.progress(0.2, "Reading patches")
    training = PatchSource(dataset, dataset.patches[TRAIN], channels, outputs, reporter)
    validation = PatchSource(dataset, dataset.patches[VALIDATION], channels, outputs, reporter)
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.learning_rate, weight_decay=_WEIGHT_DECAY)
    steps = math.ceil(len(training) / batch_size)
    counts = np.array([dataset.description["counts"][TRAIN].get(str(value), 0) for value in outputs])
    weights = class_weights(config.class_weights, counts)
    radiometric = torch.tensor([channel.role not in (HEIGHT, NDVI) for channel in channels])
    card = ModelCard(
        architecture=config.architecture,
        architecture_args=arguments,
        channels=channels,
        ortho_bands=dataset.description["ortho_bands"],
        ortho_dtype=dataset.description["ortho_dtype"],
        height_reference=dataset.description["height_reference"] if HEIGHT in config.inputs else "none",
        scheme=dataset.scheme,
        outputs=outputs,
        gsd_m=dataset.description["gsd_m"],
        patch_size=dataset.description["patch_size"],
        training={**config.to_dict(), "model": "", "report": ""},
        dataset_hash=dataset.hash,
        versions=versions(),
    )
    parameters = sum(parameter.numel() for parameter in network.parameters())
    reporter.info(
        f"{len(training)} training and {len(validation)} validation patches, channels "
        f"{', '.join(channel.role for channel in channels)}; {parameters / 1e6:.1f} million weights, "
        f"{batch_size} patches a step."
    )
    if device.torch_device.type == "cpu" and config.width > _WIDE:
        times = (config.width / 16) ** 2
        reporter.warning(f"WIDTH={config.width} takes long on a processor; 16 is about {times:.0f} times faster.")
    if not len(validation):
        reporter.warning("There are no validation patches: all epochs run, and the last model is taken.")
    return Setup(
        config=config,
        dataset=dataset,
        device=device,
        card=card,
        classes=classes,
        training=training,
        validation=validation,
        batch_size=batch_size,
        network=network,
        optimizer=optimizer,
        schedule=torch.optim.lr_scheduler.LambdaLR(optimizer, _rate(steps, config.epochs * steps)),
        scaler=torch.amp.GradScaler(enabled=device.precision == "float16"),
        loss=make_loss(config.loss, None if weights is None else torch.from_numpy(weights).to(device.torch_device)),
        augment=Augmentation(radiometric, config.seed) if config.augment else lambda images, labels: (images, labels),
        order=torch.Generator().manual_seed(config.seed),
    )


def _rate(warm_up: int, steps: int) -> Callable[[int], float]:
    """Learning rate as a share of the largest: rises over the first epoch, then falls as a cosine (Loshchilov 2017)."""

    def factor(step: int) -> float:
        if step < warm_up and steps > warm_up:
            return (step + 1) / warm_up
        share = (step - warm_up) / max(1, steps - warm_up)
        return _LAST_RATE + (1 - _LAST_RATE) * 0.5 * (1 + math.cos(math.pi * min(max(share, 0.0), 1.0)))

    return factor


def _run_epoch(setup: Setup, course: Course, epoch: int, reporter: Reporter) -> None:
    """Train one epoch, validate, keep the best, tell."""
    started = time.monotonic()
    epochs = setup.config.epochs
    stage = StageReporter(reporter, 0.02 + 0.96 * (epoch - 1) / epochs, 0.02 + 0.96 * epoch / epochs)
    rate = setup.optimizer.param_groups[0]["lr"]
    train_loss = _train(setup, epoch, stage)
    validation_loss, matrix = validate(setup, epoch, stage)
    scores = Scores.from_matrix(matrix, setup.classes)
    seconds = time.monotonic() - started
    values: dict[str, Any] = {
        "epoch": epoch,
        "train_loss": train_loss,
        "validation_loss": validation_loss,
        "overall_accuracy": scores.overall_accuracy,
        "mean_f1": scores.mean_f1,
        "learning_rate": rate,
        "seconds": seconds,
    }
    course.history.append({key: _number(value) for key, value in values.items()})
    reporter.metric(epoch, course.history[-1])
    score = scores.mean_f1 if matrix.any() else float(epoch)  # without validation the last epoch is the best
    better = score > course.best_score
    if better:
        course.best_epoch, course.best_score, course.best_matrix = epoch, score, matrix
        course.best_state = {name: value.detach().cpu().clone() for name, value in setup.network.state_dict().items()}
    left = (time.monotonic() - course.started) / epoch * (epochs - epoch)
    told = ""
    if matrix.any():
        told = f", validation loss {validation_loss:.4f}, OA {100 * scores.overall_accuracy:.1f} %, mean F1 "
        told += f"{scores.mean_f1:.3f}{', best so far' if better else ''}"
    reporter.info(
        f"Epoch {epoch}/{epochs}: loss {train_loss:.4f}{told}; rate {rate:.2g}, {seconds:.1f} s; at most "
        f"{left / 60:.1f} min left."
    )


def _train(setup: Setup, epoch: int, reporter: Reporter) -> float:
    """One pass over the training patches; returns the mean loss per labelled pixel's batch."""
    setup.network.train()
    order = torch.randperm(len(setup.training), generator=setup.order).tolist()
    total, done = 0.0, 0
    for images, labels in setup.training.batches(setup.batch_size, order):
        stop_if_cancelled(reporter)
        images, labels = setup.augment(images, labels)
        total += train_step(setup, images, labels) * len(images)
        done += len(images)
        reporter.progress(
            0.9 * done / len(order), f"Epoch {epoch} of {setup.config.epochs}", f"patch {done} of {len(order)}"
        )
    mean = total / done
    if not math.isfinite(mean):
        raise EngineError(
            f"The loss is no longer a number in epoch {epoch}.",
            f"Lower LEARNING_RATE (now {setup.config.learning_rate:g}) or set PRECISION=float32, and run again.",
        )
    return mean


def train_step(setup: Setup, images: torch.Tensor, labels: torch.Tensor) -> float:
    """Forward, backward, update; returns the loss."""
    images = images.to(setup.device.torch_device, memory_format=torch.channels_last, non_blocking=True)
    labels = labels.to(setup.device.torch_device, non_blocking=True)
    setup.optimizer.zero_grad(set_to_none=True)
    with setup.device.autocast():
        logits = setup.network(images)
    loss = setup.loss(logits.float(), labels)
    setup.scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
    setup.scaler.unscale_(setup.optimizer)
    nn.utils.clip_grad_norm_(setup.network.parameters(), _MAX_GRADIENT)
    setup.scaler.step(setup.optimizer)
    setup.scaler.update()
    setup.schedule.step()
    return float(loss.detach())


@torch.inference_mode()
def validate(setup: Setup, epoch: int, reporter: Reporter) -> tuple[float, np.ndarray]:
    """Mean loss, and confusion matrix (K, K) of pixel counts, over all validation patches."""
    setup.network.eval()
    classes = len(setup.classes)
    matrix = torch.zeros(classes * classes, dtype=torch.int64, device=setup.device.torch_device)
    total, done = 0.0, 0
    for images, labels in setup.validation.batches(setup.batch_size, range(len(setup.validation))):
        stop_if_cancelled(reporter)
        logits, labels = predict_logits(setup, images), labels.to(setup.device.torch_device)
        total += float(setup.loss(logits, labels)) * len(images)
        done += len(images)
        used = labels != IGNORE_INDEX
        matrix += torch.bincount(labels[used] * classes + logits.argmax(1)[used], minlength=classes * classes)
        reporter.progress(
            0.9 + 0.1 * done / len(setup.validation), f"Epoch {epoch} of {setup.config.epochs}", "validation"
        )
    counts = matrix.cpu().numpy().reshape(classes, classes)
    return (total / done if done else math.nan), counts


def predict_logits(setup: Setup, images: torch.Tensor) -> torch.Tensor:
    """Logits of a batch, (N, K, P, P) float32, on the device."""
    images = images.to(setup.device.torch_device, memory_format=torch.channels_last, non_blocking=True)
    with setup.device.autocast():
        return setup.network(images).float()  # type: ignore[no-any-return]


def _write(setup: Setup, course: Course, reporter: Reporter) -> ModelCard:
    """Write the best model and the report; return the model's description."""
    matrix = course.best_matrix
    scores = Scores.from_matrix(matrix, setup.classes).to_dict() if matrix is not None and matrix.any() else {}
    card = replace(
        setup.card,
        history=course.history,
        validation={**scores, "epoch": course.best_epoch},
        ran_on={
            "device": setup.device.name,
            "precision": setup.device.precision,
            "batch_size": setup.batch_size,
            "seconds": round(time.monotonic() - course.started, 1),
        },
    )
    save_model(setup.config.model, course.best_state, card)
    if setup.config.report:
        from .report.training_report import training_report  # figures take a second to load

        reporter.progress(0.99, "Writing the report")
        setup.network.load_state_dict(course.best_state)
        write_text(
            setup.config.report, training_report(card, matrix, _examples(setup), time.strftime("%Y-%m-%d %H:%M"))
        )
    best = f"Best epoch {course.best_epoch}"
    if scores:
        best += f": OA {100 * scores['overall_accuracy']:.1f} %, mean F1 {scores['mean_f1']:.3f} (validation)"
    reporter.info(f"{best}.")
    return card


@torch.inference_mode()
def _examples(setup: Setup, count: int = 8) -> list[Any]:
    """Validation patches with reference and prediction, evenly spread over the list."""
    from .report.training_report import Example

    setup.network.eval()
    values = np.array(setup.card.outputs, dtype=np.uint8)
    count = min(count, len(setup.validation))
    examples = []
    for index in np.linspace(0, len(setup.validation) - 1, count).astype(int):
        images, _ = setup.validation.batch([int(index)])
        prediction = values[predict_logits(setup, images).argmax(1)[0].cpu().numpy()]
        data = setup.validation.pixels(int(index))
        examples.append(Example(picture(data.image), data.labels, prediction))
    return examples


def _number(value: Any) -> Any:
    """NaN becomes None, which JSON has."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
