"""Two processes give what one gives with the same batches; one of them writes, and both stop together."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time

import pytest
import torch

from tests.engine.support.tiny_scenes import TRAINING
from tests.engine.support.torchrun import ENVIRONMENT, TORCHRUN, command_line, pair, torchrun
from tests.engine.support.two_processes import compute
from training.contract.config import TrainConfig
from training.contract.model_card import read_model_card
from training.jobs.process_rank import ProcessRank, process_rank
from training.learning.resume import resume_path
from training.network.distributed import SINGLE_PROCESS, ProcessGroup
from training.network.model_file import load_model
from training.network.shared_batch_norm import SharedBatchNorm

EXACT = {"precision": "float32", "device": "cpu"}  # half precision rounds sums of different order differently


def test_alone_there_is_nothing_to_agree_on(monkeypatch):
    values = torch.rand(3)
    assert process_rank() == ProcessRank() and process_rank().is_first
    assert SINGLE_PROCESS.sum(values) is values and list(SINGLE_PROCESS.shard("abc")) == list("abc")
    assert SINGLE_PROCESS.broadcast("x") == "x" and SINGLE_PROCESS.gather("x") == ["x"]
    assert not SINGLE_PROCESS.any(False) and SINGLE_PROCESS.any(True)
    for name, value in {"RANK": 3, "WORLD_SIZE": 8, "LOCAL_RANK": 1, "LOCAL_WORLD_SIZE": 2}.items():
        monkeypatch.setenv(name, str(value))
    assert process_rank() == ProcessRank(3, 8, 1, 2) and not process_rank().is_first


def test_shares_cover_a_batch():
    shares = [ProcessGroup(rank, 3).shard(range(7)) for rank in range(3)]
    assert sorted(index for share in shares for index in share) == list(range(7))
    assert [len(share) for share in shares] == [3, 2, 2] and not ProcessGroup(2, 3).shard(range(1))


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("momentum", [0.1, None])
def test_shared_statistics_alone_are_those_of_pytorch(training, momentum):
    plain = torch.nn.BatchNorm2d(4, momentum=momentum).train(training)
    torch.nn.init.normal_(plain.weight)
    shared = SharedBatchNorm(torch.nn.BatchNorm2d(4, momentum=momentum), lambda values: values).train(training)
    shared.load_state_dict(plain.state_dict())
    results = []
    for layer in (plain, shared):
        values = (torch.arange(480.0).sin() * 3 + 1).reshape(2, 4, 6, 10).requires_grad_()
        out = layer(layer(values))
        (out**3).mean().backward()
        results.append([out, values.grad, layer.weight.grad, layer.bias.grad, *layer.buffers()])
    for expected, actual in zip(*results, strict=True):
        torch.testing.assert_close(actual, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize(
    "parameters, patches",
    [
        ({"loss": "cross_entropy", "class_weights": "median", "inputs": "ortho_height_ndvi"}, 5),
        ({"loss": "cross_entropy_dice", "class_weights": "none"}, 6),
        ({"loss": "focal", "augment": False}, 1),  # nothing is left for the second process
    ],
)
def test_a_step_of_two_processes_is_that_of_one(dataset, tmp_path, parameters, patches):
    step = {"dataset": str(dataset), "model": "unused", "batch_size": patches}
    config = TrainConfig(**{**TRAINING, **EXACT, **parameters, **step})
    done = torchrun(
        "-m", "tests.engine.support.two_processes", json.dumps(config.to_dict()), patches, tmp_path / "found"
    )
    assert done.returncode == 0, done.stderr
    expected, actual = compute(config, patches, SINGLE_PROCESS), torch.load(tmp_path / "found", weights_only=True)
    assert expected.keys() == actual.keys() and expected["matrix"].sum() > 0
    for name, values in expected.items():
        difference = torch.linalg.vector_norm(actual[name].double() - values.double())
        assert difference <= 5e-3 * torch.linalg.vector_norm(values.double()) + 2e-5, name


@pytest.mark.slow
def test_a_training_of_two_processes_is_that_of_one(dataset, tmp_path):
    parameters = {**TRAINING, **EXACT, "dataset": dataset, "epochs": 2, "batch_size": 5, "learning_rate": 1e-4}
    cards, states = [], []
    for name, run in (("one", lambda line: subprocess.run([sys.executable, *line], check=True)), ("two", None)):
        model = tmp_path / name / "m.safetensors"
        model.parent.mkdir()
        line = command_line("train", {**parameters, "model": model, "report": model.with_suffix(".html")})
        if run is None:
            done = torchrun(*line)
            assert done.returncode == 0, done.stderr
            assert done.stderr.count("Epoch 2 of 2:") == 1 and json.loads(done.stdout)["scores"]["epochs_run"] == 2
        else:
            run(line)
        cards.append(read_model_card(model))
        states.append(load_model(model).network.state_dict())
    assert cards[1].ran_on["processes"] == 2 and "processes" not in cards[0].ran_on
    assert {path.name for path in (tmp_path / "one").iterdir()} == {path.name for path in (tmp_path / "two").iterdir()}
    for mine, theirs in zip(cards[0].history, cards[1].history, strict=True):
        assert mine == pytest.approx(theirs, rel=1e-3)
    for name, values in states[0].items():
        torch.testing.assert_close(states[1][name], values, rtol=1e-2, atol=1e-3)


@pytest.mark.slow
def test_both_stop_together_and_keep_the_best_model_and_the_resume_file(dataset, tmp_path):
    model = tmp_path / "m.safetensors"
    line = command_line(
        "train", {**TRAINING, **EXACT, "dataset": dataset, "epochs": 10000, "patience": 0, "model": model}
    )
    process = subprocess.Popen([*TORCHRUN, *line], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    while "Epoch 2 of 10000:" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    log = process.communicate(timeout=60)[1]
    assert "Stopped. Kept the best model so far" in log and "RESUME" in log
    assert read_model_card(model).history and resume_path(TrainConfig(model=str(model))).exists()


@pytest.mark.slow
def test_going_on_with_two_processes(dataset, tmp_path):
    """Stopped after some epochs by one process, gone on with by two."""
    model = tmp_path / "m.safetensors"
    line = command_line(
        "train", {**TRAINING, **EXACT, "dataset": dataset, "epochs": 12, "batch_size": 12, "model": model}
    )
    process = subprocess.Popen([sys.executable, *line], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    while "Epoch 2 of 12:" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    before = len(read_model_card(model).history)
    done = torchrun(*line, "--resume")
    assert done.returncode == 0, done.stderr
    assert "Goes on after epoch" in done.stderr and before < 12
    assert len(read_model_card(model).history) == 12


@pytest.mark.slow
def test_a_process_that_fails_ends_the_others(dataset, tmp_path):
    started = time.monotonic()
    line = command_line(
        "train", {**TRAINING, **EXACT, "dataset": tmp_path / "none", "model": tmp_path / "m.safetensors"}
    )
    done = torchrun(*line)
    assert done.returncode != 0 and "is not a data set" in done.stderr
    assert time.monotonic() - started < 120 and not list(tmp_path.iterdir())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("fate, other", [("raises", "waits"), ("raises", "computes"), ("is killed", "computes")])
def test_whoever_fails_ends_the_other_one(fate, other):
    """Without torchrun; on a card the first would wait for the second for ten minutes. Before, it waited for ever."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    first, second = pair("-m", "tests.engine.support.two_fates", fate, other, port=port)
    try:
        said = [process.communicate(timeout=120)[1] for process in (second, first)]
    finally:
        first.kill(), second.kill()
    assert second.returncode == (-signal.SIGKILL if fate == "is killed" else 1)
    assert ("A file is missing" in said[0]) is (fate == "raises")
    noticed = "has ended or cannot be reached" in said[1]  # by itself; else it was told
    assert first.returncode == -signal.SIGTERM or (other == "computes" and noticed)


@pytest.mark.slow
def test_jobs_that_cannot_be_shared_say_so(tmp_path):
    done = torchrun(*command_line("demodata", {"output": tmp_path / "town"}))
    assert done.returncode != 0 and "The job demodata cannot be shared by 2 processes" in done.stderr
    assert not list(tmp_path.iterdir())
