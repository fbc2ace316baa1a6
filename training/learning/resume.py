"""The resume file beside a model: all that a training needs to go on after its last whole epoch as if nothing was."""

from __future__ import annotations

import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from ..contract.config import TrainConfig
from ..contract.elsewhere.users_paths import users_values
from ..contract.errors import ConfigError, EngineError, ModelFileError, reason
from ..contract.installation import engine_version
from ..contract.language import later, tr
from ..contract.language.quantities import size_in_words
from ..contract.outputs import whole_file
from ..contract.plain_data import DataError, shown
from ..dataset.folder import Dataset
from ..jobs.reporter import Reporter
from .history import TrainingHistory
from .recipe import Recipe, earlier_recipe
from .resume_checks import check_resumed
from .setup import Setup

FORMAT = "vaihingen resume file"
FORMAT_VERSION = 2  # 1: without recipe, which was `earlier_recipe`
_KEYS = {
    "config",
    "dataset_hash",
    "ran_on",
    "batch_size",
    "network",
    "averaged",
    "optimizer",
    "scaler",
    "random",
    "course",  # `TrainingHistory`, as files of this format call it
}
_MAY_DIFFER = ("model", "report", "resume", "dataset")  # the data set may have moved: its content is compared
_START_AGAIN = later("Delete the file, or run without RESUME: the training then starts from the beginning.")


def resume_path(config: TrainConfig) -> Path:
    """Path of the resume file of a training, beside its model."""
    path = config.resume_file()
    if path is None:
        raise ValueError("a training has a model")
    return path


def standing(setup: Setup, history: TrainingHistory) -> dict[str, Any]:
    """Where a training stands after an epoch: what `write` takes, with the tensors themselves, which steps change."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "engine": engine_version(),
        "config": users_values(setup.run.config.to_dict()),
        "dataset_hash": setup.model.card.dataset_hash,
        "ran_on": _ran_on(setup),
        "begun_with": setup.model.card.ran_on,
        "batch_size": setup.batch_size,
        "at_once": setup.at_once.patches,
        "network": setup.model.network.state_dict(),
        "averaged": setup.model.averaged.state(),
        "optimizer": setup.model.optimizer.state_dict(),
        "scaler": setup.model.scaler.state_dict(),
        "random": _random_state(setup),
        "course": history,
        "recipe": asdict(setup.recipe),
    }


def write(config: TrainConfig, state: dict[str, Any]) -> None:
    """Write the resume file; it is whole at any time, even if the machine fails.

    Args:
        config: The training's parameters.
        state: As `standing` gives it.

    Raises:
        ModelFileError: If it cannot be written.
    """
    path = resume_path(config)
    state = {**state, "course": state["course"].to_state()}
    try:
        with whole_file(path) as stream:
            torch.save(state, stream)
    except (OSError, RuntimeError) as error:
        cause = error if isinstance(error, OSError) else error.__context__  # torch's own error hides the system's
        if not isinstance(cause, OSError):
            raise
        raise ModelFileError(
            tr("The resume file {path} cannot be written: {reason}.", path=path, reason=reason(cause)),
            tr(
                "Free space on that disk (this file needs {size}) and run again with RESUME.",
                size=size_in_words(_size(state)),
            ),
        ) from error


def load(config: TrainConfig, reporter: Reporter) -> dict[str, Any] | None:
    """Read the resume file if `config` asks for it; None if the training starts from the beginning.

    Raises:
        ModelFileError: If the file is damaged, none of ours or of a newer format.
        ConfigError: If it belongs to a training with another data set or other parameters.
    """
    path = resume_path(config)
    if not config.resume:
        if path.exists():
            reporter.info(
                tr(
                    "An earlier training of this model was interrupted and left {path}. RESUME goes on with it; "
                    "this training starts from the beginning and replaces the file after its first epoch.",
                    path=path,
                )
            )
        return None
    if not path.exists():
        reporter.info(tr("There is no resume file {path}: the training starts from the beginning.", path=path))
        return None
    state = _read(path)
    _check_same_training(path, state, config)
    return state


def restore(state: dict[str, Any], setup: Setup, reporter: Reporter) -> TrainingHistory:
    """Bring everything to where it was after the epoch that `state` was saved after.

    Raises:
        ModelFileError: If `state` does not fit the network.
    """
    path = resume_path(setup.run.config)
    try:
        check_resumed(state, setup)
        _check_same_start(path, state.get("begun_with", {}), setup)
        setup.model.network.load_state_dict(state["network"])
        setup.model.averaged.restore(state["averaged"])
        setup.model.optimizer.load_state_dict(state["optimizer"])
        if state["scaler"] and setup.model.scaler.is_enabled():
            setup.model.scaler.load_state_dict(state["scaler"])
        setup.batch_size = int(state["batch_size"])
        setup.at_once.patches = int(state.get("at_once", setup.batch_size))
        history = TrainingHistory.from_state(state["course"])
        setup.recipe = Recipe(**state["recipe"]) if "recipe" in state else earlier_recipe(setup.run.config.epochs)
        _restore_random_state(setup, state["random"])
    except (RuntimeError, ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise _damaged(path, error) from error
    config = setup.run.config
    reporter.info(
        tr(
            "Goes on after epoch {epoch} ({done:.1f} of {minutes:g} minutes) with {batch_size} patches a step, from "
            "{path}."
            if config.minutes
            else "Goes on after epoch {epoch} of {epochs} with {batch_size} patches a step, from {path}.",
            epoch=history.epochs,
            done=history.seconds / 60,
            minutes=config.minutes,
            epochs=config.epochs,
            batch_size=setup.batch_size,
            path=path,
        )
    )
    if state["ran_on"] != _ran_on(setup):
        before, now = (", ".join(ran_on.values()) for ran_on in (state["ran_on"], _ran_on(setup)))
        reporter.warning(
            tr(
                "Its epochs were run on {before}, the others run on {now}: the result may differ a little.",
                before=before,
                now=now,
            )
        )
    return history


def _read(path: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(path) as archive:  # torch does not check the checksums
            broken = archive.testzip()
        if broken is not None:
            raise DataError(tr("wrong checksum of {broken}", broken=broken))
        state = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise ModelFileError(
            tr("The resume file {path} cannot be read: {reason}.", path=path, reason=reason(error)),
            tr(_START_AGAIN),
        ) from error
    except MemoryError as error:  # of a size that a damaged file claims to have
        raise _damaged(path, error) from error
    except Exception as error:  # whatever zipfile, pickle and torch stumble over in a damaged file
        raise _damaged(path, error) from error
    if not isinstance(state, dict) or state.get("format") != FORMAT:
        raise ModelFileError(tr("{path} is not a resume file of Vaihingen U-Net.", path=path), tr(_START_AGAIN))
    version = state.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise ModelFileError(
            tr(
                "{path} has format version {version}, this plugin reads up to {format_version}.",
                path=path,
                version=version,
                format_version=FORMAT_VERSION,
            ),
            tr(
                "Install plugin version {writer} or newer, which wrote it, or run without RESUME.",
                writer=state.get("engine"),
            ),
        )
    missing = _KEYS - state.keys()
    if missing:
        raise _damaged(path, DataError(tr("{missing} missing", missing=", ".join(sorted(missing)))))
    return state


def _check_same_training(path: Path, state: dict[str, Any], config: TrainConfig) -> None:
    """Only the same training can go on: another one would have come elsewhere by now."""
    if not isinstance(state["config"], dict) or not isinstance(state["dataset_hash"], str):
        raise _damaged(path, DataError(tr("its parameters are missing")))
    here, there = users_values(config.to_dict()), {**TrainConfig().to_dict(), **state["config"]}
    differences = [
        tr(
            "{name} was {there} and is {here}",
            name=str(name).upper(),
            there=shown(there[name]),
            here=shown(here.get(name)),
        )
        for name in there
        if name not in _MAY_DIFFER and there[name] != here.get(name)
    ]
    if state["dataset_hash"] != Dataset(config.dataset).hash:
        differences.insert(0, tr("it was another data set than {dataset}", dataset=config.dataset))
    if differences:
        raise ConfigError(
            tr(
                "The training that {path} belongs to cannot go on with other parameters: {differences}.",
                path=path,
                differences="; ".join(differences),
            ),
            tr("Set the parameters as they were, or run without RESUME: the training then starts from the beginning."),
        )


def _check_same_start(path: Path, before: dict[str, Any], setup: Setup) -> None:
    """Only with the weights that the network began with is the model's description true."""
    for name in ("start_model", "encoder_weights", "replay"):
        digest = setup.model.card.ran_on.get(f"{name}_sha256")
        if before.get(f"{name}_sha256", digest) != digest:
            raise ConfigError(
                tr(
                    "The training that {path} belongs to began with another {name}: it has changed since.",
                    path=path,
                    name=name.upper(),
                ),
                tr("Bring it back, or run without RESUME: the training then starts from the beginning."),
            )


def _damaged(path: Path, error: Exception) -> EngineError:
    why = str(error) if isinstance(error, DataError) else tr("it is not whole, or its content is of another kind")
    return ModelFileError(tr("The resume file {path} is damaged ({why}).", path=path, why=why), tr(_START_AGAIN))


def _ran_on(setup: Setup) -> dict[str, str]:
    return {
        "device": setup.run.device.name,
        "precision": setup.run.device.precision,
        "torch": f"PyTorch {setup.model.card.versions['torch']}",
    }


def _random_state(setup: Setup) -> dict[str, torch.Tensor | None]:
    on_gpu = setup.run.device.torch_device.type == "cuda"
    return {
        "torch": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state() if on_gpu else None,
        "order": setup.data.order.get_state(),
        "augment": setup.data.augment.state() if setup.data.augment is not None else None,
    }


def _restore_random_state(setup: Setup, states: dict[str, Any]) -> None:
    torch.set_rng_state(states["torch"])
    if states["cuda"] is not None and setup.run.device.torch_device.type == "cuda":
        torch.cuda.set_rng_state(states["cuda"])
    setup.data.order.set_state(states["order"])
    if setup.data.augment is not None:
        setup.data.augment.restore(states["augment"])


def _size(state: dict[str, Any]) -> int:
    """About the bytes of the file: weights, twice those for the optimiser, their mean, and the best weights."""
    weights: dict[str, torch.Tensor] = state["network"]
    return 5 * sum(value.numel() * value.element_size() for value in weights.values())
