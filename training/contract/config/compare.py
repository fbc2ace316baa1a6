"""Parameters of the job that compares ways to train."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .. import parameters
from ..channels import INPUT_LABELS, INPUTS
from ..dataset_card import read_dataset_card
from ..elsewhere.users_paths import here
from ..errors import ConfigError, DatasetError
from ..file_names import short_stem
from ..language import tr
from ..options import JobConfig
from ..values import names, split_names
from .assess import AssessConfig
from .choices import ENCODER_WEIGHT_NAMES
from .train import TRAINING_PARAMETERS, TrainConfig

BASE_VARIANT = "ortho"  # of the inputs: what the others are compared with
INPUTS_VARY = "inputs"
VARY = (INPUTS_VARY, "architecture", "encoder_weights", "loss", "class_weights", "epochs")
VARY_LABELS = ("Inputs", "Architecture", "Weights of the encoder", "Loss", "Class weights", "Epochs")


_EXAMPLES = {
    "architecture": "unet unet_resnet34",
    "encoder_weights": "none imagenet",
    "loss": "cross_entropy cross_entropy_dice",
    "class_weights": "none root",
    "epochs": "5 10 20 30",
}


@dataclass(frozen=True)
class CompareConfig(JobConfig):
    """A data set to models that were trained in several ways, and what the difference is good for."""

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
    device: str = parameters.same_as(TrainConfig, "device")
    vary: str = parameters.choice(
        "What to vary",
        "What differs between the trainings; all else is the same. For inputs, choose them in VARIANTS; for "
        "anything else, list the values in VALUES.",
        INPUTS_VARY,
        choices=VARY,
        choice_labels=VARY_LABELS,
        advanced=True,
    )
    values: str = parameters.text(
        "Values of what varies",
        "Two or more, e.g. 5 10 20 30 for VARY=epochs, or none imagenet for VARY=encoder_weights. The first is what "
        "the others are compared with. Empty for the inputs.",
        "",
        advanced=True,
        several=True,
    )
    inputs: str = parameters.choice(
        "Inputs of all trainings",
        "What all networks see if something other than the inputs varies.",
        BASE_VARIANT,
        choices=INPUTS,
        choice_labels=INPUT_LABELS,
        advanced=True,
    )
    batch_size: int = parameters.same_as(TrainConfig, "batch_size")
    learning_rate: float = parameters.same_as(TrainConfig, "learning_rate")
    loss: str = parameters.same_as(TrainConfig, "loss")
    class_weights: str = parameters.same_as(TrainConfig, "class_weights")
    augment: bool = parameters.same_as(TrainConfig, "augment")
    patience: int = parameters.same_as(TrainConfig, "patience")
    learn_undefined: bool = parameters.same_as(TrainConfig, "learn_undefined")
    encoder_weights: str = parameters.same_as(TrainConfig, "encoder_weights")
    precision: str = parameters.same_as(TrainConfig, "precision")
    seed: int = parameters.same_as(TrainConfig, "seed")
    erosion: int = parameters.same_as(AssessConfig, "erosion", advanced=True)
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
        "Continue an interrupted comparison with this OUTPUT (from the folder OUTPUT.runs): finished runs are not "
        "repeated. Without it, they are deleted and all starts again.",
        True,
        advanced=True,
    )
    output: str = parameters.new_folder(
        "Comparison", "Folder with the models, their class rasters and all figures.", required=True
    )
    table: str = parameters.new_file("Table of the runs", "CSV with the scores of every run.", suffix=".csv")
    report: str = parameters.new_file(
        "Comparison report", "HTML report: what changes, and how sure that is.", suffix=".html"
    )

    @property
    def compared(self) -> tuple[str, ...]:
        """What is compared, as texts: kinds of inputs, or the values of what varies."""
        if self.vary == INPUTS_VARY:
            return self.variants
        option = TrainConfig.options()[self.vary]
        return tuple(str(option.read("VALUES", value)) for value in split_names(self.values))

    @property
    def base(self) -> str:
        """What the others are compared with."""
        return BASE_VARIANT if self.vary == INPUTS_VARY else self.compared[0]

    @property
    def inputs_parameter(self) -> str:
        """The parameter that names the inputs."""
        return "VARIANTS" if self.vary == INPUTS_VARY else "INPUTS"

    def label(self, variant: str) -> str:
        """What is compared, in words for reports."""
        if self.vary == "encoder_weights":
            return tr("encoder weights {name}", name=Path(variant).name)
        if self.vary == "epochs":
            return tr("1 epoch") if variant == "1" else tr("{number} epochs", number=variant)
        option = TrainConfig.options()[self.vary]
        return tr(dict(zip(option.choices, option.choice_labels))[variant])

    def run_name(self, variant: str, seed: int) -> str:
        """Name of the folder of a run."""
        if self.vary == INPUTS_VARY:
            return f"{variant}_{seed}"
        if self.vary != "encoder_weights" or variant in ENCODER_WEIGHT_NAMES:
            return f"{self.vary}_{variant}_{seed}"
        digest = hashlib.sha256(variant.encode()).hexdigest()[:8]  # files of one name may lie in several folders
        return f"{self.vary}_{short_stem(Path(variant).stem)}_{digest}_{seed}"

    def absolute(self) -> CompareConfig:
        """As always; files among the values too."""
        made = super().absolute()
        if self.vary != "encoder_weights":
            return made
        paths = [os.path.abspath(value) if os.path.exists(value) else value for value in split_names(self.values)]
        return replace(made, values=names(paths))

    def training(self, variant: str, seed: int, model: str) -> TrainConfig:
        """The training of one run."""
        handed_on = {name: getattr(self, name) for name in (*TRAINING_PARAMETERS, "inputs")}
        handed_on[self.vary] = TrainConfig.options()[self.vary].read("VALUES", here(variant))
        return TrainConfig(dataset=self.dataset, seed=seed, model=model, **handed_on)

    def further_inputs(self) -> list[Path]:
        """The rasters of the test tiles, which the data set names; files among the values."""
        try:
            sources = read_dataset_card(self.dataset).test_sources
        except DatasetError:  # which the job itself says
            return []
        rasters = [path for source in sources for path in (source.ortho, source.reference, source.height)]
        values = split_names(self.values) if self.vary == "encoder_weights" else []
        return [Path(path) for path in (*rasters, *values) if path and os.path.exists(path)]

    def what_decides(self) -> dict[str, Any]:
        """Parameters on which the result of every single run depends."""
        fixed = {name: getattr(self, name) for name in TRAINING_PARAMETERS}
        if self.vary == INPUTS_VARY:
            return fixed
        return {"vary": self.vary, "inputs": self.inputs} | {k: v for k, v in fixed.items() if k != self.vary}

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
        problems = self._value_problems() or self._variant_problems()
        if not problems:
            trainings = [self.training(variant, self.seed, "-") for variant in self.compared]
            problems = list(dict.fromkeys(text for training in trainings for text in training.cross_problems()))
        if self.runs and not (re.fullmatch(r"[1-9]\d*/[1-9]\d*", self.runs) and self.part[0] <= self.part[1]):
            problems.append(tr("RUNS is {runs}, but must be a part of the runs, e.g. 1/3, 2/3 or 3/3.", runs=self.runs))
        if self.runs and not self.resume:
            problems.append(tr("RUNS shares the work with other calls, so that RESUME cannot be off."))
        return problems

    def _variant_problems(self) -> list[str]:
        """What is wrong with the kinds of inputs."""
        if self.vary != INPUTS_VARY:
            return []
        if BASE_VARIANT not in self.variants or len(self.variants) < 2:
            return [
                tr(
                    "VARIANTS is {variants}, but must hold {base_variant}, which is compared with, and at least "
                    "one other.",
                    variants=", ".join(self.variants),
                    base_variant=BASE_VARIANT,
                )
            ]
        return []

    def _value_problems(self) -> list[str]:
        """What is wrong with the values of what varies, and with what is said of it elsewhere."""
        default = type(self)()
        if self.vary == INPUTS_VARY:
            given = [name.upper() for name in ("values", "inputs") if getattr(self, name) != getattr(default, name)]
            return [
                tr("{name} is given, but VARY is inputs: name the inputs in VARIANTS.", name=name) for name in given
            ]
        problems = [
            tr("{name} is given, but VARY is {vary}: {remedy}.", name=name.upper(), vary=self.vary, remedy=remedy)
            for name, remedy in (
                (self.vary, tr("name its values in VALUES")),
                ("variants", tr("name the inputs in INPUTS")),
            )
            if getattr(self, name) != getattr(default, name)
        ]
        try:
            values = split_names(self.values)
            option = TrainConfig.options()[self.vary]
            read = [option.read("VALUES", value) for value in values]
        except (ValueError, ConfigError) as error:
            text = error.message if isinstance(error, ConfigError) else tr("VALUES {error}", error=error)
            return [*problems, text]
        problems += [text for text in (option.problem("VALUES", value) for value in read) if text]
        if len(values) < 2:
            few = tr("is empty") if not values else tr("is {given}", given=self.values)
            problems.append(
                tr(
                    "VALUES {few}, but VARY={vary} needs two values or more, e.g. {examples}.",
                    few=few,
                    vary=self.vary,
                    examples=_EXAMPLES[self.vary],
                )
            )
        if twice := sorted({str(value) for value in read if read.count(value) > 1}):
            problems.append(tr("VALUES names something twice: {twice}.", twice=", ".join(twice)))
        return problems

    def input_paths(self) -> dict[str, list[Path]]:
        """Field name -> paths of what the job reads; names of weights are no paths."""
        paths = super().input_paths()
        paths.pop("encoder_weights", None)
        own = TrainConfig(encoder_weights=self.encoder_weights).input_paths()
        return {**paths, **{name: path for name, path in own.items() if name == "encoder_weights"}}
