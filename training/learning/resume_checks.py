"""Whether what a resume file holds is the state of this training: a damaged one must not go on unnoticed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch

from ..contract.language import tr
from ..contract.plain_data import DataError, checked_range, shown
from ..network.model_file import check_state
from .setup import Setup

_MOMENTS = ("exp_avg", "exp_avg_sq")  # AdamW's, of each weight
_MAY_CHANGE = ("lr", "initial_lr")  # of an optimiser's settings: they follow the schedule


def check_resumed(state: Mapping[str, Any], setup: Setup) -> None:
    """Compare a state with the training that is to go on with it.

    Raises:
        DataError: If it is of another shape or type, or holds what is no finite number.
    """
    like = setup.model.network.state_dict()
    check_state(_dict("network", state["network"]), like)
    averaged = _dict("averaged", state["averaged"])
    checked_range(tr("averaged steps"), _whole(tr("averaged steps"), averaged.get("steps")), 0)
    check_state(_dict(tr("averaged network"), averaged.get("network")), like)
    checked_range("batch_size", _whole("batch_size", state["batch_size"]), 1, max(1, len(setup.data.training)))
    checked_range("at_once", _whole("at_once", state.get("at_once", 1)), 1, max(1, len(setup.data.training)))
    _check_optimizer(_dict("optimizer", state["optimizer"]), setup.model.optimizer)
    for name, value in _dict("recipe", state.get("recipe", {})).items():
        checked_range(name, _number(name, value) if not isinstance(value, bool) else value, 0)
    _check_course(_dict("course", state["course"]), like, len(setup.data.classes))
    for name in ("ran_on", "config", "random", "scaler"):
        _dict(name, state[name])
    _dict("begun_with", state.get("begun_with", {}))
    if not all(isinstance(value, str) for value in state["ran_on"].values()):
        raise DataError(tr("ran_on is {ran_on}", ran_on=shown(state["ran_on"])))


def _check_optimizer(state: dict[str, Any], optimizer: torch.optim.Optimizer) -> None:
    current = optimizer.state_dict()["param_groups"]
    groups = state.get("param_groups")
    if not isinstance(groups, list) or [_settings(group) for group in groups] != [
        _settings(group) for group in current
    ]:
        raise DataError(tr("the settings of its optimizer are others"))
    for group in groups:
        for name in _MAY_CHANGE:
            if name in group:
                checked_range(name, _number(name, group[name]), 0)
    weights = [weight for group in optimizer.param_groups for weight in group["params"]]
    for index, of_weight in _dict("optimizer", state.get("state")).items():
        if index not in range(len(weights)) or set(_dict("optimizer", of_weight)) != {"step", *_MOMENTS}:
            raise DataError(tr("its optimizer knows other weights"))
        like = {"step": torch.zeros((), dtype=torch.float32), **dict.fromkeys(_MOMENTS, weights[index])}
        check_state(of_weight, like)
        if of_weight["step"] < 0 or (of_weight["exp_avg_sq"] < 0).any():
            raise DataError(tr("its optimizer holds negative numbers"))


def _settings(group: Any) -> Any:
    """What must not change of a group of an optimiser's weights."""
    return (
        {name: value for name, value in group.items() if name not in _MAY_CHANGE} if isinstance(group, dict) else None
    )


def _check_course(course: dict[str, Any], like: Mapping[str, torch.Tensor], classes: int) -> None:
    history = course.get("history")
    if not isinstance(history, list):
        raise DataError(tr("it holds no list of epochs"))
    for number, epoch in enumerate(history, start=1):
        values = _dict(tr("an epoch"), epoch)
        if values.get("epoch") != number:
            raise DataError(tr("epoch {number} is missing", number=number))
        for name, value in values.items():
            if value is not None:
                _number(name, value)
    checked_range("cooling_from", _whole("cooling_from", course.get("cooling_from", 0)), 0, len(history))
    checked_range("marked_epoch", _whole("marked_epoch", course.get("marked_epoch", 0)), 0, len(history))
    if not isinstance(course.get("marked_score", 0.0), float):
        raise DataError(tr("marked_score is {marked_score}", marked_score=shown(course["marked_score"])))
    best = _whole("best_epoch", course.get("best_epoch"))
    checked_range("best_epoch", best, 0, len(history))
    if isinstance(course.get("best_score"), bool) or not isinstance(course.get("best_score"), (int, float)):
        raise DataError(tr("best_score is {value}", value=shown(course.get("best_score"))))
    _number("seconds_before", course.get("seconds_before"))
    matrix = course.get("best_matrix")
    is_matrix = isinstance(matrix, torch.Tensor) and matrix.shape == (classes, classes)
    if matrix is not None and not (is_matrix and not matrix.is_floating_point() and bool((matrix >= 0).all())):
        raise DataError(tr("best_matrix is no confusion matrix of its classes"))
    if best:
        check_state(_dict("best_state", course.get("best_state")), like)
    calibration = _dict("best_calibration", course.get("best_calibration"))
    checked_range("temperature", _number("temperature", calibration.get("temperature")), 1e-6, 1e6)


def _dict(name: str, value: Any) -> dict[Any, Any]:
    if not isinstance(value, dict):
        raise DataError(tr("{name} is {value}", name=name, value=shown(value)))
    return value


def _whole(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise DataError(tr("{name} is {value}", name=name, value=shown(value)))
    return value


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise DataError(tr("{name} is {value}", name=name, value=shown(value)))
    return value
