"""The training's steps against the same network's bare steps on one batch that lies ready on the device."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import torch

from tests.bench.contest import say
from training.contract.config import DemoDataConfig, TileConfig, TrainConfig
from training.jobs.reporter import NullReporter
from training.jobs.run import run_job
from training.learning.history import TrainingHistory
from training.learning.pace import pace_of
from training.learning.passes.epoch import train_epoch
from training.learning.setup import Setup, prepare

_PATCH = 256
_WORK = {"cuda": (64, 16, 40), "cpu": (16, 8, 4), "mps": (32, 8, 10)}  # width, patches a step, steps
_ROUNDS = 5


def bench_train(folder: Path, must_reach: float) -> bool:
    """Compare both; the patches come from the demo town, with heights and NDVI, augmented."""
    setup = _setup(folder)
    kind = setup.run.device.torch_device.type
    patches = len(setup.data.training)
    loops = {
        "bare steps": lambda: _bare_steps(setup),
        "training": lambda: train_epoch(setup, pace_of(setup, TrainingHistory()), NullReporter()),
    }
    best = dict.fromkeys(loops, float("inf"))
    for _ in range(_ROUNDS):
        for name, loop in loops.items():
            best[name] = min(best[name], _seconds(loop, kind))
    for name, seconds in best.items():
        say(f"  {name:12s} {seconds:6.2f} s, {patches / seconds:7.1f} patches a second")
    ratio = best["bare steps"] / best["training"]
    reached = ratio >= must_reach
    run = setup.run
    say(
        f"  {run.device.name}, {run.device.precision}, width {run.config.width}, batch {setup.batch_size}, "
        f"{_PATCH} px: ratio {ratio:.3f}; {must_reach:g} is to be reached: {'yes' if reached else 'NO'}"
    )
    return reached


def _setup(folder: Path) -> Setup:
    town, dataset, silent = folder / "town", folder / "patches", NullReporter()
    kind = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    width, batch_size, steps = _WORK[kind]
    run_job("demodata", DemoDataConfig(tiles=2, output=str(town)), silent)
    cut = TileConfig(folder=str(town), patches=steps * batch_size, validation_patches=1, output=str(dataset))
    run_job("tile", cut, silent)
    return prepare(
        TrainConfig(
            dataset=str(dataset), inputs="ortho_height_ndvi", width=width, batch_size=batch_size, device=kind,
            model=str(folder / "bench.safetensors"),
        ),
        silent,
    )  # fmt: skip


def _bare_steps(setup: Setup) -> None:
    images, labels = setup.data.training.batch(range(setup.batch_size))
    images = images.to(memory_format=torch.channels_last)
    setup.model.network.train()
    for _ in range(len(setup.data.training) // setup.batch_size):
        setup.model.optimizer.zero_grad(set_to_none=True)
        with setup.run.device.autocast():
            logits = setup.model.network(images)
        setup.model.loss(logits.float(), labels).backward()
        setup.model.optimizer.step()


def _seconds(loop: Callable[[], object], kind: str) -> float:
    started = time.monotonic()
    loop()
    if kind == "cuda":
        torch.cuda.synchronize()
    return time.monotonic() - started
