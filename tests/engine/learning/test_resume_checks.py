"""A state from a resume file that does not fit the training is refused, whatever in it is damaged."""

from __future__ import annotations

import copy

import pytest
import torch

from tests.engine.support.tiny_scenes import TRAINING
from tests.plain_words import PYTHON
from training.contract.config import TrainConfig
from training.contract.plain_data import DataError
from training.jobs.reporter import NullReporter
from training.learning import resume
from training.learning.history import TrainingHistory
from training.learning.resume_checks import check_resumed
from training.learning.setup import prepare


@pytest.fixture(scope="module")
def saved(dataset, tmp_path_factory):
    """A training after one step, and what its resume file holds."""
    model = tmp_path_factory.mktemp("resumed") / "m.safetensors"
    setup = prepare(TrainConfig(dataset=str(dataset), model=str(model), **TRAINING), NullReporter())
    images, _ = setup.data.training.batch([0, 1])
    setup.model.network(images).sum().backward()
    setup.model.optimizer.step()
    setup.model.averaged.update(setup.model.network)
    history = TrainingHistory(
        [{"epoch": 1, "train_loss": 1.5, "mean_f1": None}],
        best_epoch=1,
        best_score=0.5,
        best_matrix=torch.eye(6, dtype=torch.int64).numpy(),
        best_state=setup.model.network.state_dict(),
    )
    resume.write(setup.run.config, resume.standing(setup, history))
    return setup, torch.load(model.with_suffix(".ckpt"), weights_only=True)


def test_what_was_saved_fits(saved):
    setup, state = saved
    check_resumed(state, setup)


@pytest.mark.parametrize(
    "keys, value, words",
    [
        (("batch_size",), -1, "batch_size is -1"),
        (("batch_size",), 10**9, "batch_size is 1000000000"),
        (("batch_size",), float("inf"), "batch_size is inf"),
        (("config",), [], "config is"),
        (("ran_on", "device"), 5, "ran_on is"),
        (("network",), [], "network is"),
        (("network", "head.bias"), lambda old: old * float("nan"), "the weight head.bias is no finite number"),
        (("network", "head.bias"), lambda old: old.double(), "the weight head.bias is of another shape or type"),
        (("network", "head.bias"), "x", "the weight head.bias is of another shape or type"),
        (("averaged", "steps"), None, "averaged steps is None"),
        (("averaged", "network", "head.bias"), lambda old: old[:1], "the weight head.bias is of another shape"),
        (("optimizer", "param_groups"), [], "the settings of its optimizer are others"),
        (("optimizer", "param_groups", 0, "betas"), "x", "the settings of its optimizer are others"),
        (("optimizer", "param_groups", 0, "lr"), "x", "lr is 'x'"),
        (("optimizer", "state", 0, "exp_avg"), lambda old: old[:1], "the weight exp_avg is of another shape"),
        (("optimizer", "state", 0, "exp_avg_sq"), lambda old: old - 1, "its optimizer holds negative numbers"),
        (("optimizer", "state"), {999: {}}, "its optimizer knows other weights"),
        (("optimizer", "state"), {"a": {}}, "its optimizer knows other weights"),
        (("course", "history"), 5, "it holds no list of epochs"),
        (("course", "history", 0, "epoch"), 3, "epoch 1 is missing"),
        (("course", "history", 0, "train_loss"), "low", "train_loss is 'low'"),
        (("course", "best_epoch"), 99, "best_epoch is 99"),
        (("course", "best_score"), None, "best_score is None"),
        (("course", "best_matrix"), lambda old: old[:2], "best_matrix is no confusion matrix"),
        (("course", "best_state"), {}, "is missing"),
        (("course", "best_calibration", "temperature"), 0, "temperature is 0"),
    ],
    ids=lambda value: "" if callable(value) else str(value),
)
def test_what_does_not_fit_is_refused_in_plain_words(saved, keys, value, words):
    setup, state = saved
    state = copy.deepcopy(state)
    holder = state
    for key in keys[:-1]:
        holder = holder[key]
    holder[keys[-1]] = value(holder[keys[-1]]) if callable(value) else value
    with pytest.raises(DataError, match=words) as caught:
        check_resumed(state, setup)
    assert not PYTHON.search(str(caught.value))
