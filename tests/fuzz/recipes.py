"""Which jobs run on which inputs, and which of these may be damaged."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fuzz.material import TRAINING

_BRIEF = {"width": 4, "batch_size": 4, "device": "cpu", "precision": "float32"}
_BESIDE = ("", "", "", ".aux.xml", ".msk", ".ovr")  # what may be damaged of a raster: itself or a file beside it


@dataclass(frozen=True)
class Recipe:
    """One job on copies of sound inputs.

    Args:
        job: Its name.
        copies: Files and folders of the material that it gets, at the same relative places below `in/`.
        victims: Patterns, below `in/`, of the files of which one is damaged.
        parameters: Of the job; texts that begin with `in/` or `out/` are places in the case's folder.
        changes: Inputs that the job may rightly change: it goes on with them.
    """

    job: str
    copies: tuple[str, ...]
    victims: tuple[str, ...]
    parameters: dict[str, Any]
    changes: tuple[str, ...] = ()


def draw(rng: random.Random) -> Recipe:
    """Draw a recipe."""
    return rng.choice(_RECIPES)(rng)


def _place(name: str) -> str:
    return f"in/rasters/{name}"


def _with_sidecars(*names: str) -> tuple[str, ...]:
    """Copies or victims: the rasters with all files that have their stem."""
    return tuple(f"rasters/{name.rpartition('.')[0]}.*" for name in names)


def _ortho(rng: random.Random) -> str:
    names = ("ortho.tif", "plain.tif", "lzw.tif", "jpeg.tif", "alpha.tif", "masked.tif", "overviews.tif",
             "ortho.png", "ortho.jpg", "ortho.img", "ortho.vrt")  # fmt: skip
    return rng.choice(names)


def _copied(*names: str) -> tuple[str, ...]:
    more = ("plain.tif",) if any(name.endswith(".vrt") for name in names) else ()
    return _with_sidecars(*names, *more)


def _tile(rng: random.Random) -> Recipe:
    ortho, height = _ortho(rng), rng.choice(("", "height.tif", "height.img", "surface.asc"))
    reference = rng.choice(("codes.tif", "colours.tif", "predicted.tif", "codes.png", "colours.png"))
    names = (ortho, reference, *filter(None, [height]))
    parameters = {
        "orthos": [_place(ortho)],
        "references": [_place(reference)],
        "heights": [_place(height)] if height else [],
        "patch_size": 32,
        "sampling": rng.choice(("random", "grid", "stratified")),
        "split": rng.choice(("blocks", "patches")),
        "patches": 4,
        "validation_patches": 2,
        "min_labelled": 0.0,
        "output": "out/set",
        "report": rng.choice(("", "", "out/report.html")),
    }
    return Recipe("tile", _copied(*names), _copied(*names), parameters)


def _tile_folder(rng: random.Random) -> Recipe:
    parameters = {"folder": "in/isprs", "patch_size": 32, "patches": 4, "validation_patches": 2, "output": "out/set"}
    return Recipe("tile", ("isprs",), ("isprs/*/*.tif",), parameters)


def _train(rng: random.Random) -> Recipe:
    victims = rng.choice(
        (("set/dataset.json",), ("set/dataset.json",), ("set/patches.csv",), ("set/patches.csv", "set/*/*.tif"))
    )
    inputs = rng.choice(("ortho", "ortho_ndvi", "ortho_height", "ortho_height_slope_ndvi"))
    parameters = {
        **_BRIEF, "dataset": "in/set", "epochs": 1, "inputs": inputs, "model": "out/m.safetensors",
        "report": rng.choice(("", "", "out/report.html")),
    }  # fmt: skip
    return Recipe("train", ("set",), victims, parameters)


def _resume(rng: random.Random) -> Recipe:
    parameters = {**TRAINING, "dataset": "in/set", "resume": True, "model": "in/stopped/m.safetensors"}
    changes = ("in/stopped/m.ckpt", "in/stopped/m.safetensors", "in/stopped/.runs/m.safetensors.run.json")
    return Recipe("train", ("set", "stopped"), ("stopped/m.*",), parameters, changes)


def _classify(rng: random.Random) -> Recipe:
    model, ortho = rng.choice(("ortho", "all")), _ortho(rng)
    height = rng.choice(("height.tif", "height.img")) if model == "all" else ""
    names = (ortho, *filter(None, [height]))
    victims = (f"models/{model}.safetensors",) if rng.random() < 0.6 else _copied(*names)
    extras = {"confidence": "out/confidence.tif", "probabilities": "out/probabilities.tif"}
    parameters = {
        "model": f"in/models/{model}.safetensors",
        "ortho": _place(ortho),
        "height": _place(height) if height else "",
        "device": "cpu",
        "precision": "float32",
        "output": "out/classes.tif",
        **(extras if rng.random() < 0.3 else {}),
    }
    return Recipe("classify", (f"models/{model}.safetensors", *_copied(*names)), victims, parameters)


def _assess(rng: random.Random) -> Recipe:
    reference = rng.choice(("codes.tif", "colours.tif", "codes.png", "colours.png"))
    names, classes = ("predicted.tif", reference), rng.choice(("", "classes.json", "classes.csv"))
    copies = (*_copied(*names), *([f"classes/{classes}"] if classes else []))
    victims = copies[-1:] if classes and rng.random() < 0.7 else copies
    parameters = {
        "prediction": _place("predicted.tif"),
        "reference": _place(reference),
        "classes": f"in/classes/{classes}" if classes else "",
        "scores": "out/scores.json",
        "matrix": "out/matrix.csv",
        "errors": rng.choice(("", "out/errors.tif")),
        "report": rng.choice(("", "", "out/report.html")),
    }
    return Recipe("assess", copies, victims, parameters)


def _labels(rng: random.Random) -> Recipe:
    to_codes = rng.random() < 0.5
    name = rng.choice(("colours.tif", "colours.png") if to_codes else ("codes.tif", "predicted.tif", "codes.png"))
    classes = rng.choice(("", "", "classes.json", "classes.csv"))
    copies = (*_copied(name), *([f"classes/{classes}"] if classes else []))
    parameters = {
        "input": _place(name),
        "direction": "colours_to_classes" if to_codes else "classes_to_colours",
        "classes": f"in/classes/{classes}" if classes else "",
        "output": "out/labels.tif",
    }
    return Recipe("labels", copies, copies, parameters)


def _height_above_ground(rng: random.Random) -> Recipe:
    name = rng.choice(("surface.tif", "surface.asc", "height.tif", "height.img"))
    parameters = {"input": _place(name), "output": "out/above.tif", "ground": rng.choice(("", "out/ground.tif"))}
    return Recipe("heightaboveground", _copied(name), _copied(name), parameters)


def _sample_points(rng: random.Random) -> Recipe:
    name = rng.choice(("predicted.tif", "codes.tif", "codes.png"))
    parameters = {"input": _place(name), "points": 60, "min_per_class": 5, "output": "out/points.csv"}
    return Recipe("samplepoints", _copied(name), _copied(name), parameters)


def _assess_points(rng: random.Random) -> Recipe:
    copies = ("points/points.csv", *_copied("predicted.tif"))
    parameters = {
        "points": "in/points/points.csv",
        "prediction": rng.choice(("", _place("predicted.tif"))),
        "scores": "out/scores.json",
        "areas": "out/areas.csv",
        "report": rng.choice(("", "", "out/report.html")),
    }
    victims = copies[:1] if rng.random() < 0.8 else copies
    return Recipe("assesspoints", copies, victims, parameters)


def _export(rng: random.Random) -> Recipe:
    copies = ("models/ortho.safetensors",)
    return Recipe("exportonnx", copies, copies, {"model": f"in/{copies[0]}", "output": "out/model.onnx"})


def _compare(rng: random.Random) -> Recipe:
    parameters = {
        **TRAINING, "dataset": "in/set", "variants": ["ortho", "ortho_height"], "repeats": 1,
        "output": "in/compared", "table": "out/table.csv", "report": rng.choice(("", "", "out/report.html")),
    }  # fmt: skip
    victims = ("compared.runs/plan.json", "compared.runs/*/*.json", "compared.runs/*/3.tif", "compared.runs/*/m*s")
    return Recipe("compare", ("set", "compared.runs"), victims, parameters, ("in/compared",))


def _environment(rng: random.Random) -> Recipe:
    return Recipe("environment", (), (), {"report": "out/report.html"})


# How often each is drawn; jobs whose inputs have many forms more often.
_RECIPES: tuple[Callable[[random.Random], Recipe], ...] = (
    *[_tile] * 5, _tile_folder, *[_train] * 4, *[_resume] * 3, *[_classify] * 5, *[_assess] * 3, *[_labels] * 3,
    *[_height_above_ground] * 2, *[_sample_points] * 2, *[_assess_points] * 3, _export, *[_compare] * 2, _environment,
)  # fmt: skip
