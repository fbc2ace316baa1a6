"""Parameters of the job that compares the kinds of inputs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import parameters
from ..channels import INPUT_LABELS, INPUTS
from ..options import JobConfig
from .assess import AssessConfig
from .train import TRAINING_PARAMETERS, TrainConfig

BASE_VARIANT = "ortho"  # what the others are compared with


@dataclass(frozen=True)
class CompareConfig(JobConfig):
    """A data set to models of several kinds of inputs, and what the inputs are good for."""

    dataset: str = parameters.folder(
        "Data set folder",
        "Folder made by the algorithm that cuts patches, with orthophotos kept for the test (TEST_TILES). Their "
        "rasters must still lie where they were.",
        required=True,
    )
    variants: tuple[str, ...] = parameters.several(
        "Inputs to compare",
        "What the networks see. The orthophoto alone is what the others are compared with, and must be among them.",
        (BASE_VARIANT, "ortho_ndvi", "ortho_height", "ortho_height_ndvi"),
        required=True,
        choices=INPUTS,
        choice_labels=INPUT_LABELS,
    )
    repeats: int = parameters.integer(
        "Repeats",
        "How often each is trained, with the seeds SEED, SEED + 1... Chance makes trainings differ; a single one "
        "cannot tell how much. Five find smaller differences than three.",
        3,
        minimum=1,
        maximum=100,
    )
    architecture: str = parameters.same_as(TrainConfig, "architecture")
    width: int = parameters.same_as(TrainConfig, "width")
    epochs: int = parameters.same_as(TrainConfig, "epochs")
    batch_size: int = parameters.same_as(TrainConfig, "batch_size")
    learning_rate: float = parameters.same_as(TrainConfig, "learning_rate")
    loss: str = parameters.same_as(TrainConfig, "loss")
    class_weights: str = parameters.same_as(TrainConfig, "class_weights")
    augment: bool = parameters.same_as(TrainConfig, "augment")
    patience: int = parameters.same_as(TrainConfig, "patience")
    learn_undefined: bool = parameters.same_as(TrainConfig, "learn_undefined")
    encoder_weights: str = parameters.same_as(TrainConfig, "encoder_weights")
    device: str = parameters.same_as(TrainConfig, "device")
    precision: str = parameters.same_as(TrainConfig, "precision")
    seed: int = parameters.same_as(TrainConfig, "seed")
    erosion: int = parameters.same_as(AssessConfig, "erosion")
    block_size: int = parameters.same_as(AssessConfig, "block_size")
    runs: str = parameters.text(
        "Part of the runs",
        "To share the trainings among processes: 1/3 does every third of them, 2/3 and 3/3 the others, with the same "
        "OUTPUT, and writes no result. Once all parts are done, a call without RUNS compares. Empty: all runs.",
        "",
        advanced=True,
    )
    resume: bool = parameters.flag(
        "Resume",
        "Go on with what an earlier call with this OUTPUT has left (the folder OUTPUT.runs): finished runs are not "
        "repeated. Without it, they are deleted and all starts again.",
        True,
        advanced=True,
    )
    output: str = parameters.new_folder(
        "Comparison", "Folder with the models, their class rasters and all figures.", required=True
    )
    table: str = parameters.new_file("Table of the runs", "CSV with the scores of every run.", suffix=".csv")
    report: str = parameters.new_file(
        "Comparison report", "HTML report: what heights and NDVI change, and how sure that is.", suffix=".html"
    )

    def training(self, variant: str, seed: int, model: str) -> TrainConfig:
        """The training of one run."""
        handed_on = {name: getattr(self, name) for name in TRAINING_PARAMETERS}
        return TrainConfig(dataset=self.dataset, inputs=variant, seed=seed, model=model, **handed_on)

    def what_decides(self) -> dict[str, Any]:
        """Parameters on which the result of every single run depends."""
        return {name: getattr(self, name) for name in TRAINING_PARAMETERS}

    @property
    def part(self) -> tuple[int, int]:
        """Number of the part to do, from 1, and of parts."""
        number, _, parts = self.runs.partition("/")
        return (int(number), int(parts)) if self.runs else (1, 1)

    def share(self) -> str:
        """The part of the runs."""
        return self.runs

    def resume_file(self) -> Path | None:
        """In the working folder beside the output: `town` -> `town.runs/plan.json`."""
        return Path(f"{self.output}.runs") / "plan.json" if self.output else None

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        problems = self.training(BASE_VARIANT, self.seed, "-").cross_problems()
        if BASE_VARIANT not in self.variants or len(self.variants) < 2:
            problems.append(
                f"VARIANTS is {', '.join(self.variants)}, but must hold {BASE_VARIANT}, which is compared with, and at "
                "least one other."
            )
        if self.runs and not (re.fullmatch(r"[1-9]\d*/[1-9]\d*", self.runs) and self.part[0] <= self.part[1]):
            problems.append(f"RUNS is {self.runs}, but must be a part of the runs, e.g. 1/3, 2/3 or 3/3.")
        if self.runs and not self.resume:
            problems.append("RUNS shares the work with other calls, so that RESUME cannot be off.")
        return problems

    def input_paths(self) -> dict[str, list[Path]]:
        """Field name -> paths of what the job reads; names of weights are no paths."""
        paths = super().input_paths()
        paths.pop("encoder_weights", None)
        return {**paths, **{k: v for k, v in self.training("", 0, "").input_paths().items() if k == "encoder_weights"}}
