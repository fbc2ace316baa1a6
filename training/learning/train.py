"""Train a network on a data set: epoch after epoch, the best model kept, until it no longer improves."""

from __future__ import annotations

import time
from dataclasses import replace

from ..accuracy.scores import Scores
from ..contract.architectures import ARCHITECTURE_OF
from ..contract.compatibility import smaller_network
from ..contract.config import TrainConfig
from ..contract.config.start_model import with_start_model
from ..contract.dataset_card import VALIDATION
from ..contract.labelling.chosen_places import NOT_OF_THE_MAP
from ..contract.language import tr
from ..contract.language.quantities import duration, size_in_words
from ..contract.model_card import ModelCard
from ..dataset.height_checks import check_stored_heights
from ..jobs.outputs import Outputs
from ..jobs.part_reporters import StageReporter, TimeLeftReporter
from ..jobs.reporter import Reporter
from ..jobs.result import JobResult
from ..network.applicability import Applicability
from ..network.distributed import ProcessGroup, connected
from ..network.memory import explain_memory, is_out_of_memory, largest_memory
from ..network.model_file import save_model
from . import resume
from .applicability import measure as measure_applicability
from .history import LEAST_IMPROVEMENT, Epoch, TrainingHistory
from .pace import Pace, pace_of
from .passes.epoch import train_epoch
from .passes.validation import validate
from .running_files import RunningFiles
from .running_report import RunningReport
from .setup import Setup, prepare
from .train_on.gains import measure as measure_gains
from .watched_patch import WatchedPatch

_START, _END = 0.02, 0.98  # of the job: before it patches are read, after it the report is written


def run(config: TrainConfig, outputs: Outputs[TrainConfig], reporter: Reporter) -> JobResult:
    """Train until the epochs are used up or the validation no longer improves; write the best model."""
    with connected(config.device) as group:
        return _run(config, outputs, group, reporter)


def _run(config: TrainConfig, outputs: Outputs[TrainConfig], group: ProcessGroup, reporter: Reporter) -> JobResult:
    config = with_start_model(config)
    state = group.broadcast(resume.load(config, reporter) if group.is_first else None)
    with explain_memory(_network_of(config), smaller_network(config.architecture)):
        setup = prepare(config, StageReporter(reporter, 0.0, _START), group)
    history, model = TrainingHistory(), outputs.path("model")
    if state is not None:
        history, state = resume.restore(state, setup, reporter), None
        history.runs_out_of_patience(config)  # files of version 0.1 do not say it
        if group.is_first:
            _write_model(setup, history, model)  # stays if the user stops now
    report, timed, watched = RunningReport(setup, outputs), TimeLeftReporter(reporter), WatchedPatch(setup, reporter)
    pace = pace_of(setup, history)
    with (
        explain_memory(f"BATCH_SIZE={setup.batch_size}", tr("lower BATCH_SIZE"), smaller_network(config.architecture)),
        RunningFiles(setup, model, _card_so_far, reporter) as files,
    ):
        while not pace.is_over():
            _run_epoch(setup, history, pace, files, report, watched, timed)
    if not group.is_first:
        return JobResult()
    watched.show()
    reporter.progress(_END, tr("Looking at what was learnt from"))
    applicability = _applicability(setup, history, reporter)
    gains = measure_gains(setup, setup.model.averaged.network, reporter)  # which is the one that is kept
    card = _write_model(setup, history, model, applicability)
    reporter.progress(_END, tr("Writing the report") if outputs.wanted("report") else tr("Writing the model"))
    report.write(history, card, gains=gains)
    _log_best(card, largest_memory(setup.run.device.torch_device), reporter)
    if "mean_f1" in card.validation and VALIDATION in setup.data.dataset.card.splits_on_chosen_places:
        reporter.warning(tr(NOT_OF_THE_MAP))
    scores = card.validation
    return JobResult(
        scores={
            "overall_accuracy": scores.get("overall_accuracy"),
            "mean_f1": scores.get("mean_f1"),
            "epochs_run": history.epochs,
        },
        ran_on={**card.ran_on, "training_seconds": round(history.seconds, 1)},
        obsolete=(str(resume.resume_path(config)),),
    )


def _network_of(config: TrainConfig) -> str:
    """What the memory has to have room for before the first batch."""
    return tr(
        "the network of ARCHITECTURE={architecture} and WIDTH={width}"
        if ARCHITECTURE_OF[config.architecture].takes_width
        else "the network of ARCHITECTURE={architecture}",
        architecture=config.architecture,
        width=config.width,
    )


def _run_epoch(
    setup: Setup,
    history: TrainingHistory,
    pace: Pace,
    files: RunningFiles,
    report: RunningReport,
    watched: WatchedPatch,
    reporter: TimeLeftReporter,
) -> None:
    """Train one epoch, validate, keep the best, write how far the training is, and log it."""
    started = time.monotonic()
    stage = StageReporter(reporter, _START, _END)
    number = pace.epoch
    train_loss = train_epoch(setup, pace, stage)
    check_stored_heights(setup.data.dataset, reporter)  # of patches that are read from disk in each epoch
    validation = validate(setup, pace, stage, watched.see)
    rate = setup.model.optimizer.param_groups[0]["lr"]
    scores = Scores.from_matrix(validation.matrix, setup.data.classes)
    epoch = Epoch(number, train_loss, validation.loss, validation.matrix, scores, validation.calibration, rate)
    history.add(epoch, setup.model.averaged.network, files.place)
    impatient = history.runs_out_of_patience(setup.run.config)
    if not setup.run.group.is_first:
        return
    files.after_epoch(history)  # the best model stays if the training is stopped or fails
    report.after_epoch(history, _card_so_far)
    watched.after_epoch(history)
    _log_epoch(setup, history, pace, epoch, time.monotonic() - started, reporter)
    if impatient:
        _log_end(setup, history, reporter)


def _applicability(setup: Setup, history: TrainingHistory, reporter: Reporter) -> Applicability | None:
    """What the features of the network that is kept are like; nothing trains any more."""
    network = setup.model.averaged.network
    network.load_state_dict(history.best_state)
    try:
        found = measure_applicability(setup, network.eval(), reporter)
    except (RuntimeError, MemoryError) as error:  # a training does not fail in the end for this
        if not is_out_of_memory(error):
            raise
        found = None
    if found is None:
        reporter.info(tr("The model will not know what its training has seen: too few patches, or too little memory."))
    return found


def _write_model(
    setup: Setup, history: TrainingHistory, path: str, applicability: Applicability | None = None
) -> ModelCard:
    card = _card_so_far(setup, history)
    if applicability is not None and len(setup.data.validation):
        card = replace(card, validation={**card.validation, "applicability_limit": applicability.limit})
    save_model(path, history.best_state, card, applicability)
    return card


def _log_epoch(
    setup: Setup, history: TrainingHistory, pace: Pace, epoch: Epoch, seconds: float, reporter: TimeLeftReporter
) -> None:
    """Log one line, and these and further numbers for programs."""
    memory = largest_memory(setup.run.device.torch_device)
    extra = {"seconds": seconds, "memory_gb": None if memory is None else memory / 1e9}
    reporter.metric(epoch.number, {**history.metrics[-1], **extra})
    figures = tr("loss {train_loss:.4f}", train_loss=epoch.train_loss)
    if epoch.matrix.any():
        scores, best = epoch.scores, tr(", best so far") if epoch.number == history.best_epoch else ""
        right = tr(
            "{right:.1f} % right, mean F1 {mean_f1:.1f} %",
            right=100 * scores.overall_accuracy,
            mean_f1=100 * scores.mean_f1,
        )
        figures = tr(
            "{right}{best}; {figures} (validation {validation_loss:.4f})",
            right=right,
            best=best,
            figures=figures,
            validation_loss=epoch.validation_loss,
        )
    left = tr(", {left}", left=reporter.left) if reporter.left and not pace.is_over() else ""
    of = "" if setup.run.config.minutes else tr(" of {epochs}", epochs=setup.run.config.epochs)
    reporter.info(
        tr(
            "Epoch {number}{of}: {figures}; {duration}{left}.",
            number=epoch.number,
            of=of,
            figures=figures,
            duration=duration(seconds),
            left=left,
        )
    )


def _log_end(setup: Setup, history: TrainingHistory, reporter: Reporter) -> None:
    """Log what follows when the validation no longer improves."""
    left = history.epochs_left(setup.run.config, setup.recipe)
    end = (
        tr("the learning rate falls to zero over {left} more, then the training ends", left=left)
        if left
        else tr("the training ends")
    )
    reporter.info(
        tr(
            "The mean F1 has improved by less than {value:g} percentage points for {patience} epochs: {end}.",
            value=100 * LEAST_IMPROVEMENT,
            patience=setup.run.config.patience,
            end=end,
        )
    )


def _log_best(card: ModelCard, memory: int | None, reporter: Reporter) -> None:
    best, scores = tr("Best epoch {epoch}", epoch=card.validation["epoch"]), card.validation
    if "mean_f1" in scores:
        right, mean_f1 = 100 * scores["overall_accuracy"], 100 * scores["mean_f1"]
        best += tr(": {right:.1f} % of the validation right, mean F1 {mean_f1:.1f} %", right=right, mean_f1=mean_f1)
    reporter.info(
        f"{best}."
        if memory is None
        else tr("{best}. The training took {memory} of memory.", best=best, memory=size_in_words(memory))
    )


def _card_so_far(setup: Setup, history: TrainingHistory) -> ModelCard:
    """The model's description as far as the training has come."""
    matrix = history.best_matrix
    scores = Scores.from_matrix(matrix, setup.data.classes).to_dict() if matrix is not None and matrix.any() else {}
    tiles = setup.data.dataset.card.validation_tiles
    return replace(
        setup.model.card,
        history=list(history.metrics),
        validation={
            **scores,
            "epoch": history.best_epoch,
            **({"tiles": tiles} if tiles else {}),
            **history.calibration.to_dict(),
        },
        temperature=history.calibration.temperature,
        ran_on={
            **setup.model.card.ran_on,
            "device": setup.run.device.name,
            "precision": setup.run.device.precision,
            "batch_size": setup.batch_size,
            **({"patches_at_once": setup.at_once.patches} if setup.at_once.patches < setup.batch_size else {}),
            **({"processes": setup.run.group.size} if setup.run.group.size > 1 else {}),
        },
    )
