"""Parameters of the job that classifies orthophotos."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .. import parameters
from ..errors import ConfigError
from ..file_names import short_list, short_stem, unique_names
from ..formats import BANDS, CLASS_FILES, MODEL_FILES, raster_driver
from ..language import tr
from ..options import JobConfig
from .choices import (
    CLASS_FIELD_HELP,
    DEVICE_HELP,
    DEVICE_LABELS,
    DEVICES,
    OTHER_CLASS_HELP,
    POLYGON_CLASS_HELP,
    PRECISION_HELP,
    PRECISION_LABELS,
    PRECISIONS,
    polygon_problems,
)
from .same_file import same_file_problems
from .share import read_share

PIXEL_SIZES = ("raster", "model")
PIXEL_SIZE_LABELS = ("Of the orthophoto", "Of the model")
OUTPUT_FORMATS = ("GTiff", "COG")
OUTPUT_FORMAT_LABELS = ("GeoTIFF", "Cloud-optimised GeoTIFF (COG)")
_RASTER_ENDS = {
    "output": "",
    "confidence": "_confidence",
    "probabilities": "_probabilities",
    "applicability": "_applicability",
}  # ends of file names


@dataclass(frozen=True)
class ClassifyConfig(JobConfig):
    """A model and an orthophoto to a class raster."""

    model: str = parameters.file(
        "Model",
        "Model file made by the training algorithm (.safetensors).",
        required=True,
        more="more_models",
        endings=MODEL_FILES,
    )
    ortho: str = parameters.file(
        "Orthophoto", "Orthophoto with the bands the model was trained on.", required=True, more="more_orthos"
    )
    height: str = parameters.file(
        "Heights",
        "Heights in metres, of the kind the model was trained with; only if the model needs them.",
        more="more_heights",
    )
    extent: str = parameters.extent(
        "Extent",
        "Classify this part only; the results are cut out along the orthophoto's pixels. Empty: all of it.",
    )
    mask: str = parameters.file(
        "Mask",
        "Classify only what lies inside: a polygon layer, or a raster that is 0 or has no data outside. The results "
        "keep the grid of the orthophoto, with 255 outside.",
    )
    reference: str = parameters.file(
        "Reference",
        "What to compare the result with: a class raster, a coloured raster, or a polygon layer with the class in "
        "CLASS_FIELD, or all of POLYGON_CLASS.",
        more="more_references",
    )
    class_field: str = parameters.text("Class field", CLASS_FIELD_HELP, "")
    part: str = parameters.text(
        "Part",
        "Classify this part only of an orthophoto that several computers or processes share: 3/8 is the third of "
        "eight. The job gather joins them. A part that is finished is not computed again.",
        advanced=True,
        engine_only=True,
    )
    more_orthos: tuple[str, ...] = parameters.files(
        "More orthophotos",
        "Further orthophotos, classified one after the other. OUTPUT, CONFIDENCE, PROBABILITIES and APPLICABILITY are "
        "folders then, and the results are named like the orthophotos, with the folder in front where several have one "
        "name.",
        advanced=True,
        engine_only=True,
    )
    more_heights: tuple[str, ...] = parameters.files(
        "More heights",
        "Further heights, matched with the orthophotos by position, or by their names if they have no georeference.",
        advanced=True,
        engine_only=True,
    )
    more_references: tuple[str, ...] = parameters.files(
        "More references",
        "Further references, matched in the same way. The report is on all of them together and on each alone.",
        advanced=True,
        engine_only=True,
    )
    more_models: tuple[str, ...] = parameters.files(
        "More models",
        "Further models of the same classes, such as those of other seeds: the probabilities of all of them are "
        "averaged. Usually better than one, and as many times as slow.",
        advanced=True,
    )
    polygon_class: str = parameters.text("Class of all polygons", POLYGON_CLASS_HELP, advanced=True)
    other_class: str = parameters.text("Class of all else", OTHER_CLASS_HELP, advanced=True)
    classes: str = parameters.file(
        "Class scheme of the reference",
        "Only for a reference that does not tell what its values are, such as a mask: a class file with the classes of "
        "the model, as for the training, or the word isprs if these are the built-in ones.",
        advanced=True,
        endings=CLASS_FILES,
    )
    overlap: int = parameters.integer(
        "Overlap (%)",
        "Overlap of neighbouring windows in per cent of the patches that the model was trained on, however large the "
        "windows are; their probabilities are blended.",
        50,
        minimum=0,
        maximum=75,
        advanced=True,
    )
    min_confidence: float = parameters.number(
        "Minimum confidence (%)",
        "Pixels whose most probable class has a lower probability than this, in per cent, become 'undefined'.",
        0.0,
        minimum=0,
        maximum=100,
        advanced=True,
    )
    test_time_augmentation: bool = parameters.flag(
        "Test-time augmentation",
        "Look at each window in its eight flips and turns and average the probabilities: often slightly better, and "
        "eight times as slow.",
        False,
        advanced=True,
    )
    multi_scale: bool = parameters.flag(
        "Several scales",
        "Look at each window also shrunk to about three quarters and enlarged to about five quarters of its size, and "
        "average the probabilities: helps where things are of many sizes, and takes three times as long; together with "
        "test-time augmentation, 24 times.",
        False,
        advanced=True,
    )
    window_size: int = parameters.integer(
        "Window size (pixels)",
        "Longest side of the windows that the network sees; 0 takes what memory allows, which is fastest: the larger "
        "they are, the less is computed twice where they overlap. Smaller where the memory is too small.",
        0,
        minimum=0,
        maximum=16384,
        advanced=True,
    )
    output_pixel_size: str = parameters.choice(
        "Pixel size of the results",
        "An orthophoto of another pixel size than the model's is brought to the model's while it is read. The "
        "results have the pixels of the orthophoto (raster) or those that the model sees (model): these are just "
        "as exact, and the file is smaller if they are larger.",
        "raster",
        choices=PIXEL_SIZES,
        choice_labels=PIXEL_SIZE_LABELS,
        advanced=True,
    )
    output_format: str = parameters.choice(
        "Format of the results",
        "GeoTIFF, or cloud-optimised GeoTIFF (COG): with overviews at any size, and laid out so that QGIS and web maps "
        "read parts of it over a network. Only for names that end with .tif.",
        "GTiff",
        choices=OUTPUT_FORMATS,
        choice_labels=OUTPUT_FORMAT_LABELS,
        advanced=True,
    )
    batch_size: int = parameters.integer(
        "Batch size (windows)",
        "Windows computed at once; 0 chooses by the device and their size. Fewer where the memory is too small.",
        0,
        minimum=0,
        maximum=1024,
        advanced=True,
    )
    device: str = parameters.choice(
        "Device", DEVICE_HELP, "auto", choices=DEVICES, choice_labels=DEVICE_LABELS, advanced=True
    )
    precision: str = parameters.choice(
        "Precision", PRECISION_HELP, "auto", choices=PRECISIONS, choice_labels=PRECISION_LABELS, advanced=True
    )
    output: str = parameters.new_file(
        "Land cover", "Class raster, nodata 255 (.tif, .img, .png or .jp2).", required=True, suffix=".tif"
    )
    confidence: str = parameters.new_file(
        "Confidence",
        "Probability of the chosen class, 0-100 per cent, nodata 255 (.tif, .img, .png or .jp2).",
        suffix=".tif",
    )
    probabilities: str = parameters.new_file(
        "Probabilities",
        "Probability of every class, 0-100 per cent, one band a class, nodata 255 (.tif, .img or .jp2).",
        suffix=".tif",
        endings=BANDS,
    )
    applicability: str = parameters.new_file(
        "Applicability",
        "How much the orthophoto differs at each pixel from everything that the training has seen, in per cent of "
        "the limit that 2 % of the training's held-out ground exceed: what is above 100 is outside of what the "
        "model knows. Nodata 255 (.tif, .img, .png or .jp2). Of several models, the first one's.",
        suffix=".tif",
        advanced=True,
    )
    report: str = parameters.new_file("Accuracy report", "HTML report; needs a reference.", suffix=".html")

    @property
    def models(self) -> tuple[str, ...]:
        """All models."""
        return (self.model, *self.more_models)

    @property
    def orthos(self) -> tuple[str, ...]:
        """All orthophotos."""
        return (self.ortho, *self.more_orthos)

    @property
    def heights(self) -> tuple[str, ...]:
        """All height rasters; may be none."""
        return tuple(filter(None, (self.height, *self.more_heights)))

    @property
    def references(self) -> tuple[str, ...]:
        """All references; may be none."""
        return tuple(filter(None, (self.reference, *self.more_references)))

    def parts(self) -> tuple[ClassifyConfig, ...]:
        """Of several orthophotos, the job for each; which heights and reference are its own is for the engine to see.

        The results of `a.tif` are `a.tif`, `a_confidence.tif` and the like in the folders of the outputs;
        those of `north/a.tif` and `south/a.tif` are `north_a.tif` and `south_a.tif`.
        """
        if not self.more_orthos:
            return ()
        names = unique_names([Path(ortho) for ortho in self.orthos])
        return tuple(self._part(ortho, short_stem(names[Path(ortho)])) for ortho in self.orthos)

    @property
    def skips_finished(self) -> bool:
        """A part that is finished is not computed again."""
        return bool(self.part)

    def new_paths(self) -> dict[str, Path]:
        """As always; the rasters of several orthophotos belong to the parts."""
        paths = super().new_paths()
        return {name: path for name, path in paths.items() if not (self.more_orthos and name in _RASTER_ENDS)}

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        problems = polygon_problems(self, bool(self.reference), tr("a polygon layer in REFERENCE"))
        problems += self._part_problems() + self._format_problems()
        rasters = {"ORTHO": self.orthos, "HEIGHT": self.heights, "REFERENCE": self.references}
        problems += same_file_problems(rasters)
        files = [os.path.normcase(os.path.realpath(model)) for model in self.models]
        if twice := sorted({model for model, file in zip(self.models, files) if files.count(file) > 1}):
            problems.append(tr("MODEL and MORE_MODELS hold {twice} more than once.", twice=short_list(twice)))
        if not self.more_orthos:
            more = [name.upper() for name in ("more_heights", "more_references") if getattr(self, name)]
            return problems + [
                tr("{name} belongs to several orthophotos, but there is one only.", name=name) for name in more
            ]
        for name in _RASTER_ENDS:
            if Path(getattr(self, name)).suffix.lower() in (".tif", ".tiff"):
                problems.append(
                    tr(
                        "{name} is {path}, but must be a folder if there are several orthophotos: each result "
                        "is named like its orthophoto.",
                        name=name.upper(),
                        path=getattr(self, name),
                    )
                )
        if len(set(self.orthos)) < len(self.orthos):
            twice = sorted({ortho for ortho in self.orthos if self.orthos.count(ortho) > 1})
            problems.append(tr("ORTHO and MORE_ORTHOS hold {twice} more than once.", twice=short_list(twice)))
        return problems

    def _format_problems(self) -> list[str]:
        given = [(name.upper(), getattr(self, name)) for name in _RASTER_ENDS if not self.more_orthos]
        return [
            tr(
                "OUTPUT_FORMAT is COG, but {name} is {path}, which is no name of a GeoTIFF: let it end with .tif.",
                name=name,
                path=path,
            )
            for name, path in given
            if self.output_format == "COG" and path and raster_driver(path) != "GTiff"
        ]

    def _part_problems(self) -> list[str]:
        if not self.part:
            return []
        if self.more_orthos:
            return [tr("PART is of one orthophoto, but there are several: join them first with the job gather.")]
        try:
            read_share("PART", self.part)
        except ConfigError as error:
            return [error.message]
        return []

    def _part(self, ortho: str, stem: str) -> ClassifyConfig:
        rasters: dict[str, Any] = {
            name: str(Path(getattr(self, name), f"{stem}{end}.tif")) if getattr(self, name) else ""
            for name, end in _RASTER_ENDS.items()
        }
        alone: dict[str, Any] = {"more_orthos": (), "more_heights": (), "more_references": ()}
        return replace(self, ortho=ortho, height="", reference="", report="", **alone, **rasters)
