"""Parameters of the job that trains a model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .. import parameters
from ..architectures import ARCHITECTURE_HELP, ARCHITECTURE_LABELS, ARCHITECTURE_OF, ARCHITECTURES
from ..channels import INPUT_LABELS, INPUTS, INPUTS_HELP
from ..formats import MODEL_FILES
from ..language import tr
from ..options import JobConfig
from .choices import (
    DEVICE_HELP,
    DEVICE_LABELS,
    DEVICES,
    ENCODER_WEIGHT_FILES,
    ENCODER_WEIGHT_NAMES,
    ENCODER_WEIGHTS_HELP,
    PRECISION_HELP,
    PRECISION_LABELS,
    PRECISIONS,
    SEED_HELP,
)


@dataclass(frozen=True)
class TrainConfig(JobConfig):
    """A data set to a model."""

    dataset: str = parameters.folder(
        "Data set folder", "Folder made by the algorithm that cuts patches.", required=True
    )
    inputs: str = parameters.choice(
        "Inputs",
        INPUTS_HELP,
        "ortho",
        choices=INPUTS,
        choice_labels=INPUT_LABELS,
    )
    architecture: str = parameters.choice(
        "Architecture", ARCHITECTURE_HELP, "unet", choices=ARCHITECTURES, choice_labels=ARCHITECTURE_LABELS
    )
    width: int = parameters.integer(
        "Width (channels)",
        "Channels of the first level, doubled at each level; of architecture unet only. 64 as published; 16 is about "
        "16 times faster.",
        64,
        minimum=4,
        maximum=256,
    )
    epochs: int = parameters.integer(
        "Epochs", "Maximum number of passes through the training patches.", 100, minimum=1, maximum=100000
    )
    device: str = parameters.choice("Device", DEVICE_HELP, "auto", choices=DEVICES, choice_labels=DEVICE_LABELS)
    minutes: float = parameters.number(
        "Minutes",
        "Time that the training may take, instead of a number of epochs: the learning rate falls to its end within "
        "these minutes. 0: as many epochs as EPOCHS says.",
        0.0,
        minimum=0.0,
        maximum=100000.0,
        advanced=True,
    )
    batch_size: int = parameters.integer(
        "Batch size (patches)",
        "Patches per training step; 0 chooses by the device. Where the memory is too small, they are computed "
        "in parts.",
        0,
        minimum=0,
        maximum=4096,
        advanced=True,
    )
    learning_rate: float = parameters.number(
        "Learning rate", "Largest step of the optimiser (AdamW).", 2e-3, minimum=1e-7, maximum=1.0, advanced=True
    )
    loss: str = parameters.choice(
        "Loss",
        "How errors are measured during training.",
        "cross_entropy_dice",
        choices=("cross_entropy", "cross_entropy_dice", "focal"),
        choice_labels=("Cross-entropy", "Cross-entropy and Dice", "Focal"),
        advanced=True,
    )
    class_weights: str = parameters.choice(
        "Class weights",
        "Makes mistakes in rare classes, such as cars, count more.",
        "root",
        choices=("none", "inverse", "median", "root"),
        choice_labels=("None", "Inverse frequency", "Median frequency", "Root of the median frequency"),
        advanced=True,
    )
    augment: bool = parameters.flag(
        "Augment", "Flip and turn the patches and vary their brightness and contrast at random.", True, advanced=True
    )
    patience: int = parameters.integer(
        "Patience (epochs)",
        "When the validation (mean F1) has not improved by 0.002 within so many epochs, the learning rate falls to zero"
        " over some more, and the training ends; 0: never early.",
        10,
        minimum=0,
        advanced=True,
    )
    learn_undefined: bool = parameters.flag(
        "Learn undefined",
        "Learn the class 'undefined' like any other instead of leaving its pixels out.",
        False,
        advanced=True,
    )
    encoder_weights: str = parameters.file(
        "Weights of the encoder", ENCODER_WEIGHTS_HELP, advanced=True, endings=ENCODER_WEIGHT_FILES
    )
    start_model: str = parameters.file(
        "Start model",
        "A model of your own (.safetensors) to start from: for a new place, other light, or other classes. The "
        "training takes its network, so that ARCHITECTURE and WIDTH can be left out, and its weights: channels by "
        "their names, classes by theirs; what the model does not know starts anew, which the log says. It learns "
        "at 0.3 times LEARNING_RATE. Empty: the network starts from scratch, or with ENCODER_WEIGHTS.",
        advanced=True,
        endings=MODEL_FILES,
    )
    replay: str = parameters.folder(
        "Data set to remember",
        "Data set of ground that the model should remember, such as that of START_MODEL: as many of its training "
        "patches as DATASET has are mixed into each epoch, in turn. Channels and classes are matched by name, and "
        "its patches must be at least as large. The report then also says what got better and worse on its "
        "validation. Empty: the training sees DATASET only, and may forget.",
        advanced=True,
    )
    freeze_encoder: str = parameters.choice(
        "Freeze the encoder",
        "Whether the half of the network that already knows something stays as it is: no (it learns too, slowly); its "
        "statistics (means and variances of its batch normalisations, which few patches blur); all of it. Needs "
        "weights that were learnt elsewhere: START_MODEL, or an architecture with an encoder.",
        "no",
        choices=("no", "statistics", "all"),
        choice_labels=("No", "Its statistics", "All of it"),
        advanced=True,
    )
    precision: str = parameters.choice(
        "Precision", PRECISION_HELP, "auto", choices=PRECISIONS, choice_labels=PRECISION_LABELS, advanced=True
    )
    seed: int = parameters.integer("Seed", SEED_HELP, 1, minimum=0, maximum=2**31 - 1, advanced=True)
    resume: bool = parameters.flag(
        "Resume",
        "Continue the training of this model from the file beside it (.ckpt), which a training that was interrupted "
        "leaves. All other parameters must be as they were.",
        False,
        advanced=True,
    )
    model: str = parameters.new_file(
        "Model", "The trained network with all that is needed to use it.", required=True, suffix=".safetensors"
    )
    report: str = parameters.new_file(
        "Training report",
        "HTML report with the training's course; it can be opened while the training runs.",
        suffix=".html",
    )

    def resume_file(self) -> Path | None:
        """Beside the model: `town.safetensors` -> `town.ckpt`."""
        if not self.model:
            return None
        model = Path(self.model)
        if model.suffix == ".safetensors":
            return model.with_suffix(".ckpt")
        return model.with_name(f"{model.name}.ckpt")

    def cross_problems(self) -> list[str]:
        """What the network starts with is said once, and an encoder that stays as it is knows something."""
        has_encoder = ARCHITECTURE_OF[self.architecture].takes_encoder_weights
        problems = self._weights_problems()
        if self.replay and Path(self.replay) == Path(self.dataset):
            problems.append(
                tr(
                    "REPLAY and DATASET are both {dataset}. Give the data set of the earlier ground.",
                    dataset=self.dataset,
                )
            )
        if self.freeze_encoder != "no" and not self.start_model and (not has_encoder or self.encoder_weights == "none"):
            problems.append(
                tr(
                    "FREEZE_ENCODER is {freeze_encoder}, but the encoder would start with random weights. Set it "
                    "to no, give a START_MODEL, or choose an architecture such as unet_resnet34 with "
                    "ENCODER_WEIGHTS.",
                    freeze_encoder=self.freeze_encoder,
                )
            )
        return problems

    def _weights_problems(self) -> list[str]:
        """Weights belong to an encoder, and are known by name or lie in a file."""
        weights = self.encoder_weights
        if not weights:
            return []
        if self.start_model:
            return [
                tr(
                    "ENCODER_WEIGHTS is {weights}, but START_MODEL brings the weights of the whole network. "
                    "Leave one of them empty.",
                    weights=weights,
                )
            ]
        if not ARCHITECTURE_OF[self.architecture].takes_encoder_weights:
            return [
                tr(
                    "ENCODER_WEIGHTS is {weights}, but ARCHITECTURE {architecture} has no encoder to load "
                    "weights into. Leave it empty, or choose an architecture such as unet_resnet34.",
                    weights=weights,
                    architecture=self.architecture,
                )
            ]
        if weights in ENCODER_WEIGHT_NAMES or Path(weights).suffix.lower() in ENCODER_WEIGHT_FILES:
            return []
        return [
            tr(
                "ENCODER_WEIGHTS is {weights}, but must be {encoder_weight_names} or a file of weights "
                "({encoder_weight_files}).",
                weights=weights,
                encoder_weight_names=", ".join(ENCODER_WEIGHT_NAMES),
                encoder_weight_files=", ".join(ENCODER_WEIGHT_FILES),
            )
        ]

    def input_paths(self) -> dict[str, list[Path]]:
        """Field name -> paths of what the job reads; names of weights are no paths."""
        paths = super().input_paths()
        if self.encoder_weights in ENCODER_WEIGHT_NAMES:
            del paths["encoder_weights"]
        return paths


_OF_ONE_RUN = (
    "dataset",
    "inputs",
    "minutes",
    "seed",
    "resume",
    "model",
    "report",
    "start_model",
    "replay",
    "freeze_encoder",
)
TRAINING_PARAMETERS = tuple(
    name for name in TrainConfig.options() if name not in _OF_ONE_RUN
)  # what a comparison hands on
