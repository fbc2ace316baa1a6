"""Choices, help texts and rules that several jobs share."""

from __future__ import annotations

from typing import Any

from ..errors import ConfigError
from ..language import tr
from ..values import split_names

_CARDS = 8  # of one computer that can be chosen by number
DEVICES = ("auto", "cuda", "cpu", "mps", *(f"cuda:{number}" for number in range(_CARDS)))
DEVICE_LABELS = (
    "Automatic",
    "NVIDIA graphics card (CUDA)",
    "Processor",
    "Apple graphics (MPS)",
    *(f"NVIDIA graphics card number {number} (cuda:{number})" for number in range(_CARDS)),
)
PRECISIONS = ("auto", "float32", "bfloat16", "float16")
PRECISION_LABELS = ("Automatic", "32 bit", "bfloat16", "float16")
ENCODER_WEIGHT_NAMES = ("imagenet", "none")
ENCODER_WEIGHT_FILES = (".pth", ".pt", ".safetensors")
ENCODER_WEIGHTS_HELP = (
    "What the encoder knows before the training: imagenet (for unet_efficientnet_lite0 from the installed package, for "
    "others downloaded once, then kept), none, or a file with weights of this encoder (.pth, .pt, .safetensors). With "
    "such weights the encoder learns at a tenth of LEARNING_RATE. Empty: imagenet if the architecture has an encoder."
)
SEED_HELP = "Start of the random numbers: the same seed and the same parameters give the same result."
CLASSES_HELP = (
    "JSON, CSV or QGIS style file (.qml) with value, name and colour of each class; or the word isprs for the "
    "seven ISPRS classes (0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 "
    "undefined). Empty: these too, unless the values are ambiguous, as in a mask or with codes counted from 1."
)
PALETTE_HELP = " A colour table with other classes brings these."
CLASS_FIELD_HELP = (
    "Field of the polygon layers with the class: its value (0 to 254) or its name in the class scheme. Needed for "
    "polygons only, unless POLYGON_CLASS says their class."
)
POLYGON_CLASS_HELP = (
    "The class of all polygons, by value or name, such as 1 or building: for layers of one kind of thing, which have "
    "no field with the class."
)
OTHER_CLASS_HELP = (
    "The class of all that no polygon covers, by value or name. Give it only if the polygons are complete, such as "
    "footprints of all buildings. Empty: what no polygon covers is unlabelled."
)
NIR_HELP = "Number of the orthophoto's near-infrared band, counted from 1; 0 if there is none."
TILE_NAMES_HELP = 'Put a name with blanks in quotation marks: 1 3 "area 7".'
RED_HELP = "Number of the orthophoto's red band, counted from 1; 0 if there is none."
DEVICE_HELP = (
    "Where the network computes. Automatic takes the first graphics card that PyTorch can use, else the processor; the "
    "log says what ran, and why no card did. cuda:1 is the second of several cards."
)
PRECISION_HELP = (
    "Number format of the network's arithmetic. Automatic takes bfloat16 or float16 where the graphics card or the "
    "processor is faster with it, else 32 bit."
)

POLYGON_FIELDS = ("class_field", "polygon_class", "other_class")


def polygon_problems(config: Any, has_references: bool, layers: str) -> list[str]:
    """What is wrong with the parameters that say which class polygons have.

    Args:
        config: A job with the `POLYGON_FIELDS`.
        has_references: Whether there are references at all.
        layers: What these parameters belong to, for the message.
    """
    given = [name.upper() for name in POLYGON_FIELDS if getattr(config, name)]
    if given and not has_references:
        return [tr("{name} belongs to {layers}.", name=name, layers=layers) for name in given]
    problems = []
    if config.class_field and config.polygon_class:
        problems.append(
            tr(
                "CLASS_FIELD {class_field} and POLYGON_CLASS {polygon_class} both say the class of the polygons: "
                "give one of them.",
                class_field=config.class_field,
                polygon_class=config.polygon_class,
            )
        )
    if config.polygon_class and config.polygon_class.strip().casefold() == config.other_class.strip().casefold():
        problems.append(
            tr(
                "POLYGON_CLASS and OTHER_CLASS are both {other_class}: all would be one class.",
                other_class=config.other_class,
            )
        )
    return problems


def tile_names(text: str) -> list[str]:
    """The names or numbers in a list, e.g. `1, 3 "area 7"` -> ["1", "3", "area 7"].

    Raises:
        ConfigError: If it cannot be taken apart.
    """
    try:
        return split_names(text)
    except ValueError as error:
        raise ConfigError(tr("A list of names {error}", error=error), tr('Write it like this: 1 3 "area 7"')) from error
