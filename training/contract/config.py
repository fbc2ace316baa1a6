"""One frozen dataclass a job: its parameters, their defaults and the rules between them.

Processing parameter names are these field names in capitals. They are our public interface: never rename one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .options import (
    CHOICE,
    FILE,
    FILES,
    FLAG,
    FOLDER,
    INTEGER,
    NEW_FILE,
    NEW_FOLDER,
    NUMBER,
    TEXT,
    JobConfig,
    option,
)

DEVICES = ("auto", "cuda", "cpu", "mps")
DEVICE_LABELS = ("Automatic", "NVIDIA graphics card (CUDA)", "Processor", "Apple graphics (MPS)")
PRECISIONS = ("auto", "float32", "bfloat16", "float16")
PRECISION_LABELS = ("Automatic", "32 bit", "bfloat16", "float16")
INPUTS = ("ortho", "ortho_ndvi", "ortho_height", "ortho_height_ndvi")
INPUT_LABELS = (
    "Orthophoto",
    "Orthophoto and NDVI",
    "Orthophoto and heights",
    "Orthophoto, heights and NDVI",
)
_SEED_HELP = "Start of the random numbers: the same seed and the same parameters give the same result."
_CLASSES_HELP = (
    "JSON or CSV file with value, name and colour of each class. Empty: the seven ISPRS classes "
    "(0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined)."
)
_NIR_HELP = "Number of the orthophoto's near-infrared band, counted from 1; 0 if there is none."
_RED_HELP = "Number of the orthophoto's red band, counted from 1; 0 if there is none."
_DEVICE_HELP = (
    "Where the network computes. Automatic takes the graphics card if PyTorch can use it; the log says what ran."
)
_PRECISION_HELP = (
    "Number format of the network's arithmetic. Automatic takes bfloat16 or float16 where the graphics card or the "
    "processor is faster with it, else 32 bit."
)


@dataclass(frozen=True)
class DemoDataConfig(JobConfig):
    """A synthetic town in the ISPRS folder layout."""

    tiles: int = option(INTEGER, "Number of tiles", "How many orthophotos to draw.", 6, minimum=1, maximum=400)
    size: int = option(
        INTEGER,
        "Tile size (pixels)",
        "Width and height of each orthophoto in pixels of 9 cm.",
        768,
        minimum=64,
        maximum=12000,
    )
    seed: int = option(INTEGER, "Seed", _SEED_HELP, 1, minimum=0, maximum=2**31 - 1)
    output: str = option(
        NEW_FOLDER,
        "Demo data folder",
        "Folder for the orthophotos (top), surface models (dsm) and references (gts_for_participants).",
        "",
        required=True,
    )


@dataclass(frozen=True)
class LabelsConfig(JobConfig):
    """Class colours to class codes and back."""

    input: str = option(
        FILE,
        "Class raster or coloured raster",
        "A raster in class colours (three 8-bit bands) or in class codes (one band).",
        "",
        required=True,
    )
    direction: str = option(
        CHOICE,
        "Direction",
        "Colours to class codes, or class codes to colours.",
        "colours_to_classes",
        choices=("colours_to_classes", "classes_to_colours"),
        choice_labels=("Colours to class codes", "Class codes to colours"),
    )
    classes: str = option(FILE, "Class scheme", _CLASSES_HELP, "", advanced=True)
    output: str = option(
        NEW_FILE, "Converted raster", "The raster to write (GeoTIFF).", "", required=True, suffix=".tif"
    )


@dataclass(frozen=True)
class TileConfig(JobConfig):
    """Rasters to a data set of patches."""

    folder: str = option(
        FOLDER,
        "ISPRS folder",
        "Folder with top/, gts_for_participants/ and, for heights, dsm/ or ndsm/. Give this or the rasters below.",
        "",
    )
    orthos: tuple[str, ...] = option(FILES, "Orthophotos", "Orthophotos, each covered by a reference.", ())
    references: tuple[str, ...] = option(
        FILES,
        "References",
        "One reference raster for each orthophoto, in class codes or class colours.",
        (),
    )
    heights: tuple[str, ...] = option(
        FILES,
        "Heights",
        "One height raster in metres for each orthophoto: a surface model or heights above ground.",
        (),
    )
    patch_size: int = option(
        INTEGER,
        "Patch size (pixels)",
        "Width and height of a patch in pixels, a multiple of 16.",
        256,
        minimum=32,
        maximum=2048,
    )
    sampling: str = option(
        CHOICE,
        "Sampling",
        "Random places, or a regular grid that covers everything. Test areas are always covered by a grid.",
        "random",
        choices=("random", "grid"),
        choice_labels=("Random places", "Regular grid"),
    )
    patches: int = option(
        INTEGER, "Training patches", "Number of patches drawn for training (random sampling).", 1200, minimum=1
    )
    validation_patches: int = option(
        INTEGER, "Validation patches", "Number of patches drawn for validation (random sampling).", 120, minimum=0
    )
    overlap: int = option(
        INTEGER,
        "Overlap of the grid (%)",
        "Overlap of neighbouring patches of a grid, in per cent of the patch size.",
        0,
        minimum=0,
        maximum=90,
    )
    split: str = option(
        CHOICE,
        "Split by",
        "How the area is divided into training, validation and test: by whole orthophotos, or by blocks within each of "
        "them. Patches of different parts never share a pixel.",
        "tiles",
        choices=("tiles", "blocks"),
        choice_labels=("Whole orthophotos", "Blocks within orthophotos"),
    )
    validation_share: float = option(
        NUMBER,
        "Validation share (%)",
        "Share of the orthophotos or blocks used to watch the training, in per cent of those not used for the test.",
        40.0,
        minimum=0,
        maximum=90,
    )
    test_share: float = option(
        NUMBER,
        "Test share (%)",
        "Share of the orthophotos or blocks kept for the final test, in per cent.",
        0.0,
        minimum=0,
        maximum=90,
    )
    train_tiles: str = option(
        TEXT, "Training tiles", "Names or numbers of orthophotos for training, e.g. 1 3 23. Empty: by chance.", ""
    )
    validation_tiles: str = option(
        TEXT, "Validation tiles", "Names or numbers of orthophotos for validation. Empty: by chance.", ""
    )
    test_tiles: str = option(
        TEXT, "Test tiles", "Names or numbers of orthophotos for the test. Empty: by the test share.", ""
    )
    block_size: int = option(
        INTEGER,
        "Block size (pixels)",
        "Side of the blocks in pixels (split by blocks); 0: twice the patch size.",
        0,
        minimum=0,
        advanced=True,
    )
    buffer: int = option(
        INTEGER,
        "Buffer (pixels)",
        "Width in pixels of the strip kept free between blocks of different parts.",
        0,
        minimum=0,
        advanced=True,
    )
    min_labelled: float = option(
        NUMBER,
        "Least labelled share (%)",
        "Patches with a smaller share of labelled pixels, in per cent, are left out.",
        10.0,
        minimum=0,
        maximum=100,
        advanced=True,
    )
    nir_band: int = option(INTEGER, "Near-infrared band", _NIR_HELP, 1, minimum=0, advanced=True)
    red_band: int = option(INTEGER, "Red band", _RED_HELP, 2, minimum=0, advanced=True)
    classes: str = option(FILE, "Class scheme", _CLASSES_HELP, "", advanced=True)
    seed: int = option(INTEGER, "Seed", _SEED_HELP, 1, minimum=0, maximum=2**31 - 1, advanced=True)
    output: str = option(
        NEW_FOLDER, "Data set folder", "Folder for the patches; must be new or empty.", "", required=True
    )
    report: str = option(NEW_FILE, "Data set report", "HTML report on the data set.", "", suffix=".html")

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        found = []
        if bool(self.folder) == bool(self.orthos):
            found.append("Give either FOLDER (an ISPRS folder) or ORTHOS with REFERENCES.")
        if self.folder and (self.references or self.heights):
            found.append("REFERENCES and HEIGHTS belong to ORTHOS; leave them empty with FOLDER.")
        if self.orthos and not self.references:
            found.append("REFERENCES are missing: give one for each of the ORTHOS.")
        if self.patch_size % 16:
            found.append(
                f"PATCH_SIZE is {self.patch_size}, but must be a multiple of 16 (the network halves it 4 times)."
            )
        if self.block_size and self.block_size < self.patch_size:
            found.append(f"BLOCK_SIZE {self.block_size} is smaller than PATCH_SIZE {self.patch_size}.")
        block = self.block_size or 2 * self.patch_size
        if self.split == "blocks" and self.buffer > 2 * block:
            found.append(f"BUFFER {self.buffer} is wider than two blocks of {block} pixels: raise BLOCK_SIZE.")
        if self.nir_band and self.nir_band == self.red_band:
            found.append(f"NIR_BAND and RED_BAND are both {self.nir_band}.")
        if self.split == "blocks" and (self.train_tiles or self.validation_tiles):
            found.append("TRAIN_TILES and VALIDATION_TILES belong to SPLIT=tiles; blocks are divided by chance.")
        named = {
            name: set(tile_names(getattr(self, name))) for name in ("train_tiles", "validation_tiles", "test_tiles")
        }
        for first, second in (
            ("train_tiles", "validation_tiles"),
            ("train_tiles", "test_tiles"),
            ("validation_tiles", "test_tiles"),
        ):
            both = sorted(named[first] & named[second])
            if both:
                found.append(f"{', '.join(both)} stands in {first.upper()} and in {second.upper()}.")
        return found


@dataclass(frozen=True)
class TrainConfig(JobConfig):
    """A data set to a model."""

    dataset: str = option(
        FOLDER, "Data set folder", "Folder made by the algorithm that cuts patches.", "", required=True
    )
    inputs: str = option(
        CHOICE,
        "Inputs",
        "What the network sees. NDVI is computed from the near-infrared and red bands.",
        "ortho",
        choices=INPUTS,
        choice_labels=INPUT_LABELS,
    )
    architecture: str = option(
        CHOICE,
        "Architecture",
        "The network: U-Net (Ronneberger et al. 2015) with padding and batch normalisation.",
        "unet",
        choices=("unet",),
        choice_labels=("U-Net",),
    )
    width: int = option(
        INTEGER,
        "Width (channels)",
        "Channels of the first level, doubled at each level. 64 as published; 16 is about 16 times faster.",
        64,
        minimum=4,
        maximum=256,
    )
    epochs: int = option(
        INTEGER, "Epochs", "How often the training sees all patches at most.", 100, minimum=1, maximum=100000
    )
    batch_size: int = option(
        INTEGER,
        "Batch size (patches)",
        "Patches per training step; 0 chooses by the device.",
        0,
        minimum=0,
        maximum=4096,
    )
    learning_rate: float = option(
        NUMBER,
        "Learning rate",
        "Largest step of the optimiser (AdamW).",
        1e-3,
        minimum=1e-7,
        maximum=1.0,
        advanced=True,
    )
    loss: str = option(
        CHOICE,
        "Loss",
        "What the training minimises.",
        "cross_entropy",
        choices=("cross_entropy", "cross_entropy_dice", "focal"),
        choice_labels=("Cross-entropy", "Cross-entropy and Dice", "Focal"),
        advanced=True,
    )
    class_weights: str = option(
        CHOICE,
        "Class weights",
        "Makes mistakes in rare classes, such as cars, count more.",
        "median",
        choices=("none", "inverse", "median"),
        choice_labels=("None", "Inverse frequency", "Median frequency"),
        advanced=True,
    )
    augment: bool = option(
        FLAG,
        "Augment",
        "Flip and turn the patches and vary their brightness and contrast by chance.",
        True,
        advanced=True,
    )
    patience: int = option(
        INTEGER,
        "Patience (epochs)",
        "Training ends when the validation has not improved for so many epochs; 0: never early.",
        10,
        minimum=0,
        advanced=True,
    )
    learn_undefined: bool = option(
        FLAG,
        "Learn undefined",
        "Learn the class 'undefined' like any other instead of leaving its pixels out.",
        False,
        advanced=True,
    )
    device: str = option(CHOICE, "Device", _DEVICE_HELP, "auto", choices=DEVICES, choice_labels=DEVICE_LABELS)
    precision: str = option(
        CHOICE, "Precision", _PRECISION_HELP, "auto", choices=PRECISIONS, choice_labels=PRECISION_LABELS, advanced=True
    )
    seed: int = option(INTEGER, "Seed", _SEED_HELP, 1, minimum=0, maximum=2**31 - 1, advanced=True)
    model: str = option(
        NEW_FILE,
        "Model",
        "The trained network with all that is needed to use it.",
        "",
        required=True,
        suffix=".safetensors",
    )
    report: str = option(NEW_FILE, "Training report", "HTML report with the training's course.", "", suffix=".html")


@dataclass(frozen=True)
class ClassifyConfig(JobConfig):
    """A model and an orthophoto to a class raster."""

    model: str = option(FILE, "Model", "Model file made by the training algorithm (.safetensors).", "", required=True)
    ortho: str = option(FILE, "Orthophoto", "Orthophoto with the bands the model was trained on.", "", required=True)
    height: str = option(
        FILE, "Heights", "Heights in metres, of the kind the model was trained with; only if the model needs them.", ""
    )
    reference: str = option(FILE, "Reference", "Class raster or coloured raster to compare the result with.", "")
    overlap: int = option(
        INTEGER,
        "Overlap (%)",
        "Overlap of neighbouring windows in per cent; their probabilities are blended.",
        50,
        minimum=0,
        maximum=75,
    )
    min_confidence: float = option(
        NUMBER,
        "Least confidence (%)",
        "Pixels whose most probable class is less probable, in per cent, become 'undefined'.",
        0.0,
        minimum=0,
        maximum=100,
        advanced=True,
    )
    batch_size: int = option(
        INTEGER,
        "Batch size (windows)",
        "Windows computed at once; 0 chooses by the device.",
        0,
        minimum=0,
        maximum=1024,
        advanced=True,
    )
    device: str = option(CHOICE, "Device", _DEVICE_HELP, "auto", choices=DEVICES, choice_labels=DEVICE_LABELS)
    precision: str = option(
        CHOICE, "Precision", _PRECISION_HELP, "auto", choices=PRECISIONS, choice_labels=PRECISION_LABELS, advanced=True
    )
    output: str = option(
        NEW_FILE, "Land cover", "Class raster (GeoTIFF, nodata 255).", "", required=True, suffix=".tif"
    )
    confidence: str = option(
        NEW_FILE,
        "Confidence",
        "Probability of the chosen class, 0-100 per cent (GeoTIFF, nodata 255).",
        "",
        suffix=".tif",
    )
    report: str = option(NEW_FILE, "Accuracy report", "HTML report; needs a reference.", "", suffix=".html")


@dataclass(frozen=True)
class AssessConfig(JobConfig):
    """A class raster and a reference to accuracy figures."""

    prediction: str = option(FILE, "Classified raster", "Class raster to judge, in class codes.", "", required=True)
    reference: str = option(
        FILE, "Reference", "Class raster or coloured raster with the true classes.", "", required=True
    )
    erosion: int = option(
        INTEGER,
        "Erosion (pixels)",
        "Radius in pixels around the borders between reference classes that is left out; ISPRS uses 3.",
        0,
        minimum=0,
        maximum=50,
    )
    ignore_classes: str = option(
        TEXT, "Classes to leave out", "Codes of reference classes that do not count, e.g. 5 6.", "", advanced=True
    )
    classes: str = option(FILE, "Class scheme", _CLASSES_HELP, "", advanced=True)
    report: str = option(NEW_FILE, "Accuracy report", "HTML report.", "", suffix=".html")
    matrix: str = option(
        NEW_FILE, "Confusion matrix", "CSV: rows are reference classes, columns are predicted ones.", "", suffix=".csv"
    )
    scores: str = option(NEW_FILE, "Scores", "JSON with all figures.", "", suffix=".json")

    def cross_problems(self) -> list[str]:
        """Rules between the parameters."""
        wrong = [word for word in tile_names(self.ignore_classes) if not word.isdigit()]
        return [f"IGNORE_CLASSES holds {', '.join(wrong)}, but takes class codes, e.g. 5 6."] if wrong else []


@dataclass(frozen=True)
class EnvironmentConfig(JobConfig):
    """What the worker's Python has."""

    report: str = option(NEW_FILE, "Environment report", "HTML report on the engine's Python.", "", suffix=".html")


def tile_names(text: str) -> list[str]:
    """The words of a list separated by blanks, commas or semicolons, e.g. "1, 3 23" -> ["1", "3", "23"]."""
    return [word for word in re.split(r"[\s,;]+", text.strip()) if word]
