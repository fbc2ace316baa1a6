"""Parameters of the job that says where labels are worth most."""

from __future__ import annotations

import os
from dataclasses import dataclass

from .. import parameters
from ..file_names import short_list
from ..formats import MODEL_FILES
from ..language import later, tr
from ..options import JobConfig
from .classify import ClassifyConfig
from .same_file import same_file_problems


@dataclass(frozen=True)
class NextToLabelConfig(JobConfig):
    """Models and orthophotos to blocks that are worth labelling, the best first."""

    model: str = parameters.file(
        "Model",
        "Model file made by the training algorithm (.safetensors), such as that of another town.",
        required=True,
        more="more_models",
        endings=MODEL_FILES,
    )
    orthos: tuple[str, ...] = parameters.files(
        "Orthophotos", "Orthophotos with the bands that the model was trained on: where labels may be drawn."
    )
    heights: tuple[str, ...] = parameters.files(
        "Heights",
        "Heights in metres, of the kind the model was trained with; only if the model needs them. Matched with the "
        "orthophotos by position, or by their names if they have no georeference.",
    )
    labelled: tuple[str, ...] = parameters.files(
        "Labelled already",
        "Polygons of what is labelled already, or blocks of earlier runs: no block that touches them is offered, and "
        "what is like them is worth less. Or rasters that are 0 or have no data where nothing is labelled, one for "
        "each orthophoto.",
    )
    blocks: int = parameters.integer(
        "Number of blocks", "How many blocks to choose: as many as you mean to label.", 20, minimum=1, maximum=10_000
    )
    block_size: int = parameters.integer(
        "Block size (pixels)",
        "Side of a block in pixels of the orthophoto. A block should be labelled in a few minutes.",
        256,
        minimum=16,
        maximum=1024,
    )
    more_models: tuple[str, ...] = parameters.files(
        "More models",
        "Further models of the same classes, such as those of other seeds: where they disagree, labels are worth more.",
        advanced=True,
    )
    test_time_augmentation: bool = parameters.flag(
        "Test-time augmentation",
        "Look at each window in its eight flips and turns too: where they disagree, labels are worth more. Eight times "
        "as slow.",
        False,
        advanced=True,
    )
    window_size: int = parameters.same_as(ClassifyConfig, "window_size")
    batch_size: int = parameters.same_as(ClassifyConfig, "batch_size")
    device: str = parameters.same_as(ClassifyConfig, "device")
    precision: str = parameters.same_as(ClassifyConfig, "precision")
    output: str = parameters.new_file(
        "Blocks",
        "The blocks, the most valuable first, as a table with outlines (CSV).",
        required=True,
        suffix=".csv",
    )

    @property
    def models(self) -> tuple[str, ...]:
        """All models."""
        return (self.model, *self.more_models)

    def classification(self) -> ClassifyConfig:
        """The classification whose probabilities say what a block is worth; it writes nothing."""
        first, *more = self.orthos
        return ClassifyConfig(
            model=self.model,
            more_models=self.more_models,
            ortho=first,
            more_orthos=tuple(more),
            height=self.heights[0] if self.heights else "",
            more_heights=self.heights[1:],
            test_time_augmentation=self.test_time_augmentation,
            window_size=self.window_size,
            batch_size=self.batch_size,
            device=self.device,
            precision=self.precision,
        )

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        problems = [] if self.orthos else [tr("ORTHOS is missing.")]
        problems += same_file_problems({"ORTHOS": self.orthos, "HEIGHTS": self.heights, "LABELLED": self.labelled})
        for text, files in (
            (later("MODEL and MORE_MODELS hold {twice} more than once."), self.models),
            (later("ORTHOS holds {twice} more than once."), self.orthos),
        ):
            real = [os.path.normcase(os.path.realpath(file)) for file in files]
            if twice := sorted({file for file, at in zip(files, real) if real.count(at) > 1}):
                problems.append(tr(text, twice=short_list(twice)))
        return problems
