"""Parameters of the job that runs a published protocol from the benchmark's folder to a table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import parameters
from ..options import JobConfig
from .classify import ClassifyConfig
from .protocols import PROTOCOL_LABELS, PROTOCOLS
from .tile import TileConfig
from .train import TrainConfig

HANDED_ON = (  # to each training
    "inputs", "architecture", "width", "epochs", "batch_size", "learning_rate", "loss", "class_weights", "patience",
    "encoder_weights", "device", "precision",
)  # fmt: skip


@dataclass(frozen=True)
class ProtocolConfig(JobConfig):
    """A benchmark's folder to figures that stand beside published ones."""

    folder: str = parameters.folder(
        "Folder of the benchmark", "Where the ISPRS benchmark was unpacked, in whatever sub-folders.", required=True
    )
    protocol: str = parameters.choice(
        "Published protocol",
        "Which tiles are for what, and how results are counted.",
        PROTOCOLS[1],
        choices=PROTOCOLS[1:],
        choice_labels=PROTOCOL_LABELS[1:],
    )
    repeats: int = parameters.integer(
        "Repeats",
        "How many models are trained, with the seeds SEED, SEED + 1...; chance makes them differ.",
        3,
        minimum=1,
        maximum=100,
    )
    patch_size: int = parameters.same_as(TileConfig, "patch_size")
    patches: int = parameters.same_as(TileConfig, "patches")
    validation_patches: int = parameters.same_as(TileConfig, "validation_patches")
    inputs: str = parameters.same_as(TrainConfig, "inputs")
    architecture: str = parameters.same_as(TrainConfig, "architecture")
    width: int = parameters.same_as(TrainConfig, "width")
    epochs: int = parameters.same_as(TrainConfig, "epochs")
    batch_size: int = parameters.same_as(TrainConfig, "batch_size")
    learning_rate: float = parameters.same_as(TrainConfig, "learning_rate")
    loss: str = parameters.same_as(TrainConfig, "loss")
    class_weights: str = parameters.same_as(TrainConfig, "class_weights")
    patience: int = parameters.same_as(TrainConfig, "patience")
    encoder_weights: str = parameters.same_as(TrainConfig, "encoder_weights")
    device: str = parameters.same_as(TrainConfig, "device")
    precision: str = parameters.same_as(TrainConfig, "precision")
    overlap: int = parameters.same_as(ClassifyConfig, "overlap")
    test_time_augmentation: bool = parameters.same_as(ClassifyConfig, "test_time_augmentation")
    multi_scale: bool = parameters.same_as(ClassifyConfig, "multi_scale")
    seed: int = parameters.same_as(TrainConfig, "seed")
    output: str = parameters.new_folder(
        "Run of the protocol", "Folder with the models, their class rasters and all figures.", required=True
    )
    table: str = parameters.new_file("Table", "CSV: your figures and the published ones.", suffix=".csv")
    report: str = parameters.new_file("Report", "HTML report with the same table.", suffix=".html")

    @property
    def seeds(self) -> range:
        """The seed of each training."""
        return range(self.seed, self.seed + self.repeats)

    def cut(self, output: str) -> TileConfig:
        """The job that cuts the patches."""
        return TileConfig(
            folder=self.folder,
            protocol=self.protocol,
            patch_size=self.patch_size,
            patches=self.patches,
            validation_patches=self.validation_patches,
            seed=self.seed,
            output=output,
        )

    def training(self, dataset: str, seed: int, model: str) -> TrainConfig:
        """The training with one seed."""
        handed_on: dict[str, Any] = {name: getattr(self, name) for name in HANDED_ON}
        return TrainConfig(dataset=dataset, seed=seed, model=model, **handed_on)

    def resume_file(self) -> Path | None:
        """In the working folder beside the output: `run` -> `run.runs/plan.json`."""
        return Path(f"{self.output}.runs") / "plan.json" if self.output else None

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        return [*self.cut("-").cross_problems(), *self.training("-", self.seed, "-").cross_problems()]

    def input_paths(self) -> dict[str, list[Path]]:
        """Field name -> paths of what the job reads; names of weights are no paths."""
        paths = super().input_paths()
        paths.pop("encoder_weights", None)
        own = self.training("", 0, "").input_paths()
        return {**paths, **{name: path for name, path in own.items() if name == "encoder_weights"}}
