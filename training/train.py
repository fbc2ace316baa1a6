"""Train a network on a data set: the loop, validation, early stopping, the best model kept."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from torch import nn

from .accuracy import Scores
from .checkpoint import save_model
from .contract.config import TrainConfig
from .contract.errors import EngineError
from .contract.model_card import ModelCard
from .contract.outputs import write_text
from .devices import explain_memory
from .jobs import JobResult
from .losses import IGNORE_INDEX
from .picture import picture
from .reporter import Reporter, StageReporter, stop_if_cancelled
from .train_setup import Setup, prepare

_MAX_GRADIENT = 1.0  # norm at which gradients are clipped; keeps rare wild steps of half precision harmless


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
    with explain_memory("BATCH_SIZE", setup.batch_size):
        for epoch in range(1, config.epochs + 1):
            _run_epoch(setup, course, epoch, reporter)
            if config.patience and epoch - course.best_epoch >= config.patience:
                reporter.info(f"No improvement for {config.patience} epochs: the training ends here.")
                break
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
        save_model(setup.config.model, course.best_state, _describe(setup, course))  # stays if the user stops here
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
    labels = labels.to(setup.device.torch_device, non_blocking=True)
    setup.optimizer.zero_grad(set_to_none=True)
    loss = setup.loss(predict_logits(setup, images), labels)
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


def _describe(setup: Setup, course: Course) -> ModelCard:
    """The model's description as far as the training has come."""
    matrix = course.best_matrix
    scores = Scores.from_matrix(matrix, setup.classes).to_dict() if matrix is not None and matrix.any() else {}
    return replace(
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


def _write(setup: Setup, course: Course, reporter: Reporter) -> ModelCard:
    """Write the best model and the report; return the model's description."""
    card = _describe(setup, course)
    save_model(setup.config.model, course.best_state, card)
    if setup.config.report:
        from .report.training_report import training_report  # figures take a second to load

        reporter.progress(0.99, "Writing the report")
        setup.network.load_state_dict(course.best_state)
        created = time.strftime("%Y-%m-%d %H:%M")
        write_text(setup.config.report, training_report(card, course.best_matrix, _examples(setup), created))
    best = f"Best epoch {course.best_epoch}"
    if "mean_f1" in card.validation:
        scores = card.validation
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
