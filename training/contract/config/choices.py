"""Choices, help texts and rules that several jobs share."""

from __future__ import annotations

from ..errors import ConfigError
from ..values import split_names

DEVICES = ("auto", "cuda", "cpu", "mps")
DEVICE_LABELS = ("Automatic", "NVIDIA graphics card (CUDA)", "Processor", "Apple graphics (MPS)")
PRECISIONS = ("auto", "float32", "bfloat16", "float16")
PRECISION_LABELS = ("Automatic", "32 bit", "bfloat16", "float16")
ENCODER_WEIGHT_NAMES = ("imagenet", "none")
ENCODER_WEIGHT_FILES = (".pth", ".pt", ".safetensors")
ENCODER_WEIGHTS_HELP = (
    "What the encoder knows before the training: imagenet (downloaded once, then kept), none, or a file with weights "
    "of this encoder (.pth, .pt, .safetensors). Empty: imagenet if the architecture has an encoder."
)
SEED_HELP = "Start of the random numbers: the same seed and the same parameters give the same result."
CLASSES_HELP = (
    "JSON or CSV file with value, name and colour of each class. Empty: the seven ISPRS classes "
    "(0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined)."
)
PALETTE_HELP = " A colour table with other classes brings these."
CLASS_FIELD_HELP = (
    "Field of the polygon layers with the class: its value (0 to 254) or its name in the class scheme. Needed for "
    "polygons only."
)
NIR_HELP = "Number of the orthophoto's near-infrared band, counted from 1; 0 if there is none."
TILE_NAMES_HELP = 'A name with blanks stands in quotation marks: 1 3 "area 7".'
RED_HELP = "Number of the orthophoto's red band, counted from 1; 0 if there is none."
DEVICE_HELP = (
    "Where the network computes. Automatic takes the graphics card if PyTorch can use it; the log says what ran."
)
PRECISION_HELP = (
    "Number format of the network's arithmetic. Automatic takes bfloat16 or float16 where the graphics card or the "
    "processor is faster with it, else 32 bit."
)


def tile_names(text: str) -> list[str]:
    """The names or numbers in a list, e.g. `1, 3 "area 7"` -> ["1", "3", "area 7"].

    Raises:
        ConfigError: If it cannot be taken apart.
    """
    try:
        return split_names(text)
    except ValueError as error:
        raise ConfigError(f"A list of names {error}", 'Write it like this: 1 3 "area 7"') from error
